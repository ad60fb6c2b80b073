"""Selectieve polis: what a hospital's claim is paid at, one claim or several together."""

import streamlit as st

from calculator import claims
from calculator.pages import answers, drawing, language
from calculator.pages.claim_answer import answer_in_full, answer_in_short, headline
from calculator.pages.claim_list import COLUMNS, COMPLETE, PASTED, show_pasted
from calculator.pages.document import tell_document
from calculator.pages.forms import CLAIM, CODES, FIRST
from calculator.pages.opening import opening
from calculator.pages.questions import show_question
from calculator.pages.sheet import show_answer, show_end_of_questions
from calculator.pages.stories import WAY, forget_story, show_stories


def begin_again() -> None:
    """Forget the claim, story and all; what was pasted stays."""
    answers.forget(CLAIM)
    forget_story()


words = language.words()
given = answers.given(CLAIM)
interview = claims.interview(given.answers, given.passed_over)
assessment = claims.assess(interview.facts)
told = headline(words, assessment, started=given.started)
first_two = {field: given.answers[field] for field in FIRST if field in given.answers}
goes_on = not claims.assess(claims.Claim.model_validate(first_two)).decided and (
    {*first_two} | given.passed_over
) >= {*FIRST}

st.title(words["claims.title"], anchor=False)
st.html(opening(words["claims.intro"], words["self_check.privacy"]))
questions, answer = st.columns([5, 6], gap="large")
with questions, st.container(key="questions"):
    st.header(words["claims.questions"], anchor=False)
    for field in (f for f in interview.questions if f in FIRST):
        show_question(words, CLAIM, field, given)
    if goes_on:
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
        for field in interview.questions:
            if field not in (*FIRST, *told_by_story):
                show_question(words, CLAIM, field, given)
    show_end_of_questions(words, told, begin_again)
with answer:
    show_answer(
        words["claims.answer"],
        answer_in_short(words, assessment, started=given.started),
        answer_in_full(words, interview.facts, started=given.started),
    )

st.header(words["list.title"], anchor=False)
st.html(drawing.note(words["list.intro"]))
pasted = st.text_area(words["list.paste"], key=PASTED, persist_state="session")
names = ", ".join(words[f"column.{field}"] for field in COLUMNS)
st.html(drawing.note(words("list.columns", names=names)))
complete = st.checkbox(words["list.complete"], key=COMPLETE, persist_state="session")
if pasted:
    st.html(show_pasted(words, pasted, first_two, complete=complete))
tell_document(words.language, told)
