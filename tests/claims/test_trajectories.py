"""What the number of a claim leads to among the others, sentence by sentence."""

from typing import Any, Final

import pytest

from calculator.claims import Claim, assess, assess_all
from tests.claims.lists import (
    BY_REFERRAL,
    CONSULT,
    FOLLOW_UP,
    INTERNAL,
    OWN_ANEW,
    Row,
    beginning,
    first,
    payments,
    rules,
)

OWN: Final = "trajectory_number"
REFERRING: Final = "referring_trajectory_number"

LED: Final = (
    (FOLLOW_UP, OWN),
    (OWN_ANEW, OWN),
    (INTERNAL, REFERRING),
    (CONSULT, REFERRING),
)
"""The four pairs that a number decides, with the number that does."""

led = pytest.mark.parametrize(
    ("row", "number"), LED, ids=["follow-up", "own-anew", "internal", "consult"]
)
either = pytest.mark.parametrize("complete", [False, True])

INITIAL: Final = {
    "follow-up-full",
    "own-patient-same-trajectory-full",
    "internal-referral-full",
}
MISSING: Final = {"own-number-missing-contact", "referring-number-missing-contact"}
CONTRACTED: Final = {"begun-while-contracted-full", "own-patient-contracted-undecided"}
NO_MATCH: Final = {"no-exception-reduced"}


def one_of(answer: set[str], *kinds: set[str]) -> bool:
    """Return whether an answer has exactly one rule of each kind."""
    return len(answer) == len(kinds) and all(len(answer & kind) == 1 for kind in kinds)


# ---------------------------------------------------------------- an empty number


@either
@led
@pytest.mark.parametrize("empty", ["", " ", "\t "])
@pytest.mark.parametrize("started", [None, True, False])
def test_an_empty_number_is_missing_whatever_else_is_known(
    row: Row,
    number: str,
    empty: str,
    started: bool | None,  # noqa: FBT001
    complete: bool,  # noqa: FBT001
) -> None:
    given = row | {number: empty, "started_while_contracted": started}
    for others in ((), (beginning("01"),), (beginning("01", ""), beginning("06", None))):
        found = first(given, *others, complete=complete)
        assert one_of(rules(found), MISSING)
        assert payments(found) == {"contact"}


# ---------------------------------------------------------------- a number that matches


@either
@led
@pytest.mark.parametrize("referral_type", ["01", "03", "06", "1", "3", "6"])
@pytest.mark.parametrize("started", [None, True, False])
def test_a_number_of_a_claim_of_type_01_03_or_06_is_that_of_an_exception(
    row: Row,
    number: str,
    referral_type: str,
    started: bool | None,  # noqa: FBT001
    complete: bool,  # noqa: FBT001
) -> None:
    given = row | {number: "N", "started_while_contracted": started}
    found = first(given, beginning(referral_type), complete=complete)
    assert one_of(rules(found), INITIAL)
    assert payments(found) == {"full"}
    assert found.assessment is not None
    assert found.assessment.decided


@led
@pytest.mark.parametrize("referral_type", ["02", "04", "05", "07", "08"])
def test_a_number_of_a_claim_of_another_type_is_not(
    row: Row, number: str, referral_type: str
) -> None:
    given = row | {number: "N", "started_while_contracted": False}
    found = first(given, beginning(referral_type), complete=True)
    assert rules(found) == NO_MATCH
    assert payments(found) == {"reduced"}


@led
def test_any_one_match_among_many_is_enough(row: Row, number: str) -> None:
    others = [beginning("04"), beginning("02"), beginning("01", "M"), beginning("06")]
    assert one_of(rules(first(row | {number: "N"}, *others)), INITIAL)


@led
def test_numbers_match_whatever_space_stands_around_them(row: Row, number: str) -> None:
    assert one_of(rules(first(row | {number: " N "}, beginning("01", "N\t"))), INITIAL)


@led
@pytest.mark.parametrize("other", ["0N", "N0", "NN", "M"])
def test_numbers_that_are_not_the_same_do_not_match(row: Row, number: str, other: str) -> None:
    given = row | {number: "N", "started_while_contracted": False}
    assert rules(first(given, beginning("01", other), complete=True)) == NO_MATCH


@led
def test_the_referring_number_of_another_claim_is_not_what_is_matched(
    row: Row, number: str
) -> None:
    other = beginning("01", "M", referring_trajectory_number="N")
    given = row | {number: "N", "started_while_contracted": False}
    assert rules(first(given, other, complete=True)) == NO_MATCH


