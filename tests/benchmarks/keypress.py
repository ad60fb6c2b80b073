"""How long it takes from a key to the new answer on the screen, beside a bare Streamlit page.

Run it with `uv run python -m tests.benchmarks.keypress`. Both pages are open in one browser and
take turns; what counts is the ratio. A key in a text field is measured with the pause that
Streamlit waits for more typing, 250 ms on both pages; a key in a choice without.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.plain import plain
from tests.browser.serving import launched, serving

ROUNDS: Final = 25
LINE: Final = "67 hart nieuw bpm op lijst plus verwijzin"
ON_SCREEN: Final = """
selector => {
  const element = () => document.querySelector(selector)
  const before = element().innerText
  return new Promise((done, fail) => {
    let start = null
    const begin = () => { start = performance.now() }
    document.addEventListener("keydown", begin, { capture: true, once: true })
    const observer = new MutationObserver(() => {
      if (start === null || !element() || element().innerText === before) return
      observer.disconnect()
      // Painted once the frame after the next begins.
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)))
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    setTimeout(() => fail(new Error("nothing changed")), 10000)
  })
}
"""


class Place(NamedTuple):
    """Where keys are pressed, and where the answer appears.

    Attributes:
        page: The open page.
        field: What has the focus.
        answer: What changes.
        keys: Two keys in turn; each changes the answer.
    """

    page: Page
    field: str
    answer: str
    keys: tuple[str, str]


def milliseconds(place: Place, key: str) -> float:
    """Press a key and return how long it takes until the new answer is painted."""
    place.page.locator(place.field).first.focus()
    place.page.evaluate(f"() => {{ window.painted = ({ON_SCREEN})({place.answer!r}) }}")
    place.page.keyboard.press(key)
    taken = float(place.page.evaluate("window.painted"))
    place.page.wait_for_selector('[data-testid=stApp][data-test-script-state="notRunning"]')
    return taken


def opened(browser: Browser, address: str) -> Page:
    """Return a new tab with a page."""
    page = browser.new_context(viewport={"width": 1280, "height": 720}, locale="nl-NL").new_page()
    page.goto(address)
    page.wait_for_selector("input")
    page.wait_for_timeout(2000)
    return page


def filled_in(page: Page, field: str, text: str) -> Page:
    """Return the page with a text typed into a field."""
    page.locator(field).first.fill(text)
    page.wait_for_timeout(1500)
    return page


def main() -> None:
    """Measure and print."""
    with (
        tempfile.TemporaryDirectory() as logs,
        serving(Path(logs) / "ours.txt") as ours,
        plain(Path(logs) / "bare.txt") as bare,
        sync_playwright() as playwright,
    ):
        browser = launched(playwright)
        entry = ".st-key-quick-entry input"
        radios = "input[type=radio]"
        markdown = "[data-testid=stMarkdown]:last-of-type"
        headline = ".vw-headline"
        own = f"{ours.address}/klantenservice"
        pairs: Sequence[tuple[str, Place, Place]] = (
            (
                "a letter in a line of text",
                Place(
                    filled_in(opened(browser, bare.address), "input", "67"),
                    "input",
                    markdown,
                    ("g", "Backspace"),
                ),
                Place(
                    filled_in(opened(browser, own), entry, LINE),
                    entry,
                    headline,
                    ("g", "Backspace"),
                ),
            ),
            (
                "an arrow in a choice",
                Place(
                    opened(browser, bare.address),
                    f"{radios}:checked",
                    markdown,
                    ("ArrowRight", "ArrowLeft"),
                ),
                Place(
                    filled_in(opened(browser, own), entry, f"{LINE}g"),
                    ".st-key-answer-basis_entitlement input:checked",
                    headline,
                    ("ArrowRight", "ArrowLeft"),
                ),
            ),
        )
        print(f"{'':34}{'bare':>10}{'ours':>10}{'ratio':>8}")
        for name, beside, here in pairs:
            taken = [
                (milliseconds(beside, key), milliseconds(here, key))
                for _ in range(ROUNDS)
                for key in beside.keys
            ]
            middle = [median(times) for times in zip(*taken, strict=True)]
            ratio = median(ours_ / bare_ for bare_, ours_ in taken)
            print(f"{name:34}{middle[0]:7.0f} ms{middle[1]:7.0f} ms{ratio:8.2f}")
        browser.close()


if __name__ == "__main__":
    main()
