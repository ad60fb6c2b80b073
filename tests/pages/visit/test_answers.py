"""What the answers to a form come to on a day: what counts, what is told, what is asked again."""

from datetime import date
from typing import Any

import pytest

from calculator import aftercare
from calculator.pages.visit.answers import Given, ListHelp, Sheet, evaluate, make_sheet
from calculator.pages.visit.forms import AFTERCARE
from calculator.pages.visit.model import Person, Visit
from calculator.words import Language

TODAY = date(2026, 11, 26)
NEXT_YEAR = date(2027, 1, 1)
HEART: dict[str, Any] = {"indication": "cardiovascular", "treatment_need": "current"}


def given(sheet: Sheet, **changed: object) -> Given:
    return evaluate(AFTERCARE, sheet.model_copy(update=changed), TODAY)


def sheet_of(**facts: object) -> Sheet:
    return make_sheet(AFTERCARE, aftercare.Situation.model_validate(facts))


# ---------------------------------------------------------------- the day


def test_without_a_day_it_is_about_today() -> None:
    assert given(Sheet()).on == TODAY


@pytest.mark.parametrize("typed", ["", "morgen", "31-2-2027", "31-12-2018", "31-12-9999"])
def test_what_is_no_day_with_rules_leaves_it_about_today(typed: str) -> None:
    assert given(Sheet(), day_typed=typed).on == TODAY


def test_a_day_can_be_chosen_or_typed_and_what_is_typed_goes_before() -> None:
    assert given(Sheet(), day=NEXT_YEAR).on == NEXT_YEAR
    assert given(Sheet(), day=NEXT_YEAR, day_typed="15 februari 2028").on == date(2028, 2, 15)
    assert given(Sheet(), day_typed="1-1-2019").on == date(2019, 1, 1)


@pytest.mark.parametrize(
    ("facts", "stale"),
    [
        ({"age": 9, "sessions_had": 3}, {"age", "sessions_had"}),
        ({"sessions_had": 3}, {"sessions_had"}),
        ({"age": 9, "sessions_had": 3, "basis_entitlement": True}, {"age"}),
        ({"age": 40, "sessions_had": 3}, {"age"}),
        (
            {"supplementary": "with-aftercare", "supplementary_sessions": 27},
            {"supplementary_sessions"},
        ),
        (HEART, set()),
    ],
)
def test_what_holds_for_a_year_only_is_asked_again_for_another_and_kept(
    facts: dict[str, object], stale: set[str]
) -> None:
    sheet = sheet_of(**facts)
    assert given(sheet).stale == set()
    later = given(sheet, day=NEXT_YEAR)
    assert later.stale == stale
    assert later.answers.keys() == sheet_of(**facts).texts.keys() - stale | sheet.values.keys()
    assert later.passed_over >= stale
    for field in stale:
        assert later.entry(field) == str(facts[field])
    # Nothing is lost by going there and back.
    assert given(sheet, day=None).answers == given(sheet).answers


def test_what_is_said_to_hold_for_that_year_too_counts_there() -> None:
    sheet = sheet_of(age=9).confirmed("age", 2027)
    assert given(sheet, day=NEXT_YEAR).answers == {"age": 9}
    assert given(sheet, day=date(2028, 1, 1)).stale == {"age"}


def test_what_was_typed_in_one_year_is_asked_again_when_the_tab_wakes_up_in_the_next() -> None:
    visit = Visit(Language.NL, TODAY)
    visit.change_own(AFTERCARE, lambda sheet: sheet.with_text("age", "17"))
    visit.today = date(2027, 1, 2)
    assert evaluate(AFTERCARE, visit.person.own, visit.today).stale == {"age"}
    visit.change_own(AFTERCARE, lambda sheet: sheet.with_text("age", "18"))
    assert evaluate(AFTERCARE, visit.person.own, visit.today).answers == {"age": 18}


def test_a_call_that_a_link_begins_is_about_the_year_that_it_is() -> None:
    visit = Visit(Language.NL, TODAY)
    visit.begin_call(Person(own=sheet_of(age=9)))
    assert evaluate(AFTERCARE, visit.person.own, TODAY).answers == {"age": 9}
    assert evaluate(AFTERCARE, visit.person.own, date(2027, 3, 1)).stale == {"age"}


