"""Whole calls: a line with one slip in it, one choice, and the answer to who pays."""

import pytest
from rapidfuzz.distance import OSA

from calculator import aftercare
from calculator.aftercare import EXAMPLES, Indication, assess
from calculator.quick_entry import Kind, read
from tests.quick_entry.calls import CALLS, Call
from tests.quick_entry.phrases import unsettled

each_call = pytest.mark.parametrize("call", CALLS, ids=lambda call: call.id)


def test_there_are_twenty_calls_in_both_languages() -> None:
    assert len({call.id for call in CALLS}) == len({call.typed for call in CALLS}) == 20
    assert {call.language for call in CALLS} == {"nl", "en"}


@each_call
def test_exactly_one_key_went_wrong(call: Call) -> None:
    assert OSA.distance(call.typed, call.corrected) == 1


@each_call
def test_a_slip_sets_nothing_that_was_not_said(call: Call) -> None:
    assert read(call.typed, call.language).answers.items() <= call.answers.items()


@each_call
def test_a_slip_is_the_only_thing_shown_and_one_choice_mends_it(call: Call) -> None:
    (piece,) = unsettled(read(call.typed, call.language))
    assert piece.kind is Kind.UNKNOWN
    assert call.corrected in [choice.line for choice in piece.choices]


@each_call
def test_the_corrected_line_says_exactly_what_the_caller_said(call: Call) -> None:
    reading = read(call.corrected, call.language)
    assert (reading.answers, reading.left_open) == (call.answers, frozenset())
    assert unsettled(reading) == []


@each_call
def test_what_the_caller_said_decides_who_pays(call: Call) -> None:
    assessment = assess(call.situation)
    assert assessment.decided
    blocks = [block for plan in assessment.plans for block in plan.blocks]
    assert call.blocks == tuple((b.first, b.last or 0, b.payer) for b in blocks)
    assert assessment.in_scope is bool(call.blocks)


@each_call
def test_before_the_slip_is_mended_the_right_answer_is_among_those_shown(call: Call) -> None:
    # What a line with a slip leaves out is unknown, and unknown never rules the answer out.
    known = read(call.typed, call.language).answers
    plans = assess(aftercare.Situation.model_validate(known)).plans
    who_pays = [tuple((b.first, b.last or 0, b.payer) for b in plan.blocks) for plan in plans]
    assert call.blocks in who_pays or not call.blocks


def test_every_worked_example_is_among_the_calls() -> None:
    situations = [call.situation for call in CALLS]
    for example in EXAMPLES:
        for listed in (True, False) if example.both_ways else (True,):
            ways = (Indication.ONCOLOGY, Indication.CARDIOVASCULAR)
            assert any(example.situation(i, basis_entitlement=listed) in situations for i in ways)
