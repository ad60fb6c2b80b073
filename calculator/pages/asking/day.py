"""For which day is asked: today, unless somebody chooses another."""

from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from calculator.pages.answer import drawing
from calculator.pages.answer.enquiry import listener_about
from calculator.pages.answer.sentences import enumerate_texts, name_topic
from calculator.pages.asking.fields import choose, enter, press
from calculator.pages.visit.answers import FIRST_DAY, LAST_DAY, Given
from calculator.pages.visit.model import Change
from calculator.words import Words
from calculator.words.days import read_day, write_day

_NOW: Final = "now"
_NEXT_YEAR: Final = "next_year"
_OTHER: Final = "other"


def show_day(words: Words, given: Given, change: Change) -> None:
    """Draw which day it is about, and what has to be answered again for it.

    Args:
        words: The texts.
        given: What was answered.
        change: Changes those answers.
    """
    next_year = date(given.today.year + 1, 1, 1)
    years = {_NOW: given.today.year, _NEXT_YEAR: next_year.year}
    chosen = _chosen(given, next_year)
    with st.container(key="day"):
        choose(
            "answer.day",
            words["day.ask"],
            [_NOW, _NEXT_YEAR, _OTHER],
            chosen,
            partial(_take_choice, change, next_year),
            written=lambda option: words(f"day.{option}", year=years.get(option)),
        )
        if chosen == _OTHER:
            show_typed_day(words, given, words["day.which"], change)
        show_day_notes(words, given)


def show_typed_day(
    words: Words, given: Given, label: str, change: Change, *, empty: str = ""
) -> None:
    """Draw the field for a day that is typed."""
    day, typed = given.sheet.day, given.sheet.day_typed
    enter(
        "answer.day_typed",
        label,
        f"{day:%d-%m-%Y}" if day and typed is None else typed or "",
        partial(_take_text, change),
        placeholder=empty or words["day.example"],
    )


def show_day_notes(words: Words, given: Given) -> None:
    """Draw what is wrong with a day that was typed, and what has to be answered again for it."""
    notes = []
    typed = given.sheet.day_typed or ""
    day = read_day(typed)
    if typed.strip() and (day is None or day > LAST_DAY):
        notes.append(drawing.wrong(words("day.unreadable", year=given.today.year + 1)))
    elif typed.strip() and day and day < FIRST_DAY:
        notes.append(drawing.wrong(words("day.before_rules", first=write_day(words, FIRST_DAY))))
    stale = [
        name_topic(words, listener_about(given.age), field)
        for field in given.form.fields
        if field in given.stale
    ]
    if stale:
        told = words(
            "day.again", year=given.on.year, fields=enumerate_texts(words["headline.and"], stale)
        )
        notes.append(drawing.find_out(told))
    if notes:
        st.html(drawing.notes(*notes))


def show_stale(words: Words, given: Given, field: str, change: Change) -> None:
    """Draw that an answer was given for another year, and a button to say that it still holds."""
    earlier = given.sheet.as_of.get(field, given.today.year)
    told = words("day.earlier_year", earlier=earlier, year=given.on.year)
    with st.container(key=f"earlier-year-{field}"):
        st.html(drawing.notes(drawing.find_out(told)))
        press(
            words("day.confirm", year=given.on.year),
            f"confirm-{field}",
            _confirm,
            change,
            field,
            given.on.year,
        )


def _chosen(given: Given, next_year: date) -> str:
    if given.sheet.day_typed is not None:
        return _OTHER
    return {None: _NOW, next_year: _NEXT_YEAR}.get(given.sheet.day, _OTHER)


def _take_choice(change: Change, next_year: date, chosen: str) -> None:
    day = next_year if chosen == _NEXT_YEAR else None
    typed = "" if chosen == _OTHER else None
    change(lambda sheet: sheet.model_copy(update={"day": day, "day_typed": typed}))


def _take_text(change: Change, text: str) -> None:
    change(lambda sheet: sheet.model_copy(update={"day": None, "day_typed": text}))


def _confirm(change: Change, field: str, year: int) -> None:
    change(lambda sheet: sheet.confirmed(field, year))
