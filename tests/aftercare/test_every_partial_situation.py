"""Every mixture of known and unknown facts, held against all that it can turn out to be."""

from collections import defaultdict
from itertools import product
from typing import Any, Final

import pytest

from calculator.aftercare import ORDER, Indication, Situation, TreatmentNeed, assess
from tests.aftercare import answers, expected
from tests.aftercare.expected import Person

CHILD, ADULT = 9, 44
FIELDS: Final = {
    "indication": expected.VALUES["indication"],
    "treatment_need": expected.VALUES["treatment_need"],
    "age": (CHILD, ADULT),
    **{n: v for n, v in expected.VALUES.items() if n not in {"indication", "treatment_need"}},
}
PLACES: Final = {name: place for place, name in enumerate(FIELDS)}
OUTSIDE: Final[expected.Plan] = ()


def completions(known: tuple[Any, ...], left: int | None) -> list[Person]:
    """Return everybody who agrees with what is known, None being unknown."""
    values = [
        options if value is None else (value,)
        for value, options in zip(known, FIELDS.values(), strict=True)
    ]
    people = [Person(*each) for each in product(*values)]
    # Who has sessions left has an insurance that they are left in.
    return [p for p in people if not left or p.supplementary != "none"]


def open_by_definition(
    known: tuple[Any, ...], plans: dict[Person, expected.Plan], left: int | None
) -> tuple[str, ...]:
    """Return the unknown facts that alone can change scope or plan."""
    found = set()
    for name, place in PLACES.items():
        if known[place] is None:
            alike: dict[tuple[Any, ...], expected.Plan] = {}
            for person, plan in plans.items():
                others = person[:place] + person[place + 1 :]
                if alike.setdefault(others, plan) != plan:
                    found.add(name)
                    break
    if left is None and any(
        person.supplementary != "none"
        and plan
        and expected.plan(person, 0, plan[0].first) != expected.plan(person, 1, plan[0].first)
        for person, plan in plans.items()
    ):
        found.add("supplementary_sessions")
    return tuple(name for name in ORDER if name in found)


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
    for known in product(*((None, *values) for values in FIELDS.values())):
        if left and known[PLACES["supplementary"]] == "none":
            continue
        people = completions(known, left)
        plans = {person: expected.plan(person, left, first) for person in people}
        walks: dict[expected.Plan, set[expected.Walk]] = defaultdict(set)
        for person, plan in plans.items():
            walks[plan].add(expected.walk(person, left, first))
        outside = walks.pop(OUTSIDE, None) is not None
        given = dict(zip(FIELDS, known, strict=True))
        assessment = assess(
            Situation.model_validate(given | {"supplementary_sessions": left, "sessions_had": had})
        )
        shown = answers.blocks(assessment)
        assert len(shown) == len(walks)
        assert set(shown) == {expected.blocks(frozenset(each)) for each in walks.values()}
        assert assessment.open_questions == open_by_definition(known, plans, left)
        assert assessment.decided is (not assessment.open_questions)
        assert assessment.in_scope is (None if outside and walks else not outside)
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
