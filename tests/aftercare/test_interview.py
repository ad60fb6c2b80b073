"""Which questions are asked of whom, and that they lead to the right answer."""

import random
from typing import Any, Final

import pytest

from calculator.aftercare import ORDER, assess, interview
from tests.aftercare import answers, expected
from tests.aftercare.expected import Person


def facts(person: Person, left: int | None) -> dict[str, Any]:
    """Return everything that can be asked of a person."""
    return person._asdict() | ({} if left is None else {"supplementary_sessions": left})


def everybody() -> list[tuple[Person, int | None]]:
    return [
        (person, None if person.supplementary == "none" else 5)
        for person in expected.persons((17, 18))
    ]


EVERYBODY: Final = everybody()


def right(person: Person, left: int | None) -> list[tuple[expected.Block, ...]]:
    walk = expected.walk(person, left, 1)
    return [expected.blocks(frozenset({walk}))] if walk else []


@pytest.mark.parametrize("part", [0, 1])
def test_answering_each_question_leads_everybody_to_the_right_plan(part: int) -> None:
    for person, left in EVERYBODY[part::2]:
        known, told = facts(person, left), dict[str, Any]()
        while (shown := interview(told)).questions[-1] not in told:
            assert all(name in told for name in shown.questions[:-1])
            assert list(shown.questions) == sorted(shown.questions, key=ORDER.index)
            told[shown.questions[-1]] = known[shown.questions[-1]]
        assert shown.questions == tuple(told)
        assessment = assess(shown.facts)
        assert assessment.decided
        assert answers.blocks(assessment) == right(person, left)


def test_answers_to_questions_that_do_not_matter_change_nothing() -> None:
    hidden_seen = 0
    for person, left in EVERYBODY[::3]:
        told = facts(person, left)
        shown = interview(told)
        assert answers.blocks(assess(shown.facts)) == right(person, left)
        assert assess(shown.facts).decided
        hidden = [name for name in told if name not in shown.questions]
        without = {name: value for name, value in told.items() if name not in hidden}
        assert interview(without) == shown
        hidden_seen += len(hidden)
    assert hidden_seen > 300


def some_answers(choose: random.Random) -> tuple[dict[str, Any], set[str]]:
    person, left = choose.choice(EVERYBODY)
    told, declined = {}, set()
    for name, value in facts(person, left).items():
        kind = choose.choice(("told", "told", "declined", "neither"))
        if kind == "told":
            told[name] = value
        elif kind == "declined":
            declined.add(name)
    return told, declined


@pytest.mark.parametrize("seed", range(4))
def test_the_order_is_kept_and_only_the_last_question_may_be_without_an_answer(seed: int) -> None:
    choose = random.Random(seed)  # noqa: S311 - the same mixtures every time
    finished = unfinished = 0
    for _ in range(300):
        told, declined = some_answers(choose)
        shown = interview(told, declined)
        assert list(shown.questions) == [name for name in ORDER if name in shown.questions]
        settled = told.keys() | declined
        assert all(name in settled for name in shown.questions[:-1])
        assert shown.facts.model_dump(exclude_none=True) == {
            name: value for name, value in told.items() if name in shown.questions
        }
        assessment = assess(shown.facts)
        if shown.questions[-1] not in settled:
            assert shown.questions[-1] in assessment.open_questions
            unfinished += 1
        else:
            assert assessment.decided or declined
            finished += 1
    assert finished
    assert unfinished


def test_each_question_shown_matters_after_the_answers_before_it() -> None:
    choose = random.Random(7)  # noqa: S311 - the same mixtures every time
    for _ in range(300):
        told, declined = some_answers(choose)
        questions = interview(told, declined).questions
        for place, name in enumerate(questions):
            before = {n: told[n] for n in questions[:place] if n in told}
            assert name in assess(interview(before).facts).open_questions


def test_the_first_question_is_the_indication() -> None:
    assert interview({}).questions == ("indication",)


def test_another_indication_ends_the_questions() -> None:
    assert interview({"indication": "other"}).questions == ("indication",)


def test_nothing_to_treat_ends_the_questions() -> None:
    told = {"indication": "oncology", "treatment_need": "preventive"}
    assert interview(told).questions == ("indication", "treatment_need")


def test_without_an_insurance_nobody_is_asked_how_many_sessions_are_left_in_it() -> None:
    told = {**answers.person()._asdict(), "supplementary_sessions": 9}
    assert "supplementary_sessions" not in interview(told).questions


def test_a_declined_question_stays_and_the_next_follows() -> None:
    shown = interview({}, declined=["indication", "treatment_need"])
    assert shown.questions == ("indication", "treatment_need", "age")


def test_the_sessions_had_count_without_being_a_question() -> None:
    shown = interview({"sessions_had": 20})
    assert shown.questions == ("indication",)
    assert shown.facts.sessions_had == 20


def test_an_answer_of_none_is_no_answer() -> None:
    assert interview({"indication": None}) == interview({})
