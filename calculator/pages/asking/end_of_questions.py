"""What stands below the last question: beginning again, and undoing it."""

import streamlit as st

from calculator.pages.answer import drawing
from calculator.pages.asking.fields import press
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
            press(words["form.undo"], "undo", visit.undo, form)
    elif not visit.is_empty(form.part) and part.opened is None:
        press(words["form.start_again"], "start_again", visit.begin_again, form, type="tertiary")
