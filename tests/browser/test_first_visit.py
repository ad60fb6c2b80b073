"""A first visit: what stands there before the app, what is fetched, and nothing jumps."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from calculator.words import Language, words_in
from tests.browser.conftest import Unblemished
from tests.browser.serving import Site

PAGES = {
    "": "self_check.title",
    "klantenservice": "call.title",
    "voorbeelden": "examples.title",
    "oefenen": "drills.title",
    "selectieve-polis": "claims.title",
}
MOVED = """
window.moved = 0
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value
}).observe({ type: "layout-shift", buffered: true })
"""


@pytest.fixture(params=[("nl-NL", 390, "light"), ("en-GB", 1280, "dark")], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    locale, width, theme = request.param
    context = browser.new_context(
        locale=locale, viewport={"width": width, "height": 844}, color_scheme=theme
    )
    yield context.new_page()
    context.close()


def blocked(route: Route) -> None:
    route.abort()


@pytest.mark.parametrize("path", PAGES)
def test_the_page_can_be_read_before_any_script_of_the_app_is_there(
    page: Page, site: Site, path: str
) -> None:
    page.route("**/static/js/*", blocked)
    page.goto(f"{site.address}/{path}")
    language = Language(page.locator("html").get_attribute("lang") or "")
    expect(page.get_by_role("heading", level=1)).to_have_text(words_in(language)[PAGES[path]])
    expect(page.get_by_role("main")).to_contain_text(words_in(language)["site.wait"])
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_the_app_takes_its_place_and_nothing_jumps(
    page: Page, site: Site, unblemished: Unblemished, path: str
) -> None:
    unblemished.watch(page)
    page.add_init_script(MOVED)
    page.goto(f"{site.address}/{path}")
    expect(page.locator("#vw-first")).to_have_count(0)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("#root input").first).to_be_attached()
    assert page.evaluate("window.moved") < 0.1


def test_no_font_is_fetched(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.address)
    expect(page.locator("#vw-first")).to_have_count(0)
    expect(page.locator("#root input").first).to_be_attached()
    page.wait_for_timeout(1000)
    assert len(asked) > 50
    assert [url for url in asked if "/media/" in url] == []


def test_a_page_that_cannot_connect_says_so_and_begins_once_it_can(page: Page, site: Site) -> None:
    page.route_web_socket("**/_stcore/stream", lambda socket: socket.close())
    page.route("**/_stcore/health", blocked)
    page.goto(site.address)
    language = Language(page.locator("html").get_attribute("lang") or "")
    told = page.locator("#vw-first").get_by_role("status")
    expect(told).to_have_text(words_in(language)["site.no_connection"], timeout=30_000)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_page_with_an_element_that_never_comes_is_shown_without_it(
    page: Page, site: Site
) -> None:
    page.route("**/static/js/Radio.*", blocked)
    page.goto(site.address)
    expect(page.locator("#vw-first")).to_have_count(0, timeout=60_000)
    expect(page.locator("#root h1")).to_be_visible()
