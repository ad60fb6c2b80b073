"""The questions in short, for agents who know them: all of them, always in the same place."""

import streamlit as st

from calculator import aftercare
from calculator.pages import drawing
from calculator.pages.answers import UNKNOWN, Given, key_of
from calculator.pages.call_answers import by_hand
from calculator.pages.forms import AFTERCARE
from calculator.pages.questions import choices
from calculator.words import Words


def show_brief_questions(words: Words, given: Given, assessment: aftercare.Assessment) -> None:
    """Draw every question; those that no longer matter are disabled.

    Args:
        words: The texts.
        given: What was answered so far.
        assessment: The answer so far.
    """
    matter = _those_that_matter(given, assessment)
    for field in AFTERCARE.fields:
        _show(words, field, given, matters=field in matter)


def _those_that_matter(given: Given, assessment: aftercare.Assessment) -> set[str]:
    """Return the questions of which the answer, given or not, decides something."""
    # What is open is passed over, so that the asking goes on to every answer that matters.
    passed_over = given.passed_over.union(assessment.open_questions)
    asked = aftercare.interview(given.answers, passed_over).questions
    had = {"sessions_had"} if assessment.plans else set()
    return {*asked, *assessment.open_questions} | had


def _show(words: Words, field: str, given: Given, *, matters: bool) -> None:
    """Draw one question: its name, what can be chosen, and what is wrong."""
    name = words[f"brief.{field}.name"]
    if field in AFTERCARE.numbers:
        st.text_input(
            name,
            key=key_of(field),
            persist_state="session",
            type="phone",  # see questions.py
            icon="",
            placeholder="",
            autocomplete="off",
            live=True,
            disabled=not matters,
            # Here it is left empty by whoever does not know.
            on_change=by_hand,
            args=(field,),
        )
    else:
        st.radio(
            name,
            choices(AFTERCARE, field),
            index=None,
            key=key_of(field),
            persist_state="session",
            horizontal=True,
            disabled=not matters,
            on_change=by_hand,
            args=(field,),
            format_func=lambda choice: (
                words["brief.unknown"] if choice == UNKNOWN else words[f"brief.{field}.{choice}"]
            ),
        )
    if field in given.wrong:
        st.html(drawing.wrong(words[f"questions.{field}.wrong"]))
