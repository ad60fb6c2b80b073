"""Selectieve polis: what a hospital's claim is paid at, one claim or several together."""

from functools import partial
from typing import Final

import streamlit as st

from calculator import claim_entry, claims
from calculator.pages import language
from calculator.pages.answer import drawing
from calculator.pages.answer.claim import write_headline
from calculator.pages.asking.around import show_begin_again, show_cleared, show_opened
from calculator.pages.asking.questionnaire import Questionnaire
from calculator.pages.asking.questions import ask, take_answer
from calculator.pages.asking.reply import reply_about_claim
from calculator.pages.browser.document import tell
from calculator.pages.claim.brief import name_fields, write_fact
from calculator.pages.claim.listed.show import show_list
from calculator.pages.claim.note import write_note
from calculator.pages.claim.spoken import read_aloud
from calculator.pages.claim.stories import ask_story
from calculator.pages.desk.desk import show_desk
from calculator.pages.desk.line import (
    Line,
    name_unused,
    read_line,
    show_line,
    show_pieces,
    write_unsettled,
)
from calculator.pages.desk.shortcuts import OTHER_PAGE, show_call_buttons, show_shortcuts
from calculator.pages.failure import guard
from calculator.pages.visit import answers, session
from calculator.pages.visit.answers import Given
from calculator.pages.visit.forms import CLAIM, CODES, FIRST
from calculator.web.site_map import opening
from calculator.words import Words

WAYS: Final = ("codes", "story")
LINE: Final = Line(
    CLAIM,
    "claim_entry.line",
    "claim_brief.example",
    claim_entry.read,
    claim_entry.LONGEST,
    write_fact,
    name_fields,
)


def ask_claim(
    questionnaire: Questionnaire,
    words: Words,
    given: Given,
    questions: tuple[str, ...],
    *,
    typed: bool,
) -> None:
    """Add what tells a claim beyond the two first questions: its codes or its story.

    Args:
        questionnaire: The questions of the page.
        words: The texts.
        given: What was answered.
        questions: The fields to ask.
        typed: Whether the line tells it.
    """
    check = session.visit().claim
    change = partial(session.visit().change_shown, CLAIM)
    if check.opened is None and not typed:
        chosen = words[f"claims.ways.{check.way}"]
        questionnaire.ask("question-way", answered=chosen).choose(
            "claims.way",
            label=words["claims.way"],
            options=WAYS,
            chosen=check.way,
            write=lambda way: session.visit().change("claim", way=way),
            written=lambda way: words[f"claims.ways.{way}"],
            beside=True,
        )
    by_story = check.way == "story" and check.opened is None and not typed
    told_by_story = ask_story(questionnaire, words) if by_story else ()
    if not by_story:
        questionnaire.ask("codes-hint").tell(drawing.note(words["claims.codes_hint"]))
        for field in CODES:
            ask(questionnaire, words, given, change, field)
    for field in questions:
        if field not in (*FIRST, *told_by_story):
            ask(questionnaire, words, given, change, field)


def show_keys(words: Words) -> None:
    """Draw what an agent does at a keystroke, with the buttons that do the same."""
    with st.container(key="claim-keys"):
        with st.container(horizontal=True):
            show_call_buttons(words, other_page=words["call.title"], script="call/page.py")
        show_shortcuts(words, {OTHER_PAGE: "customer_service"})


@st.fragment  # what stands around it is not drawn again with every answer
@guard
def check() -> None:
    """Draw the questions and the answer, and below them the list, which the first two concern."""
    session.take_in()
    words = language.words()
    visit = session.visit()
    claim = visit.claim
    given = answers.evaluate(CLAIM, claim.shown, visit.today)
    typed = claim.filled.keys() if claim.opened is None else ()
    reply = reply_about_claim(words, given, typed)
    first_two = {field: given.answers[field] for field in FIRST if field in given.answers}
    by_line = not {*FIRST}.issuperset(typed)
    goes_on = not claims.assess(claims.Claim.model_validate(first_two)).decided and (
        {*first_two} | given.passed_over
    ) >= {*FIRST}

    said: dict[str, str] = {}
    if claim.opened is None:
        reading = read_line(words, LINE)
        assessment = claims.assess(reply.facts, visit.today)
        with st.container(key="quick-entry"):
            show_line(words, LINE)
            show_pieces(words, LINE, reading)
            if unsettled := write_unsettled(words, reading):
                # Said in the place of the answer alone, which stands further down.
                tell(f"{write_headline(words, assessment)} {unsettled}")
        if given.started:
            said["sentence"] = read_aloud(words, assessment, given.passed_over)
            said["note"] = write_note(
                words,
                reply.facts,
                visit.today,
                declined=given.declined,
                unused=name_unused(reading),
            )
    questions, answer = st.columns([5, 6], gap="large")
    with questions:
        st.header(words["claims.questions"], anchor=False)
        show_opened(words, CLAIM)
        show_cleared(words, CLAIM)
        change = partial(visit.change_shown, CLAIM)
        questionnaire = Questionnaire(words, claim, otherwise=partial(take_answer, CLAIM, change))
        for field in (f for f in reply.questions if f in FIRST):
            ask(questionnaire, words, given, change, field)
        if goes_on or by_line:
            ask_claim(questionnaire, words, given, reply.questions, typed=by_line)
        with st.container(key="claim-questions"):
            questionnaire.show()
        show_begin_again(words, CLAIM)
        show_keys(words)
    with answer, st.container(key="claim-answer"):
        st.html(reply.sheet)
        with st.container(key="claim-desk"):
            show_desk(words, said, line=claim.line, cursor=visit.cursor)
        st.html(reply.grounds + session.keep(CLAIM.part))
    show_list(words, first_two, visit.today)


words = language.words()
st.title(words["claims.title"], anchor=False)
st.html(opening(words["claims.intro"], words["self_check.privacy"]))
check()
