"""Claims of a list that are wrong: reported each by itself, beside those that are right."""

from itertools import permutations
from typing import Any, Final

import pytest

from calculator.claims import ListedAssessment, ListedClaim, assess_all
from tests.aftercare.test_bad_input import ENTERED
from tests.claims.lists import FOLLOW_UP, OWN_ANEW, Row, beginning, first, payments, rules

GOOD: Final[Row] = beginning("01", claim_id="good")
TWICE: Final = "claim_id_twice"
NUMBER_FIELDS: Final = (
    "claim_id",
    "hospital",
    "trajectory_number",
    "referring_trajectory_number",
    "takes_back",
)


def types(listed: ListedAssessment) -> list[str]:
    return [error.type for error in listed.errors]


# ---------------------------------------------------------------- one wrong claim


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"referral_type": "21"}, "referral_type"),
        ({"care_type": "12"}, "care_type"),
        ({"care_kind": "kraamzorg"}, "care_kind"),
        ({"licence": "ja"}, "licence"),
        ({"started_while_contracted": "yes"}, "started_while_contracted"),
        ({"product_code": "15010100"}, "product_code"),
        ({"specialism_code": "303"}, "specialism_code"),
        ({"trajectory_number": 5}, "trajectory_number"),
        ({"referring_trajectory_number": ["N"]}, "referring_trajectory_number"),
        ({"unheard-of": True}, ""),
    ],
)
def test_a_wrong_claim_is_reported_beside_good_ones(bad: Row, field: str) -> None:
    for rows in permutations([GOOD, bad | {"claim_id": "bad"}, OWN_ANEW | {"claim_id": "new"}]):
        found = assess_all(rows)
        assert [each.claim_id for each in found] == [row["claim_id"] for row in rows]
        for each in found:
            wrong = each.claim_id == "bad"
            assert (each.assessment is None) is wrong
            assert [error.field for error in each.errors] == [field] * wrong


def test_every_error_of_a_claim_is_reported() -> None:
    (found,) = assess_all([{"care_type": "12", "licence": 1, "product_code": "1"}])
    assert [error.field for error in found.errors] == ["licence", "care_type", "product_code"]
    assert found.assessment is None


def test_21_as_a_referral_type_is_explained_in_a_list_too() -> None:
    (found,) = assess_all([{"referral_type": "21"}])
    assert types(found) == ["care_type_as_referral_type"]
    assert "07 with care_type 21" in found.errors[0].message


@pytest.mark.parametrize("number", [None, "", " ", 5, ["a"]])
def test_a_claim_without_a_name_that_can_be_read_has_none(number: object) -> None:
    (found,) = assess_all([{"claim_id": number}])
    assert found.claim_id is None
    assert (found.assessment is None) is (number in (5, ["a"]))


# ---------------------------------------------------------------- a wrong claim as a match


@pytest.mark.parametrize(
    "bad",
    [
        beginning("01", licence="ja"),
        beginning("01", 5),
        beginning("21"),
        beginning("01", unheard_of=1),
        beginning("06", care_kind="other", product_code="150101001"),
    ],
)
def test_a_wrong_claim_may_be_what_a_number_leads_to_and_that_is_not_certain(bad: Row) -> None:
    row = FOLLOW_UP | {"trajectory_number": "N", "started_while_contracted": False}
    assert payments(first(row, bad, complete=True)) == {"full", "reduced"}


@pytest.mark.parametrize(
    "bad",
    [
        beginning("04", licence="ja"),
        beginning("01", "M", licence="ja"),
        beginning("01", "", licence="ja"),
    ],
)
def test_a_wrong_claim_that_cannot_be_it_is_not(bad: Row) -> None:
    row = FOLLOW_UP | {"trajectory_number": "N", "started_while_contracted": False}
    assert rules(first(row, bad, complete=True)) == {"no-exception-reduced"}


# ---------------------------------------------------------------- a name used twice


