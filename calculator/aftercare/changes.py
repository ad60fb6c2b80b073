"""What changes from one edition of the rules to the next, as the sets of cases themselves."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from calculator import decision
from calculator.aftercare.assessment import Calculator
from calculator.aftercare.facts import ONE_SESSION
from calculator.aftercare.rules import Consequence


class Changed(NamedTuple):
    """Sessions that are paid otherwise from a day on, and of whom.

    Attributes:
        first: The first session.
        last: The last session; None where there is no end.
        cases: The kinds of person, with a supplementary session left or not: cases of
            `ONE_SESSION`, each with every value of `session`.
        before: What followed until then.
        after: What follows since.
    """

    first: int
    last: int | None
    cases: decision.Cases
    before: Consequence
    after: Consequence


def list_changes(before: Calculator, after: Calculator) -> Iterator[Changed]:
    """Yield what changes from one edition to another, by session, from the first on."""
    both = before.planner.limits, after.planner.limits
    lasts = sorted({limit for limits in both for limit in (limits.adults, limits.children)})
    for last_before, last in pairwise([0, *lasts, None]):
        first = (last_before or 0) + 1
        for was, cases in _paid_in(before, first).items():
            for becomes, others in _paid_in(after, first).items():
                if was != becomes and cases & others:
                    yield Changed(first, last, cases & others, was, becomes)


def _paid_in(calculator: Calculator, session: int) -> dict[Consequence, decision.Cases]:
    stretch, *_ = calculator.planner.limits.stretches_from(session)
    sessions = ONE_SESSION.having("session", stretch)
    outcomes = calculator.table.outcomes(lambda then: then)
    return {
        then: ONE_SESSION.widen(cases & sessions, "session")
        for then, cases in outcomes.items()
        if cases & sessions
    }
