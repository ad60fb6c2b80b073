"""Lists as insurers have them: several hospitals, credit lines, a line for each activity."""

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.claims import assess_all
from calculator.claims.numbers import compared
from tests.claims.lists import (
    BY_REFERRAL,
    CONSULT,
    FOLLOW_UP,
    Row,
    beginning,
    by_id,
    first,
    payments,
    rules,
)

ALONE: Final = FOLLOW_UP | {"trajectory_number": "N", "started_while_contracted": False}
FULL, OPEN, REDUCED = {"full"}, {"full", "reduced"}, {"reduced"}
SHORT: Final = "1,23457E+11"


def paid(row: Row, *others: Row) -> set[str]:
    """Return the payments for one claim of a complete list."""
    return payments(first(row, *others, complete=True))


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize("own", [" n", "N\u00a0", "n-"])
def test_numbers_lead_to_one_another_however_they_are_written(own: str) -> None:
    assert paid(ALONE | {"trajectory_number": own}, beginning("01")) == FULL


def test_a_referring_number_with_zeros_in_front_leads_to_one_without() -> None:
    row = CONSULT | {"referring_trajectory_number": "000120", "started_while_contracted": False}
    assert paid(row, beginning("03", "120.0")) == FULL


@pytest.mark.parametrize("missing", ["-", "0", "000"])
def test_a_hyphen_or_zeros_are_a_missing_number_and_begin_nothing(missing: str) -> None:
    row = ALONE | {"trajectory_number": missing}
    assert paid(row, beginning("01", missing)) == {"contact"}
    assert paid(ALONE, beginning("01", missing)) == REDUCED


def test_a_shortened_number_matches_nothing_and_leaves_nothing_certainly_unmatched() -> None:
    assert paid(ALONE | {"trajectory_number": SHORT}, beginning("01", SHORT)) == OPEN
    assert paid(ALONE, beginning("06", SHORT)) == OPEN
    assert paid(ALONE | {"trajectory_number": SHORT}, beginning("01", "M")) == OPEN
    assert paid(ALONE, beginning("04", SHORT)) == REDUCED
    assert paid(ALONE, beginning("06", SHORT), beginning("01", "N")) == FULL


# ---------------------------------------------------------------- hospitals


@pytest.mark.parametrize(
    ("own", "other", "right"),
    [
        ("06010101", "06010101", FULL),
        ("6010101", " 06010101.0", FULL),
        ("06010101", "06010102", REDUCED),
        ("06010101", None, OPEN),
        ("", "06010101", OPEN),
        ("", None, FULL),
        (SHORT, SHORT, OPEN),
        ("06010101", SHORT, OPEN),
        (SHORT, None, OPEN),
    ],
)
def test_numbers_are_a_hospitals_own(own: str | None, other: str | None, right: set[str]) -> None:
    assert paid(ALONE | {"hospital": own}, beginning("01", hospital=other)) == right


@pytest.mark.parametrize(("other", "right"), [("A", OPEN), ("B", REDUCED), (None, OPEN)])
def test_an_unknown_number_is_looked_for_within_its_hospital(other: str, right: set[str]) -> None:
    row = ALONE | {"hospital": "A", "trajectory_number": None}
    assert paid(row, beginning("01", "M", hospital=other)) - {"contact"} == right
    assert paid(ALONE | {"hospital": "A"}, beginning("01", None, hospital=other)) == right


# ---------------------------------------------------------------- ordinary care


def test_care_is_ordinary_where_nothing_says_otherwise() -> None:
    asked = {"selective_policy": True, "hospital_selected": False}
    row = asked | {"referral_type": "04", "acute_activity": "none"}
    others = [
        row | {"product_code": "150101007"},
        row | {"care_kind": "mental-health"},
        row | {"care_kind": "licensed"},
        row | {"licence": False},
    ]
    found = assess_all([row, *others], ordinary=True)
    assert [payments(each) for each in found] == [
        REDUCED,
        FULL,
        FULL,
        {"full", "do-not-claim"},
        REDUCED,
    ]
    assert "do-not-claim" in payments(assess_all([row])[0])


# ---------------------------------------------------------------- a line for each activity

PLANNED: Final = BY_REFERRAL | {"referral_type": "04", "care_type": "11", "claim_id": "a"}


@pytest.mark.parametrize(
    ("activities", "right"),
    [
        (["none", "190016"], FULL),
        (["none", "none", "190015"], FULL),
        ([None, "none"], OPEN),
        ([None, "190016"], FULL),
        (["none", "none", None], OPEN),
    ],
)
def test_lines_that_differ_in_activity_only_are_one_claim(
    activities: list[str | None], right: set[str]
) -> None:
    for found in assess_all([PLANNED | {"acute_activity": each} for each in activities]):
        assert found.errors == ()
        assert payments(found) == right


