"""Zelf checken: an insured person finds out who pays, one question after the other."""

from functools import partial

import streamlit as st
from markupsafe import Markup

from calculator.pages import language
from calculator.pages.asking.around import show_begin_again, show_cleared, show_opened
from calculator.pages.asking.day import ask_day
from calculator.pages.asking.questionnaire import Questionnaire
from calculator.pages.asking.questions import ask, take_answer
from calculator.pages.asking.reply import Reply, reply_about_aftercare
from calculator.pages.costs.piece import reckon_for, show_costs
from calculator.pages.failure import guard
from calculator.pages.take_along.leaflet import make_leaflet
from calculator.pages.take_along.take_along import draw_printed, show_take_along
from calculator.pages.visit import answers, session
from calculator.pages.visit.answers import Given
from calculator.pages.visit.forms import AFTERCARE
from calculator.web.site_map import opening
from calculator.words import Words


@st.fragment  # what stands around it is not drawn again with every answer
@guard
def check() -> None:
    """Draw the questions, and the answer beside them."""
    session.take_in()
    words = language.words()
    visit = session.visit()
    given = answers.evaluate(AFTERCARE, visit.person.shown, visit.today)
    reply = reply_about_aftercare(words, given)

    with st.container(key="check-questions"):
        st.header(words["self_check.questions"], anchor=False)
        show_opened(words, AFTERCARE)
        show_cleared(words, AFTERCARE)
        ask_all(words, given, reply).show()
    with st.container(key="check-answer"):
        show_answer(words, given, reply)
    show_begin_again(words, AFTERCARE)


def ask_all(words: Words, given: Given, reply: Reply) -> Questionnaire:
    """Return the questions that matter, and the day."""
    visit = session.visit()
    change = partial(visit.change_shown, AFTERCARE)
    questionnaire = Questionnaire(
        words,
        visit.person,
        folds=True,
        rests=True,
        otherwise=partial(take_answer, AFTERCARE, change),
    )
    for number, field in enumerate(reply.questions, start=1):
        progress = words("form.progress", number=number, most=reply.most)
        ask(questionnaire, words, given, change, field, progress=progress)
    if given.started:
        ask_day(questionnaire, words, given, change)
    return questionnaire


def show_answer(words: Words, given: Given, reply: Reply) -> None:
    """Draw the answer; once nothing has to be asked, what it costs and how to take it along."""
    st.html(reply.drawn.sheet)
    if reply.drawn.next:
        st.html(reply.drawn.next)
    printed = Markup("")
    if given.started and reply.next_question in {None, *AFTERCARE.optional}:
        reckoning = reckon_for(reply.enquiry)
        show_costs(words, reply.enquiry, reckoning)
        leaflet = make_leaflet(words, given, reply.enquiry, reckoning)
        show_take_along(words, leaflet, f"{words['take_along.file']}-{given.today}")
        printed = draw_printed(words, leaflet)
    st.html(printed + reply.drawn.in_full + session.keep(AFTERCARE.part))


words = language.words()
st.title(words["self_check.title"], anchor=False)
st.html(opening(words["self_check.intro"], words["self_check.privacy"]))
check()
