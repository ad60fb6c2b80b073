"""The steps of the questions that a browser goes through are those that the rules ask."""

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import aftercare, claims
from calculator.pages.asking.steps import FIELDS, Steps, find_progress, make_steps_on, steps_on
from calculator.pages.bill.questions import make_bill_steps
from calculator.pages.claim.first import make_claim_steps
from calculator.pages.visit.answers import UNKNOWN, Entry, Sheet, evaluate, list_choices
from calculator.pages.visit.forms import AFTERCARE, CLAIM, FIRST

DAYS = [edition.day for edition in aftercare.EDITIONS]
TYPED = st.integers(0, 130).map(str) | st.sampled_from(["999", "1000", "x", "-1", "1.5", " 7 "])


def answer(sheet: Sheet, field: str, data: st.DataObject) -> Sheet:
    """Answer as somebody might: by a choice or, where that can be done, by typing anything."""
    choices = list_choices(AFTERCARE, field)
    chosen: Entry | None = data.draw(st.sampled_from([None, *choices])) if choices else None
    if chosen is not None:
        return sheet.with_entry(AFTERCARE, field, chosen)
    if field in AFTERCARE.typed:
        return sheet.with_typed(field, data.draw(TYPED))
    return sheet.with_entry(AFTERCARE, field, UNKNOWN)


def way(sheet: Sheet, field: str) -> str | int:
    """Return by which way an answer leads on; what is wrong holds up nothing."""
    entry = sheet.entry(field)
    if entry == UNKNOWN or field not in AFTERCARE.numbers:
        return str(entry).lower()
    told = str(entry).strip()
    if told in AFTERCARE.groups.get(field, {}):
        return told
    is_right = told.isdecimal() and AFTERCARE.facts.takes(field, int(told))
    return int(told) if is_right else UNKNOWN


@given(data=st.data())
def test_whatever_somebody_answers_the_next_step_is_what_the_rules_ask(data: st.DataObject) -> None:
    day = data.draw(st.sampled_from(DAYS))
    steps, sheet, asked = steps_on(day), Sheet(), list[str]()
    place, most, ways = steps[0]
    while True:
        found = evaluate(AFTERCARE, sheet, day)
        facts = aftercare.Situation.model_validate(
            aftercare.Situation.drop_pointless(found.answers)
        )
        progress = find_progress(facts.generalise(), found.passed_over, day)
        following = FIELDS[place] if place >= 0 else None
        assert progress.most == most
        assert progress.questions == (*asked, *filter(None, [progress.next_question]))
        if following is None:
            assert progress.next_question in {None, "sessions_had"}
            break
        assert progress.next_question == following
        asked.append(following)
        sheet = answer(sheet, following, data)
        told = way(sheet, following)
        numbers = ways.get("", [])
        if isinstance(told, int) or told not in ways:
            least = told if isinstance(told, int) else 0
            place, most, ways = steps[[to for first, to in numbers if first <= least][-1]]
        else:
            place, most, ways = steps[ways[told]]


@pytest.mark.long
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_steps_that_stand_ready_are_those_of_the_rules_on_every_path(
    day: date,
) -> None:
    assert make_steps_on(day) == steps_on(day)


def follow(steps: Steps, said: dict[str, str]) -> list[str]:
    """Return the first questions about a claim as a browser asks them after some answers."""
    asked = list[str]()
    place, _, ways = steps[0]
    while place >= 0:
        asked.append(FIRST[place])
        if asked[-1] not in said:
            break
        place, _, ways = steps[ways[said[asked[-1]]]]
    return asked


def interviewed(said: dict[str, str], day: date) -> list[str]:
    """Return which of them the rules ask."""
    entries = {field: value == "true" for field, value in said.items() if value != UNKNOWN}
    questions = claims.interview(entries, [f for f in said if f not in entries], day).questions
    return [field for field in questions if field in FIRST]


@pytest.mark.parametrize("make", [make_claim_steps, make_bill_steps])
@pytest.mark.parametrize("day", [edition.day for edition in claims.EDITIONS], ids=str)
def test_the_first_questions_about_a_claim_are_those_of_the_rules_on_every_path(
    make: Callable[[date], Steps], day: date
) -> None:
    steps = make(day)
    for answers in product(["true", "false", UNKNOWN, None], repeat=len(FIRST)):
        said = {f: value for f, value in zip(FIRST, answers, strict=True) if value is not None}
        assert follow(steps, said) == interviewed(said, day), said
    every = [str(choice).lower() for choice in list_choices(CLAIM, FIRST[0])]
    assert [*steps[0][2]] == every
