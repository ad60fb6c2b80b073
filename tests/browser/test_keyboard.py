"""The keyboard alone is enough."""

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import choose, press, tab_to
from tests.browser.situations import BASIC, MODULE
from tests.browser.visitor import DUTCH_DESK, ENGLISH_PHONE, Visitor, visited_by


@visited_by(DUTCH_DESK, also=[ENGLISH_PHONE])
def test_a_whole_situation_is_answered_and_forgotten_without_a_mouse(visitor: Visitor) -> None:
    visitor.open()
    choose(visitor, visitor.question("indication"), 0)
    choose(visitor, visitor.question("treatment_need"), 0)
    tab_to(visitor, visitor.box("age"))
    visitor.page.keyboard.type("52")
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    for field in ("basis_plus_module", "supplementary", "basis_entitlement"):
        choose(visitor, visitor.question(field), 0)
    for field in ("plus_practice", "referral"):
        choose(visitor, visitor.question(field), 0)
    payers = [visitor.words[f"payer.{payer}"] for payer in (MODULE, BASIC)]
    expect(visitor.page.locator(".vw-payer")).to_have_text(payers, ignore_case=True)
    tab_to(visitor, visitor.page.locator(".vw-answer summary"))
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator(".vw-answer details[open]")).to_be_visible()
    visitor.page.keyboard.press("Home")
    visitor.page.evaluate("document.activeElement.blur()")
    press(visitor, "form.start_again")
    expect(visitor.headline()).to_have_text(visitor.words["headline.empty"])


@visited_by(DUTCH_DESK, also=[ENGLISH_PHONE])
@pytest.mark.long
def test_an_example_is_walked_and_opened_without_a_mouse(visitor: Visitor) -> None:
    visitor.open("/voorbeelden")
    choices = visitor.page.locator(".st-key-example-choices")
    choose(visitor, choices.get_by_role("radiogroup").nth(0), 1)
    choose(visitor, choices.get_by_role("radiogroup").nth(1), 1)
    for _ in range(4):
        press(visitor, "examples.next")
    expect(visitor.page.locator(".st-key-step-5 .vw-stop")).to_have_count(1)
    press(visitor, "examples.open_in_calculator")
    expect(visitor.headline()).to_be_visible()
    first_payer = visitor.page.locator(".vw-sheet .vw-payer").first
    expect(first_payer).to_have_text(visitor.words[f"payer.{MODULE}"])


@visited_by(ENGLISH_PHONE, also=[DUTCH_DESK])
def test_a_new_step_gets_the_focus_and_another_example_leaves_it_on_the_choice(
    visitor: Visitor,
) -> None:
    visitor.open("/voorbeelden")
    press(visitor, "examples.next")
    expect(visitor.page.locator(".st-key-step-2")).to_be_focused()
    visitor.page.evaluate("document.activeElement.blur()")
    group = visitor.page.locator(".st-key-example-choices").get_by_role("radiogroup").first
    tab_to(visitor, group)
    visitor.page.keyboard.press("ArrowDown")
    expect(visitor.page.locator(".st-key-step-2")).to_have_count(0)
    visitor.settle()
    expect(group.get_by_role("radio").nth(1)).to_be_focused()


@visited_by(DUTCH_DESK, also=[ENGLISH_PHONE])
def test_a_new_step_comes_into_view_with_the_button_to_the_next(visitor: Visitor) -> None:
    visitor.open("/voorbeelden?voorbeeld=no-module")
    go_on = visitor.page.get_by_role("button", name=visitor.words["examples.next"])
    for step in range(2, 5):
        go_on.click()
        expect(visitor.page.locator(f".st-key-step-{step}")).to_be_focused()
        visitor.settle()
        expect(visitor.page.locator(f".st-key-step-{step}")).to_be_in_viewport(ratio=1)
        expect(go_on).to_be_in_viewport(ratio=1)


@visited_by(DUTCH_DESK, also=[ENGLISH_PHONE])
def test_what_is_focused_can_be_seen(visitor: Visitor) -> None:
    visitor.open()
    visitor.page.keyboard.press("Tab")
    shown = visitor.page.evaluate(
        """() => {
          const style = getComputedStyle(document.activeElement)
          return [style.outlineStyle, style.boxShadow, document.activeElement.tagName]
        }"""
    )
    assert shown[0] != "none" or shown[1] != "none", shown


@visited_by(ENGLISH_PHONE, also=[DUTCH_DESK])
def test_a_screen_reader_hears_the_new_answer(visitor: Visitor) -> None:
    visitor.open()
    status = visitor.page.get_by_role("status").filter(has_text=visitor.words["headline.empty"])
    expect(status).to_have_count(1)
    handle = status.element_handle()
    visitor.answer({"indication": "other"})
    expect(
        visitor.page.get_by_role("status").filter(has_text=visitor.words["headline.out_of_scope"])
    ).to_have_count(1)
    assert handle.is_visible() or handle.inner_text() == visitor.words["headline.out_of_scope"]


@visited_by(DUTCH_DESK, also=[ENGLISH_PHONE])
@pytest.mark.long
def test_a_screen_reader_hears_the_new_page_and_the_focus_is_not_taken_away(
    visitor: Visitor,
) -> None:
    visitor.open("/voorbeelden")
    link = visitor.page.get_by_role("link", name=visitor.words["pages.drills"], exact=True)
    tab_to(visitor, link)
    visitor.page.keyboard.press("Enter")
    title = visitor.words["drills.title"]
    expect(visitor.page.get_by_role("status").filter(has_text=title)).to_have_count(1)
    visitor.settle()
    expect(visitor.page.locator(".st-key-drill-opening")).to_be_visible()
    expect(visitor.page.locator(".st-key-drill-opening")).not_to_be_focused()


@visited_by(ENGLISH_PHONE, also=[DUTCH_DESK])
def test_switching_the_language_changes_the_document_and_keeps_the_answers(
    visitor: Visitor,
) -> None:
    visitor.open()
    visitor.answer({"indication": "oncology", "treatment_need": "current", "age": 52})
    press(visitor, "site.language_other")
    other = visitor.words.language.other
    expect(visitor.page.locator(f"html[lang={other}]")).to_have_count(1)
    expect(visitor.box("age")).to_have_value("52")
    assert f"lang={other}" in visitor.page.url
    visitor.page.reload()
    expect(visitor.page.locator("#root h1")).to_be_visible()
    assert visitor.page.evaluate("document.documentElement.lang") == other
