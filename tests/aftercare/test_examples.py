"""The three worked examples, with the plans that the domain gives them."""

from typing import Any, Final

import pytest
from pydantic import ValidationError

from calculator.aftercare import EXAMPLES, Example, Indication, Origin, assess
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


PAGE, OURS = Origin.PAGE, Origin.OURS
IN_ALL: Final = {("treatment_need", OURS), ("plus_practice", OURS), ("referral", OURS)}
FROM: Final = [
    {
        ("age", PAGE),  # 18 or over
        ("age", OURS),  # how old exactly
        ("supplementary", PAGE),  # that there is one
        ("supplementary", OURS),  # that the cover is in it
        ("supplementary_sessions", PAGE),
        ("basis_plus_module", OURS),
        ("basis_entitlement", PAGE),
    },
    {
        ("age", PAGE),
        ("age", OURS),
        ("basis_plus_module", PAGE),
        ("supplementary", OURS),
        ("basis_entitlement", PAGE),
    },
    {
        ("age", OURS),
        ("basis_plus_module", PAGE),
        ("supplementary", PAGE),
        ("basis_entitlement", PAGE),
    },
]
"""Where each fact of the examples comes from, but for what the aftercare is for."""


@pytest.mark.parametrize("indication", BOTH)
@pytest.mark.parametrize(("place", "entitled", "plan"), PLANS)
def test_each_fact_is_told_with_where_it_comes_from(
    place: int, plan: object, indication: Indication, *, entitled: bool
) -> None:
    example = EXAMPLES[place]
    told = example.tell(example.situation(indication, basis_entitlement=entitled))
    of_page = indication is Indication.ONCOLOGY and place < 2
    of_indication = ("indication", PAGE if of_page else OURS)
    assert {(fact.field, fact.origin) for fact in told} == FROM[place] | IN_ALL | {of_indication}
    assert example.names(indication) is of_page


def test_whatever_is_known_of_the_person_is_told() -> None:
    for example in EXAMPLES:
        situation = example.situation(Indication.ONCOLOGY)
        told = {fact.field for fact in example.tell(situation)}
        assert told == situation.model_dump(exclude_none=True).keys()


def test_that_the_cover_is_in_the_first_insurance_is_the_only_reading_and_says_why() -> None:
    read = [
        (place, fact.field, fact.origin)
        for place, example in enumerate(EXAMPLES)
        for fact in example.tell(example.situation(Indication.ONCOLOGY))
        if fact.reading
    ]
    assert read == [(0, "supplementary", OURS)]


def without(example: Example, group: str, field: str) -> dict[str, Any]:
    """Return an example as it is written, with a field left out of a group."""
    written = example.model_dump()
    written[group] = {name: fact for name, fact in written[group].items() if name != field}
    return written


def test_a_fact_that_stands_nowhere_or_twice_is_refused() -> None:
    nowhere = without(EXAMPLES[0], "ours", "referral")
    with pytest.raises(ValidationError, match="not in exactly one group: referral"):
        Example.model_validate(nowhere)
    for group in ("both_ways", "left_open"):
        twice = EXAMPLES[0].model_dump()
        twice[group] = (*twice[group], "age")
        with pytest.raises(ValidationError, match="not in exactly one group: age"):
            Example.model_validate(twice)


def test_a_field_that_does_not_exist_is_refused() -> None:
    strange = EXAMPLES[1].model_dump()
    strange["ours"] = {**strange["ours"], "shoe_size": 42}
    with pytest.raises(ValidationError, match="no fields of a situation: shoe_size"):
        Example.model_validate(strange)


def test_words_of_the_page_are_there_for_what_it_says_less_of_and_for_no_fact_of_ours() -> None:
    with pytest.raises(ValidationError, match="no words of the page: age"):
        Example.model_validate(without(EXAMPLES[1], "page_words", "age"))
    strange = EXAMPLES[1].model_dump()
    strange["page_words"] = {**strange["page_words"], "referral": {"nl": "ja", "en": "yes"}}
    with pytest.raises(ValidationError, match="for what it does not say: referral"):
        Example.model_validate(strange)


@pytest.mark.parametrize(
    ("field", "page", "ours"),
    [
        ("age", ["18-or-over"], 17),
        ("age", ["under-18"], 52),
        ("supplementary", ["with-aftercare"], "with-aftercare"),
        ("supplementary", ["none", "without-aftercare"], "with-aftercare"),
    ],
)
def test_what_does_not_narrow_what_the_page_says_is_refused(
    field: str, page: list[str], ours: str | int
) -> None:
    wrong = EXAMPLES[0].model_dump()
    wrong["narrowed"] = {**wrong["narrowed"], field: {"page": page, "ours": ours}}
    with pytest.raises(ValidationError, match=f"{field} does not narrow what the page says"):
        Example.model_validate(wrong)


def test_a_value_that_cannot_be_is_refused() -> None:
    wrong = EXAMPLES[2].model_dump()
    wrong["ours"] = {**wrong["ours"], "age": 121}
    with pytest.raises(ValidationError):
        Example.model_validate(wrong)
