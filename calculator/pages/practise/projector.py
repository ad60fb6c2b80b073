"""One case at a time for a whole room, the answer at a keystroke."""

import streamlit as st
from markupsafe import Markup

from calculator import drills
from calculator.drills import STEP, Drill, Step
from calculator.pages.answer import drawing
from calculator.pages.asking.fields import press
from calculator.pages.practise.case import draw_story
from calculator.pages.practise.explanation import draw_explanation
from calculator.pages.practise.wording import write_answer, write_question
from calculator.pages.visit import session
from calculator.pages.visit.practice import Presentation, show
from calculator.words import Words


def show_projector(words: Words, now: Presentation) -> str:
    """Draw one case, large.

    Returns:
        What a screen reader says.
    """
    cases = drills.class_drills(now.code)
    case = cases[now.place]
    codes = drills.course_of(now.code).codes
    about = words("drills.case", number=now.place + 1, length=len(cases))
    code = words("drills.in_class", code=drills.written(now.code))
    beside, below = _asked(words, case, codes=codes), Markup("")
    if now.revealed:
        beside, below = _answered(words, case, codes=codes), draw_explanation(words, case)
    with st.container(key="projector"):
        st.html(
            Markup(
                '<h1 class="vw-unseen">{}</h1><p class="vw-projected-place">{} · {}</p>{}'
                '<div class="vw-projected">{}<div class="vw-beside">{}</div>{}</div>'
            ).format(
                words["projector.title"],
                about,
                code,
                drawing.unseen_heading(words["drills.story"]),
                draw_story(words, case),
                beside,
                drawing.answer(below),
            )
        )
        with st.container(key="projector-buttons", horizontal=True):
            _show_buttons(words, now, last=now.place + 1 == len(cases))
    said = beside if now.revealed else draw_story(words, case)
    return f"{about}. {said.striptags()}"


def _asked(words: Words, case: Drill, *, codes: bool) -> Markup:
    """Return what the room is asked, the same of every case; the first with its choices."""
    steps = [write_answer(words, case, STEP, step) for step in case.options(STEP)]
    parts = case.asked(Step.ANSWER, codes=codes)[1:]
    questions = [write_question(words, case, part) for part in parts]
    return Markup("<p>{}</p>{}{}").format(
        write_question(words, case, STEP),
        drawing.bullets(steps),
        Markup("").join(map(Markup("<p>{}</p>").format, questions)),
    )


def _answered(words: Words, case: Drill, *, codes: bool) -> Markup:
    rows = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(
            write_question(words, case, part), write_answer(words, case, part, right)
        )
        for part, right in case.rightly(codes=codes).items()
    )
    return Markup('<dl class="vw-right-answers">{}</dl>').format(rows)


def _show_buttons(words: Words, now: Presentation, *, last: bool) -> None:
    """Draw the keys of a presenter: on, back, and away."""
    if not now.revealed:
        _button(words["projector.reveal"], "PageDown", now.model_copy(update={"revealed": True}))
    elif not last:
        then = Presentation(code=now.code, place=now.place + 1)
        _button(words["projector.next"], "PageDown", then)
    else:
        st.html(drawing.note(words["projector.end"]))
    if now.revealed:
        _button(words["projector.hide"], "PageUp", now.model_copy(update={"revealed": False}))
    elif now.place:
        then = Presentation(code=now.code, place=now.place - 1)
        _button(words["projector.previous"], "PageUp", then)
    _button(words["projector.stop"], "Escape", None)


def _button(label: str, shortcut: str, then: Presentation | None) -> None:
    key, kind = (
        f"projector-{shortcut.lower()}",
        "primary" if shortcut == "PageDown" else "secondary",
    )
    press(label, key, session.visit().practise, show, then, type=kind, shortcut=shortcut)
