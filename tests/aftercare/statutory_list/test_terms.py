"""The last day of a term, and whether a condition is still on the list on a day."""

from datetime import date, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from calculator.aftercare.statutory_list import Event, Finding, Term, apply_term, last_day

DAY: Final = timedelta(days=1)
DAYS: Final = [date(2023, 1, 1) + n * DAY for n in range(6 * 366)]
"""Every day of six years, of which 2024 and 2028 are leap years."""
YEAR: Final = Term(
    months=12, counts_from=Event.DISCHARGE, begin_within=3, begin_after=Event.DISCHARGE
)
DISCHARGED: Final = date(2026, 1, 15)


def walk(day: date, months: int) -> date:
    """Return the last day of a term by going back from a day that cannot be in it any more."""
    year = day.year + (day.month + months - 1) // 12
    month = (day.month + months - 1) % 12 + 1
    end = date(year + month // 12, month % 12 + 1, 1) - DAY
    while end.day > day.day:
        end -= DAY
    return end


@pytest.mark.parametrize("months", [0, 1, 2, 3, 6, 11, 12, 13, 24])
def test_the_last_day_is_the_same_day_of_the_month_or_else_its_last(months: int) -> None:
    for day in DAYS:
        assert last_day(day, months) == walk(day, months)


@pytest.mark.parametrize(
    ("discharged", "months", "expected"),
    [
        (date(2026, 1, 15), 12, date(2027, 1, 15)),
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 12, 31), 12, date(2026, 12, 31)),
        (date(2025, 12, 1), 1, date(2026, 1, 1)),
    ],
)
def test_some_last_days_by_hand(discharged: date, months: int, expected: date) -> None:
    assert last_day(discharged, months) == expected


def test_a_term_that_ends_after_the_last_year_is_refused() -> None:
    with pytest.raises(ValueError, match="year 10000"):
        last_day(date(9999, 6, 1), 12)


@given(st.dates(max_value=date(9990, 1, 1)), st.integers(0, 60), st.integers(0, 60))
def test_a_longer_term_or_a_later_discharge_never_ends_earlier(
    day: date, months: int, more: int
) -> None:
    assert last_day(day, months) <= last_day(day, months + more)
    assert last_day(day, months) <= last_day(day + DAY, months)


@pytest.mark.parametrize(
    ("begun", "on", "listed"),
    [
        (date(2026, 1, 16), date(2026, 1, 16), True),
        (date(2026, 4, 15), date(2026, 4, 15), True),
        (date(2026, 4, 15), date(2027, 1, 15), True),
        (date(2026, 4, 15), date(2027, 1, 16), False),
        (date(2026, 4, 16), date(2026, 4, 16), False),
        (date(2026, 4, 16), date(2027, 1, 15), False),
        (date(2026, 1, 10), date(2027, 1, 15), True),
    ],
)
def test_it_is_listed_until_the_last_day_where_treatment_began_within_three_months(
    begun: date, on: date, *, listed: bool
) -> None:
    assert apply_term(YEAR, DISCHARGED, begun, on).listed is listed


@given(*[st.dates(date(2019, 1, 1), date(2030, 12, 31))] * 3)
def test_it_is_listed_exactly_when_begun_in_time_and_not_over(
    discharged: date, begun: date, on: date
) -> None:
    in_time, until = walk(discharged, 3), walk(discharged, 12)
    found = apply_term(YEAR, discharged, begun, on)
    assert found.listed is (begun <= in_time and on <= until)
    assert found.over is (on > until)
    assert found.begun_too_late is (begun > in_time and on <= until)
    assert found.last_day == (None if found.begun_too_late else until)


@given(*[st.dates(date(2019, 1, 1), date(2030, 12, 31))] * 2)
def test_the_beginning_is_needed_only_after_the_months_within_which_it_had_to_be(
    discharged: date, on: date
) -> None:
    found, until = apply_term(YEAR, discharged, None, on), walk(discharged, 12)
    if on <= walk(discharged, 3):
        assert found == Finding(listed=True, last_day=until)
    elif on <= until:
        assert found == Finding(listed=None, last_day=until, needs_beginning=True)
    else:
        assert found == Finding(listed=False, last_day=until, over=True)


@pytest.mark.parametrize(
    "term",
    [
        Term(),
        Term(months=12),
        Term(months=3, begin_within=3, begin_after=Event.DIAGNOSIS),
        Term(differs=True),
    ],
    ids=["as long as needed", "from no known day", "from diagnosis", "differs"],
)
@given(*[st.dates()] * 3)
def test_what_does_not_count_from_discharge_never_ends_here(
    term: Term, discharged: date, begun: date, on: date
) -> None:
    assert apply_term(term, discharged, begun, on) == Finding(listed=True)


@pytest.mark.parametrize(
    "written",
    [
        {"months": 0},
        {"months": -1},
        {"counts_from": "discharge"},
        {"months": 12, "counts_from": "birth"},
        {"begin_within": 3},
        {"begin_after": "diagnosis"},
        {"differs": True, "months": 12},
        {"differs": True, "begin_within": 3, "begin_after": "discharge"},
        {"weeks": 3},
    ],
)
def test_a_term_that_is_not_whole_is_refused(written: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Term.model_validate(written)
