"""Every function that is offered answers for everybody: in scope or not, told of or not at all."""

from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise, product
from typing import Any, Final

import pytest

from calculator import aftercare
from calculator.aftercare import Effect, Situation
from tests.aftercare import expected

TRIED: Final = {
    "alternatives",
    "assess",
    "effect",
    "interview",
    "limits",
    "list_changes",
    "next_change",
    "prospects",
    "reckon",
    "remarks",
    "combine_plans",
    "table",
    "why_not",
}
COUNTS: Final = tuple(product((None, 0, 1, 30), (None, 0, 18, 25, 999)))
"""Sessions left in a supplementary insurance, and sessions had."""
STEPS: Final = (1009, pytest.param(307, marks=pytest.mark.long))
"""One of so many is tried: a prime, so that every answer meets every other."""
OUTSIDE: Final = Situation(indication=aftercare.Indication.OTHER)


@cache
def situations(step: int) -> tuple[Situation, ...]:
    """Return situations in which each fact is known or not, one of so many."""
    return (Situation(), OUTSIDE, *_every(step))


def _every(step: int) -> Iterator[Situation]:
    facts = {"age": (17, 18), **expected.VALUES}
    partial: Iterator[tuple[Any, ...]] = product(
        COUNTS, *((None, *values) for values in facts.values())
    )
    for known in islice(partial, 0, None, step):
        told = dict(zip(facts, known[1:], strict=True))
        told |= dict(zip(("supplementary_sessions", "sessions_had"), known[0], strict=True))
        if not (told["supplementary_sessions"] and told["supplementary"] == "none"):
            yield Situation.model_validate(told)


def test_every_function_that_is_offered_is_tried_here() -> None:
    assert {name for name in aftercare.__all__ if name.islower()} == TRIED


@pytest.mark.parametrize("step", STEPS)
def test_everybody_is_answered_by_every_function(step: int) -> None:
    assert aftercare.limits().adults
    table = aftercare.table()
    for before, after in pairwise(edition.made for edition in aftercare.EDITIONS):
        assert not list(aftercare.list_changes(before, after))
    for situation in situations(step):
        assessment = aftercare.assess(situation)
        assert bool(assessment.plans) is (assessment.in_scope is not False)
        assert bool(aftercare.prospects(assessment.plans)) is bool(assessment.plans)
        assert bool(aftercare.combine_plans(assessment.plans)) is bool(assessment.plans)
        aftercare.remarks(situation)
        assert aftercare.reckon(situation, aftercare.Expected()).costs is None
        assert aftercare.next_change(situation) is None  # no edition changes what is paid
        told = situation.model_dump()
        shown = aftercare.interview(told, [field for field in told if told[field] is None])
        assert set(shown.questions) <= set(aftercare.ORDER)
        for name in (*table.conditions, *table.cases):
            aftercare.why_not(situation, name)


@pytest.mark.parametrize("step", STEPS)
def test_everybody_is_told_what_could_change(step: int) -> None:
    for situation in situations(step):
        assessment = aftercare.assess(situation)
        for alternative in aftercare.alternatives(situation):
            assert aftercare.effect(assessment, alternative.assessment) is alternative.effect


def test_nothing_is_told_of_the_effect_of_coming_in_or_out_of_scope() -> None:
    outside = aftercare.assess(OUTSIDE)
    for situation in situations(1009):
        other = aftercare.assess(situation)
        assert aftercare.effect(outside, other) is Effect.MIXED
        assert aftercare.effect(other, outside) is Effect.MIXED
