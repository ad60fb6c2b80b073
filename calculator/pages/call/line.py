"""The quick entry on the page: the line, what became of each piece, and what can be chosen."""

from datetime import date
from functools import partial
from typing import Final

import streamlit as st
from markupsafe import Markup

from calculator import quick_entry
from calculator.pages.answer.sentences import enumerate_texts
from calculator.pages.asking.fields import enter, press
from calculator.pages.call.brief import name_fields, write_fact
from calculator.pages.visit import session
from calculator.pages.visit.answers import UNKNOWN, Entry, Sheet, write_entry
from calculator.pages.visit.forms import AFTERCARE
from calculator.pages.visit.model import Person
from calculator.quick_entry import Kind
from calculator.words import Words

_USED: Final = frozenset({Kind.UNDERSTOOD, Kind.LEFT_OPEN, Kind.SKIPPED})
_MOST_SHORTCUTS: Final = 9
"""One for each digit."""


def show_line(words: Words) -> None:
    """Draw the line to type in."""
    enter(
        "entry.line",
        words["entry.label"],
        session.visit().person.line,
        partial(_take_line, words),
        placeholder=words["entry.example"],
        longest=quick_entry.LONGEST,
    )


def read_line(words: Words) -> quick_entry.Reading:
    """Return what stands in the line."""
    visit = session.visit()
    return quick_entry.read(visit.person.line, words.language, visit.today)


def show_pieces(words: Words, reading: quick_entry.Reading) -> None:
    """Draw how the line was understood, piece by piece, and a button for each choice."""
    if reading.pieces:
        st.html(_pieces(words, reading))
    _show_choices(words, reading)


def write_unsettled(words: Words, reading: quick_entry.Reading) -> str:
    """Return what still has to be chosen, for a screen reader; empty if nothing has."""
    typed = [piece.text for piece in reading.pieces if not piece.kind.settled]
    return words("entry.to_settle", typed=", ".join(typed)) if typed else ""


def name_unused(reading: quick_entry.Reading) -> list[str]:
    """Return what stands in the line and was not used, in order."""
    return [piece.text for piece in reading.pieces if piece.kind not in _USED]


def fill_in(person: Person, line: str, words: Words, today: date) -> Person:
    """Return a person with what a line says filled in, and what it no longer says taken back.

    An answer that was changed by hand since is left alone.

    Args:
        person: What was entered before.
        line: The line as it is now.
        words: The texts, in whose language it is read.
        today: The day that it is.
    """
    reading = quick_entry.read(line, words.language, today)
    says: dict[str, Entry] = {f: write_entry(answer) for f, answer in reading.answers.items()}
    says |= dict.fromkeys(reading.left_open, UNKNOWN)
    # What stood there already was given by hand, and stays when the line no longer says it.
    filled = {
        field: entry
        for field, entry in says.items()
        if field in person.filled or person.own.entry(field) != entry
    }
    own = person.own
    for field, entry in person.filled.items():
        if field not in says and own.entry(field) == entry:
            own = own.with_entry(AFTERCARE, field, None)
    for field, entry in filled.items():
        if person.filled.get(field) != entry:
            own = own.with_entry(AFTERCARE, field, entry)
    if reading.on not in {None, person.filled_day}:
        own = own.model_copy(update={"day": reading.on, "day_typed": None})
    elif reading.on is None and person.filled_day and own.day == person.filled_day:
        own = own.model_copy(update={"day": None})
    changed = {"line": line, "filled": filled, "filled_day": reading.on, "own": own}
    return person.model_copy(update=changed)


def _take_line(words: Words, line: str) -> None:
    visit = session.visit()
    visit.put("person", fill_in(visit.person, line, words, visit.today))


def _choose(line: str, words: Words) -> None:
    session.visit().cursor += 1
    _take_line(words, line)


def _pieces(words: Words, reading: quick_entry.Reading) -> Markup:
    own = session.visit().person.own
    return Markup('<ul class="vw-pieces">{}</ul>').format(
        Markup("").join(
            Markup('<li class="vw-piece vw-{}"><b>{}</b> <span>{}</span></li>').format(
                "settled" if piece.kind.settled else "unsettled",
                piece.text,
                _meaning(words, piece) + _overruled(words, piece, own),
            )
            for piece in reading.pieces
            if piece.kind is not Kind.SKIPPED
        )
    )


def _overruled(words: Words, piece: quick_entry.Piece, own: Sheet) -> str:
    """Return that an answer by hand goes before what a piece says, if one does."""
    if piece.kind is not Kind.UNDERSTOOD:
        return ""
    others = any(
        own.entry(field) not in {write_entry(answer) for answer in of}
        for field, of in piece.says.items()
    )
    return f" ({words['entry.by_hand']})" if others else ""


def _meaning(words: Words, piece: quick_entry.Piece) -> str:
    if piece.kind is Kind.LEFT_OPEN:
        return words("entry.left-open", names=name_fields(words, piece.says))
    if piece.kind is not Kind.UNDERSTOOD:
        return words[f"entry.{piece.kind}"]
    told = [
        enumerate_texts(
            words["call_table.or"],
            [write_fact(words, field, answer) for answer in sorted(of, key=str)],
        )
        for field, of in piece.says.items()
    ]
    return ", ".join(told)


def _show_choices(words: Words, reading: quick_entry.Reading) -> None:
    choices = [(piece.text, choice) for piece in reading.pieces for choice in piece.choices]
    if not choices:
        return
    with st.container(key="entry-choices", horizontal=True, gap="small"):
        for number, (typed, choice) in enumerate(choices, start=1):
            text = choice.text
            press(
                words("entry.choose" if text else "entry.leave_out", typed=typed, text=text),
                f"entry-choice-{number}",
                _choose,
                choice.line,
                words,
                shortcut=f"Alt+{number}" if number <= _MOST_SHORTCUTS else None,
            )
