"""The agents' page as Streamlit runs it, without a browser."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, Final, TypeAlias

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from calculator import aftercare, decision
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.call.note import write_note
from calculator.pages.call.spoken import read_aloud
from calculator.pages.visit.answers import YES_NO, Sheet
from calculator.pages.visit.forms import AFTERCARE
from calculator.words import Language, words_in
from tests.aftercare import expected
from tests.pages.running import (
    SITE,
    answered,
    browsing,
    desk,
    drawn,
    fields_of,
    names,
    new_site,
    pressed,
    shown,
    visit_of,
    widget,
)

PAGE: Final = SITE.parent / "call/page.py"
ORDER: Final = (
    "indication",
    "treatment_need",
    "age",
    "basis_plus_module",
    "supplementary",
    "supplementary_sessions",
    "basis_entitlement",
    "plus_practice",
    "referral",
    "sessions_had",
)
NUMBERS: Final = {"age": (9, 40), "supplementary_sessions": (0, 1, 9, 30), "sessions_had": (0, 19)}
VALUES: Final[Mapping[str, tuple[Any, ...]]] = {**expected.VALUES, **NUMBERS}
CALL: Final = "67 hart bpm geen av actueel op lijst plus verwijzing 14 gehad"
FILLED: Final = {
    "indication": "cardiovascular",
    "treatment_need": "current",
    "age": "67",
    "basis_plus_module": "true",
    "supplementary": "none",
    "basis_entitlement": "true",
    "plus_practice": "true",
    "referral": "true",
    "sessions_had": "14",
}
Entered: TypeAlias = Mapping[str, str | None]


@pytest.fixture
def page() -> AppTest:
    return opened()


def opened(locale: str = "nl-NL") -> AppTest:
    return new_site(locale).switch_page("call/page.py").run()


def typed(at: AppTest, line: str) -> AppTest:
    widget(at, "entry.line").input(line)
    at.run()
    assert not at.exception
    return at


def entered(at: AppTest) -> dict[str, str]:
    """Return every answer that stands on the page."""
    values = {field: shown(at, f"answer.{field}") for field in ORDER}
    return {field: value for field, value in values.items() if value}


def locked(at: AppTest) -> set[str]:
    return {field for field in ORDER if widget(at, f"answer.{field}").disabled}


def in_order(at: AppTest) -> tuple[str, ...]:
    """Return the questions as they stand on the page from top to bottom."""
    asked = fields_of(at)
    return tuple(name.removeprefix("answer.") for name in asked if name.startswith("answer."))


def written(value: object) -> str:
    return str(value).lower()


def situation_of(entries: Entered) -> aftercare.Situation:
    """Return what some answers say, one that cannot be an answer saying nothing."""
    facts = {
        field: value
        for field, entry in entries.items()
        for value in (VALUES[field] if field not in NUMBERS else range(1000))
        if entry == written(value) and (field != "age" or int(value) <= 120)
    }
    if facts.get("supplementary") == "none":
        facts.pop("supplementary_sessions", None)
    return aftercare.Situation.model_validate(facts)


# ---------------------------------------------------------------- the line


def test_nothing_said_fills_in_nothing_and_gives_nothing_to_say(page: AppTest) -> None:
    assert entered(page) == {}
    assert desk(page) == {}
    assert "Typ mee terwijl u luistert" in drawn(page)
    assert "Goed om te weten" not in drawn(page)


def test_a_line_fills_in_the_questions_and_the_answer_stands_there(page: AppTest) -> None:
    typed(page, CALL)
    assert entered(page) == FILLED
    assert (
        "Volgende behandeling (15): Basis Plus Module, tot en met 20. "
        "Vanaf 21: basisverzekering." in drawn(page)
    )
    assert "CSI 008 (tot en met 2024: lijst 990, letter Z)" in drawn(page)
    assert "CSI 001 (tot en met 2024: lijst 012, geen letter)" in drawn(page)


@pytest.mark.parametrize("language", Language)
def test_the_page_gives_the_sentence_and_the_note_of_its_answers(language: Language) -> None:
    at = opened(f"{language}-NL")
    words = words_in(language)
    typed(at, {Language.NL: "leeftijd 9 onco", Language.EN: "age 9 cancer"}[language])
    assert entered(at) == {"age": "9", "indication": "oncology"}
    situation = situation_of(entered(at))
    texts = desk(at)
    assert texts["sentence"] == read_aloud(words, Enquiry(situation, decision.today()))
    heading, *lines = texts["note"].splitlines()
    day = day_in(heading, language)
    assert [heading, *lines] == write_note(words, Enquiry(situation, day)).splitlines()


def day_in(heading: str, language: Language) -> date:
    """Return the day that a note was made on, as it stands in its first line."""
    numbers = [int(number) for number in heading[heading.rindex("(") + 1 : -1].split("-")]
    return date(*numbers) if language is Language.EN else date(*reversed(numbers))


def test_what_a_line_no_longer_says_is_taken_back(page: AppTest) -> None:
    typed(page, CALL)
    typed(page, "67 hart bpm geen av actueel op lijst")
    gone = {"plus_practice", "referral", "sessions_had"}
    assert entered(page) == {f: v for f, v in FILLED.items() if f not in gone}
    typed(page, "leeftijd 9 onco bpm")
    assert entered(page)["age"] == "9"
    assert entered(page)["indication"] == "oncology"
    typed(page, "")
    assert entered(page) == {}


def test_an_answer_changed_by_hand_stays_whatever_becomes_of_the_line(page: AppTest) -> None:
    typed(page, CALL)
    answered(page, age="9", referral="false", basis_entitlement="unknown")
    by_hand = {"age": "9", "referral": "false", "basis_entitlement": "unknown"}
    typed(page, CALL.replace("14 gehad", "15 gehad"))
    assert entered(page) == FILLED | by_hand | {"sessions_had": "15"}
    typed(page, "")
    assert entered(page) == by_hand


def test_an_answer_that_the_line_never_gave_is_left_alone(page: AppTest) -> None:
    answered(page, indication="oncology", age="9", sessions_had="3")
    typed(page, "actueel bpm")
    typed(page, "")
    assert entered(page) == {"indication": "oncology", "age": "9", "sessions_had": "3"}


def test_what_a_line_says_anew_takes_the_place_of_an_older_answer(page: AppTest) -> None:
    answered(page, indication="oncology")
    typed(page, "hart")
    assert entered(page) == {"indication": "cardiovascular"}
    typed(page, "67 jaar")
    answered(page, age="68")
    typed(page, "69 jaar")
    assert entered(page) == {"age": "69"}


def test_an_answer_given_by_hand_before_the_line_said_it_outlives_the_line(page: AppTest) -> None:
    answered(page, indication="oncology")
    typed(page, "onco")
    typed(page, "")
    assert entered(page) == {"indication": "oncology"}


def test_what_a_line_says_is_not_known_stands_there_as_unknown(page: AppTest) -> None:
    typed(page, "67 hart verwijzing onbekend")
    assert entered(page)["referral"] == "unknown"
    typed(page, "67 hart")
    assert "referral" not in entered(page)


def test_a_line_may_come_bit_by_bit(page: AppTest) -> None:
    for end in [*range(1, len(CALL), 3), len(CALL)]:
        typed(page, CALL[:end])
    assert entered(page) == FILLED


def test_a_suggestion_takes_the_place_of_what_was_not_understood(page: AppTest) -> None:
    typed(page, CALL.replace("verwijzing", "verwijzong"))
    assert entered(page) == {f: v for f, v in FILLED.items() if f != "referral"}
    assert widget(page, "entry-choice-1").label == "verwijzong → verwijzing"
    pressed(page, "entry-choice-1")
    assert widget(page, "entry.line").value == CALL
    assert entered(page) == FILLED
    assert not [button for button in page.button if str(button.key).startswith("entry-choice")]


def test_what_was_not_understood_can_be_left_out(page: AppTest) -> None:
    typed(page, "67 hart, xqzzt")
    choices = [b for b in page.button if str(b.key).startswith("entry-choice")]
    (leave_out,) = (button for button in choices if button.label == "xqzzt weglaten")
    pressed(page, str(leave_out.key))
    assert widget(page, "entry.line").value.split() == ["67", "hart"]
    assert entered(page) == {"age": "67", "indication": "cardiovascular"}


def test_a_line_in_english_is_read_in_english() -> None:
    at = opened("en-GB")
    typed(
        at,
        "age 67 heart current need module no supplementary listed plus practice referral "
        "14 sessions had",
    )
    assert entered(at) == FILLED
    assert "Next session (15): Basis Plus Module, up to and including 20." in drawn(at)
    assert "From 21: basic insurance." in drawn(at)


def test_another_language_keeps_every_answer(page: AppTest) -> None:
    typed(page, CALL)
    pressed(page, "switch_language")
    assert entered(page) == FILLED
    assert widget(page, "entry.line").value == CALL
    assert "Next session (15): Basis Plus Module" in drawn(page)


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("field", "wrong", "told"),
    [
        ("age", "121", ("van 0 tot en met 120", "from 0 to 120")),
        ("age", "zestig", ("van 0 tot en met 120", "from 0 to 120")),
        ("supplementary_sessions", "1000", ("van 0 tot en met 999", "from 0 to 999")),
        ("sessions_had", "-1", ("van 0 tot en met 999", "from 0 to 999")),
    ],
)
def test_a_wrong_number_is_explained_and_says_nothing(
    field: str, wrong: str, told: tuple[str, str]
) -> None:
    for locale, explained in zip(("nl-NL", "en-GB"), told, strict=True):
        at = opened(locale)
        answered(at, indication="oncology", **{field: wrong})
        assert explained in drawn(at)
        assert widget(at, f"answer.{field}").value == wrong
        assert field not in locked(at)
        situation = situation_of({"indication": "oncology"})
        words = words_in(Language(locale[:2]))
        assert desk(at)["sentence"] == read_aloud(words, Enquiry(situation, decision.today()))
        answered(at, **{field: "5"})
        assert explained not in drawn(at)


# ---------------------------------------------------------------- a new call


def test_a_new_call_empties_every_page_and_can_be_brought_back(page: AppTest) -> None:
    at = page
    typed(at, CALL)
    answered(at, referral="false", supplementary="without-aftercare")
    at.switch_page("claim/page.py").run()
    answered(at, selective_policy="true", hospital_selected="false", product_code="150101002")
    pasted = "kenmerk\ttype verwijzer\na\t01\nb\t04"
    widget(at, "claims.pasted").input(pasted)
    widget(at, "claims.complete").check()
    at.run()
    before_here = drawn(at)
    at.switch_page("call/page.py").run()
    before = (widget(at, "entry.line").value, entered(at), desk(at), drawn(at))

    pressed(at, "new_call")
    assert (widget(at, "entry.line").value, entered(at), desk(at)) == ("", {}, {})
    at.switch_page("claim/page.py").run()
    assert [shown(at, name) for name in names(at)] == [None]
    assert widget(at, "claims.pasted").value == ""
    assert not widget(at, "claims.complete").value
    assert "<table" not in drawn(at)
    at.switch_page("self_check.py").run()
    assert [shown(at, name) for name in names(at)] == [None]
    at.switch_page("call/page.py").run()

    pressed(at, "bring_back")
    assert (widget(at, "entry.line").value, entered(at), desk(at), drawn(at)) == before
    at.switch_page("claim/page.py").run()
    assert drawn(at) == before_here
    assert widget(at, "claims.pasted").value == pasted
    assert widget(at, "claims.complete").value
    assert widget(at, "answer.product_code").value == "150101002"


def test_earlier_calls_stand_in_a_list_by_what_was_typed_or_answered(page: AppTest) -> None:
    typed(page, "67 hart")
    pressed(page, "new_call")
    assert "new_call" in {button.key for button in page.button}
    typed(page, "9 onco")
    pressed(page, "new_call")
    shown = [b.label for b in page.button if str(b.key).startswith("earlier-call-")]
    assert shown == ["9 onco", "67 hart"]
    pressed(page, "earlier-call-1")
    assert widget(page, "entry.line").value == "67 hart"
    shown = [b.label for b in page.button if str(b.key).startswith("earlier-call-")]
    assert shown == ["9 onco"]
    pressed(page, "new_call")
    answered(page, referral="true")
    pressed(page, "new_call")
    shown = [b.label for b in page.button if str(b.key).startswith("earlier-call-")]
    assert shown == ["Verwijzing: ja", "67 hart", "9 onco"]


def test_a_line_still_under_way_when_a_call_begins_comes_back_whole(page: AppTest) -> None:
    # Typed so quickly that the line and the keystroke arrive in one message.
    widget(page, "entry.line").input(CALL)
    pressed(page, "new_call")
    assert (widget(page, "entry.line").value, entered(page), desk(page)) == ("", {}, {})
    pressed(page, "bring_back")
    assert (widget(page, "entry.line").value, entered(page)) == (CALL, FILLED)
    assert desk(page)["note"]


def test_a_line_still_under_way_when_a_call_comes_back_is_kept_whole(page: AppTest) -> None:
    typed(page, "leeftijd 9 onco")
    pressed(page, "new_call")
    widget(page, "entry.line").input(CALL)
    pressed(page, "bring_back")
    assert widget(page, "entry.line").value == "leeftijd 9 onco"
    pressed(page, "bring_back")
    assert (widget(page, "entry.line").value, entered(page)) == (CALL, FILLED)


def test_bringing_back_twice_is_as_before(page: AppTest) -> None:
    typed(page, CALL)
    first = (entered(page), desk(page))
    pressed(page, "new_call")
    typed(page, "leeftijd 9 onco")
    answered(page, age="10")
    second = (entered(page), desk(page))
    pressed(page, "bring_back")
    assert (entered(page), desk(page)) == first
    pressed(page, "bring_back")
    assert (entered(page), desk(page)) == second
    assert widget(page, "entry.line").value == "leeftijd 9 onco"


def test_a_call_brought_back_goes_on_where_it_was(page: AppTest) -> None:
    typed(page, CALL)
    answered(page, age="9")
    pressed(page, "new_call")
    pressed(page, "bring_back")
    typed(page, "67 hart actueel")
    assert entered(page) == {
        "age": "9",
        "indication": "cardiovascular",
        "treatment_need": "current",
    }


def test_a_story_goes_with_the_call_and_comes_back_with_it(page: AppTest) -> None:
    at = page.switch_page("claim/page.py").run()
    answered(at, selective_policy="true", hospital_selected="false")
    widget(at, "claims.way").set_value("story")
    at.run()
    widget(at, "claims.story").set_value("follow-up")
    at.run()
    before = drawn(at)
    pressed(at.switch_page("call/page.py").run(), "new_call")
    at.switch_page("claim/page.py").run()
    answered(at, selective_policy="true", hospital_selected="false")
    assert "Staat voor" not in drawn(at)
    pressed(at.switch_page("call/page.py").run(), "bring_back")
    assert drawn(at.switch_page("claim/page.py").run()) == before


def test_nothing_can_be_brought_back_before_there_was_a_call(page: AppTest) -> None:
    assert widget(page, "bring_back").disabled
    pressed(page, "new_call")
    assert widget(page, "bring_back").disabled


def test_a_key_held_down_begins_one_call_and_the_one_before_it_comes_back(page: AppTest) -> None:
    typed(page, CALL)
    for _ in range(5):
        pressed(page, "new_call")
    pressed(page, "bring_back")
    assert (widget(page, "entry.line").value, entered(page)) == (CALL, FILLED)


def cursor(at: AppTest) -> int:
    return int(json.loads(widget(at, "desk").proto.json)["cursor"])


def test_the_cursor_goes_to_the_line_at_each_call_and_each_choice(page: AppTest) -> None:
    seen = [cursor(page)]
    typed(page, "67 hart, verwijzong")
    assert cursor(page) == seen[-1]
    for key in ("entry-choice-1", "new_call", "bring_back"):
        pressed(page, key)
        seen.append(cursor(page))
    assert all(one != two for one, two in pairwise(seen))


def test_the_cursor_goes_to_the_line_when_a_call_with_fewer_choices_comes_back(
    page: AppTest,
) -> None:
    pressed(typed(page, "67 hart, verwijzong"), "entry-choice-1")
    pressed(page, "new_call")
    pressed(typed(page, "67 hart, verwijzong"), "entry-choice-1")
    before = cursor(page)
    pressed(page, "bring_back")
    assert cursor(page) != before


# ---------------------------------------------------------------- a link

LINKED: Final = f"""
import runpy
import streamlit as st
page = runpy.run_path({str(PAGE)!r})
st.button(
    "link", key="link", on_click=page["take_link"], args=(st.session_state.get("behind", ""),)
)
"""


def linked(at: AppTest, fragment: str) -> AppTest:
    """Let the page take what stands behind the # of its address."""
    at.session_state["behind"] = fragment
    at.run()
    return pressed(at, "link")


