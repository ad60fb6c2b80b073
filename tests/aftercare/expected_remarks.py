"""What is worth saying beside an answer, worked out by hand from the description of the domain."""

from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from tests.aftercare.expected import ADULTS, BASIC, SUPPLEMENTARY, Person, module_pays, walk

TODAY: Final = date(2026, 11, 26)
"""A day on which most remarks are made."""


def this_day() -> date:
    """Return today in the Netherlands."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).date()


def certain(  # noqa: PLR0913 - most of them by name
    person: Person,
    on: date = TODAY,
    *,
    left: int | None = None,
    first: int = 1,
    today: date = TODAY,
    adults: int = ADULTS,
) -> set[str]:
    """Return the ids of the remarks that hold for a person of whom everything is known.

    Args:
        person: The person.
        on: The day of the next session.
        left: Sessions left in a supplementary insurance; None if unknown.
        first: The first session to come.
        today: The day on which it is asked.
        adults: The limit of adults.
    """
    far = {"conditions-of-that-year-not-known"} if on.year > today.year + 1 else set[str]()
    if person.indication == "other":
        return far
    adult = person.age >= 18
    runs = walk(person, left, first, adults)
    payers = {run.paid.payer for run in runs}
    codes = any(run.paid.claim for run in runs)
    claudication = person.indication == "claudication"
    basic = claudication or BASIC in payers
    said = {
        **_of_own_risk(on, adult=adult, basic=basic),
        "code-of-claudication": claudication,
    }
    if not claudication:
        said |= {
            "place-on-list-can-end": person.basis_entitlement and person.referral,
            "two-covers-count-as-one": (
                person.basis_plus_module and person.supplementary == "with-aftercare"
            ),
            "lists-of-the-message-until-2024": codes and on >= date(2025, 1, 1),
            "codes-of-supplementary-sessions": adult and SUPPLEMENTARY in payers,
            "codes-of-children": not adult and basic,
        }
        if person.treatment_need == "current":
            said |= _about_the_module(person, payers)
            said |= _about_counting(person, adult=adult)
    return far | {remark for remark, holds in said.items() if holds}


def _of_own_risk(on: date, *, adult: bool, basic: bool) -> dict[str, bool]:
    return {
        "own-risk-385": basic and adult and on <= date(2026, 12, 31),
        "own-risk-400-named-for-2027": (
            basic and adult and date(2026, 9, 15) <= on <= date(2027, 12, 31)
        ),
        "own-risk-on-your-policy": basic and adult and on >= date(2027, 1, 1),
        "no-own-risk-under-18": basic and not adult,
    }


def _about_the_module(person: Person, payers: AbstractSet[str]) -> dict[str, bool]:
    covered = person.basis_plus_module or person.supplementary == "with-aftercare"
    pays = module_pays(person)
    return {
        "module-has-no-maximum": pays,
        "module-codes-carry-z": pays,
        "codes-of-children-with-the-module": pays and person.age < 18,
        "some-brands-limit-the-module-in-time": pays,
        "supplementary-sessions-untouched": pays and person.supplementary != "none",
        "module-needs-plus-practice-and-referral": covered and not pays,
        "module-asks-no-health-questions": not covered,
    }


def _about_counting(person: Person, *, adult: bool) -> dict[str, bool]:
    return {
        "adults-limit-counts-across-years": (
            adult and person.basis_entitlement and person.referral
        ),
        "childrens-limit-counts-per-year": (
            not adult and not person.basis_entitlement and not module_pays(person)
        ),
    }
