"""Zelf checken: an insured person finds out who pays, one question after the other."""

import streamlit as st

from calculator import aftercare
from calculator.pages import answers, drawing, language
from calculator.pages.answer import whole_answer
from calculator.pages.document import tell_document
from calculator.pages.questions import show_question
from calculator.pages.sentences import headline

words = language.words()
given = answers.given()
# What cannot be an answer holds up nothing: it is explained where it stands.
passed_over = given.declined | given.wrong
interview = aftercare.interview(given.answers, passed_over)
assessment = aftercare.assess(interview.facts)
started = bool(given.answers or passed_over)
all_asked = given.answers.keys() | passed_over >= set(interview.questions)

st.title(words["self_check.title"], anchor=False)
st.html(drawing.opening(words["self_check.intro"], words["self_check.privacy"]))
questions, answer = st.columns([5, 6], gap="large")
with questions, st.container(key="questions"):
    st.header(words["self_check.questions"], anchor=False)
    for field in interview.questions:
        show_question(words, field, given)
    if assessment.in_scope is not False and all_asked:
        show_question(words, "sessions_had", given)
    st.button(words["self_check.start_again"], key="start_again", on_click=answers.forget)
with answer, st.container(key="answer"):
    st.header(words["self_check.answer"], anchor=False)
    st.html(whole_answer(words, interview.facts, started=started))
tell_document(words.language, headline(words, assessment, started=started))
