"""The quick entry on the page: the line, what became of each piece, and what can be chosen."""

from collections.abc import Collection
from typing import Final

import streamlit as st
from markupsafe import Markup

from calculator import quick_entry
from calculator.pages import answers, call_answers
from calculator.pages.brief import fact, names
from calculator.pages.sentences import joined
from calculator.quick_entry import Kind
from calculator.words import Words

LINE: Final = "entry.line"
FILLED: Final = "entry.filled"
"""What the line has filled in, so that it can be taken back when the line changes."""
_CURSOR: Final = "cursor"

_MOST_CHOICES: Final = 9
"""One for each digit."""


def show_line(words: Words) -> None:
    """Draw the line to type in."""
    st.text_input(
        words["entry.label"],
        key=LINE,
        persist_state="session",
        placeholder=words["entry.example"],
        max_chars=quick_entry.LONGEST,
        autocomplete="off",
        live=True,
        on_change=take_in,
        args=(words,),
    )


def read_line(words: Words) -> quick_entry.Reading:
    """Return what stands in the line."""
    return quick_entry.read(st.session_state.get(LINE) or "", words.language)


def show_pieces(words: Words, reading: quick_entry.Reading) -> None:
    """Draw how the line was understood, piece by piece, and a button for each choice."""
    if reading.pieces:
        st.html(_pieces(words, reading))
    _show_choices(words, reading)


def forget_line() -> None:
    """Empty the line; what it has filled in stays."""
    st.session_state[LINE] = ""
    st.session_state[FILLED] = {}


def to_line() -> None:
    """Have the cursor go to the line."""
    st.session_state[_CURSOR] = cursor() + 1


def cursor() -> int:
    """Return how often the cursor had to go to the line."""
    return int(st.session_state.get(_CURSOR, 0))


def to_settle(words: Words, reading: quick_entry.Reading) -> str:
    """Return what still has to be chosen, for a screen reader; empty if nothing has."""
    typed = [piece.text for piece in reading.pieces if not piece.kind.settled]
    return words("entry.to_settle", typed=", ".join(typed)) if typed else ""


def take_in(words: Words) -> None:
    """Fill in what the line says, and take back what it no longer says.

    An answer that was changed by hand since is left alone. Doing it twice changes nothing.
    """
    reading = quick_entry.read(st.session_state[LINE] or "", words.language)
    filled = st.session_state.get(FILLED, {})
    says = {field: answers.as_entered(answer) for field, answer in reading.answers.items()}
    says |= dict.fromkeys(reading.left_open, answers.UNKNOWN)
    for field in filled.keys() - says.keys():
        if call_answers.answered(field) == filled[field]:
            call_answers.fill(field, None)
    # What stood there already was given by hand, and stays when the line no longer says it.
    own = {
        field: answer
        for field, answer in says.items()
        if field in filled or call_answers.answered(field) != answer
    }
    for field, answer in own.items():
        if filled.get(field) != answer:
            call_answers.fill(field, answer)
    st.session_state[FILLED] = own


def _choose(line: str, words: Words) -> None:
    st.session_state[LINE] = line
    to_line()
    take_in(words)


def _pieces(words: Words, reading: quick_entry.Reading) -> Markup:
    return Markup('<ul class="vw-pieces">{}</ul>').format(
        Markup("").join(
            Markup('<li class="vw-piece vw-{}"><b>{}</b> <span>{}</span></li>').format(
                "settled" if piece.kind.settled else "unsettled",
                piece.text,
                _meaning(words, piece),
            )
            for piece in reading.pieces
            if piece.kind is not Kind.SKIPPED
        )
    )


def _meaning(words: Words, piece: quick_entry.Piece) -> str:
    if piece.kind is Kind.LEFT_OPEN:
        return words("entry.left-open", names=names(words, piece.says))
    if piece.kind is not Kind.UNDERSTOOD:
        return words[f"entry.{piece.kind}"]
    told = [
        joined(words["call_table.or"], [fact(words, field, answer) for answer in _sorted(of)])
        for field, of in piece.says.items()
    ]
    return ", ".join(told)


def _sorted(of: Collection[quick_entry.Answer]) -> list[quick_entry.Answer]:
    return sorted(of, key=str)


def _show_choices(words: Words, reading: quick_entry.Reading) -> None:
    choices = [(piece.text, choice) for piece in reading.pieces for choice in piece.choices]
    if not choices:
        return
    with st.container(key="entry-choices", horizontal=True, gap="small"):
        for number, (typed, choice) in enumerate(choices[:_MOST_CHOICES], start=1):
            text = choice.text
            st.button(
                words("entry.choose", typed=typed, text=text)
                if text
                else words("entry.leave_out", typed=typed),
                key=f"entry-choice-{number}",
                shortcut=f"Alt+{number}",
                on_click=_choose,
                args=(choice.line, words),
            )
