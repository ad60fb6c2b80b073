"""The subjects that there are drills on."""

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
    names, letters, rules = set(SUBJECTS), {EVERYTHING}, set[str]()
    for other in SUBJECTS.values():
        letters.add(other.letter)
        rules.update(other.rules)
    taken = [*names & {subject.name}, *letters & {subject.letter}, *rules & {*subject.rules}]
    if taken:
        raise ValueError(f"another subject of drills has this already: {', '.join(taken)}")
    SUBJECTS[subject.name] = subject


def subject_of(rule: str) -> SubjectDrills[Any]:
    """Return the subject that a rule belongs to.

    Raises:
        KeyError: There is no such rule.
    """
    for subject in SUBJECTS.values():
        if rule in subject.table.rules:
            return subject
    raise KeyError(rule)
