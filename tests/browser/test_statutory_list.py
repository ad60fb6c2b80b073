"""Whether a condition is on the statutory list is found out by choices, by a day and by a code."""

from datetime import date, timedelta
from typing import Final

from playwright.sync_api import Locator, expect

from calculator.aftercare import statutory_list
from calculator.words.days import write_day
from tests.browser.visitor import (
    DUTCH_DESK,
    DUTCH_PHONE,
    ENGLISH_DESK,
    ENGLISH_PHONE,
    Visitor,
    visited_by,
)

DISCHARGED: Final = date.today() - timedelta(days=30)  # noqa: DTZ011 - a day is enough
UNTIL: Final = statutory_list.last_day(DISCHARGED, 12)
OPEN_HEART, BY_ITSELF = "home-after-open-heart-surgery", "heart-by-itself"
CODES: Final = {OPEN_HEART: "2202", BY_ITSELF: "2541"}


def choose(visitor: Visitor, kind: str) -> Locator:
    """Choose a kind of condition in the two steps of the help; return the help."""
    words, question = visitor.words, visitor.question("basis_entitlement")
    visitor.unfold(question)
    question.get_by_role("button", name=words["list_help.open"]).click()
    visitor.settle()
    aid = question.locator(".st-key-list-help")
    heart = next(group for group in statutory_list.GROUPS if group.id == "heart")
    for name in (heart.name, statutory_list.KINDS[kind].name):
        aid.get_by_text(name[words.language], exact=True).click()
        visitor.settle()
    return aid


def answer_until_the_list(visitor: Visitor) -> None:
    visitor.open()
    visitor.answer(
        {
            "indication": "cardiovascular",
            "treatment_need": "current",
            "age": 67,
            "basis_plus_module": True,
            "supplementary": "none",
            "basis_entitlement": None,
        }
    )


def chosen(visitor: Visitor, value: str) -> Locator:
    return visitor.question("basis_entitlement").get_by_role(
        "radio", name=visitor.words[f"questions.basis_entitlement.{value}"], exact=True
    )


@visited_by(DUTCH_PHONE, also=[DUTCH_DESK, ENGLISH_DESK, ENGLISH_PHONE])
def test_open_heart_surgery_comes_to_yes_until_a_day_by_choices_and_the_day_of_discharge(
    visitor: Visitor,
) -> None:
    answer_until_the_list(visitor)
    aid = choose(visitor, OPEN_HEART)
    expect(chosen(visitor, "true")).to_be_checked()
    day = aid.get_by_role("textbox", name=visitor.words["list_help.discharged"])
    day.fill(f"{DISCHARGED:%d-%m-%Y}")
    day.press("Enter")
    visitor.settle()
    until = write_day(visitor.words, UNTIL)
    expect(aid).to_contain_text(visitor.words("list_help.yes_until", day=until))
    expect(aid).to_contain_text("D5")
    visitor.answer({"plus_practice": True, "referral": True})
    expect(visitor.headline()).to_contain_text(visitor.words("day.until", day=until))
    expect(visitor.page.locator(".vw-stop").last).to_contain_text(until)
    visitor.expect_no_barriers("statutory-list", visitor.one_look(0))
    # Somebody who knows better answers otherwise, and is believed.
    visitor.answer({"basis_entitlement": False})
    expect(aid).to_contain_text(visitor.words["list_help.answered_otherwise"])
    expect(visitor.headline()).not_to_contain_text(until)


@visited_by(ENGLISH_DESK, also=[DUTCH_DESK, DUTCH_PHONE, ENGLISH_PHONE])
def test_a_heart_attack_by_itself_comes_to_no_and_why(visitor: Visitor) -> None:
    answer_until_the_list(visitor)
    aid = choose(visitor, BY_ITSELF)
    expect(chosen(visitor, "false")).to_be_checked()
    expect(aid).to_contain_text(visitor.words["list_help.no"])
    expect(aid.locator(".vw-citation")).to_be_visible()
    # What was told is kept through another page, the other language and a reload.
    visitor.page.reload()
    visitor.settle()
    expect(chosen(visitor, "false")).to_be_checked()
    visitor.answer({"plus_practice": True, "referral": True})
    expect(visitor.headline()).not_to_contain_text("21")


@visited_by(DUTCH_DESK, also=[ENGLISH_DESK, DUTCH_PHONE, ENGLISH_PHONE])
def test_an_agent_gets_both_by_code(visitor: Visitor) -> None:
    words, page = visitor.words, visitor.page
    visitor.open("/klantenservice")
    line = page.get_by_role("textbox", name=words["entry.label"])
    line.fill(f"67 code {CODES[BY_ITSELF]}")
    line.press("Enter")
    visitor.settle()
    aid = page.locator(".st-key-list-help")
    expect(aid).to_contain_text(words["list_help.no"])
    line.fill(f"67 code {CODES[OPEN_HEART]}")
    line.press("Enter")
    visitor.settle()
    expect(aid).to_contain_text(words["list_help.depends_on_stay"])
    day = aid.get_by_role("textbox", name=words["list_help.discharged"])
    day.fill(f"{DISCHARGED:%d-%m-%Y}")
    day.press("Enter")
    visitor.settle()
    until = write_day(words, UNTIL)
    expect(aid).to_contain_text(words("list_help.yes_until", day=until))
    page.keyboard.press("Alt+t")
    expect(page.locator(".st-key-desk [role=status]")).to_have_text(words["call.copied_note"])
    note = str(page.evaluate("navigator.clipboard.readText()"))
    assert "D5" in note
    assert words("note.date", day=UNTIL) in note
    assert CODES[OPEN_HEART] in note
