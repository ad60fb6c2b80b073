"""Klantenservice: an agent on a call types along, answers, and leaves a note."""

import time
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import streamlit as st

from calculator import aftercare
from calculator.pages import answers, drawing, language
from calculator.pages.answer import read_first
from calculator.pages.call_answer import (
    call_answer_in_full,
    call_answer_in_short,
    call_headline,
)
from calculator.pages.desk import show_desk
from calculator.pages.document import tell_document
from calculator.pages.forms import AFTERCARE
from calculator.pages.link import read_link
from calculator.pages.new_call import CALLS, LEFT_OUT, begin_call, bring_back, can_be_brought_back
from calculator.pages.note import note
from calculator.pages.offers import show_offers
from calculator.pages.questions import show_brief_question
from calculator.pages.quick_line import (
    CHOSEN,
    LINE,
    read_line,
    show_line,
    show_pieces,
    to_settle,
)
from calculator.pages.spoken import read_aloud

SHORTCUTS: Final = {
    "Alt+Q": "entry",
    "Alt+1 … Alt+9": "choice",
    "Alt+V": "sentence",
    "Alt+T": "note",
    "Alt+N": "new_call",
    "Alt+Z": "undo",
    "Alt+S": "selective_policy",
}
"""What each keystroke does, by the names of its texts."""

ON_SCREEN: Final = 0.03
"""For how many seconds nothing is sent after the answer, so that a browser paints it before
it is busy with the other fifty elements. It halves the time from a key to the answer."""

ON_DESK: Final = (
    "read_out",
    "write_down",
    "copy_sentence",
    "copy_note",
    "copied_sentence",
    "copied_note",
    "not_copied",
    "nothing_to_copy",
)
"""The texts around what is said and written down."""


def those_that_matter(given: answers.Given, assessment: aftercare.Assessment) -> set[str]:
    """Return the questions of which the answer, given or not, decides something."""
    # What is open is passed over, so that the asking goes on to every answer that matters.
    passed_over = given.passed_over.union(assessment.open_questions)
    asked = aftercare.interview(given.answers, passed_over).questions
    had = {"sessions_had"} if assessment.plans else set()
    return {*asked, *assessment.open_questions} | had


def take_link(fragment: str) -> None:
    """Begin a call with what a link says."""
    if not fragment:
        return
    link = read_link(fragment)
    begin_call()
    for field, answer in link.answers.items():
        answers.put(AFTERCARE, field, answers.as_entered(answer))
    st.session_state[LEFT_OUT] = link.left_out


@st.fragment
def on_call() -> None:
    """Draw the page."""
    words = language.words()
    given = answers.given(AFTERCARE)
    situation = aftercare.Situation.model_validate(aftercare.Situation.counted(given.answers))
    assessment = aftercare.assess(situation)
    reading = read_line(words)
    today = datetime.now(ZoneInfo(st.context.timezone or "Europe/Amsterdam")).date()

    head = st.container(key="call-head", horizontal=True, vertical_alignment="center")
    entry = st.container(key="quick-entry")
    questions_column, answer_column = st.columns(2, gap="medium")

    # What the caller waits for is drawn first: it is on the screen while the rest is worked out.
    with answer_column:
        answer = st.container(key="call-answer")
    with answer:
        st.html(drawing.unseen_heading(words["call.answer"]))
        if first := read_first(words, situation):
            st.html(first)
        with st.container(key="call-answer-in-short"):
            st.html(call_answer_in_short(words, situation, started=given.started))
    time.sleep(ON_SCREEN)
    with head:
        st.title(words["call.title"], anchor=False)
        st.button(words["call.new_call"], key="new_call", shortcut="Alt+N", on_click=begin_call)
        st.button(
            words["call.undo_new_call"],
            key="bring_back",
            shortcut="Alt+Z",
            on_click=bring_back,
            disabled=not can_be_brought_back(),
        )
        if st.button(
            words["call.to_selective_policy"], key="to_selective_policy", shortcut="Alt+S"
        ):
            st.switch_page("selective_policy.py")
    with entry:
        show_line(words)
        show_pieces(words, reading)
        if left_out := st.session_state.get(LEFT_OUT):
            st.html(drawing.wrong(words("call.link_left_out", names=", ".join(left_out))))
    with questions_column, st.container(key="brief-questions"):
        st.html(drawing.unseen_heading(words["call.questions"]))
        matter = those_that_matter(given, assessment)
        for field in AFTERCARE.fields:
            show_brief_question(words, AFTERCARE, field, given, matters=field in matter)
        st.html(
            drawing.section(
                words["call.shortcuts"],
                drawing.keys(
                    (keys, words[f"call.shortcut_{name}"]) for keys, name in SHORTCUTS.items()
                ),
            )
        )
        st.html(drawing.note(words["call.providers"]))
    with answer:
        texts = {name: words[f"call.{name}"] for name in ON_DESK}
        if given.started:
            texts["sentence"] = read_aloud(words, situation, assessment)
            texts["note"] = note(words, situation, assessment, today)
        cursor = st.session_state.get(CHOSEN, 0) + st.session_state.get(CALLS, 0)
        show_desk(texts, st.session_state.get(LINE) or "", cursor, take_link)
        if offered := show_offers(words, situation, today):
            st.html(offered)
        st.html(call_answer_in_full(words, situation, started=given.started))
    told = call_headline(words, assessment, started=given.started)
    tell_document(words.language, " ".join(filter(None, (told, to_settle(words, reading)))))


on_call()
