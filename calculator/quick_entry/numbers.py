"""What the numbers and days of a line are for, by their words and their place."""

from datetime import date
from typing import Final

from calculator import aftercare
from calculator.quick_entry.items import NO_YEAR, NOTHING, NOUNS, Item, Line
from calculator.quick_entry.near import is_slip
from calculator.quick_entry.pieces import Kind
from calculator.quick_entry.vocabulary import COUNTS, VOCABULARY, Doubt, Phrase, Small, SmallWord
from calculator.words.days import read_day

_PAST: Final = "past"
_MOST_SESSIONS: Final = 40
"""More sessions than this no insurance has, and nobody who was asked an age in passing."""
_FIRST_YEAR: Final = 1900
_SURELY_BORN: Final = 30
"""How many years ago a day at the beginning of a clause is that of a birth."""
_BOUND: Final = frozenset({"no_age_after", "# +"})
"""Behind what a number may be one of several, or of something else."""


def read_numbers(line: Line) -> None:
    """Find what each number and each day is for."""
    for item in line.items:
        before, after = line.beside(item, -1), line.beside(item, 1)
        if item.day is not None:
            _read_birthday(line, item, before)
        elif item.meaning is None and item.numbers:
            _read_number(line, item, before)
        elif isinstance(item.meaning, Phrase) and item.numbers:
            _find_corrected(line, item)
            item.doubted |= _may_be_other(item, item.meaning, before, after)
    callers = [item for item in line.items if "age" in item.says and _is_callers(line, item)]
    for item in callers:
        item.drop()


def find_day(line: Line) -> date | None:
    """Return the day that a line asks about; None if it asks about none.

    It is one by itself, or one beside a word for a treatment. One in a clause about an insurance,
    a practice or a referral is the day of that.
    """
    days: dict[date, Item] = {}
    for item in line.items:
        if item.day is None or "age" in item.says:
            continue
        others = [other for other in line.clause(item) if other is not item]
        others = [other for other in others if other.numbers or not other.says_nothing]
        before = line.beside(item, -1)
        # "In" stands before the day of a treatment, and of an illness or an operation too.
        is_in = before.text == "in" and others != [before]
        is_treated = before.does is SmallWord.TREATED_ON and not is_in
        is_of_cover = any(o.is_cover or "supplementary_sessions" in o.fields for o in others)
        has_year = item.day.year != NO_YEAR
        if not is_of_cover and (is_treated or (has_year and not others)):
            day = item.day if has_year else _next(item.day, line.today)
            if day is not None and (day >= line.today or is_treated):
                days[day] = item
    if len(days) != 1:
        return None
    (day, item) = days.popitem()
    item.kind = Kind.SKIPPED
    return day


def _next(day: date, today: date) -> date | None:
    """Return the first such day of any year that is not past; None for one of leap years alone."""
    year = today.year + ((day.month, day.day) < (today.month, today.day))
    return read_day(f"{day.day}-{day.month}-{year}")


def _read_birthday(line: Line, item: Item, before: Item) -> None:
    day, today = item.day, line.today
    if day is None or day.year == NO_YEAR or day > today:
        return
    item.text = _PAST
    is_first = before is NOTHING and day.year <= today.year - _SURELY_BORN
    if is_first or before.does is SmallWord.PERSON or before.does is SmallWord.BORN:
        age = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
        item.say({"age": frozenset({age})})


