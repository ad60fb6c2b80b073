"""Every answer that by itself keeps a condition from holding, and where it alone does so."""

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise, product
from typing import NamedTuple

from calculator.decision.space import Cases, Space, Value


class NearMiss(NamedTuple):
    """A smallest group of answers that keeps a condition from holding.

    Attributes:
        answers: The group, by field in declared order; leave one out and the condition can hold.
        cases: The cases in which the group is there and as little else as possible keeps the
            condition from holding; nothing else, where there are such cases.
    """

    answers: Mapping[str, Value]
    cases: Cases


def near_misses(space: Space, condition: Cases) -> tuple[NearMiss, ...]:
    """Return every way in which a condition just fails.

    Args:
        space: All cases.
        condition: The cases in which it holds.

    Returns:
        The ways, those by one answer first, then in the order of the fields. None for a
        condition that always or never holds.
    """
    groups = list(_smallest_groups(space, condition)) if condition else []
    excluded = [space.matching(group) for group in groups]
    failing = _by_how_many(excluded)
    return tuple(
        NearMiss(group, next(cases & few for few in failing if cases & few))
        for group, cases in zip(groups, excluded, strict=True)
    )


def _smallest_groups(space: Space, condition: Cases) -> Iterator[Mapping[str, Value]]:
    fields = [name for name in space.fields if space.widen(condition, name) != condition]
    groups: list[dict[str, Value]] = []
    for size in range(1, len(fields) + 1):
        for names in combinations(fields, size):
            for values in product(*(space.fields[name].values for name in names)):
                group = dict(zip(names, values, strict=True))
                if any(smaller.items() <= group.items() for smaller in groups):
                    continue
                if not space.matching(group) & condition:
                    groups.append(group)
                    yield group


def _by_how_many(sets: list[Cases]) -> list[Cases]:
    """Return the cases that are in exactly one of the sets, in exactly two, and so on."""
    at_least: list[Cases] = [0] * (len(sets) + 1)
    for cases in sets:
        for count in range(len(sets) - 1, 0, -1):
            at_least[count] |= at_least[count - 1] & cases
        at_least[0] |= cases
    return [more & ~fewer for more, fewer in pairwise(at_least)]
