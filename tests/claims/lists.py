"""Lists of claims that belong together, and their answers in a short form."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from calculator.claims import ListedAssessment, assess_all

Row: TypeAlias = dict[str, Any]

BY_REFERRAL: Final[Row] = {
    "selective_policy": True,
    "hospital_selected": False,
    "care_kind": "other",
}
"""What is known of every claim here: the referral decides."""

FOLLOW_UP: Final[Row] = BY_REFERRAL | {"referral_type": "07", "care_type": "21"}
OWN_ANEW: Final[Row] = BY_REFERRAL | {"referral_type": "07", "care_type": "11"}
INTERNAL: Final[Row] = BY_REFERRAL | {"referral_type": "05", "care_type": "11"}
CONSULT: Final[Row] = BY_REFERRAL | {"referral_type": "05", "care_type": "13"}


def beginning(referral_type: str | None, number: object = "N", **given: Any) -> Row:
    """Return a claim that may begin a trajectory."""
    return BY_REFERRAL | {"referral_type": referral_type, "trajectory_number": number} | given


def payments(listed: ListedAssessment) -> set[str]:
    """Return every payment that is possible."""
    assert listed.assessment is not None, listed
    return {outcome.payment.value for outcome in listed.assessment.outcomes}


def rules(listed: ListedAssessment) -> set[str]:
    """Return every rule that is possible."""
    assert listed.assessment is not None, listed
    return {reason.rule for outcome in listed.assessment.outcomes for reason in outcome.reasons}


def first(row: Row, *others: Row, complete: bool = False) -> ListedAssessment:
    """Return the answer for one claim among others, which is the same wherever it stands."""
    found = assess_all([row, *others], complete=complete)[0]
    assert assess_all([*others, row], complete=complete)[-1] == found
    return found


def by_id(
    rows: Iterable[Mapping[str, object]], *, complete: bool
) -> dict[str | None, ListedAssessment]:
    """Return the answers by what the list calls the claims."""
    return {found.claim_id: found for found in assess_all(rows, complete=complete)}
