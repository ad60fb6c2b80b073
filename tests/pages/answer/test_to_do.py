"""What can be done now: nobody ends with an answer that leads nowhere."""

from dataclasses import replace
from html import unescape

import pytest

from calculator import aftercare
from calculator.pages.answer.changes import choose_alternatives
from calculator.pages.answer.sentences import write_headline
from calculator.pages.answer.to_do import draw_to_do
from calculator.words import Language, words_in
from tests.languages import DUTCH_EACH_TIME
from tests.pages.plans import Known, known

INSURANCES = ("basis_plus_module", "supplementary", "supplementary_sessions")
MOST = 3
"""As many people or offices as somebody can be asked to call."""


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_whoever_knows_no_more_is_told_whom_to_ask_every_open_question_once(
    language: Language, every: tuple[Known, ...]
) -> None:
    words, told_some = words_in(language), 0
    for each in every[::3]:
        open_ones = [f for f in each.assessment.open_questions if f != "age"]
        enquiry = replace(each.enquiry(), declined=frozenset(each.assessment.open_questions))
        told = unescape(str(draw_to_do(words, enquiry))) if not each.assessment.decided else ""
        assert told.count("<li>") <= MOST
        listener = "parent" if each.child else "adult"
        for field in open_ones:
            assert told.count(words[f"to_do.ask.{listener}.{field}"]) == 1, (each.situation, field)
        if any(field in INSURANCES for field in open_ones):
            assert words["to_do.insurer"].split("{")[0].strip() in told
        told_some += bool(open_ones)
        if open_ones and not any(len(p.payers) == 1 for p in enquiry.prospects):
            assert write_headline(words, enquiry) == words["headline.to_find_out"]
    assert told_some > 500


def test_nobody_is_sent_away_while_a_question_is_left_to_answer(every: tuple[Known, ...]) -> None:
    words = words_in(Language.NL)
    for each in every[::3]:
        if not each.assessment.decided:
            assert draw_to_do(words, each.enquiry()) == ""


def test_what_helps_at_once_stands_there_and_what_helps_in_january_does_not() -> None:
    words = words_in(Language.NL)
    facts = {
        "indication": "oncology",
        "treatment_need": "current",
        "age": 52,
        "basis_plus_module": True,
        "supplementary": "none",
        "basis_entitlement": False,
    }
    unreferred = known(**facts, plus_practice=True, referral=False)
    assert "Met een verwijzing: de Basis Plus Module betaalt" in str(
        draw_to_do(words, unreferred.enquiry())
    )
    paid = known(**facts, plus_practice=True, referral=True)
    assert draw_to_do(words, paid.enquiry()) == ""
    alone = known(**facts | {"basis_plus_module": False}, plus_practice=True, referral=True)
    assert draw_to_do(words, alone.enquiry()) == ""


def test_every_change_that_helps_at_once_is_told_once(every: tuple[Known, ...]) -> None:
    words = words_in(Language.NL)
    for each in every[::5]:
        if each.assessment.decided and each.assessment.in_scope:
            enquiry = each.enquiry()
            now, _, _ = choose_alternatives(aftercare.alternatives(each.situation, enquiry.on))
            assert str(draw_to_do(words, enquiry)).count("<li>") == len(now)
