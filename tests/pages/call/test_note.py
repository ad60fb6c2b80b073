"""The note for the customer's file, read back line by line and held against every answer."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from itertools import product
from typing import Final, NamedTuple

import pytest
from hypothesis import given

from calculator import aftercare
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.call.note import write_note
from calculator.pages.call.offers import offers_of
from calculator.sources import SOURCES_FILE
from calculator.words import Language, words_in
from tests.aftercare.expected import BASIC, MODULE, PERSON, SUPPLEMENTARY
from tests.languages import DUTCH_EACH_TIME
from tests.pages.plans import (
    ADULT,
    ANYBODY,
    EITHER,
    IN_SUPPLEMENTARY,
    Ground,
    Known,
    Way,
    known,
    spread,
)
from tests.pages.told import UnreadableError, read_range

LAST_YEAR: Final = 17
"""The age in whose year the rules for adults begin to hold."""
DAY: Final = date(2026, 3, 5)
WRITTEN: Final = {Language.NL: "05-03-2026", Language.EN: "2026-03-05"}
FACTS: Final[Mapping[Language, Mapping[str, tuple[str, Mapping[str, object]]]]] = {
    Language.NL: {
        "Indicatie": (
            "indication",
            {
                "oncologie": "oncology",
                "hart en vaten": "cardiovascular",
                "etalagebenen": "claudication",
                "anders": "other",
            },
        ),
        "Te behandelen": (
            "treatment_need",
            {"actueel": "current", "langdurig": "long-standing", "preventief": "preventive"},
        ),
        "Leeftijd": ("age", {}),
        "Basis Plus Module": ("basis_plus_module", {"ja": True, "nee": False}),
        "Aanvullend": (
            "supplementary",
            {
                "geen": "none",
                "met nazorg": "with-aftercare",
                "zonder nazorg": "without-aftercare",
            },
        ),
        "Daarin over": ("supplementary_sessions", {}),
        "Aanspraak (lijst)": ("basis_entitlement", {"ja": True, "nee": False}),
        "Pluspraktijk": ("plus_practice", {"ja": True, "nee": False}),
        "Verwijzing": ("referral", {"ja": True, "nee": False}),
        "Al gehad": ("sessions_had", {}),
    },
    Language.EN: {
        "Indication": (
            "indication",
            {
                "oncology": "oncology",
                "heart and vascular": "cardiovascular",
                "claudication": "claudication",
                "other": "other",
            },
        ),
        "To be treated": (
            "treatment_need",
            {"current": "current", "long-standing": "long-standing", "preventive": "preventive"},
        ),
        "Age": ("age", {}),
        "Basis Plus Module": ("basis_plus_module", {"yes": True, "no": False}),
        "Supplementary": (
            "supplementary",
            {
                "none": "none",
                "with aftercare": "with-aftercare",
                "without aftercare": "without-aftercare",
            },
        ),
        "Left in it": ("supplementary_sessions", {}),
        "Entitlement (list)": ("basis_entitlement", {"yes": True, "no": False}),
        "Plus practice": ("plus_practice", {"yes": True, "no": False}),
        "Referral": ("referral", {"yes": True, "no": False}),
        "Already had": ("sessions_had", {}),
    },
}
PAYERS: Final = {
    Language.NL: {
        "Basis Plus Module": MODULE,
        "nazorg in de aanvullende verzekering (dekking Basis Plus Module)": IN_SUPPLEMENTARY,
        "Basis Plus Module (of nazorg in de aanvullende verzekering)": EITHER,
        "basisverzekering": BASIC,
        "aanvullende verzekering": SUPPLEMENTARY,
        "verzekerde zelf": PERSON,
    },
    Language.EN: {
        "Basis Plus Module": MODULE,
        "aftercare in the supplementary insurance (cover of the Basis Plus Module)": (
            IN_SUPPLEMENTARY
        ),
        "Basis Plus Module (or aftercare in the supplementary insurance)": EITHER,
        "basic insurance": BASIC,
        "supplementary insurance": SUPPLEMENTARY,
        "the insured person": PERSON,
    },
}
STANDINGS: Final = {
    Language.NL: {
        "staat op de bronpagina": "source",
        "staat in de wet": "law",
        "uitleg van deze rekenhulp": "position",
    },
    Language.EN: {
        "on the source page": "source",
        "in the law": "law",
        "interpretation of this calculator": "position",
    },
}
WAY: Final = {
    Language.NL: r"(?P<payer>[^,]+?)(?P<limited> zolang er over zijn)?"
    r"(?:, CSI (?P<csi>\d+) \(tot en met 2024: lijst (?P<list>\d+), "
    r"(?:letter (?P<letter>[A-Z])|geen letter)\)"
    r"|(?P<no_codes>, geen code in de bronnen))?",
    Language.EN: r"(?P<payer>[^,]+?)(?P<limited> as long as some are left)?"
    r"(?:, CSI (?P<csi>\d+) \(until 2024: list (?P<list>\d+), "
    r"(?:letter (?P<letter>[A-Z])|no letter)\)"
    r"|(?P<no_codes>, no code in the sources))?",
}
CONCLUSION: Final = {
    Language.NL: r"- (?:(?P<all>Alle behandelingen)|Behandeling (?P<first>\d+) tot en met "
    r"(?P<last>\d+)|Behandeling (?P<single>\d+)|Vanaf behandeling (?P<since>\d+)): "
    r"(?:(?P<open>nog niet beslist)|nog niet beslist: (?P<between>.+)"
    r"|(?P<uncoded>.+), code nog niet beslist|(?P<way>.+) \((?P<standing>[^()]+)\))\.",
    Language.EN: r"- (?:(?P<all>All sessions)|Sessions (?P<first>\d+) to (?P<last>\d+)"
    r"|Session (?P<single>\d+)|From session (?P<since>\d+)): "
    r"(?:(?P<open>not decided yet)|not decided yet: (?P<between>.+)"
    r"|(?P<uncoded>.+), code not decided yet|(?P<way>.+) \((?P<standing>[^()]+)\))\.",
}
LATER: Final = {
    Language.NL: r"(?:(?P<all>alle behandelingen)|behandeling (?P<first>\d+) tot en met "
    r"(?P<last>\d+)|behandeling (?P<single>\d+)|vanaf behandeling (?P<since>\d+)): (?P<who>.+)",
    Language.EN: r"(?:(?P<all>all sessions)|sessions (?P<first>\d+) to (?P<last>\d+)"
    r"|session (?P<single>\d+)|from session (?P<since>\d+)): (?P<who>.+)",
}
LIMITED: Final = {Language.NL: " zolang er over zijn", Language.EN: " as long as some are left"}
AND_OR: Final = {Language.NL: r", | of ", Language.EN: r", | or "}
OFFERED: Final = {
    Language.NL: r"Aan te bieden: (?P<change>.+), (?:kan meteen|vanaf 1 januari (?P<year>\d+))\. "
    r"Dan geldt: (?P<then>.+)\.",
    Language.EN: r"Can be offered: (?P<change>.+), (?:possible at once"
    r"|from 1 January (?P<year>\d+))\. Then: (?P<then>.+)\.",
}
CHANGES: Final = {
    Language.NL: {
        "Basis Plus Module nemen": ("basis_plus_module", True),
        "aanvullende verzekering met nazorg nemen": ("supplementary", "with-aftercare"),
        "aanvullende verzekering nemen, ook zonder nazorg": ("supplementary", "without-aftercare"),
        "naar een Pluspraktijk gaan": ("plus_practice", True),
        "verwijzing halen": ("referral", True),
    },
    Language.EN: {
        "taking out the Basis Plus Module": ("basis_plus_module", True),
        "taking out supplementary insurance with aftercare": ("supplementary", "with-aftercare"),
        "taking out supplementary insurance, also without aftercare": (
            "supplementary",
            "without-aftercare",
        ),
        "going to a Plus practice": ("plus_practice", True),
        "getting a referral": ("referral", True),
    },
}
AND: Final = {Language.NL: ", | en ", Language.EN: ", | and "}
LINES: Final = {
    Language.NL: (
        r"Fysiotherapie bij nazorg: wie betaalt \((?P<day>[\d-]+)\)\n"
        r"Volgens (?:verzekerde|(?P<parent>ouder of verzorger)): (?P<facts>.+)\.\n"
        r"(?:Nog te vragen, beslist de rest: (?P<unknown>.+)\.\n)?"
        r"(?P<from_start>Aantal gehad onbekend: geteld vanaf behandeling 1\.\n)?"
        r"Conclusie(?P<condition> \(als het nazorg na kanker of bij een hart- of vaatziekte is\))?:"
        r"(?: (?P<outside>buiten deze rekenhulp, niets beslist|etalagebenen: basisverzekering "
        r"vanaf behandeling 1 \(vanaf 18 jaar hooguit 37 in 12 maanden; onder de 18 jaar 9 en zo "
        r"nodig nog 9 per jaar\))\.)?(?P<conclusion>(?:\n- .+)*)\n"
        r"(?:Vanaf de 18e verjaardag, geteld vanaf behandeling 1: (?P<birthday>.+)\.\n)?"
        r"(?:Verzekerde betaalt zelf door: (?P<why_self>.+)\.\n)?"
        r"(?P<own_risk>Wat de basisverzekering betaalt, gaat eerst van het eigen risico af\.\n)?"
        r"(?P<judged_first>Advies: eerst door een arts of fysiotherapeut laten beoordelen of er "
        r"een nieuwe reden is\. Dan verandert de conclusie\. Anders past medische fitness "
        r"beter\.\n)?"
        r"(?P<offers>(?:Aan te bieden: .+\n)*)"
        r"(?:Bronnen \(Zilveren Kruis voor zorgverleners; de wet\): (?P<sources>.+)\.\n)?"
        r"Regels (?P<version>[0-9a-f]{8} \(vanaf [0-9-]+\))(?:: (?P<rules>.+))?\. "
        r"De polisvoorwaarden van dit jaar gaan voor\."
    ),
    Language.EN: (
        r"Physiotherapy in aftercare: who pays \((?P<day>[\d-]+)\)\n"
        r"Told by (?:the insured person|(?P<parent>a parent or carer)): (?P<facts>.+)\.\n"
        r"(?:Still to ask, decides the rest: (?P<unknown>.+)\.\n)?"
        r"(?P<from_start>Number had unknown: counted from session 1\.\n)?"
        r"Conclusion(?P<condition> \(if this is aftercare following cancer or with a heart or "
        r"vascular condition\))?:"
        r"(?: (?P<outside>outside this calculator, nothing decided|intermittent claudication: "
        r"basic insurance from session 1 \(at 18 or over at most 37 in 12 months; under 18 it is 9 "
        r"and 9 more where needed a year\))\.)?(?P<conclusion>(?:\n- .+)*)\n"
        r"(?:From the 18th birthday on, counted from session 1: (?P<birthday>.+)\.\n)?"
        r"(?:The insured person pays because of: (?P<why_self>.+)\.\n)?"
        r"(?P<own_risk>What the basic insurance pays comes out of the own risk first\.\n)?"
        r"(?P<judged_first>Advice: first have a doctor or physiotherapist judge whether there is a "
        r"new reason\. The conclusion then changes\. Otherwise medical fitness suits better\.\n)?"
        r"(?P<offers>(?:Can be offered: .+\n)*)"
        r"(?:Sources \(Zilveren Kruis for care providers; the law\): (?P<sources>.+)\.\n)?"
        r"Rules (?P<version>[0-9a-f]{8} \(from [0-9-]+\))(?:: (?P<rules>.+))?\. "
        r"This year's policy conditions prevail\."
    ),
}
OUTSIDE: Final = {
    "other": Ground("other-indication-out-of-scope", "source", ("plus.title",)),
    "claudication": Ground(
        "claudication-has-its-own-rule", "law", ("law.physiotherapy", "law.chronic-list")
    ),
}
NOTHING: Final = {Language.NL: "niets bekend", Language.EN: "nothing known"}
ORDER: Final = tuple(field for field, _ in FACTS[Language.NL].values())


class Line(NamedTuple):
    """One line of the conclusion.

    `way` is who pays with which codes and how firm that is; `payers` who may pay where that, or
    the code alone, is not decided; neither where more than two may.
    """

    first: int
    last: int | None
    way: tuple[Way, str] | None
    payers: frozenset[tuple[str, bool]]


class Later(NamedTuple):
    """Who may pay from the 18th birthday on, and whether that may end sooner."""

    first: int
    last: int | None
    payers: frozenset[str]
    limited: bool


class Offered(NamedTuple):
    """A change that can be offered, in which year it starts if not now, and who pays then."""

    changes: tuple[tuple[str, object], ...]
    from_january: int | None
    then: tuple[Later, ...]


class Noted(NamedTuple):
    """Everything that a note says."""

    day: str
    parent: bool
    facts: tuple[tuple[str, object], ...]
    unknown: tuple[str, ...]
    from_start: bool
    condition: bool
    outside: str
    conclusion: tuple[Line, ...]
    judged_first: bool
    birthday: tuple[Later, ...]
    why_self: tuple[tuple[str, object], ...]
    own_risk: bool
    offers: tuple[Offered, ...]
    rules: frozenset[str]
    sources: frozenset[str]
    version: str


def _outside(said: str | None) -> str:
    """Return the indication that the rules have no plan for; empty where they have."""
    told = {"etalagebenen": "claudication", "intermittent": "claudication"}
    return told.get(re.split("[: ]", said)[0], "other") if said else ""


def read(text: str, language: Language) -> Noted:
    """Read a note; every letter of it has to belong to something."""
    found = re.fullmatch(LINES[language], text)
    if not found:
        raise UnreadableError(text)
    conclusion = (found["conclusion"] or "").removeprefix("\n")
    return Noted(
        day=found["day"],
        parent=found["parent"] is not None,
        facts=_facts(found["facts"], language),
        unknown=_names(found["unknown"], language),
        from_start=found["from_start"] is not None,
        condition=found["condition"] is not None,
        outside=_outside(found["outside"]),
        conclusion=tuple(_line(each, language) for each in conclusion.splitlines()),
        judged_first=found["judged_first"] is not None,
        birthday=_paid_later(found["birthday"], language),
        why_self=_facts(found["why_self"], language) if found["why_self"] else (),
        own_risk=found["own_risk"] is not None,
        offers=tuple(_offer(each, language) for each in found["offers"].splitlines()),
        rules=_each_once((found["rules"] or "").split(", ")),
        sources=_each_once((found["sources"] or "").split("; ")),
        version=found["version"],
    )


def _offer(told: str, language: Language) -> Offered:
    found = re.fullmatch(OFFERED[language], told)
    if not found:
        raise UnreadableError(told)
    known = CHANGES[language]
    changes, rest = [], f"{found['change']}, "
    while rest:
        name = next((name for name in known if rest.startswith(f"{name}, ")), None)
        if name is None:
            raise UnreadableError(told)
        changes.append(known[name])
        rest = rest.removeprefix(f"{name}, ")
    then = _paid_later(found["then"], language)
    year = found["year"]
    return Offered(tuple(changes), int(year) if year else None, then)


def _paid_later(told: str | None, language: Language) -> tuple[Later, ...]:
    return tuple(_later(each, language) for each in told.split("; ")) if told else ()


def _each_once(texts: list[str]) -> frozenset[str]:
    if len({*texts}) < len(texts):
        raise UnreadableError(", ".join(texts))
    return frozenset(texts) - {""}


def _facts(told: str, language: Language) -> tuple[tuple[str, object], ...]:
    if told == NOTHING[language]:
        return ()
    facts: list[tuple[str, object]] = []
    for pair in told.split("; "):
        name, _, written = pair.partition(": ")
        field, values = FACTS[language].get(name, ("", {}))
        if not field or (values and written not in values):
            raise UnreadableError(pair)
        facts.append((field, values[written] if values else int(written)))
    return tuple(facts)


def _names(told: str | None, language: Language) -> tuple[str, ...]:
    names = re.split(AND[language], told) if told else []
    if not {*names} <= FACTS[language].keys():
        raise UnreadableError(told)
    return tuple(FACTS[language][name][0] for name in names)


def _line(told: str, language: Language) -> Line:
    found = re.fullmatch(CONCLUSION[language], told)
    if not found:
        raise UnreadableError(told)
    payers = re.split(AND_OR[language], found["between"] or found["uncoded"] or "")
    way = None
    if found["way"]:
        if found["standing"] not in STANDINGS[language]:
            raise UnreadableError(told)
        way = (read_way(found["way"], language), STANDINGS[language][found["standing"]])
    named = frozenset(_payer(each, language) for each in payers if each)
    if len(named) != (2 if found["between"] else bool(found["uncoded"])):
        raise UnreadableError(told)
    return Line(*read_range(found.groupdict()), way, named)


def _payer(told: str, language: Language) -> tuple[str, bool]:
    name = told.removesuffix(LIMITED[language])
    if name not in PAYERS[language]:
        raise UnreadableError(told)
    return PAYERS[language][name], name != told


def _later(told: str, language: Language) -> Later:
    found = re.fullmatch(LATER[language], told)
    if not found:
        raise UnreadableError(told)
    names = re.split(AND_OR[language], found["who"])
    limited = LIMITED[language]
    payers = [PAYERS[language].get(name.removesuffix(limited), "") for name in names]
    ending = [p for p, name in zip(payers, names, strict=True) if name.endswith(limited)]
    if not all(payers) or len({*payers}) < len(payers) or not {*ending} <= {SUPPLEMENTARY}:
        raise UnreadableError(told)
    return Later(*read_range(found.groupdict()), frozenset(payers), bool(ending))


def read_way(told: str, language: Language) -> Way:
    """Read who pays with which codes."""
    found = re.fullmatch(WAY[language], told)
    if not found or found["payer"] not in PAYERS[language]:
        raise UnreadableError(told)
    payer = PAYERS[language][found["payer"]]
    codes = (found["list"], found["letter"] or "", found["csi"]) if found["list"] else None
    # Nobody claims from the person; of everybody else it is said whether there is a code.
    if (payer == PERSON) != (codes is None and not found["no_codes"]):
        raise UnreadableError(told)
    return Way(payer, codes, found["limited"] is not None)


def sections(language: Language) -> Mapping[str, str]:
    """Return how each section is cited, by the name that rules use."""
    documents = tomllib.loads(SOURCES_FILE.read_text(encoding="utf-8"))["documents"]
    return {
        f"{short}.{name}": f"{document['title'][language]}, {heading[language]}"
        for short, document in documents.items()
        for name, heading in document["sections"].items()
    }


def version_of(each: Known, day: date, language: Language) -> str:
    """Return by which rules somebody is answered on a day, and since when these are in force."""
    rules = aftercare.assess(each.situation, day).rules
    since = {Language.NL: f"vanaf {rules.edition:%d-%m-%Y}", Language.EN: f"from {rules.edition}"}
    return f"{rules.hash} ({since[language]})"


def later_to_be(each: Known) -> tuple[Later, ...]:
    """Return who pays from the 18th birthday on, where that is next and changes something."""
    if each.situation.age != LAST_YEAR or not each.assessment.in_scope:
        return ()
    facts = each.situation.model_dump() | {"sessions_had": None}
    child, adult = (
        tuple(
            Later(first, last, payers, limited)
            for first, last, (payers, limited) in known(**facts | {"age": age}).runs(
                lambda here: (here.payers, here.limited)
            )
        )
        for age in (LAST_YEAR, LAST_YEAR + 1)
    )
    return adult if adult != child else ()


def conclusion_to_be(each: Known) -> tuple[Line, ...]:
    """Return what has to be concluded, what is open in the same way in one line."""
    lines: list[Line] = []
    for first, last, here in each.runs(lambda prospect: prospect):
        line = Line(first, last, None, frozenset())
        if len(here.ways) == 1:
            line = line._replace(way=(next(iter(here.ways)), here.standing))
        elif len(here.payers) <= 2:
            ending = {way.payer: way.limited for way in here.ways}
            line = line._replace(payers=frozenset(ending.items()))
        before = lines[-1] if lines else None
        if before and (before.way, before.payers) == (line.way, line.payers):
            line = lines.pop()._replace(last=last)
        lines.append(line)
    return tuple(lines)


def payers_of(each: Known) -> tuple[Later, ...]:
    """Return who may pay the sessions to come."""
    runs = each.runs(lambda here: (here.payers, here.limited))
    return tuple(Later(first, last, *here) for first, last, here in runs)


def to_be_noted(each: Known, language: Language, cited: Mapping[str, str], on: date = DAY) -> Noted:
    """Return what has to stand there, worked out session by session; offers are held elsewhere."""
    situation, assessment = each.situation, each.assessment
    facts = {field: getattr(situation, field) for field in ORDER}
    unknown = [field for field in ORDER if facts[field] is None and field != "sessions_had"]
    grounds = {g for run in each.sessions if len(run.what.ways) == 1 for g in run.what.grounds}
    if assessment.in_scope is False:
        grounds = {OUTSIDE[str(situation.indication)]}
    adult = situation.age is not None and situation.age >= 18
    basic = any(BASIC in run.what.payers for run in each.sessions)
    return Noted(
        day=WRITTEN[language],
        parent=each.child,
        facts=tuple((field, value) for field, value in facts.items() if value is not None),
        unknown=tuple(field for field in unknown if field in assessment.open_questions),
        from_start=situation.sessions_had is None and len(payers_of(each)) > 1,
        condition=assessment.in_scope is None,
        outside=str(each.situation.indication) if assessment.in_scope is False else "",
        conclusion=conclusion_to_be(each),
        judged_first=situation.treatment_need == "long-standing" and bool(assessment.in_scope),
        birthday=later_to_be(each),
        why_self=each.why_self(),
        own_risk=adult and basic and assessment.decided,
        offers=tuple(
            Offered(
                tuple({**offer.change.answers, **offer.change.provided}.items()),
                on.year + 1 if offer.change.from_january else None,
                payers_of(known(**offer.after.situation.model_dump())),
            )
            for offer in offers_of(each.enquiry(on))[:2]
        ),
        rules=frozenset(ground.rule for ground in grounds),
        sources=frozenset(cited[source] for ground in grounds for source in ground.sources),
        version=version_of(each, on, language),
    )


def noted(each: Known, language: Language) -> str:
    return write_note(words_in(language), each.enquiry(DAY))


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_the_note_says_what_is_known_and_concluded_and_nothing_else(
    language: Language, every: tuple[Known, ...]
) -> None:
    cited = sections(language)
    for each in every:
        text = noted(each, language)
        assert read(text, language) == to_be_noted(each, language, cited), (each.situation, text)


@given(ANYBODY)
def test_the_note_is_right_for_anybody(each: Known) -> None:
    for language in Language:
        text = noted(each, language)
        assert read(text, language) == to_be_noted(each, language, sections(language)), text


def test_no_sessions_had_is_a_fact_and_not_unknown() -> None:
    text = noted(known(indication="oncology", age=ADULT, sessions_had=0), Language.NL)
    assert "Al gehad: 0" in text
    assert "geteld vanaf" not in text


def test_the_version_is_that_of_the_rules_and_the_day_is_the_day() -> None:
    enquiry = Enquiry(aftercare.Situation(), date(2027, 12, 31))
    text = write_note(words_in(Language.NL), enquiry)
    assert "(31-12-2027)" in text
    rules = enquiry.assessment.rules
    assert f"Regels {rules.hash} (vanaf {rules.edition:%d-%m-%Y})" in text


def shifted(text: str) -> Iterator[str]:
    """Yield a text with one of its numbers a little higher or lower, as long as it was."""
    for number in re.finditer(r"\d+", text):
        for other in (int(number[0]) - 1, int(number[0]) + 1):
            changed = f"{other:0{len(number[0])}}"
            yield f"{text[: number.start()]}{changed}{text[number.end() :]}"


def swapped(text: str, language: Language) -> Iterator[str]:
    """Yield a note with another payer, standing or code."""
    for names in (PAYERS[language], STANDINGS[language]):
        for old, new in product(names, repeat=2):
            yield re.sub(rf"(?<=[ :]){re.escape(old)}(?=[ ,;)\n])", new, text, count=1)
            yield re.sub(rf"(?s)(\n- .*){re.escape(old)}", rf"\g<1>{new}", text, count=1)
    for old, new in (("008", "009"), ("009", "008"), ("990", "012"), (", letter Z", "")):
        yield text.replace(old, new, 1)


def mangled(text: str) -> Iterator[str]:
    """Yield a note with something in it dropped, doubled or added."""
    lines = text.splitlines()
    for place, line in enumerate(lines):
        for instead in ([], [line, line], [line.rstrip(".") + ", x."], [f"{line} Jansen"]):
            yield "\n".join([*lines[:place], *instead, *lines[place + 1 :]])
    for between in (", ", "; "):
        for rest in re.finditer(rf"{between}[^,;.\n]+", text):
            yield text[: rest.start()] + text[rest.end() :]


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_who_turns_18_next_has_a_line_of_who_pays_from_then_on(
    language: Language, every: tuple[Known, ...]
) -> None:
    cited, told = sections(language), 0
    for each in every[::3]:
        if not each.child:
            continue
        last_year = known(**each.situation.model_dump() | {"age": LAST_YEAR})
        expected = to_be_noted(last_year, language, cited)
        assert read(noted(last_year, language), language) == expected, last_year.situation
        told += bool(expected.birthday)
    assert told > 100


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_any_change_of_a_note_would_be_noticed(
    language: Language, every: tuple[Known, ...]
) -> None:
    cited, noticed = sections(language), 0
    for each in spread(every, 88):
        text, expected = noted(each, language), to_be_noted(each, language, cited)
        for other in (*shifted(text), *swapped(text, language), *mangled(text)):
            if other == text:
                continue
            with suppress(ValueError):  # some cannot even be read
                assert read(other, language) != expected, other
            noticed += 1
    assert noticed > 5_000
