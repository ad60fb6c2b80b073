"""Somebody whose connection breaks goes on where they were, whoever answers then."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from calculator.words import Language
from tests.browser.serving import Site, free_port, serving
from tests.browser.situations import ADULT
from tests.browser.visitor import (
    AWAY,
    CONNECTED,
    DESK,
    DUTCH_DESK,
    DUTCH_PHONE,
    ENGLISH_PHONE,
    Visitor,
    visited_by,
)

TAB = ".vw-tab"
REFUSE = """
Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError") }
})
"""
SOON = 7000  # milliseconds in which whoever answers next has what the tab keeps
GIVEN_UP = "Client Error in reaching server endpoint"
"""What Streamlit writes on the console when it also says in English that the server is gone."""


class Restarting:
    """A server that can be put in the place of itself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self._running = ExitStack()
        self.begin()

    def begin(self) -> None:
        log = self._folder / "log.txt"
        self.site = self._running.enter_context(serving(log, port=self._port))

    def kill(self) -> None:
        self.site.process.kill()
        self._running.close()

    def close(self) -> None:
        self._running.close()


@pytest.fixture(scope="module")
def restarting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Restarting]:
    server = Restarting(tmp_path_factory.mktemp("restarting"))
    yield server
    server.close()


@pytest.fixture
def server(restarting: Restarting) -> Restarting:
    """A server that runs, whatever the test before has left."""
    if restarting.site.process.poll() is not None:
        restarting.begin()
    return restarting


@pytest.fixture
def somebody(
    request: pytest.FixtureRequest, browser: Browser, server: Restarting
) -> Iterator[Visitor]:
    """A visitor of the server that restarts."""
    visitor = Visitor(browser, server.site.address, *request.param)
    yield visitor
    visitor.close()


nl_desk = pytest.param(DUTCH_DESK, id="nl-desk")
en_phone = pytest.param(ENGLISH_PHONE, id="en-phone")
long_nl_desk = pytest.param(DUTCH_DESK, id="nl-desk", marks=pytest.mark.long)
long_en_phone = pytest.param(ENGLISH_PHONE, id="en-phone", marks=pytest.mark.long)


@visited_by(ENGLISH_PHONE, also=[DUTCH_DESK])
def test_nothing_is_said_and_no_room_is_taken_as_long_as_nothing_is_lost(visitor: Visitor) -> None:
    visitor.open()
    visitor.answer({"indication": "oncology"})
    told = visitor.page.locator(TAB)
    expect(told).to_have_count(1)
    expect(told).to_be_hidden()
    expect(told.get_by_role("status", include_hidden=True)).to_be_empty()
    expect(visitor.page.locator(".st-key-tab")).to_have_css("position", "absolute")


@pytest.mark.parametrize("somebody", [nl_desk, long_en_phone], indirect=True)
@pytest.mark.long
def test_without_connection_the_answer_stays_and_another_process_goes_on_with_it(
    server: Restarting, somebody: Visitor
) -> None:
    visitor = somebody
    visitor.open()
    visitor.answer(ADULT)
    before = visitor.headline().inner_text()
    told = visitor.page.locator(TAB)
    with visitor.page.expect_console_message(lambda message: GIVEN_UP in message.text):
        server.kill()
        expect(told.get_by_role("status")).to_have_text(visitor.words["tab.away"])
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    expect(visitor.headline()).to_have_text(before)
    expect(visitor.headline()).to_have_css("opacity", "1")
    visitor.expect_no_violation()
    server.begin()
    expect(told).to_be_hidden()
    visitor.expect_connected()
    expect(visitor.headline()).to_have_text(before)
    expect(visitor.box("age")).to_have_value(str(ADULT["age"]))
    visitor.answer({"basis_plus_module": True})
    expect(visitor.question("supplementary")).to_be_visible()
    visitor.page.reload()
    expect(visitor.choices("basis_plus_module").first).to_be_checked()


@pytest.mark.parametrize("somebody", [nl_desk], indirect=True)
@pytest.mark.long
def test_what_is_answered_without_connection_reaches_the_process_that_answers_next(
    server: Restarting, somebody: Visitor
) -> None:
    visitor = somebody
    visitor.open()
    visitor.answer(ADULT)
    server.kill()
    expect(visitor.page.locator(TAB).get_by_role("status")).to_have_text(visitor.words["tab.away"])
    visitor.choices("basis_plus_module").first.check()
    visitor.box("age").fill("53")
    server.begin()
    visitor.expect_connected()
    expect(visitor.question("supplementary")).to_be_visible()
    visitor.page.reload()
    expect(visitor.choices("basis_plus_module").first).to_be_checked()
    expect(visitor.box("age")).to_have_value("53")


