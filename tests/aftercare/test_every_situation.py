"""Every complete situation, held against the answer worked out by hand."""

from typing import Final

import pytest

from calculator.aftercare import assess
from tests.aftercare import answers, expected

AGES: Final = (0, 17, 18, 67, 120)
LEFT: Final = (None, 0, 1, 2, 17, 18, 19, 20, 21, 27, 999)
HAD: Final = (None, 0, 1, 17, 18, 19, 20, 21, 27, 999)


@pytest.mark.parametrize("had", HAD)
def test_every_complete_situation_has_the_plan_of_the_domain(had: int | None) -> None:
    compared = 0
    for person in expected.persons(AGES):
        for left in LEFT[:2] if person.supplementary == "none" else LEFT:
            assessment = assess(answers.situation(person, left, had))
            walk = expected.walk(person, left, (had or 0) + 1)
            unlimited = any(run.limit_unknown for run in walk)
            outside = person.indication == "other"
            shown = answers.blocks(assessment)
            assert shown == ([] if outside else [expected.blocks(frozenset({walk}))])
            assert assessment.in_scope is not outside
            assert assessment.open_questions == (("supplementary_sessions",) * unlimited)
            assert assessment.decided is not unlimited
            compared += 1
    assert compared == 3 * 3 * 5 * 2 * 2 * 2 * 2 * (2 + 2 * 11)
