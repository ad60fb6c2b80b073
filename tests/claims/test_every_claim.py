"""Every claim of which everything is known, held against the answer worked out by hand."""

import pytest

from calculator.claims import ORDER, assess, remarks
from tests.claims import answers, expected, expected_remarks


@pytest.mark.parametrize("selective", [True, False])
@pytest.mark.parametrize("selected", [True, False])
def test_every_complete_claim_is_paid_as_the_domain_says(
    selective: bool,  # noqa: FBT001
    selected: bool,  # noqa: FBT001
) -> None:
    compared = 0
    for case in expected.cases():
        if (case.selective_policy, case.hospital_selected) != (selective, selected):
            continue
        assessment = assess(answers.claim(case))
        (outcome,) = assessment.outcomes
        assert len(outcome.reasons) == 1
        assert answers.of(assessment) == {expected.answer(case)}, case
        assert assessment.decided is True
        assert assessment.open_questions == ()
        compared += 1
    assert compared == 6 * 2 * 8 * 4 * 3 * 4


def test_every_complete_claim_has_the_remarks_of_the_domain() -> None:
    seen = set[str]()
    for case in expected.cases():
        if case.licence:
            continue  # no remark looks at it; that is proved with the changed rules
        claim = answers.claim(case)
        said = {remark.id for remark in remarks(claim, expected_remarks.TODAY)}
        assert said == expected_remarks.certain(case), case
        seen |= said
    assert seen == expected_remarks.STANDS.keys() - {expected_remarks.FAR_ONLY}


def test_the_fields_and_their_values_are_those_of_the_domain() -> None:
    assert tuple(expected.VALUES) == ORDER
    assert sum(1 for _ in expected.cases()) == 18_432


def test_every_payment_and_percentage_is_met() -> None:
    met = {(found.payment, found.percentage) for found in map(expected.answer, expected.cases())}
    assert met == {
        ("full", 100),
        ("reduced", 75),
        ("contact", None),
        ("undecided", None),
        ("do-not-claim", None),
        ("not-applicable", None),
    }