@pytest.mark.parametrize("again", ["a", " a", "a\t"])
def test_a_claim_id_used_twice_is_an_error_on_each_of_its_claims(again: str) -> None:
    rows = [
        beginning("01", claim_id="a"),
        beginning("04", claim_id="b"),
        beginning("03", claim_id=again),
    ]
    for ordered in permutations(rows):
        for found in assess_all(ordered):
            twice = found.claim_id == "a"
            assert types(found) == [TWICE] * twice
            assert [error.field for error in found.errors] == ["claim_id"] * twice
            assert (found.assessment is None) is twice


def test_a_claim_id_used_three_times_is_one_error_on_each() -> None:
    for found in assess_all([{"claim_id": "a"}] * 3):
        assert types(found) == [TWICE]


def test_a_claim_id_of_a_wrong_claim_counts_too() -> None:
    good, bad = assess_all([{"claim_id": "a"}, {"claim_id": "a", "licence": "ja"}])
    assert types(good) == [TWICE]
    assert good.assessment is None
    assert types(bad) == ["bool_type", TWICE]


@pytest.mark.parametrize("nothing", [None, "", " "])
def test_claims_without_a_name_are_not_used_twice(nothing: str | None) -> None:
    for found in assess_all([{"claim_id": nothing}, {"claim_id": nothing}]):
        assert found.errors == ()
        assert found.assessment is not None


def test_claim_ids_that_differ_in_their_letters_are_two() -> None:
    for found in assess_all([{"claim_id": "a"}, {"claim_id": "A"}]):
        assert found.errors == ()


def test_claims_of_one_name_that_disagree_make_a_match_possible_and_not_certain() -> None:
    row = FOLLOW_UP | {"trajectory_number": "N", "started_while_contracted": False}
    urgent, plannable = beginning("01", claim_id="a"), beginning("04", claim_id="a")
    assert payments(first(row, urgent, plannable, complete=True)) == {"full", "reduced"}


# ---------------------------------------------------------------- nothing entered is repeated


@pytest.mark.parametrize("field", sorted(set(ListedClaim.model_fields) - set(NUMBER_FIELDS)))
@pytest.mark.parametrize("entered", [ENTERED, [ENTERED], {ENTERED: ENTERED}])
def test_no_message_repeats_a_wrong_value(field: str, entered: object) -> None:
    (found,) = assess_all([{field: entered}])
    assert found.errors
    assert ENTERED not in repr(found)


@pytest.mark.parametrize("field", NUMBER_FIELDS)
@pytest.mark.parametrize("entered", [[ENTERED], {ENTERED: ENTERED}, 8675309, 8675309.5])
def test_no_message_repeats_a_wrong_number(field: str, entered: object) -> None:
    (found,) = assess_all([{field: entered}])
    assert found.errors
    assert ENTERED not in repr(found)
    assert "8675309" not in repr(found)


@pytest.mark.parametrize(
    "given", [{ENTERED: True}, {ENTERED: ENTERED, "licence": True}, {"licence": 1, ENTERED: 1}]
)
def test_no_message_repeats_the_name_of_an_unknown_field(given: dict[str, Any]) -> None:
    (found,) = assess_all([given])
    assert found.errors
    assert ENTERED not in repr(found)
    assert "trajectory_number" in found.errors[0].message


def test_no_message_repeats_the_name_that_is_used_twice() -> None:
    for found in assess_all([{"claim_id": ENTERED}] * 2):
        assert [ENTERED in repr(error) for error in found.errors] == [False]


def test_no_message_repeats_what_contradicts() -> None:
    (found,) = assess_all([{"care_kind": "mental-health", "product_code": "150101867"}])
    assert "mental" not in repr(found)
    assert "150101867" not in repr(found)
    assert "care_kind and product_code" in found.errors[0].message


def test_each_field_of_a_contradiction_has_an_error_of_its_own() -> None:
    (found,) = assess_all([{"care_kind": "mental-health", "product_code": "150101867"}])
    assert [error.field for error in found.errors] == ["care_kind", "product_code"]
    assert {error.type for error in found.errors} == {"contradiction"}
