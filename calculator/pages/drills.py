"""Oefenen: cases to answer, alone or with a group, from the first to the last of a round."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import streamlit as st

from calculator import drills
from calculator.drills import Drill
from calculator.pages import addresses, drawing, language
from calculator.pages.document import tell
from calculator.pages.drill_case import show_head, show_questions, show_story
from calculator.pages.drill_checked import show_checked
from calculator.pages.drill_choices import CLASS_CODE, CLASS_PARAMETER, show_choices
from calculator.pages.drill_end import score, show_end
from calculator.pages.drill_round import Round, begin_single, running
from calculator.pages.opening import opening
from calculator.pages.projector import presenting, show_projector
from calculator.words import Words

CASE_PARAMETER: Final = "casus"
_TAKEN: Final = "drills.taken"
_UNKNOWN: Final = "drills.unknown_case"


def take_address() -> None:
    """Begin with what the address names: a case, or the code of a class."""
    named = st.query_params.get(CASE_PARAMETER), st.query_params.get(CLASS_PARAMETER)
    if not any(named) or st.session_state.get(_TAKEN) == named:
        return
    st.session_state[_TAKEN] = named
    case = drills.drill_at(named[0]) if named[0] else None
    st.session_state[_UNKNOWN] = named[0] is not None and case is None
    if case:
        begin_single(case)
    if named[1]:
        st.session_state[CLASS_CODE] = drills.written(drills.read_class_code(named[1]))


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
        if now.answers is None:
            show_questions(words, now, case)
        else:
            told = show_checked(words, now, case, now.answers)
    return told


@st.fragment
def practise() -> None:
    """Draw the page."""
    words = language.words()
    today = datetime.now(ZoneInfo(st.context.timezone or "Europe/Amsterdam")).date()
    shown, now = presenting(), running()
    focus = ""
    if shown:
        told = show_projector(words, shown)
    elif now and now.case:
        told = show_case(words, now, now.case)
        part = "head" if now.answers is None else "answer"
        focus = f".st-key-drill-{part}-{now.number}"
    elif now:
        show_end(words, now, today)
        told = score(words, now.attempts)
        focus = ".st-key-drill-end"
    else:
        with st.container(key="drill-opening"):
            st.title(words["drills.title"], anchor=False)
            st.html(opening(words["drills.intro"], words["drills.privacy"]))
            if st.session_state.pop(_UNKNOWN, False):
                st.html(drawing.wrong(words["drills.unknown_case"]))
        show_choices(words, today)
        told = words["drills.title"]
        focus = ".st-key-drill-opening"
    tell(told, addresses.PRACTISE, focus)


take_address()
practise()
