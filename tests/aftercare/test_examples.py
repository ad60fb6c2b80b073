"""The three worked examples, with the plans that the domain gives them."""

from typing import Any, Final

import pytest

from calculator.aftercare import EXAMPLES, Example, Indication, assess
from tests.aftercare import answers

BOTH: Final = (Indication.ONCOLOGY, Indication.CARDIOVASCULAR)
MODULE, BASIC, PERSON = "basis-plus-module", "basis-insurance", "insured-person"

PLANS: Final = [
    (0, True, ((1, 20, MODULE), (21, None, BASIC))),
    (1, True, ((1, 20, MODULE), (21, None, BASIC))),
    (1, False, ((1, None, MODULE),)),
    (2, True, ((1, 20, PERSON), (21, None, BASIC))),
    (2, False, ((1, None, PERSON),)),
]


def test_there_are_three_examples() -> None:
    assert len(EXAMPLES) == 3
    assert len({example.id for example in EXAMPLES}) == 3


@pytest.mark.parametrize("indication", BOTH)
@pytest.mark.parametrize(("place", "entitled", "plan"), PLANS)
def test_each_example_has_its_plan_for_both_indications_and_both_ways(
    place: int,
    plan: tuple[tuple[int, int | None, str], ...],
    indication: Indication,
    *,
    entitled: bool,
) -> None:
    situation = EXAMPLES[place].situation(indication, basis_entitlement=entitled)
    assessment = assess(situation)
    assert situation.indication is indication
    assert situation.basis_entitlement is entitled
    assert assessment.decided
    assert answers.who_pays(assessment) == [plan]


def test_in_the_first_example_the_27_sessions_stay_untouched() -> None:
    for indication in BOTH:
        situation = EXAMPLES[0].situation(indication)
        assert situation.supplementary_sessions == 27
        (plan,) = assess(situation).plans
        assert all(block.payer != "supplementary-insurance" for block in plan.blocks)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_what_is_given_and_what_is_filled_in_are_apart(example: Example) -> None:
    parts = [set(example.given), set(example.filled_in), set(example.both_ways), {"indication"}]
    assert len(set().union(*parts)) == sum(len(part) for part in parts)
    known = example.situation(Indication.ONCOLOGY).model_dump(exclude_none=True)
    assert known.keys() == set().union(*parts)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_an_adult_a_plus_practice_a_referral_and_a_current_need_are_filled_in(
    example: Example,
) -> None:
    filled: dict[str, Any] = dict(example.filled_in)
    assert filled["age"] >= 18
    assert filled["plus_practice"] is True
    assert filled["referral"] is True
    assert filled["treatment_need"] == "current"


def test_in_the_second_example_no_supplementary_insurance_is_filled_in() -> None:
    assert EXAMPLES[1].filled_in["supplementary"] == "none"
    assert EXAMPLES[1].given == {"basis_plus_module": True}


def test_only_the_third_example_names_no_indication() -> None:
    named = [example.indication_given for example in EXAMPLES]
    assert named == [Indication.ONCOLOGY, Indication.ONCOLOGY, None]


def test_the_examples_with_two_ways_turn_on_the_basis_entitlement() -> None:
    assert [example.both_ways for example in EXAMPLES] == [
        (),
        ("basis_entitlement",),
        ("basis_entitlement",),
    ]


def test_the_third_example_has_no_module_and_nothing_supplementary() -> None:
    assert EXAMPLES[2].given == {"basis_plus_module": False, "supplementary": "none"}
