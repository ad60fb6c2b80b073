"""All drills: by id, and by subject and level."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from typing import Final

from calculator import aftercare, claims, decision
from calculator.drills import aftercare_drills, claim_drills
from calculator.drills.choice import shuffled
from calculator.drills.drill import Drill, Level, Subject
from calculator.drills.focus import Focus

RULES: Final[dict[Subject, tuple[str, ...]]] = {
    Subject.AFTERCARE: tuple(aftercare.TABLE.rules),
    Subject.CLAIMS: tuple(claims.TABLE.rules),
}
"""The rules of each subject, in the order of their files."""

VARIANTS: Final = 4
"""How many cases there are of everything worth drilling about a rule."""

_ADDRESS: Final = 8
"""How many letters and figures the name of a drill has in an address."""
_SUBJECT_OF: Final = {rule: subject for subject, rules in RULES.items() for rule in rules}
_ID: Final = re.compile(r"(?P<rule>[a-z0-9-]+)-(?P<number>0|[1-9][0-9]{0,3})")


def reason(rule: str) -> decision.Reason:
    """Return what a rule says, with its ground.

    Raises:
        KeyError: There is no such rule.
    """
    if _is_aftercare(rule):
        return decision.reason_of(aftercare.TABLE.rules[rule])
    return decision.reason_of(claims.TABLE.rules[rule])


@lru_cache(maxsize=4096)
def drill(name: str) -> Drill | None:
    """Return the drill with an id, or None if there is none."""
    match = _ID.fullmatch(name)
    if not match or match["rule"] not in _SUBJECT_OF:
        return None
    rule, number = match["rule"], int(match["number"])
    about = _focuses(rule)
    if number >= len(about) * VARIANTS:
        return None
    focus = about[number % len(about)]
    if _is_aftercare(rule):
        return aftercare_drills.drill(rule, focus, name)
    return claim_drills.drill(rule, focus, name)


def address_of(name: str) -> str:
    """Return what a drill is called in an address, which does not tell its rule."""
    return sha256(name.encode()).hexdigest()[:_ADDRESS]


def drill_at(address: str) -> Drill | None:
    """Return the drill that an address names, by that or by its id, or None if there is none."""
    return drill(_addresses().get(address, address))


@cache
def _addresses() -> Mapping[str, str]:
    """Return the ids of all drills by what they are called in an address."""
    return {address_of(name): name for rule in _SUBJECT_OF for name in _names(rule)}


def _names(rule: str) -> Iterator[str]:
    """Yield the ids that drills on a rule can have."""
    return (f"{rule}-{number}" for number in range(len(_focuses(rule)) * VARIANTS))


def ids(rule: str) -> Iterator[str]:
    """Yield the ids of all drills on a rule."""
    return (name for name in _names(rule) if drill(name) is not None)


def rules_at(subject: Subject | None, level: Level | None) -> tuple[str, ...]:
    """Return the rules that can be drilled.

    Args:
        subject: What to drill; None for everything.
        level: How hard; None for all levels.
    """
    subjects = [subject] if subject else list(Subject)
    return tuple(
        rule
        for each in subjects
        for rule in RULES[each]
        if level is None or any(focus.level is level for focus in _focuses(rule))
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
    about = _focuses(rule)
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


def _is_aftercare(rule: str) -> bool:
    return _SUBJECT_OF[rule] is Subject.AFTERCARE


@cache
def _focuses(rule: str) -> tuple[Focus, ...]:
    """Return everything worth drilling about a rule, each at the level that its drills have."""
    firm = reason(rule).standing is not decision.Standing.POSITION
    found = (aftercare_drills if _is_aftercare(rule) else claim_drills).focuses(rule)
    return found if firm else tuple(each._replace(level=Level.SILENCES) for each in found)