@pytest.fixture
def alone() -> AppTest:
    """The page by itself, with a button in the place of the address."""
    at = browsing(AppTest.from_string(LINKED, default_timeout=20))
    at.context = {"locale": "nl-NL"}
    at.run()
    assert not at.exception
    return at


def test_a_link_begins_a_call_with_what_it_says(alone: AppTest) -> None:
    typed(alone, CALL)
    linked(alone, "age=9&indication=oncology&referral=false&sessions_had=3")
    says = {"age": "9", "indication": "oncology", "referral": "false", "sessions_had": "3"}
    assert entered(alone) == says
    assert widget(alone, "entry.line").value == ""
    pressed(alone, "bring_back")
    assert entered(alone) == FILLED
    assert widget(alone, "entry.line").value == CALL


def test_a_line_takes_back_nothing_that_a_link_filled_in(alone: AppTest) -> None:
    linked(alone, "age=9&indication=oncology")
    typed(alone, "actueel")
    typed(alone, "")
    assert entered(alone) == {"age": "9", "indication": "oncology"}


def test_a_link_says_what_was_left_out_until_the_next_call(alone: AppTest) -> None:
    linked(alone, "age=geheim&indication=oncology&<b>=1")
    assert (
        "Dit is niet overgenomen uit de koppeling: Leeftijd (deze waarde kan niet), "
        "iets zonder leesbare naam. De rest is ingevuld."
    ) in drawn(alone)
    assert "geheim" not in drawn(alone)
    assert entered(alone) == {"indication": "oncology"}
    pressed(alone, "new_call")
    assert "Uit de koppeling" not in drawn(alone)


