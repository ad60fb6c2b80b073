"""A case that was checked: how it went, what comes next, and why."""

from collections.abc import Iterator, Mapping
from typing import Final

import streamlit as st
from markupsafe import Markup

from calculator.drills import QUESTION, STEP, Drill, Step
from calculator.pages.answer import drawing
from calculator.pages.answer.sentences import uncapitalise
from calculator.pages.asking.fields import press
from calculator.pages.practise.explanation import draw_explanation
from calculator.pages.practise.subjects.subject_page import page_of
from calculator.pages.practise.wording import quote_story, write_answer, write_question
from calculator.pages.visit import session
from calculator.pages.visit.answers import make_sheet
from calculator.pages.visit.model import Opened
from calculator.pages.visit.practice import Round, go_on
from calculator.web.site_map import PAGES
from calculator.words import Words

_MOST_REASONS: Final = 3
"""How many groups of facts that rule an answer out are worth reading."""


def show_checked(words: Words, now: Round, case: Drill) -> str:
    """Draw how it went with a case and why.

    Returns:
        What a screen reader says.
    """
    marked = draw_verdict(words, case, now.chosen, codes=now.course.codes)
    with st.container(key=f"drill-answer-{now.number}"):
        st.html(marked)
        with st.container(key="drill-go-on", horizontal=True):
            last = now.number == now.length
            press(
                words["drills.to_end" if last else "drills.next"],
                f"drill-next-{now.number}",
                session.visit().practise,
                go_on,
                now.number,
                type="primary",
                shortcut="Alt+A",
            )
            if st.button(words["drills.open_in_calculator"], key="drill-open"):
                _open_in_calculator(case)
        st.html(
            drawing.answer(
                drawing.section(
                    words["drill_feedback.answer"], page_of(case).answer(words, case.facts)
                ),
                drawing.section(
                    words["drill_feedback.why_not"], draw_why_not(words, case, now.chosen)
                ),
                draw_explanation(words, case),
            )
        )
    return marked.striptags()


def _open_in_calculator(case: Drill) -> None:
    """Show a case on the page that decides about its facts, beside what was entered there."""
    page = page_of(case)
    opened = Opened(kind="drill", id=case.id, sheet=make_sheet(page.form, case.facts))
    session.visit().open_case(page.form, opened)
    st.switch_page(PAGES[page.address].script)


def draw_verdict(words: Words, case: Drill, given: Mapping[str, str], *, codes: bool) -> Markup:
    """Return whether it was right, and each part with what was chosen and what is right."""
    rightly = case.rightly(codes=codes)
    right = sum(given.get(part) == option for part, option in rightly.items())
    told = words["drill_feedback.right"]
    if right < len(rightly):
        told = words("drill_feedback.wrong", right=right, all=len(rightly))
    headline = Markup('<p class="vw-headline vw-verdict vw-{}">{}</p>').format(
        "good" if right == len(rightly) else "amiss", told
    )
    lines = [_line(words, case, part, given.get(part), rightly[part]) for part in rightly]
    return drawing.answer(
        headline, Markup('<ul class="vw-marked">{}</ul>').format(Markup("").join(lines))
    )


def _line(words: Words, case: Drill, part: str, given: str | None, right: str) -> Markup:
    wanted = write_answer(words, case, part, right)
    instead = Markup("<span>{}</span>").format(words("drill_feedback.instead", answer=wanted))
    if given is None:
        # It was never asked, as something else came first.
        mark, told = "next", instead
    elif given == right:
        mark = "good"
        told = Markup('<span>{}<span class="vw-unseen"> ({})</span></span>').format(
            wanted, words["drill_end.case_right"]
        )
    else:
        chosen = write_answer(words, case, part, given)
        yours = words("drill_feedback.yours_wrong", answer=chosen)
        mark, told = "amiss", Markup("<span>{}</span>{}").format(yours, instead)
    return Markup('<li class="vw-{}"><b>{}</b>{}</li>').format(
        mark, write_question(words, case, part), told
    )


def draw_why_not(words: Words, case: Drill, given: Mapping[str, str]) -> Markup:
    """Return what rules out the answers that were wrong."""
    lines = [*_why_not_that_step(words, case, given)]
    for part, option in given.items():
        if part == STEP or option == case.key.get(part):
            continue
        groups = case.subject.excluding(case.facts, part, option)
        if groups:
            fewest = [group for group in groups if len(group) == len(groups[0])][:_MOST_REASONS]
            lines.append(
                words(
                    "drill_feedback.ruled_out",
                    asked=write_question(words, case, part),
                    answer=write_answer(words, case, part, option).rstrip("."),
                    facts=f" {words['drill_feedback.also']} ".join(
                        quote_story(case, group, words.language) for group in fewest
                    ),
                )
            )
        elif part in case.key:
            lines += page_of(case).meanings(words, case.facts, part)
    return drawing.bullets(dict.fromkeys(lines))


def _why_not_that_step(words: Words, case: Drill, given: Mapping[str, str]) -> Iterator[str]:
    step, right = given.get(STEP), case.key[STEP]
    if right == Step.ASK and given.get(QUESTION) != case.key[QUESTION]:
        topic = uncapitalise(write_answer(words, case, QUESTION, case.key[QUESTION]))
        yield words("drill_feedback.was_missing", topic=topic)
    elif Step.OUT_OF_SCOPE in (step, right) and step != right:
        about, not_about = page_of(case).scope or ("", "")
        yield words[not_about if right == Step.OUT_OF_SCOPE else about]
    elif step == Step.ASK and step != right:
        yield words["drill_feedback.all_told"]
