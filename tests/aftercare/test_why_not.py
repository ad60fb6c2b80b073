"""Why a rule cannot hold, held against every walk along the sessions to come."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

import pytest

from calculator.aftercare import Situation, table, why_not
from tests.aftercare import answers, expected
from tests.aftercare.expected import OUT_OF_SCOPE, Person

CHILD, ADULT = 9, 44
PEOPLE: Final = tuple(expected.persons((CHILD, ADULT)))
TREATED: Final = tuple(person for person in PEOPLE if person.treatment_need == "current")
COUNTS: Final = (
    (None, None),
    (0, None),
    (5, None),
    (19, None),
    (20, None),
    (30, None),
    (999, None),
    (None, 17),
    (None, 18),
    (None, 19),
    (None, 20),
    (None, 999),
    (0, 19),
    (0, 25),
    (1, 19),
    (5, 17),
    (15, 10),
    (30, 25),
)
"""Sessions left in a supplementary insurance, and sessions had, around every limit."""
EACH_TIME: Final = ((0, None), (19, None), (20, None), (None, 17), (None, 18), (None, 20), (5, 17))
"""Those that are tried each time, on both sides of every limit, with some; all are with everybody
as long tests."""
ANY_LEFT: Final = (0, 1, 2, 17, 18, 19, 20, 21, 22, 1000)
"""Enough to meet whatever an unknown number of sessions can lead to."""
FIRSTS: Final = (1, 2, 17, 18, 19, 20, 21, 22)
"""Enough to meet whatever an unknown number of sessions had can lead to."""


@cache
def rules(person: Person, left: int | None, first: int) -> frozenset[str]:
    """Return every rule that pays a session to come of somebody."""
    if person.indication in OUT_OF_SCOPE:
        return frozenset({OUT_OF_SCOPE[person.indication][0]})
    numbers = ANY_LEFT if left is None else (left,)
    return frozenset(
        run.paid.rule for number in numbers for run in expected.walk(person, number, first)
    )


@cache
def rules_from_any(person: Person, left: int | None) -> frozenset[str]:
    """Return every rule that pays a session of somebody, however many were had."""
    return frozenset().union(*(rules(person, left, first) for first in FIRSTS))


def insured(person: Person, left: int | None) -> bool:
    """Return whether somebody can have so many sessions left."""
    return not left or person.supplementary != "none"


def check(people: Iterable[Person], left: int | None, had: int | None) -> None:
    for person in (person for person in people if insured(person, left)):
        situation = answers.situation(person, left, had)
        possible = rules(person, left, (had or 0) + 1)
        for rule in table().cases:
            assert bool(why_not(situation, rule)) is (rule not in possible), (person, rule)


def test_a_rule_is_ruled_out_exactly_where_it_pays_no_session() -> None:
    check(PEOPLE, None, None)


@pytest.mark.parametrize(
    ("left", "had", "step"),
    [
        *((*counts, 5) for counts in EACH_TIME),
        *(pytest.param(*counts, 1, marks=pytest.mark.long) for counts in COUNTS),
    ],
)
def test_a_rule_is_ruled_out_exactly_where_it_pays_no_session_that_is_left(
    left: int | None, had: int | None, step: int
) -> None:
    check(TREATED[::step], left, had)


@pytest.mark.long
def test_the_numbers_that_stand_for_any_lead_to_all_that_any_number_leads_to() -> None:
    for person in PEOPLE:
        for left in {None, *(left for left, _ in COUNTS)}:
            lefts = (*range(24), 1000) if left is None else (left,)
            with_each = (rules(person, n, first) for n in lefts for first in range(1, 23))
            assert rules_from_any(person, left) == frozenset().union(*with_each)


def told(situation: Situation) -> Mapping[str, Any]:
    """Return what is known, in the values of the rules."""
    known = {name: fact for name, fact in situation.model_dump().items() if fact is not None}
    had = known.pop("sessions_had", None)
    if had is not None:
        known["session"] = (
            "within-both-limits"
            if had < 18
            else "within-adults-limit-only"
            if had < 20
            else "past-both-limits"
        )
    if "supplementary_sessions" in known:
        known["supplementary_sessions"] = "left" if known["supplementary_sessions"] else "used-up"
    known["age"] = "18-or-over" if known["age"] >= 18 else "under-18"
    return known


def can_hold(situation: Situation, group: Mapping[str, Any], rule: str) -> bool:
    """Return whether a rule pays a session of anybody of whom a group of answers is true."""
    left = situation.supplementary_sessions if "supplementary_sessions" in group else None
    any_had = situation.sessions_had is not None and "session" not in group
    first = None if any_had else (situation.sessions_had or 0) + 1
    facts = {n: v for n, v in group.items() if n not in {"session", "supplementary_sessions"}}
    return can_pay(frozenset(facts.items()), left, first, rule)


@cache
def can_pay(
    facts: frozenset[tuple[str, Any]], left: int | None, first: int | None, rule: str
) -> bool:
    """Return whether a rule pays a session of anybody with these facts; None stands for any."""
    for person in (person for person in PEOPLE if insured(person, left)):
        known = person._asdict() | {"age": "18-or-over" if person.age >= 18 else "under-18"}
        if facts <= known.items():
            of = rules_from_any(person, left) if first is None else rules(person, left, first)
            if rule in of:
                return True
    return False


@pytest.mark.parametrize(
    ("left", "had"),
    [
        pytest.param(0, 19, marks=pytest.mark.long),
        (20, None),
        pytest.param(None, 20, marks=pytest.mark.long),
        (15, 10),
    ],
)
def test_each_group_of_answers_rules_out_and_no_part_of_it_does(
    left: int | None, had: int | None
) -> None:
    for person in TREATED[::23]:
        if not insured(person, left):
            continue
        situation = answers.situation(person, left, had)
        for rule in table().cases:
            for group in why_not(situation, rule):
                assert group.items() <= told(situation).items()
                assert not can_hold(situation, group, rule), (person, rule, group)
                for name in group:
                    less = {n: v for n, v in group.items() if n != name}
                    assert can_hold(situation, less, rule), (person, rule, group)


def test_no_count_of_sessions_keeps_the_module_from_paying() -> None:
    for person in TREATED:
        without = why_not(answers.situation(person), "module-pays")
        for left, had in COUNTS:
            if insured(person, left):
                counted = answers.situation(person, left, had)
                assert why_not(counted, "module-pays") == without


def test_the_first_twenty_are_over_for_who_had_them() -> None:
    listed = answers.person(basis_entitlement=True, referral=True)
    rule = "adult-listed-person-first"
    assert why_not(answers.situation(listed, None, 19), rule) == ()
    assert why_not(answers.situation(listed, None, 20), rule) == ({"session": "past-both-limits"},)


def test_twenty_sessions_left_leave_none_of_the_first_twenty_to_the_person() -> None:
    insured_one = answers.person(
        basis_entitlement=True, referral=True, supplementary="without-aftercare"
    )
    rule = "adult-listed-person-first"
    assert why_not(answers.situation(insured_one, 19), rule) == ()
    (group,) = why_not(answers.situation(insured_one, 20), rule)
    assert group["supplementary_sessions"] == "left"


def test_no_sessions_left_keep_a_supplementary_insurance_from_paying() -> None:
    insured_one = answers.person(supplementary="without-aftercare")
    groups = why_not(answers.situation(insured_one, 0), "supplementary-sessions-first")
    assert groups == ({"supplementary_sessions": "used-up"},)
