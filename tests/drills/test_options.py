"""The right answer is always among the choices, and each choice is somewhere the right one."""

from functools import cache
from itertools import product
from typing import Final

import pytest

from calculator import aftercare, claims
from calculator.drills import Part, Subject, options
from calculator.drills.aftercare_drills import payers_between, written_codes, written_payers
from calculator.drills.claim_drills import second_code
from tests.aftercare import answers, expected
from tests.claims import answers as claim_answers
from tests.claims import expected as claim_expected
from tests.drills import every, rightly

LEFT: Final = (0, 1, 2, 9, 17, 18, 19, 20, 21, 27, 999)
HAD: Final = (0, 5, 17, 18, 19, 20, 21)
PARTS: Final = {
    Subject.AFTERCARE: (
        Part.STEP,
        Part.QUESTION,
        Part.FIRST_20,
        Part.FROM_21,
        Part.CLAIM_CODES,
    ),
    Subject.CLAIMS: (
        Part.STEP,
        Part.QUESTION,
        Part.PAYMENT,
        Part.REFERRAL_TYPE,
        Part.SECOND_CODE,
    ),
}


@cache
def every_plan() -> dict[expected.Plan, tuple[expected.Person, int | None, int]]:
    """Return everything that sessions to come can be paid by, with somebody of whom it is so."""
    found: dict[expected.Plan, tuple[expected.Person, int | None, int]] = {}
    for person in expected.persons([17, 18]):
        if person.indication == "cardiovascular":
            continue  # paid as after cancer
        lefts = (None,) if person.supplementary == "none" else LEFT
        for left, had in product(lefts, HAD):
            found.setdefault(expected.plan(person, left, had + 1), (person, left, had))
    return found


def test_the_right_answer_about_a_person_is_always_a_choice_and_each_choice_is_one() -> None:
    compared = 0
    chosen: dict[Part, set[str]] = {part: set() for part in PARTS[Subject.AFTERCARE]}
    for plan, (person, left, had) in every_plan().items():
        right = dict(rightly.answer(person, left, had))
        for part, answer in right.items():
            assert answer in options(Subject.AFTERCARE, Part(part)), (person, left, had)
            chosen[Part(part)].add(answer)
        assessment = aftercare.assess(answers.situation(person, left, had))
        if not plan:
            assert assessment.in_scope is False
            continue
        (found,) = assessment.plans
        assert written_payers(payers_between(found, 1, 20)) == right.get("first_20", "")
        assert written_payers(payers_between(found, 21, None)) == right["from_21"]
        assert written_codes(found) == right["claim_codes"]
        compared += 1
    assert compared > 150
    for part in (Part.FIRST_20, Part.FROM_21, Part.CLAIM_CODES):
        assert chosen[part] == set(options(Subject.AFTERCARE, part)) - never_right(part)


@pytest.mark.parametrize("rule", every.RULES)
def test_the_right_answers_of_every_drill_are_choices(rule: str) -> None:
    for drill in every.drills_on(rule):
        for part, right in drill.key.items():
            assert right in options(drill.subject, part), drill.id


@pytest.mark.parametrize(
    ("subject", "part"), [(subject, part) for subject in Subject for part in PARTS[subject]]
)
def test_each_choice_is_right_in_some_drill(subject: Subject, part: Part) -> None:
    right = {drill.key[part] for drill in every.all_drills(subject) if part in drill.key}
    assert right >= set(options(subject, part)) - never_right(part) - seldom_right(part)


def never_right(part: Part) -> set[str]:
    """Return what only looks right: sessions left in an insurance come to an end."""
    return {expected.SUPPLEMENTARY} if part is Part.FROM_21 else set()


def seldom_right(part: Part) -> set[str]:
    """Return what is right in cases that are not drilled."""
    if part is Part.SECOND_CODE:
        return {"190015"}  # acute contact at the emergency department is told by its code only
    return set()


def test_the_right_answer_about_a_claim_is_always_a_choice() -> None:
    found, codes = set(), set()
    referral_types = options(Subject.CLAIMS, Part.REFERRAL_TYPE)
    for case in claim_expected.cases():
        found.add(claim_expected.answer(case).payment)
        assert case.referral_type in referral_types
        if (case.selective_policy, case.hospital_selected, case.licence) == (True, False, True):
            codes.add(second_code(claim_answers.claim(case)))
    assert found == set(options(Subject.CLAIMS, Part.PAYMENT))
    assert codes == set(options(Subject.CLAIMS, Part.SECOND_CODE))


def test_a_claim_of_every_second_code_has_the_code_that_decides_beside_its_type() -> None:
    for referral_type, care_type, activity in product(
        claim_expected.VALUES["referral_type"],
        claim_expected.VALUES["care_type"],
        claim_expected.VALUES["acute_activity"],
    ):
        right = "none"
        if referral_type in ("05", "07") and care_type != "other":
            right = str(care_type)
        if referral_type in ("04", "08"):
            right = str(activity)
        claim = claims.Claim.model_validate(
            {
                "referral_type": referral_type,
                "care_type": care_type,
                "acute_activity": activity,
            }
        )
        assert second_code(claim) == right


@pytest.mark.parametrize("subject", Subject)
def test_no_choice_stands_there_twice_and_no_other_part_has_any(subject: Subject) -> None:
    for part in Part:
        if part in PARTS[subject]:
            assert len(options(subject, part)) == len(set(options(subject, part))) > 1
        else:
            with pytest.raises(KeyError):
                options(subject, part)
