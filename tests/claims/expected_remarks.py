"""What is worth saying beside an answer, worked out by hand from the description of the domain."""

from typing import Final

from tests.claims import expected
from tests.claims.expected import Case

BY_CARE_KIND: Final = {
    "mental-health": {"claim-mental-health"},
    "non-dbc": {"claim-non-dbc"},
    "licensed": {"claim-licensed"},
    "pregnancy": {"claim-pregnancy"},
    "bowel-screening": {"claim-bowel-screening"},
}
URGENT: Final = {"claim-urgent", "urgent-means"}
BY_REFERRAL_TYPE: Final = {
    "01": URGENT,
    "02": set[str](),
    "03": URGENT,
    "04": URGENT,
    "05": {"claim-internal-referral"},
    "06": {"claim-tertiary-referral"},
    "07": {"claim-follow-up", "type-7-or-21"},
    "08": URGENT,
}


def certain(case: Case) -> set[str]:
    """Return the ids of the remarks that hold for a claim of which everything is known."""
    if not case.selective_policy:
        return set()
    said = {"own-risk-may-apply"}
    if case.hospital_selected:
        return said
    said |= {"assessed-by-hand", "new-need-needs-a-selected-hospital"}
    if case.care_kind != "other":
        return said | BY_CARE_KIND[case.care_kind]
    said |= BY_REFERRAL_TYPE[case.referral_type]
    if expected.answer(case).payment == "reduced":
        said.add("seventy-five-percent-of-the-rate")
    if case.referral_type in {"05", "07"} and case.first_trajectory == "initial-01-03-06":
        said.add("only-the-referral-type-counts")
    return said