@pytest.mark.parametrize(
    ("row", "right", "wrong"),
    [(row, number, REFERRING if number == OWN else OWN) for row, number in LED],
)
def test_type_07_goes_by_its_own_number_and_05_by_the_referring_one(
    row: Row, right: str, wrong: str
) -> None:
    given = row | {"started_while_contracted": False}
    only_right = first(given | {right: "N", wrong: "M"}, beginning("01"), complete=True)
    only_wrong = first(given | {right: "M", wrong: "N"}, beginning("01"), complete=True)
    assert one_of(rules(only_right), INITIAL)
    assert rules(only_wrong) == NO_MATCH
    assert one_of(rules(first(given | {right: "", wrong: "N"}, beginning("01"))), MISSING)


@either
def test_a_claim_never_matches_itself(complete: bool) -> None:  # noqa: FBT001
    """A claim of unknown type that is type 01 is no follow-up; one that is 07 stands alone."""
    alone = beginning(None, "N", care_type="21", started_while_contracted=False)
    found = first(alone, complete=complete)
    assert ("follow-up-full" in rules(found)) is (not complete)
    assert "no-exception-reduced" in rules(found)


def test_claims_that_are_follow_ups_of_one_trajectory_do_not_match_each_other() -> None:
    row = FOLLOW_UP | {OWN: "N", "started_while_contracted": False}
    for found in assess_all([row, row, row], complete=True):
        assert rules(found) == NO_MATCH


@pytest.mark.parametrize("care_type", ["11", "13", "21", "other", None])
@pytest.mark.parametrize("care_kind", ["other", "licensed", "mental-health", None])
def test_of_the_matched_claim_only_the_referral_type_counts(
    care_type: str | None, care_kind: str | None
) -> None:
    other = {
        "referral_type": "03",
        "trajectory_number": "N",
        "care_type": care_type,
        "care_kind": care_kind,
        "selective_policy": False,
        "hospital_selected": True,
    }
    assert rules(first(FOLLOW_UP | {OWN: "N"}, other)) == {"follow-up-full"}


# ---------------------------------------------------------------- a number that does not match


@either
@led
def test_care_that_began_while_contracted_is_that_where_nothing_matches(
    row: Row,
    number: str,
    complete: bool,  # noqa: FBT001
) -> None:
    given = row | {number: "N", "started_while_contracted": True}
    for others in ((), (beginning("01", "M"),), (beginning("04"),)):
        assert one_of(rules(first(given, *others, complete=complete)), CONTRACTED)


@led
def test_in_a_complete_list_what_did_not_begin_while_contracted_has_no_match(
    row: Row, number: str
) -> None:
    given = row | {number: "N", "started_while_contracted": False}
    found = first(given, beginning("01", "M"), complete=True)
    assert rules(found) == NO_MATCH
    assert found.assessment is not None
    assert found.assessment.decided


@led
def test_in_an_incomplete_list_the_number_may_still_lead_to_an_exception(
    row: Row, number: str
) -> None:
    given = row | {number: "N", "started_while_contracted": False}
    found = first(given, beginning("01", "M"))
    assert one_of(rules(found), INITIAL, NO_MATCH)
    assert found.assessment is not None
    assert found.assessment.open_questions == ("first_trajectory",)


@led
def test_in_a_complete_list_without_knowing_of_a_contract_that_stays_possible(
    row: Row, number: str
) -> None:
    found = first(row | {number: "N"}, beginning("01", "M"), complete=True)
    assert one_of(rules(found), CONTRACTED, NO_MATCH)


@led
def test_in_an_incomplete_list_without_knowing_of_a_contract_all_but_missing_is_possible(
    row: Row, number: str
) -> None:
    found = first(row | {number: "N"}, beginning("01", "M"))
    assert one_of(rules(found), INITIAL, CONTRACTED, NO_MATCH)


def test_a_list_is_incomplete_unless_the_caller_says_otherwise() -> None:
    rows = [FOLLOW_UP | {OWN: "N"}, beginning("04")]
    assert assess_all(rows) == assess_all(rows, complete=False)
    assert assess_all(rows) != assess_all(rows, complete=True)


# ---------------------------------------------------------------- what is unknown


