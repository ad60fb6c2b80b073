"""Numbers as they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.claims.numbers import compared, is_shortened


@pytest.mark.parametrize(
    ("written", "same"),
    [
        (" 4020031 ", "4020031"),
        ("4 020 031", "4020031"),
        ("4\u00a0020\u202f031", "4020031"),
        ("4020031.0", "4020031"),
        ("4020031,0", "4020031"),
        ("4020031.00", "4020031"),
        ("4.020.031", "4020031"),
        ("4,020,031", "4020031"),
        ("4.020.031,00", "4020031"),
        ("0004020031", "4020031"),
        ("402-0031", "4020031"),
        ("402\u20110031", "4020031"),
        ("zt2025000101", "ZT2025000101"),
        ("ZT 2025-000101", "ZT2025000101"),
    ],
)
def test_what_a_spreadsheet_or_a_person_changes_makes_no_other_number(
    written: str, same: str
) -> None:
    assert compared(written) == compared(same)


@pytest.mark.parametrize(
    ("one", "other"),
    [("4020031", "40200310"), ("ZT01", "ZT1"), ("0N", "N"), ("12.34", "1234"), ("10", "1")],
)
def test_other_numbers_stay_others(one: str, other: str) -> None:
    assert compared(one) != compared(other)


@pytest.mark.parametrize("written", ["", "  ", "-", "--", "\u2013", "0", "000", "0.0", "0,00"])
def test_hyphens_and_zeros_alone_are_no_number(written: str) -> None:
    assert compared(written) == ""


@pytest.mark.parametrize(
    "written", ["1,23457E+11", "1.23457e+11", "1E+11", " 1,2E+05 ", "1.23457E11"]
)
def test_a_number_in_powers_of_ten_is_none_that_anybody_can_read(written: str) -> None:
    assert is_shortened(written)
    assert compared(written) is None


@pytest.mark.parametrize("written", ["15E612", "E+11", "1E11", "ZT1E+1", "1.5"])
def test_what_only_looks_like_it_is_a_number(written: str) -> None:
    assert not is_shortened(written)
    assert compared(written)


@given(st.text(max_size=30))
def test_any_text_is_compared_and_the_comparison_is_its_own(written: str) -> None:
    once = compared(written)
    assert once is None or compared(once.upper()) in {once, None} or not once.isascii()


@given(st.integers(1, 10**15), st.integers(0, 4))
def test_zeros_thousands_and_places_change_nothing(number: int, zeros: int) -> None:
    plain = compared(str(number))
    thousands = f"{number:,}"
    assert compared("0" * zeros + str(number)) == plain
    assert compared(thousands) == compared(thousands.replace(",", ".")) == plain
    assert compared(thousands.replace(",", ".") + ",00") == compared(f"{number}.0") == plain
