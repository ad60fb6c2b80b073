"""The questions, drawn as they are asked."""

from functools import partial

import streamlit as st

from calculator import aftercare
from calculator.pages.answer import drawing
from calculator.pages.answer.enquiry import listener_about
from calculator.pages.answer.sentences import name_topic
from calculator.pages.asking.day import show_stale
from calculator.pages.asking.fields import choose, enter, tick
from calculator.pages.asking.list_help import show_list_help
from calculator.pages.visit import session
from calculator.pages.visit.answers import LISTED, UNKNOWN, Entry, Given, list_choices
from calculator.pages.visit.forms import Form
from calculator.words import Words


def show_question(words: Words, given: Given, field: str) -> None:
    """Draw one question with what was answered, what is wrong, and where to find it out."""
    form = given.form
    change = partial(session.visit().change_shown, form)
    with st.container(key=f"question-{field}"):
        if field in form.typed:
            _show_entry(words, given, field)
        else:
            _show_choice(words, given, field)
        _show_notes(words, given, field)
        if field in given.stale:
            show_stale(words, given, field, change)
        if field == LISTED:
            show_list_help(words, given, change)


def write_option(words: Words, field: str, option: Entry) -> str:
    """Return how a choice is written in answer to a question."""
    if option == UNKNOWN:
        return words["form.unknown"]
    return words[f"questions.{field}.{str(option).lower()}"]


def write_asked(words: Words, given: Given, field: str) -> str:
    """Return what is asked, without its hint."""
    return words[_name_text(words, given, field, "ask")]


def write_contradiction(words: Words, given: Given) -> str:
    """Return which answers cannot all be true, and what to do."""
    listener = listener_about(given.age)
    names = [
        name_topic(words, listener, field)
        for field in given.form.fields
        if field in given.contradicting
    ]
    return words("form.contradiction", fields=", ".join(names))


def _show_notes(words: Words, given: Given, field: str) -> None:
    """Draw what is wrong with an answer, or where somebody can find one."""
    notes = []
    if field in given.wrong:
        notes.append(drawing.wrong(words[f"questions.{field}.wrong"]))
    if field in given.contradicting:
        notes.append(drawing.wrong(write_contradiction(words, given)))
    if field in given.declined:
        notes.append(drawing.find_out(words[_name_text(words, given, field, "find_out")]))
    if notes:
        st.html(drawing.notes(*notes))


def _show_choice(words: Words, given: Given, field: str) -> None:
    form = given.form
    choose(
        f"answer.{field}",
        _label(words, given, field),
        list_choices(form, field),
        given.entry(field),
        partial(_take_choice, form, field),
        written=partial(write_option, words, field),
        horizontal=isinstance(form.space.fields[field].values[0], bool),
    )


def _show_entry(words: Words, given: Given, field: str) -> None:
    form = given.form
    enter(
        f"answer.{field}",
        _label(words, given, field),
        given.sheet.texts.get(field, ""),
        partial(_take_text, form, field),
        digits=field in form.numbers,
    )
    if field not in form.optional:
        tick(
            f"unknown.{field}",
            words["form.unknown"],
            partial(_take_unknown, form, field),
            ticked=field in given.sheet.unknown,
        )


def _take_choice(form: Form, field: str, chosen: Entry) -> None:
    session.visit().change_shown(form, lambda sheet: sheet.with_entry(form, field, chosen))


def _take_text(form: Form, field: str, text: str) -> None:
    session.visit().change_shown(
        form, lambda sheet: sheet.with_unknown(field, unknown=False).with_text(field, text)
    )


def _take_unknown(form: Form, field: str, unknown: bool) -> None:  # noqa: FBT001 - a field says it
    session.visit().change_shown(form, lambda sheet: sheet.with_unknown(field, unknown=unknown))


def _label(words: Words, given: Given, field: str) -> str:
    asked = write_asked(words, given, field)
    name = _name_text(words, given, field, "hint")
    return (
        f"{asked}\n\n{words(name, **aftercare.limits(given.on).numbers())}"
        if name in words
        else asked
    )


def _name_text(words: Words, given: Given, field: str, kind: str) -> str:
    """Return the name of a text of a question: once the age is known, the one for that age."""
    age = given.age
    if age is not None:
        name = f"questions.{field}.{kind}_{listener_about(age)}"
        if name in words:
            return name
    return f"questions.{field}.{kind}"
