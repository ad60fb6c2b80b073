"""Somebody whose connection breaks goes on, or is told plainly that the answers are gone."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from calculator.words import Language
from tests.browser.serving import Site, free_port, serving
from tests.browser.situations import ADULT
from tests.browser.visitor import DESK, PHONE, Visitor

LOST = ".vw-lost"
CONNECTED = "[data-testid=stApp][data-test-connection-state=CONNECTED]"


@pytest.mark.parametrize(
    "visitor", [(Language.NL, DESK), (Language.EN, PHONE)], ids=["nl", "en"], indirect=True
)
def test_nothing_is_said_and_no_room_is_taken_as_long_as_nothing_is_lost(visitor: Visitor) -> None:
    visitor.open()
    visitor.answer({"indication": "oncology"})
    told = visitor.page.locator(LOST)
    expect(told).to_have_count(1)
    expect(told).to_be_hidden()
    expect(told.get_by_role("status", include_hidden=True)).to_be_empty()
    expect(visitor.page.locator(".st-key-connection")).to_have_css("position", "absolute")


@pytest.mark.parametrize(
    ("language", "screen", "path"),
    [(Language.NL, DESK, "/"), (Language.EN, PHONE, "/klantenservice")],
    ids=["nl", "en"],
)
def test_whoever_comes_back_to_another_process_is_told_at_once_and_can_begin_anew(
    browser: Browser, tmp_path: Path, language: Language, screen: ViewportSize, path: str
) -> None:
    port = free_port()
    with ExitStack() as first:
        site = first.enter_context(serving(tmp_path / "first.txt", port=port))
        visitor = Visitor(browser, site.address, language, screen)
        visitor.open(path)
        if path == "/":
            visitor.answer(ADULT)
        visitor.settle()
        site.process.kill()
    with serving(tmp_path / "second.txt", port=port):
        told = visitor.page.locator(LOST)
        expect(told.get_by_role("status")).to_have_text(visitor.words["site.lost"])
        visitor.settle()
        expect(visitor.page.locator("input[type=radio]:checked")).to_have_count(0)
        visitor.expect_no_barriers("answers lost", visitor.one_look(0))
        if path == "/":
            visitor.answer({"indication": "oncology"})
            expect(told).to_be_visible()  # what was lost is still said after the next answer
        told.get_by_role("button", name=visitor.words["site.lost_close"]).click()
        expect(told).to_be_hidden()
        visitor.page.reload()
        expect(visitor.page.locator("#root h1")).to_be_visible()
        expect(told).to_be_hidden()
        visitor.close()


def test_a_connection_that_breaks_by_itself_loses_nothing(browser: Browser, site: Site) -> None:
    # A message that is too large closes it, and would again if it were sent at every return.
    visitor = Visitor(browser, site.address, Language.NL, DESK)
    visitor.open("/selectieve-polis")
    visitor.answer({"selective_policy": True})
    visitor.page.locator("textarea").evaluate(
        """(area) => {
          const type = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")
          type.set.call(area, "x".repeat(4_000_000))
          area.dispatchEvent(new Event("input", { bubbles: true }))
        }"""
    )
    with visitor.page.expect_event("websocket"):
        visitor.page.locator("textarea").press("Control+Enter")
    expect(visitor.page.locator(CONNECTED)).to_have_count(1)
    visitor.page.locator("textarea").fill("")
    visitor.page.locator("textarea").press("Control+Enter")
    visitor.settle()
    expect(visitor.page.locator(LOST)).to_be_hidden()
    expect(visitor.question("selective_policy").get_by_role("radio").first).to_be_checked()
    visitor.close()