@either
@led
@pytest.mark.parametrize(
    ("started", "kinds"),
    [
        (None, (INITIAL, CONTRACTED, NO_MATCH, MISSING)),
        (True, (INITIAL, CONTRACTED, MISSING)),
        (False, (INITIAL, NO_MATCH, MISSING)),
    ],
)
def test_an_unknown_number_leaves_possible_what_it_could_be(
    row: Row,
    number: str,
    started: bool | None,  # noqa: FBT001
    kinds: tuple[set[str], ...],
    complete: bool,  # noqa: FBT001
) -> None:
    given = row | {number: None, "started_while_contracted": started}
    assert one_of(rules(first(given, beginning("01"), complete=complete)), *kinds)


@led
@pytest.mark.parametrize("other", [beginning(None), beginning("01", None), beginning(None, None)])
def test_a_claim_that_may_be_an_exception_makes_that_possible_and_not_certain(
    row: Row, number: str, other: Row
) -> None:
    given = row | {number: "N", "started_while_contracted": False}
    assert one_of(rules(first(given, other, complete=True)), INITIAL, NO_MATCH)
    contracted = row | {number: "N", "started_while_contracted": True}
    assert one_of(rules(first(contracted, other, complete=True)), INITIAL, CONTRACTED)


@led
@pytest.mark.parametrize(
    "other", [beginning(None, "M"), beginning("04", None), beginning("01", "")]
)
def test_a_claim_that_can_be_no_match_does_not(row: Row, number: str, other: Row) -> None:
    given = row | {number: "N", "started_while_contracted": False}
    assert rules(first(given, other, complete=True)) == NO_MATCH


def test_an_unknown_referral_type_goes_by_each_number_in_its_own_case() -> None:
    row = BY_REFERRAL | {
        "care_type": "11",
        "acute_activity": "190016",
        OWN: "N",
        REFERRING: "",
        "started_while_contracted": False,
    }
    assert rules(first(row, beginning("01"), complete=True)) == {
        "emergency-full",
        "self-referral-undecided",
        "first-line-urgent-elsewhere-full",
        "tertiary-referral-full",
        "first-line-without-code-urgent-full",
        "referring-number-missing-contact",
        "own-patient-same-trajectory-full",
    }


def test_where_the_numbers_settle_the_trajectory_in_each_case_it_is_not_asked() -> None:
    row = BY_REFERRAL | {"care_type": "11", "acute_activity": "none", OWN: "N", REFERRING: "N"}
    found = first(row, beginning("01"))
    assert found.assessment is not None
    assert found.assessment.open_questions == ("referral_type",)


def test_a_trajectory_that_is_given_is_taken() -> None:
    for given in ("initial-01-03-06", "started-while-contracted", "no-match", "missing"):
        row = FOLLOW_UP | {"first_trajectory": given}
        assert first(row).assessment == assess(Claim.model_validate(row))


@pytest.mark.parametrize("referral_type", ["01", "02", "03", "04", "06", "08"])
def test_another_referral_type_is_assessed_as_it_is_alone(referral_type: str) -> None:
    claim: dict[str, Any] = BY_REFERRAL | {"referral_type": referral_type, "care_type": "11"}
    alone = assess(Claim.model_validate(claim))
    numbers = {OWN: "N", REFERRING: "", "started_while_contracted": True}
    assert first(claim | numbers, beginning("01")).assessment == alone


def test_of_a_claim_that_the_numbers_do_not_concern_the_answer_stays() -> None:
    for given in ({"selective_policy": False}, {"care_kind": "pregnancy"}):
        row = FOLLOW_UP | given | {OWN: ""}
        found = first(row)
        assert found.assessment is not None
        assert found.assessment.decided
        assert payments(found) <= {"not-applicable", "full"}


def test_what_the_list_knows_is_what_a_claim_alone_would_say_of_it() -> None:
    """Every first trajectory, found from the numbers, gives the answer that it gives alone."""
    for row, number in LED:
        ways: list[tuple[str, Row, tuple[Row, ...]]] = [
            ("missing", {number: ""}, ()),
            ("initial-01-03-06", {number: "N"}, (beginning("06"),)),
            ("started-while-contracted", {number: "N", "started_while_contracted": True}, ()),
            ("no-match", {number: "N", "started_while_contracted": False}, ()),
        ]
        for trajectory, known, others in ways:
            alone = assess(Claim.model_validate(row | {"first_trajectory": trajectory}))
            assert first(row | known, *others, complete=True).assessment == alone
