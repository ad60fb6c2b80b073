"""What somebody wants to practise, alone or with a group."""

from functools import partial
from typing import Final

import streamlit as st
from markupsafe import Markup

from calculator import drills
from calculator.drills import SUBJECTS, Course, Level
from calculator.pages.answer import drawing
from calculator.pages.answer.sentences import uncapitalise
from calculator.pages.asking.fields import choose, enter, press, tick
from calculator.pages.practise.end import show_keep
from calculator.pages.practise.handout import make_handout
from calculator.pages.practise.kept_file import LARGEST, show_opener
from calculator.pages.practise.progress import draw_progress
from calculator.pages.practise.wording import name_course
from calculator.pages.visit import session
from calculator.pages.visit.practice import begin_alone, begin_class, find_place_left, present
from calculator.words import Words

_ALL: Final = "all"
CLASS_PARAMETER: Final = "klas"


def show_choices(words: Words) -> None:
    """Draw everything that can be chosen before a round."""
    practice = session.visit().practice
    st.header(words["drills.choose"], anchor=False)
    with st.container(key="drill-course"):
        chosen = _show_course(words)
    alone, group = st.columns(2, gap="large")
    with alone, st.container(key="drill-alone"):
        st.header(words["drills.alone"], anchor=False)
        st.html(drawing.note(words["drills.alone_how"]))
        press(
            words["drills.begin"],
            "drill-begin",
            session.visit().practise,
            begin_alone,
            type="primary",
            shortcut="Alt+A",
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
        if practice.history:
            show_keep(words, practice.history, "")
    with group, st.container(key="drill-group"):
        st.header(words["drills.group"], anchor=False)
        st.html(drawing.note(words["drills.group_how"]))
        _show_group(words, chosen)
    if practice.history:
        st.html(draw_progress(words, practice.practised))


def _show_course(words: Words) -> Course:
    """Draw what can be practised, and return what is chosen."""
    course = session.visit().practice.course
    about, how = st.columns(2, gap="large")
    with about:
        choose(
            "drills.subject",
            words["drills.subject"],
            [_ALL, *SUBJECTS],
            course.subject or _ALL,
            partial(_take_choice, "subject"),
            written=lambda subject: words[f"drills.subjects.{subject}"],
        )
        choose(
            "drills.length",
            words["drills.length"],
            drills.LENGTHS,
            course.length,
            partial(_take_choice, "length"),
            written=str,
            horizontal=True,
        )
    with how:
        choose(
            "drills.level",
            words["drills.level"],
            [_ALL, *Level],
            course.level or _ALL,
            partial(_take_choice, "level"),
            written=lambda level: words[f"drills.levels.{level}"],
        )
        tick(
            "drills.codes",
            words["drills.codes"],
            partial(_take_choice, "codes"),
            ticked=course.codes,
        )
    return course


def _take_choice(name: str, chosen: str | int | bool) -> None:  # noqa: FBT001 - a field says it
    """Choose something about what to practise."""
    visit = session.visit()
    changed = {name: None if chosen == _ALL else chosen}
    visit.change("practice", course=visit.practice.course.model_copy(update=changed))


def _take_class_code(typed: str) -> None:
    session.visit().change("practice", class_code=typed)


def _show_group(words: Words, chosen: Course) -> None:
    """Draw the class code and what can be done with it."""
    practice = session.visit().practice
    practise = session.visit().practise
    with st.container(key="class-code", horizontal=True, vertical_alignment="bottom"):
        enter(
            "drills.class_code",
            words["drills.class_code"],
            practice.class_code,
            _take_class_code,
            longest=2 * drills.LONGEST,
        )
        press(words["drills.new_class_code"], "new-class-code", _make_code, chosen)
    code = drills.read_class_code(practice.class_code)
    st.html(_about(words, code, chosen))
    with st.container(key="class-buttons", horizontal=True):
        begin = words["drills.begin_class"]
        press(begin, "class-begin", practise, begin_class, code, disabled=not code)
        place = find_place_left(practice, code)
        on = words("drills.present_on" if place else "drills.present", number=place + 1)
        press(on, "class-present", practise, present, code, disabled=not code)
        st.download_button(
            words["drills.print"],
            partial(make_handout, words, code),  # printed only when somebody asks for it
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
    subject, level = name_course(words, course)
    said = words(
        "drills.class_code_means",
        subject=uncapitalise(subject),
        level=uncapitalise(level),
        length=course.length,
        codes=words["drills.with_codes" if course.codes else "drills.without_codes"],
    )
    differs = words["drills.class_code_differs"] if course != chosen else ""
    link = drawing.link_to(f"?{CLASS_PARAMETER}={code}", words["drills.class_link"])
    return drawing.note(f"{said} {differs}".strip()) + link


def _make_code(chosen: Course) -> None:
    _take_class_code(drills.written(drills.new_class_code(chosen)))


def _open(text: str | None) -> None:
    """Go on with a result that was kept; None for a file that is too large."""
    attempts = drills.read_attempts(text) if text is not None and len(text) <= LARGEST else ()
    visit = session.visit()
    visit.practice = visit.practice.with_history(attempts)
    visit.attempts_read = -1 if text is None else len(attempts)


def _show_what_was_read(words: Words) -> None:
    count = session.visit().attempts_read
    if count is None:
        return
    if count > 0:
        number = "one" if count == 1 else "many"
        st.html(drawing.said(words(f"drill_end.resumed.{number}", count=count)))
    else:
        told = "drill_end.resumed.none" if count == 0 else "drill_end.resume_too_big"
        st.html(drawing.wrong(words[told]))
