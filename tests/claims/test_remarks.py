"""What is said beside an answer, of which claims, in which place, and from which day to which."""

from datetime import date, timedelta
from typing import Any, Final

import pytest

from calculator.claims import EDITIONS, Claim, remarks
from tests.aftercare.expected_remarks import this_day
from tests.claims import answers, expected, expected_remarks
from tests.claims.answers import PLAIN
from tests.claims.expected_remarks import FAR_ONLY, STANDS, TODAY

FIRST_DAY: Final = date(2019, 1, 1)
DAY: Final = timedelta(days=1)
NEXT_YEAR: Final = this_day().year + 1
REDUCED: Final = (
    {"referral_type": "04", "acute_activity": "none"},
    *(
        {"referral_type": referral, "care_type": care, "first_trajectory": "no-match"}
        for referral, care in (("07", "11"), ("07", "21"), ("05", "11"), ("05", "13"))
    ),
)


def said(on: date = TODAY, **given: Any) -> dict[str, tuple[str, str]]:
    """Return what is said beside the plain claim, but for what is given: standing and place."""
    claim = Claim.model_validate(PLAIN._asdict() | given)
    return {r.id: (r.standing.value, r.place) for r in remarks(claim, on)}


def test_a_remark_of_a_day_is_made_from_its_first_day_to_its_last() -> None:
    """On every first day of an edition, the day before it, and far from any."""
    days = {edition.day for edition in EDITIONS} | {date(2100, 7, 1)}
    days |= {day - DAY for day in days if day > FIRST_DAY}
    assert len(days) >= 5
    for day in days:
        for case in list(expected.cases())[::23]:
            found = {remark.id for remark in remarks(answers.claim(case), day)}
            far = day.year > NEXT_YEAR
            assert found == expected_remarks.certain(case, day, far=far), (day, case)


def test_every_remark_stands_as_firm_and_in_the_place_that_the_domain_says() -> None:
    found = {
        remark.id: (remark.standing.value, remark.place)
        for edition in EDITIONS
        for remark in edition.made.table.remarks
    }
    assert found == STANDS


def test_that_such_policies_ended_is_said_on_1_january_2026_and_not_the_day_before() -> None:
    remark = "budget-policies-ended"
    for hospital_selected in (True, False):
        given = {"hospital_selected": hospital_selected}
        assert remark not in said(FIRST_DAY, **given)
        assert remark not in said(date(2025, 12, 31), **given)
        for day in (date(2026, 1, 1), TODAY, date(2100, 1, 1)):
            assert said(day, **given)[remark] == ("public", "patient")
    assert remark not in said(selective_policy=False)


def test_of_a_day_after_next_year_it_is_said_that_its_conditions_are_not_known() -> None:
    for hospital_selected in (True, False):
        given = {"hospital_selected": hospital_selected}
        for day in (FIRST_DAY, this_day(), date(NEXT_YEAR, 12, 31)):
            assert FAR_ONLY not in said(day, **given)
        for day in (date(NEXT_YEAR + 1, 1, 1), date.max):
            assert said(day, **given)[FAR_ONLY] == ("position", "meaning")
    assert said(date.max, selective_policy=False).keys() == {FAR_ONLY}


@pytest.mark.parametrize("given", REDUCED)
def test_beside_a_reduction_it_is_said_what_of_and_that_more_may_be_paid(
    given: dict[str, Any],
) -> None:
    beside = said(**given)
    assert beside["seventy-five-percent-of-the-rate"] == ("public", "patient")
    assert beside["more-care-may-be-paid-in-full"] == ("public", "meaning")


def test_neither_is_said_beside_another_payment() -> None:
    for case in list(expected.cases())[::11]:
        beside = said(**case._asdict())
        reduced = expected.answer(case).payment == "reduced"
        for remark in ("seventy-five-percent-of-the-rate", "more-care-may-be-paid-in-full"):
            assert (remark in beside) is reduced, case


def test_that_a_referral_is_needed_by_law_is_said_of_type_02_only() -> None:
    remark = "specialist-care-needs-a-referral"
    for referral_type in expected.VALUES["referral_type"]:
        beside = said(referral_type=referral_type)
        assert beside.get(remark) == (("law", "meaning") if referral_type == "02" else None)
    assert remark not in said(referral_type="02", care_kind="pregnancy")
    assert remark not in said(referral_type="02", hospital_selected=True)


@pytest.mark.parametrize(
    ("referral_type", "care_type", "holds"),
    [
        ("07", "21", True),
        ("05", "11", True),
        ("05", "13", True),
        ("07", "11", False),  # it may be a new need
        ("05", "21", False),
        ("04", "11", False),
    ],
)
def test_that_the_law_says_the_same_is_said_of_what_goes_on_from_a_contract(
    referral_type: str,
    care_type: str,
    holds: bool,  # noqa: FBT001
) -> None:
    remark = "care-goes-on-when-a-contract-ends"
    given: dict[str, Any] = {"referral_type": referral_type, "care_type": care_type}
    for trajectory in expected.VALUES["first_trajectory"]:
        beside = said(**given, first_trajectory=trajectory)
        contracted = holds and trajectory == "started-while-contracted"
        assert beside.get(remark) == (("law", "meaning") if contracted else None)


def test_nothing_but_that_a_year_is_far_is_said_while_nothing_is_known() -> None:
    for day in (FIRST_DAY, date(2026, 1, 1), date(NEXT_YEAR, 12, 31)):
        assert remarks(Claim(), day) == ()
    assert [remark.id for remark in remarks(Claim(), date.max)] == [FAR_ONLY]
