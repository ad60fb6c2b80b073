"""Every code of the national list, as a fact about a person: what it tells, leaves and refuses."""

from collections.abc import Iterator
from itertools import product
from typing import Final

import pytest
from pydantic import ValidationError

from calculator.aftercare import Situation, assess, interview, remarks
from tests.aftercare import answers, expected
from tests.aftercare.expected import Person
from tests.aftercare.statutory_list.test_codes import COMBINATIONS, ROWS

CLAUDICATION: Final = "9248"
AGES: Final = {9: False, 44: True}
"""Ages, and whether somebody is then an adult."""


def pairs(code: str) -> Iterator[tuple[int, bool]]:
    """Yield the ages with whether it may then be listed, read by hand from the national list."""
    row = ROWS[code]
    adult, child = COMBINATIONS[row["csi_adult"], row["csi_child"]]
    yield from ((44, listed) for listed in adult)
    yield from ((9, listed) for listed in child)


def people(code: str, age: int | None, *, module: bool) -> list[Person]:
    """Return everybody that somebody with a code can be."""
    return [
        answers.person(
            age=years,
            basis_entitlement=listed,
            basis_plus_module=module,
            plus_practice=True,
            referral=True,
        )
        for years, listed in pairs(code)
        if age in {None, years}
    ]


@pytest.mark.parametrize("module", [True, False])
@pytest.mark.parametrize("age", [9, 44, None])
def test_every_code_leaves_the_plans_of_those_that_somebody_with_it_can_be(
    age: int | None, *, module: bool
) -> None:
    for code in ROWS.keys() - {CLAUDICATION}:
        can_be = people(code, age, module=module)
        situation = answers.situation(can_be[0]).model_copy(
            update={"age": age, "basis_entitlement": None, "diagnosis_code": code}
        )
        assessment = assess(Situation.model_validate(situation.model_dump()))
        plans = {expected.plan(person, None, 1) for person in can_be}
        assert len(assessment.plans) == len(plans), code
        assert {_as_expected(blocks) for blocks in answers.blocks(assessment)} == plans, code
        open_questions = {
            field
            for field in ("age", "basis_entitlement")
            for one, other in product(can_be, repeat=2)
            if one._replace(**{field: getattr(other, field)}) == other
            and expected.plan(one, None, 1) != expected.plan(other, None, 1)
        }
        assert set(assessment.open_questions) == open_questions, code
        assert assessment.decided is (len(plans) == 1), code


def _as_expected(blocks: tuple[expected.Block, ...]) -> expected.Plan:
    joined: list[expected.Stretch] = []
    for block in blocks:
        if joined and (joined[-1].payer, joined[-1].claim) == (block.payer, block.claim):
            joined[-1] = joined[-1]._replace(last=block.last)
        else:
            joined.append(expected.Stretch(*block[:5]))
    return tuple(joined)


@pytest.mark.parametrize("age", [9, 44, None])
@pytest.mark.parametrize("listed", [True, False, None])
def test_a_code_contradicts_what_leaves_no_pair_and_names_each_field_at_odds(
    age: int | None, *, listed: bool | None
) -> None:
    given = {"age": age, "basis_entitlement": listed}
    for code in ROWS:
        left = [p for p in pairs(code) if age in {None, p[0]} and listed in {None, p[1]}]
        if left:
            assert Situation.model_validate(given | {"diagnosis_code": code})
            continue
        with pytest.raises(ValidationError) as refused:
            Situation.model_validate(given | {"diagnosis_code": code})
        of_any_age = any(listed == may for _, may in pairs(code))
        fields = {"diagnosis_code", "basis_entitlement"} | ({"age"} if of_any_age else set())
        assert {entry["loc"] for entry in refused.value.errors()} == {(field,) for field in fields}
        assert code not in str(refused.value)


def test_9248_is_claudication_and_tells_nothing_of_the_list() -> None:
    alone = assess(Situation(diagnosis_code=CLAUDICATION))
    assert alone.in_scope is False
    assert [reason.rule for reason in alone.out_of_scope] == ["claudication-has-its-own-rule"]
    for listed in (True, False):
        assert Situation(diagnosis_code=CLAUDICATION, basis_entitlement=listed)
    assert Situation.model_validate({"diagnosis_code": CLAUDICATION, "indication": "claudication"})
    for indication in ("oncology", "cardiovascular", "other"):
        given = {"diagnosis_code": CLAUDICATION, "indication": indication}
        assert Situation.at_odds(given) == {"diagnosis_code", "indication"}


def test_no_other_code_tells_or_contradicts_an_indication() -> None:
    for code in ROWS.keys() - {CLAUDICATION}:
        assert Situation(diagnosis_code=code).known().get("indication") is None
        for indication in expected.VALUES["indication"]:
            assert Situation.model_validate({"diagnosis_code": code, "indication": indication})


@pytest.mark.parametrize("code", ["0000", "9999", "254", "25411", "", "abcd", 2541, True])
def test_a_code_that_the_national_list_does_not_have_is_refused_and_not_repeated(
    code: object,
) -> None:
    with pytest.raises(ValidationError) as refused:
        Situation.model_validate({"diagnosis_code": code})
    assert not code or str(code) not in str(refused.value)


def test_several_contradictions_are_all_told_at_once() -> None:
    given = {
        "supplementary": "none",
        "supplementary_sessions": 3,
        "diagnosis_code": "2542",
        "basis_entitlement": True,
    }
    assert Situation.at_odds(given) == given.keys()


def test_a_code_is_never_asked_and_counts_whatever_was_asked() -> None:
    known = {"indication": "cardiovascular", "treatment_need": "current", "age": 52}
    declined = {"basis_plus_module", "supplementary", "supplementary_sessions"}
    shown = interview(known | {"diagnosis_code": "2542"}, declined).questions
    assert "diagnosis_code" not in shown
    assert "basis_entitlement" in shown  # with the answer that the code tells


@pytest.mark.parametrize("code", ["2542", "9372", "2202"])
@pytest.mark.parametrize("listed", [None, True, False])
def test_what_was_answered_is_asked_and_counts_with_a_code_too(
    code: str, *, listed: bool | None
) -> None:
    known: dict[str, object] = {
        "indication": "cardiovascular",
        "treatment_need": "current",
        "age": 52,
        "basis_plus_module": True,
        "supplementary": "none",
    }
    answered = known | ({} if listed is None else {"basis_entitlement": listed})
    if Situation.at_odds(answered | {"diagnosis_code": code}):
        return
    shown = interview(answered | {"diagnosis_code": code})
    assert set(answered) <= set(shown.questions)
    told = Situation.model_validate({"diagnosis_code": code, "age": 52}).told()
    assert set(told) <= set(shown.questions)
    facts = shown.facts.model_dump(exclude_none=True)
    assert facts == answered | {"diagnosis_code": code}


def test_how_long_a_place_lasts_is_said_to_be_open_unless_the_code_tells_it() -> None:
    listed = {"basis_entitlement": True, "referral": True, "indication": "oncology"}

    def said(**more: object) -> bool:
        situation = Situation.model_validate(listed | more)
        return "place-on-list-can-end" in {remark.id for remark in remarks(situation)}

    assert said()
    assert not said(diagnosis_code="2202")
    assert "told-by-the-national-list" in {
        remark.id for remark in remarks(Situation(diagnosis_code="2202"))
    }
    differing = next(code for code, row in ROWS.items() if "/" in row["term_months"])
    assert said(diagnosis_code=differing)
