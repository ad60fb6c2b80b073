"""How many keystrokes a call takes: by the quick entry, and by the page's own questions.

Run it with `uv run python -m tests.benchmarks.keystrokes`. Twenty calls are entered in a real
browser, each until its whole answer stands there. By the quick entry every line has a slip
in it, and mending it counts. Keys that are held down with another count too.
"""

import tempfile
from pathlib import Path
from statistics import median
from typing import Final

from playwright.sync_api import Locator, expect, sync_playwright

from calculator import quick_entry
from calculator.pages.visit.answers import YES_NO
from calculator.pages.visit.forms import AFTERCARE
from calculator.words import Language
from tests.browser.serving import launched, serving
from tests.browser.visitor import DESK, Visitor
from tests.quick_entry.calls import CALLS, Call

LINE: Final = ".st-key-quick-entry input"


class Keyboard:
    """Presses keys and counts them.

    Attributes:
        strokes: How many keys were pressed.
    """

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self.strokes = 0

    def press(self, keys: str, times: int = 1) -> None:
        for _ in range(times):
            self._visitor.page.keyboard.press(keys)
            self.strokes += keys.count("+") + 1
            self._visitor.settle()

    def type(self, text: str) -> None:
        self._visitor.page.keyboard.type(text)
        self.strokes += len(text)


def new_call(visitor: Visitor) -> Locator:
    """Empty the page and return the line, with the cursor in it."""
    visitor.page.keyboard.press("Alt+n")
    line = visitor.page.locator(LINE)
    expect(line).to_have_value("")
    expect(visitor.page.locator(".vw-headline")).to_have_text(visitor.words["call.empty"])
    visitor.settle()
    line.focus()
    return line


def by_line(visitor: Visitor, call: Call) -> int:
    """Enter a call by the quick entry and return the number of keystrokes."""
    line = new_call(visitor)
    keyboard = Keyboard(visitor)
    keyboard.type(call.typed)
    keyboard.press("Enter")
    choices = [
        choice.line
        for piece in quick_entry.read(call.typed, call.language).pieces
        for choice in piece.choices
    ]
    keyboard.press(f"Alt+{choices.index(call.corrected) + 1}")
    expect(line).to_have_value(call.corrected)
    expect_answer(visitor, call)
    return keyboard.strokes


def by_questions(visitor: Visitor, call: Call) -> int:
    """Enter a call by the questions and return the number of keystrokes."""
    new_call(visitor)
    keyboard = Keyboard(visitor)
    last = max(AFTERCARE.fields.index(field) for field in call.answers)
    for field in AFTERCARE.fields[: last + 1]:
        question = visitor.page.locator(f".st-key-answer-{field}")
        if question.locator("input:enabled").count() == 0:
            continue
        keyboard.press("Tab")
        if field not in call.answers:
            continue
        answer = call.answers[field]
        if field in AFTERCARE.numbers:
            keyboard.type(str(answer))
            visitor.page.wait_for_timeout(400)
            visitor.settle()
        elif (place := _place(field, answer)) == 0:
            keyboard.press("Space")
        else:
            keyboard.press("ArrowRight", place)
    expect_answer(visitor, call)
    return keyboard.strokes


def _place(field: str, answer: quick_entry.Answer) -> int:
    """Return the place of an answer among those to choose from."""
    if isinstance(answer, bool):
        return [*YES_NO.values()].index(answer)
    return [str(value) for value in AFTERCARE.space.fields[field].values].index(str(answer))


def expect_answer(visitor: Visitor, call: Call) -> None:
    """Expect everything to be decided, and the right ones to pay."""
    expect(visitor.page.locator(".vw-call .vw-ask")).to_have_count(0)
    payers = visitor.page.locator(".vw-stretches tbody td:nth-child(2)")
    named = [visitor.words[f"call_payer.{payer}"] for _, _, payer in call.blocks]
    # Stretches are cut where a reason changes too.
    shown = list(dict.fromkeys(payers.all_inner_texts()))
    if shown != list(dict.fromkeys(named)):
        raise SystemExit(f"{call.id}: {shown} instead of {named}")


def main() -> None:
    """Enter every call both ways and print the keystrokes."""
    with (
        tempfile.TemporaryDirectory() as logs,
        serving(Path(logs) / "log.txt") as site,
        sync_playwright() as playwright,
    ):
        browser = launched(playwright)
        counted: list[tuple[int, int]] = []
        print(f"{'':44}{'quick entry':>14}{'questions':>12}")
        for language in Language:
            visitor = Visitor(browser, site.address, language, DESK)
            visitor.open("/klantenservice")
            expect(visitor.page.locator(LINE)).to_be_focused(timeout=20_000)
            for call in (call for call in CALLS if call.language is language):
                both = by_line(visitor, call), by_questions(visitor, call)
                counted.append(both)
                print(f"{call.id:44}{both[0]:14}{both[1]:12}")
            visitor.close()
        middle = [median(numbers) for numbers in zip(*counted, strict=True)]
        print(f"{'median':44}{middle[0]:14.0f}{middle[1]:12.0f}")
        browser.close()


if __name__ == "__main__":
    main()
