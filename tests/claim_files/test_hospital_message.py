"""Hospital messages of the national standard."""

import pytest

from calculator.claim_files import read_text
from tests.claim_files.reading import answered


def record(kind: str, **at: str) -> str:
    """Return a record with texts at positions, each named `p` and its first position."""
    signs = list(kind.ljust(610))
    for place, said in at.items():
        first = int(place[1:]) - 1
        signs[first : first + len(said)] = said
    return "".join(signs)


def claim(reference: str, referral: str, care: str, trajectory: str, **more: str) -> str:
    told = {"p159": referral, "p200": care, "p103": trajectory, "p555": "D", "p556": reference}
    return record("04", **(told | more))


START, PERSON, END = record("01"), record("02", p60="TEST X"), record("99")
URGENT = claim("A", "01", "11", "ZT1")
FOLLOW_UP = claim("B", "07", "21", "ZT1")
PLANNED = claim("C", "04", "11", "ZT2")


@pytest.mark.parametrize("ends", ["\n", "\r\n", ""])
def test_each_record_04_is_a_claim_and_the_others_are_passed_over(ends: str) -> None:
    records = [START, PERSON, URGENT, FOLLOW_UP, record("98"), END]
    text = ends.join(records)
    file = read_text(text)
    assert [row.line for row in file.rows] == [3, 4]
    assert [line for line, _ in file.not_claims] == [1, 2, 5, 6]
    assert answered(text) == ["full", "full"]
    assert "TEST X" not in repr(file)


def test_blanks_at_the_end_of_a_record_may_be_left_out() -> None:
    assert answered("\n".join(each.rstrip() for each in (START, URGENT, END))) == ["full"]


@pytest.mark.parametrize(
    ("activities", "right"),
    [([], "full|reduced"), (["039671"], "reduced"), (["039671", "190016"], "full")],
)
def test_a_record_16_tells_an_activity_of_the_claim_before_it(
    activities: list[str], right: str
) -> None:
    more = [record("16", p77=activity) for activity in activities]
    assert answered("\n".join([START, PLANNED, *more, URGENT, END])) == [right, "full"]


def test_a_credit_record_takes_back_what_it_names() -> None:
    credit = claim("D", "01", "11", "ZT1", p555="C", p576="A")
    whole = [START, URGENT, FOLLOW_UP, END]
    assert answered("\n".join(whole))[1] == "full"
    assert answered("\n".join([*whole, credit]))[1:] == ["reduced", ""]


def test_a_text_that_only_begins_like_one_is_a_table() -> None:
    assert answered("01;02\nkenmerk;type verwijzer\na;01") == ["full"]
