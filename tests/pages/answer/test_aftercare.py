"""The answer in words and pictures, for every kind of person and in both languages."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html import unescape
from html.parser import HTMLParser
from itertools import product

import pytest

from calculator import aftercare, decision
from calculator.pages.answer.aftercare import draw_in_full, draw_in_short, draw_next
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import write_headline
from calculator.pages.asking.reply import draw_who_pays
from calculator.words import Language, Words, words_in
from tests.languages import DUTCH_EACH_TIME

YES_NO = (True, False)
CHILD, ADULT = 16, 18
NAMES_OF_PAYERS = {
    Language.NL: {
        "basis-plus-module": "de basis plus module",
        "basis-insurance": "de basisverzekering",
        "supplementary-insurance": "aanvullende verzekering",
        "insured-person": "zelf",
    },
    Language.EN: {
        "basis-plus-module": "basis plus module",
        "basis-insurance": "basic insurance",
        "supplementary-insurance": "supplementary insurance",
        "insured-person": "yourself",
    },
}
VOID = {"br"}


def everybody() -> Iterator[aftercare.Situation]:
    """Yield every complete situation that the rules tell apart, at some numbers of sessions."""
    for indication, need, age, module, supplementary, listed, practice, referral in product(
        aftercare.Indication,
        aftercare.TreatmentNeed,
        (CHILD, ADULT),
        YES_NO,
        aftercare.Supplementary,
        YES_NO,
        YES_NO,
        YES_NO,
    ):
        has_some = supplementary is not aftercare.Supplementary.NONE
        yield aftercare.Situation(
            indication=indication,
            treatment_need=need,
            age=age,
            basis_plus_module=module,
            supplementary=supplementary,
            supplementary_sessions=9 if has_some else None,
            basis_entitlement=listed,
            plus_practice=practice,
            referral=referral,
            sessions_had=5 if referral else None,
        )


def enquire(situation: aftercare.Situation) -> Enquiry:
    """Return what is asked about somebody today."""
    return Enquiry(situation, decision.today())


def whole_answer(words: Words, situation: aftercare.Situation) -> str:
    """Return both parts of the answer as one."""
    return _drawn(words.language, situation)


@cache
def _drawn(language: Language, situation: aftercare.Situation) -> str:
    words = words_in(language)
    enquiry = enquire(situation)
    parts = (draw_in_short, draw_next, draw_in_full)
    return "".join(str(draw(words, enquiry)) for draw in parts)


class Balance(HTMLParser):
    """Reads HTML and notices a tag that is not closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize("language", Language)
def test_the_headline_names_every_payer_and_every_border_of_the_plan(language: Language) -> None:
    words = words_in(language)
    for situation in everybody():
        assessment = aftercare.assess(situation)
        if not assessment.in_scope:
            continue
        told = write_headline(words, enquire(situation)).lower()
        (plan,) = assessment.plans
        for block in plan.blocks:
            assert NAMES_OF_PAYERS[language][block.payer] in told
            assert block.last is None or str(block.last) in told
        assert ("behandeling 6" in told or "session 6" in told or "sessions 6" in told) == (
            situation.sessions_had == 5
        )


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_every_answer_is_whole_html_with_a_standing_and_a_source_for_every_reason(
    language: Language,
) -> None:
    words = words_in(language)
    for situation in everybody():
        drawn = whole_answer(words, situation)
        reader = Balance()
        reader.feed(drawn)
        assert reader.open == []
        assessment = aftercare.assess(situation)
        reasons = sum(len(block.reasons) for plan in assessment.plans for block in plan.blocks)
        assert drawn.count("vw-citation") >= max(reasons, 1)
        assert drawn.count("vw-citation") == drawn.count("vw-standing ")


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_no_answer_to_an_insured_person_holds_a_code_or_a_line_for_care_providers(
    language: Language,
) -> None:
    words = words_in(language)
    for situation in everybody():
        drawn = whole_answer(words, situation)
        assert not any(code in drawn for code in ("CSI", "008", "009", "990", "071 751"))


def test_nothing_answered_asks_for_the_first_answer() -> None:
    words = words_in(Language.NL)
    drawn = str(draw_who_pays(words, enquire(aftercare.Situation()), started=False))
    assert "Beantwoord de eerste vraag" in drawn
    assert "vw-timeline" not in drawn


def test_what_is_certain_is_said_while_the_rest_is_open() -> None:
    situation = aftercare.Situation(
        indication=aftercare.Indication.ONCOLOGY,
        treatment_need=aftercare.TreatmentNeed.CURRENT,
        age=67,
        basis_entitlement=True,
        referral=True,
    )
    told = write_headline(words_in(Language.NL), enquire(situation))
    assert told == (
        "Zeker is al: vanaf behandeling 21 betaalt de basisverzekering (eerst uw eigen risico)."
    )


