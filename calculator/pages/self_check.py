"""Zelf checken: an insured person finds out who pays, one question after the other."""

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from calculator.pages import language
from calculator.pages.asking.around import show_end_of_questions, show_opened
from calculator.pages.asking.day import ask_day
from calculator.pages.asking.questionnaire import Questionnaire
from calculator.pages.asking.questions import ask
from calculator.pages.asking.reply import reply_about_aftercare
from calculator.pages.failure import guard
from calculator.pages.visit import answers, session
from calculator.pages.visit.forms import AFTERCARE
from calculator.web.site_map import opening


@st.fragment  # what stands around it is not drawn again with every answer
@guard
def check(answer: DeltaGenerator) -> None:
    """Draw the questions, and the answer in its place."""
    session.take_in()
    words = language.words()
    visit = session.visit()
    given = answers.evaluate(AFTERCARE, visit.person.shown, visit.today)
    reply = reply_about_aftercare(words, given)
    show_opened(words, AFTERCARE)
    questionnaire = Questionnaire(words, visit.person, folds=True, rests=True)
    for field in reply.questions:
        ask(questionnaire, words, given, field)
    if given.started:
        ask_day(questionnaire, words, given, partial(visit.change_shown, AFTERCARE))
    questionnaire.show()
    show_end_of_questions(words, AFTERCARE)
    answer.html(reply.sheet + session.keep(AFTERCARE.part))


words = language.words()
st.title(words["self_check.title"], anchor=False)
st.html(opening(words["self_check.intro"], words["self_check.privacy"]))
questions, beside = st.columns([5, 6], gap="large")
answer = beside.empty()
with questions:
    st.header(words["self_check.questions"], anchor=False)
    check(answer)
