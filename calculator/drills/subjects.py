"""The subjects that there are drills on."""

from collections.abc import Iterator
from typing import Any, Final

from calculator.drills.drill import SubjectDrills

SUBJECTS: Final[dict[str, SubjectDrills[Any]]] = {}
"""The subjects by name, in the order in which they are offered."""

EVERYTHING: Final = "A"
"""The letter of all subjects together (alles) in a class code."""


def register(subject: SubjectDrills[Any]) -> None:
    """Let there be drills on a subject.

    Raises:
        ValueError: Its name, its letter or one of its rules is taken: a class code, or the id of
            a drill, would mean two things.
    """
    known = {EVERYTHING, *_names_of(*SUBJECTS.values())}
    if taken := known.intersection(_names_of(subject)):
        raise ValueError(f"another subject of drills has this already: {', '.join(taken)}")
    SUBJECTS[subject.name] = subject


def _names_of(*subjects: SubjectDrills[Any]) -> Iterator[str]:
    for subject in subjects:
        yield from (subject.name, subject.letter, *subject.table.rules)


def subject_of(rule: str) -> SubjectDrills[Any]:
    """Return the subject that a rule belongs to.

    Raises:
        KeyError: There is no such rule.
    """
    for subject in SUBJECTS.values():
        if rule in subject.table.rules:
            return subject
    raise KeyError(rule)
