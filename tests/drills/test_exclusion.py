"""Why not: facts of the case that by themselves rule out a wrong answer, and none too many."""

from collections.abc import Mapping
from functools import cache
from itertools import combinations
from typing import Final, TypeAlias

import pytest

from calculator import decision
from calculator.drills import Drill, Step
from tests.aftercare import expected as aftercare
from tests.claims import expected as claims
from tests.drills import every, rightly
from tests.drills.story_reader import Fact, Told

Group: TypeAlias = frozenset[tuple[str, Fact]]
UP_TO_20: Final = ("within-both-limits", "within-adults-limit-only")
LAST_TWO: Final = UP_TO_20[1:]
PAST_LIMIT: Final = ("past-both-limits",)
ONE_OF_EACH: Final = {
    "within-both-limits": 5,
    "within-adults-limit-only": 19,
    "past-both-limits": 40,
}


@cache
def sessions_paid_by(payer: str, sessions: tuple[str, ...]) -> list[Group]:
    """Return everybody of whom somebody pays such a session, in the values of the rules."""
    found = []
    for person in aftercare.persons([9, 44]):
        for session in sessions:
            for left in (True, False):
                paid = aftercare.who_pays(person, ONE_OF_EACH[session], one_left=left)
                if paid and paid.payer == payer:
                    known: Told = person._asdict()
                    known["age"] = "18-or-over" if person.age >= 18 else "under-18"
                    known["supplementary_sessions"] = "left" if left else "used-up"
                    found.append(frozenset({**known, "session": session}.items()))
    return found


@cache
def claims_paid(payment: str) -> list[Group]:
    """Return every claim that is paid so."""
    return [
        frozenset(case._asdict().items())
        for case in claims.cases()
        if claims.answer(case).payment == payment
    ]


@cache
def can_be_paid_by(payer: str, sessions: tuple[str, ...], group: Group) -> bool:
    return any(group <= case for case in sessions_paid_by(payer, sessions))


@cache
def can_be_paid(payment: str, group: Group) -> bool:
    return any(group <= case for case in claims_paid(payment))


@cache
def smallest_within(payer: str, sessions: tuple[str, ...], known: Group) -> frozenset[Group]:
    """Return every smallest group of what is known that keeps somebody from paying."""
    found: list[Group] = []
    if can_be_paid_by(payer, sessions, known):
        return frozenset()
    for size in range(1, 4):
        for chosen in combinations(sorted(known, key=repr), size):
            group = frozenset(chosen)
            if any(smaller <= group for smaller in found):
                continue
            if not can_be_paid_by(payer, sessions, group):
                found.append(group)
    return frozenset(found)


def facts_of_rules(drill: Drill) -> Group:
    """Return what a drill tells of a person, in the values of the rules."""
    known = every.facts(drill).copy()
    known.pop("sessions_had", None)
    left = known.pop("supplementary_sessions", None)
    known["age"] = "18-or-over" if int(known["age"]) >= 18 else "under-18"
    if left == 0:
        known["supplementary_sessions"] = "used-up"
    return frozenset(known.items())


def of(found: Mapping[str, decision.Value]) -> Group:
    return frozenset((n, v if isinstance(v, bool) else str(v)) for n, v in found.items())


def without_each(group: Group) -> list[Group]:
    return [group - {fact} for fact in group]


def check_payers(drill: Drill, part: str, sessions: tuple[str, ...]) -> None:
    """Go through everything that can be answered about who pays some sessions to come."""
    known = facts_of_rules(drill)
    for answer in drill.options(part):
        groups = [of(group) for group in drill.subject.excluding(drill.facts, part, answer)]
        payers = answer.split("+")
        ruled_out = [p for p in payers if not can_be_paid_by(p, sessions, known)]
        assert bool(groups) is bool(ruled_out), (drill.id, answer)
        for group in groups:
            assert group <= known
            assert not can_be_paid_by(ruled_out[0], sessions, group), (drill.id, group)
            for less in without_each(group):
                assert can_be_paid_by(ruled_out[0], sessions, less), (drill.id, group)
        if ruled_out:
            small = {group for group in groups if len(group) <= 3}
            assert small == smallest_within(ruled_out[0], sessions, known)
        assert [len(group) for group in groups] == sorted(map(len, groups))


@pytest.mark.parametrize("rule", every.AFTERCARE_RULES)
def test_a_wrong_payer_is_ruled_out_by_facts_of_the_case_and_by_no_part_of_them(rule: str) -> None:
    for drill in every.drills_on(rule):
        if drill.key["step"] == Step.ANSWER:
            if int(every.facts(drill).get("sessions_had", 0)) < 18:
                check_payers(drill, "within_limit", UP_TO_20)
            check_payers(drill, "past_limit", PAST_LIMIT)


@pytest.mark.parametrize("rule", every.AFTERCARE_RULES)
def test_of_who_had_eighteen_sessions_only_the_last_two_of_twenty_count(rule: str) -> None:
    for drill in every.drills_on(rule):
        had = every.facts(drill).get("sessions_had", 0)
        if drill.key["step"] == Step.ANSWER and had in (18, 19):
            known = facts_of_rules(drill)
            for answer in drill.options("within_limit"):
                groups = [
                    of(group)
                    for group in drill.subject.excluding(drill.facts, "within_limit", answer)
                ]
                payers = answer.split("+")
                ruled_out = [p for p in payers if not can_be_paid_by(p, LAST_TWO, known)]
                assert bool(groups) is bool(ruled_out), (drill.id, answer)
                for group in groups:
                    assert group <= known
                    assert any(not can_be_paid_by(p, LAST_TWO, group) for p in ruled_out)


@pytest.mark.parametrize("rule", every.CLAIM_RULES)
def test_a_wrong_payment_is_ruled_out_by_facts_of_the_case_and_by_no_part_of_them(
    rule: str,
) -> None:
    for drill in every.drills_on(rule):
        if drill.key["step"] != Step.ANSWER:
            continue
        named = zip(rightly.CLAIM_QUESTIONS, rightly.partial_claim(every.facts(drill)), strict=True)
        known = {(name, value) for name, value in named if value is not None}
        for answer in drill.options("payment"):
            groups = [
                of(group) for group in drill.subject.excluding(drill.facts, "payment", answer)
            ]
            assert bool(groups) is (answer != drill.key["payment"]), drill.id
            for group in groups:
                assert group <= known
                assert not can_be_paid(answer, group), (drill.id, group)
                for less in without_each(group):
                    assert can_be_paid(answer, less), (drill.id, group)
            assert [len(group) for group in groups] == sorted(map(len, groups))


@pytest.mark.parametrize("rule", every.RULES)
def test_nothing_rules_out_a_right_answer_or_what_is_not_about_payment(rule: str) -> None:
    paying = ("within_limit", "past_limit", "payment")
    for drill in every.drills_on(rule):
        for part, right in drill.key.items():
            assert drill.subject.excluding(drill.facts, part, right) == (), (drill.id, part)
            if part not in paying:
                for answer in drill.options(part):
                    assert drill.subject.excluding(drill.facts, part, answer) == (), (
                        drill.id,
                        part,
                    )


def test_the_worked_example_without_a_module_says_why_it_does_not_pay() -> None:
    drill = next(
        drill for drill in every.drills_on("adult-listed-person-first") if drill.level == "examples"
    )
    groups = drill.subject.excluding(drill.facts, "within_limit", aftercare.MODULE)
    assert {"basis_plus_module": False, "supplementary": "none"} in groups
