"""A case that was checked: how it went, what comes next, and why."""

import streamlit as st

from calculator import aftercare
from calculator.drills import Drill
from calculator.pages import drawing, session
from calculator.pages.answers import sheet_of
from calculator.pages.drill_explanation import explanation, the_answer
from calculator.pages.drill_verdict import verdict
from calculator.pages.drill_why_not import why_not
from calculator.pages.forms import AFTERCARE, CLAIM
from calculator.pages.practice import Round, go_on
from calculator.pages.visit import Opened
from calculator.words import Words


def show_checked(words: Words, now: Round, case: Drill) -> str:
    """Draw how it went with a case and why.

    Returns:
        What a screen reader says.
    """
    marked = verdict(words, case, now.chosen, codes=now.course.codes)
    with st.container(key=f"drill-answer-{now.number}"):
        st.html(marked)
        with st.container(key="drill-go-on", horizontal=True):
            last = now.number == now.length
            st.button(
                words["drills.to_end" if last else "drills.next"],
                key=f"drill-next-{now.number}",
                type="primary",
                shortcut="Alt+A",
                on_click=session.act(session.visit().practise),
                args=(go_on, now.number),
            )
            if st.button(words["drills.open_in_calculator"], key="drill-open"):
                _open_in_calculator(case)
        st.html(
            drawing.answer(
                drawing.section(words["drill_feedback.answer"], the_answer(words, case)),
                drawing.section(words["drill_feedback.why_not"], why_not(words, case, now.chosen)),
                explanation(words, case),
            )
        )
    return marked.striptags()


def _open_in_calculator(case: Drill) -> None:
    """Show a case on the page that decides about its facts, beside what was entered there."""
    about_aftercare = isinstance(case.facts, aftercare.Situation)
    form = AFTERCARE if about_aftercare else CLAIM
    opened = Opened(kind="drill", id=case.id, sheet=sheet_of(form, case.facts))
    session.visit().open_case(form, opened)
    st.switch_page("self_check.py" if about_aftercare else "selective_policy.py")
