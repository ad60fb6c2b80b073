"""What people do who use no mouse."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.visitor import Visitor

MOST_TABS = 60
RESTS = 700  # milliseconds after an arrow key until what it chose is told, and a little


def tab_to(visitor: Visitor, target: Locator) -> None:
    """Press Tab until the focus is on the target or inside it."""
    expect(target).to_be_visible()
    for _ in range(MOST_TABS):
        if target.evaluate("element => element.contains(document.activeElement)"):
            return
        visitor.page.keyboard.press("Tab")
    pytest.fail("the focus never got there")


def choose(visitor: Visitor, group: Locator, place: int) -> None:
    """Choose one of a group of radio buttons by its place, counted from 0."""
    tab_to(visitor, group)
    if not visitor.page.locator("input:focus").count():  # its heading has the focus
        visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Space")
    visitor.settle()
    for _ in range(place):
        visitor.page.keyboard.press("ArrowDown")
        visitor.settle()
    if place:
        visitor.page.wait_for_timeout(RESTS)
        visitor.settle()


def press(visitor: Visitor, button: str) -> None:
    tab_to(visitor, visitor.page.get_by_role("button", name=visitor.words[button], exact=True))
    visitor.page.keyboard.press("Enter")
    visitor.settle()
