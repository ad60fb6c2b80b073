"""Krijg ik zelf een rekening? A selective policy for insured persons: a story, and no codes."""

from functools import partial

import streamlit as st

from calculator import claims
from calculator.pages import language
from calculator.pages.asking.around import show_begin_again, show_cleared
from calculator.pages.asking.questionnaire import Questionnaire
from calculator.pages.asking.questions import take_answer
from calculator.pages.bill.answer import Bill, draw_bill
from calculator.pages.bill.questions import ask_about_bill
from calculator.pages.failure import guard
from calculator.pages.visit import answers, session
from calculator.pages.visit.forms import CLAIM
from calculator.web.site_map import opening


@st.fragment  # what stands around it is not drawn again with every answer
@guard
def check() -> None:
    """Draw the questions, and the answer beside them."""
    session.take_in()
    words = language.words()
    visit = session.visit()
    # A drill that is open on the page of a claim is in codes: here stand one's own answers.
    own = visit.claim.model_copy(update={"opened": None})
    given = answers.evaluate(CLAIM, own.shown, visit.today)
    take_first = partial(take_answer, CLAIM, partial(visit.change_own, CLAIM))
    questionnaire = Questionnaire(words, own, folds=True, rests=True, otherwise=take_first)
    facts = claims.Claim.model_validate(given.answers)
    assessment = claims.assess(facts, visit.today)
    is_whole = ask_about_bill(questionnaire, words, given, assessment)

    with st.container(key="check-questions"):
        st.header(words["bill.questions"], anchor=False)
        show_cleared(words, CLAIM)
        questionnaire.show()
    with st.container(key="check-answer"):
        bill = Bill(facts, assessment, is_whole=is_whole) if given.started else None
        st.html(draw_bill(words, bill) + session.keep(CLAIM.part))
    show_begin_again(words, CLAIM)


words = language.words()
st.title(words["bill.title"], anchor=False)
st.html(opening(words["bill.intro"], words["self_check.privacy"]))
check()
