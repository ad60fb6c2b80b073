"""The questions, drawn as they are asked."""

import streamlit as st

from calculator.pages import drawing
from calculator.pages.answers import UNKNOWN, YES_NO, Given, key_of, key_of_unknown
from calculator.pages.forms import Form
from calculator.words import Words


def show_question(words: Words, form: Form, field: str, given: Given) -> None:
    """Draw one question with what was answered, what is wrong, and where to find it out.

    Args:
        words: The texts.
        form: The form that it belongs to.
        field: The field that is asked.
        given: What was answered so far.
    """
    if field not in form.typed:
        # No container of its own: each costs as much as half a choice, with every answer.
        _show_choice(words, form, field)
        _show_notes(words, form, field, given)
        return
    with st.container(key=f"question-{field}"):
        _show_entry(words, form, field)
        _show_notes(words, form, field, given)


def _show_notes(words: Words, form: Form, field: str, given: Given) -> None:
    """Draw what is wrong with an answer, or where somebody can find one."""
    notes = []
    if field in given.wrong:
        notes.append(drawing.wrong(words[f"questions.{field}.wrong"]))
    if field in given.contradicting:
        names = [words[f"topic.{other}"] for other in form.fields if other in given.contradicting]
        notes.append(drawing.wrong(words("form.contradiction", fields=", ".join(names))))
    if field in given.declined:
        notes.append(drawing.find_out(words[f"questions.{field}.find_out"]))
    if notes:
        st.html(drawing.notes(*notes))


def choices(form: Form, field: str) -> list[str]:
    """Return what can be chosen in answer to a question, as the session keeps it."""
    values = form.space.fields[field].values
    names = [*YES_NO] if isinstance(values[0], bool) else [str(value) for value in values]
    return [*names, UNKNOWN]


def _show_choice(words: Words, form: Form, field: str) -> None:
    yes_or_no = isinstance(form.space.fields[field].values[0], bool)
    st.radio(
        _label(words, field),
        choices(form, field),
        index=None,
        key=key_of(field),
        persist_state="session",
        horizontal=yes_or_no,
        format_func=lambda choice: (
            words["form.unknown"] if choice == UNKNOWN else words[f"questions.{field}.{choice}"]
        ),
    )


def _show_entry(words: Words, form: Form, field: str) -> None:
    number = field in form.numbers
    st.text_input(
        _label(words, field),
        key=key_of(field),
        persist_state="session",
        type="phone" if number else "default",  # the keypad with digits on a phone
        icon="" if number else None,  # its other habits are put off
        placeholder="",
        autocomplete="off",
        live=True,  # no Enter needed: many keypads of phones have none
        disabled=bool(st.session_state.get(key_of_unknown(field))),
    )
    if field not in form.optional:
        st.checkbox(words["form.unknown"], key=key_of_unknown(field), persist_state="session")


def _label(words: Words, field: str) -> str:
    hint = words.get(f"questions.{field}.hint")
    asked = f"**{words[f'questions.{field}.ask']}**"
    return f"{asked}  \n{hint}" if hint else asked
