"""The steps of the questions that a browser goes through are those that the rules ask."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import aftercare
from calculator.pages.asking.steps import FIELDS, find_progress, make_steps, steps_on
from calculator.pages.visit.answers import UNKNOWN, Entry, Sheet, evaluate, list_choices
from calculator.pages.visit.forms import AFTERCARE

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
    assert make_steps(day) == steps_on(day)