def test_a_change_is_told_with_what_else_has_to_be_so() -> None:
    situation = aftercare.Situation(
        indication=aftercare.Indication.ONCOLOGY,
        treatment_need=aftercare.TreatmentNeed.CURRENT,
        age=67,
        basis_plus_module=False,
        supplementary=aftercare.Supplementary.NONE,
        basis_entitlement=False,
    )
    drawn = whole_answer(words_in(Language.NL), situation)
    assert (
        "Met de Basis Plus Module, bij een Pluspraktijk en met een verwijzing: "
        "de Basis Plus Module betaalt alle behandelingen." in drawn
    )


def test_an_answer_that_keeps_the_module_from_paying_is_named() -> None:
    situation = aftercare.Situation(
        indication=aftercare.Indication.ONCOLOGY,
        treatment_need=aftercare.TreatmentNeed.CURRENT,
        age=67,
        basis_plus_module=True,
        supplementary=aftercare.Supplementary.NONE,
        basis_entitlement=False,
        plus_practice=False,
        referral=False,
    )
    drawn = whole_answer(words_in(Language.NL), situation)
    assert "<li>U gaat niet naar een Pluspraktijk.</li><li>U heeft geen verwijzing.</li>" in drawn
    assert "U heeft de module niet" not in drawn


def person(**given: object) -> aftercare.Situation:
    """Return somebody with a reason for treatment, listed, with nothing but the basic insurance."""
    facts = {
        "indication": "oncology",
        "treatment_need": "current",
        "age": 67,
        "basis_plus_module": False,
        "supplementary": "none",
        "basis_entitlement": True,
        "plus_practice": False,
        "referral": True,
    }
    return aftercare.Situation.model_validate(facts | given)


@pytest.mark.parametrize("language", Language)
def test_the_own_risk_stands_with_the_headline_and_not_among_what_is_good_to_know(
    language: Language,
) -> None:
    words = words_in(language)
    enquiry = Enquiry(person(), date(2026, 11, 26))
    with_headline, rest = str(draw_next(words, enquiry)), str(draw_in_full(words, enquiry))
    assert "385" in with_headline
    assert "400" in with_headline
    assert with_headline.count("vw-citation") == with_headline.count("vw-standing ") == 2
    assert "385" not in rest
    assert "385" not in str(draw_next(words, Enquiry(person(age=9), date(2026, 11, 26))))


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_whoever_may_have_to_pay_is_told_once_where_to_ask_for_the_price(
    language: Language,
) -> None:
    words = words_in(language)
    for situation in everybody():
        plans = aftercare.assess(situation).plans
        pays = any(block.payer == "insured-person" for plan in plans for block in plan.blocks)
        assert whole_answer(words, situation).count(words["answer.ask_price"]) == pays


OF_AN_ADULT = {
    Language.NL: r"\b(uw (aanvullende|basis|eigen risico|aandoening)|u heeft|heeft u|u gaat)",
    Language.EN: r"\byou(r (supplementary|basic|own risk|condition)| have| do not have| go)\b",
}


@pytest.mark.parametrize("language", Language)
def test_a_parent_reads_of_the_child_and_nobody_else_does(language: Language) -> None:
    words = words_in(language)
    child = {Language.NL: "uw kind", Language.EN: "your child"}[language]
    for situation in everybody():
        told = unescape(whole_answer(words, situation))
        if situation.age == ADULT:
            assert child not in told
        else:
            assert re.search(OF_AN_ADULT[language], told, re.IGNORECASE) is None


@pytest.mark.parametrize("language", Language)
def test_who_has_nothing_new_is_led_to_a_doctor_or_physiotherapist_first(
    language: Language,
) -> None:
    words = words_in(language)
    first = {Language.NL: "Laat eerst een arts of fysio", Language.EN: "First let a doctor or phys"}
    for situation in everybody():
        long_standing = situation.treatment_need == "long-standing" and situation.indication in (
            "oncology",
            "cardiovascular",
        )
        told = write_headline(words, enquire(situation))
        assert told.startswith(first[language]) is long_standing
        drawn = unescape(whole_answer(words, situation))
        assert (words["answer.new_reason"] in drawn) is long_standing
        assert not (long_standing and words["answer.no_change"] in drawn)


@pytest.mark.parametrize("language", Language)
def test_that_sessions_had_can_be_filled_in_is_told_only_where_that_is_asked(
    language: Language,
) -> None:
    words = words_in(language)
    for situation in everybody():
        plans = aftercare.assess(situation).plans
        asked = any(len(plan.blocks) > 1 for plan in plans) and situation.sessions_had is None
        told = words["answer.counted_from_start"] in unescape(whole_answer(words, situation))
        assert told is asked


def test_that_ordinary_sessions_stay_is_told_where_the_cover_is_in_a_supplementary_insurance() -> (
    None
):
    words = words_in(Language.NL)
    situation = person(supplementary="with-aftercare", supplementary_sessions=9, plus_practice=True)
    told = unescape(whole_answer(words, situation))
    assert "De nazorg in uw aanvullende verzekering (dezelfde als in de Basis Plus Module)" in told
    assert "blijven de gewone behandelingen in de aanvullende verzekering staan" in told
