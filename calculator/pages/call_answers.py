"""The answers on a call, by line or by hand, kept where no late message can undo them.

With every message a browser sends what it thinks stands in each field. While an agent types
quickly that may be older than what the line has filled in since, and Streamlit would believe
it. So what was answered is kept apart from the fields, and the fields follow.
"""

import time
from typing import Final

import streamlit as st

from calculator.pages import answers
from calculator.pages.forms import AFTERCARE

_ANSWERS: Final = "call_answers"
_BEGUN: Final = "call_begun"
_REPLACED: Final = "call_replaced"
_LATE: Final = 1.5
"""For how many seconds a message may still speak of what a field held before."""


def take_over() -> None:
    """Take what stands in the fields for answered, as another page or a new call left it."""
    st.session_state[_ANSWERS] = {
        f: answers.entered(AFTERCARE, f) or None for f in AFTERCARE.fields
    }
    st.session_state[_REPLACED] = []


def begin() -> None:
    """Take over what another page has answered, once each time that the page is opened."""
    if not st.session_state.get(_BEGUN):
        take_over()
        st.session_state[_BEGUN] = True


def leave() -> None:
    """Let other pages change the answers until the page is opened again."""
    if _BEGUN in st.session_state:  # every key costs time, with every widget
        del st.session_state[_BEGUN]


def answered(field: str) -> str | None:
    """Return the answer to a question as the session keeps it; None if there is none."""
    kept: dict[str, str | None] = st.session_state[_ANSWERS]
    return kept.get(field)


def fill(field: str, answer: str | None) -> None:
    """Answer a question for somebody who did not touch it."""
    now = time.monotonic()
    replaced = [each for each in st.session_state[_REPLACED] if now - each[2] < _LATE]
    st.session_state[_REPLACED] = [*replaced, (field, answered(field), now)]
    st.session_state[_ANSWERS] = {**st.session_state[_ANSWERS], field: answer}


def by_hand(field: str) -> None:
    """Take over an answer from its field, unless it is one that was replaced a moment ago."""
    if field in AFTERCARE.typed:
        st.session_state[answers.key_of_unknown(field)] = False
    answer = answers.entered(AFTERCARE, field) or None
    now = time.monotonic()
    late = any(
        (field, answer) == (name, before) and now - when < _LATE
        for name, before, when in st.session_state[_REPLACED]
    )
    if not late:
        st.session_state[_ANSWERS] = {**st.session_state[_ANSWERS], field: answer}


def show_answers() -> None:
    """Have every field hold what was answered; to be called before any is drawn."""
    for field in AFTERCARE.fields:
        if (answers.entered(AFTERCARE, field) or None) != answered(field):
            answers.put(AFTERCARE, field, answered(field))
