"""How to prepare a rule that changes on a day: copy this, and write what changes.

The number of sessions that adults on the statutory list pay or have paid otherwise is here
made 12 on 1 January 2028, below the 18 of children. One edit of the rule file does it.
"""

from copy import deepcopy
from datetime import date
from typing import Final

import pytest

from calculator import aftercare
from calculator.aftercare import Limits, list_changes
from calculator.aftercare.assessment import Calculator, make_calculator
from calculator.aftercare.facts import ONE_SESSION
from calculator.aftercare.rules import RuleBook
from calculator.decision import Editions
from tests.aftercare import answers, expected, mutations

LAST_DAY_BEFORE: Final = date(2027, 12, 31)
FIRST_DAY: Final = date(2028, 1, 1)
ADULT: Final[dict[str, object]] = {
    "indication": "oncology",
    "treatment_need": "current",
    "age": 52,
    "basis_plus_module": True,
    "supplementary": "none",
    "plus_practice": True,
    "referral": True,
}


def edited() -> RuleBook:
    """Return the rule file with the one edit."""
    document = deepcopy(mutations.RIGHT)
    document["limits"]["adults"].append(
        {"from": FIRST_DAY, "sessions": 12, "sources": ["law.physiotherapy"]}
    )
    return RuleBook.model_validate(document)


@pytest.fixture(scope="module")
def editions() -> Editions[Calculator]:
    book = edited()
    return Editions(book.days(), lambda day: make_calculator(book, day))


@pytest.mark.parametrize(("day", "limit"), [(LAST_DAY_BEFORE, 20), (FIRST_DAY, 12)])
def test_everybody_has_the_plan_of_the_old_limit_until_the_last_day_and_then_of_the_new(
    editions: Editions[Calculator], day: date, limit: int
) -> None:
    calculator = editions.on(day)
    assert calculator.planner.limits == Limits(adults=limit, children=18)
    for person in expected.persons((17, 18)):
        for left in (None, 0, 5):
            if left and person.supplementary == "none":
                continue
            for first in (1, 13, 20):
                situation = answers.situation(person, left, first - 1)
                walk = expected.walk(person, left, first, limit)
                right = [expected.blocks(frozenset({walk}))] if walk else []
                assert answers.blocks(calculator.assess(situation, day)) == right


def test_the_texts_say_the_new_number_from_the_first_day_on(
    editions: Editions[Calculator],
) -> None:
    rule = "adult-listed-module-first"
    before, after = (
        editions.on(day).table.rules[rule].text for day in (LAST_DAY_BEFORE, FIRST_DAY)
    )
    assert ("21" in before.nl, "20" in before.en) == (True, True)
    assert ("13" in after.nl, "12" in after.en) == (True, True)
    assert "20" not in after.nl


def test_what_changes_are_sessions_13_to_20_of_listed_adults_and_nothing_else(
    editions: Editions[Calculator],
) -> None:
    before, after = (editions.on(day) for day in (LAST_DAY_BEFORE, FIRST_DAY))
    changes = list(list_changes(before, after))
    found = {(c.first, c.last, c.before.payer, c.after.payer) for c in changes}
    assert found == {
        (first, last, payer, expected.BASIC)
        for first, last in ((13, 18), (19, 20))
        for payer in (expected.MODULE, expected.PERSON, expected.SUPPLEMENTARY)
    }
    for session in (12, 13, 18, 19, 20, 21):
        for person in expected.persons((17, 18)):
            for one_left in (True, False):
                was = expected.who_pays(person, session, one_left=one_left)
                becomes = expected.who_pays(person, session, one_left=one_left, adults=12)
                case = ONE_SESSION.matching(
                    answers.situation(person).known()
                    | {"supplementary_sessions": "left" if one_left else "used-up"}
                )
                told = [
                    (change.before.payer, change.after.payer)
                    for change in changes
                    if change.first <= session <= (change.last or session) and change.cases & case
                ]
                if was and becomes and (was.payer, was.claim) != (becomes.payer, becomes.claim):
                    assert told == [(was.payer, becomes.payer)]
                else:
                    assert told == []


def test_the_hash_tells_the_two_apart_and_is_that_of_today_before(
    editions: Editions[Calculator],
) -> None:
    hashes = {edition.day: edition.made.rules.hash for edition in editions}
    assert len({hash_ for day, hash_ in hashes.items() if day < FIRST_DAY}) == 1
    assert hashes[FIRST_DAY] not in {h for day, h in hashes.items() if day < FIRST_DAY}


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2027, 9, 30), None),
        (date(2027, 10, 1), FIRST_DAY),
        (LAST_DAY_BEFORE, FIRST_DAY),
        (FIRST_DAY, None),
    ],
)
def test_three_months_ahead_it_is_told_whose_answer_changes_and_whose_does_not(
    editions: Editions[Calculator],
    monkeypatch: pytest.MonkeyPatch,
    day: date,
    told: date | None,
) -> None:
    monkeypatch.setattr(aftercare, "EDITIONS", editions)
    listed = {**ADULT, "basis_entitlement": True}
    assert aftercare.next_change(aftercare.Situation.model_validate(listed), day) == told
    unlisted = {**ADULT, "basis_entitlement": False}
    assert aftercare.next_change(aftercare.Situation.model_validate(unlisted), day) is None
    past_both = {**listed, "sessions_had": 20}
    assert aftercare.next_change(aftercare.Situation.model_validate(past_both), day) is None
