"""Zelf checken: an insured person finds out who pays, one question after the other."""

from functools import partial

import streamlit as st

from calculator.pages import language
from calculator.pages.asking.around import show_begin_again, show_cleared, show_opened
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
def check() -> None:
    """Draw the questions, and the answer beside them."""
    session.take_in()
    words = language.words()
    visit = session.visit()
    given = answers.evaluate(AFTERCARE, visit.person.shown, visit.today)
    reply = reply_about_aftercare(words, given)
    questionnaire = Questionnaire(words, visit.person, folds=True, rests=True)
    for number, field in enumerate(reply.questions, start=1):
        progress = words("form.progress", number=number, most=reply.most)
        ask(questionnaire, words, given, field, progress=progress)
    if given.started:
        ask_day(questionnaire, words, given, partial(visit.change_shown, AFTERCARE))

    questions, answer = st.columns([5, 6], gap="large")
    with questions:
        st.header(words["self_check.questions"], anchor=False)
        show_opened(words, AFTERCARE)
        show_cleared(words, AFTERCARE)
        questionnaire.show()
    with answer:
        st.html(reply.sheet + session.keep(AFTERCARE.part))
        show_begin_again(words, AFTERCARE)


words = language.words()
st.title(words["self_check.title"], anchor=False)
st.html(opening(words["self_check.intro"], words["self_check.privacy"]))
check()
