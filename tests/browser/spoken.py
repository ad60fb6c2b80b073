"""A whole check as a screen reader speaks it, on a phone and at a desk by the keyboard.

`uv run python -m tests.browser.spoken` writes the transcripts anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from playwright.sync_api import Browser, expect, sync_playwright

from calculator.pages.visit.forms import AFTERCARE
from calculator.words import Language
from tests.browser.from_npm import from_npm
from tests.browser.keyboard import tab_to
from tests.browser.screen_reader import PROGRAM, ScreenReader
from tests.browser.serving import launched, serving
from tests.browser.visitor import DESK, PAINTED, PHONE, Value, Visitor

TRANSCRIPTS: Final = Path(__file__).with_name("transcripts")
NO_AGE: Final = {Language.NL: "twaalf", Language.EN: "twelve"}
_ANSWERS: Final[Mapping[str, Value | None]] = {
    "indication": "oncology",
    "treatment_need": "current",
    "age": 52,
    "basis_plus_module": None,
    "supplementary": "none",
    "basis_entitlement": True,
    "plus_practice": True,
    "referral": True,
    "sessions_had": 4,
}
"""None stands for "I do not know"."""
_KEYS_REST: Final = """{
  const set = window.setTimeout
  const longer = (rest) => ([350, 600].includes(rest) ? 3000 : rest)
  window.setTimeout = (act, rest, ...told) => set(act, longer(rest), ...told)
}"""
"""Has the page wait longer after a key: a busy machine is slow from one key to the next."""


class Step(NamedTuple):
    """Something that was done, and what was heard then.

    Attributes:
        done: What was done, in the words of the page.
        said: What was said by itself.
        read: What was read on to.
        next: The field that is asked then; empty if it is the same, or none.
    """

    done: str
    said: list[str]
    read: list[str]
    next: str = ""


class Check:
    """A check by somebody with a screen reader.

    Attributes:
        visitor: Whoever checks.
    """

    def __init__(self, browser: Browser, address: str, language: Language, *, phone: bool) -> None:
        """Open the page."""
        from_npm(PROGRAM)  # before a page is opened for nothing
        context = browser.new_context(
            viewport=PHONE if phone else DESK,
            locale=f"{language}-NL",
            has_touch=phone,
            reduced_motion="reduce",
        )
        screen = PHONE if phone else DESK
        self.visitor = Visitor(browser, address, language, screen, context=context)
        self._phone = phone
        self._page, self._words = self.visitor.page, self.visitor.words
        self._page.add_init_script(_KEYS_REST)
        self.visitor.open()
        self.visitor.settle()
        self._reader = ScreenReader(self._page)

    def walk(self) -> Iterator[Step]:
        """Answer every question, and read the answer."""
        fields = [*_ANSWERS]
        yield Step("", [], self._reader.read("end of radiogroup"), fields[0])
        for field, following in zip(fields, [*fields[1:], ""], strict=True):
            if field == "age":
                for typed in (NO_AGE[self._words.language], ""):
                    done = self._type(field, typed)
                    yield self._step(done, self._words["questions.age.wrong"])
            done = self._type(field) if field in AFTERCARE.typed else self._choose(field)
            if following:
                yield self._step(done, self._words[f"questions.{following}.ask"], following)
            else:
                yield self._step(done, self._words["self_check.answer"] if self._phone else "")
        expect(self._page.locator(".vw-stop").first).to_contain_text("5")
        # What stands between the two is about this year and the next.
        for title, level in (("self_check.answer", 2), ("to_do.title", 3)):
            heading = f"heading, {self._words[title]}, level {level}"
            self._reader.go_to(heading)
            yield Step(self._words[title], [], self._reader.read("end of list"))

    def arrow_to(self, place: int, expected: str) -> Step:
        """Go on by arrow keys to an option of the first question, by its place from 0."""
        tab_to(self.visitor, self.visitor.question(next(iter(_ANSWERS))))
        for _ in range(place):
            self._page.keyboard.press("ArrowDown")
        return self._step("", expected)

    def _choose(self, field: str) -> str:
        value, question = _ANSWERS[field], self.visitor.question(field)
        name = "form.unknown" if value is None else f"questions.{field}.{str(value).lower()}"
        text = self._words[name]
        if self._phone:
            # Of the touches a screen reader makes a click on what it is at.
            self.visitor.tap(question, text)
            return text
        tab_to(self.visitor, question)
        place = question.locator("label").all_inner_texts().index(text)
        for _ in range(place):
            self._page.keyboard.press("ArrowDown")
        if not place:
            self._page.keyboard.press("Space")
        return text

    def _type(self, field: str, text: str | None = None) -> str:
        """Type in the place of what stands there; nothing confirms that once more."""
        text = str(_ANSWERS[field]) if text is None else text
        question = self.visitor.question(field)
        box = question.get_by_role("textbox")
        if text and self._phone:
            box.click()
            box.fill(text)
        elif text:
            tab_to(self.visitor, box)
            self._page.keyboard.press("Control+a")
            self._page.keyboard.type(text)
        if self._phone:
            question.get_by_role("button", name=self._words["form.next"]).click()
        else:
            self._page.keyboard.press("Enter")
        return text or self._words["form.next"]

    def _step(self, done: str, expected: str, following: str = "") -> Step:
        if expected:
            self._reader.wait_for(expected)
        self.visitor.settle()
        self._page.evaluate(PAINTED)
        said = self._reader.hear()
        if not (self._phone and following):
            return Step(done, said, [], following)
        until = "textbox" if following in AFTERCARE.typed else "end of radiogroup"
        return Step(done, said, self._reader.read(until), following)


def write_transcript(phone: Sequence[Step], desk: Sequence[Step]) -> str:
    """Return what was heard, a phrase a line; what is read on to stands further in."""
    lines = ["390 px", *_write(phone), "", "1280 px", *_write(desk)]
    return "\n".join(lines) + "\n"


def _write(steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        yield ""
        yield from [f"> {step.done}"] * bool(step.done)
        yield from step.said
        yield from (f"    {phrase}" for phrase in step.read)


def main() -> None:
    """Write the transcripts anew."""
    with (
        TemporaryDirectory() as folder,
        serving(Path(folder) / "log.txt") as site,
        sync_playwright() as playwright,
    ):
        browser = launched(playwright)
        for language in Language:
            phone, desk = (
                list(Check(browser, site.address, language, phone=phone).walk())
                for phone in (True, False)
            )
            TRANSCRIPTS.mkdir(exist_ok=True)
            file = TRANSCRIPTS / f"{language}.txt"
            file.write_text(write_transcript(phone, desk), encoding="utf-8")


if __name__ == "__main__":
    main()
