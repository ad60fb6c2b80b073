"""What went wrong comes back soon, and what is known leaves room for the rest."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Final, TypeAlias

import pytest

from calculator.drills import Practised, coming_back, next_rule
from tests.drills import every

START: Final = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
RULES: Final = every.AFTERCARE_RULES
PACES: Final = {
    "seconds": timedelta(seconds=4),
    "a minute": timedelta(minutes=1),
    "minutes": timedelta(minutes=7),
}
SEEDS: Final = range(5)
SLOW_AND_QUICK: Final = ["seconds", pytest.param("a minute", marks=pytest.mark.long), "minutes"]
"""The paces for tests of many cases: that a minute is like seconds is a test of its own."""

Answer: TypeAlias = Callable[[str, int], bool]
"""Whether somebody answers rightly, by the rule and how often they met it before."""


def rounds(
    answer: Answer, cases: int, pace: timedelta, seed: object, rules: Sequence[str] = RULES
) -> list[Practised]:
    """Return what somebody answers to one case after the other."""
    practised: list[Practised] = []
    now = START
    for _ in range(cases):
        rule = next_rule(rules, practised, now, str(seed))
        assert rule in rules
        now += pace
        met = sum(each.rule == rule for each in practised)
        practised.append(Practised(rule, answer(rule, met), now))
    return practised


def errs_on(hard: Sequence[str], times: int) -> Answer:
    return lambda rule, met: rule not in hard or met >= times


def hard_rules(seed: int, rules: Sequence[str] = RULES) -> list[str]:
    return Random(seed).sample(list(rules), 3)  # noqa: S311 - nothing secret


@pytest.mark.parametrize("pace", SLOW_AND_QUICK)
@pytest.mark.parametrize("times", [1, 2, 4, 1000])
def test_a_rule_comes_again_within_ten_cases_after_each_error(times: int, pace: str) -> None:
    for seed in SEEDS:
        hard = hard_rules(seed)
        practised = rounds(errs_on(hard, times), 70, PACES[pace], seed)
        wrong = [place for place, each in enumerate(practised) if not each.right]
        assert len(wrong) >= 3 * min(times, 4)
        for place in wrong:
            if place + 10 < len(practised):
                following = [each.rule for each in practised[place + 1 : place + 11]]
                assert practised[place].rule in following, (seed, place)


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param(RULES, id="aftercare"),
        pytest.param(every.RULES, id="everything", marks=pytest.mark.long),
    ],
)
@pytest.mark.parametrize("pace", SLOW_AND_QUICK)
def test_after_three_right_answers_a_rule_comes_no_more_often_than_others(
    pace: str, rules: Sequence[str]
) -> None:
    for seed in SEEDS[:2]:
        hard = hard_rules(seed, rules)
        practised = rounds(errs_on(hard, 2), 190, PACES[pace], seed, rules)
        known = 0
        for rule in hard:
            places = [place for place, each in enumerate(practised) if each.rule == rule]
            assert len(places) >= 5
            learned = places[4]  # twice wrong, then right for the third time in a row
            following = Counter(each.rule for each in practised[learned + 1 : learned + 61])
            if learned + 60 < len(practised):
                others = [following[other] for other in rules if other not in hard]
                assert following[rule] <= max(others), (seed, rule)
                known += 1
        assert known == 3


@pytest.mark.parametrize("pace", SLOW_AND_QUICK)
def test_no_rule_comes_twice_in_a_row_however_wrong_it_went(pace: str) -> None:
    for seed in SEEDS:
        chance = Random(seed)  # noqa: S311 - nothing secret
        practised = rounds(lambda *_: chance.random() < 0.5, 80, PACES[pace], seed)  # noqa: B023
        assert all(before.rule != after.rule for before, after in pairwise(practised))


def test_a_rule_on_its_own_comes_again() -> None:
    practised = rounds(lambda *_: False, 5, PACES["seconds"], "seed", ["one"])
    assert [each.rule for each in practised] == ["one"] * 5


def test_two_rules_take_turns() -> None:
    practised = rounds(lambda *_: True, 6, PACES["seconds"], "seed", ["one", "two"])
    assert {each.rule for each in practised[::2]} != {each.rule for each in practised[1::2]}


@pytest.mark.parametrize("pace", PACES)
@pytest.mark.parametrize("rules", [RULES, every.RULES], ids=["aftercare", "everything"])
def test_whoever_is_always_right_meets_every_rule_before_any_twice(
    rules: Sequence[str], pace: str
) -> None:
    for seed in SEEDS[:2]:
        practised = rounds(lambda *_: True, len(rules), PACES[pace], seed, rules)
        assert {each.rule for each in practised} == set(rules)


@pytest.mark.parametrize("pace", PACES)
def test_whoever_errs_on_some_still_meets_every_rule(pace: str) -> None:
    for seed in SEEDS:
        practised = rounds(errs_on(hard_rules(seed), 3), 45, PACES[pace], seed)
        assert {each.rule for each in practised} == set(RULES)


def test_the_same_answers_lead_to_the_same_rules() -> None:
    hard = hard_rules(3)
    twice = [rounds(errs_on(hard, 2), 60, PACES["minutes"], "seed") for _ in range(2)]
    assert twice[0] == twice[1]


def test_another_seed_brings_new_rules_in_another_order() -> None:
    orders = {
        tuple(each.rule for each in rounds(lambda *_: True, 16, PACES["seconds"], seed))
        for seed in range(20)
    }
    assert len(orders) == 20


def test_answering_quickly_or_in_a_minute_makes_no_difference() -> None:
    for seed in SEEDS:
        orders = [
            [each.rule for each in rounds(errs_on(hard_rules(seed), 2), 60, pace, seed)]
            for pace in (timedelta(0), PACES["seconds"], PACES["a minute"])
        ]
        assert orders[0] == orders[1] == orders[2]


@pytest.mark.parametrize("days", [1, 3, 6])
def test_after_days_away_what_went_wrong_comes_first(days: int) -> None:
    for seed in SEEDS:
        hard = hard_rules(seed)
        # Met once each, and the wrong ones never again before the days away.
        order = [rule for rule in RULES if rule not in hard] + hard
        now = START
        practised = []
        for rule in order:
            now += PACES["a minute"]
            practised.append(Practised(rule, rule not in hard, now))
        assert list(coming_back(practised)) == hard
        now += timedelta(days=days)
        first = []
        for _ in hard:
            rule = next_rule(RULES, practised, now, "seed")
            first.append(rule)
            now += PACES["a minute"]
            practised.append(Practised(rule, True, now))  # noqa: FBT003
        assert sorted(first) == sorted(hard), seed
        assert list(coming_back(practised)) == []


@pytest.mark.parametrize("days", [1, 3, 6])
def test_after_a_round_and_days_away_one_that_went_wrong_comes_first(days: int) -> None:
    for seed in SEEDS:
        hard = hard_rules(seed)
        practised = rounds(errs_on(hard, 1000), 40, PACES["seconds"], seed)
        again = next_rule(RULES, practised, practised[-1].at + timedelta(days=days), str(seed))
        assert again in coming_back(practised)


def test_a_clock_that_goes_back_makes_no_difference() -> None:
    practised = rounds(errs_on(hard_rules(1), 1000), 30, PACES["a minute"], 1)
    now = practised[-1].at
    rule = next_rule(RULES, practised, now, "1")
    assert next_rule(RULES, practised, now - timedelta(days=400), "1") == rule


def test_rules_no_longer_practised_do_not_come() -> None:
    practised = rounds(errs_on(RULES, 1000), 20, PACES["a minute"], 1)
    for some in (RULES[:1], RULES[4:6], RULES[-3:]):
        assert next_rule(some, practised, START + timedelta(days=1), "1") in some


def test_what_comes_back_is_what_went_wrong_last() -> None:
    def at(minute: int, rule: str, *, right: bool) -> Practised:
        return Practised(rule, right, START + timedelta(minutes=minute))

    practised = [
        at(0, "one", right=False),
        at(1, "two", right=True),
        at(2, "one", right=True),
        at(3, "two", right=False),
    ]
    assert list(coming_back(practised)) == ["two"]
    assert list(coming_back([])) == []
