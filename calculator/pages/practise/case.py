"""A case: its story, and what is to be answered about it."""

from functools import partial
from typing import Final

import streamlit as st
from markupsafe import Markup

from calculator import drills
from calculator.drills import STEP, Drill
from calculator.pages.answer import drawing
from calculator.pages.asking.fields import choose, press
from calculator.pages.practise.subjects.subject_page import page_of
from calculator.pages.practise.wording import write_answer, write_question
from calculator.pages.visit import session
from calculator.pages.visit.practice import Round, check, choose_answer, stop
from calculator.words import Words

CASE_PARAMETER: Final = "casus"
"""What names a case in an address."""


def show_head(words: Words, now: Round) -> str:
    """Draw which case it is, and the button to stop.

    Returns:
        What a screen reader says.
    """
    number = words("drills.case", number=now.number, length=now.length)
    about = words["drills.single_case"] if now.length == 1 else number
    with st.container(key=f"drill-head-{now.number}", horizontal=True, vertical_alignment="center"):
        st.title(about, anchor=False)
        if now.code:
            st.html(drawing.note(words("drills.in_class", code=drills.written(now.code))))
        press(words["drills.stop"], "drill-stop", session.visit().practise, stop, type="tertiary")
    return about


def show_story(words: Words, case: Drill) -> None:
    """Draw the story, and a link to this case."""
    address = f"?{CASE_PARAMETER}={drills.address_of(case.id)}"
    with st.container(key="drill-story"):
        st.html(
            drawing.unseen_heading(words["drills.story"])
            + draw_story(words, case)
            + drawing.link_to(address, words["drills.link"])
        )


def draw_story(words: Words, case: Drill) -> Markup:
    """Return the story of a case."""
    return Markup('<div class="vw-told">{}</div>').format(
        Markup("").join(Markup("<p>{}</p>").format(part[words.language]) for part in case.story)
    )


def show_questions(words: Words, now: Round, case: Drill) -> None:
    """Draw what is to be answered, and the button that checks it."""
    st.html(drawing.unseen_heading(words["drills.questions"]))
    parts = case.asked(now.chosen.get(STEP), codes=now.course.codes)
    with st.container(key="drill-questions"):
        for part in parts:
            _show_part(words, now, case, part)
    complete = now.chosen.keys() >= {*parts}
    if not complete:
        st.html(drawing.note(words["drills.check_first"]))
    press(
        words["drills.check"],
        f"drill-check-{now.number}",
        session.visit().practise,
        check,
        now.number,
        type="primary",
        shortcut="Alt+A",
        disabled=not complete,
    )


def _show_part(words: Words, now: Round, case: Drill, part: str) -> None:
    choose(
        f"drill.{now.seed}.{now.number}.{part}",
        write_question(words, case, part),
        case.options(part),
        now.chosen.get(part),
        partial(_take_option, now.number, part),
        written=lambda option: write_answer(words, case, part, option),
        horizontal=part in page_of(case).side_by_side,
    )


def _take_option(number: int, part: str, option: str) -> None:
    session.visit().practise(choose_answer, number, part, option)
