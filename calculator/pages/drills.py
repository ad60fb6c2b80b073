"""Oefenen: cases to answer, alone or with a group, from the first to the last of a round."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import streamlit as st

from calculator import aftercare, drills
from calculator.drills import Drill
from calculator.pages import answers, drawing, language
from calculator.pages.document import tell_document
from calculator.pages.drill_case import show_questions, show_story
from calculator.pages.drill_choices import CLASS_CODE, CLASS_PARAMETER, show_choices
from calculator.pages.drill_end import score, show_end
from calculator.pages.drill_feedback import explained, verdict
from calculator.pages.drill_round import Round, begin_single, go_on, running, stop
from calculator.pages.forms import AFTERCARE, CLAIM
from calculator.pages.opening import opening
from calculator.pages.projector import presenting, show_projector
from calculator.pages.stories import WAY, forget_story
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


def open_in_calculator(case: Drill) -> None:
    """Fill in the facts of a case, and go to the page that decides about them."""
    if isinstance(case.facts, aftercare.Situation):
        answers.fill_in(AFTERCARE, case.facts)
        st.switch_page("self_check.py")
    answers.fill_in(CLAIM, case.facts)
    forget_story()
    st.session_state[WAY] = "codes"
    st.switch_page("selective_policy.py")


def show_case(words: Words, now: Round, case: Drill) -> str:
    """Draw a case with its questions, or with its answer once it is checked.

    Returns:
        What a screen reader says.
    """
    number = words("drills.case", number=now.number, length=now.length)
    about = words["drills.single_case"] if now.length == 1 else number
    told = about
    with st.container(key=f"drill-head-{now.number}", horizontal=True, vertical_alignment="center"):
        st.title(about, anchor=False)
        if now.code:
            st.html(drawing.note(words("drills.in_class", code=drills.written(now.code))))
        st.button(words["drills.stop"], key="drill-stop", type="tertiary", on_click=stop)
    left, right = st.columns(2, gap="large")
    with left:
        show_story(words, case)
    with right:
        if now.answers is None:
            show_questions(words, now, case)
        else:
            marked = verdict(words, case, now.answers, codes=now.course.codes)
            with st.container(key=f"drill-answer-{now.number}"):
                st.html(marked)
                with st.container(key="drill-go-on", horizontal=True):
                    last = now.number == now.length
                    st.button(
                        words["drills.to_end" if last else "drills.next"],
                        key=f"drill-next-{now.number}",
                        type="primary",
                        shortcut="Alt+A",
                        on_click=go_on,
                        args=(now.number,),
                    )
                    if st.button(words["drills.open_in_calculator"], key="drill-open"):
                        open_in_calculator(case)
                st.html(explained(words, case, now.answers))
            told = marked.striptags()
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
    tell_document(words.language, told, focus)


take_address()
practise()
