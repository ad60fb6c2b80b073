"""What the numbers and days of a line are for, by their words and their place."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from calculator import aftercare
from calculator.quick_entry.items import Item, check_numbers, fields_of, is_adult
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
from calculator.words import Language

FIELDS: Final = ("age", "sessions_had", "supplementary_sessions")
"""The fields that a number can be for; one that stands by itself is for the first."""
_MOST_SESSIONS: Final = 40
"""More sessions than this no insurance has, and nobody who was asked an age in passing."""
_LABEL: Final = Small(typed=("#:",), does=SmallWord.NOTHING)
_TELEPHONE: Final = 3
"""So many numbers in a row are of something else."""
_MORE: Final = "# +"
"""A number with a plus behind it, as it is compared."""
_FIRST_YEAR: Final = 1900
_SURELY_BORN: Final = 30
"""How many years ago a day at the beginning of a clause is that of a birth."""


def read_numbers(items: Sequence[Item], line: str, today: date, language: Language) -> list[Item]:
    """Return the items, each number and each day with what it is for.

    Args:
        items: The items of a line.
        line: The line.
        today: The day on which ages are counted.
        language: The language in which choices are written.
    """
    read = []
    for place, item in enumerate(items):
        before, after = find_beside(items, place, -1), find_beside(items, place, 1)
        if item.day is not None:
            read.append(_read_birthday(item, before, today))
        elif item.is_number:
            runs_on = _count_run(items, place) >= _TELEPHONE
            labelled = _answer_label(item, before, line)
            doubtful = _is_of_thing(items, place, line)
            if labelled and read[-1] is before:
                read[-1] = replace(read[-1], kind=Kind.SKIPPED, says={}, meaning=_LABEL)
            read.append(
                item
                if runs_on
                else labelled
                or _read_number(item, (before, after), today, language, doubtful=doubtful)
            )
        elif isinstance(item.meaning, Phrase) and item.numbers:
            read.append(_doubt_count(item, before, after, line, language))
        else:
            read.append(item)
    return [
        replace(item, kind=Kind.UNUSED, says={}, options=())
        if "age" in item.says and _is_callers(read, place)
        else item
        for place, item in enumerate(read)
    ]


_IN: Final = "in"
"""The word for a treatment, in both languages, that stands before any other thing's day too."""
_WITH_A_DAY: Final = frozenset(
    {"basis_plus_module", "supplementary", "supplementary_sessions", "plus_practice", "referral"}
)
"""The fields that can begin or end on a day."""


def find_beside(items: Sequence[Item], place: int, step: int) -> Item | None:
    """Return what stands before or after an item in its clause, over words without a meaning."""
    at = place + step
    while 0 <= at < len(items) and items[at].clause == items[place].clause:
        if not items[at].says_nothing or items[at].numbers:
            return items[at]
        at += step
    return None


def find_day(items: Sequence[Item], today: date) -> tuple[date, Item] | None:
    """Return the day that a line asks about and where it stands; None if it asks about none.

    It is one by itself, or one beside a word for a treatment. One in a clause about an insurance,
    a practice or a referral is the day of that.
    """
    days: dict[date, Item] = {}
    for place, item in enumerate(items):
        if item.day is None or "age" in item.says:
            continue
        clause = [other for other in items if other.clause == item.clause and other is not item]
        before = find_beside(items, place, -1)
        is_treated = before is not None and before.does is SmallWord.TREATED_ON
        if before and before.text == _IN:
            # An illness, an operation or a beginning was in a month too.
            is_treated = all(o is before or o.says_nothing for o in clause)
        of_another = any(fields_of(other.meaning) & _WITH_A_DAY for other in clause)
        by_itself = item.has_year and all(
            other.says_nothing and not other.numbers for other in clause
        )
        if not of_another and (is_treated or by_itself):
            day = item.day if item.has_year else _next(item.day, today)
            if day >= today or is_treated:
                days[day] = item
    return days.popitem() if len(days) == 1 else None


def _next(day: date, today: date) -> date:
    """Return the first such day of any year that is not past."""
    years = (today.year + more for more in range(9))  # the longest time between leap years
    return next(
        coming
        for year in years
        if (day.month, day.day) != (2, 29) or (year % 4 == 0 and year % 100 != 0)
        for coming in [day.replace(year=year)]
        if coming >= today
    )


def _read_birthday(item: Item, before: Item | None, today: date) -> Item:
    day = item.day
    if day is None or not item.has_year or day > today:
        return item
    is_born = before is not None and before.does in (SmallWord.BORN, SmallWord.PERSON)
    if is_born or (before is None and day.year <= today.year - _SURELY_BORN):
        age = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
        return check_numbers(item, {"age": frozenset({age})})
    return item


def _answer_label(item: Item, before: Item | None, line: str) -> Item | None:
    """Return a number that stands behind the name of its field: "had: 14"."""
    if before is None or not isinstance(before.meaning, NumberMissing):
        return None
    if not {":", "="} & set(line[before.end : item.start]):
        return None
    return check_numbers(item, {before.meaning.field: frozenset(item.numbers)})


