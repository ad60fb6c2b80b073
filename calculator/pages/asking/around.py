"""What stands above the questions and below them: whose answers these are, and the ways back."""

import streamlit as st

from calculator import aftercare
from calculator.pages.answer import drawing
from calculator.pages.asking.fields import press
from calculator.pages.visit import session
from calculator.pages.visit.forms import Form
from calculator.pages.visit.model import Opened
from calculator.words import Words


def show_opened(words: Words, form: Form) -> None:
    """Draw, above the questions of a form, what stands in the place of one's own answers."""
    visit = session.visit()
    case = visit.answered(form).opened
    if case is None:
        return
    with st.container(key="opened", horizontal=True, vertical_alignment="center"):
        st.html(drawing.said(_name(words, case)))
        press(words["opened.own_answers"], "own-answers", visit.close_case, form)


def show_cleared(words: Words, form: Form) -> None:
    """Draw that the answers to a form are gone, and the button that brings them back."""
    visit = session.visit()
    if form.part in visit.cleared:
        with st.container(key="cleared", horizontal=True, vertical_alignment="center"):
            st.html(drawing.said(words["form.cleared"]))
            press(words["form.undo"], "undo", visit.undo, form)


def show_begin_again(words: Words, form: Form) -> None:
    """Draw the button to begin again, once there is something to begin again."""
    visit = session.visit()
    if not visit.is_empty(form.part) and visit.answered(form).opened is None:
        press(words["form.start_again"], "start_again", visit.begin_again, form, type="tertiary")


def _name(words: Words, case: Opened) -> str:
    if case.kind == "drill":
        return words["opened.drill"]
    ids = [example.id for example in aftercare.EXAMPLES]
    return words("opened.example", number=ids.index(case.id) + 1)
