"""Oefenen: cases to answer, alone or with a group, from the first to the last of a round."""

import streamlit as st

from calculator import drills
from calculator.drills import Drill
from calculator.pages import language
from calculator.pages.answer import drawing
from calculator.pages.browser.document import tell
from calculator.pages.failure import guard
from calculator.pages.practise.case import (
    CASE_PARAMETER,
    show_head,
    show_questions,
    show_story,
)
from calculator.pages.practise.checked import show_checked
from calculator.pages.practise.choices import CLASS_PARAMETER, show_choices
from calculator.pages.practise.end import show_end, write_score
from calculator.pages.practise.projector import show_projector
from calculator.pages.visit import session
from calculator.pages.visit.practice import Round, begin_single
from calculator.web import site_map
from calculator.web.site_map import opening
from calculator.words import Words


def take_address() -> None:
    """Begin with what the address names: a case, or the code of a class."""
    named = st.query_params.get(CASE_PARAMETER), st.query_params.get(CLASS_PARAMETER)
    visit = session.visit()
    if not any(named) or visit.practice.address == named:
        return
    case = drills.drill_at(named[0]) if named[0] else None
    practice = begin_single(visit.practice, case) if case else visit.practice
    taken: dict[str, object] = {"address": named}
    if named[1]:
        taken["class_code"] = drills.written(drills.read_class_code(named[1]))
    # In one step: a run can be broken off, and the next one would find the address taken.
    visit.practice = practice.model_copy(update=taken)
    visit.unknown_case = named[0] is not None and case is None


def show_case(words: Words, now: Round, case: Drill) -> str:
    """Draw a case with its questions, or with its answer once it is checked.

    Returns:
        What a screen reader says.
    """
    told = show_head(words, now)
    left, right = st.columns(2, gap="large")
    with left:
        show_story(words, case)
    with right:
        if now.checked:
            told = show_checked(words, now, case)
        else:
            show_questions(words, now, case)
    return told


@st.fragment
@guard
def practise() -> None:
    """Draw the page."""
    session.take_in()
    words = language.words()
    visit = session.visit()
    shown, now = visit.practice.presentation, visit.practice.round
    focus = ""
    if shown:
        told = show_projector(words, shown)
    elif now and now.case:
        told = show_case(words, now, now.case)
        part = "answer" if now.checked else "head"
        focus = f".st-key-drill-{part}-{now.number}"
    elif now:
        show_end(words, now)
        told = write_score(words, now.attempts)
        focus = ".st-key-drill-end"
    else:
        with st.container(key="drill-opening"):
            st.title(words["drills.title"], anchor=False)
            st.html(opening(words["drills.intro"], words["drills.privacy"]))
            if visit.unknown_case:
                visit.unknown_case = False
                st.html(drawing.wrong(words["drills.unknown_case"]))
        show_choices(words)
        told = words["drills.title"]
        focus = ".st-key-drill-opening"
    tell(told, site_map.PRACTISE, focus, session.keep("practice"))


take_address()
practise()