def _read_number(
    item: Item,
    beside: tuple[Item | None, Item | None],
    today: date,
    language: Language,
    *,
    doubtful: bool,
) -> Item:
    """Return a number that stands by itself: an age, one of any field, or a year."""
    before, after = beside
    number = item.numbers[0]
    if before and before.does is SmallWord.BORN:
        return _read_birth_year(item, number, today, language)
    if number >= _FIRST_YEAR:
        return item
    if before and isinstance(before.meaning, Doubt) and before.meaning.since:
        return item  # "from 21"
    of_person = before is not None and before.does is SmallWord.PERSON
    is_year = before is not None and isinstance(before.meaning, NumberMissing)
    in_doubt = (
        doubtful
        or (is_year and before is not None and "age" in before.says)
        or (after and after.is_unknown and is_slip(after.text, UNITS))
        or item.text[0] == "0"
        or (before and before.does is SmallWord.NO_AGE_AFTER)
        or (after and after.does is SmallWord.NO_AGE_BEFORE)
        or (not of_person and number <= _MOST_SESSIONS and any(map(_may_count, (before, after))))
        or (before is not None and before.is_noun and number <= _MOST_SESSIONS)
    )
    if in_doubt or not (is_adult(number) or (of_person and fits("age", number)) or number > 120):  # noqa: PLR2004
        options = tuple(
            VOCABULARY.write({f: number}, language) or "" for f in FIELDS if fits(f, number)
        )
        return replace(item, kind=Kind.UNCLEAR, options=options)
    return check_numbers(item, {FIELDS[0]: frozenset({number})})


def _is_of_thing(items: Sequence[Item], place: int, line: str) -> bool:
    """Return whether a number may be part of a name, be that of a thing, or be true later."""
    item = items[place]
    here = [other for other in items[:place] if other.clause == item.clause]
    return (
        line[: item.start][-1:].isalpha()
        or any(other.does in (SmallWord.ARTICLE, SmallWord.ALL) for other in here[-1:])
        or any(other.does is SmallWord.BECOMES for other in here)
    )


def _read_birth_year(item: Item, year: int, today: date, language: Language) -> Item:
    """Return a year of birth: which of two ages it is depends on the day."""
    if year < 100:  # noqa: PLR2004
        centuries = (today.year // 100 * 100 + year, today.year // 100 * 100 - 100 + year)
    else:
        centuries = (year, year)
    ages = [today.year - born - less for born in dict.fromkeys(centuries) for less in (1, 0)]
    texts = [VOCABULARY.write({"age": age}, language) for age in ages if fits("age", age)]
    return replace(item, kind=Kind.UNCLEAR, options=tuple(text for text in texts if text))


def _may_count(item: Item | None) -> bool:
    """Return whether a number beside something may be its own."""
    if item is None or "supplementary_sessions" in fields_of(item.meaning):
        return False
    if item.is_unknown:
        return not find_nearest(item.text)
    return isinstance(item.meaning, NumberMissing) or "supplementary" in fields_of(item.meaning)


def _doubt_count(
    item: Item, before: Item | None, after: Item | None, line: str, language: Language
) -> Item:
    """Return a phrase with a number, in doubt where that may count something else."""
    meaning = item.meaning
    if not isinstance(meaning, Phrase) or item.kind is not Kind.UNDERSTOOD:
        return item
    number = item.numbers[0]
    is_bound = before is not None and (
        before.does is SmallWord.NO_AGE_AFTER
        or (isinstance(before.meaning, Doubt) and before.meaning.since)
    )
    if is_bound and meaning.says.keys() <= set(FIELDS) and not meaning.loose_for_a_child:
        return replace(item, kind=Kind.UNUSED, says={})  # "from the 21st session"
    adds_up = before is not None and before.text == _MORE and "sessions_had" in meaning.says
    if adds_up or ("# - 1" in meaning.says.values() and _is_past(before, after)):
        texts = (
            VOCABULARY.write({"sessions_had": n}, language) for n in (number - 1, number) if n >= 0
        )
        return replace(item, kind=Kind.UNCLEAR, says={}, options=tuple(t for t in texts if t))
    if meaning.loose_for_a_child:
        of_person = before is not None and before.does is SmallWord.PERSON
        is_lone = before is None and after is None
        is_long = bool(
            (before and before.does is SmallWord.NO_AGE_AFTER)
            or (after and after.does is SmallWord.NO_AGE_BEFORE)
            or (after and after.is_unknown and number <= _MOST_SESSIONS)
            or (after and after.does is SmallWord.NO_AGE_AFTER and number <= _MOST_SESSIONS)
        )
        if is_long or (number < aftercare.ADULT_FROM and not of_person and not is_lone):
            typed = line[slice(*item.core)]
            return replace(item, kind=Kind.UNCLEAR, says={}, options=(f", {typed},",))
    elif meaning.may_count and after is not None:
        counts = after.is_unknown or "indication" in fields_of(after.meaning)
        if counts or after.does is SmallWord.NO_AGE_BEFORE:
            texts = (VOCABULARY.write({f: number}, language) for f in FIELDS if fits(f, number))
            return replace(item, kind=Kind.UNCLEAR, says={}, options=tuple(t for t in texts if t))
    return item


def _is_past(before: Item | None, after: Item | None) -> bool:
    """Return whether it may be told that a session was had, and not that it comes."""
    return any(
        item is not None and isinstance(item.meaning, Doubt | NumberMissing)
        for item in (before, after)
    )


def _is_callers(items: Sequence[Item], place: int) -> bool:
    """Return whether a number is the age of somebody who calls for another."""
    before, after = find_beside(items, place, -1), find_beside(items, place, 1)
    if after is not None and after.does is SmallWord.CALLS:
        rest = items[place + 1 :]
        return any(item.does is SmallWord.PERSON for item in rest)
    aged = [at for at, item in enumerate(items) if "age" in item.says and at != place]
    persons = (find_beside(items, at, -1) for at in aged)
    return (
        before is not None
        and before.does is SmallWord.CALLS
        and any(person is not None and person.does is SmallWord.PERSON for person in persons)
    )


def _count_run(items: Sequence[Item], place: int) -> int:
    """Return how many numbers stand in a row with this one."""
    count = 1
    for step in (-1, 1):
        at = place + step
        while (
            0 <= at < len(items) and items[at].is_number and items[at].clause == items[place].clause
        ):
            count += 1
            at += step
    return count
