"""What is a hospital claim under a selective policy paid at?

`assess(Claim(...))` answers for one claim, `assess_all` for several that belong together. Every
field may be left out: unknown stays unknown, and the answer then holds every payment that is
still possible. The rules of every day are read and proved when this package is imported.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Final

from calculator import decision
from calculator.claims.alternatives import Alternative
from calculator.claims.alternatives import alternatives as _alternatives
from calculator.claims.assessment import ORDER, Assessment, Calculator, Outcome
from calculator.claims.codes import CareKind
from calculator.claims.facts import (
    SPACE,
    AcuteActivity,
    CareType,
    Claim,
    FirstTrajectory,
    ReferralType,
)
from calculator.claims.listed import ListedAssessment, ListedClaim, ListError
from calculator.claims.rules import RULES_FILE, Consequence, Payment, Place, RuleBook
from calculator.claims.stories import STORIES, Story
from calculator.claims.trajectories import assess_each as _assess_each

__all__ = [
    "EDITIONS",
    "ORDER",
    "SPACE",
    "STORIES",
    "AcuteActivity",
    "Alternative",
    "Assessment",
    "CareKind",
    "CareType",
    "Claim",
    "FirstTrajectory",
    "ListError",
    "ListedAssessment",
    "ListedClaim",
    "Outcome",
    "Payment",
    "Place",
    "ReferralType",
    "Story",
    "alternatives",
    "assess",
    "assess_all",
    "assess_each",
    "interview",
    "remarks",
    "table",
]

EDITIONS: Final = decision.Editions(
    (_BOOK := decision.read_toml(RULES_FILE, RuleBook)).days(), partial(Calculator, _BOOK)
)
"""The rules of each day, proved when this package is imported."""


def _in_force(on: date | None) -> tuple[Calculator, date]:
    day = on or decision.today()
    return EDITIONS.on(day), day


def assess(claim: Claim, on: date | None = None) -> Assessment:
    """Return what a claim is paid at, with everything that is still possible.

    Args:
        claim: What is known of it.
        on: The day of the claim; today in the Netherlands if left out. This, and what it
            raises, is the same for every function here.

    Raises:
        pydantic.ValidationError: No rules are held for such a day.
    """
    calculator, day = _in_force(on)
    return calculator.assess(claim, day)


def interview(
    answers: Mapping[str, object], declined: Collection[str] = (), on: date | None = None
) -> decision.Interview[Claim]:
    """Return which questions to show after some answers; see `decision.Calculator.interview`."""
    calculator, day = _in_force(on)
    return calculator.interview(answers, declined, day)


def remarks(claim: Claim, on: date | None = None) -> tuple[decision.Remark, ...]:
    """Return what is worth saying beside the answer."""
    calculator, day = _in_force(on)
    return calculator.remarks(claim, day)


def alternatives(claim: Claim, on: date | None = None) -> tuple[Alternative, ...]:
    """Return every one fact that would lead to another payment, if it alone were otherwise."""
    calculator, day = _in_force(on)
    return _alternatives(calculator, claim, day)


def assess_all(
    claims: Iterable[Mapping[str, object]],
    *,
    complete: bool = False,
    ordinary: bool = False,
    on: date | None = None,
) -> tuple[ListedAssessment, ...]:
    """Return the answer for each of several claims that belong together, in their order.

    Args:
        claims: Each with the fields of `ListedClaim`.
        complete: Whether every claim that a trajectory number could lead to is among them.
        ordinary: Whether care is ordinary (`other`) where neither the claim nor a code says
            otherwise.
        on: The day to answer for, as of `assess`.
    """
    return tuple(assess_each(claims, complete=complete, ordinary=ordinary, on=on))


def assess_each(
    claims: Iterable[Mapping[str, object]],
    *,
    complete: bool = False,
    ordinary: bool = False,
    on: date | None = None,
) -> Iterator[ListedAssessment]:
    """Yield the answers of `assess_all` one by one, for whoever shows how far it is."""
    calculator, day = _in_force(on)
    return _assess_each(calculator, claims, day, complete=complete, ordinary=ordinary)


def table(on: date | None = None) -> decision.Table[Consequence]:
    """Return the proved rules of a day."""
    return _in_force(on)[0].table
