"""Laws of every list of claims, and small lists held against all that they can turn out to be."""

from collections.abc import Iterator
from itertools import product
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.claims import assess_all
from tests.claims import expected
from tests.claims.answers import PLAIN
from tests.claims.lists import BY_REFERRAL, Row, first, payments

TYPES: Final = tuple(str(value) for value in expected.VALUES["referral_type"])
NUMBERS: Final = ("", "N", "M")
UNKNOWN: Final[dict[str, tuple[Any, ...]]] = {
    "referral_type": TYPES,
    "care_type": expected.VALUES["care_type"],
    "care_kind": ("other", "pregnancy", "licensed"),
    "acute_activity": expected.VALUES["acute_activity"],
    "trajectory_number": NUMBERS,
    "referring_trajectory_number": NUMBERS,
    "started_while_contracted": (True, False),
}


def rows(**fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Row]:
    """Return claims of which anything may be unknown; often enough the numbers decide."""
    known = {name: st.sampled_from((*values, None)) for name, values in UNKNOWN.items()}
    often = st.sampled_from(("05", "07", "07", "01", "06", "04", None))
    return st.fixed_dictionaries({**known, "referral_type": often, **fixed}).map(
        lambda row: BY_REFERRAL | row
    )


lists_of_claims = st.lists(rows(), min_size=1, max_size=5)


def named(claims: list[Row]) -> list[Row]:
    return [row | {"claim_id": str(place)} for place, row in enumerate(claims)]


@given(st.data(), st.booleans())
def test_putting_claims_in_another_order_puts_the_answers_in_it(
    data: st.DataObject,
    complete: bool,  # noqa: FBT001
) -> None:
    wrong = st.fixed_dictionaries(
        {"licence": st.just("ja"), "trajectory_number": st.sampled_from(NUMBERS)}
    )
    ids = st.sampled_from(("a", "b", "c", None))
    claims = data.draw(st.lists(rows(claim_id=ids) | wrong | rows(licence=st.just(1)), max_size=5))
    order = data.draw(st.permutations(range(len(claims))))
    found = assess_all(claims, complete=complete)
    moved = assess_all([claims[place] for place in order], complete=complete)
    assert moved == tuple(found[place] for place in order)


@given(lists_of_claims, rows())
def test_a_claim_that_is_added_to_an_incomplete_list_adds_no_payment(
    claims: list[Row], added: Row
) -> None:
    """Save for care known to have begun under contract: there a match found later wins."""
    rows_named = named([*claims, added])
    before = assess_all(rows_named[:-1])
    after = assess_all(rows_named)
    for row, less, more in zip(claims, before, after, strict=False):
        if row["started_while_contracted"] is not True:
            assert payments(more) <= payments(less)


@given(lists_of_claims)
def test_that_a_list_is_complete_adds_no_payment(claims: list[Row]) -> None:
    complete, incomplete = (assess_all(claims, complete=complete) for complete in (True, False))
    for less, more in zip(complete, incomplete, strict=True):
        assert payments(less) <= payments(more)


@given(st.data(), lists_of_claims, st.booleans())
def test_what_becomes_known_of_one_claim_adds_no_payment_to_any(
    data: st.DataObject,
    claims: list[Row],
    complete: bool,  # noqa: FBT001
) -> None:
    place = data.draw(st.integers(0, len(claims) - 1))
    field = data.draw(st.sampled_from(sorted(UNKNOWN)))
    unknown = [*claims]
    unknown[place] = claims[place] | {field: None}
    known = [*claims]
    known[place] = claims[place] | {field: data.draw(st.sampled_from(UNKNOWN[field]))}
    before, after = (assess_all(named(each), complete=complete) for each in (unknown, known))
    for less, more in zip(after, before, strict=True):
        assert payments(less) <= payments(more)


