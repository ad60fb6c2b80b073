"""What is said beside an answer: all that is certain, and nothing that is not."""

import re
from datetime import date, timedelta
from typing import Final

from calculator.aftercare import EDITIONS, Indication, Situation, remarks
from tests.aftercare import answers, expected, expected_remarks
from tests.aftercare.expected_remarks import TODAY, this_day

FIRST_DAY: Final = date(2019, 1, 1)


MAY_HOLD: Final = "lists-of-the-message-until-2024"
"""It is said as soon as some plan shows a code; every other, where it holds for certain."""
COUNTS: Final = ((None, None), (0, None), (1, 0), (27, 25), (None, 18), (3, 17), (0, 30))
"""Sessions left in a supplementary insurance, and sessions had."""


def said(situation: Situation, on: date = TODAY) -> set[str]:
    return {remark.id for remark in remarks(situation, on)}


def test_every_complete_situation_has_the_remarks_of_the_domain() -> None:
    seen: set[str] = set()
    for person in expected.persons((0, 17, 18, 67)):
        for left, had in COUNTS if person.supplementary != "none" else COUNTS[::4]:
            found = said(answers.situation(person, left, had))
            certain = expected_remarks.certain(person, left=left, first=(had or 0) + 1)
            assert found == certain, (person, left, had)
            seen |= found
    assert len(seen) == 18


def test_a_remark_is_made_of_the_unknown_when_it_holds_either_way() -> None:
    """A remark on an incomplete answer is one on every way to complete it."""
    people = [p for p in expected.persons((9, 44)) if p.treatment_need == "current"]
    for field in expected.VALUES:
        for person in people[::5]:
            unknown = answers.situation(person).model_copy(update={field: None})
            ways = [person._replace(**{field: v}) for v in expected.VALUES[field]]  # type: ignore[arg-type]
            each = [expected_remarks.certain(way) for way in ways]
            found = said(unknown) - {"heart-diagnosis-alone-not-listed"}  # of the unknown alone
            certain = set.intersection(*each) | (set.union(*each) & {MAY_HOLD})
            assert found == certain, (person, field)


def test_only_what_may_hold_is_said_while_nothing_is_known() -> None:
    assert said(Situation()) == {MAY_HOLD}
    assert said(Situation(), date(2024, 12, 31)) == set()


def test_a_remark_of_a_day_is_made_from_its_first_day_to_its_last() -> None:
    """On every first day of an edition, the day before it, and far from any."""
    days = {edition.day for edition in EDITIONS} | {date(2040, 7, 1)}
    days |= {day - timedelta(days=1) for day in days if day > FIRST_DAY}
    for day in days:
        for person in [*expected.persons((9, 44))][::5]:
            found = said(answers.situation(person), day)
            assert found == expected_remarks.certain(person, day, today=this_day()), day


ADULT: Final = answers.situation(answers.person(basis_entitlement=True, referral=True))


def own_risk(on: date) -> dict[str, str]:
    """Return what is said of the own risk of an adult, with its standing."""
    return {
        remark.id: remark.standing.value
        for remark in remarks(ADULT, on)
        if remark.place == "beside-headline"
    }


def test_in_november_2026_the_own_risk_is_385_by_law_and_400_is_named_for_2027() -> None:
    assert own_risk(date(2026, 11, 26)) == {
        "own-risk-385": "law",
        "own-risk-400-named-for-2027": "public",
    }


def test_in_2027_no_385_is_named_and_in_2028_no_amount_at_all() -> None:
    assert own_risk(date(2027, 6, 1)) == {
        "own-risk-400-named-for-2027": "public",
        "own-risk-on-your-policy": "law",
    }
    assert own_risk(date(2028, 1, 1)) == {"own-risk-on-your-policy": "law"}
    named = {"2026-11-26": {"385", "400"}, "2027-06-01": {"400"}, "2028-01-01": set()}
    for day, amounts in named.items():
        texts = [remark.text for remark in remarks(ADULT, date.fromisoformat(day))]
        told = {number for text in texts for number in re.findall(r"(\d+) euro", text.nl)}
        assert told == amounts


def test_the_lists_since_2025_are_spoken_of_from_the_first_of_january_2025() -> None:
    assert "lists-of-the-message-until-2024" not in said(ADULT, date(2024, 12, 31))
    assert "lists-of-the-message-until-2024" in said(ADULT, date(2025, 1, 1))


def test_that_a_heart_diagnosis_alone_is_not_listed_is_said_while_the_list_is_not_known() -> None:
    heart = Situation(indication=Indication.CARDIOVASCULAR)
    assert "heart-diagnosis-alone-not-listed" in said(heart)
    for listed in (True, False):
        known = heart.model_copy(update={"basis_entitlement": listed})
        assert "heart-diagnosis-alone-not-listed" not in said(known)
    assert "heart-diagnosis-alone-not-listed" not in said(Situation())


def test_of_a_day_after_next_year_it_is_said_that_its_conditions_are_not_known() -> None:
    year = this_day().year
    assert "conditions-of-that-year-not-known" not in said(ADULT, date(year + 1, 12, 31))
    assert "conditions-of-that-year-not-known" in said(ADULT, date(year + 2, 1, 1))
