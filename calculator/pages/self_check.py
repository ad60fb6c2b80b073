"""Zelf checken: an insured person finds out who pays, one question after the other."""

from functools import partial

import streamlit as st

from calculator.pages import answers, language
from calculator.pages.asking import about_aftercare
from calculator.pages.document import tell_document
from calculator.pages.forms import AFTERCARE
from calculator.pages.opening import opening
from calculator.pages.questions import show_question
from calculator.pages.sheet import show_answer, show_end_of_questions


@st.fragment  # what stands around it is not drawn again with every answer
def check() -> None:
    """Draw the questions and the answer."""
    words = language.words()
    given = answers.given(AFTERCARE)
    asking = about_aftercare(words, given)
    questions, answer = st.columns([5, 6], gap="large")
    with questions, st.container(key="questions"):
        st.header(words["self_check.questions"], anchor=False)
        for field in asking.questions:
            show_question(words, AFTERCARE, field, given)
            if field == "indication" and asking.read_first:
                st.html(asking.read_first)
        show_end_of_questions(words, asking.told, partial(answers.forget, AFTERCARE))
    with answer:
        show_answer(asking.answer)
    tell_document(words.language, asking.told)


words = language.words()
st.title(words["self_check.title"], anchor=False)
st.html(opening(words["self_check.intro"], words["self_check.privacy"]))
check()
