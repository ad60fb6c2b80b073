"""Visitors of every kind, and what every page must not do."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.serving import Site
from tests.browser.visitor import Visitor, new_context

Printed: TypeAlias = Callable[[], str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def contexts() -> dict[str, BrowserContext]:
    """The browser of each kind of visitor there has been."""
    return {}


@pytest.fixture
def printed(site: Site) -> Printed:
    """What the server prints during a test; others may have had it print errors before."""
    before = site.log.stat().st_size

    def read() -> str:
        return site.log.read_bytes()[before:].decode()

    return read


@pytest.fixture
def unblemished(site: Site) -> Iterator["Unblemished"]:
    watch = Unblemished(site)
    yield watch
    assert watch.complaints == []


@pytest.fixture
def visitor(
    request: pytest.FixtureRequest,
    browser: Browser,
    contexts: dict[str, BrowserContext],
    site: Site,
    unblemished: "Unblemished",
) -> Iterator[Visitor]:
    """Somebody with the language and the screen that the tests are parametrised with.

    A tab of theirs knows nothing of the one before, but the browser still has the scripts.
    """
    language, screen = request.param
    kind = f"{language}-{screen['width']}"
    if kind not in contexts:
        contexts[kind] = new_context(browser, language, screen)
    somebody = Visitor(browser, site.address, language, screen, context=contexts[kind])
    unblemished.watch(somebody.page)
    yield somebody
    for page in contexts[kind].pages:
        page.close()


class Unblemished:
    """Watches pages: no console error, no script error, no request to another machine.

    Attributes:
        complaints: Everything that went wrong.
    """

    def __init__(self, site: Site) -> None:
        self.complaints: list[str] = []
        self._site = site

    def watch(self, page: Page) -> Page:
        page.on(
            "console",
            lambda message: (
                self.complaints.append(f"console: {message.text}")
                if message.type == "error"
                else None
            ),
        )
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("request", lambda request: self._requested(request.url))
        return page

    def _requested(self, url: str) -> None:
        own = (self._site.address, self._site.address.replace("http:", "ws:"), "data:", "blob:")
        if not url.startswith(own):
            self.complaints.append(f"request: {url}")
