"""What sessions cost is what adding them up one by one comes to, and never a guess."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from typing import Any, Final, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from calculator import aftercare
from calculator.aftercare import Expected, Number, Situation
from calculator.aftercare.costs import reckon
from tests.aftercare import expected
from tests.aftercare.expected import Person

ON: Final = date(2026, 11, 26)
LISTED_WITH_MODULE: Final = {
    "indication": "oncology",
    "treatment_need": "current",
    "age": 52,
    "basis_plus_module": True,
    "supplementary": "none",
    "basis_entitlement": True,
    "plus_practice": True,
    "referral": True,
    "sessions_had": 0,
}
NOT_LISTED: Final = LISTED_WITH_MODULE | {"basis_plus_module": False, "basis_entitlement": False}
NUMBERS: Final = {
    "sessions": 30,
    "price": 4000,
    "before_january": 25,
    "own_risk": 10_000,
    "own_risk_next_year": 38_500,
    "supplementary_next_year": 9,
}


class Told(NamedTuple):
    """Somebody who expects something, with every number known."""

    person: Person
    had: int
    left: int
    numbers: Mapping[str, int]

    @property
    def situation(self) -> Situation:
        return Situation.model_validate(
            {
                **self.person._asdict(),
                "sessions_had": self.had,
                "supplementary_sessions": self.left,
            }
        )


def added_up(told: Told) -> dict[str, int]:
    """Pay the sessions one by one, out of a purse with the own risk, as somebody would at home."""
    person, numbers = told.person, told.numbers
    number, left, own_risk = told.had, told.left, numbers["own_risk"]
    paid = Counter[str]()
    for turn in range(numbers["sessions"]):
        if turn == numbers["before_january"]:
            own_risk = numbers["own_risk_next_year"]
            left = 0 if person.supplementary == "none" else numbers["supplementary_next_year"]
            if person.age < 18 and not person.basis_entitlement:
                number = 0
        number += 1
        way = expected.who_pays(person, number, one_left=left > 0)
        assert way is not None
        if way.payer == expected.SUPPLEMENTARY:
            left -= 1
        mine = 0
        if way.payer == expected.BASIC and person.age >= 18:
            mine = min(own_risk, numbers["price"])
            own_risk -= mine
        paid[expected.PERSON] += mine
        paid[way.payer] += numbers["price"] - mine
    return {payer: amount for payer, amount in paid.items() if amount}


def in_words(costs: aftercare.Costs | None) -> dict[str, int]:
    assert costs is not None
    return {payer.value: amount for payer, amount in costs.paid.items() if amount}


def people(count: int, seed: int) -> Iterator[Told]:
    """Yield people in scope with all sorts of numbers, near the limits most of all."""
    random = Random(seed)  # noqa: S311 - nothing is secret about it
    persons = [
        person
        for person in expected.persons((4, 17, 18, 60))
        if expected.who_pays(person, 1, one_left=False)
    ]
    for _ in range(count):
        person = random.choice(persons)
        sessions = random.choice((1, random.randint(2, 12), random.randint(13, 70)))
        insured = person.supplementary != "none"
        yield Told(
            person,
            had=random.choice((0, random.randint(1, 25), random.randint(15, 22))),
            left=random.choice((0, 1, 9, random.randint(0, 40))) if insured else 0,
            numbers={
                "sessions": sessions,
                "before_january": random.choice((0, sessions, random.randint(0, sessions))),
                "price": random.choice((0, 1, 3333, 4000, random.randint(1, 20_000))),
                "own_risk": random.choice((0, 1, 38_500, random.randint(0, 88_500))),
                "own_risk_next_year": random.choice((0, 40_000, random.randint(0, 90_000))),
                "supplementary_next_year": random.choice((0, 1, 9, random.randint(0, 40))),
            },
        )


@pytest.mark.parametrize("seed", range(3))
def test_costs_are_what_paying_the_sessions_one_by_one_comes_to(seed: int) -> None:
    payers = set[str]()
    for told in people(1500, seed):
        reckoning = aftercare.reckon(told.situation, Expected(**told.numbers), ON)
        assert in_words(reckoning.costs) == added_up(told), told
        payers |= added_up(told).keys()
    assert payers == {
        expected.MODULE,
        expected.BASIC,
        expected.SUPPLEMENTARY,
        expected.PERSON,
    }


def test_only_what_is_asked_for_matters_and_what_is_missing_of_that_is_named() -> None:
    for told in people(600, 7):
        numbers = told.numbers
        asked: tuple[Number, ...] = ()
        for _ in range(4):  # what is asked for depends on what was answered
            answered = Expected(**{number: numbers[number] for number in asked})
            reckoning = aftercare.reckon(told.situation, answered, ON)
            assert reckoning.asked == tuple(sorted(reckoning.asked, key=[*Number].index))
            assert (reckoning.costs is None) == bool(reckoning.missing)
            if reckoning.costs:
                break
            assert set(reckoning.missing) == set(reckoning.asked) - set(asked)
            asked = reckoning.asked
        if Number.BEFORE_JANUARY not in asked:
            numbers = {**numbers, "before_january": numbers["sessions"]}
        assert in_words(reckoning.costs) == added_up(told._replace(numbers=numbers)), told
        for number in asked:
            less = answered.model_copy(update={number: None})
            without = aftercare.reckon(told.situation, less, ON)
            assert number in without.missing
            assert without.costs is None


def test_how_many_sessions_were_had_is_missing_just_where_it_makes_a_difference() -> None:
    missed = 0
    for told in people(800, 11):
        unknown = told.situation.model_copy(update={"sessions_had": None})
        reckoning = aftercare.reckon(unknown, Expected(**told.numbers), ON)
        results = {
            frozenset(added_up(told._replace(had=had)).items()) for had in (0, 1, 10, 17, 18, 20)
        }
        if reckoning.costs:
            assert in_words(reckoning.costs).items() == results.pop()
            assert not results
        else:
            assert reckoning.missing == ("sessions_had",)
            missed += 1
    assert missed > 50


def test_an_own_risk_is_of_the_basic_insurance_alone_and_starts_anew() -> None:
    reckoning = aftercare.reckon(Situation(**LISTED_WITH_MODULE), Expected(**NUMBERS), ON)
    assert reckoning.costs is not None
    steps = [
        (step.year, step.first, step.last, step.payer.value, step.amount, step.own_risk)
        for step in reckoning.costs.steps
    ]
    assert steps == [
        (2026, 1, 20, expected.MODULE, 80_000, 0),
        (2026, 21, 25, expected.BASIC, 20_000, 10_000),
        (2027, 26, 30, expected.BASIC, 20_000, 20_000),
    ]
    assert reckoning.costs.own_risk == 30_000
    assert Number.SUPPLEMENTARY_NEXT_YEAR not in reckoning.asked


def test_a_child_has_no_own_risk_and_counts_anew_in_january() -> None:
    child = Situation(**{**NOT_LISTED, "age": 9})
    numbers = {**NUMBERS, "sessions": 30, "before_january": 20}
    reckoning = aftercare.reckon(child, Expected(**numbers), ON)
    assert in_words(reckoning.costs) == {expected.BASIC: 28 * 4000, expected.PERSON: 2 * 4000}
    assert set(reckoning.asked) == {Number.SESSIONS, Number.PRICE, Number.BEFORE_JANUARY}


def test_where_one_pays_all_without_own_risk_nothing_more_is_asked() -> None:
    for facts in (NOT_LISTED, {**LISTED_WITH_MODULE, "basis_entitlement": False}):
        reckoning = aftercare.reckon(Situation(**facts), Expected(sessions=40, price=1), ON)
        assert reckoning.asked == (Number.SESSIONS, Number.PRICE)
        assert sum(in_words(reckoning.costs).values()) == 40
        assert reckoning.costs is not None
        assert [step.year for step in reckoning.costs.steps] == [None]


def test_what_the_supplementary_insurance_pays_next_year_is_never_taken_from_this_year() -> None:
    insured = Situation(
        **{**NOT_LISTED, "supplementary": "without-aftercare", "supplementary_sessions": 3}
    )
    numbers = {**NUMBERS, "sessions": 10, "before_january": 4, "supplementary_next_year": None}
    reckoning = aftercare.reckon(insured, Expected(**numbers), ON)
    assert reckoning.missing == (Number.SUPPLEMENTARY_NEXT_YEAR,)
    numbers["supplementary_next_year"] = 2
    reckoning = aftercare.reckon(insured, Expected(**numbers), ON)
    assert in_words(reckoning.costs) == {expected.SUPPLEMENTARY: 5 * 4000, expected.PERSON: 20_000}


@pytest.mark.parametrize("indication", ["other", "claudication"])
def test_out_of_scope_there_is_nothing_to_reckon(indication: str) -> None:
    situation = Situation(**{**LISTED_WITH_MODULE, "indication": indication})
    assert aftercare.reckon(situation, Expected(**NUMBERS), ON) == aftercare.Reckoning()


def test_while_who_pays_is_open_the_facts_that_decide_it_are_missing() -> None:
    situation = Situation(**{**LISTED_WITH_MODULE, "referral": None})
    reckoning = aftercare.reckon(situation, Expected(**NUMBERS), ON)
    assert (reckoning.asked, reckoning.missing) == ((), ("referral",))


def test_an_age_that_only_the_own_risk_needs_is_missing() -> None:
    """No case of today's rules comes to it: who pays tells children from adults already."""
    child = Situation(**{**NOT_LISTED, "basis_entitlement": True, "age": 9})
    any_age = child.model_copy(update={"age": None})

    def assess(situation: Situation, on: date) -> aftercare.Assessment:
        return aftercare.assess(situation.model_copy(update={"age": 9}), on)

    assert reckon(assess, any_age, Expected(**NUMBERS), ON).missing == ("age",)


