"""A real server for each worker, and what every page must not do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import Site, serving
from tests.browser.visitor import Visitor


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


@pytest.fixture
def unblemished(site: Site) -> Iterator["Unblemished"]:
    watch = Unblemished(site)
    yield watch
    assert watch.complaints == []


@pytest.fixture
def visitor(
    request: pytest.FixtureRequest, browser: Browser, site: Site, unblemished: "Unblemished"
) -> Iterator[Visitor]:
    """Somebody with the language and the screen that the tests are parametrised with."""
    somebody = Visitor(browser, site.address, *request.param)
    unblemished.watch(somebody.page)
    yield somebody
    somebody.close()


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