# ---------------------------------------------------------------- the statutory list


def helped(kind: str, discharged: str = "", begun: str = "", **answers: object) -> Given:
    aid = ListHelp(kind=kind, discharged=discharged, begun=begun)
    return given(sheet_of(**HEART, **answers), list_help=aid)


@pytest.mark.parametrize(
    ("kind", "listed"),
    [("stroke", True), ("heart-by-itself", False), ("home-after-open-heart-surgery", True)],
)
def test_what_fits_in_words_is_filled_in(kind: str, *, listed: bool) -> None:
    found = helped(kind)
    assert found.told == {"basis_entitlement": listed}
    assert found.answers["basis_entitlement"] is listed
    assert found.entry("basis_entitlement") is listed


@pytest.mark.parametrize("own", [True, False])
def test_whoever_answers_otherwise_is_believed(*, own: bool) -> None:
    for kind in ("stroke", "heart-by-itself"):
        found = helped(kind, basis_entitlement=own)
        assert found.answers["basis_entitlement"] is own
        assert found.told == {}
        assert found.listing is not None


def test_open_heart_surgery_is_listed_until_a_year_after_the_day_of_discharge() -> None:
    found = helped("home-after-open-heart-surgery", "3 september 2026")
    assert found.listing is not None
    assert found.listing.finding.last_day == date(2027, 9, 3)
    assert found.answers["basis_entitlement"] is True


@pytest.mark.parametrize(
    ("discharged", "begun", "listed"),
    [
        ("3-9-2026", "", True),
        ("3-8-2026", "", None),
        ("3-8-2026", "1-11-2026", True),
        ("3-8-2026", "4-11-2026", False),
        ("25-11-2025", "26-11-2025", False),
        ("27-11-2026", "", True),
        ("onzin", "", True),
    ],
)
def test_the_days_decide_whether_it_is_still_listed(
    discharged: str, begun: str, *, listed: bool | None
) -> None:
    found = helped("home-after-open-heart-surgery", discharged, begun)
    assert found.answers.get("basis_entitlement") is listed
    assert found.listing is not None
    assert found.listing.wrong == (
        {"discharged"} if discharged in {"27-11-2026", "onzin"} else set()
    )


def test_a_code_tells_what_the_list_says_and_a_day_of_discharge_what_it_leaves_open() -> None:
    assert given(sheet_of(**HEART, diagnosis_code="2541")).told == {"basis_entitlement": False}
    assert given(sheet_of(**HEART, diagnosis_code="9372")).told == {"basis_entitlement": True}
    open_heart = sheet_of(**HEART, diagnosis_code="2202")
    assert given(open_heart).told == {}
    after = given(open_heart, list_help=ListHelp(discharged="3-9-2026"))
    assert after.told == {"basis_entitlement": True}
    assert after.listing is not None
    assert after.listing.finding.last_day == date(2027, 9, 3)
    assert given(open_heart, list_help=ListHelp(discharged="3-9-2024")).told == {
        "basis_entitlement": False
    }


def test_the_code_of_claudication_tells_what_it_is_for_and_nothing_of_the_list() -> None:
    found = given(Sheet(texts={"diagnosis_code": "9248"}))
    assert found.told == {"indication": "claudication"}
    assert found.listing is None


@pytest.mark.parametrize("age", ["9", "52"])
def test_a_code_and_an_answer_at_odds_are_both_named_whatever_the_age(age: str) -> None:
    sheet = Sheet(values={"basis_entitlement": True}, texts={"diagnosis_code": "2542", "age": age})
    assert given(sheet).contradicting >= {"basis_entitlement", "diagnosis_code"}


def test_a_code_answers_what_somebody_did_not_know() -> None:
    visit = Visit(Language.NL, TODAY)
    visit.change_own(AFTERCARE, lambda s: s.with_entry(AFTERCARE, "basis_entitlement", "unknown"))
    visit.change_own(AFTERCARE, lambda s: s.with_text("diagnosis_code", "9372"))
    assert evaluate(AFTERCARE, visit.person.own, TODAY).entry("basis_entitlement") is True
