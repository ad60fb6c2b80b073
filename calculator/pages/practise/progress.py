"""How far somebody is with the rules: a picture of every rule, and the same in words."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from markupsafe import Markup

from calculator import drills
from calculator.drills import SUBJECTS, Practised, SubjectDrills
from calculator.pages.answer import drawing
from calculator.pages.answer.sentences import capitalise
from calculator.words import Words

_MARKS: Final = {"right": "good", "wrong": "amiss", "new": "new"}
"""How the last answer to a rule was, with the mark of its square."""


def draw_progress(words: Words, practised: Sequence[Practised]) -> Markup:
    """Return how the last answer to each rule was, a square for each and a sentence."""
    last = {each.rule: "right" if each.right else "wrong" for each in practised}
    pictures = Markup("").join(_picture(words, subject, last) for subject in SUBJECTS.values())
    named = [
        _name_rule(words, rule, last.get(rule, "new"))
        for subject in SUBJECTS.values()
        for rule in subject.table.rules
    ]
    return drawing.answer(
        drawing.section(
            words["drill_progress.title"],
            pictures,
            drawing.folded(words["drill_progress.rules"], drawing.bullets(named)),
            level=2,
        )
    )


def _name_rule(words: Words, rule: str, state: str) -> str:
    text = drills.reason(rule).text[words.language]
    return words(
        "drill_progress.rule", state=capitalise(words[f"drill_progress.{state}"]), text=text
    )


def _picture(words: Words, subject: SubjectDrills[Any], last: Mapping[str, str]) -> Markup:
    states = [last.get(rule, "new") for rule in subject.table.rules]
    counts = {state: states.count(state) for state in _MARKS}
    name = words[f"drills.subjects.{subject.name}"]
    told = words("drill_progress.told", subject=name, all=len(states), **counts)
    squares = Markup("").join(
        Markup('<span class="vw-{}"></span>').format(_MARKS[state]) for state in states
    )
    # The sentence says the same as the picture.
    return Markup('<div class="vw-squares" aria-hidden="true">{}</div>').format(
        squares
    ) + drawing.note(told)
