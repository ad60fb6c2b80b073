"""Whoever does anything, anywhere, in any order, sees no error and keeps every answer."""

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import Site
from tests.browser.walker.walk import Plan, walk


@pytest.mark.parametrize(
    ("seed", "steps"),
    [(4, 8), *(pytest.param(seed, 30, marks=pytest.mark.long) for seed in (2, 7, 10))],
)
def test_whoever_does_anything_sees_no_error_and_keeps_every_answer(
    browser: Browser, site: Site, seed: int, steps: int
) -> None:
    walk(browser, site, Plan(seed, steps))
