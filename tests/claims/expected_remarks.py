"""What is worth saying beside an answer, worked out by hand from the description of the domain."""

from datetime import date
from typing import Final

from tests.claims import expected
from tests.claims.expected import Case

TODAY: Final = date(2026, 11, 26)

FAR_ONLY: Final = "conditions-of-that-year-not-known"
"""What is said only of days after the next calendar year."""

STANDS: Final = {
    "claim-mental-health": ("source", "claiming"),
    "claim-non-dbc": ("source", "claiming"),
    "claim-licensed": ("source", "claiming"),
    "claim-pregnancy": ("source", "claiming"),
    "claim-bowel-screening": ("source", "claiming"),
    "claim-urgent": ("source", "claiming"),
    "claim-tertiary-referral": ("source", "claiming"),
    "claim-follow-up": ("source", "claiming"),
    "claim-internal-referral": ("source", "claiming"),
    "urgent-means": ("source", "meaning"),
    "type-7-or-21": ("position", "meaning"),
    "only-the-referral-type-counts": ("position", "meaning"),
    "assessed-by-hand": ("source", "meaning"),
    "more-care-may-be-paid-in-full": ("public", "meaning"),
    "specialist-care-needs-a-referral": ("law", "meaning"),
    "care-goes-on-when-a-contract-ends": ("law", "meaning"),
    FAR_ONLY: ("position", "meaning"),
    "seventy-five-percent-of-the-rate": ("public", "patient"),
    "own-risk-may-apply": ("law", "patient"),
    "new-need-needs-a-selected-hospital": ("source", "patient"),
    "budget-policies-ended": ("public", "patient"),
}
"""The standing of each remark, and its place."""

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
    "02": {"specialist-care-needs-a-referral"},
    "03": URGENT,
    "04": URGENT,
    "05": {"claim-internal-referral"},
    "06": {"claim-tertiary-referral"},
    "07": {"claim-follow-up", "type-7-or-21"},
    "08": URGENT,
}


def certain(case: Case, on: date = TODAY, *, far: bool = False) -> set[str]:
    """Return the ids of the remarks that hold for a claim of which everything is known.

    Args:
        case: The claim.
        on: The day of the claim.
        far: Whether that is after the next calendar year.
    """
    said = {FAR_ONLY} if far else set[str]()
    if not case.selective_policy:
        return said
    said.add("own-risk-may-apply")
    if on >= date(2026, 1, 1):
        said.add("budget-policies-ended")
    if case.care_kind == "licensed" and not case.licence:
        said.add("claim-licensed")
    if case.hospital_selected:
        return said
    said |= {"assessed-by-hand", "new-need-needs-a-selected-hospital"}
    if case.care_kind != "other":
        return said | BY_CARE_KIND[case.care_kind]
    said |= BY_REFERRAL_TYPE[case.referral_type]
    if expected.answer(case).payment == "reduced":
        said |= {"seventy-five-percent-of-the-rate", "more-care-may-be-paid-in-full"}
    if case.referral_type in {"05", "07"} and case.first_trajectory == "initial-01-03-06":
        said.add("only-the-referral-type-counts")
    if expected.answer(case).rule == "begun-while-contracted-full":
        said.add("care-goes-on-when-a-contract-ends")
    return said
