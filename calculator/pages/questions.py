"""The questions, drawn as they are asked."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from calculator import aftercare
from calculator.pages import drawing
from calculator.pages.answers import (
    NUMBERS,
    UNKNOWN,
    YES_NO,
    Given,
    key_of,
    key_of_unknown,
)
from calculator.words import Words

_CHOICES: Final[dict[str, Sequence[str]]] = {
    "indication": tuple(aftercare.Indication),
    "treatment_need": tuple(aftercare.TreatmentNeed),
    "supplementary": tuple(aftercare.Supplementary),
}


def show_question(words: Words, field: str, given: Given) -> None:
    """Draw one question with what was answered, what is wrong, and where to find it out.

    Args:
        words: The texts.
        field: The field that is asked.
        given: What was answered so far.
    """
    with st.container(key=f"question-{field}"):
        if field in NUMBERS:
            _show_number(words, field)
        else:
            _show_choice(words, field)
        if field in given.wrong:
            st.html(drawing.wrong(words[f"questions.{field}.wrong"]))
        if field in given.declined:
            st.html(drawing.find_out(words[f"questions.{field}.find_out"]))


def _show_choice(words: Words, field: str) -> None:
    choices = _CHOICES.get(field, tuple(YES_NO))
    st.radio(
        _label(words, field),
        [*choices, UNKNOWN],
        index=None,
        key=key_of(field),
        persist_state="session",
        horizontal=field not in _CHOICES,
        format_func=lambda choice: (
            words["self_check.unknown"]
            if choice == UNKNOWN
            else words[f"questions.{field}.{choice}"]
        ),
    )


def _show_number(words: Words, field: str) -> None:
    st.text_input(
        _label(words, field),
        key=key_of(field),
        persist_state="session",
        type="phone",  # the keypad with digits; its other habits are put off below
        icon="",
        placeholder="",
        autocomplete="off",
        disabled=bool(st.session_state.get(key_of_unknown(field))),
    )
    if field != "sessions_had":
        st.checkbox(words["self_check.unknown"], key=key_of_unknown(field), persist_state="session")


def _label(words: Words, field: str) -> str:
    hint = words.get(f"questions.{field}.hint")
    asked = f"**{words[f'questions.{field}.ask']}**"
    return f"{asked}  \n{hint}" if hint else asked