@pytest.mark.parametrize("somebody", [nl_desk], indirect=True)
@pytest.mark.long
def test_a_line_that_comes_and_goes_lets_nobody_wait_for_their_answers(
    server: Restarting, somebody: Visitor
) -> None:
    visitor = somebody
    visitor.open()
    visitor.answer(ADULT)
    for _ in range(5):
        kept = visitor.page.locator("[data-kept]").first
        before = kept.get_attribute("data-session")
        server.kill()
        visitor.page.locator(AWAY).wait_for()
        server.begin()
        heard = f'[data-kept]:not([data-session="{before}"], [data-heard="0"])'
        expect(visitor.page.locator(CONNECTED)).to_have_count(1)
        visitor.page.locator(heard).first.wait_for(state="attached", timeout=SOON)
    visitor.settle()
    expect(visitor.box("age")).to_have_value(str(ADULT["age"]))


@pytest.mark.parametrize("somebody", [en_phone, long_nl_desk], indirect=True)
@pytest.mark.long
def test_an_agent_goes_on_with_the_call_when_the_process_was_replaced(
    server: Restarting, somebody: Visitor
) -> None:
    visitor = somebody
    visitor.open("/klantenservice")
    line = visitor.page.locator(".st-key-quick-entry input").first
    expect(line).to_be_focused()
    dutch = visitor.words.language is Language.NL
    visitor.page.keyboard.type("67 hart bpm" if dutch else "67 heart module")
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    headline = visitor.page.locator(".vw-headline")
    before, typed = headline.inner_text(), line.input_value()
    server.kill()
    expect(visitor.page.locator(TAB).get_by_role("status")).to_have_text(visitor.words["tab.away"])
    server.begin()
    visitor.expect_connected()
    expect(headline).to_have_text(before)
    expect(line).to_have_value(typed)
    expect(visitor.page.locator(".st-key-brief-questions input:checked")).to_have_count(2)


@pytest.mark.parametrize("somebody", [pytest.param(DUTCH_PHONE, id="nl-phone")], indirect=True)
@pytest.mark.long
def test_a_browser_that_keeps_nothing_works_and_says_so_and_says_what_was_lost(
    server: Restarting, somebody: Visitor
) -> None:
    visitor = somebody
    visitor.page.add_init_script(REFUSE)
    visitor.open()
    told = visitor.page.locator(TAB)
    visitor.answer(ADULT)
    expect(told.get_by_role("status")).to_have_text(visitor.words["tab.not_kept"])
    visitor.expect_no_barriers("not kept", visitor.one_look(0))
    told.get_by_role("button", name=visitor.words["tab.close"]).click()
    expect(told).to_be_hidden()
    visitor.answer({"basis_plus_module": True})
    expect(told).to_be_hidden()
    server.kill()
    expect(told.get_by_role("status")).to_have_text(visitor.words["tab.away"])
    server.begin()
    expect(told.get_by_role("status")).to_have_text(visitor.words["tab.lost"])
    expect(visitor.page.locator("input:checked")).to_have_count(0)
    visitor.answer({"indication": "oncology"})
    expect(visitor.question("treatment_need")).to_be_visible()


@pytest.mark.long
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
    visitor.expect_connected()
    visitor.page.locator("textarea").fill("")
    visitor.page.locator("textarea").press("Control+Enter")
    visitor.settle()
    expect(visitor.page.locator(TAB)).to_be_hidden()
    expect(visitor.choices("selective_policy").first).to_be_checked()
    visitor.close()


@visited_by(DUTCH_DESK)
def test_nothing_is_told_by_what_a_browser_may_have_let_go_of(visitor: Visitor) -> None:
    told = set[str | None]()

    def hear(frame: str | bytes) -> None:
        message = ForwardMsg()
        message.ParseFromString(frame.encode() if isinstance(frame, str) else frame)
        told.add(message.WhichOneof("type"))

    visitor.page.on("websocket", lambda socket: socket.on("framereceived", hear))
    visitor.open("/selectieve-polis")
    visitor.settle()
    for _ in range(2):
        visitor.page.locator(".st-key-switch_language button").click()
        visitor.settle()
    assert "delta" in told
    assert "ref_hash" not in told
