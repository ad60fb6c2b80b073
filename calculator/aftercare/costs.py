"""What sessions to come cost, and whom: from who pays them, and numbers that only people know.

Amounts are whole cents. Nothing is filled in for a number that is not known: it is named instead.
A price above what an insurer pays is not looked at, as nobody here knows what that is.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Annotated, Final, NamedTuple, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator

from calculator.aftercare.assessment import Assessment
from calculator.aftercare.facts import ONE_SESSION, AgeGroup, Situation
from calculator.aftercare.plan import Plan
from calculator.aftercare.rules import Payer

MOST_SESSIONS: Final = 999
MOST_CENTS: Final = 999_999
"""What is taken as a number of sessions and as an amount; more is a slip."""

Sessions: TypeAlias = Annotated[int, Field(ge=0, le=MOST_SESSIONS)]
Cents: TypeAlias = Annotated[int, Field(ge=0, le=MOST_CENTS)]


class Number(StrEnum):
    """A number that costs may depend on, in the order of asking; a field of `Expected` each."""

    SESSIONS = "sessions"
    PRICE = "price"
    BEFORE_JANUARY = "before_january"
    OWN_RISK = "own_risk"
    OWN_RISK_NEXT_YEAR = "own_risk_next_year"
    SUPPLEMENTARY_NEXT_YEAR = "supplementary_next_year"


class Expected(BaseModel):
    """What somebody expects of the sessions to come. A number that is None is unknown.

    Attributes:
        sessions: How many sessions are planned, from the next one on.
        price: What the practice asks for a session, in cents.
        before_january: How many of the sessions are before 1 January.
        own_risk: What is left of the own risk until then, in cents, the voluntary part too.
        own_risk_next_year: The own risk of the year that then begins, in the same way.
        supplementary_next_year: How many sessions the supplementary insurance pays in that year.

    Raises:
        pydantic.ValidationError: A number is out of bounds, or more sessions are before
            1 January than are planned.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

    sessions: Annotated[int, Field(ge=1, le=MOST_SESSIONS)] | None = None
    price: Cents | None = None
    before_january: Sessions | None = None
    own_risk: Cents | None = None
    own_risk_next_year: Cents | None = None
    supplementary_next_year: Sessions | None = None

    @model_validator(mode="after")
    def _no_more_before_january_than_planned(self) -> Self:
        planned = MOST_SESSIONS if self.sessions is None else self.sessions
        if self.before_january is not None and self.before_january > planned:
            raise ValueError("more sessions are before 1 January than are planned")
        return self


class Step(BaseModel):
    """Sessions in a row that the same one pays, with what they cost.

    Attributes:
        year: The calendar year; None where it makes no difference.
        first: The first session, by its number.
        last: The last one.
        payer: Who pays them.
        amount: What they cost together, in cents.
        own_risk: What the insured person pays of that as own risk, in cents.
    """

    model_config = ConfigDict(frozen=True)

    year: int | None
    first: int
    last: int
    payer: Payer
    amount: int
    own_risk: int

    @property
    def sessions(self) -> int:
        """How many sessions these are."""
        return self.last - self.first + 1


class Costs(BaseModel):
    """What the sessions cost.

    Attributes:
        price: What each costs, in cents.
        steps: The sessions in order.
    """

    model_config = ConfigDict(frozen=True)

    price: int
    steps: tuple[Step, ...]

    @property
    def sessions(self) -> int:
        """How many sessions these are."""
        return sum(step.sessions for step in self.steps)

    @property
    def own_risk(self) -> int:
        """What the insured person pays as own risk, in cents."""
        return sum(step.own_risk for step in self.steps)

    @property
    def paid(self) -> Mapping[Payer, int]:
        """What each pays in the end, in cents; the own risk is the insured person's."""
        paid = dict.fromkeys((step.payer for step in self.steps), 0)
        paid.setdefault(Payer.INSURED_PERSON, 0)
        for step in self.steps:
            paid[step.payer] += step.amount - step.own_risk
            paid[Payer.INSURED_PERSON] += step.own_risk
        return paid


