"""What is a hospital claim under a selective policy paid at?

`assess(Claim(...))` answers for one claim, `assess_all` for several that belong together. Every
field may be left out: unknown stays unknown, and the answer then holds every payment that is
still possible. The rules are read and proved when this package is imported.
"""

from collections.abc import Iterable, Mapping
from typing import Final

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
from calculator.claims.rules import TABLE, Payment, Place
from calculator.claims.stories import STORIES, Story
from calculator.claims.trajectories import ListedAssessment, ListedClaim, ListError
from calculator.claims.trajectories import assess_all as _assess_all

__all__ = [
    "ORDER",
    "SPACE",
    "STORIES",
    "TABLE",
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
    "interview",
    "remarks",
]

_CALCULATOR: Final = Calculator(TABLE)

assess = _CALCULATOR.assess
interview = _CALCULATOR.interview
remarks = _CALCULATOR.remarks


def alternatives(claim: Claim) -> tuple[Alternative, ...]:
    """Return every one fact that would lead to another payment, if it alone were otherwise."""
    return _alternatives(_CALCULATOR, claim)


def assess_all(
    claims: Iterable[Mapping[str, object]], *, complete: bool = False
) -> tuple[ListedAssessment, ...]:
    """Return the answer for each of several claims that belong together, in their order.

    Args:
        claims: Each with the fields of `ListedClaim`.
        complete: Whether every claim that a trajectory number could lead to is among them.
    """
    return _assess_all(_CALCULATOR, claims, complete=complete)
