"""What the numbers and days of a line are for, by their words and their place."""

from datetime import date
from itertools import takewhile
from typing import Final

from calculator import aftercare
from calculator.quick_entry.items import MOST_SESSIONS, PAST, Item, Line
from calculator.quick_entry.near import UNITS, find_nearest, is_slip
from calculator.quick_entry.pieces import Kind
from calculator.quick_entry.vocabulary import (
    VOCABULARY,
    Doubt,
    NumberMissing,
    Phrase,
    Small,
    SmallWord,
    fits,
)
from calculator.words.days import read_day

FIELDS: Final = ("age", "sessions_had", "supplementary_sessions")
"""The fields that a number can be for; one that stands by itself is for the first."""
_LABEL: Final = Small(typed=("#:",), does=SmallWord.NOTHING)
_TELEPHONE: Final = 3
"""So many numbers in a row are of something else."""
_MORE: Final = "# +"
"""A number with a plus behind it, as it is compared."""
_FIRST_YEAR: Final = 1900
_CENTURY: Final = 100
_SURELY_BORN: Final = 30
"""How many years ago a day at the beginning of a clause is that of a birth."""
_IN: Final = "in"
"""The word for a treatment, in both languages, that stands before any other thing's day too."""
_WITH_A_DAY: Final = frozenset(
    {"basis_plus_module", "supplementary", "supplementary_sessions", "plus_practice", "referral"}
)
"""The fields that can begin or end on a day."""


def read_numbers(line: Line) -> None:
    """Find what each number and each day is for."""
    for item in line.items:
        before, after = line.beside(item, -1), line.beside(item, 1)
        if item.day is not None:
            _read_birthday(line, item, before)
        elif item.is_number:
            _read_number(line, item, before, after)
        elif item.numbers and item.kind is Kind.UNDERSTOOD:
            _doubt_count(line, item, before, after)
    callers = [item for item in line.items if "age" in item.says and _is_callers(line, item)]
    for item in callers:
        item.drop()


def find_day(line: Line) -> tuple[date, Item] | None:
    """Return the day that a line asks about and where it stands; None if it asks about none.

    It is one by itself, or one beside a word for a treatment. One in a clause about an insurance,
    a practice or a referral is the day of that.
    """
    days: dict[date, Item] = {}
    for item in line.items:
        if item.day is None or "age" in item.says:
            continue
        others = [other for other in line.clause(item) if other is not item]
        before = line.beside(item, -1)
        is_treated = before.does is SmallWord.TREATED_ON
        if before.text == _IN:
            # An illness, an operation or a beginning was in a month too.
            is_treated = all(other is before or other.says_nothing for other in others)
        by_itself = item.has_year and all(o.says_nothing and not o.numbers for o in others)
        if not any(other.fields & _WITH_A_DAY for other in others) and (is_treated or by_itself):
            day = item.day if item.has_year else _next(item.day, line.today)
            if day is not None and (day >= line.today or is_treated):
                days[day] = item
    return days.popitem() if len(days) == 1 else None


def _next(day: date, today: date) -> date | None:
    """Return the first such day of any year that is not past; None for one of leap years alone."""
    year = today.year + ((day.month, day.day) < (today.month, today.day))
    return read_day(f"{day.day}-{day.month}-{year}")


def _read_birthday(line: Line, item: Item, before: Item) -> None:
    day, today = item.day, line.today
    if day is None or not item.has_year or day > today:
        return
    item.text = PAST
    is_first = before.end == 0 and day.year <= today.year - _SURELY_BORN
    if is_first or before.is_person or before.does is SmallWord.BORN:
        age = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
        item.say({"age": frozenset({age})})


def _read_number(line: Line, item: Item, before: Item, after: Item) -> None:
    """Read a number that stands by itself: an age, one of any field, or a year."""
    number = item.numbers[0]
    if _count_run(line, item) >= _TELEPHONE:
        return
    label = before.meaning
    if isinstance(label, NumberMissing) and {":", "="} & {*line.typed[before.end : item.start]}:
        before.kind, before.says, before.meaning = Kind.SKIPPED, {}, _LABEL
        item.say({label.field: frozenset(item.numbers)})  # "had: 14"
    elif before.does is SmallWord.BORN:
        _read_birth_year(line, item)
    elif number >= _FIRST_YEAR:
        item.text = PAST if number < line.today.year else item.text
    elif not _may_be_other(line, item, before, after) and (
        number >= aftercare.ADULT_FROM or (before.is_person and fits("age", number))
    ):
        item.say({FIELDS[0]: frozenset({number})})
    else:
        _offer(line, item, *((field, number) for field in FIELDS))


