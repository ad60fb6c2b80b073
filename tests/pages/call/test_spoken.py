"""The sentence to read aloud, read back by somebody else and held against every answer."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

import pytest
from hypothesis import given

from calculator.pages.call.offers import write_offers
from calculator.pages.call.spoken import read_aloud
from calculator.words import Language, words_in
from tests.aftercare.expected import BASIC, PERSON
from tests.languages import DUTCH_EACH_TIME
from tests.pages.plans import ADULT, ANYBODY, CHILD, FIELDS, Known, known, spread
from tests.pages.told import Told, UnreadableError, read_clauses, small

QUESTIONS: Final = {
    Language.NL: {
        "indication": r"Waarvoor krijgt .* de fysiotherapie\?",
        "treatment_need": r"Heeft (u|uw kind) nu klachten waarvoor (u|het) behandeld wordt\?",
        "age": r"Hoe oud (bent u|is uw kind)\?",
        "basis_plus_module": r"Heeft (u|uw kind) de Basis Plus Module\?",
        "supplementary": r"Heeft (u|uw kind) een aanvullende verzekering, en .*module daarin\?",
        "supplementary_sessions": r"Hoeveel behandelingen .* over in .*aanvullende verzekering.*\?",
        "basis_entitlement": r"Staat .* aandoening .*op de lijst van de overheid\?",
        "plus_practice": r"Gaat (u|uw kind) naar een Pluspraktijk\?",
        "referral": r"Heeft (u|uw kind) een verwijzing\?",
    },
    Language.EN: {
        "indication": r"What do(es)? (you|your child) get the physiotherapy for\?",
        "treatment_need": r"Do(es)? .* have complaints now that (you are|it is) treated for\?",
        "age": r"How old (are you|is your child)\?",
        "basis_plus_module": r"Do(es)? (you|your child) have the Basis Plus Module\?",
        "supplementary": r"Do(es)? .* have a supplementary insurance, and .* module's aftercare\?",
        "supplementary_sessions": r"How many sessions are left in .* supplementary insurance\?",
        "basis_entitlement": r"Is .* condition on the statutory list\?",
        "plus_practice": r"Do(es)? (you|your child) go to a Plus practice\?",
        "referral": r"Do(es)? (you|your child) have a referral\?",
    },
}
CERTAIN: Final = {Language.NL: "Zeker is al: ", Language.EN: "This much is certain: "}
JUDGED_FIRST: Final = {
    Language.NL: (
        "Laat eerst een arts of fysiotherapeut beoordelen of er toch een nieuwe reden voor "
        "behandeling is. Is die er niet, dan geldt: "
    ),
    Language.EN: (
        "First let a doctor or physiotherapist judge whether there is a new reason for treatment "
        "after all. If there is none: "
    ),
}
FITNESS: Final = {
    Language.NL: ". Medische fitness past dan misschien beter.",
    Language.EN: ". Medical fitness may then suit better.",
}
REASON: Final = {Language.NL: "Dat komt zo: ", Language.EN: "The reason: "}
REASONS: Final = {
    Language.NL: {
        "bewegen om fit te blijven is geen behandeling": "treatment_need",
        "u heeft de module niet": "basis_plus_module",
        "uw kind heeft de module niet": "basis_plus_module",
        "de nazorg zit niet in uw aanvullende verzekering": "supplementary",
        "de nazorg zit niet in de aanvullende verzekering van uw kind": "supplementary",
        "uw aandoening staat niet op de lijst van de overheid": "basis_entitlement",
        "de aandoening van uw kind staat niet op de lijst van de overheid": "basis_entitlement",
        "u gaat niet naar een Pluspraktijk": "plus_practice",
        "uw kind gaat niet naar een Pluspraktijk": "plus_practice",
        "u heeft geen verwijzing": "referral",
        "uw kind heeft geen verwijzing": "referral",
    },
    Language.EN: {
        "exercising to keep fit is not treatment": "treatment_need",
        "you do not have the module": "basis_plus_module",
        "your child does not have the module": "basis_plus_module",
        "your supplementary insurance does not include the aftercare": "supplementary",
        "your child's supplementary insurance does not include the aftercare": "supplementary",
        "your condition is not on the statutory list": "basis_entitlement",
        "your child's condition is not on the statutory list": "basis_entitlement",
        "you do not go to a Plus practice": "plus_practice",
        "your child does not go to a Plus practice": "plus_practice",
        "you have no referral": "referral",
        "your child has no referral": "referral",
    },
}
AND: Final = {Language.NL: r", | en ", Language.EN: r", | and "}
OFFER: Final = {
    Language.NL: r"(Neemt u|Gaat u|Gaat uw kind|Haalt u) ",
    Language.EN: r"(Take|Go|Get) ",
}
ASKING: Final = {
    Language.NL: "Ik heb nog een vraag.",
    Language.EN: "I have one more question.",
}
OWN_RISK: Final = {
    Language.NL: "Voor de basisverzekering geldt wel eerst uw eigen risico.",
    Language.EN: "For the basic insurance your own risk does come first.",
}
OUT_OF_SCOPE: Final = {
    Language.NL: (
        "Wie dit betaalt, kan ik met deze regels niet zeggen.",
        "Ze gaan alleen over nazorg na kanker en bij hart- en vaatziekten.",
    ),
    Language.EN: (
        "I cannot tell with these rules who pays for this.",
        "They are only about aftercare following cancer and with heart and vascular conditions.",
    ),
}
CLAUDICATION: Final = {
    Language.NL: (
        "Bij etalagebenen betaalt de basisverzekering de looptraining vanaf de eerste behandeling.",
        (
            "Vanaf 18 jaar zijn dat hooguit 37 behandelingen in 12 maanden, "
            "en geldt eerst het eigen risico."
        ),
        "Onder de 18 jaar zijn het er 9 per jaar, en nog 9 als dat nodig is.",
    ),
    Language.EN: (
        (
            "With intermittent claudication the basic insurance pays exercise therapy "
            "from the first session."
        ),
        "At 18 or over that is at most 37 sessions in 12 months, and the own risk comes first.",
        "Under 18 it is 9 a year, and 9 more where needed.",
    ),
}
CHILD_IS: Final = {Language.NL: "uw kind", Language.EN: "your child"}


class Spoken(NamedTuple):
    """What is said aloud.

    `of_child` tells of each insurance, reason and question whether it is called a child's.
    """

    out_of_scope: str = ""
    judged_first: bool = False
    so_far: bool = False
    told: tuple[Told, ...] = ()
    asked: str | None = None
    one_more: bool = False
    own_risk: bool = False
    reasons: tuple[str, ...] = ()
    offered: str = ""
    of_child: frozenset[bool] = frozenset()

    def goes_on(self, sentence: str, language: Language) -> bool:
        """Return whether a sentence says who pays."""
        others = (ASKING[language], OWN_RISK[language])
        if sentence in others or sentence.startswith(REASON[language]):
            return False
        return sentence.endswith(".") and not re.match(OFFER[language], sentence)


def read(text: str, language: Language) -> Spoken:
    """Read every sentence of what is said aloud."""
    if text.startswith(JUDGED_FIRST[language]):
        clauses = text.removeprefix(JUDGED_FIRST[language])
        if not clauses.endswith(FITNESS[language]):
            raise UnreadableError(text)
        found = read_clauses(clauses.removesuffix(FITNESS[language]), language)
        return Spoken(judged_first=True, told=found.told, of_child=frozenset(found.of_child))
    sentences = re.split(r"(?<=[.?]) (?=[A-Z])", text) if text else []
    if tuple(sentences) == OUT_OF_SCOPE[language]:
        return Spoken(out_of_scope="other")
    if tuple(sentences) == CLAUDICATION[language]:
        return Spoken(out_of_scope="claudication")
    heard = Spoken()
    while sentences and heard.goes_on(sentences[0], language):
        heard = _hear_who_pays(heard, sentences.pop(0), language)
    if sentences and sentences[-1].endswith("?"):
        heard = heard._replace(one_more=sentences[0] == ASKING[language])
        return _hear_question(heard, sentences[heard.one_more :], language)
    if sentences and sentences[0] == OWN_RISK[language]:
        heard = heard._replace(own_risk=bool(sentences.pop(0)))
    if sentences and sentences[0].startswith(REASON[language]):
        heard = _hear_reasons(heard, sentences.pop(0), language)
    if sentences and not (re.match(OFFER[language], sentences[0]) and heard.told):
        raise UnreadableError(text)
    return heard._replace(offered=" ".join(sentences))


def _hear_who_pays(heard: Spoken, sentence: str, language: Language) -> Spoken:
    so_far = sentence.startswith(CERTAIN[language])
    clauses = sentence.removeprefix(CERTAIN[language]) if so_far else small(sentence)
    found = read_clauses(clauses.removesuffix("."), language)
    if heard.so_far or (not so_far and len(found.told) > 1):
        raise UnreadableError(sentence)
    of_child = heard.of_child.union(found.of_child)
    return heard._replace(so_far=so_far, told=heard.told + found.told, of_child=of_child)


def _hear_question(heard: Spoken, rest: list[str], language: Language) -> Spoken:
    if len(rest) != 1:
        raise UnreadableError(" ".join(rest))
    of_child = heard.of_child | {CHILD_IS[language] in rest[0]}
    return heard._replace(asked=_field(rest[0], language), of_child=of_child)


def _hear_reasons(heard: Spoken, sentence: str, language: Language) -> Spoken:
    reasons = re.split(AND[language], sentence.removeprefix(REASON[language])[:-1])
    fields = tuple(_reason(each, language) for each in reasons)
    personal = [each for each in reasons if _reason(each, language) != "treatment_need"]
    of_child = heard.of_child.union(CHILD_IS[language] in each for each in personal)
    return heard._replace(reasons=fields, of_child=of_child)


def _reason(text: str, language: Language) -> str:
    if text not in REASONS[language]:
        raise UnreadableError(text)
    return REASONS[language][text]


def _field(question: str, language: Language) -> str:
    fits = [f for f, form in QUESTIONS[language].items() if re.fullmatch(form, question)]
    if len(fits) != 1:
        raise UnreadableError(question)
    return fits[0]


def to_be_said(each: Known, language: Language, on: date | None = None) -> Spoken:
    """Return what may be said, worked out session by session; offers are held elsewhere."""
    assessment = each.assessment
    if assessment.in_scope is False:
        return Spoken(out_of_scope=str(each.situation.indication))
    told: tuple[Told, ...] = ()
    if assessment.in_scope:
        runs = each.runs(lambda here: (here.payers, here.limited))
        told = tuple(
            Told(first, last, next(iter(payers)), limited)
            for first, last, (payers, limited) in runs
            if len(payers) == 1
        )
    asked = next(iter(assessment.open_questions), None)
    adult = each.situation.age is not None and each.situation.age >= 18
    basic = any(BASIC in run.what.payers for run in each.sessions)
    judged_first = each.situation.treatment_need == "long-standing" and bool(told)
    reasons = (
        () if judged_first else tuple(r for r in each.why_self() if r != ("supplementary", "none"))
    )
    named = any(part.payer != PERSON for part in told) or asked is not None
    spoken_to = named or any(field != "treatment_need" for field, _ in reasons)
    offers = write_offers(words_in(language), each.enquiry(on))
    return Spoken(
        judged_first=judged_first,
        so_far=bool(told) and not each.certain,
        told=told,
        asked=asked,
        one_more=bool(asked and each.situation.model_dump(exclude_none=True)),
        own_risk=adult and basic and assessment.decided,
        reasons=tuple(field for field, _ in reasons),
        offered=next(iter(offers), ""),
        of_child=frozenset({each.child} if spoken_to else ()),
    )


def said(each: Known, language: Language) -> str:
    return read_aloud(words_in(language), each.enquiry())


def everything_said(every: tuple[Known, ...], language: Language) -> Iterator[tuple[Known, str]]:
    for each in every:
        yield each, said(each, language)


def test_the_whole_space_is_gone_through(every: tuple[Known, ...]) -> None:
    assert len(every) > 3_000
    assert {each.assessment.in_scope for each in every} == {True, False, None}
    asked = {each.assessment.open_questions[:1] for each in every}
    assert asked == {(), *((field,) for field in (*FIELDS, "supplementary_sessions"))}


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_the_sentence_says_who_pays_what_and_asks_what_is_open(
    language: Language, every: tuple[Known, ...]
) -> None:
    for each, text in everything_said(every, language):
        assert read(text, language) == to_be_said(each, language), (each.situation, text)


@given(ANYBODY)
def test_the_sentence_is_right_for_anybody(each: Known) -> None:
    for language in Language:
        text = said(each, language)
        assert read(text, language) == to_be_said(each, language), text


@pytest.mark.parametrize("language", Language)
def test_only_the_parent_of_a_child_hears_of_a_child(
    language: Language, every: tuple[Known, ...]
) -> None:
    word = {Language.NL: "kind", Language.EN: "child"}[language]
    for each, text in everything_said(every, language):
        if not each.child:
            assert word not in text.lower(), (each.situation, text)


@pytest.mark.parametrize("language", Language)
def test_out_of_scope_nobody_is_said_to_pay(language: Language) -> None:
    payers = {
        Language.NL: ("module", "verzekering", "zelf", "risico"),
        Language.EN: ("module", "insurance", "yourself", "risk"),
    }
    for age in (None, CHILD, ADULT):
        text = said(known(indication="other", age=age), language).lower()
        assert not any(payer in text for payer in payers[language])


@pytest.mark.long
def test_a_change_of_payer_number_or_listener_would_be_noticed(every: tuple[Known, ...]) -> None:
    swaps = {
        Language.NL: {
            "Basis Plus Module": "basisverzekering",
            "basisverzekering": "Basis Plus Module",
            "aanvullende verzekering": "basisverzekering",
            "Zeker is al: ": "",
            JUDGED_FIRST[Language.NL]: "",
            "van uw kind": "",
            " zolang u er nog over heeft": "",
            " tot uw behandelingen op zijn": "",
            "vanaf behandeling": "behandeling",
            "Pluspraktijk": "verwijzing",
            "Ik heb nog een vraag. ": "",
            OWN_RISK[Language.NL]: "",
            FITNESS[Language.NL][1:]: "",
            "u heeft geen verwijzing": "u gaat niet naar een Pluspraktijk",
            "Haalt u een verwijzing": "Gaat u naar een Pluspraktijk",
        },
        Language.EN: {
            "Basis Plus Module": "basic insurance",
            "basic insurance": "Basis Plus Module",
            "supplementary insurance": "basic insurance",
            "This much is certain: ": "",
            JUDGED_FIRST[Language.EN]: "",
            "your child's": "the",
            " as long as you have any left": "",
            " until your sessions are used up": "",
            "from session": "session",
            "referral": "Plus practice",
            "I have one more question. ": "",
            OWN_RISK[Language.EN]: "",
            FITNESS[Language.EN][1:]: "",
            "you have no referral": "you do not go to a Plus practice",
            "Get a referral": "Go to a Plus practice",
        },
    }
    for language in Language:
        tried = set[str]()
        for each, text in everything_said(every, language):
            if len(tried) < len(swaps[language]):
                altered = {old: text.replace(old, new, 1) for old, new in swaps[language].items()}
                tried |= {old for old, other in altered.items() if other != text}
                notices(each, language, text, altered.values())
        assert tried == {*swaps[language]}
        for each in spread(every, 150):
            text = said(each, language)
            notices(each, language, text, [*shifted(text)])


def shifted(text: str) -> Iterator[str]:
    """Yield a text with one of its numbers a little higher or lower."""
    for number in re.finditer(r"\d+", text):
        for other in (int(number[0]) - 1, int(number[0]) + 1):
            yield f"{text[: number.start()]}{other}{text[number.end() :]}"


def notices(each: Known, language: Language, text: str, altered: object) -> None:
    assert isinstance(altered, list | type({}.values()))
    for other in altered:
        if other == text:
            continue
        try:
            heard = read(other.strip(), language)
        except UnreadableError:
            continue
        assert heard != to_be_said(each, language), other
