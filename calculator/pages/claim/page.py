"""Selectieve polis: what a hospital's claim is paid at, one claim or several together."""

from typing import Final

import streamlit as st

from calculator import claims
from calculator.pages import language
from calculator.pages.answer import drawing
from calculator.pages.asking.around import show_end_of_questions, show_opened
from calculator.pages.asking.fields import choose
from calculator.pages.asking.questions import show_question
from calculator.pages.asking.reply import reply_about_claim
from calculator.pages.claim.pasted import show_list
from calculator.pages.claim.stories import show_stories
from calculator.pages.failure import guard
from calculator.pages.visit import answers, session
from calculator.pages.visit.answers import Given
from calculator.pages.visit.forms import CLAIM, CODES, FIRST
from calculator.web.site_map import opening
from calculator.words import Words

WAYS: Final = ("codes", "story")


def show_claim(words: Words, given: Given, questions: tuple[str, ...]) -> None:
    """Draw what tells a claim beyond the two first questions: its codes or its story."""
    check = session.visit().claim
    if check.opened is None:
        with st.container(key="question-way"):
            choose(
                "claims.way",
                words["claims.way"],
                WAYS,
                check.way,
                lambda way: session.visit().change("claim", way=way),
                written=lambda way: words[f"claims.ways.{way}"],
                horizontal=True,
            )
    by_story = check.way == "story" and check.opened is None
    told_by_story = show_stories(words) if by_story else ()
    if not by_story:
        st.html(drawing.note(words["claims.codes_hint"]))
        for pair in (CODES[:2], CODES[2:]):
            for field, column in zip(pair, st.columns(2), strict=True):
                with column:
                    show_question(words, given, field)
    for field in questions:
        if field not in (*FIRST, *told_by_story):
            show_question(words, given, field)


@st.fragment  # what stands around it is not drawn again with every answer
@guard
def check() -> None:
    """Draw the questions and the answer, and below them the list, which the first two concern."""
    session.take_in()
    words = language.words()
    visit = session.visit()
    given = answers.evaluate(CLAIM, visit.claim.shown, visit.today)
    reply = reply_about_claim(words, given)
    first_two = {field: given.answers[field] for field in FIRST if field in given.answers}
    goes_on = not claims.assess(claims.Claim.model_validate(first_two)).decided and (
        {*first_two} | given.passed_over
    ) >= {*FIRST}

    questions, answer = st.columns([5, 6], gap="large")
    with questions:
        st.header(words["claims.questions"], anchor=False)
        show_opened(words, CLAIM)
        for field in (f for f in reply.questions if f in FIRST):
            show_question(words, given, field)
        if goes_on:
            show_claim(words, given, reply.questions)
        show_end_of_questions(words, CLAIM)
    answer.html(reply.sheet + session.keep(CLAIM.part))
    show_list(words, first_two)


words = language.words()
st.title(words["claims.title"], anchor=False)
st.html(opening(words["claims.intro"], words["self_check.privacy"]))
check()
