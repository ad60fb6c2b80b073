"""A case that was checked: how it went, what comes next, and why."""

from collections.abc import Mapping

import streamlit as st

from calculator import aftercare
from calculator.drills import Drill, Part
from calculator.pages import answers, drawing
from calculator.pages.drill_explanation import explanation, the_answer
from calculator.pages.drill_round import Round, go_on
from calculator.pages.drill_verdict import verdict
from calculator.pages.drill_why_not import why_not
from calculator.pages.forms import AFTERCARE, CLAIM
from calculator.pages.stories import WAY, forget_story
from calculator.words import Words


def show_checked(words: Words, now: Round, case: Drill, given: Mapping[Part, str]) -> str:
    """Draw how it went with a case and why.

    Returns:
        What a screen reader says.
    """
    marked = verdict(words, case, given, codes=now.course.codes)
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
                _open_in_calculator(case)
        st.html(
            drawing.answer(
                drawing.section(words["drill_feedback.answer"], the_answer(words, case)),
                drawing.section(words["drill_feedback.why_not"], why_not(words, case, given)),
                explanation(words, case),
            )
        )
    return marked.striptags()


def _open_in_calculator(case: Drill) -> None:
    """Fill in the facts of a case, and go to the page that decides about them."""
    if isinstance(case.facts, aftercare.Situation):
        answers.fill_in(AFTERCARE, case.facts)
        st.switch_page("self_check.py")
    answers.fill_in(CLAIM, case.facts)
    forget_story()
    st.session_state[WAY] = "codes"
    st.switch_page("selective_policy.py")
