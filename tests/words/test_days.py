"""Days as people write them are read as they are meant, and what is no day is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.words import Language, words_in
from calculator.words.days import read_day, write_day

DAY = date(2026, 9, 3)


@pytest.mark.parametrize(
    "written",
    [
        "3 september 2026",
        "3 September 2026",
        "3 sept 2026",
        "3 sep. 2026",
        "3-9-2026",
        "03-09-2026",
        "3/9/2026",
        "03.09.2026",
        " 3  9  2026 ",
        "2026-09-03",
        "September 3, 2026",
        "september 3 2026",
    ],
)
def test_a_day_can_be_written_in_many_ways(written: str) -> None:
    assert read_day(written) == DAY


@pytest.mark.parametrize("written", ["3 mrt 2026", "3 maart 2026", "3 March 2026", "3 mar 2026"])
def test_months_have_their_names_of_both_languages(written: str) -> None:
    assert read_day(written) == date(2026, 3, 3)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "morgen",
        "31-2-2026",
        "3-13-2026",
        "0-1-2026",
        "3-9-26",
        "3-9",
        "2026",
        "3 ma 2026",
        "3 septembers 2026",
        "1-1-0000",
        "3 9 20266",
        "٣-٩-٢٠٢٦",
    ],
)
def test_what_is_no_day_with_its_year_is_none(written: str) -> None:
    assert read_day(written) is None


@given(st.dates(), st.sampled_from(Language))
def test_a_day_that_is_written_is_read_back(day: date, language: Language) -> None:
    year = f"{day.year:04}"
    assert read_day(f"{day.day}-{day.month}-{year}") == day
    if day.year > 999:
        assert read_day(write_day(words_in(language), day)) == day


@given(st.text(max_size=20))
def test_no_text_is_more_than_no_day(text: str) -> None:
    assert read_day(text) is None or isinstance(read_day(text), date)
