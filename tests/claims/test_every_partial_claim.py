"""Every mixture of known and unknown facts, held against all that it can turn out to be."""

from itertools import product
from typing import Final

import pytest

from calculator.claims import ORDER, Claim, assess, remarks
from tests.claims import answers, expected, expected_remarks

FIELDS: Final = tuple(expected.VALUES)
OPTIONS: Final = {name: (None, *values) for name, values in expected.VALUES.items()}


STEP: Final = 17
"""One of so many is tried each time: a prime, so that every answer meets every other."""


def check(known: expected.Partial) -> None:
    right = expected.answers(known)
    assessment = assess(Claim.model_validate(dict(zip(FIELDS, known, strict=True))))
    assert answers.of(assessment) == right, known
    shown = answers.payments(assessment)
    assert len(shown) == len(set(shown)), known
    still_open = expected.open_fields(known)
    assert assessment.open_questions == tuple(n for n in ORDER if n in still_open), known
    assert assessment.decided is (not still_open), known


@pytest.mark.parametrize("care_type", OPTIONS["care_type"])
def test_one_partial_claim_of_some_has_the_payments_of_its_completions(
    care_type: str | None,
) -> None:
    fixed = OPTIONS | {"care_type": (care_type,)}
    for known in list(product(*fixed.values()))[::STEP]:
        check(known)


@pytest.mark.long
@pytest.mark.parametrize("care_type", OPTIONS["care_type"])
@pytest.mark.parametrize("first_trajectory", OPTIONS["first_trajectory"])
def test_every_partial_claim_has_the_payments_of_its_completions(
    care_type: str | None, first_trajectory: str | None
) -> None:
    fixed = OPTIONS | {"care_type": (care_type,), "first_trajectory": (first_trajectory,)}
    compared = 0
    for known in product(*fixed.values()):
        check(known)
        compared += 1
    assert compared == 3 * 3 * 7 * 3 * 9 * 4


def test_the_quick_way_to_open_questions_is_that_of_their_definition() -> None:
    """Compare pairs of completions that differ in one field only, for some claims."""
    for known in list(product(*OPTIONS.values()))[::1543]:
        found = set()
        ways = product(
            *(
                values if value is None else (value,)
                for value, values in zip(known, expected.VALUES.values(), strict=True)
            )
        )
        payment = {way: expected.answer(expected.Case(*way)).payment for way in ways}  # type: ignore[arg-type]
        for place, name in enumerate(FIELDS):
            for way, paid in payment.items():
                others = ((*way[:place], v, *way[place + 1 :]) for v in expected.VALUES[name])
                if any(payment.get(other, paid) != paid for other in others):
                    found.add(name)
                    break
        assert expected.open_fields(known) == found, known


def test_a_remark_is_made_of_the_unknown_when_it_holds_either_way() -> None:
    for case in list(expected.cases())[::37]:
        for field, values in expected.VALUES.items():
            given = case._asdict() | {field: None}
            ways = [case._replace(**{field: value}) for value in values]  # type: ignore[arg-type]
            claim = Claim.model_validate(given)
            said = {remark.id for remark in remarks(claim, expected_remarks.TODAY)}
            assert said == set.intersection(*map(expected_remarks.certain, ways)), (case, field)


def test_nothing_is_said_while_nothing_is_known() -> None:
    assert remarks(Claim()) == ()


def test_of_an_empty_claim_every_payment_is_possible_and_everything_is_open() -> None:
    assessment = assess(Claim())
    assert set(answers.payments(assessment)) == {
        "full",
        "reduced",
        "contact",
        "undecided",
        "do-not-claim",
        "not-applicable",
    }
    assert assessment.open_questions == ORDER
