"""What every folder's tests share: a real server and a real Chromium for each worker."""

import gc
import os
import re
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import CHROMIUM, HOW_TO_GET_ONE, Site, launched, serving
from tests.pages.plans import Known, every_answer
from tests.web.talking import talking

# Without a clock, because machines differ in speed. Few tries between edits; many where there is
# time for the long tests, with `--hypothesis-profile=long`.
settings.register_profile("usual", deadline=None, max_examples=20)
settings.register_profile("long", deadline=None, max_examples=200)
settings.load_profile("usual")


def pytest_configure(config: pytest.Config) -> None:
    """Leave the long tests out, unless they are asked for: by their marker, or by a test's name."""
    _keep_what_is_compiled(config)
    asked = config.option.markexpr
    if not re.search(r"\blong\b", asked) and not all("::" in name for name in config.args):
        config.option.markexpr = f"({asked}) and not long" if asked else "not long"


def pytest_xdist_auto_num_workers() -> int:
    """Start three workers for two processors: those that drive a browser often wait for it."""
    return (os.cpu_count() or 1) * 3 // 2


def _keep_what_is_compiled(config: pytest.Config) -> None:
    """Where Python may leave nothing beside its sources, let it do so with what pytest keeps.

    Otherwise every worker, and every server that a test starts, compiles Streamlit anew.
    """
    cache = getattr(config, "cache", None)  # pytest can be told to keep nothing
    if sys.dont_write_bytecode and cache and not hasattr(config, "workerinput"):
        os.environ["PYTHONPYCACHEPREFIX"] = str(cache.mkdir("compiled"))
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have as little as can be made twice, by two workers that each begin with half of the tests.

    First comes what needs a server, so that most workers need not start one: it makes its scripts
    small, which takes seconds of a processor. Last comes what goes through every answer.
    """

    def place(item: pytest.Item) -> int:
        needs = getattr(item, "fixturenames", ())
        return 0 if "site" in needs else 2 if "every" in needs else 1

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """Collect garbage seldom, and never look through what is loaded by now: it stays to the end.

    Python looks after every 700 new objects, and the answers that tests remember are millions.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(
    scope="session",
    params=[
        pytest.param(False, id="some numbers"),
        pytest.param(True, id="every number", marks=pytest.mark.long),
    ],
)
def every(request: pytest.FixtureRequest) -> tuple[Known, ...]:
    """One situation for every answer about aftercare."""
    return every_answer(at_every_number=request.param)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as running:
        with talking(running.address) as first:
            first.run()  # whoever comes first waits until everything is loaded
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("BROWSER_TESTS") == "required":
            pytest.fail(HOW_TO_GET_ONE)
        pytest.skip(HOW_TO_GET_ONE)
    with sync_playwright() as playwright:
        chromium = launched(playwright)
        yield chromium
        chromium.close()