@given(lists_of_claims, st.booleans())
def test_a_claim_that_begins_nothing_changes_no_answer(
    claims: list[Row],
    complete: bool,  # noqa: FBT001
) -> None:
    before = assess_all(claims, complete=complete)
    for referral_type in ("02", "04", "05", "07", "08"):
        added = {"referral_type": referral_type, "trajectory_number": "N"}
        assert assess_all([*claims, added], complete=complete)[:-1] == before


# ---------------------------------------------------------------- every small list


def completions(row: Row, own: str) -> Iterator[Row]:
    """Yield everything that a claim can turn out to be; `own` is a number of no other."""
    numbers = (*NUMBERS, own)
    options: dict[str, tuple[Any, ...]] = {
        "referral_type": TYPES,
        "trajectory_number": numbers,
        "referring_trajectory_number": numbers,
        "started_while_contracted": (True, False),
    }
    ways = [
        values if row.get(field) is None else (row[field],) for field, values in options.items()
    ]
    for way in product(*ways):
        yield row | dict(zip(options, way, strict=True))


def leads_to(row: Row, others: list[Row]) -> str:
    """Return the first trajectory of a claim when everything is known."""
    own = row["referral_type"] == "07"
    number = row["trajectory_number"] if own else row["referring_trajectory_number"]
    if number == "":
        return "missing"
    begun = {o["trajectory_number"] for o in others if o["referral_type"] in {"01", "03", "06"}}
    if number in begun:
        return "initial-01-03-06"
    return "started-while-contracted" if row["started_while_contracted"] else "no-match"


def paid(row: Row, others: list[Row]) -> str:
    case = PLAIN._replace(
        referral_type=row["referral_type"],
        care_type=row["care_type"],
        first_trajectory=leads_to(row, others),
    )
    return expected.answer(case).payment


def small_lists(number: str | None) -> Iterator[tuple[Row, Row]]:
    for referral_type, care_type, started, other_type, other_number in product(
        ("05", "07", None),
        ("11", "21"),
        (None, True, False),
        ("01", "04", "06", None),
        ("", "N", "M", None),
    ):
        row = BY_REFERRAL | {
            "acute_activity": "none",
            "referral_type": referral_type,
            "care_type": care_type,
            "trajectory_number": number,
            "referring_trajectory_number": number,
            "started_while_contracted": started,
        }
        other = {
            "referral_type": other_type,
            "trajectory_number": other_number,
            "referring_trajectory_number": "",
            "started_while_contracted": False,
        }
        yield row, other


@pytest.mark.parametrize("number", [None, "", "N"])
def test_every_complete_list_of_two_has_the_payments_of_all_it_can_turn_out_to_be(
    number: str | None,
) -> None:
    for row, other in small_lists(number):
        right = {
            paid(known, [known_other])
            for known in completions(row, "X")
            for known_other in completions(other, "Y")
        }
        assert payments(first(row, other, complete=True)) == right, (row, other)


@pytest.mark.parametrize("number", [None, "", "N"])
def test_every_incomplete_list_of_two_may_have_a_beginning_that_is_not_listed(
    number: str | None,
) -> None:
    for row, other in small_lists(number):
        if row["started_while_contracted"] is True:
            continue  # then what is not listed does not count
        unlisted = [{"referral_type": "03", "trajectory_number": n} for n in ("N", "M", "X")]
        right = {
            paid(known, others)
            for known in completions(row, "X")
            for known_other in completions(other, "Y")
            for others in ([known_other], [known_other, *unlisted])
        }
        assert payments(first(row, other)) == right, (row, other)


@pytest.mark.parametrize("others", [(), ({"referral_type": "04", "trajectory_number": "N"},)])
@pytest.mark.parametrize("care_type", ["11", "21"])
def test_an_unknown_number_leads_to_no_exception_where_a_complete_list_has_none(
    care_type: str, others: tuple[Row, ...]
) -> None:
    row = BY_REFERRAL | {
        "referral_type": "07",
        "care_type": care_type,
        "started_while_contracted": False,
    }
    assert payments(first(row, *others, complete=True)) == {"contact", "reduced"}
