"""The walker's memory: what it lets pass, and what it does not."""

from collections.abc import Callable

import pytest

from tests.browser.walker.memory import (
    A_CLAIM,
    ABOUT_A_CALL,
    EMPTY,
    LINE,
    ON_BILL,
    PERSON,
    STORY,
    UNKNOWN,
    Answer,
    Memory,
    Question,
    answer,
    either,
    empty,
    give_back,
    open_others,
    see,
    undo,
)

AGE = Question(PERSON, "age")
REFERRAL = Question(PERSON, "referral")
LICENCE = Question(A_CLAIM, "licence")
OF_A_PERSON = frozenset({PERSON})


def told(**answers: Answer) -> Memory:
    memory = Memory()
    for field, given in answers.items():
        memory = answer(memory, Question(PERSON, field), frozenset({given}))
    return memory


def differing(memory: Memory, *, others: bool = False, **stands: Answer) -> list[Question]:
    seen = {Question(PERSON, field): frozenset({each}) for field, each in stands.items()}
    return [each.question for each in see(memory, seen, others=others)[1]]


def test_an_answer_that_nobody_gave_is_noticed() -> None:
    assert differing(Memory(), age="", referral=None) == []
    assert differing(Memory(), age="52", referral=None) == [AGE]


def test_an_answer_that_changed_or_went_is_noticed_also_when_it_was_not_seen_for_a_while() -> None:
    memory = told(age="52", referral=1)
    assert differing(memory, age="52", referral=1) == []
    memory, _ = see(memory, {AGE: frozenset({"52"})}, others=False)
    assert differing(memory, referral=0) == [REFERRAL]
    assert differing(memory, referral=None) == [REFERRAL]


def test_what_looks_the_same_may_be_either_until_it_is_seen_better() -> None:
    memory = answer(Memory(), AGE, None)
    memory, _ = see(memory, {AGE: frozenset({"", UNKNOWN})}, others=False)
    assert differing(memory, age=UNKNOWN) == differing(memory, age="") == []
    assert differing(memory, age="52") == [AGE]


def test_what_the_line_fills_in_is_believed_once() -> None:
    memory = answer(told(age="52"), Question(LINE, "line"), frozenset({"67 hart"}))
    memory, differences = see(memory, {AGE: frozenset({"67"})}, others=False)
    assert differences == []
    assert differing(memory, age="52") == [AGE]
    assert see(memory, {LICENCE: frozenset({0})}, others=False)[1] != []


@pytest.mark.parametrize("times", [1, 3], ids=["once", "held down"])
def test_what_is_emptied_comes_back_by_undoing(times: int) -> None:
    memory = told(age="52", referral=1)
    for _ in range(times):
        memory = empty(memory, OF_A_PERSON)
    assert differing(memory, age="52", referral=None) == [AGE]
    memory = undo(memory, OF_A_PERSON)
    assert differing(memory, age="52", referral=1) == []
    assert differing(memory, age="", referral=None) == [AGE, REFERRAL]


def test_undoing_something_else_brings_back_only_what_once_was_given() -> None:
    seen, _ = see(Memory(), {AGE: EMPTY}, others=False)
    memory = either(seen, told(age="52"))  # and the field may not have been shown since
    memory = undo(empty(memory, OF_A_PERSON), ABOUT_A_CALL)
    assert differing(memory, age="52") == differing(memory, age="") == []
    assert differing(memory, age="67") == [AGE]


def test_the_answers_of_an_example_leave_ones_own_alone() -> None:
    memory = open_others(told(age="52"))
    memory, differences = see(memory, {AGE: frozenset({"67"})}, others=True)
    assert differences == []
    assert differing(memory, others=True, age="52") == [AGE]
    memory = give_back(answer(memory, AGE, frozenset({"9"})))
    assert differing(memory, age="52") == []
    assert differing(memory, age="9") == [AGE]


@pytest.mark.parametrize("act", [lambda memory: empty(memory, OF_A_PERSON), open_others])
def test_whoever_cannot_tell_what_happened_lets_both_pass(act: Callable[[Memory], Memory]) -> None:
    memory = either(told(age="52"), act(told(age="67")))
    assert differing(memory, age="52") == []
    assert differing(memory, age="9") == [AGE]


def test_emptying_one_thing_may_empty_the_rest_but_changes_nothing_of_it() -> None:
    memory = answer(told(age="52"), LICENCE, frozenset({1}))
    memory = empty(memory, OF_A_PERSON)
    for stands in (frozenset[Answer]({1}), frozenset[Answer]({None})):
        assert see(memory, {LICENCE: stands}, others=False)[1] == []
    (difference,) = see(memory, {LICENCE: frozenset({0})}, others=False)[1]
    assert difference.expected == EMPTY | {1}
    assert str(difference).startswith("claim.licence: expected ")


def test_what_is_told_of_a_claim_on_one_page_may_stand_in_other_choices_on_the_other() -> None:
    memory = answer(Memory(), STORY, frozenset({3}))
    for question in ON_BILL:
        assert see(memory, {question: frozenset({1})}, others=False)[1] == []
        assert see(Memory(), {question: frozenset({1})}, others=False)[1] != []
    memory = answer(memory, ON_BILL[0], frozenset({2}))
    assert see(memory, {STORY: frozenset({5})}, others=False)[1] == []
    assert see(memory, {ON_BILL[0]: frozenset({3})}, others=False)[1] != []
