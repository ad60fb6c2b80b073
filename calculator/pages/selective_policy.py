"""Selectieve polis: what a hospital's claim is paid at, one claim or several together."""

import streamlit as st

from calculator import claims
from calculator.pages import answers, drawing, language
from calculator.pages.answers import Given
from calculator.pages.asking import about_claim
from calculator.pages.claim_list import show_list
from calculator.pages.end_of_questions import show_end_of_questions
from calculator.pages.forms import CLAIM, CODES, FIRST
from calculator.pages.opening import opening
from calculator.pages.questions import show_question
from calculator.pages.stories import WAY, forget_story, show_stories
from calculator.words import Words


def begin_again() -> None:
    """Forget the claim, story and all; what was pasted stays."""
    answers.forget(CLAIM)
    forget_story()


def show_claim(words: Words, given: Given, questions: tuple[str, ...]) -> None:
    """Draw what tells a claim beyond the two first questions: its codes or its story."""
    way = st.radio(
        f"**{words['claims.way']}**",
        ["codes", "story"],
        key=WAY,
        persist_state="session",
        horizontal=True,
        format_func=lambda choice: words[f"claims.way_{choice}"],
    )
    told_by_story = show_stories(words) if way == "story" else ()
    if way == "codes":
        st.html(drawing.note(words["claims.codes_hint"]))
        for pair in (CODES[:2], CODES[2:]):
            for field, column in zip(pair, st.columns(2), strict=True):
                with column:
                    show_question(words, CLAIM, field, given)
    for field in questions:
        if field not in (*FIRST, *told_by_story):
            show_question(words, CLAIM, field, given)


@st.fragment  # what stands around it is not drawn again with every answer
def check() -> None:
    """Draw the questions and the answer, and below them the list, which the first two concern."""
    words = language.words()
    given = answers.given(CLAIM)
    asking = about_claim(words, given)
    first_two = {field: given.answers[field] for field in FIRST if field in given.answers}
    goes_on = not claims.assess(claims.Claim.model_validate(first_two)).decided and (
        {*first_two} | given.passed_over
    ) >= {*FIRST}

    questions, answer = st.columns([5, 6], gap="large")
    with questions:
        st.header(words["claims.questions"], anchor=False)
        for field in (f for f in asking.questions if f in FIRST):
            show_question(words, CLAIM, field, given)
        if goes_on:
            show_claim(words, given, asking.questions)
        show_end_of_questions(words, asking.told.sentence, begin_again)
    answer.html(asking.told.sheet)
    show_list(words, first_two)


words = language.words()
st.title(words["claims.title"], anchor=False)
st.html(opening(words["claims.intro"], words["self_check.privacy"]))
check()
