"""Every mixture of known and unknown facts, held against all that it can turn out to be."""

from collections import defaultdict
from itertools import product
from typing import Any, Final

import pytest

from calculator.aftercare import ORDER, Indication, Situation, TreatmentNeed, assess
from tests.aftercare import answers, expected, partly_known
from tests.aftercare.expected import Person

CHILD, ADULT = 9, 44
FIELDS: Final = {
    "indication": expected.VALUES["indication"],
    "treatment_need": expected.VALUES["treatment_need"],
    "age": (CHILD, ADULT),
    **{n: v for n, v in expected.VALUES.items() if n not in {"indication", "treatment_need"}},
}
NAMES: Final = list(FIELDS)
SUPPLEMENTARY: Final = NAMES.index("supplementary")
OUTSIDE: Final[expected.Plan] = ()


@pytest.mark.parametrize(
    ("left", "had"),
    [
        (None, None),
        (5, 20),
        *(
            pytest.param(left, had, marks=pytest.mark.long)
            for left, had in ((None, 20), (0, None), (0, 20), (5, None))
        ),
    ],
)
def test_every_partial_situation_has_the_plans_of_its_completions(
    left: int | None, had: int | None
) -> None:
    first, compared = (had or 0) + 1, 0
    values = list(FIELDS.values())
    if left:  # who has sessions left has an insurance that they are left in
        values[SUPPLEMENTARY] = tuple(v for v in values[SUPPLEMENTARY] if v != "none")

    def turn_out(facts: tuple[Any, ...]) -> tuple[expected.Walk, bool]:
        """Return who pays by which rules, and whether that hangs on the number left."""
        person = Person(*facts)
        plans = {expected.plan(person, number, first) for number in (0, 1)}
        return expected.walk(person, left, first), len(plans) > 1

    possible = partly_known.possible(values, turn_out)
    that_matter = partly_known.that_matter(
        values, lambda facts: [expected.plan(Person(*facts), left, first)]
    )
    for known in product(*((None, *options) for options in values)):
        plans: dict[expected.Plan, set[expected.Walk]] = defaultdict(set)
        for walk, _ in possible(known):
            plans[expected.plan_of(walk)].add(walk)
        outside = plans.pop(OUTSIDE, None) is not None
        still_open = {NAMES[place] for place, _ in that_matter(known)}
        if left is None and any(hangs for _, hangs in possible(known)):
            still_open.add("supplementary_sessions")
        given = dict(zip(FIELDS, known, strict=True))
        assessment = assess(
            Situation.model_validate(given | {"supplementary_sessions": left, "sessions_had": had})
        )
        shown = answers.blocks(assessment)
        assert len(shown) == len(plans)
        assert set(shown) == {expected.blocks(frozenset(each)) for each in plans.values()}
        assert assessment.open_questions == tuple(name for name in ORDER if name in still_open)
        assert assessment.decided is (not assessment.open_questions)
        assert assessment.in_scope is (None if outside and plans else not outside)
        compared += 1
    assert compared == 5 * 4 * 3 * 3 * (3 if left else 4) * 3 * 3 * 3


def test_the_scope_is_open_exactly_while_the_indication_is() -> None:
    assert assess(Situation()).in_scope is None
    assert assess(Situation(treatment_need=TreatmentNeed.PREVENTIVE)).in_scope is None
    assert assess(answers.situation(answers.person(indication="other"))).in_scope is False
    assert assess(Situation(indication=Indication.ONCOLOGY)).in_scope is True


def test_the_sessions_had_are_never_asked_for() -> None:
    assert "sessions_had" not in ORDER
    assert "sessions_had" not in assess(Situation()).open_questions
