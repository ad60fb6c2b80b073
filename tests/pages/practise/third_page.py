"""The page of the third subject, as Streamlit runs it."""

from functools import partial

import streamlit as st

from calculator.pages import language
from calculator.pages.answer import drawing
from calculator.pages.asking.around import show_begin_again, show_cleared, show_opened
from calculator.pages.asking.questionnaire import Questionnaire
from calculator.pages.asking.questions import ask
from calculator.pages.visit import answers, session
from tests.pages.practise.third_subject import FORM, headline

words = language.words()
visit = session.visit()
given = answers.evaluate(FORM, visit.answered(FORM).shown, visit.today)
told = headline(words, given.answers)
st.title(words["glasses.title"])
show_opened(words, FORM)
show_cleared(words, FORM)
questionnaire = Questionnaire(words, visit.answered(FORM))
for field in FORM.fields:
    ask(questionnaire, words, given, partial(visit.change_shown, FORM), field)
questionnaire.show()
show_begin_again(words, FORM)
st.html(drawing.said(told))
