"""Days as people write them: "3 september 2026", "3-9-2026"."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Final

from calculator.words import Language, Words, words_in

_IN_ORDER: Final = re.compile(
    r"(?P<day>[0-9]{1,2})[-/. ]+(?P<month>[0-9]{1,2}|[a-z]+)[-/.,]* *(?P<year>[0-9]{4})"
)
"""Day, month, year; the month as a number or by its name."""
_YEAR_FIRST: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_MONTH_FIRST: Final = re.compile(r"(?P<month>[a-z]+)\.? (?P<day>[0-9]{1,2}),? (?P<year>[0-9]{4})")
_SHORTEST_NAME: Final = 3
"""How many letters of a month's name are enough."""


def write_day(words: Words, day: date) -> str:
    """Return a day in words."""
    return words("day.written", day=day.day, month=words[f"day.month.{day.month}"], year=day.year)


def read_day(text: str) -> date | None:
    """Return the day that was written, in either language; None if it is no day.

    The day comes before the month where both are numbers, and the year has four digits.
    """
    written = " ".join(text.lower().split())
    for form in (_IN_ORDER, _YEAR_FIRST, _MONTH_FIRST):
        if found := form.fullmatch(written):
            month = found["month"] if found["month"].isdigit() else _months().get(found["month"])
            try:
                return date(int(found["year"]), int(month or 0), int(found["day"]))
            except ValueError:
                return None
    return None


@cache
def _months() -> Mapping[str, int]:
    """Return the number of each month by its name in either language, whole or begun."""
    names = [
        (words_in(language)[f"day.month.{month}"].lower(), month)
        for language in Language
        for month in range(1, 13)
    ]
    begun = {
        name[:length]: month
        for name, month in names
        for length in range(_SHORTEST_NAME, len(name) + 1)
    }
    # "mrt" is how Dutch shortens its March; "sept" is covered by the name.
    return {**begun, "mrt": 3}
