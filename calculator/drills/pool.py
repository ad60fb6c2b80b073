"""All drills: by id, and by subject and level."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any, Final

from calculator import decision
from calculator.drills.choice import shuffled
from calculator.drills.drill import QUESTION, STEP, Drill, FactsT, Step, SubjectDrills
from calculator.drills.focus import Focus, Level, some_cases
from calculator.drills.subjects import SUBJECTS, subject_of

VARIANTS: Final = 4
"""How many cases there are of everything worth drilling about a rule."""

_ADDRESS: Final = 8
"""How many letters and figures the name of a drill has in an address."""
_ID: Final = re.compile(r"(?P<rule>[a-z0-9-]+)-(?P<number>0|[1-9][0-9]{0,3})")


def reason(rule: str) -> decision.Reason:
    """Return what a rule says, with its ground.

    Raises:
        KeyError: There is no such rule.
    """
    return decision.reason_of(subject_of(rule).table.rules[rule])


def drill(name: str) -> Drill | None:
    """Return the drill with an id, or None if there is none."""
    match = _ID.fullmatch(name)
    if not match:
        return None
    try:
        subject = subject_of(match["rule"])
    except KeyError:
        return None
    return _drill(subject, match["rule"], int(match["number"]))


@lru_cache(maxsize=4096)
def _drill(subject: SubjectDrills[Any], rule: str, number: int) -> Drill | None:
    """Return a drill by the number that it has among those on a rule."""
    focuses = _focuses(subject, rule)
    if number >= len(focuses) * VARIANTS:
        return None
    name, about = f"{rule}-{number}", focuses[number % len(focuses)]
    for case in some_cases(subject.table.space, about, name):
        for found in subject.candidates(rule, case, about, name):
            open_questions = subject.open_questions(found.facts)
            if _is_asked_first(about, open_questions, subject.follows):
                story = found.tell()
                return Drill(
                    id=name,
                    subject=subject,
                    rule=rule,
                    level=found.level,
                    facts=found.facts,
                    missing=about.missing,
                    story=story.paragraphs,
                    said=story.said,
                    key=_key(subject, found.facts, open_questions, found.to_answer),
                    to_answer=found.to_answer,
                )
    return None


def _is_asked_first(
    about: Focus, open_questions: tuple[str, ...], follows: Mapping[str, str]
) -> bool:
    """Return whether the missing fact is the one to ask, and all that is open hangs on it."""
    if about.missing is None:
        return not open_questions
    first, *others = open_questions or ("",)
    return first == about.missing and set(others) <= {follows.get(first)}


def _key(
    subject: SubjectDrills[FactsT],
    facts: FactsT,
    open_questions: tuple[str, ...],
    to_answer: tuple[str, ...],
) -> Mapping[str, str]:
    """Return the right answer to each part that is to be answered, in order."""
    if open_questions:
        return {STEP: Step.ASK, QUESTION: open_questions[0]}
    right = subject.right(facts)
    if not right:
        return {STEP: Step.OUT_OF_SCOPE}
    return {STEP: Step.ANSWER, **{part: right[part] for part in to_answer}}


def address_of(name: str) -> str:
    """Return what a drill is called in an address, which does not tell its rule."""
    return sha256(name.encode()).hexdigest()[:_ADDRESS]


def drill_at(address: str) -> Drill | None:
    """Return the drill that an address names, by that or by its id, or None if there is none."""
    for subject in SUBJECTS.values():
        if name := _addresses(subject).get(address):
            return drill(name)
    return drill(address)


@cache
def _addresses(subject: SubjectDrills[Any]) -> Mapping[str, str]:
    """Return the ids of all drills on a subject by what they are called in an address."""
    return {
        address_of(name): name for rule in subject.table.rules for name in _names(subject, rule)
    }


def _names(subject: SubjectDrills[Any], rule: str) -> Iterator[str]:
    """Yield the ids that drills on a rule can have."""
    return (f"{rule}-{number}" for number in range(len(_focuses(subject, rule)) * VARIANTS))


def ids(rule: str) -> Iterator[str]:
    """Yield the ids of all drills on a rule."""
    return (name for name in _names(subject_of(rule), rule) if drill(name) is not None)


def rules_at(subject: str | None, level: Level | None) -> tuple[str, ...]:
    """Return the rules that can be drilled.

    Args:
        subject: The name of what to drill; None for everything.
        level: How hard; None for all levels.
    """
    subjects = [SUBJECTS[subject]] if subject else SUBJECTS.values()
    return tuple(
        rule
        for each in subjects
        for rule in each.table.rules
        if level is None or any(focus.level is level for focus in _focuses(each, rule))
    )


def drill_on(
    rule: str, level: Level | None, *seed: object, besides: Collection[Drill] = ()
) -> Drill:
    """Return a drill on a rule that can be drilled at a level.

    Args:
        rule: The rule.
        level: How hard; None for any level.
        seed: Decides which of the drills.
        besides: What was practised before: another story is told while there is one.

    Raises:
        LookupError: The rule has no drill at this level.
    """
    about = _focuses(subject_of(rule), rule)
    fitting = [n for n, focus in enumerate(about) if level in (None, focus.level)]
    numbers = [n + variant * len(about) for n in fitting for variant in range(VARIANTS)]
    known = {each.story for each in besides}
    told_before = None
    for number in shuffled(numbers, *seed):
        found = drill(f"{rule}-{number}")
        if not found or level not in (None, found.level):
            continue
        if found.story not in known:
            return found
        told_before = told_before or found
    if told_before:
        return told_before
    raise LookupError(f"{rule!r} has no drill at level {level!r}")


@cache
def _focuses(subject: SubjectDrills[Any], rule: str) -> tuple[Focus, ...]:
    """Return everything worth drilling about a rule, each at the level that its drills have."""
    firm = subject.table.rules[rule].standing is not decision.Standing.POSITION
    found = tuple(subject.focuses(rule))
    return found if firm else tuple(each._replace(level=Level.SILENCES) for each in found)
