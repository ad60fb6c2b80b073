"""Klantenservice: an agent on a call types along, answers, and leaves a note."""

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
from calculator.pages.quick_line import CHOSEN, LINE, show_quick_line, to_settle
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


def take_link(fragment: str) -> None:
    """Begin a call with what a link says."""
    if not fragment:
        return
    link = read_link(fragment)
    begin_call()
    for field, answer in link.answers.items():
        answers.put(AFTERCARE, field, answers.as_entered(answer))
    st.session_state[LEFT_OUT] = link.left_out


words = language.words()

with st.container(key="call-head", horizontal=True, vertical_alignment="center"):
    st.title(words["call.title"], anchor=False)
    st.button(words["call.new_call"], key="new_call", shortcut="Alt+N", on_click=begin_call)
    st.button(
        words["call.undo_new_call"],
        key="bring_back",
        shortcut="Alt+Z",
        on_click=bring_back,
        disabled=not can_be_brought_back(),
    )
    if st.button(words["call.to_selective_policy"], key="to_selective_policy", shortcut="Alt+S"):
        st.switch_page("selective_policy.py")
reading = show_quick_line(words)
if left_out := st.session_state.get(LEFT_OUT):
    st.html(drawing.wrong(words("call.link_left_out", names=", ".join(left_out))))

given = answers.given(AFTERCARE)
situation = aftercare.Situation.model_validate(aftercare.Situation.counted(given.answers))
assessment = aftercare.assess(situation)
# What is open is passed over, so that the asking goes on to every answer that matters.
passed_over = given.passed_over.union(assessment.open_questions)
interview = aftercare.interview(given.answers, passed_over)
matter = {*interview.questions, *assessment.open_questions}
if assessment.plans:
    matter.add("sessions_had")
zone = ZoneInfo(st.context.timezone or "Europe/Amsterdam")
today = datetime.now(zone).date()

questions, answer = st.columns(2, gap="medium")
with questions, st.container(key="brief-questions"):
    st.html(drawing.unseen_heading(words["call.questions"]))
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
with answer, st.container(key="call-answer"):
    st.html(drawing.unseen_heading(words["call.answer"]))
    if first := read_first(words, situation):
        st.html(first)
    with st.container(key="call-answer-in-short"):
        st.html(call_answer_in_short(words, situation, started=given.started))
    texts = {
        name: words[f"call.{name}"]
        for name in (
            "read_out",
            "write_down",
            "copy_sentence",
            "copy_note",
            "copied_sentence",
            "copied_note",
            "not_copied",
            "nothing_to_copy",
        )
    }
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
