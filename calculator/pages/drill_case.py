"""A case: its story, and what is to be answered about it."""

from functools import partial
from typing import Final

import streamlit as st
from markupsafe import Markup

from calculator import drills
from calculator.drills import Drill, Part
from calculator.pages import drawing
from calculator.pages.drill_round import Round, check, stop
from calculator.pages.drill_words import answer, asked
from calculator.words import Words

_SHORT: Final = (Part.REFERRAL_TYPE, Part.SECOND_CODE)
"""The parts whose answers are codes: they stand beside each other."""


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
        st.button(words["drills.stop"], key="drill-stop", type="tertiary", on_click=stop)
    return about


def show_story(words: Words, case: Drill) -> None:
    """Draw the story, and a link to this case."""
    with st.container(key="drill-story"):
        st.html(
            drawing.unseen_heading(words["drills.story"])
            + story(words, case)
            + drawing.link_to(f"?casus={drills.address_of(case.id)}", words["drills.link"])
        )


def story(words: Words, case: Drill) -> Markup:
    """Return the story of a case."""
    return Markup('<div class="vw-told">{}</div>').format(
        Markup("").join(Markup("<p>{}</p>").format(part[words.language]) for part in case.story)
    )


def show_questions(words: Words, now: Round, case: Drill) -> None:
    """Draw what is to be answered, and the button that checks it."""
    place = f"drill.{now.seed}.{len(now.attempts)}"
    given: dict[Part, str] = {}
    st.html(drawing.unseen_heading(words["drills.questions"]))
    with st.container(key="drill-questions"):
        parts: tuple[Part, ...] = (Part.STEP,)
        while len(given) < len(parts):
            part = parts[len(given)]
            chosen = _show_part(words, case, part, f"{place}.{part}")
            given[part] = chosen or ""
            if part is Part.STEP:
                parts = case.asked(chosen, codes=now.course.codes)
    complete = all(given.values())
    if not complete:
        st.html(drawing.note(words["drills.check_first"]))
    st.button(
        words["drills.check"],
        key=f"drill-check-{now.number}",
        type="primary",
        shortcut="Alt+A",
        disabled=not complete,
        on_click=partial(check, now.number, given),
    )


def _show_part(words: Words, case: Drill, part: Part, key: str) -> str | None:
    return st.radio(
        asked(words, case, part),
        drills.options(case.subject, part),
        index=None,
        key=key,
        persist_state="session",  # in the other language, and on the way back from another page
        horizontal=part in _SHORT,
        format_func=lambda option: answer(words, case.subject, part, option),
    )
