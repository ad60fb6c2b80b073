"""What somebody wants to practise, alone or with a group."""

from datetime import date
from functools import partial
from typing import Final

import streamlit as st
from markupsafe import Markup

from calculator import drills
from calculator.drills import Course, Level, Subject
from calculator.pages import drawing
from calculator.pages.drill_end import show_keep
from calculator.pages.drill_progress import progress
from calculator.pages.drill_round import (
    begin_alone,
    begin_class,
    history,
    practised,
    remember,
)
from calculator.pages.drill_words import course as course_in_words
from calculator.pages.handout import handout
from calculator.pages.kept_file import LARGEST, show_opener
from calculator.pages.projector import place_left, present
from calculator.pages.sentences import uncapitalised
from calculator.words import Words

_ALL: Final = "all"
CLASS_CODE: Final = "drills.class_code"
CLASS_PARAMETER: Final = "klas"
_READ: Final = "drills.read"
"""How many answers the file held that was opened last; -1 for one that is too large."""


def show_choices(words: Words, today: date) -> None:
    """Draw everything that can be chosen before a round."""
    st.header(words["drills.choose"], anchor=False)
    with st.container(key="drill-course"):
        chosen = _show_course(words)
    alone, group = st.columns(2, gap="large")
    with alone, st.container(key="drill-alone"):
        st.header(words["drills.alone"], anchor=False)
        st.html(drawing.note(words["drills.alone_how"]))
        st.button(
            words["drills.begin"],
            key="drill-begin",
            type="primary",
            shortcut="Alt+A",
            on_click=partial(begin_alone, chosen),
        )
        st.html(
            drawing.answer(
                drawing.section(
                    words["drill_end.resume"], drawing.note(words["drill_end.resume_how"])
                )
            )
        )
        show_opener(words["drill_end.resume_choose"], _open)
        _show_what_was_read(words)
        if history():
            show_keep(words, history(), "", today)
    with group, st.container(key="drill-group"):
        st.header(words["drills.group"], anchor=False)
        st.html(drawing.note(words["drills.group_how"]))
        _show_group(words, chosen)
    if history():
        st.html(progress(words, practised()))


def _show_course(words: Words) -> Course:
    """Draw what can be practised, and return what is chosen."""
    about, how = st.columns(2, gap="large")
    with about:
        subject = st.radio(
            words["drills.subject"],
            [_ALL, *map(str, Subject)],
            key="drills.subject",
            persist_state="session",
            format_func=lambda each: words[f"drills.subject_{each}"],
        )
        length = st.radio(
            words["drills.length"],
            drills.LENGTHS,
            index=drills.LENGTHS.index(Course().length),
            key="drills.length",
            persist_state="session",
            horizontal=True,
        )
    with how:
        level = st.radio(
            words["drills.level"],
            [_ALL, *map(str, Level)],
            key="drills.level",
            persist_state="session",
            format_func=lambda each: words[f"drills.level_{each}"],
        )
        codes = st.checkbox(
            words["drills.codes"], value=True, key="drills.codes", persist_state="session"
        )
    return Course(
        subject=None if subject == _ALL else Subject(subject),
        level=None if level == _ALL else Level(level),
        length=length,
        codes=codes,
    )


def _show_group(words: Words, chosen: Course) -> None:
    """Draw the class code and what can be done with it."""
    with st.container(key="class-code", horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input(
            words["drills.class_code"],
            key=CLASS_CODE,
            persist_state="session",
            max_chars=2 * drills.LONGEST,
            placeholder="",
            autocomplete="off",
            live=True,
        )
        st.button(
            words["drills.new_class_code"],
            key="new-class-code",
            on_click=_make_code,
            args=(chosen,),
        )
    code = drills.read_class_code(typed or "")
    st.html(_about(words, code, chosen))
    with st.container(key="class-buttons", horizontal=True):
        st.button(
            words["drills.begin_class"],
            key="class-begin",
            disabled=not code,
            on_click=partial(begin_class, code),
        )
        place = place_left(code)
        st.button(
            words("drills.present_on", number=place + 1) if place else words["drills.present"],
            key="class-present",
            disabled=not code,
            on_click=partial(present, code),
        )
        st.download_button(
            words["drills.print"],
            partial(handout, words, code),  # printed only when somebody asks for it
            file_name=f"{words['handout.file']}-{code}.pdf",
            mime="application/pdf",
            key="class-print",
            disabled=not code,
            on_click="ignore",
        )


def _about(words: Words, code: str, chosen: Course) -> Markup:
    """Return what a class code says to practise, and how a class comes to it."""
    if not code:
        return drawing.note(words["drills.class_code_empty"])
    course = drills.course_of(code)
    subject, level = course_in_words(words, course)
    said = words(
        "drills.class_code_means",
        subject=uncapitalised(subject),
        level=uncapitalised(level),
        length=course.length,
        codes=words["drills.with_codes" if course.codes else "drills.without_codes"],
    )
    differs = words["drills.class_code_differs"] if course != chosen else ""
    link = drawing.link_to(f"?{CLASS_PARAMETER}={code}", words["drills.class_link"])
    return drawing.note(f"{said} {differs}".strip()) + link


def _make_code(chosen: Course) -> None:
    st.session_state[CLASS_CODE] = drills.written(drills.new_class_code(chosen))


def _open(text: str | None) -> None:
    """Go on with a result that was kept; None for a file that is too large."""
    attempts = drills.read_attempts(text) if text is not None and len(text) <= LARGEST else ()
    remember(attempts)
    st.session_state[_READ] = -1 if text is None else len(attempts)


def _show_what_was_read(words: Words) -> None:
    count = st.session_state.get(_READ)
    if count is None:
        return
    if count > 0:
        number = "one" if count == 1 else "many"
        st.html(drawing.said(words(f"drill_end.resumed_{number}", count=count)))
    else:
        told = "drill_end.resumed_none" if count == 0 else "drill_end.resume_too_big"
        st.html(drawing.wrong(words[told]))