def _offer(line: Line, item: Item, *says: tuple[str, int]) -> None:
    """Offer what a number may say."""
    fitting = [{field: number} for field, number in says if fits(field, number)]
    item.ask(*(VOCABULARY.write(each, line.language) for each in fitting))


def _may_be_other(line: Line, item: Item, before: Item, after: Item) -> bool:
    """Return whether a number may be no age: part of a name, a count, or true later."""
    here = list(line.around(item, -1))
    is_few = item.numbers[0] <= MOST_SESSIONS
    return bool(
        item.text.startswith("0")
        or line.typed[: item.start][-1:].isalpha()
        or any(other.does in (SmallWord.ARTICLE, SmallWord.ALL) for other in here[:1])
        or any(other.does is SmallWord.BECOMES for other in here)
        or (isinstance(before.meaning, NumberMissing) and "age" in before.says)
        or "no_age_after" in before.names
        or after.does is SmallWord.NO_AGE_BEFORE
        or (after.is_unknown and is_slip(after.text, UNITS))
        or (is_few and before.is_noun)
        or (is_few and not before.is_person and any(map(_may_count, (before, after))))
    )


def _may_count(item: Item) -> bool:
    """Return whether a number beside something may be its own."""
    if item.is_unknown:
        return not find_nearest(item.text)
    is_insurance = "supplementary" in item.fields and "supplementary_sessions" not in item.fields
    return is_insurance or isinstance(item.meaning, NumberMissing)


def _read_birth_year(line: Line, item: Item) -> None:
    """Offer the ages that a year of birth tells: which of two it is depends on the day."""
    year, this = item.numbers[0], line.today.year
    century = this // _CENTURY * _CENTURY
    years = (century + year, century - _CENTURY + year) if year < _CENTURY else (year,)
    ages = [this - born - less for born in years for less in (1, 0)]
    _offer(line, item, *(("age", age) for age in ages))


def _doubt_count(line: Line, item: Item, before: Item, after: Item) -> None:
    """Leave a phrase with a number in doubt where that may count something else."""
    meaning, number = item.meaning, item.numbers[0]
    if not isinstance(meaning, Phrase):
        return
    is_bound = "no_age_after" in before.names
    may_be_past = any(isinstance(o.meaning, Doubt | NumberMissing) for o in (before, after))
    if is_bound and meaning.says.keys() <= set(FIELDS) and not meaning.loose_for_a_child:
        item.drop()  # "from the 21st session"
    elif ("sessions_had" in meaning.says and before.text == _MORE) or (
        "# - 1" in meaning.says.values() and may_be_past
    ):
        _offer(line, item, ("sessions_had", number - 1), ("sessions_had", number))
    elif meaning.loose_for_a_child and _may_be_time(item, before, after):
        item.ask(f", {line.typed[slice(*item.core)]},")


def _may_be_time(item: Item, before: Item, after: Item) -> bool:
    """Return whether a number of years may be how long ago something was."""
    number = item.numbers[0]
    goes_on = after.is_unknown or after.does is SmallWord.NO_AGE_AFTER
    is_lone = before.end == after.end == 0
    return (
        before.does is SmallWord.NO_AGE_AFTER
        or after.does is SmallWord.NO_AGE_BEFORE
        or (goes_on and number <= MOST_SESSIONS)
        or (number < aftercare.ADULT_FROM and not before.is_person and not is_lone)
    )


def _is_callers(line: Line, item: Item) -> bool:
    """Return whether a number is the age of somebody who calls for another."""
    if line.beside(item, 1).does is SmallWord.CALLS:
        return any(other.is_person for other in line.items[item.place + 1 :])
    aged = [other for other in line.items if "age" in other.says and other is not item]
    return line.beside(item, -1).does is SmallWord.CALLS and any(
        line.beside(other, -1).is_person for other in aged
    )


def _count_run(line: Line, item: Item) -> int:
    """Return how many numbers stand in a row with this one."""
    sides = (takewhile(lambda other: other.is_number, line.around(item, step)) for step in (-1, 1))
    return 1 + sum(1 for side in sides for _ in side)