def test_an_emergency_and_an_unknown_activity_are_one_of_the_two() -> None:
    row = PLANNED | {"referral_type": "08"}
    lines = [row | {"acute_activity": each} for each in ("190015", None)]
    for found in assess_all(lines):
        assert payments(found) == {"full", "undecided"}
        assert found.assessment is not None
        assert found.assessment.open_questions == ("acute_activity",)


def test_lines_that_differ_in_more_are_a_reference_used_twice() -> None:
    lines = [
        PLANNED | {"acute_activity": "none"},
        PLANNED | {"acute_activity": "190016", "care_type": "13"},
    ]
    for found in assess_all(lines):
        assert [error.type for error in found.errors] == ["claim_id_twice"]


def test_without_a_reference_the_trajectory_tells_that_lines_are_one_claim() -> None:
    lines = [
        PLANNED | {"claim_id": None, "acute_activity": each, "trajectory_number": "T1"}
        for each in ("none", "190016")
    ]
    assert [payments(found) for found in assess_all(lines)] == [FULL, FULL]
    lines = [line | {"trajectory_number": None} for line in lines]
    assert [payments(found) for found in assess_all(lines)] == [REDUCED, FULL]


def test_lines_of_one_claim_do_not_match_each_other() -> None:
    lines = [
        BY_REFERRAL
        | {"claim_id": "a", "care_type": "21", "trajectory_number": "N", "acute_activity": each}
        | {"started_while_contracted": False}
        for each in ("none", "190015")
    ]
    for found in assess_all(lines, complete=True):
        assert "follow-up-full" not in rules(found)


# ---------------------------------------------------------------- credit lines


def credit(**given: Any) -> Row:
    return {"claim_id": "c", "credit": True} | given


def test_a_credit_line_is_given_back_without_payments_and_marked() -> None:
    found = assess_all([beginning("01", claim_id="a"), credit(takes_back="a")])
    assert [each.credit for each in found] == [False, True]
    assert [each.taken_back for each in found] == [True, False]
    assert found[1].assessment is None
    assert [(error.field, error.type) for error in found[1].errors] == [("credit", "credit_line")]


def test_what_is_taken_back_is_no_beginning_any_more() -> None:
    begun = beginning("01", claim_id="0a-1")
    assert paid(ALONE, begun) == FULL
    for takes_back in ("0a-1", "0A1", " 0a 1"):
        assert paid(ALONE, begun, credit(takes_back=takes_back)) == REDUCED
    assert paid(ALONE, begun, credit(takes_back="b")) == FULL
    assert paid(ALONE, begun, credit(takes_back="0a-1", referral_type="01")) == REDUCED


@pytest.mark.parametrize(
    ("unsaid", "right"),
    [
        ({}, OPEN),
        ({"takes_back": ""}, OPEN),
        ({"takes_back": SHORT}, OPEN),
        ({"trajectory_number": "N"}, OPEN),
        ({"trajectory_number": "M"}, FULL),
        ({"trajectory_number": "N", "hospital": "B"}, FULL),
        ({"trajectory_number": "N", "hospital": "A"}, OPEN),
        ({"hospital": "B"}, FULL),
    ],
)
def test_one_that_does_not_say_what_it_takes_back_leaves_its_trajectory_uncertain(
    unsaid: Row, right: set[str]
) -> None:
    row = ALONE | {"hospital": "A"}
    assert paid(row, beginning("01", claim_id="a", hospital="A"), credit(**unsaid)) == right


def test_of_two_of_one_name_nobody_knows_which_is_taken_back() -> None:
    twice = [beginning("01", claim_id="a")] * 2
    assert paid(ALONE, *twice) == FULL
    assert paid(ALONE, *twice, credit(takes_back="a")) == OPEN


def test_the_credit_of_another_hospital_takes_nothing_back_and_of_an_untold_one_perhaps() -> None:
    begun = beginning("01", claim_id="a", hospital="A")
    row = ALONE | {"hospital": "A"}
    assert paid(row, begun, credit(takes_back="a", hospital="B")) == FULL
    assert paid(row, begun, credit(takes_back="a")) == OPEN
    assert paid(row, begun, credit(takes_back="a", hospital="A")) == REDUCED


def test_a_line_that_may_be_a_credit_makes_uncertain_what_it_names() -> None:
    begun = beginning("01", claim_id="a")
    assert paid(ALONE, begun, {"claim_id": "c", "takes_back": "a", "referral_type": "04"}) == OPEN
    named = {"claim_id": "c", "takes_back": "a", "credit": False, "referral_type": "04"}
    assert paid(ALONE, begun, named) == FULL


def test_a_credit_line_may_bear_the_reference_of_what_it_takes_back() -> None:
    found = assess_all([beginning("01", claim_id="a"), credit(claim_id="a", takes_back="a")])
    assert [error.type for each in found for error in each.errors] == ["credit_line"]


