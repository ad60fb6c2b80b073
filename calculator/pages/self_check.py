"""Zelf checken: an insured person finds out who pays, one question after the other."""

from functools import partial

import streamlit as st

from calculator import aftercare
from calculator.pages import answers, language
from calculator.pages.answer import answer_in_full, answer_in_short, read_first
from calculator.pages.document import tell_document
from calculator.pages.forms import AFTERCARE
from calculator.pages.opening import opening
from calculator.pages.questions import show_question
from calculator.pages.sentences import headline
from calculator.pages.sheet import show_answer, show_end_of_questions

words = language.words()
given = answers.given(AFTERCARE)
interview = aftercare.interview(given.answers, given.passed_over)
assessment = aftercare.assess(interview.facts)
all_asked = given.answers.keys() | given.passed_over >= set(interview.questions)
# How many sessions somebody has had does not matter where one pays them all.
count_matters = bool(all_asked and assessment.plans) and (
    "sessions_had" in given.answers.keys() | given.passed_over
    or any(len(plan.blocks) > 1 for plan in assessment.plans)
)
told = headline(words, assessment, started=given.started)

st.title(words["self_check.title"], anchor=False)
st.html(opening(words["self_check.intro"], words["self_check.privacy"]))
questions, answer = st.columns([5, 6], gap="large")
with questions, st.container(key="questions"):
    st.header(words["self_check.questions"], anchor=False)
    for field in interview.questions:
        show_question(words, AFTERCARE, field, given)
        if field == "indication" and (first := read_first(words, interview.facts)):
            st.html(first)
    if count_matters:
        show_question(words, AFTERCARE, "sessions_had", given)
    show_end_of_questions(words, told, partial(answers.forget, AFTERCARE))
with answer:
    show_answer(
        words["self_check.answer"],
        answer_in_short(words, interview.facts, started=given.started),
        answer_in_full(words, interview.facts, started=given.started),
    )
tell_document(words.language, told)
