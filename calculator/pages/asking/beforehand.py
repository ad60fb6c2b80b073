"""The questions about a person as a browser asks them before the app is there.

They are described by what describes them for the app, once for each that may be spoken to, so
that they are the same in words, order, names and looks. Which comes next is told by the steps of
`steps.py`; `beforehand.js` goes through them, and `questionnaire.js` draws them.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from calculator.aftercare import ADULT_FROM
from calculator.pages.asking.questionnaire import Questionnaire
from calculator.pages.asking.questions import ask
from calculator.pages.asking.steps import FIELDS, steps_on
from calculator.pages.visit.answers import UNKNOWN, Sheet, evaluate
from calculator.pages.visit.forms import AFTERCARE
from calculator.pages.visit.model import Answered
from calculator.words import Language, Words, words_in

SCRIPT: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
"""What goes through the questions in the browser; it comes after that of the questionnaire."""

_AGES: Final = (None, 0, ADULT_FROM)
"""An age of each that may be spoken to: it is not known to whom, a parent, an adult."""
_NO_NUMBER: Final = "?"
_FIELDS: Final = frozenset({"choice", "entry"})
"""What else stands in a question helps only once the app is there."""


@lru_cache(maxsize=8)  # a language and a day each; it is the same for everybody
def describe_beforehand(language: Language, on: date) -> str:
    """Return what `beforehand.js` needs, as JSON that may stand in a document.

    Args:
        language: The language of the page.
        on: The day that it is.
    """
    words = words_in(language)
    told = {
        "part": AFTERCARE.part,
        "year": on.year,
        "adultFrom": ADULT_FROM,
        "progress": words("form.progress", number="{number}", most="{most}"),
        "questionnaire": Questionnaire(words, Answered(), folds=True, rests=True).describe(),
        "fields": {field: _describe(words, on, field) for field in FIELDS},
        "steps": steps_on(on),
    }
    # The sign that would end the script that it stands in is written otherwise.
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")


def _describe(words: Words, on: date, field: str) -> Mapping[str, object]:
    """Return a field: the numbers that it takes, if it does, and what is said of it."""
    told = [_describe_for(words, on, field, age) for age in _AGES]
    return {
        "bounds": _bounds(field) if field in AFTERCARE.numbers else None,
        "groups": AFTERCARE.groups.get(field, {}),
        # The first stands for those that are the same.
        "told": [told[0], *(None if each == told[0] else each for each in told[1:])],
    }


def _bounds(field: str) -> tuple[int, int]:
    """Return the least and the greatest whole number that a field takes."""
    numbers = [number for number in range(10_000) if AFTERCARE.facts.takes(field, number)]
    return numbers[0], numbers[-1]


def _describe_for(words: Words, on: date, field: str, age: int | None) -> Mapping[str, object]:
    """Return a question without an answer, what is said if it is not known, and if it is wrong."""
    of_age = Sheet() if age is None or field == "age" else Sheet(texts={"age": str(age)})

    def described(sheet: Sheet) -> dict[str, Any]:
        questionnaire = Questionnaire(words, Answered())
        ask(questionnaire, words, evaluate(AFTERCARE, sheet, on), _change_nothing, field)
        return questionnaire.blocks[0]

    block = described(of_age)
    items = [item for item in block["items"] if item["kind"] in _FIELDS]
    told: dict[str, object] = {"block": {**block, "items": items}}
    if field not in AFTERCARE.optional:
        told["notes"] = described(of_age.with_entry(AFTERCARE, field, UNKNOWN)).get("notes")
    if field in AFTERCARE.numbers:
        told["wrong"] = described(of_age.with_text(field, _NO_NUMBER))["items"][0]["wrong"]
    return told


def _change_nothing(_: Callable[[Sheet], Sheet]) -> None:
    """Change no answers: there is nobody yet who has given any."""
