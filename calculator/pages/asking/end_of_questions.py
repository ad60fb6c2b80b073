"""What stands below the last question: beginning again, and undoing it."""

import streamlit as st

from calculator.pages.answer import drawing
from calculator.pages.visit import session
from calculator.pages.visit.forms import Form
from calculator.words import Words


def show_end_of_questions(words: Words, form: Form) -> None:
    """Draw the button to begin again, or the one to undo that.

    Args:
        words: The texts.
        form: The form whose questions end here.
    """
    visit = session.visit()
    part = visit.answered(form)
    if form.part in visit.cleared:
        with st.container(key="cleared", horizontal=True, vertical_alignment="center"):
            st.html(drawing.said(words["form.cleared"]))
            st.button(
                words["form.undo"], key="undo", on_click=session.act(visit.undo), args=(form,)
            )
    elif not visit.is_empty(form.part) and part.opened is None:
        st.button(
            words["form.start_again"],
            key="start_again",
            type="tertiary",
            on_click=session.act(visit.begin_again),
            args=(form,),
        )
