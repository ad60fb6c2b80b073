"""The questions in short, for agents who know them: all of them, always in the same place."""

from functools import partial

import streamlit as st

from calculator import aftercare
from calculator.pages.answer import drawing
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.asking.day import show_day_notes, show_stale, show_typed_day
from calculator.pages.asking.fields import choose, enter
from calculator.pages.asking.list_help import show_list_help
from calculator.pages.asking.questions import write_contradiction
from calculator.pages.visit import session
from calculator.pages.visit.answers import UNKNOWN, Entry, Given, list_choices
from calculator.pages.visit.forms import AFTERCARE
from calculator.words import Words


def show_brief_questions(words: Words, given: Given, enquiry: Enquiry) -> None:
    """Draw every question, the day and the help; those that no longer matter are disabled."""
    matter = _those_that_matter(given, enquiry)
    change = partial(session.visit().change_own, AFTERCARE)
    for field in AFTERCARE.fields:
        _show(words, field, given, matters=field in matter)
        if field in given.stale:
            show_stale(words, given, field, change)
    with st.container(key="day"):
        show_typed_day(words, given, words["brief.day"], change, empty=words["brief.today"])
        show_day_notes(words, given)
    show_list_help(words, given, change, with_code=False, shortcut="Alt+L")


def _those_that_matter(given: Given, enquiry: Enquiry) -> set[str]:
    """Return the questions of which the answer, given or not, decides something."""
    assessment = enquiry.assessment
    # What is open is passed over, so that the asking goes on to every answer that matters.
    passed_over = given.passed_over.union(assessment.open_questions)
    asked = aftercare.interview(given.answers, passed_over, enquiry.on).questions
    had = {"sessions_had"} if assessment.plans else set()
    return {*asked, *assessment.open_questions, "diagnosis_code"} | had


def _show(words: Words, field: str, given: Given, *, matters: bool) -> None:
    """Draw one question: its name, what can be chosen, and what is wrong."""
    name = words[f"brief.{field}.name"]
    own = session.visit().person.own
    if field in AFTERCARE.typed:
        enter(
            f"answer.{field}",
            name,
            # Here it is left empty by whoever does not know.
            "" if field in own.unknown else own.texts.get(field, ""),
            partial(_take_text, field),
            digits=True,
            disabled=not matters,
        )
    else:
        choose(
            f"answer.{field}",
            name,
            list_choices(AFTERCARE, field),
            given.entry(field),
            partial(_take_choice, field),
            written=partial(_option_text, words, field),
            horizontal=True,
            disabled=not matters,
        )
    if field in given.wrong:
        wrong = "list_help.code_wrong" if field in AFTERCARE.codes else f"questions.{field}.wrong"
        st.html(drawing.wrong(words[wrong]))
    if field in given.contradicting:
        st.html(drawing.wrong(write_contradiction(words, given)))


def _option_text(words: Words, field: str, option: Entry) -> str:
    if option == UNKNOWN:
        return words["brief.unknown"]
    return words[f"brief.{field}.{str(option).lower()}"]


def _take_choice(field: str, chosen: Entry) -> None:
    session.visit().change_own(AFTERCARE, lambda sheet: sheet.with_entry(AFTERCARE, field, chosen))


def _take_text(field: str, text: str) -> None:
    session.visit().change_own(
        AFTERCARE, lambda sheet: sheet.with_unknown(field, unknown=False).with_text(field, text)
    )
