"""Claims under a selective policy, on a phone and at a desk, with a mouse and without."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Printed
from tests.browser.keyboard import choose, press, tab_to
from tests.browser.situations import Answers
from tests.browser.visitor import (
    DESK,
    DUTCH_DESK,
    DUTCH_PHONE,
    ENGLISH_DESK,
    ENGLISH_PHONE,
    Visitor,
    visited_by,
)

NOT_SELECTED: Answers = {"selective_policy": True, "hospital_selected": False}
BY_REFERRAL: Answers = NOT_SELECTED | {"care_kind": "other"}
CLAIMS: list[tuple[Answers, str]] = [
    ({"selective_policy": False}, "not-applicable"),
    ({"selective_policy": True, "hospital_selected": True, "care_kind": "other"}, "full"),
    (NOT_SELECTED | {"care_kind": "licensed", "licence": False}, "do-not-claim"),
    (BY_REFERRAL | {"referral_type": "02"}, "undecided"),
    (BY_REFERRAL | {"referral_type": "04", "acute_activity": "none"}, "reduced"),
    (
        BY_REFERRAL | {"referral_type": "05", "care_type": "13", "first_trajectory": "missing"},
        "contact",
    ),
]
TRAJECTORY = """claim_id\treferral_type\tcare_type\ttrajectory_number\tcare_kind
emergency\t1\t11\tT1\tother
follow-up\t07\t21\tT1\tother
wrong\t21\t21\tT1\tother
numberless\t07\t21\t\tother"""


@visited_by(DUTCH_PHONE, ENGLISH_DESK)
@pytest.mark.long
def test_every_payment_is_reached_without_a_barrier(visitor: Visitor) -> None:
    visitor.open("/selectieve-polis")
    visitor.expect_no_barriers("claims start")
    for place, (answers, payment) in enumerate(CLAIMS):
        visitor.answer(answers)
        expect(visitor.headline()).to_have_text(visitor.words[f"payment.{payment}"])
        visitor.expect_no_barriers(f"claim {place} {payment}", visitor.one_look(place))
        visitor.start_again(visitor.words["claims.empty"])


@visited_by(DUTCH_PHONE, also=[ENGLISH_DESK])
@pytest.mark.long
def test_a_story_and_a_pasted_trajectory_are_answered_without_a_mouse(visitor: Visitor) -> None:
    words, page = visitor.words, visitor.page
    visitor.open("/selectieve-polis")
    choose(visitor, visitor.question("selective_policy"), 0)
    choose(visitor, visitor.question("hospital_selected"), 1)
    way = page.get_by_role("radiogroup").filter(has_text=words["claims.ways.story"])
    tab_to(visitor, way)
    page.keyboard.press("ArrowDown")
    visitor.settle()
    choose(visitor, visitor.question("story"), 0)
    expect(visitor.headline()).to_have_text(words["payment.full"])
    expect(visitor.question("story")).to_contain_text("01")
    tab_to(visitor, page.get_by_role("textbox", name=words["list.paste"]))
    page.keyboard.insert_text(TRAJECTORY)
    page.keyboard.press("Control+Enter")
    rows = page.locator("table.vw-table tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.nth(1)).to_contain_text("100%")
    expect(rows.nth(2)).to_contain_text(words["list.type_21"])
    expect(rows.nth(3)).to_contain_text(words["payment_short.contact"], ignore_case=True)
    visitor.expect_no_barriers("claims pasted")
    page.evaluate("document.activeElement.blur()")
    press(visitor, "form.start_again")
    expect(visitor.headline()).to_have_text(words["claims.empty"])


@visited_by(DUTCH_DESK, also=[ENGLISH_PHONE])
def test_the_answers_for_a_list_are_gone_as_soon_as_its_text_changes(visitor: Visitor) -> None:
    page, words = visitor.page, visitor.words
    visitor.open("/selectieve-polis")
    visitor.answer(NOT_SELECTED)
    field = page.get_by_role("textbox", name=words["list.paste"])
    table, hint = page.locator("table.vw-table"), page.locator(".vw-apply")
    field.focus()
    page.keyboard.insert_text(TRAJECTORY)
    expect(hint).to_have_text(words["list.apply"])
    expect(hint).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(table).to_be_visible()
    expect(hint).to_be_hidden()
    page.keyboard.type("\n")
    expect(table).to_be_hidden()
    expect(hint).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(table).to_be_visible()
    page.get_by_text(words["list.ordinary"]).click()
    expect(table).to_be_visible()
    visitor.expect_no_barriers("claims listed")


@visited_by(ENGLISH_DESK, also=[DUTCH_PHONE])
def test_a_wrong_code_is_said_at_its_field_and_enters_no_log(
    visitor: Visitor, printed: Printed
) -> None:
    visitor.open("/selectieve-polis")
    visitor.answer(NOT_SELECTED | {"specialism_code": "73X1", "care_kind": "pregnancy"})
    message = visitor.question("specialism_code").get_by_role("alert")
    expect(message).to_have_text(visitor.words["questions.specialism_code.wrong"])
    expect(visitor.headline()).to_have_text(visitor.words["payment.full"])
    assert "73X1" not in printed()
    assert "Traceback" not in printed()


CALL = {
    "nl": "selectieve polis niet geselecteerd 04 seh gewone zorg",
    "en": "selective policy not selected 04 emergency department ordinary care",
}
"""A claim as an agent types it, with something that may mean several things."""
TALLEST = {
    "nl": "selectieve polis niet geselecteerd gewone zorg 05 11 nummer ontbreekt 303 603 seh",
    "en": "selective policy not selected ordinary care 05 11 number missing 303 603 planned",
}


@visited_by(DUTCH_DESK, also=[ENGLISH_DESK])
def test_a_claim_is_answered_and_noted_by_keyboard_alone(visitor: Visitor) -> None:
    words, page, keyboard = visitor.words, visitor.page, visitor.page.keyboard
    language = str(words.language)
    visitor.open("/klantenservice")
    expect(page.locator(".st-key-quick-entry input")).to_be_focused()
    visitor.settle()
    keyboard.press("Alt+s")
    expect(page.locator("h1")).to_have_text(words["claims.title"])
    line = page.locator(".st-key-quick-entry input")
    expect(line).to_be_focused()
    keyboard.type(CALL[language])
    keyboard.press("Enter")
    expect(page.locator(".vw-unsettled")).to_have_count(1)
    visitor.settle()
    keyboard.press("Alt+3")
    expect(visitor.headline()).to_have_text(words["payment.full"])
    visitor.settle()
    expect(line).to_be_focused()
    status = page.locator(".st-key-desk [role=status]")
    for key, told in (("v", "sentence"), ("t", "note")):
        keyboard.press(f"Alt+{key}")
        expect(status).to_have_text(words[f"call.copied_{told}"])
    note = str(page.evaluate("navigator.clipboard.readText()"))
    assert note == page.locator(".st-key-desk .noted").inner_text()
    assert "190015" in note
    prevails = {"nl": "polisvoorwaarden", "en": "policy conditions"}
    assert prevails[str(words.language)] in note
    keyboard.press("Alt+n")
    expect(visitor.headline()).to_have_text(words["claims.empty"])
    visitor.settle()
    expect(line).to_have_value("")
    expect(line).to_be_focused()
    keyboard.press("Alt+z")
    expect(visitor.headline()).to_have_text(words["payment.full"])
    visitor.settle()
    keyboard.press("Alt+s")
    expect(page.locator("h1")).to_have_text(words["call.title"])
    expect(page.locator(".st-key-quick-entry input")).to_be_focused()


@visited_by(DUTCH_DESK)
def test_whoever_just_opens_the_page_is_left_where_they_are(visitor: Visitor) -> None:
    line = visitor.page.locator(".st-key-quick-entry input")
    visitor.open("/selectieve-polis")
    visitor.settle()
    expect(visitor.page.locator(".st-key-desk")).to_be_attached()
    expect(line).not_to_be_focused()
    visitor.answer({"selective_policy": True})
    expect(line).not_to_be_focused()
    visitor.page.keyboard.press("Alt+q")
    expect(line).to_be_focused()
    visitor.page.get_by_role("link", name=visitor.words["pages.call"]).first.click()
    expect(visitor.page.locator("h1")).to_have_text(visitor.words["call.title"])
    expect(line).to_be_focused()
    visitor.settle()
    visitor.page.get_by_role("link", name=visitor.words["pages.selective_policy"]).first.click()
    expect(visitor.page.locator("h1")).to_have_text(visitor.words["claims.title"])
    visitor.settle()
    expect(line).not_to_be_focused()


@visited_by(DUTCH_DESK, ENGLISH_DESK)
def test_the_line_the_headline_and_the_sentence_are_in_view_together(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/selectieve-polis")
    visitor.settle()
    page.keyboard.press("Alt+q")
    expect(page.locator(".st-key-quick-entry input")).to_be_focused()
    page.keyboard.type(TALLEST[str(visitor.words.language)])
    expect(visitor.headline()).to_have_text(visitor.words["payment.contact"])
    visitor.settle()
    for seen in (".st-key-quick-entry input", ".vw-sheet .vw-headline", ".st-key-desk .said"):
        box = page.locator(seen).bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= DESK["height"], seen


@visited_by(DUTCH_DESK, also=[ENGLISH_PHONE])
@pytest.mark.long
def test_the_line_stands_in_nobodys_way(visitor: Visitor) -> None:
    visitor.open("/selectieve-polis")
    visitor.page.locator(".st-key-quick-entry input").fill(CALL[str(visitor.words.language)])
    expect(visitor.page.locator(".st-key-entry-choices")).to_be_visible()
    visitor.settle()
    visitor.expect_no_barriers("claims typed")
