"""Klantenservice: an agent on a call types along, answers, and leaves a note."""

import time
from typing import Final

import streamlit as st

from calculator import aftercare, quick_entry
from calculator.pages import language
from calculator.pages.answer import drawing
from calculator.pages.answer.aftercare import draw_not_decided
from calculator.pages.asking.reply import enquire
from calculator.pages.browser.document import tell
from calculator.pages.call.answer import (
    draw_call_in_full,
    draw_call_in_short,
    write_call_headline,
)
from calculator.pages.call.brief import name_fields, write_fact
from calculator.pages.call.earlier import show_earlier_calls
from calculator.pages.call.link import MORE, UNREADABLE, read_link
from calculator.pages.call.note import write_note
from calculator.pages.call.offers import draw_offers
from calculator.pages.call.questions import show_brief_questions
from calculator.pages.call.spoken import read_aloud
from calculator.pages.desk.desk import Links, show_desk
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
from calculator.pages.visit.answers import Sheet
from calculator.pages.visit.forms import AFTERCARE
from calculator.pages.visit.model import Person
from calculator.words import Words

TO_PAINT: Final = 0.03
"""For how many seconds nothing is sent after the answer, so that a browser paints it before
it is busy with fifty other elements. It halves the time from a key to the answer."""

LINE: Final = Line(
    AFTERCARE,
    "entry.line",
    "entry.example",
    quick_entry.read,
    quick_entry.LONGEST,
    write_fact,
    name_fields,
)
KEYS: Final = {"Alt+L": "list_help", OTHER_PAGE: "selective_policy"}
"""What this page does at more keystrokes than every agent's page."""


def take_link(fragment: str) -> None:
    """Begin a call with what a link says; what stood behind a ? is refused, see `desk.js`."""
    visit, sent = session.visit(), fragment.startswith("?")
    if said := fragment.removeprefix("?"):
        link = read_link(said)
        sheet = answers.make_sheet(AFTERCARE, aftercare.Situation.model_validate(link.answers))
        visit.begin_call(Person(own=sheet, left_out=link.left_out, sent=sent))
    elif sent:
        visit.change("person", sent=True)


def show_link(words: Words, person: Person) -> None:
    """Draw what a link said that was not taken over, and why."""
    told = []
    if person.sent:
        told.append(words["call.link_sent"])
    if person.left_out:
        names = [_left_out(words, name) for name in person.left_out]
        told.append(words("call.link_left_out", names=", ".join(names)))
        if person.own != Sheet():
            told.append(words["call.link_taken"])
    if told:
        st.html(drawing.wrong(" ".join(told)))


def _left_out(words: Words, name: str) -> str:
    """Return a parameter of a link by its name on the page, with what is wrong with it."""
    if name in AFTERCARE.fields:
        return words("call.link_value", name=words[f"brief.{name}.name"])
    special = {UNREADABLE: words["call.link_unreadable"], MORE: words["call.link_more"]}
    return special.get(name) or words("call.link_name", name=name)


@st.fragment  # what stands around the page is not sent again at every key
@guard
def show_call() -> None:
    """Draw the page."""
    session.take_in()
    words = language.words()
    visit = session.visit()
    person = visit.person
    given = answers.evaluate(AFTERCARE, person.own, visit.today)
    enquiry = enquire(given)
    reading = read_line(words, LINE)

    head = st.container(key="call-head", horizontal=True, vertical_alignment="center")
    entry = st.container(key="quick-entry")
    questions_column, answer_column = st.columns([5, 7], gap="small")
    with answer_column:
        answer = st.container(key="call-answer")

    # What the caller waits for is drawn first.
    with answer:
        st.html(drawing.unseen_heading(words["call.answer"]))
        with st.container(key="call-answer-in-short"):
            st.html(draw_call_in_short(words, enquiry, started=given.started))
    time.sleep(TO_PAINT)
    with head:
        st.title(words["call.title"], anchor=False)
        to_claim = words["call.to_selective_policy"]
        show_call_buttons(words, other_page=to_claim, script="claim/page.py")
    with entry:
        show_line(words, LINE)
        show_pieces(words, LINE, reading)
        show_link(words, person)
    with questions_column, st.container(key="brief-questions"):
        st.html(drawing.unseen_heading(words["call.questions"]))
        show_brief_questions(words, given, enquiry)
        show_earlier_calls(words)
        show_shortcuts(words, KEYS)
        st.html(drawing.note(words["call.providers"]))
    with answer:
        said = {
            "sentence": read_aloud(words, enquiry),
            "note": write_note(words, enquiry, name_unused(reading)),
        }
        show_desk(
            words,
            said if given.started else {},
            line=person.line,
            cursor=visit.cursor,
            links=Links(AFTERCARE.fields, session.act(take_link)),
        )
        if offered := draw_offers(words, enquiry):
            st.html(offered)
        nothing = drawing.answer(draw_not_decided(words, enquiry))
        st.html(draw_call_in_full(words, enquiry) if given.started else nothing)
    told = write_call_headline(words, enquiry) if given.started else words["call.empty"]
    tell(
        " ".join(filter(None, (told, write_unsettled(words, reading)))),
        kept=session.keep("person"),
    )


show_call()
