"""The right answer is always among the choices, and each choice is somewhere the right one."""

from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import Final

import pytest

from calculator import aftercare, claims
from calculator.drills import SUBJECTS
from calculator.drills.aftercare import answers as about_people
from calculator.drills.claims.answers import second_code
from tests.aftercare import answers, expected
from tests.claims import answers as claim_answers
from tests.claims import expected as claim_expected
from tests.drills import every, rightly

LEFT: Final = (0, 1, 2, 9, 17, 18, 19, 20, 21, 27, 999)
HAD: Final = (0, 5, 17, 18, 19, 20, 21)
PARTS: Final = {
    every.AFTERCARE: (
        "step",
        "question",
        "within_limit",
        "past_limit",
        "claim_codes",
    ),
    every.CLAIMS: (
        "step",
        "question",
        "payment",
        "referral_type",
        "second_code",
    ),
}


def options(subject: str, part: str) -> Sequence[str]:
    """Return what can be answered to a part, as it is written."""
    return tuple(SUBJECTS[subject].parts[part].options)


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
    chosen: dict[str, set[str]] = {part: set() for part in PARTS[every.AFTERCARE]}
    for plan, (person, left, had) in every_plan().items():
        right = dict(rightly.answer(person, left, had))
        for part, answer in right.items():
            assert answer in options(every.AFTERCARE, part), (person, left, had)
            chosen[part].add(answer)
        assessment = aftercare.assess(answers.situation(person, left, had))
        if not plan:
            assert assessment.in_scope is False
            continue
        found = about_people.right(answers.situation(person, left, had))
        assert found == {"within_limit": "", **{p: a for p, a in right.items() if p != "step"}}
        compared += 1
    assert compared > 150
    for part in ("within_limit", "past_limit", "claim_codes"):
        assert chosen[part] == set(options(every.AFTERCARE, part)) - never_right(part)


@pytest.mark.parametrize("rule", every.RULES)
def test_the_right_answers_of_every_drill_are_choices(rule: str) -> None:
    for drill in every.drills_on(rule):
        for part, right in drill.key.items():
            assert right in drill.options(part), drill.id


@pytest.mark.parametrize(
    ("subject", "part"), [(subject, part) for subject in every.SUBJECTS for part in PARTS[subject]]
)
def test_each_choice_is_right_in_some_drill(subject: str, part: str) -> None:
    right = {drill.key[part] for drill in every.all_drills(subject) if part in drill.key}
    assert right >= set(options(subject, part)) - never_right(part) - seldom_right(part)


def never_right(part: str) -> set[str]:
    """Return what only looks right: sessions left in an insurance come to an end."""
    return {expected.SUPPLEMENTARY} if part == "past_limit" else set()


def seldom_right(part: str) -> set[str]:
    """Return what is right in cases that are not drilled."""
    if part == "second_code":
        return {"190015"}  # acute contact at the emergency department is told by its code only
    return set()


def test_the_right_answer_about_a_claim_is_always_a_choice() -> None:
    found, codes = set(), set()
    referral_types = options(every.CLAIMS, "referral_type")
    for case in claim_expected.cases():
        found.add(claim_expected.answer(case).payment)
        assert case.referral_type in referral_types
        if (case.selective_policy, case.hospital_selected, case.licence) == (True, False, True):
            codes.add(second_code(claim_answers.claim(case)))
    assert found == set(options(every.CLAIMS, "payment"))
    assert codes == set(options(every.CLAIMS, "second_code"))


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


@pytest.mark.parametrize("subject", every.SUBJECTS)
def test_no_choice_stands_there_twice_and_no_other_part_has_any(subject: str) -> None:
    for part in {*PARTS[every.AFTERCARE], *PARTS[every.CLAIMS]}:
        if part in PARTS[subject]:
            assert len(options(subject, part)) == len(set(options(subject, part))) > 1
        else:
            with pytest.raises(KeyError):
                options(subject, part)