def test_an_empty_link_is_no_call(alone: AppTest) -> None:
    typed(alone, CALL)
    linked(alone, "")
    assert entered(alone) == FILLED


# ---------------------------------------------------------------- questions that no longer matter


@cache
def used_page() -> AppTest:
    """One page for many states; each sets every answer."""
    return opened()


def set_on(at: AppTest, entries: Entered) -> AppTest:
    """Set every answer at once, as a link and a call brought back do."""
    sheet = Sheet()
    for field, entry in entries.items():
        sheet = sheet.with_entry(AFTERCARE, field, YES_NO.get(entry or "", entry))
    visit_of(at).change_own(AFTERCARE, lambda _: sheet)
    at.run()
    assert not at.exception
    return at


def plans(situation: aftercare.Situation) -> tuple[object, ...]:
    """Return whatever can become of it, without the reasons."""
    assessment = aftercare.assess(situation)
    return (
        assessment.in_scope,
        frozenset(
            tuple((b.first, b.last, b.payer, b.claim, b.limit_unknown) for b in _paid_alike(plan))
            for plan in assessment.plans
        ),
    )


def _paid_alike(plan: aftercare.Plan) -> list[aftercare.Block]:
    """Return the blocks of a plan, joined where only the reasons change."""
    joined: list[aftercare.Block] = []
    for block in plan.blocks:
        same = joined and (joined[-1].payer, joined[-1].claim) == (block.payer, block.claim)
        joined.append(block.model_copy(update={"first": joined.pop().first}) if same else block)
    return joined


