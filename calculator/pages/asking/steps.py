"""Which question is asked after which answers.

The rules tell it. A browser that asks before the app is there has none: it is sent the same as a
table of steps. That of the questions about a person takes a while to make, and stands ready in
`steps.json`. To make it anew after a change of the rules:
`uv run python -m calculator.pages.asking.steps`.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from calculator import aftercare
from calculator.aftercare import ADULT_FROM
from calculator.pages.visit.answers import (
    UNKNOWN,
    Entry,
    Given,
    Sheet,
    evaluate,
    list_choices,
    write_entry,
)
from calculator.pages.visit.forms import AFTERCARE, Form

Steps: TypeAlias = list[list[Any]]
"""Steps by their places, from the first: the place of the field that is asked, or -1 where nothing
is left to ask; how many questions there are at most; and the place of the step after each answer.
Numbers have that in a list of their own, from which number on, under the name ""."""

Answers: TypeAlias = Mapping[str, Entry | int]
"""What was answered, by field; a number as one."""
Next: TypeAlias = Callable[[Answers], tuple[str | None, int]]
"""Tells, by what was answered, the field that is asked next, if any is, and how many questions
there are at most."""

FILE: Final = Path(__file__).with_suffix(".json")
FIELDS: Final = aftercare.ORDER
"""What is asked about a person by steps, in the order of asking. How many sessions there were
already is left out: that is asked last, and by its answer some of what was asked before no longer
matters.
"""
_FROM: Final[Mapping[str, tuple[int, ...]]] = {
    "age": (0, ADULT_FROM - 1, ADULT_FROM),
    "supplementary_sessions": (0, 1),
}
"""From which numbers on something else may be asked."""
_REMEMBERED: Final = 250
"""After how many ways to answer what to ask next is remembered: some kilobytes each."""


class Progress(NamedTuple):
    """How far the asking is.

    Attributes:
        facts: What the answers to the questions say.
        questions: The fields to ask, in the order of asking.
        next_question: The one among them that has no answer yet; None once all have.
        most: How many questions there are at most, those that were answered among them.
    """

    facts: aftercare.Situation
    questions: tuple[str, ...]
    next_question: str | None
    most: int


@lru_cache(_REMEMBERED)
def find_progress(answered: aftercare.Situation, passed_over: frozenset[str], on: date) -> Progress:
    """Return which questions to show, the number of sessions had among them if it matters.

    That is asked after everything else, and not where one payer pays every session. Whoever knows
    nothing is asked all that is open: no answer opens another question.

    Args:
        answered: What was answered.
        passed_over: The fields that hold up nothing: unknown, or wrong.
        on: The day to answer for.
    """
    given = {field: value for field, value in answered if value is not None}
    interview = aftercare.interview(given, passed_over, on)
    assessment = aftercare.assess(interview.facts, on)
    settled, questions = given.keys() | passed_over, interview.questions
    counts = any(len(plan.blocks) > 1 for plan in assessment.plans)
    matters = counts or (bool(assessment.plans) and "sessions_had" in settled)
    if matters and settled >= {*questions}:
        questions = (*questions, "sessions_had")
    to_come = {*assessment.open_questions, *(["sessions_had"] if counts else [])}
    return Progress(
        interview.facts,
        questions,
        next((field for field in questions if field not in settled), None),
        len({*questions} | to_come - settled),
    )


@cache
def steps_on(on: date) -> Steps:
    """Return the steps of the questions about a person on a day, as they stand ready."""
    known: dict[str, Steps] = json.loads(FILE.read_text(encoding="utf-8"))
    return known[max(first for first in known if date.fromisoformat(first) <= on)]


def make_steps(form: Form, fields: Sequence[str], find_next: Next) -> Steps:
    """Return the steps of the questions of a form, found out from what is asked next.

    Args:
        form: The form.
        fields: The fields that are asked by steps. Where another one is next, the steps end.
        find_next: Tells what that is.
    """
    places: dict[str, int] = {}
    steps: Steps = [[]]  # the first is known last

    def place_of(step: list[Any]) -> int:
        same = json.dumps(step)
        if same not in places:
            places[same] = len(steps)
            steps.append(step)
        return places[same]

    def step_after(answers: Answers) -> list[Any]:
        field, most = find_next(answers)
        if field is None or field not in fields:
            return [-1, most, {}]
        ways: dict[str, Any] = {}
        for name, value in _answers_to(form, field):
            place = place_of(step_after({**answers, field: value}))
            if isinstance(value, int) and not isinstance(value, bool) and not name:
                ways.setdefault("", []).append([value, place])
            else:
                ways[name] = place
        return [fields.index(field), most, ways]

    steps[0] = step_after({})
    return steps


def give(form: Form, answers: Answers, on: date) -> Given:
    """Return what answers to a form come to on a day."""
    sheet = Sheet()
    for field, value in answers.items():
        sheet = sheet.with_entry(form, field, write_entry(value))
    return evaluate(form, sheet, on)


def make_steps_on(on: date) -> Steps:
    """Return the steps of the questions about a person on a day, found out from the rules."""
    return make_steps(AFTERCARE, FIELDS, partial(_find_next, on))


def _find_next(on: date, answers: Answers) -> tuple[str | None, int]:
    told = {field: value for field, value in answers.items() if value != UNKNOWN}
    situation = aftercare.Situation.model_validate(aftercare.Situation.drop_pointless(told))
    passed_over = frozenset(answers.keys() - told.keys())
    progress = find_progress.__wrapped__(situation.generalise(), passed_over, on)
    return progress.next_question, progress.most


def _answers_to(form: Form, field: str) -> Iterator[tuple[str, Entry | int]]:
    """Yield each way to answer, by its name in the steps, and an answer that stands for it."""
    groups = form.groups.get(field, {})
    for choice in list_choices(form, field):
        yield str(choice).lower(), groups.get(str(choice), choice)
    for number in _FROM.get(field, ()):
        yield "", number


def main() -> None:
    """Find out the steps, from each edition on that changes them."""
    made: dict[str, Steps] = {}
    for edition in aftercare.EDITIONS:
        steps = make_steps_on(edition.day)
        if steps not in [*made.values()][-1:]:  # those of before still hold
            made[str(edition.day)] = steps
    FILE.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
