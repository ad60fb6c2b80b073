"""Every complete situation, held against the answer worked out by hand."""

from typing import Final

import pytest

from calculator.aftercare import assess
from tests.aftercare import answers, expected

AGES: Final = ((17, 18), pytest.param((0, 67, 120), marks=pytest.mark.long))
"""Both sides of the border each time; those beyond it where there is time for the long tests."""
LEFT: Final = (None, 0, 1, 2, 17, 18, 19, 20, 21, 27, 999)
HAD: Final = (
    *(None, 17, 18, 19, 20, 999),
    *(pytest.param(had, marks=pytest.mark.long) for had in (0, 1, 21, 27)),
)
"""Both sides of each limit, none and very many each time; the others as long tests."""


@pytest.mark.parametrize("ages", AGES, ids=str)
@pytest.mark.parametrize("had", HAD)
def test_every_complete_situation_has_the_plan_of_the_domain(
    had: int | None, ages: tuple[int, ...]
) -> None:
    compared = 0
    for person in expected.persons(ages):
        for left in LEFT[:2] if person.supplementary == "none" else LEFT:
            assessment = assess(answers.situation(person, left, had))
            walk = expected.walk(person, left, (had or 0) + 1)
            unlimited = any(run.limit_unknown for run in walk)
            outside = person.indication in expected.OUT_OF_SCOPE
            shown = answers.blocks(assessment)
            assert shown == ([] if outside else [expected.blocks(frozenset({walk}))])
            assert assessment.in_scope is not outside
            reasons = [(reason.rule, reason.standing.value) for reason in assessment.out_of_scope]
            assert reasons == ([expected.OUT_OF_SCOPE[person.indication]] if outside else [])
            assert assessment.open_questions == (("supplementary_sessions",) * unlimited)
            assert assessment.decided is not unlimited
            compared += 1
    assert compared == 4 * 3 * len(ages) * 2 * 2 * 2 * 2 * (2 + 2 * 11)
