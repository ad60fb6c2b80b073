"""The smallest changes that lead to another outcome."""

from collections.abc import Mapping
from itertools import combinations, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculator.decision import Value, smallest_changes
from tests.decision.tables import Written, partial_answers, written_tables


@st.composite
def changeable(
    draw: st.DrawFn,
) -> tuple[Written, dict[str, Value], dict[str, tuple[Value, ...]], int]:
    written = draw(written_tables())
    answers = draw(partial_answers(written.fields))
    fields = draw(st.sets(st.sampled_from(written.fields)))
    choices = {field.name: field.values for field in written.fields if field in fields}
    return written, answers, choices, draw(st.integers(1, 3))


def outcomes(written: Written, answers: Mapping[str, Value]) -> frozenset[Any]:
    possible = [case for case in written.all_cases() if answers.items() <= case.items()]
    return frozenset(written.rule_of(case).then for case in possible)


@given(changeable())
def test_a_change_leads_elsewhere_and_touches_only_known_answers_that_can_change(
    drawn: tuple[Written, dict[str, Value], dict[str, tuple[Value, ...]], int],
) -> None:
    written, answers, choices, most = drawn
    now = outcomes(written, answers)
    for change in smallest_changes(answers, choices, lambda a: outcomes(written, a), most=most):
        assert 1 <= len(change.answers) <= most
        assert change.answers.keys() <= answers.keys() & choices.keys()
        assert all(answers[name] != value for name, value in change.answers.items())
        assert change.outcome == outcomes(written, {**answers, **change.answers})
        assert change.outcome != now


@given(changeable())
def test_the_changes_are_all_those_of_which_no_part_leads_to_the_same(
    drawn: tuple[Written, dict[str, Value], dict[str, tuple[Value, ...]], int],
) -> None:
    written, answers, choices, most = drawn
    now = outcomes(written, answers)
    expected = []
    names = [name for name in choices if name in answers]
    for size in range(1, most + 1):
        for chosen in combinations(names, size):
            for values in product(*(choices[name] for name in chosen)):
                change = dict(zip(chosen, values, strict=True))
                if any(answers[name] == value for name, value in change.items()):
                    continue
                then = outcomes(written, {**answers, **change})
                parts = [
                    dict(part)
                    for less in range(1, size)
                    for part in combinations(change.items(), less)
                ]
                if then != now and all(
                    outcomes(written, {**answers, **part}) != then for part in parts
                ):
                    expected.append((change, then))
    found = smallest_changes(answers, choices, lambda a: outcomes(written, a), most=most)
    assert [(dict(change.answers), change.outcome) for change in found] == expected


def test_two_answers_change_at_most_unless_more_are_asked_for() -> None:
    answers = {"a": False, "b": False, "c": False}
    choices: dict[str, tuple[Value, ...]] = dict.fromkeys(answers, (True, False))

    def all_three(given: Mapping[str, Value]) -> bool:
        return all(given.values())

    assert smallest_changes(answers, choices, all_three) == ()
    (change,) = smallest_changes(answers, choices, all_three, most=3)
    assert change.answers == {"a": True, "b": True, "c": True}


def test_answers_that_count_as_one_leave_room_for_another() -> None:
    answers = {"a": False, "b": False, "c": False, "d": False}
    choices: dict[str, tuple[Value, ...]] = dict.fromkeys(answers, (True, False))

    def three(given: Mapping[str, Value]) -> bool:
        return bool(given["a"] and given["b"] and given["c"])

    (change,) = smallest_changes(answers, choices, three, together=("b", "c"))
    assert change.answers == {"a": True, "b": True, "c": True}
    assert smallest_changes(answers, choices, three, together=("c", "d")) == ()