class Reckoning(BaseModel):
    """What the sessions cost, or what is still missing to tell.

    Attributes:
        asked: The numbers that matter, as far as it can be known yet which do.
        missing: What is unknown of them, and which facts about the person.
        costs: What the sessions cost; None as long as something is missing.
    """

    model_config = ConfigDict(frozen=True)

    asked: tuple[Number, ...] = ()
    missing: tuple[str, ...] = ()
    costs: Costs | None = None


class _Run(NamedTuple):
    """Sessions in a row of one year that the same one pays."""

    year: int
    first: int
    last: int
    payer: Payer

    @property
    def sessions(self) -> int:
        return self.last - self.first + 1


class _Way(NamedTuple):
    """The planned sessions in order, and what else has to be known of them.

    Attributes:
        runs: The sessions.
        asked: Which further numbers matter with them.
        missing: Which facts about the person are unknown that decide who pays next year's.
    """

    runs: tuple[_Run, ...]
    asked: tuple[Number, ...]
    missing: tuple[str, ...]


_Assess: TypeAlias = Callable[[Situation, date], Assessment]


def reckon(assess: _Assess, situation: Situation, expected: Expected, on: date) -> Reckoning:
    """Return what the sessions to come cost; nothing out of scope.

    The same insurances are taken to go on next year, by the rules of that year.

    Args:
        assess: Says who pays.
        situation: The person.
        expected: What is expected of the sessions.
        on: The day of the next session.
    """
    answer = assess(situation, on)
    if not (answer.decided and answer.plans):
        return Reckoning(missing=answer.open_questions)
    asked, missing = [Number.SESSIONS, Number.PRICE], list[str]()
    way, start = None, situation.model_copy(update={"sessions_had": situation.next_session - 1})
    if expected.sessions is not None:
        if _depends_on_sessions_had(assess, situation, expected.sessions, on):
            missing.append("sessions_had")
        elif not _years_differ(assess, start, expected.sessions, on):
            way = _walk(assess, start, expected, expected.sessions, on)
        else:
            asked.append(Number.BEFORE_JANUARY)
            if expected.before_january is not None:
                way = _walk(assess, start, expected, expected.before_january, on)
    if way is not None:
        asked += way.asked
        missing += way.missing
    missing = [*(number for number in asked if getattr(expected, number) is None), *missing]
    if missing or way is None:
        return Reckoning(asked=tuple(asked), missing=tuple(missing))
    costs = _add_up(way.runs, situation, expected, on)
    if Number.BEFORE_JANUARY not in asked:
        steps = (step.model_copy(update={"year": None}) for step in costs.steps)
        costs = costs.model_copy(update={"steps": tuple(steps)})
    return Reckoning(asked=tuple(asked), costs=costs)


def _depends_on_sessions_had(assess: _Assess, situation: Situation, count: int, on: date) -> bool:
    """Return whether it matters how many sessions somebody had, and that is not known.

    Looked at are none, and each number with which another stretch of sessions begins.
    """
    if situation.sessions_had is not None:
        return False
    (plan,) = assess(situation, on).plans
    numbers = [0, *(block.last for block in plan.blocks if block.last)]
    starts = (situation.model_copy(update={"sessions_had": had}) for had in numbers)
    return len({_who_pays_how_many(assess(each, on).plans[0], count) for each in starts}) > 1


def _who_pays_how_many(plan: Plan, count: int) -> frozenset[tuple[Payer, int]]:
    sessions = Counter[Payer]()
    for run in _runs(plan, 0, count):
        sessions[run.payer] += run.sessions
    return frozenset(sessions.items())


