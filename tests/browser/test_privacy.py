"""What somebody enters stays between them and the page."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Printed
from tests.browser.situations import ADULT, MODULE_ONLY
from tests.browser.visitor import DUTCH_DESK, Visitor, visited_by

pytestmark = visited_by(DUTCH_DESK)


@pytest.mark.parametrize(
    "wrong",
    [*(pytest.param(wrong, marks=pytest.mark.long) for wrong in ("-1", "twaalf")), "Geheim-Jansen"],
)
def test_what_is_wrong_is_said_at_the_field_and_enters_no_log(
    visitor: Visitor, printed: Printed, wrong: str
) -> None:
    visitor.open()
    visitor.answer(ADULT | MODULE_ONLY)
    visitor.answer({"age": wrong})
    message = visitor.question("age").get_by_role("alert")
    expect(message).to_have_text("Vul een heel getal in van 0 tot en met 120, bijvoorbeeld 67.")
    expect(visitor.box("age")).to_have_value(wrong)
    expect(visitor.choices("supplementary").first).to_be_checked()
    if wrong == "twaalf":
        visitor.expect_no_barriers("wrong age")
    visitor.answer({"age": 52})
    expect(message).to_have_count(0)
    log = printed()
    assert "Traceback" not in log
    assert wrong == "-1" or wrong not in log


def test_no_answer_stands_in_the_address_in_another_tab_or_in_what_outlives_the_tab(
    visitor: Visitor,
) -> None:
    visitor.open()
    visitor.answer(ADULT | MODULE_ONLY | {"basis_entitlement": True})
    assert "?" not in visitor.page.url
    assert "oncology" in visitor.page.evaluate("JSON.stringify({...sessionStorage})")
    assert "oncology" not in visitor.page.evaluate("JSON.stringify({...localStorage})")
    assert {cookie["name"] for cookie in visitor.page.context.cookies()} <= {"_streamlit_xsrf"}
    other = visitor.page.context.new_page()
    other.goto(visitor.page.url)
    expect(other.locator(".vw-sheet .vw-headline")).to_have_text(visitor.words["headline.empty"])
    expect(other.locator("input:checked")).to_have_count(0)


def test_what_begin_again_clears_the_tab_forgets_too(visitor: Visitor) -> None:
    visitor.open()
    visitor.answer(ADULT)
    visitor.start_again(visitor.words["headline.empty"])
    kept = "JSON.stringify({...sessionStorage})"
    assert visitor.page.evaluate(kept) == "{}"
    visitor.page.reload()
    expect(visitor.page.locator("#root h1")).to_be_visible()
    visitor.settle()
    expect(visitor.page.locator(".st-key-undo")).to_have_count(0)
    expect(visitor.headline()).to_have_text(visitor.words["headline.empty"])


def test_a_new_call_forgets_what_was_answered_on_another_page(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/selectieve-polis")
    visitor.answer({"selective_policy": True})
    page.get_by_role("link", name=visitor.words["pages.call"]).first.click()
    expect(page.locator(".st-key-quick-entry input")).to_be_focused()
    visitor.settle()
    page.keyboard.press("Alt+n")
    visitor.settle()
    assert page.evaluate("JSON.stringify({...sessionStorage})") == "{}"


@pytest.mark.long
def test_nothing_that_an_agent_typed_or_a_link_carried_is_left_anywhere(
    visitor: Visitor, printed: Printed
) -> None:
    visitor.open("/klantenservice#age=67&indication=oncology&naam=Geheim-Jansen")
    line = visitor.page.locator(".st-key-quick-entry input")
    expect(visitor.page.locator(".vw-wrong:visible")).to_contain_text("naam")
    visitor.settle()
    line.fill("67 onco Geheim-Pietersen av27")
    line.press("Enter")
    expect(visitor.page.locator(".vw-unsettled").first).to_be_visible()
    visitor.page.keyboard.press("Alt+t")
    expect(visitor.page.locator(".st-key-desk [role=status]")).not_to_be_empty()
    assert "Jansen" not in visitor.page.evaluate("navigator.clipboard.readText()")
    assert not {"#", "?"} & {*visitor.page.url}
    visitor.page.go_back()
    visitor.page.go_forward()
    assert "Geheim" not in visitor.page.url
    kept, log = visitor.page.evaluate("JSON.stringify({...localStorage})"), printed()
    for secret in ("Geheim", "oncology", "onco "):
        assert secret not in kept
        assert secret not in log