# ---------------------------------------------------------------- laws

NUMBERS: Final = ("", "7001", "7002", SHORT, None)


def claims_of(*hospitals: str | None) -> st.SearchStrategy[Row]:
    return st.fixed_dictionaries(
        {
            "referral_type": st.sampled_from(("01", "04", "05", "06", "07", "07", "08", None)),
            "care_type": st.sampled_from(("11", "21", None)),
            "acute_activity": st.sampled_from(("190015", "190016", "none", None)),
            "trajectory_number": st.sampled_from(NUMBERS),
            "referring_trajectory_number": st.sampled_from(NUMBERS),
            "started_while_contracted": st.sampled_from((True, False, None)),
            "hospital": st.sampled_from(hospitals),
        }
    ).map(lambda row: BY_REFERRAL | row)


def named(rows: list[Row]) -> list[Row]:
    return [row | {"claim_id": f"c{place}"} for place, row in enumerate(rows)]


@given(st.data(), st.lists(claims_of(None), max_size=6), st.booleans())
def test_numbers_written_otherwise_change_no_answer(
    data: st.DataObject,
    rows: list[Row],
    complete: bool,  # noqa: FBT001
) -> None:
    ways = st.sampled_from(("{}", "00{}", " {}\u00a0", "{}.0", "{:}-"))

    def again(number: str | None) -> str | None:
        return data.draw(ways).format(number) if number and compared(number) else number

    fields = ("trajectory_number", "referring_trajectory_number")
    written = [row | {field: again(row[field]) for field in fields} for row in rows]
    plain = assess_all(named(rows), complete=complete)
    assert assess_all(named(written), complete=complete) == plain


@given(st.lists(claims_of("A"), max_size=4), st.lists(claims_of("B"), max_size=4), st.booleans())
def test_claims_of_two_hospitals_are_answered_as_two_lists(
    ours: list[Row],
    theirs: list[Row],
    complete: bool,  # noqa: FBT001
) -> None:
    together = named([*ours, *theirs])
    apart = [together[: len(ours)], together[len(ours) :]]
    alone = [found for rows in apart for found in assess_all(rows, complete=complete)]
    assert assess_all(together, complete=complete) == tuple(alone)


@given(st.lists(claims_of("A", "B", SHORT, None), max_size=5), claims_of("A", "B"), st.booleans())
def test_a_claim_with_its_credit_line_is_as_none_for_all_others(
    rows: list[Row],
    taken_back: Row,
    complete: bool,  # noqa: FBT001
) -> None:
    others = named(rows)
    back = credit(claim_id="credit", takes_back="claim", hospital=taken_back["hospital"])
    found = assess_all([*others, taken_back | {"claim_id": "claim"}, back], complete=complete)
    assert found[:-2] == assess_all(others, complete=complete)


@given(st.lists(claims_of("A", "B", SHORT, None), max_size=5), st.booleans())
def test_a_credit_line_that_does_not_say_what_it_takes_back_makes_nothing_certain(
    rows: list[Row],
    complete: bool,  # noqa: FBT001
) -> None:
    sure = assess_all(named(rows), complete=complete)
    unsure = assess_all([*named(rows), credit()], complete=complete)
    for less, more in zip(sure, unsure, strict=False):
        assert payments(less) <= payments(more)


@given(st.data(), st.lists(claims_of("A", None), min_size=1, max_size=5), st.booleans())
def test_a_claim_in_a_line_for_each_activity_has_the_answer_of_the_claim(
    data: st.DataObject,
    rows: list[Row],
    complete: bool,  # noqa: FBT001
) -> None:
    whole = named(rows)
    acute = [row for row in whole if row["acute_activity"] in {"190016", "190015"}]
    more = [row | {"acute_activity": "none"} for row in acute if data.draw(st.booleans())]
    lines = [*whole, *more]
    right = by_id(whole, complete=complete)
    for found in assess_all(lines, complete=complete):
        assert found == right[found.claim_id]


@given(st.lists(claims_of("A", "B", SHORT, None), max_size=6), st.booleans())
def test_a_number_is_held_against_each_other_claim(
    rows: list[Row],
    complete: bool,  # noqa: FBT001
) -> None:
    """The same as by counting: each claim beside each other one, one by one."""
    for row, found in zip(rows, assess_all(named(rows), complete=complete), strict=True):
        if row["referral_type"] != "07" or row["care_type"] != "21":
            continue
        others = [other for other in rows if other is not row]
        alone = [payments(first(row, other, complete=complete)) for other in others]
        expected = set.union(*alone) if alone else paid_alone(row, complete=complete)
        if FULL in alone:
            expected = FULL
        assert payments(found) == expected


def paid_alone(row: Row, *, complete: bool) -> set[str]:
    return payments(first(row, complete=complete))