def _read_number(line: Line, item: Item, before: Item) -> None:
    """Read a number that stands by itself: an age, one of any field, or a year."""
    number = item.numbers[0]
    corrected = _find_corrected(line, item)
    is_label = {":", "="} & {*line.typed[before.end : item.start]}
    if before.kind is Kind.NUMBER_MISSING and is_label:
        item.say(dict.fromkeys(before.says, frozenset(item.numbers)))  # "had: 14"
        before.drop()
    elif corrected is not None:
        item.ask(*corrected.options)
        may_be_same = number <= _MOST_SESSIONS or "age" in corrected.says
        fields = corrected.says.keys() & COUNTS
        if may_be_same and len(fields) == len(corrected.says) == len(corrected.numbers) == 1:
            item.say(dict.fromkeys(corrected.says, frozenset(item.numbers)))
    elif before.does is SmallWord.BORN:
        # Which of two it is depends on the day.
        _offer(line, item, *(("age", line.today.year - number - less) for less in (1, 0)))
    elif number >= _FIRST_YEAR:
        item.text = _PAST if number < line.today.year else item.text
    elif not _may_be_no_age(line, item):
        item.say({"age": frozenset({number})})
    else:
        _offer(line, item, *((field, number) for field in COUNTS))


def _find_corrected(line: Line, item: Item) -> Item | None:
    """Return the number that one takes the place of, if a correction stands between them."""
    before = list(line.items[: item.place])
    if before and isinstance(before[-1].meaning, Doubt) and before[-1].meaning.only == "number":
        before.pop()  # "64, no about 65"
    last = next((other for other in reversed(before[:-1]) if other.numbers), None)
    if last is None or (item.meaning and last.says.keys() != item.says.keys()):
        return None
    word = before[-1]
    answered = (other for other in line.around(word, -1) if other.is_fact or other.does in NOUNS)
    if next(answered, last) is last and (word.does is SmallWord.NO or word.text == "no"):
        word.meaning = Small(typed=(word.text,), does=SmallWord.CORRECTION)
    return last if word.does is SmallWord.CORRECTION else None


def _offer(line: Line, item: Item, *says: tuple[str, int]) -> None:
    """Offer what a number may say."""
    takes = aftercare.Situation.takes
    fitting = [{field: number} for field, number in says if takes(field, number)]
    item.ask(*(VOCABULARY.write(each, line.language) for each in fitting))


def _may_be_no_age(line: Line, item: Item) -> bool:
    """Return whether a number may be no age: a child's, part of a name, a count, or true later."""
    before, after = (line.names_at(item, place) for place in ("before", "after"))
    behind = line.beside(item, 1)
    counted = {"strange", "number_missing", "supplementary?"} & (before | after)
    counted |= {"noun", "event"} & before
    is_small = item.numbers[0] <= (_MOST_SESSIONS if counted else aftercare.ADULT_FROM - 1)
    return bool(
        line.typed[item.start] == "0"
        or line.typed[: item.start][-1:].isalpha()
        or before & {*_BOUND, "article", "all"}
        or {"number_missing", "age?"} <= before
        or "no_age_before" in after
        or (behind.is_unknown and is_slip(behind.text, VOCABULARY.also["unit"]))
        or any(other.does is SmallWord.BECOMES for other in line.around(item, -1))
        or (is_small and line.beside(item, -1).does is not SmallWord.PERSON)
    )


def _may_be_other(item: Item, phrase: Phrase, before: Item, after: Item) -> bool:
    """Return whether the number in a phrase may count something else, such as years ago."""
    number = item.numbers[0]
    if phrase.says.keys() <= {*COUNTS} and before.names & _BOUND:
        return True  # "from the 21st session"
    goes_on = after.is_unknown or "no_age_after" in after.names
    is_lone = before is after is NOTHING
    return phrase.loose_for_a_child and (
        after.does is SmallWord.NO_AGE_BEFORE
        or (goes_on and number <= _MOST_SESSIONS)
        or (number < aftercare.ADULT_FROM and before.does is not SmallWord.PERSON and not is_lone)
    )


def _is_callers(line: Line, item: Item) -> bool:
    """Return whether a number is the age of somebody who calls for another."""
    if line.beside(item, 1).does is SmallWord.CALLS:
        return any(other.does is SmallWord.PERSON for other in line.items[item.place + 1 :])
    aged = [other for other in line.items if "age" in other.says and other is not item]
    return line.beside(item, -1).does is SmallWord.CALLS and any(
        line.beside(other, -1).does is SmallWord.PERSON for other in aged
    )
