"""What is certain while several plans are possible, held against the plans session by session."""

from itertools import pairwise, product
from typing import Any, Final

import pytest

from calculator.aftercare import Plan, Prospect, Situation, assess, prospects
from tests.aftercare import answers, expected

FAR: Final = 2000
"""A session past every edge."""
PAYERS: Final = [expected.MODULE, expected.BASIC, expected.SUPPLEMENTARY, expected.PERSON]


def holders(stretches: Any, session: int) -> list[Any]:
    return [s for s in stretches if s.first <= session and (s.last is None or session <= s.last)]


def check(plans: tuple[Plan, ...], found: tuple[Prospect, ...], first: int) -> None:
    # Nothing changes but where something begins or ends.
    edges = [bound for plan in plans for each in plan.blocks for bound in (each.first, each.last)]
    edges += [bound for each in found for bound in (each.first, each.last)]
    for session in {first, FAR, *(bound for bound in edges if bound is not None)}:
        blocks = [block for plan in plans for block in holders(plan.blocks, session)]
        assert len(blocks) == len(plans)
        (prospect,) = holders(found, session)
        payers = {block.payer.value for block in blocks}
        assert [payer.value for payer in prospect.payers] == [p for p in PAYERS if p in payers]
        assert prospect.limit_unknown is any(block.limit_unknown for block in blocks)
    assert found[0].first == first
    assert found[-1].last is None
    for one, other in pairwise(found):
        assert one.last is not None
        assert one.last + 1 == other.first
        assert (one.payers, one.limit_unknown) != (other.payers, other.limit_unknown)


@pytest.mark.parametrize("left", [None, 0, 5, 30])
def test_each_session_has_everyone_who_may_pay_it(left: int | None) -> None:
    options: dict[str, tuple[Any, ...]] = {
        "age": (None, 9, 44),
        "basis_plus_module": (None, True, False),
        "supplementary": (None, "without-aftercare"),
        "basis_entitlement": (None, True, False),
        "plus_practice": (None, True),
        "referral": (None, True, False),
        "sessions_had": (None, 17, 20),
    }
    several = 0
    for values in product(*options.values()):
        given = dict(zip(options, values, strict=True))
        person = {"indication": "oncology", "treatment_need": "current"}
        plans = assess(
            Situation.model_validate(person | given | {"supplementary_sessions": left})
        ).plans
        check(plans, prospects(plans), (given["sessions_had"] or 0) + 1)
        several += len(plans) > 1
    assert several > 100


def test_the_prospects_of_one_plan_are_its_payers() -> None:
    person = answers.person(basis_entitlement=True, referral=True)
    (plan,) = assess(answers.situation(person)).plans
    assert [(p.first, p.last, p.payers) for p in prospects([plan])] == [
        (1, 20, ("insured-person",)),
        (21, None, ("basis-insurance",)),
    ]


def test_without_plans_there_are_no_prospects() -> None:
    assert prospects(()) == ()
