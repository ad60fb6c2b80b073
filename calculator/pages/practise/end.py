"""The end of a round: how it went, what comes back, and a file to keep."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from calculator import drills
from calculator.drills import Attempt, Drill
from calculator.pages.answer import drawing
from calculator.pages.asking.fields import press
from calculator.pages.practise.progress import draw_progress
from calculator.pages.practise.subjects.subject_page import page_of
from calculator.pages.visit import session
from calculator.pages.visit.practice import Round, begin_again, leave
from calculator.words import Words


def show_end(words: Words, now: Round) -> None:
    """Draw the result of a round."""
    practise = session.visit().practise
    with st.container(key="drill-end"):
        st.title(words["drill_end.title"], anchor=False)
        st.html(drawing.answer(drawing.headline(write_score(words, now.attempts))))
        with st.container(key="drill-end-buttons", horizontal=True):
            press(
                words["drill_end.again"],
                "drill-again",
                practise,
                begin_again,
                type="primary",
                shortcut="Alt+A",
            )
            press(words["drill_end.other"], "drill-other", practise, leave)
            show_keep(words, now.attempts, now.code)
        st.html(drawing.note(words["drill_end.keep_how"]))
        st.html(
            drawing.answer(
                drawing.section(words["drill_end.cases"], _cases(words, now.attempts), level=2)
                + drawing.section(words["drill_end.coming_back"], _coming_back(words), level=2)
            )
        )
    st.html(draw_progress(words, session.visit().practice.practised))


def write_score(words: Words, attempts: Sequence[Attempt]) -> str:
    """Return how many cases were right."""
    right = sum(attempt.right for attempt in attempts)
    return words("drill_end.score", right=right, length=len(attempts))


def show_keep(words: Words, attempts: Sequence[Attempt], code: str) -> None:
    """Draw the button that keeps what was answered as a file, what came before it too.

    Args:
        words: The texts.
        attempts: What the result is about.
        code: The class code that it belongs to; empty for none.
    """
    today = session.today()
    written = words("drill_end.date", day=today)
    history = session.visit().practice.history
    st.download_button(
        words["drill_end.keep"],
        # Written only when somebody asks for it: it can hold thousands of answers.
        partial(_file, words, attempts, history, code, written),
        file_name=f"{words['drill_end.file']}-{today:%Y-%m-%d}.txt",
        mime="text/plain",
        key="drill-keep",
        on_click="ignore",
    )


def _file(
    words: Words, attempts: Sequence[Attempt], known: Sequence[Attempt], code: str, day: str
) -> str:
    """Return a result as a text that people read and that can be read back."""
    class_line = [words("drill_end.file_class", code=drills.written(code))] if code else []
    head = [words["drill_end.file_title"], day, *class_line, write_score(words, attempts)]
    lines = [*head, "", drills.written_attempts(attempts, words.language), ""]
    if earlier := drills.attempts_besides(known, attempts):
        before = drills.written_attempts(earlier, words.language)
        lines += [words["drill_end.file_earlier"], "", before, ""]
    return "\n".join(lines)


def _cases(words: Words, attempts: Sequence[Attempt]) -> Markup:
    """Return the cases of the round, each a link to do it again."""
    items = Markup("").join(
        Markup('<li class="vw-{}"><a href="?casus={}" target="_blank">{}</a> {}: {}</li>').format(
            "good" if attempt.right else "amiss",
            drills.address_of(attempt.drill.id),
            words("handout.case", number=number),
            words["drill_end.case_right" if attempt.right else "drill_end.case_wrong"],
            _in_short(attempt.drill, words.language),
        )
        for number, attempt in enumerate(attempts, start=1)
    )
    return Markup('<ol class="vw-cases">{}</ol>').format(items) + drawing.note(
        words["drill_end.opens_apart"]
    )


def _in_short(case: Drill, language: str) -> str:
    """Return what a case is recognised by."""
    paragraph = case.story[page_of(case).recognised_by]
    return f"{paragraph[language].partition('. ')[0].rstrip('.')}."


def _coming_back(words: Words) -> Markup:
    rules = drills.coming_back(session.visit().practice.practised)
    if not rules:
        return drawing.note(words["drill_end.nothing_back"])
    return drawing.bullets(drills.reason(rule).text[words.language] for rule in rules)
