"""What mixtures of known and unknown facts leave possible, worked out from those who know more."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache
from typing import Any, TypeAlias, TypeVar

Facts: TypeAlias = tuple[Any, ...]
"""A value for every field, None where it is unknown."""

Outcome = TypeVar("Outcome", bound=Hashable)


def possible(
    values: Sequence[Sequence[Any]], outcome: Callable[[Facts], Outcome]
) -> Callable[[Facts], frozenset[Outcome]]:
    """Tell of facts every outcome that they can still turn out to have.

    Args:
        values: All values of each field.
        outcome: What follows where everything is known.
    """

    @cache
    def of(facts: Facts) -> frozenset[Outcome]:
        if None not in facts:
            return frozenset({outcome(facts)})
        return frozenset[Outcome]().union(*map(of, _told(facts, facts.index(None), values)))

    return of


def that_matter(
    values: Sequence[Sequence[Any]], outcomes: Callable[[Facts], Sequence[Hashable]]
) -> Callable[[Facts], frozenset[tuple[int, int]]]:
    """Tell of facts which unknown ones alone can change which outcome, each by its place.

    What matters for somebody of whom everything else is known matters with more unknown too.

    Args:
        values: All values of each field.
        outcomes: What follows where everything is known, in one respect or several.
    """

    @cache
    def of(facts: Facts) -> frozenset[tuple[int, int]]:
        unknown = [place for place, fact in enumerate(facts) if fact is None]
        if len(unknown) == 1:
            (place,) = unknown
            several = zip(*(outcomes(each) for each in _told(facts, place, values)), strict=True)
            return frozenset((place, n) for n, each in enumerate(several) if len({*each}) > 1)
        # Two are told in turn: all others matter beside the one or the other, and these likewise.
        more = (each for place in unknown[:2] for each in _told(facts, place, values))
        return frozenset[tuple[int, int]]().union(*map(of, more))

    return of


def _told(facts: Facts, place: int, values: Sequence[Sequence[Any]]) -> Iterator[Facts]:
    """Yield the facts with each value of one of the unknown."""
    before, after = facts[:place], facts[place + 1 :]
    return ((*before, value, *after) for value in values[place])
