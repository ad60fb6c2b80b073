"""A line to type along in: what became of each piece, what can be chosen, what it fills in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

import streamlit as st
from markupsafe import Markup

from calculator.pages.answer.sentences import enumerate_texts
from calculator.pages.asking.fields import enter, press
from calculator.pages.visit import session
from calculator.pages.visit.answers import UNKNOWN, Entry, Sheet, write_entry
from calculator.pages.visit.forms import Form
from calculator.pages.visit.model import OnCall
from calculator.quick_entry import Kind, Piece, Reading
from calculator.words import Language, Words

_USED: Final = frozenset({Kind.UNDERSTOOD, Kind.LEFT_OPEN, Kind.SKIPPED})
_MOST_SHORTCUTS: Final = 9
"""One for each digit."""


@dataclass(frozen=True)
class Line:
    """The line of one page.

    Attributes:
        form: Whose answers it fills in.
        name: The name of the field to type in.
        example: The name of the text that an empty line shows.
        read: Reads it in a language on a day.
        longest: How many characters of it are read.
        write_fact: Writes one fact in an agent's terms.
        name_fields: Names fields as an enumeration.
    """

    form: Form
    name: str
    example: str
    read: Callable[[str, Language, date], Reading]
    longest: int
    write_fact: Callable[[Words, str, object], str]
    name_fields: Callable[[Words, Iterable[str]], str]

    def part(self) -> OnCall:
        """Return what the visit holds about whom or what the line is about."""
        part = session.visit().answered(self.form)
        if not isinstance(part, OnCall):
            raise TypeError(f"no line is kept with {self.form.part}")
        return part


def show_line(words: Words, line: Line) -> None:
    """Draw the line to type in."""
    enter(
        line.name,
        words["entry.label"],
        line.part().line,
        partial(_take_line, line, words),
        placeholder=words[line.example],
        longest=line.longest,
    )


def read_line(words: Words, line: Line) -> Reading:
    """Return what stands in the line."""
    return line.read(line.part().line, words.language, session.visit().today)


def show_pieces(words: Words, line: Line, reading: Reading) -> None:
    """Draw how the line was understood, piece by piece, and a button for each choice."""
    if reading.pieces:
        st.html(_pieces(words, line, reading))
    _show_choices(words, line, reading)


def write_unsettled(words: Words, reading: Reading) -> str:
    """Return what still has to be chosen, for a screen reader; empty if nothing has."""
    typed = [piece.text for piece in reading.pieces if not piece.kind.settled]
    return words("entry.to_settle", typed=", ".join(typed)) if typed else ""


def name_unused(reading: Reading) -> list[str]:
    """Return what stands in the line and was not used, in order."""
    return [piece.text for piece in reading.pieces if piece.kind not in _USED]


def fill_in(part: OnCall, form: Form, line: str, reading: Reading) -> OnCall:
    """Return a part with what a line says filled in, and what it no longer says taken back.

    An answer that was changed by hand since is left alone.

    Args:
        part: What was entered before.
        form: The form that it answers.
        line: The line as it is now.
        reading: What that says.
    """
    says: dict[str, Entry] = {f: write_entry(answer) for f, answer in reading.answers.items()}
    says |= dict.fromkeys(reading.left_open, UNKNOWN)
    # What stood there already was given by hand, and stays when the line no longer says it.
    filled = {
        field: entry
        for field, entry in says.items()
        if field in part.filled or part.own.entry(field) != entry
    }
    own = part.own
    for field, entry in part.filled.items():
        if field not in says and own.entry(field) == entry:
            own = own.with_entry(form, field, None)
    for field, entry in filled.items():
        if part.filled.get(field) != entry:
            own = own.with_entry(form, field, entry)
    if reading.on not in {None, part.filled_day}:
        own = own.model_copy(update={"day": reading.on, "day_typed": None})
    elif reading.on is None and part.filled_day and own.day == part.filled_day:
        own = own.model_copy(update={"day": None})
    changed = {"line": line, "filled": filled, "filled_day": reading.on, "own": own}
    return part.model_copy(update=changed)


def _take_line(line: Line, words: Words, typed: str) -> None:
    visit = session.visit()
    reading = line.read(typed, words.language, visit.today)
    visit.put(line.form.part, fill_in(line.part(), line.form, typed, reading))


def _choose(typed: str, line: Line, words: Words) -> None:
    session.visit().cursor += 1
    _take_line(line, words, typed)


def _pieces(words: Words, line: Line, reading: Reading) -> Markup:
    own = line.part().own
    return Markup('<ul class="vw-pieces">{}</ul>').format(
        Markup("").join(
            Markup('<li class="vw-piece vw-{}"><b>{}</b> <span>{}</span></li>').format(
                "settled" if piece.kind.settled else "unsettled",
                piece.text,
                _meaning(words, line, piece) + _overruled(words, piece, own),
            )
            for piece in reading.pieces
            if piece.kind is not Kind.SKIPPED
        )
    )


def _overruled(words: Words, piece: Piece, own: Sheet) -> str:
    """Return that an answer by hand goes before what a piece says, if one does."""
    if piece.kind is not Kind.UNDERSTOOD:
        return ""
    others = any(
        own.entry(field) not in {write_entry(answer) for answer in of}
        for field, of in piece.says.items()
    )
    return f" ({words['entry.by_hand']})" if others else ""


def _meaning(words: Words, line: Line, piece: Piece) -> str:
    if piece.kind is Kind.LEFT_OPEN:
        return words("entry.left-open", names=line.name_fields(words, piece.says))
    if piece.kind is not Kind.UNDERSTOOD:
        return words[f"entry.{piece.kind}"]
    told = [
        enumerate_texts(
            words["call_table.or"],
            [line.write_fact(words, field, answer) for answer in sorted(of, key=str)],
        )
        for field, of in piece.says.items()
    ]
    return ", ".join(told)


def _show_choices(words: Words, line: Line, reading: Reading) -> None:
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
                line,
                words,
                shortcut=f"Alt+{number}" if number <= _MOST_SHORTCUTS else None,
            )
