"""What the policy of the pages is for does not happen. That they work, a first visit shows."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, ConsoleMessage, FrameLocator, Page, expect

from calculator.words import Language, words_in
from tests.browser.serving import Site, serving
from tests.browser.visitor import LONGEST, PAINTED

WORDS = words_in(Language.NL)
HELD_BACK = "Content Security Policy"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab that may have errors."""
    context = browser.new_context(locale="nl-NL")
    context.set_default_timeout(LONGEST)
    yield context.new_page()
    context.close()


INJECTED = (
    "put('script', { text: 'window.ran = 1' })",
    "put('div', { innerHTML: '<img src=x onerror=\"window.ran = 1\">' })",
    "put('div').setAttribute('onclick', 'window.ran = 1'); document.body.lastChild.click()",
    "put('script', { src: 'data:text/javascript,window.ran=1' })",
    "put('script', { src: 'https://elsewhere.example/x.js' })",
    "put('a', { href: 'javascript:window.ran=1' }).click()",
    "fetch('https://elsewhere.example/').catch(() => {})",
    "put('img', { src: 'https://elsewhere.example/x.png' })",
    "put('iframe', { src: 'https://elsewhere.example/' })",
    "put('base', { href: 'https://elsewhere.example/' })",
    "put('form', { action: 'https://elsewhere.example/' }).submit()",
    "new Worker('data:text/javascript,0')",
)


def test_what_is_smuggled_into_a_page_neither_runs_nor_asks_for_anything(
    site: Site, page: Page
) -> None:
    said: list[str] = []
    answered: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("response", lambda response: answered.append(response.url))
    page.goto(site.address)
    expect(page.locator("#root h1")).to_be_visible()
    assert not any(HELD_BACK in text for text in said)
    with page.expect_response("**/x"):  # of the image whose failure would run something
        for inject in INJECTED:
            with page.expect_console_message(lambda message: HELD_BACK in message.text):
                page.evaluate(
                    "inject => {"
                    " const put = (name, has = {}) => {"
                    "  const made = Object.assign(document.createElement(name), has)\n"
                    "  document.body.append(made)\n"
                    "  return made }\n"
                    f" {inject} }}"
                )
            assert page.evaluate("window.ran") is None, inject
    page.evaluate(PAINTED)
    assert page.evaluate("window.ran") is None
    assert not [url for url in answered if "elsewhere" in url]


@contextmanager
def embedding() -> Iterator[str]:
    """Serve pages that show another, whose address follows the "?", within them."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            shown = self.path.partition("?")[2]
            self.wfile.write(f'<iframe src="{shown}" width=1000 height=700></iframe>'.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def shown_within(page: Page, origin: str, address: str) -> FrameLocator:
    page.goto(f"{origin}/?{address}")
    return page.frame_locator("iframe")


def is_about_frames(said: ConsoleMessage) -> bool:
    return "frame-ancestors" in said.text or "X-Frame-Options" in said.text


def expect_not_shown(within: FrameLocator) -> None:
    expect(within.locator("h1")).to_have_count(1)  # the browser's own words for it
    expect(within.locator("#root")).to_have_count(0)


@pytest.mark.long
def test_a_page_that_is_allowed_can_show_the_site_within_it_and_no_other_can(
    page: Page, tmp_path: Path
) -> None:
    with (
        embedding() as intranet,
        embedding() as stranger,
        serving(tmp_path / "log.txt", FRAME_ANCESTORS=intranet) as site,
    ):
        within = shown_within(page, intranet, site.address)
        within.get_by_text(WORDS["questions.indication.oncology"], exact=True).click()
        asked = within.get_by_text(WORDS["questions.treatment_need.ask"], exact=False).first
        expect(asked).to_be_visible()
        with page.expect_console_message(is_about_frames):
            expect_not_shown(shown_within(page, stranger, site.address))


def test_without_a_setting_nobody_can_show_the_site_within_a_page(site: Site, page: Page) -> None:
    with embedding() as stranger, page.expect_console_message(is_about_frames):
        expect_not_shown(shown_within(page, stranger, site.address))
