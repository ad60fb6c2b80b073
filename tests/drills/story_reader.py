"""Reads stories back: which facts they tell, by what their sentences say.

Everything is written out here as somebody reads it, and nothing is taken from what tells the
stories. A sentence that stands nowhere here is an error, and so is a story at odds with itself.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple, TypeAlias

Fact: TypeAlias = str | bool | int
Told: TypeAlias = dict[str, Fact]

WOMAN, MAN = "woman", "man"


class Unreadable(ValueError):
    """A story that nobody can read in one way only."""


class Sentence(NamedTuple):
    """A sentence, and what it tells.

    Attributes:
        nl: How it reads in Dutch; {zij}, {haar} and {hem} are whoever it is about, and so are
            they with a capital. {n} is a number of sessions, {age} an age, {code} a code.
        en: The same in English.
        tells: What is known from it. A value in capitals is the place that is named so.
        after: What the sentence just before it must be about: it points back at that.
    """

    nl: str
    en: str
    tells: Mapping[str, Fact]
    after: str = ""


_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "Zij": {"Zij": WOMAN, "Hij": MAN},
    "zij": {"zij": WOMAN, "hij": MAN},
    "Haar": {"Haar": WOMAN, "Zijn": MAN},
    "haar": {"haar": WOMAN, "zijn": MAN},
    "hem": {"haar": WOMAN, "hem": MAN},
    "She": {"She": WOMAN, "He": MAN},
    "she": {"she": WOMAN, "he": MAN},
    "Her": {"Her": WOMAN, "His": MAN},
    "her": {"her": WOMAN, "his": MAN},
    "him": {"her": WOMAN, "him": MAN},
    "Een volwassene": {"Een vrouw": WOMAN, "Een man": MAN},
    "Een kind": {"Een meisje": WOMAN, "Een jongen": MAN},
    "een volwassene": {"een vrouw": WOMAN, "een man": MAN},
    "Een beller": {"Een vrouw": WOMAN, "Een man": MAN},
    "An adult": {"A woman": WOMAN, "A man": MAN},
    "A child": {"A girl": WOMAN, "A boy": MAN},
    "an adult": {"a woman": WOMAN, "a man": MAN},
    "A caller": {"A woman": WOMAN, "A man": MAN},
}
"""What stands for a woman or a man, in a place of a sentence."""
_PLACES: Final = {
    "n": r"0|[2-9]|[1-9][0-9]{1,2}",  # one would be another word: "1 session"
    "age": r"0|[1-9][0-9]{0,2}",
    "begun": "01|03|06",
    "referral": r"0[1-8]",
    "care": "11|13|21",
    "activity": "190015|190016",
    "product": r"[0-9]{9}",
    "declaration": r"[0-9A-Z]{6}",
    "specialism": r"[0-9]{4}",
    "diagnosis": r"[0-9A-Z]{1,5}",
}
_NUMBERS: Final = ("n", "age")


class Diagnosis(NamedTuple):
    """What somebody has, what that is to these rules, and from what age people have it."""

    nl: str
    en: str
    indication: str | None
    youngest: int = 0


_DIAGNOSES: Final = (
    Diagnosis("herstelt van leukemie", "is recovering from leukaemia", "oncology"),
    Diagnosis("herstelt van lymfklierkanker", "is recovering from lymphoma", "oncology"),
    Diagnosis("herstelt van darmkanker", "is recovering from bowel cancer", "oncology", 30),
    Diagnosis("is behandeld voor longkanker", "was treated for lung cancer", "oncology", 30),
    Diagnosis(
        "is geopereerd aan een aangeboren hartafwijking",
        "had surgery for a congenital heart defect",
        "cardiovascular",
    ),
    Diagnosis(
        "heeft een ontsteking van de hartspier gehad",
        "had an inflammation of the heart muscle",
        "cardiovascular",
    ),
    Diagnosis("heeft een hartinfarct gehad", "had a heart attack", "cardiovascular", 30),
    # A vessel of the brain.
    Diagnosis("heeft een beroerte gehad", "had a stroke", "cardiovascular", 30),
    Diagnosis("heeft hartfalen", "has heart failure", "cardiovascular", 30),
    Diagnosis(
        "heeft etalagebenen in stadium 2",
        "has intermittent claudication in stage 2",
        "claudication",
        40,
    ),
    Diagnosis("heeft een gebroken pols", "has a broken wrist", "other"),
    Diagnosis("heeft pijn in de onderrug", "has pain in the lower back", "other", 6),
    Diagnosis("heeft een nieuwe knie", "has a new knee", "other", 40),
    Diagnosis("wil fysiotherapie", "wants physiotherapy", None),
)


def _openings() -> Iterable[Sentence]:
    for nl, en, indication, youngest in _DIAGNOSES:
        known: Told = {} if indication is None else {"indication": indication}
        known["youngest"] = youngest
        yield Sentence(
            f"{{Een volwassene}} van {{age}} jaar {nl}.",
            f"{{An adult}} of {{age}} {en}.",
            {**known, "age": "AGE", "grown_up": True},
        )
        yield Sentence(
            f"{{Een kind}} van {{age}} jaar {nl}.",
            f"{{A child}} of {{age}} {en}.",
            {**known, "age": "AGE", "grown_up": False},
        )
        # Thirteen to nineteen: nobody knows on which side of eighteen.
        if not youngest > 13:
            yield Sentence(f"Een tiener {nl}.", f"A teenager {en}.", known)


_AFTERCARE: Final = (
    *_openings(),
    Sentence(
        "Er zijn nieuwe klachten om te behandelen.",
        "There are new symptoms to treat.",
        {"treatment_need": "current"},
    ),
    Sentence(
        "De arts ziet een duidelijke reden voor behandeling.",
        "The doctor sees a clear reason for treatment.",
        {"treatment_need": "current"},
    ),
    Sentence(
        "De klachten zijn er al jaren, zonder fysiotherapie, en er is niets nieuws.",
        "The symptoms have been there for years, without physiotherapy, and nothing is new.",
        {"treatment_need": "long-standing"},
    ),
    Sentence(
        "{Zij} wil fit blijven door zelf te bewegen; er is niets te behandelen.",
        "{She} wants to keep fit by exercising; there is nothing to treat.",
        {"treatment_need": "preventive"},
    ),
    Sentence(
        "{Zij} moet nog met de behandelingen beginnen.",
        "{She} has yet to begin the sessions.",
        {"sessions_had": 0},
    ),
    Sentence(
        "Alle jaren samen had {zij} voor deze aandoening al {n} behandelingen.",
        "Across all years {she} has already had {n} sessions for this condition.",
        {"sessions_had": "N", "counted": "over all years"},
    ),
    Sentence(
        "Dit jaar had {zij} voor deze aandoening al {n} behandelingen.",
        "This year {she} has already had {n} sessions for this condition.",
        {"sessions_had": "N", "counted": "this year"},
    ),
    Sentence(
        "{Zij} heeft de Basis Plus Module.",
        "{She} has the Basis Plus Module.",
        {"basis_plus_module": True},
    ),
    Sentence(
        "Naast de basisverzekering heeft {zij} de Basis Plus Module.",
        "Besides the basic insurance {she} has the Basis Plus Module.",
        {"basis_plus_module": True},
    ),
    Sentence(
        "{Zij} heeft de Basis Plus Module niet.",
        "{She} does not have the Basis Plus Module.",
        {"basis_plus_module": False},
    ),
    Sentence(
        "De Basis Plus Module heeft {zij} niet afgesloten.",
        "{She} did not take the Basis Plus Module.",
        {"basis_plus_module": False},
    ),
    Sentence(
        "{Zij} heeft geen aanvullende verzekering.",
        "{She} has no supplementary insurance.",
        {"supplementary": "none"},
    ),
    Sentence(
        "{Zij} heeft een aanvullende verzekering, met de nazorg van de module erin.",
        "{She} has supplementary insurance that includes the aftercare of the module.",
        {"supplementary": "with-aftercare", "insured": True},
    ),
    Sentence(
        "In {haar} aanvullende verzekering zit dezelfde nazorg als in de module.",
        "{Her} supplementary insurance includes the same aftercare as the module.",
        {"supplementary": "with-aftercare", "insured": True},
    ),
    Sentence(
        "{Zij} heeft een aanvullende verzekering, zonder de nazorg van de module.",
        "{She} has supplementary insurance, without the aftercare of the module.",
        {"supplementary": "without-aftercare", "insured": True},
    ),
    Sentence(
        "In {haar} aanvullende verzekering zit de nazorg van de module niet.",
        "{Her} supplementary insurance does not include the aftercare of the module.",
        {"supplementary": "without-aftercare", "insured": True},
    ),
    Sentence(
        "{Zij} heeft een aanvullende verzekering.",
        "{She} has supplementary insurance.",
        {"insured": True},
    ),
    Sentence(
        "Daarin zijn dit jaar nog {n} behandelingen fysiotherapie over.",
        "It has {n} physiotherapy sessions left this year.",
        {"supplementary_sessions": "N"},
        after="insured",
    ),
    Sentence(
        "Daarin is dit jaar nog 1 behandeling fysiotherapie over.",
        "It has 1 physiotherapy session left this year.",
        {"supplementary_sessions": 1},
        after="insured",
    ),
    Sentence(
        "Daarin zijn de behandelingen fysiotherapie van dit jaar op.",
        "Its physiotherapy sessions of this year are used up.",
        {"supplementary_sessions": 0},
        after="insured",
    ),
    Sentence(
        "{Haar} aandoening staat op de lijst van de overheid.",
        "{Her} condition is on the statutory list.",
        {"basis_entitlement": True},
    ),
    Sentence(
        "Er is een chronische indicatie: de aandoening staat op de lijst van de overheid.",
        "There is a chronic indication: the condition is on the statutory list.",
        {"basis_entitlement": True},
    ),
    Sentence(
        "{Haar} aandoening staat niet op de lijst van de overheid.",
        "{Her} condition is not on the statutory list.",
        {"basis_entitlement": False},
    ),
    Sentence(
        "{Zij} gaat naar een Pluspraktijk.",
        "{She} goes to a Plus practice.",
        {"plus_practice": True},
    ),
    Sentence(
        "{Haar} fysiotherapeut werkt in een Pluspraktijk.",
        "{Her} physiotherapist works at a Plus practice.",
        {"plus_practice": True},
    ),
    Sentence(
        "{Haar} fysiotherapeut werkt niet in een Pluspraktijk.",
        "{Her} physiotherapist does not work at a Plus practice.",
        {"plus_practice": False},
    ),
    Sentence(
        "De praktijk staat niet in een register van Pluspraktijken.",
        "The practice is not in any register of Plus practices.",
        {"plus_practice": False},
    ),
    Sentence("{Zij} heeft een verwijzing.", "{She} has a referral.", {"referral": True}),
    Sentence(
        "De huisarts schreef een verwijzing.",
        "The general practitioner wrote a referral.",
        {"referral": True},
    ),
    Sentence("{Zij} heeft geen verwijzing.", "{She} has no referral.", {"referral": False}),
    Sentence("Er is geen verwijzing.", "There is no referral.", {"referral": False}),
)


def _kinds_of_care() -> Iterable[Sentence]:
    for nl, en, kind in (
        ("Het gaat om geestelijke gezondheidszorg.", "It is mental health care.", "mental-health"),
        (
            "Het is een behandeling op de psychiatrische afdeling van een algemeen ziekenhuis.",
            "It is treatment at the psychiatric department of a general hospital.",
            "mental-health",
        ),
        (
            "Het gaat om een add-on, dus buiten de DBC-systematiek.",
            "It is an add-on, so outside the DBC system.",
            "non-dbc",
        ),
        (
            "Het gaat om diagnostiek voor de eerste lijn, buiten de DBC-systematiek.",
            "It is diagnostics for the first line, outside the DBC system.",
            "non-dbc",
        ),
        (
            "Het gaat om kaakchirurgie, buiten de DBC-systematiek.",
            "It is oral surgery, outside the DBC system.",
            "non-dbc",
        ),
        (
            "Het gaat om een activiteit waarvoor een vergunning nodig is (WBMV).",
            "It is an activity that needs a licence (WBMV).",
            "licensed",
        ),
        ("Het gaat om zorg bij een zwangerschap.", "It is care for a pregnancy.", "pregnancy"),
        (
            "Het gaat om het bevolkingsonderzoek darmkanker.",
            "It is about the bowel cancer screening.",
            "bowel-screening",
        ),
        (
            "Het is gewone medisch specialistische zorg.",
            "It is ordinary medical specialist care.",
            "other",
        ),
    ):
        yield Sentence(nl, en, {"care_kind": kind})


def _trajectories() -> Iterable[Sentence]:
    """Yield where a number leads; "own", "referring" or "both" tells which number it is."""
    for number, nl, en in (
        ("own", "zorgtrajectnummer", "care trajectory number"),
        ("referring", "verwijzende zorgtrajectnummer", "referring care trajectory number"),
    ):
        yield Sentence(
            f"Het {nl} hoort bij een declaratie met type verwijzer {{begun}}.",
            f"The {en} is that of a claim with referral type {{begun}}.",
            {"first_trajectory": "initial-01-03-06", "number": number},
        )
        yield Sentence(
            f"Het {nl} leidt naar zorg die begon toen het ziekenhuis een contract had.",
            f"The {en} leads to care that began while the hospital had a contract.",
            {"first_trajectory": "started-while-contracted", "number": number},
        )
        yield Sentence(
            f"Het {nl} hoort niet bij een declaratie met type verwijzer 01, 03 of 06.",
            f"The {en} does not belong to a claim with referral type 01, 03 or 06.",
            {"no_exception": True, "number": number},
        )
        yield Sentence(
            f"Het {nl} ontbreekt.",
            f"The {en} is missing.",
            {"first_trajectory": "missing", "number": number},
        )
    nl = "Het eigen en het verwijzende zorgtrajectnummer"
    en = "The own and the referring care trajectory number"
    yield Sentence(
        f"{nl} horen bij een declaratie met type verwijzer {{begun}}.",
        f"{en} are those of a claim with referral type {{begun}}.",
        {"first_trajectory": "initial-01-03-06", "number": "both"},
    )
    yield Sentence(
        f"{nl} leiden naar zorg die begon toen het ziekenhuis een contract had.",
        f"{en} lead to care that began while the hospital had a contract.",
        {"first_trajectory": "started-while-contracted", "number": "both"},
    )
    yield Sentence(
        f"{nl} horen niet bij een declaratie met type verwijzer 01, 03 of 06.",
        f"{en} do not belong to a claim with referral type 01, 03 or 06.",
        {"no_exception": True, "number": "both"},
    )
    yield Sentence(
        f"{nl} ontbreken.",
        f"{en} are missing.",
        {"first_trajectory": "missing", "number": "both"},
    )
    yield Sentence(
        "Toen de zorg begon, had het ziekenhuis geen contract.",
        "When the care began, the hospital had no contract.",
        {"never_contracted": True},
        after="no_exception",
    )


_CLAIMS: Final = (
    Sentence(
        "Een ziekenhuis declareert zorg voor {een volwassene}.",
        "A hospital claims care for {an adult}.",
        {},
    ),
    Sentence(
        "{Een beller} belt over de rekening van het ziekenhuis.",
        "{A caller} calls about the bill of the hospital.",
        {},
    ),
    Sentence(
        "{Zij} heeft een selectieve polis.",
        "{She} has a selective policy.",
        {"selective_policy": True},
    ),
    Sentence(
        "{Zij} heeft geen selectieve polis.",
        "{She} does not have a selective policy.",
        {"selective_policy": False},
    ),
    Sentence(
        "Het is een geselecteerd ziekenhuis.",
        "It is a selected hospital.",
        {"hospital_selected": True},
    ),
    Sentence(
        "Het is geen geselecteerd ziekenhuis.",
        "It is not a selected hospital.",
        {"hospital_selected": False},
    ),
    *_kinds_of_care(),
    Sentence(
        "Het zorgproduct is {product}.",
        "The care product is {product}.",
        {"product_code": "PRODUCT"},
    ),
    Sentence(
        "De declaratiecode is {declaration}, het specialisme {specialism} en de diagnose"
        " {diagnosis}.",
        "The declaration code is {declaration}, the specialism {specialism} and the diagnosis"
        " {diagnosis}.",
        {
            "declaration_code": "DECLARATION",
            "specialism_code": "SPECIALISM",
            "diagnosis_code": "DIAGNOSIS",
        },
    ),
    Sentence(
        "Het ziekenhuis heeft de vergunning daarvoor.",
        "The hospital has the licence for it.",
        {"licence": True},
        after="care_kind",
    ),
    Sentence(
        "Het ziekenhuis heeft de vergunning daarvoor niet.",
        "The hospital does not have the licence for it.",
        {"licence": False},
        after="care_kind",
    ),
    # ---------------------------------------------------------- how the patient came, in words
    Sentence(
        "{Zij} ging uit zichzelf naar de spoedeisende hulp.",
        "{She} went to the emergency department of {her} own accord.",
        {"referral_type": "01"},
    ),
    Sentence(
        "{Zij} ging zonder verwijzing naar de polikliniek.",
        "{She} went to the outpatient clinic without a referral.",
        {"referral_type": "02", "unreferred": True},
    ),
    Sentence("Het was geen spoed.", "It was not urgent.", {"calm": True}, after="unreferred"),
    Sentence(
        "De huisarts verwees {hem} naar de spoedeisende hulp.",
        "The general practitioner referred {him} to the emergency department.",
        {"referral_type": "03"},
    ),
    Sentence(
        "De huisarts verwees {hem} naar het ziekenhuis.",
        "The general practitioner referred {him} to the hospital.",
        {"referral_type": "04"},
    ),
    Sentence(
        "Binnen het ziekenhuis verwees een specialist {hem} naar een ander specialisme,"
        " voor dezelfde zorgvraag.",
        "Within the hospital a specialist referred {him} to another specialism, for the same need.",
        {"referral_type": "05", "internal": True},
    ),
    Sentence(
        "Een ander ziekenhuis verwees {hem} door.",
        "Another hospital referred {him}.",
        {"referral_type": "06"},
    ),
    Sentence(
        "{Zij} was al onder behandeling in dit ziekenhuis.",
        "{She} was already a patient of this hospital.",
        {"referral_type": "07"},
    ),
    Sentence(
        "Iemand uit de eerste lijn zonder eigen code verwees {hem}.",
        "Somebody in the first line without a code of their own referred {him}.",
        {"referral_type": "08"},
    ),
    Sentence(
        "Er begint een nieuw, initieel traject.",
        "A new, initial trajectory begins.",
        {"care_type": "11"},
    ),
    Sentence(
        "Dat specialisme neemt de behandeling over.",
        "That specialism takes over the treatment.",
        {"care_type": "11"},
        after="internal",
    ),
    Sentence(
        "Dat specialisme wordt alleen geraadpleegd.",
        "That specialism is only consulted.",
        {"care_type": "13"},
        after="internal",
    ),
    Sentence(
        "Het is een vervolg op een eerdere behandeling.",
        "It is a follow-up of earlier treatment.",
        {"care_type": "21"},
    ),
    Sentence(
        "Er was acuut contact, op een andere plek in het ziekenhuis dan de spoedeisende hulp.",
        "There was acute contact, elsewhere in the hospital than at the emergency department.",
        {"acute_activity": "190016"},
    ),
    Sentence(
        "Het was planbare zorg, zonder acuut contact.",
        "It was care that could be planned, without acute contact.",
        {"acute_activity": "none"},
    ),
    # ---------------------------------------------------------- the same by its codes
    Sentence(
        "Het type verwijzer is {referral}.",
        "The referral type is {referral}.",
        {"referral_type": "REFERRAL"},
    ),
    Sentence("Het zorgtype is {care}.", "The care type is {care}.", {"care_type": "CARE"}),
    Sentence(
        "Het zorgtype is geen 11, 13 of 21.",
        "The care type is none of 11, 13 and 21.",
        {"care_type": "other"},
    ),
    Sentence(
        "Er is zorgactiviteit {activity}.",
        "There is activity {activity}.",
        {"acute_activity": "ACTIVITY"},
    ),
    Sentence(
        "Er zijn twee acute zorgactiviteiten: 190015 en 190016.",
        "There are two acute activities: 190015 and 190016.",
        {"acute_activity": "190016"},  # with both, this one counts
    ),
    Sentence(
        "Er is geen zorgactiviteit 190015 of 190016.",
        "There is no activity 190015 or 190016.",
        {"acute_activity": "none"},
    ),
    *_trajectories(),
)

_SENTENCES: Final = {"aftercare": _AFTERCARE, "claims": _CLAIMS}
_READ_WITH: Final = frozenset(
    {
        "youngest",
        "grown_up",
        "counted",
        "insured",
        "internal",
        "unreferred",
        "calm",
        "no_exception",
        "never_contracted",
        "number",
    }
)
"""What only helps to understand the other sentences."""


class _Read(NamedTuple):
    """A sentence as it stands in a story.

    Attributes:
        tells: What is known from it.
        genders: How those whom it is about are spoken of.
    """

    tells: Told
    genders: frozenset[str]


def read(paragraphs: Sequence[str], language: str, subject: str) -> Told:
    """Return the facts that a story tells, by the names that they have in the domain.

    Args:
        paragraphs: The story.
        language: "nl" or "en".
        subject: "aftercare" or "claims".

    Raises:
        Unreadable: A sentence is unknown or stands there twice, or sentences are at odds.
    """
    told: Told = {}
    genders: set[str] = set()
    for paragraph in paragraphs:
        before: Told = {}
        for sentence in re.split(r"(?<=\.) ", paragraph):
            found = _sentence(sentence, language, subject)
            if twice := told.keys() & found.tells.keys():
                raise Unreadable(f"told twice: {sorted(twice)}")
            told |= found.tells
            genders |= found.genders
            _points_back(sentence, language, subject, before)
            before = found.tells
    if len(genders) > 1:
        raise Unreadable("a woman and a man in one story")
    _makes_sense(told, genders)
    return _facts(told)


def _sentence(written: str, language: str, subject: str) -> _Read:
    known = _known(written, language, subject)
    if known is None:
        raise Unreadable(f"nobody knows what this says: {written!r}")
    sentence, match = known
    places = match.groupdict()
    tells: Told = {}
    for field, value in sentence.tells.items():
        place = str(value).lower()
        if isinstance(value, str) and value.isupper() and value.isalpha():
            tells[field] = int(places[place]) if place in _NUMBERS else places[place]
        else:
            tells[field] = value
    genders = {
        words[found]
        for place, found in places.items()
        if (words := _WORDS.get(place.replace("_", " ")))
    }
    return _Read(tells or {"opening": written}, frozenset(genders))


def _known(written: str, language: str, subject: str) -> tuple[Sentence, re.Match[str]] | None:
    for sentence, pattern in _patterns(language, subject):
        if match := pattern.fullmatch(written):
            return sentence, match
    return None


@cache
def _patterns(language: str, subject: str) -> tuple[tuple[Sentence, re.Pattern[str]], ...]:
    return tuple(
        (sentence, _pattern(sentence.nl if language == "nl" else sentence.en))
        for sentence in _SENTENCES[subject]
    )


def _pattern(written: str) -> re.Pattern[str]:
    pattern = ""
    for literal, place in re.findall(r"([^{]*)(?:\{([^}]+)\})?", written):
        pattern += re.escape(literal)
        if place:
            options = "|".join(_WORDS[place]) if place in _WORDS else _PLACES[place]
            pattern += f"(?P<{place.replace(' ', '_')}>{options})"
    return re.compile(pattern)


def _points_back(written: str, language: str, subject: str, before: Told) -> None:
    known = _known(written, language, subject)
    if known and known[0].after and known[0].after not in before:
        raise Unreadable(f"nobody knows what this points back at: {written!r}")


def _makes_sense(told: Told, genders: set[str]) -> None:
    age, grown_up = told.get("age"), told.get("grown_up")
    if isinstance(age, int):
        if (age >= 18) is not grown_up:
            raise Unreadable(f"nobody of {age} is called so")
        if age < int(told["youngest"]):
            raise Unreadable(f"not what people of {age} have")
        # Of adults all years count, of children this one.
        if told.get("counted", "") not in ("", "over all years" if age >= 18 else "this year"):
            raise Unreadable(f"sessions of somebody of {age} do not count so")
    counts = {"None": "both", "05": "referring"}.get(str(told.get("referral_type")), "own")
    if told.get("number", counts) != counts:
        raise Unreadable("the number is another one with this referral type")
    if ("unreferred" in told) is not ("calm" in told):
        raise Unreadable("nobody says whether it was urgent")
    if ("no_exception" in told) is not ("never_contracted" in told):
        raise Unreadable("that a number leads to no exception is told by half")
    if "licence" in told and told.get("care_kind") != "licensed":
        raise Unreadable("a licence for what?")
    if _is_of_pregnancy(told) and genders != {WOMAN}:
        raise Unreadable("a man is not pregnant")


def _is_of_pregnancy(told: Told) -> bool:
    product = str(told.get("product_code", ""))
    by_code = product[:6] in ("150101", "159899", "159999")
    by_code |= product in ("990516011", "990516020")
    return by_code or told.get("care_kind") == "pregnancy"


def _facts(told: Told) -> Told:
    facts = {name: value for name, value in told.items() if name not in _READ_WITH | {"opening"}}
    if "no_exception" in told:
        facts["first_trajectory"] = "no-match"
    return facts