def _years_differ(assess: _Assess, start: Situation, count: int, on: date) -> bool:
    """Return whether it may matter which of the sessions are before 1 January.

    It does not where one pays them all, in either year, and nothing that the year renews runs out.
    """
    runs = [
        run
        for day, then in ((on, start), (_january(on), _next_year(start, 0, None)))
        for plan in assess(then, day).plans
        for run in _runs(plan, day.year, count)
    ]
    first, *others = {run.payer for run in runs}
    return (
        bool(others) or first is Payer.SUPPLEMENTARY_INSURANCE or _own_risk_counts(start, runs[0])
    )


def _walk(assess: _Assess, start: Situation, expected: Expected, before: int, on: date) -> _Way:
    """Return the planned sessions of somebody, with so many `before` 1 January."""
    (plan,) = assess(start, on).plans
    day, after = _january(on), (expected.sessions or 0) - before

    def possible(answer: Assessment) -> list[tuple[_Run, ...]]:
        return [*dict.fromkeys(_runs(each, day.year, after) for each in answer.plans)]

    answer = assess(_next_year(start, before, None), day)
    draws = any(run.payer is Payer.SUPPLEMENTARY_INSURANCE for run in chain(*possible(answer)))
    if draws and (left := expected.supplementary_next_year) is not None:
        answer = assess(_next_year(start, before, left), day)
    then, *others = possible(answer)
    runs = _runs(plan, on.year, before) + then
    insured = {run.year for run in chain(runs, *others) if _own_risk_counts(start, run)}
    asked = {
        Number.OWN_RISK: on.year in insured,
        Number.OWN_RISK_NEXT_YEAR: day.year in insured,
        Number.SUPPLEMENTARY_NEXT_YEAR: draws,
    }
    missing = set(answer.open_questions) if others else set[str]()
    if insured and _may_be(start, AgeGroup.UNDER_18):
        missing.add("age")
    return _Way(
        runs,
        tuple(number for number, matters in asked.items() if matters),
        # What is left in the supplementary insurance is a number that is asked for already.
        tuple(sorted(missing - {"supplementary_sessions"})),
    )


def _january(on: date) -> date:
    return date(on.year + 1, 1, 1)


def _next_year(situation: Situation, more: int, left: int | None) -> Situation:
    """Return the person on 1 January, after some more sessions.

    Args:
        situation: The person now, with a number of sessions had.
        more: How many are had until then.
        left: How many the supplementary insurance then pays; None if unknown.
    """
    known = situation.told() | situation.model_dump(exclude_none=True)
    anew = "sessions_had" in Situation.tied_to_year(known)
    had = 0 if anew else (situation.sessions_had or 0) + more
    return situation.model_copy(update={"sessions_had": had, "supplementary_sessions": left})


def _runs(plan: Plan, year: int, count: int) -> tuple[_Run, ...]:
    """Return the first `count` sessions of a plan, joined where the same one pays."""
    runs = list[_Run]()
    end = plan.blocks[0].first + count - 1
    for block in plan.blocks:
        first, last = block.first, min(block.last or end, end)
        if runs and runs[-1].payer is block.payer:
            first = runs.pop().first
        if first <= last:
            runs.append(_Run(year, first, last, block.payer))
    return tuple(runs)


def _own_risk_counts(situation: Situation, run: _Run) -> bool:
    """Return whether an own risk comes first, or may: a child has none."""
    return run.payer is Payer.BASIS_INSURANCE and _may_be(situation, AgeGroup.ADULT)


def _may_be(situation: Situation, group: AgeGroup) -> bool:
    return bool(situation.possible() & ONE_SESSION.having("age", group))


def _add_up(runs: Iterable[_Run], situation: Situation, expected: Expected, on: date) -> Costs:
    """Return what sessions cost, once every number that matters is known."""
    price, steps = expected.price or 0, list[Step]()
    left = {on.year: expected.own_risk or 0, on.year + 1: expected.own_risk_next_year or 0}
    for run in runs:
        amount = run.sessions * price
        own_risk = min(left[run.year], amount) if _own_risk_counts(situation, run) else 0
        left[run.year] -= own_risk
        steps.append(Step(**run._asdict(), amount=amount, own_risk=own_risk))
    return Costs(price=price, steps=tuple(steps))
