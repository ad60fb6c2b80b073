"""One case at a time for a whole room, the answer at a keystroke."""

from dataclasses import dataclass, replace
from typing import Final

import streamlit as st
from markupsafe import Markup

from calculator import drills
from calculator.drills import Drill, Step
from calculator.pages import drawing
from calculator.pages.drill_case import story
from calculator.pages.drill_feedback import why
from calculator.pages.drill_words import answer, asked
from calculator.words import Words

_SHOWN: Final = "drills.projector"


@dataclass(frozen=True)
class Presentation:
    """What stands on the screen.

    Attributes:
        code: The class code.
        place: The place of the case, counted from 0.
        revealed: Whether its answer is shown.
    """

    code: str
    place: int = 0
    revealed: bool = False


def present(code: str) -> None:
    """Begin to present the cases of a class."""
    st.session_state[_SHOWN] = Presentation(code)


def presenting() -> Presentation | None:
    """Return what stands on the screen, if somebody presents."""
    kept: Presentation | None = st.session_state.get(_SHOWN)
    return kept


def show_projector(words: Words, now: Presentation) -> str:
    """Draw one case, large.

    Returns:
        What a screen reader says.
    """
    cases = drills.class_drills(now.code)
    case = cases[now.place]
    about = words("drills.case", number=now.place + 1, length=len(cases))
    code = words("drills.in_class", code=drills.written(now.code))
    codes = drills.course_of(now.code).codes
    with st.container(key="projector"):
        st.html(
            Markup(
                '<h1 class="vw-unseen">{}</h1><p class="vw-projected-place">{} · {}</p>'
                '<div class="vw-projected">{}<div>{}</div></div>'
            ).format(
                words["projector.title"],
                about,
                code,
                story(words, case),
                _answers(words, case, codes=codes)
                if now.revealed
                else drawing.bullets(
                    asked(words, case, part) for part in case.asked(Step.ANSWER, codes=codes)
                ),
            )
        )
        _show_buttons(words, now, last=now.place + 1 == len(cases))
    return about


def _answers(words: Words, case: Drill, *, codes: bool) -> Markup:
    rows = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(
            asked(words, case, part), answer(words, case.subject, part, right)
        )
        for part, right in case.rightly(codes=codes).items()
    )
    return Markup('<dl class="vw-right-answers">{}</dl>').format(rows) + drawing.answer(
        why(words, case)
    )


def _show_buttons(words: Words, now: Presentation, *, last: bool) -> None:
    """Draw the keys of a presenter: on, back, and away."""
    with st.container(key="projector-buttons", horizontal=True):
        if not now.revealed:
            _button(words["projector.reveal"], "PageDown", replace(now, revealed=True))
        elif not last:
            following = Presentation(now.code, now.place + 1)
            _button(words["projector.next"], "PageDown", following)
        else:
            st.html(drawing.note(words["projector.end"]))
        if now.revealed or now.place:
            before = replace(now, revealed=False)
            if not now.revealed:
                before = Presentation(now.code, now.place - 1)
            _button(words["projector.previous"], "PageUp", before)
        _button(words["projector.stop"], "Escape", None)


def _button(label: str, shortcut: str, then: Presentation | None) -> None:
    st.button(
        label,
        key=f"projector-{shortcut.lower()}",
        type="primary" if shortcut == "PageDown" else "secondary",
        shortcut=shortcut,
        on_click=_show,
        args=(then,),
    )


def _show(then: Presentation | None) -> None:
    st.session_state[_SHOWN] = then