def changed(entries: Entered, field: str) -> list[aftercare.Situation]:
    """Return the situation with every other answer to one question that it leaves possible."""
    sessions_left = situation_of(entries).supplementary_sessions
    return [
        situation_of({**entries, field: written(value)})
        for value in VALUES[field]
        if not (value == "none" and field == "supplementary" and sessions_left)
    ]


ENTRIES: Final = st.fixed_dictionaries(
    {
        field: st.sampled_from(
            (None, *map(written, values), *(["x"] if field in NUMBERS else ["unknown"]))
        )
        for field, values in VALUES.items()
    }
)
PAYING_ADULT: Final = {
    "indication": "oncology",
    "treatment_need": "current",
    "age": "40",
    "basis_plus_module": "true",
    "supplementary": "none",
    "basis_entitlement": "false",
    "plus_practice": "false",
    "referral": "false",
}


@settings(max_examples=settings().max_examples // 3)  # each is a page of its own
@given(ENTRIES)
@example(PAYING_ADULT)
@example({**PAYING_ADULT, "basis_plus_module": "false", "supplementary": "none"})
@example({**PAYING_ADULT, "indication": "other"})
@example({**PAYING_ADULT, "indication": None, "treatment_need": "preventive"})
@example({**PAYING_ADULT, "basis_plus_module": "false", "supplementary_sessions": "9"})
@example({})
def test_questions_are_locked_only_while_they_cannot_matter(entries: dict[str, str | None]) -> None:
    at, situation = set_on(used_page(), entries), situation_of(entries)
    now, shut = plans(situation), locked(at)
    assert in_order(at) == (*ORDER, "diagnosis_code", "day_typed")
    assert entered(at) == {field: entry for field, entry in entries.items() if entry}
    assert not {*aftercare.assess(situation).open_questions} & shut
    for field in ORDER:
        if field == "sessions_had":
            assert (field in shut) is (situation.indication in {"other", "claudication"})
            continue
        others = [plans(other) for other in changed(entries, field)]
        if field in shut:
            assert {now} == {*others} or getattr(situation, field) is not None
        if getattr(situation, field) is not None and {now} != {*others}:
            assert field not in shut


def test_two_noes_that_each_suffice_leave_one_of_them_to_change(page: AppTest) -> None:
    set_on(page, PAYING_ADULT)
    while shut := {"plus_practice", "referral"} & {
        field for field, value in entered(page).items() if value == "false"
    }:
        free = shut - locked(page)
        assert free
        answered(page, **{min(free): "true"})
    assert "Alle volgende behandelingen (vanaf 1): Basis Plus Module." in drawn(page)


def test_what_is_locked_keeps_its_answer_and_its_place(page: AppTest) -> None:
    before = entered(set_on(page, PAYING_ADULT))
    answered(page, indication="other")
    assert locked(page) == {*ORDER} - {"indication"}
    assert entered(page) == before | {"indication": "other"}
    assert in_order(page) == (*ORDER, "diagnosis_code", "day_typed")
    answered(page, indication="oncology")
    assert entered(page) == before


# ---------------------------------------------------------------- what the caller does not know


@pytest.mark.parametrize("language", Language)
def test_what_a_caller_does_not_know_is_passed_over_and_at_the_end_they_hear_whom_to_ask(
    language: Language,
) -> None:
    at, words = opened(f"{language}-NL"), words_in(language)
    known = {"indication": "oncology", "age": "52", "basis_plus_module": "true"}
    answered(at, **known, supplementary="none", treatment_need="unknown")
    assert words["spoken.ask.adult.treatment_need"] not in drawn(at)
    assert words["spoken.ask.adult.basis_entitlement"] in drawn(at)
    assert words["spoken.ask.adult.basis_entitlement"] in desk(at)["sentence"]
    answered(at, treatment_need="current", basis_entitlement="unknown")
    answered(at, plus_practice="true", referral="true")
    where = words["questions.basis_entitlement.find_out"]
    assert where in desk(at)["sentence"]
    assert f"{words['call.find_out']}:</b> {where}" in drawn(at)
    assert words["note.declined"] in desk(at)["note"]
    assert words["note.unknown"] not in desk(at)["note"]


@pytest.mark.parametrize("language", Language)
def test_an_answer_and_a_code_at_odds_are_explained_at_both(language: Language) -> None:
    at, words = opened(f"{language}-NL"), words_in(language)
    answered(at, basis_entitlement="true", diagnosis_code="2542")
    named = f"{words['topic.basis_entitlement']}, {words['topic.diagnosis_code']}"
    assert drawn(at).count(words("form.contradiction", fields=named)) == 2
    answered(at, basis_entitlement="false")
    assert named not in drawn(at)


def test_a_day_of_the_line_is_taken_once_and_a_day_by_hand_stays(page: AppTest) -> None:
    typed(page, "67 behandeling 1 maart 2027")
    assert widget(page, "answer.day_typed").value == "01-03-2027"
    widget(page, "answer.day_typed").input("2-4-2027")
    page.run()
    typed(page, "67 behandeling 1 maart 2027 hart")
    assert widget(page, "answer.day_typed").value == "2-4-2027"
    typed(page, "67 hart")
    assert widget(page, "answer.day_typed").value == "2-4-2027"
