"""What a drill can be about: a rule in general, or one of the places where people go wrong."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Final, NamedTuple, TypeVar

from calculator import decision
from calculator.drills.choice import pick

Then = TypeVar("Then")


class Level(StrEnum):
    """How hard a drill is, easiest first."""

    EXAMPLES = "examples"
    """Cases like the worked examples; of claims, those that the source names outright."""
    RULES = "rules"
    """Every rule that the sources or the law give, and what keeps each from holding."""
    EDGES = "edges"
    """The edges between rules, and cases in which a fact is missing."""
    SILENCES = "silences"
    """Where the sources are silent and a reading was chosen."""


class Focus(NamedTuple):
    """Something worth drilling about one rule.

    Attributes:
        name: What it is, for tests and for whoever reads drills.
        level: How hard it is, as long as every ground is firm.
        cases: The cases of the rule in which it comes up.
        told: Fields that have to be told, else the point is lost.
        missing: The field that is left out for people to ask; None for none.
        numbers: Numbers that are told exactly, by field.
    """

    name: str
    level: Level
    cases: decision.Cases
    told: frozenset[str] = frozenset()
    missing: str | None = None
    numbers: Mapping[str, int] = {}


_TRIES: Final = 60
"""Among how many cases one is looked for that fits a drill."""


def near_misses(
    table: decision.Table[Any], cases: decision.Cases, possible: decision.Cases
) -> Iterator[Focus]:
    """Yield every way in which a named condition just fails within the cases of a rule.

    Args:
        table: The rules.
        cases: Those of the rule that there can be.
        possible: All cases that there can be.
    """
    for focus in _near_misses(table, possible):
        if within := focus.cases & cases:
            yield focus._replace(cases=within)


@cache
def _near_misses(table: decision.Table[Any], possible: decision.Cases) -> tuple[Focus, ...]:
    """Return every way in which a named condition just fails; found once for each table."""
    found = []
    for name, condition in table.conditions.items():
        depends = frozenset(
            field
            for field in table.space.fields
            if table.space.widen(condition, field) != condition
        )
        for miss in decision.near_misses(table.space, condition & possible):
            why = ",".join(f"{field}={value}" for field, value in miss.answers.items())
            found.append(Focus(f"not-{name}:{why}", Level.RULES, miss.cases, told=depends))
    return tuple(found)


def missing_facts(table: decision.Table[Then], cases: decision.Cases) -> Iterator[Focus]:
    """Yield every field on which the outcome depends in some cases of a rule."""
    outcomes = table.outcomes(lambda then: then)
    for field in table.space.fields:
        matters = 0
        for outcome in outcomes.values():
            matters |= table.space.widen(outcome, field) & ~outcome
        if within := cases & matters:
            yield Focus(f"missing:{field}", Level.EDGES, within, missing=field)


def some_cases(space: decision.Space, about: Focus, seed: str) -> Iterator[decision.Case]:
    """Yield cases of a focus in an order that a seed decides, some perhaps twice."""
    bits = f"{about.cases:b}"[::-1]
    places = [place for place, bit in enumerate(bits) if bit == "1"]
    for attempt in range(_TRIES):
        yield space.case(pick(places, seed, "case", attempt))
