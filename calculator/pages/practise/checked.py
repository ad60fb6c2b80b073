"""A case that was checked: how it went, what comes next, and why."""

from collections.abc import Iterator, Mapping
from typing import Final

import streamlit as st
from markupsafe import Markup

from calculator import aftercare, drills
from calculator.drills import Drill, Part, Step
from calculator.pages.answer import drawing
from calculator.pages.answer.sentences import uncapitalised
from calculator.pages.practise.explanation import explanation, the_answer
from calculator.pages.practise.wording import answer, asked, fact, field, said
from calculator.pages.visit import session
from calculator.pages.visit.answers import sheet_of
from calculator.pages.visit.forms import AFTERCARE, CLAIM
from calculator.pages.visit.model import Opened
from calculator.pages.visit.practice import Round, go_on
from calculator.words import Words

_MOST_REASONS: Final = 3
"""How many groups of facts that rule an answer out are worth reading."""


def show_checked(words: Words, now: Round, case: Drill) -> str:
    """Draw how it went with a case and why.

    Returns:
        What a screen reader says.
    """
    marked = verdict(words, case, now.chosen, codes=now.course.codes)
    with st.container(key=f"drill-answer-{now.number}"):
        st.html(marked)
        with st.container(key="drill-go-on", horizontal=True):
            last = now.number == now.length
            st.button(
                words["drills.to_end" if last else "drills.next"],
                key=f"drill-next-{now.number}",
                type="primary",
                shortcut="Alt+A",
                on_click=session.act(session.visit().practise),
                args=(go_on, now.number),
            )
            if st.button(words["drills.open_in_calculator"], key="drill-open"):
                _open_in_calculator(case)
        st.html(
            drawing.answer(
                drawing.section(words["drill_feedback.answer"], the_answer(words, case)),
                drawing.section(words["drill_feedback.why_not"], why_not(words, case, now.chosen)),
                explanation(words, case),
            )
        )
    return marked.striptags()


def _open_in_calculator(case: Drill) -> None:
    """Show a case on the page that decides about its facts, beside what was entered there."""
    about_aftercare = isinstance(case.facts, aftercare.Situation)
    form = AFTERCARE if about_aftercare else CLAIM
    opened = Opened(kind="drill", id=case.id, sheet=sheet_of(form, case.facts))
    session.visit().open_case(form, opened)
    st.switch_page("self_check.py" if about_aftercare else "claim/page.py")


def verdict(words: Words, case: Drill, given: Mapping[Part, str], *, codes: bool) -> Markup:
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


def _line(words: Words, case: Drill, part: Part, given: str | None, right: str) -> Markup:
    wanted = answer(words, case.subject, part, right)
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
        chosen = answer(words, case.subject, part, given)
        yours = words("drill_feedback.yours_wrong", answer=chosen)
        mark, told = "amiss", Markup("<span>{}</span>{}").format(yours, instead)
    return Markup('<li class="vw-{}"><b>{}</b>{}</li>').format(mark, asked(words, case, part), told)


def why_not(words: Words, case: Drill, given: Mapping[Part, str]) -> Markup:
    """Return what rules out the answers that were wrong."""
    lines = [*_why_not_that_step(words, case, given)]
    for part, option in given.items():
        if part is Part.STEP or option == case.key.get(part):
            continue
        groups = drills.excluding(case, part, option)
        if groups:
            fewest = [group for group in groups if len(group) == len(groups[0])][:_MOST_REASONS]
            lines.append(
                words(
                    "drill_feedback.ruled_out",
                    asked=asked(words, case, part),
                    answer=answer(words, case.subject, part, option).rstrip("."),
                    facts=f" {words['drill_feedback.also']} ".join(
                        said(case, group, words.language) for group in fewest
                    ),
                )
            )
        elif part is Part.CLAIM_CODES and part in case.key:
            lines.append(words["drill_feedback.codes_follow"])
        elif part in (Part.REFERRAL_TYPE, Part.SECOND_CODE) and part in case.key:
            lines += _meaning(words, case, part)
    return drawing.bullets(dict.fromkeys(lines)) if lines else Markup("")


def _why_not_that_step(words: Words, case: Drill, given: Mapping[Part, str]) -> Iterator[str]:
    step, right = given.get(Part.STEP), case.key[Part.STEP]
    if right == Step.ASK and given.get(Part.QUESTION) != case.key[Part.QUESTION]:
        topic = uncapitalised(field(words, case.subject, case.key[Part.QUESTION]))
        yield words("drill_feedback.was_missing", topic=topic)
    elif right == Step.OUT_OF_SCOPE and step != right:
        yield words["drill_feedback.not_about"]
    elif step == Step.OUT_OF_SCOPE and step != right:
        yield words["drill_feedback.about"]
    elif step == Step.ASK and step != right:
        yield words["drill_feedback.all_told"]


def _meaning(words: Words, case: Drill, part: Part) -> Iterator[str]:
    """Yield what a code means that was to be found."""
    facts = case.facts.model_dump(exclude_none=True)
    fields = ("referral_type",) if part is Part.REFERRAL_TYPE else ("care_type", "acute_activity")
    for name in fields:
        if facts.get(name) == case.key[part]:
            yield fact(words, case.subject, name, facts[name])
