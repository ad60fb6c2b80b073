"""A real server and a real Chromium for each worker, and what every page must not do."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
HOW_TO_GET_ONE = (
    "no Chromium found: `apt-get install chromium` (Debian, Ubuntu), or put the one you have "
    "on the path as chromium, chromium-browser or google-chrome"
)


class Site(NamedTuple):
    """A running server.

    Attributes:
        address: Where it listens, without a slash at the end.
        log: Everything that it has printed.
    """

    address: str
    log: Path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("BROWSER_TESTS") == "required":
            pytest.fail(HOW_TO_GET_ONE)
        pytest.skip(HOW_TO_GET_ONE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",  # for those who test as root, in a container
                "--disable-background-networking",  # only the pages may ask for anything
                "--disable-component-update",
            ],
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with log.open("wb") as written:
        command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        server = subprocess.Popen(
            [*command, f"--server.port={port}", "--server.headless=true"],
            cwd=ROOT,
            stdout=written,
            stderr=subprocess.STDOUT,
        )
        address = f"http://localhost:{port}"
        try:
            _wait_until_healthy(address)
            yield Site(address, log)
        finally:
            server.terminate()
            server.wait(timeout=10)


def _wait_until_healthy(address: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server did not get healthy within a minute")


@pytest.fixture
def unblemished(site: Site) -> Iterator["Unblemished"]:
    watch = Unblemished(site)
    yield watch
    assert watch.complaints == []


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
