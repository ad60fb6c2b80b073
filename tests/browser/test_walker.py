"""Whoever does anything, anywhere, in any order, sees no error and keeps every answer."""

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import Site
from tests.browser.walker.walk import Plan, walk


@pytest.mark.parametrize("seed", [2, 4, 7, 10])
def test_whoever_does_anything_sees_no_error_and_keeps_every_answer(
    browser: Browser, site: Site, seed: int
) -> None:
    # In these few steps they reload, switch the language, and live in a time zone of no name.
    walk(browser, site, Plan(seed, steps=8))