def test_what_next_years_rules_leave_open_is_missing() -> None:
    situation = Situation(**NOT_LISTED)

    def assess(situation: Situation, on: date) -> aftercare.Assessment:
        known = situation if on.year == ON.year else situation.model_copy(update={"age": None})
        known = known.model_copy(update={"basis_entitlement": None} if known != situation else {})
        return aftercare.assess(known, on)

    reckoning = reckon(assess, situation, Expected(**NUMBERS), ON)
    assert reckoning.costs is None
    assert {"age", "basis_entitlement"} <= set(reckoning.missing)


@given(st.integers(1, 999), st.integers(0, 999_999), st.integers(0, 999_999), st.data())
def test_nothing_is_lost_and_nobody_pays_less_than_nothing(
    sessions: int, price: int, own_risk: int, data: Any
) -> None:
    before = data.draw(st.integers(0, sessions))
    numbers = {
        **NUMBERS,
        "sessions": sessions,
        "price": price,
        "before_january": before,
        "own_risk": own_risk,
    }
    costs = aftercare.reckon(Situation(**LISTED_WITH_MODULE), Expected(**numbers), ON).costs
    assert costs is not None
    assert costs.sessions == sessions
    assert sum(costs.paid.values()) == sessions * price
    assert min(costs.paid.values()) >= 0
    assert costs.own_risk <= own_risk + NUMBERS["own_risk_next_year"]
    assert all(isinstance(amount, int) for amount in costs.paid.values())
    assert all(0 <= step.own_risk <= step.amount for step in costs.steps)


@pytest.mark.parametrize(
    "numbers",
    [
        {"sessions": 0},
        {"sessions": 1000},
        {"sessions": 2.0},
        {"price": -1},
        {"price": 40.5},
        {"price": "4000"},
        {"own_risk": 1_000_000},
        {"sessions": 5, "before_january": 6},
        {"rate": 4000},
    ],
)
def test_a_number_that_cannot_be_is_refused_without_repeating_it(numbers: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        Expected(**numbers)
    assert all(f"input_value={value!r}" not in str(refused.value) for value in numbers.values())
