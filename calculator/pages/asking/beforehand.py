"""The first questions of a page as a browser asks them before the app is there.

They are described by what describes them for the app, once for each that may be spoken to, so
that they are the same in words, order, names and looks. Which comes next is told by the steps of
`steps.py`; `beforehand.js` goes through them, and `questionnaire.js` draws them.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeAlias

from calculator.aftercare import ADULT_FROM
from calculator.pages.asking.questionnaire import Questionnaire
from calculator.pages.asking.questions import ask
from calculator.pages.asking.steps import FIELDS, Steps, steps_on
from calculator.pages.visit.answers import UNKNOWN, Given, Sheet, evaluate
from calculator.pages.visit.forms import AFTERCARE, Form
from calculator.pages.visit.model import Answered
from calculator.words import Language, Words, words_in

SCRIPT: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
"""What goes through the questions in the browser; it comes after that of the questionnaire."""
Ask: TypeAlias = Callable[[Questionnaire, Words, Given, str], None]
"""Adds the question about a field to those of a page."""

_AGES: Final = (None, 0, ADULT_FROM)
"""An age of each that may be spoken to: it is not known to whom, a parent, an adult."""
_NO_NUMBER: Final = "?"
_FIELDS: Final = frozenset({"choice", "entry"})
"""What else stands in a question helps only once the app is there."""


def ask_only(questionnaire: Questionnaire, words: Words, given: Given, field: str) -> None:
    """Add a question as pages ask it, where there is nobody yet whose answers it changes."""
    ask(questionnaire, words, given, _change_nothing, field)


@dataclass(frozen=True)
class FirstQuestions:
    """What a page asks first.

    Attributes:
        form: The form that the questions are of.
        fields: Their fields, in the order of asking.
        steps_on: Returns on a day which of them is asked after which answers.
        ask: Adds one of them.
        folds: Whether, on a phone, what was answered folds to one line.
        rests: Whether an arrow key chooses only once it has been left alone for a while.
        counts: Whether each says which of how many it is.
        by_line: Whether a line that is typed above them answers too. What that says, only the
            app can tell.
    """

    form: Form
    fields: Sequence[str]
    steps_on: Callable[[date], Steps]
    ask: Ask = ask_only
    folds: bool = False
    rests: bool = False
    counts: bool = False
    by_line: bool = False


ABOUT_PERSON: Final = FirstQuestions(
    AFTERCARE, FIELDS, steps_on, folds=True, rests=True, counts=True
)
"""What insured persons are asked about themselves."""


def describe_beforehand(
    first: FirstQuestions, language: Language, on: date, *, only_first: bool = False
) -> str:
    """Return what `beforehand.js` needs, as JSON that may stand in a document.

    Args:
        first: What the page asks first.
        language: The language of the page.
        on: The day that it is.
        only_first: Whether only what it takes to ask the first question is told.
    """
    words = words_in(language)
    questionnaire = Questionnaire(words, Answered(), folds=first.folds, rests=first.rests)
    fields, steps = first.fields, first.steps_on(on)
    if only_first:
        place, most, _ = steps[0]
        fields, steps = fields[:1], [[place, most, {}]]
    told = {
        "part": first.form.part,
        "year": on.year,
        "adultFrom": ADULT_FROM,
        "byLine": first.by_line,
        "progress": (
            words("form.progress", number="{number}", most="{most}") if first.counts else ""
        ),
        "questionnaire": questionnaire.describe(),
        "fields": {field: _describe(first, words, on, field) for field in fields},
        "steps": steps,
    }
    # The sign that would end the script that it stands in is written otherwise.
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")


def _describe(first: FirstQuestions, words: Words, on: date, field: str) -> Mapping[str, object]:
    """Return a field: the numbers that it takes, if it does, and what is said of it."""
    form = first.form
    ages = _AGES if "age" in form.fields else _AGES[:1]
    told = [_describe_for(first, words, on, field, age) for age in ages]
    return {
        "bounds": _bounds(form, field) if field in form.numbers else None,
        "groups": form.groups.get(field, {}),
        # The first stands for those that are the same.
        "told": [told[0], *(None if each == told[0] else each for each in told[1:])],
    }


def _bounds(form: Form, field: str) -> tuple[int, int]:
    """Return the least and the greatest whole number that a field takes."""
    numbers = [number for number in range(10_000) if form.facts.takes(field, number)]
    return numbers[0], numbers[-1]


def _describe_for(
    first: FirstQuestions, words: Words, on: date, field: str, age: int | None
) -> Mapping[str, object]:
    """Return a question without an answer, what is said if it is not known, and if it is wrong."""
    form = first.form
    of_age = Sheet() if age is None or field == "age" else Sheet(texts={"age": str(age)})

    def described(sheet: Sheet) -> dict[str, Any]:
        questionnaire = Questionnaire(words, Answered())
        first.ask(questionnaire, words, evaluate(form, sheet, on), field)
        return questionnaire.blocks[0]

    block = described(of_age)
    items = [item for item in block["items"] if item["kind"] in _FIELDS]
    told: dict[str, object] = {"block": {**block, "items": items}}
    if field not in form.optional:
        told["notes"] = described(of_age.with_entry(form, field, UNKNOWN)).get("notes")
    if field in form.numbers:
        told["wrong"] = described(of_age.with_text(field, _NO_NUMBER))["items"][0]["wrong"]
    return told


def _change_nothing(_: Callable[[Sheet], Sheet]) -> None:
    """Change no answers: there is nobody yet who has given any."""
