"""The right answers to every drill follow from what its story tells, by the domain alone."""

from typing import Final

import pytest

from calculator import aftercare, claims
from calculator.drills import Drill, Level, Step
from tests.aftercare import answers as aftercare_answers
from tests.aftercare import expected as aftercare_expected
from tests.claims import answers as claim_answers
from tests.claims import expected as claim_expected
from tests.drills import every, rightly
from tests.drills.rightly import Right

POSITION: Final = "position"


def right(drill: Drill) -> Right:
    told = every.facts(drill)
    if drill.subject.name == every.AFTERCARE:
        return rightly.of_aftercare(told)
    return rightly.of_claim(told, " ".join(paragraph.nl for paragraph in drill.story))


@pytest.mark.parametrize("rule", every.RULES)
def test_the_right_answers_follow_from_what_is_told(rule: str) -> None:
    for drill in every.drills_on(rule):
        expected = right(drill).key
        assert list(drill.key.items()) == list(expected.items()), drill.id


@pytest.mark.parametrize("rule", every.RULES)
def test_a_fact_is_missing_exactly_where_a_question_is_the_right_answer(rule: str) -> None:
    for drill in every.drills_on(rule):
        assert drill.key.get("question") == drill.missing, drill.id
        assert (drill.key["step"] == Step.ASK) is (drill.missing is not None), drill.id


@pytest.mark.parametrize("rule", every.RULES)
def test_the_parts_asked_of_who_says_it_can_be_answered_are_those_with_an_answer(rule: str) -> None:
    for drill in every.drills_on(rule):
        if drill.key["step"] == Step.ANSWER:
            assert tuple(drill.key) == ("step", *drill.to_answer), drill.id
        told = every.facts(drill)
        if drill.subject.name == every.AFTERCARE:
            asked = int(told.get("sessions_had", 0)) < 20
            assert drill.to_answer == (*["within_limit"][:asked], "past_limit", "claim_codes"), (
                drill.id
            )


@pytest.mark.parametrize("rule", every.RULES)
def test_what_is_missing_cannot_be_seen_from_what_is_asked(rule: str) -> None:
    """Who says that a case can be answered is asked the same, whether it can or not."""
    for drill in every.drills_on(rule):
        asked = drill.asked(Step.ANSWER, codes=True)
        if drill.key["step"] == Step.ANSWER:
            assert tuple(drill.key) == asked, drill.id
        else:
            assert len(asked) > 1, drill.id


@pytest.mark.parametrize("rule", every.RULES)
def test_its_rule_is_a_reason_and_it_is_about_silences_where_a_reading_was_chosen(
    rule: str,
) -> None:
    for drill in every.drills_on(rule):
        silent = drill.level is Level.SILENCES
        completed = [
            rules
            for rules in right(drill).completed
            if rule in {name for name, _ in rules}
            and silent is any(standing == POSITION for _, standing in rules)
        ]
        assert completed, drill.id
        if drill.missing is None and drill.subject.name == every.AFTERCARE:
            assert len(right(drill).completed) == 1, drill.id


@pytest.mark.parametrize("rule", every.AFTERCARE_RULES)
def test_the_calculator_says_the_same_of_a_person(rule: str) -> None:
    for drill in every.drills_on(rule):
        assert isinstance(drill.facts, aftercare.Situation)
        assessment = aftercare.assess(drill.facts)
        assert (assessment.open_questions[:1] or (None,)) == (drill.missing,), drill.id
        if drill.missing is None:
            told = every.facts(drill)
            person = aftercare_expected.Person(
                **{name: told[name] for name in aftercare_expected.Person._fields}  # type: ignore[arg-type]
            )
            left = rightly.number(told, "supplementary_sessions")
            walk = aftercare_expected.walk(person, left, int(told.get("sessions_had", 0)) + 1)
            blocks = [aftercare_expected.blocks(frozenset({walk}))] if walk else []
            assert aftercare_answers.blocks(assessment) == blocks, drill.id


@pytest.mark.parametrize("rule", every.CLAIM_RULES)
def test_the_calculator_says_the_same_of_a_claim(rule: str) -> None:
    for drill in every.drills_on(rule):
        assert isinstance(drill.facts, claims.Claim)
        assessment = claims.assess(drill.facts)
        assert (assessment.open_questions[:1] or (None,)) == (drill.missing,), drill.id
        known = rightly.partial_claim(every.facts(drill))
        assert claim_answers.of(assessment) == claim_expected.answers(known), drill.id


def test_each_rule_of_the_domain_has_drills() -> None:
    persons = list(aftercare_expected.persons([9, 44]))
    found = {
        name
        for person in persons
        for left in (0, 30)
        for name, _ in rightly.rules_of(person, left, 1)
    }
    assert found == set(every.AFTERCARE_RULES)
    answers = {claim_expected.answer(case).rule for case in claim_expected.cases()}
    assert answers == set(every.CLAIM_RULES)
    for rule in every.RULES:
        assert {drill.missing is None for drill in every.drills_on(rule)} == {True, False}


@pytest.mark.parametrize("subject", every.SUBJECTS)
def test_each_level_of_a_subject_has_drills(subject: str) -> None:
    assert {drill.level for drill in every.all_drills(subject)} == set(Level)
