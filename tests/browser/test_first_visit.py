"""A first visit: what stands there before the app, what is fetched, and nothing jumps."""

import re
from collections.abc import Iterator, Sequence

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect
from rcssmin import cssmin

from calculator.front_door import FIRST_QUESTIONS
from calculator.pages.looks import app_style, document_style
from calculator.words import Language, words_in
from tests.browser.conftest import Unblemished
from tests.browser.serving import Site
from tests.browser.visitor import AT_REST

PAGES = {
    "": "self_check.title",
    "rekening": "bill.title",
    "klantenservice": "call.title",
    "voorbeelden": "examples.title",
    "oefenen": "drills.title",
    "selectieve-polis": "claims.title",
}
MUCH_TOO_LONG = 15_000  # in milliseconds; whoever waits for the app waits for 10 seconds
NEVER_GIVES_UP = """{
  const set = window.setTimeout
  window.setTimeout = (act, rest, ...told) => rest >= 10000 ? 0 : set(act, rest, ...told)
}"""
"""Has the page wait until the app has drawn, however long that takes."""
MOVED = """
window.moved = 0
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value
}).observe({ type: "layout-shift", buffered: true })
"""


READ_SHEET = """text => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return [...sheet.cssRules].map((rule) => rule.cssText)
}"""


ON_A_PHONE = ("nl-NL", 390, "light")
AT_A_DESK = ("en-GB", 1280, "dark")


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    locale, width, theme = request.param
    context = browser.new_context(
        locale=locale, viewport={"width": width, "height": 844}, color_scheme=theme
    )
    yield context.new_page()
    context.close()


def blocked(route: Route) -> None:
    route.abort()


everywhere = pytest.mark.parametrize(
    ("page", "path"),
    [
        pytest.param(
            kind,
            path,
            id=f"{path}-{kind[1]}",
            marks=[pytest.mark.long] * is_other,
        )
        for place, path in enumerate(PAGES)
        for kind, is_other in ((ON_A_PHONE, place % 2), (AT_A_DESK, 1 - place % 2))
    ],
    indirect=["page"],
)
on_a_phone = pytest.mark.parametrize("page", [ON_A_PHONE], ids=["phone"], indirect=True)


@everywhere
def test_the_page_can_be_read_before_any_script_of_the_app_is_there(
    page: Page, site: Site, path: str
) -> None:
    page.route("**/static/js/*", blocked)
    page.goto(f"{site.address}/{path}")
    language = Language(page.locator("html").get_attribute("lang") or "")
    expect(page.get_by_role("heading", level=1)).to_have_text(words_in(language)[PAGES[path]])
    wait = "site.answer_comes" if path in FIRST_QUESTIONS else "site.wait"
    expect(page.get_by_role("main")).to_contain_text(words_in(language)[wait])
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@everywhere
def test_the_app_takes_its_place_under_its_policy_nothing_jumps_and_no_font_is_fetched(
    page: Page, site: Site, unblemished: Unblemished, path: str
) -> None:
    # Most of what a policy holds back is an error in the console, and a visitor has none; what a
    # script shrugs off is told to developers only.
    unblemished.watch(page)
    told: list[str] = []
    developer = page.context.new_cdp_session(page)
    developer.on("Audits.issueAdded", lambda told_of: told.append(told_of["issue"]["code"]))
    developer.send("Audits.enable")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(MOVED)
    page.add_init_script(NEVER_GIVES_UP)
    page.goto(f"{site.address}/{path}")
    expect(page.locator("#vw-first")).to_have_count(0)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("#root input").first).to_be_attached()
    assert page.evaluate("document.fonts.ready.then(() => window.moved)") < 0.1
    assert len(asked) > 50
    assert [url for url in asked if "/media/" in url] == []
    expect(page.locator(AT_REST)).to_have_count(1)
    assert "ContentSecurityPolicyIssue" not in told
    policy = page.evaluate(
        "async () => (await fetch(location)).headers.get('content-security-policy')"
    )
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.partition("style-src")[0]


@on_a_phone
def test_a_page_that_cannot_connect_says_so_and_begins_once_it_can(page: Page, site: Site) -> None:
    page.route_web_socket("**/_stcore/stream", lambda socket: socket.close())
    page.route("**/_stcore/health", blocked)
    page.clock.install()
    page.goto(site.address)
    expect(page.locator("#root > *")).not_to_have_count(0)
    page.clock.fast_forward(MUCH_TOO_LONG)
    language = Language(page.locator("html").get_attribute("lang") or "")
    told = page.locator("#vw-first").get_by_role("status").last
    expect(told).to_have_text(words_in(language)["site.no_connection"])
    expect(page.get_by_role("dialog")).to_have_count(0)


@on_a_phone
def test_a_page_with_an_element_that_never_comes_is_shown_without_it(
    page: Page, site: Site
) -> None:
    page.route("**/static/js/BidiComponent.*", blocked)
    page.clock.install()
    page.goto(site.address)
    expect(page.locator("#root h1")).to_be_attached()
    expect(page.locator("#vw-first")).to_have_count(1)
    page.clock.fast_forward(MUCH_TOO_LONG)
    expect(page.locator("#vw-first")).to_have_count(0)
    expect(page.locator("#root h1")).to_be_visible()


@pytest.mark.parametrize("sheet", [document_style(), app_style()], ids=["document", "app"])
def test_a_browser_reads_the_same_from_a_sheet_that_was_made_small(
    browser: Browser, sheet: str
) -> None:
    page = browser.new_page()

    def read(text: str) -> Sequence[str]:
        # The values of variables are kept as they are written.
        rules: list[str] = page.evaluate(READ_SHEET, text)
        return [re.sub(r"(?<=[,(])\s+|\s+(?=\))", "", rule) for rule in rules]

    assert read(cssmin(sheet)) == read(sheet)
    page.close()
