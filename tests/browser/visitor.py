"""Somebody who uses the pages: what they see with, which language they read, what they do."""

import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ElementHandle,
    Locator,
    Page,
    ViewportSize,
    WebSocket,
    expect,
)
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from calculator.pages.visit.forms import AFTERCARE, CLAIM
from calculator.words import Language, Words, words_in

LONGEST = 60_000  # in milliseconds; what takes longer is broken, less is a matter of machines
expect.set_options(timeout=LONGEST)

PICTURES = Path(__file__).with_name("pictures")
AXE = Axe()
CONNECTED = "[data-testid=stApp][data-test-connection-state=CONNECTED]"
AWAY = "[data-testid=stApp]:not([data-test-connection-state=CONNECTED])"
AT_REST = "html:not([data-vw-waiting]) [data-testid=stApp][data-test-script-state=notRunning]"
ALL_TOLD = """(connected) => {
  try {
    return !document.querySelector(connected) || !sessionStorage.getItem("vw-told")
  } catch {
    return true // a browser that keeps nothing
  }
}"""
"""Whether a server that can hear has everything that was answered."""
DOUBLE = 210  # milliseconds until two taps in a place are no longer one double tap, and a little
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
COLOURED = """() => !document.getAnimations().some(
  each => each instanceof CSSTransition && each.playState === "running"
)"""
"""Whether every colour is what it changes to, after another theme."""
Value = str | int | bool

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 720}
Look = tuple[ViewportSize, Literal["light", "dark"]]
ROOM: ViewportSize = {"width": 1920, "height": 1080}
LOOKS: list[Look] = [(PHONE, "light"), (PHONE, "dark"), (DESK, "dark"), (DESK, "light")]
"""Every way to look at a page: on a phone and at a desk, in both themes."""

Kind = tuple[Language, ViewportSize]
"""A kind of visitor: the language that they read, and their screen."""
DUTCH_PHONE: Kind = (Language.NL, PHONE)
DUTCH_DESK: Kind = (Language.NL, DESK)
ENGLISH_PHONE: Kind = (Language.EN, PHONE)
ENGLISH_DESK: Kind = (Language.EN, DESK)


def visited_by(*kinds: Kind, also: Sequence[Kind] = ()) -> pytest.MarkDecorator:
    """Have a test visited by these, and by others where there is time for the long tests."""
    names = {PHONE["width"]: "phone", DESK["width"]: "desk", ROOM["width"]: "room"}
    visitors = [
        pytest.param(
            (language, screen),
            id=f"{language}-{names[screen['width']]}",
            marks=[pytest.mark.long] if (language, screen) in also else [],
        )
        for language, screen in (*kinds, *also)
    ]
    return pytest.mark.parametrize("visitor", visitors, indirect=True)


def new_context(
    browser: Browser,
    language: Language,
    screen: ViewportSize,
    zone: str | None = None,
    *,
    touch: bool = False,
) -> BrowserContext:
    """Return a browser without a past, as such a visitor has it."""
    context = browser.new_context(
        viewport=screen,
        locale=f"{language}-NL",
        timezone_id=zone,
        reduced_motion="reduce",
        has_touch=touch,
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return context


class Visitor:
    """One visitor with a browser tab of their own.

    Attributes:
        page: The tab.
        words: The texts in their language.
    """

    def __init__(  # noqa: PLR0913 - one for each thing that people differ in
        self,
        browser: Browser,
        address: str,
        language: Language,
        screen: ViewportSize,
        zone: str | None = None,
        *,
        context: BrowserContext | None = None,
    ) -> None:
        self.page: Page = (context or new_context(browser, language, screen, zone)).new_page()
        self.page.context.set_default_timeout(LONGEST)
        self.page.on("websocket", self._listen)
        self.words: Words = words_in(language)
        self._address = address
        self._screen = screen
        self._unanswered = set[WebSocket]()
        self._tapped = 0.0

    def open(self, path: str = "/") -> None:
        self.page.goto(self._address + path)
        # The heading of the app, not the one that stands there before it.
        expect(self.page.locator("#root h1")).to_be_visible()

    def question(self, field: str) -> Locator:
        """Return a question with everything that belongs to it."""
        return self.page.locator(f".st-key-question-{field}")

    def choices(self, field: str) -> Locator:
        """Return what can be chosen in answer to a question, also where that is folded."""
        return self.page.locator(f".st-key-answer-{field} input[type=radio]")

    def box(self, field: str) -> Locator:
        """Return where the answer to a question is typed, also where that is folded."""
        return self.page.locator(f".st-key-answer-{field} input[type=text]")

    def unfold(self, question: Locator) -> None:
        """Open a question again where its answer is folded."""
        expect(question).to_be_visible()
        folded = question.locator(".answered")
        if folded.is_visible():
            folded.click()

    def tap_on(self, what: Locator | ElementHandle, timeout: float | None = None) -> None:
        """Tap, or click.

        What comes next may be in the same place: two at once would be one double tap.

        Args:
            what: What to tap.
            timeout: How many milliseconds it may take to be there; None for as long as usual.
        """
        self.page.wait_for_timeout(max(0, DOUBLE - 1000 * (time.monotonic() - self._tapped)))
        what.click(timeout=timeout)
        self._tapped = time.monotonic()

    def tap(self, question: Locator, text: str) -> None:
        """Choose what is written so in answer to a question."""
        self.unfold(question)
        self.tap_on(question.locator(".vw-option").get_by_text(text, exact=True))

    def answer(self, answers: Mapping[str, Value | None]) -> None:
        """Answer questions in the order of asking; None says "I do not know"."""
        for field in (*AFTERCARE.fields, *CLAIM.fields):
            if field in answers:
                self._answer(field, answers[field])
        self.settle()

    def _answer(self, field: str, value: Value | None) -> None:
        question = self.question(field)
        if value is None:
            self.tap(question, self.words["form.unknown"])
            expect(question.locator(".vw-find-out")).to_be_visible()
        elif field in AFTERCARE.typed | CLAIM.typed:
            self.unfold(question)
            self.box(field).fill(str(value))
            self.box(field).press("Enter")
        else:
            self.tap(question, self.words[f"questions.{field}.{str(value).lower()}"])

    def settle(self) -> None:
        """Wait until the page has taken in everything that was done."""
        until = time.monotonic() + LONGEST / 1000
        # A busy browser may not have noticed yet; once it has painted, it has.
        self.page.evaluate(PAINTED)
        while True:
            while self._unanswered:
                assert time.monotonic() < until, "the server does not answer"
                self.page.wait_for_timeout(5)
                if not self._unanswered:
                    self.page.evaluate(PAINTED)
            self.expect_rest()
            self.page.wait_for_function(ALL_TOLD, arg=CONNECTED)
            if not self._unanswered:  # nothing more was told meanwhile
                return

    def expect_rest(self) -> None:
        """Wait until nothing runs; a run that the connection broke off never ends."""
        expect(self.page.locator(f"{AT_REST}, {AWAY}")).to_have_count(1)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: self._sent(socket, frame))
        socket.on("framereceived", lambda frame: self._received(socket, frame))
        socket.on("close", lambda _: self._unanswered.discard(socket))

    def _sent(self, socket: WebSocket, frame: str | bytes) -> None:
        message = BackMsg()
        message.ParseFromString(bytes(frame, "utf-8") if isinstance(frame, str) else frame)
        if message.WhichOneof("type") == "rerun_script":
            self._unanswered.add(socket)

    def _received(self, socket: WebSocket, frame: str | bytes) -> None:
        message = ForwardMsg()
        message.ParseFromString(bytes(frame, "utf-8") if isinstance(frame, str) else frame)
        early = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
        if message.WhichOneof("type") == "script_finished" and message.script_finished != early:
            self._unanswered.discard(socket)

    def expect_connected(self) -> None:
        """Wait until the connection is there again, and the page has taken back what it kept."""
        expect(self.page.locator(CONNECTED)).to_have_count(1)
        self.settle()

    def start_again(self, headline: str) -> None:
        """Forget every answer; `headline` is what then stands there."""
        self.page.get_by_role("button", name=self.words["form.start_again"]).click()
        expect(self.headline()).to_have_text(headline)
        self.settle()

    def headline(self) -> Locator:
        return self.page.locator(".vw-sheet .vw-headline")

    def expect_stops(self, stops: Sequence[tuple[str, str]], within: str = ".vw-sheet") -> None:
        """Expect a timeline: the numbers of each stretch with its payer."""
        drawn = self.page.locator(f"{within} .vw-stop")
        expect(drawn.locator("[aria-hidden]")).to_have_text([numbers for numbers, _ in stops])
        payers = [payer for _, payer in stops]
        # Alone in a stretch, a name begins with a capital.
        expect(drawn.locator(".vw-payer")).to_have_text(payers, ignore_case=True)

    def one_look(self, place: int) -> Sequence[Look]:
        """Return one way to look, another from place to place.

        In English it is on the other screen and in the other theme than in Dutch, so that
        every place is seen on both screens, in both themes and in both languages.
        """
        look = (place + 2 * (self.words.language is Language.EN)) % len(LOOKS)
        return LOOKS[look : look + 1]

    def expect_no_barriers(self, name: str, looks: Sequence[Look] = LOOKS) -> None:
        """Expect axe to find nothing and nothing to stick out, however one looks.

        Leaves pictures under this name for whoever wants to look, if PICTURES asks for it.
        """
        for screen, theme in LOOKS if os.environ.get("PICTURES") else looks:
            self.page.set_viewport_size(screen)
            self.page.emulate_media(color_scheme=theme)
            main = self.page.locator("[data-testid=stMain]")
            expect(self.page.locator(".stApp")).to_have_css("color-scheme", theme)
            self.expect_no_violation()
            if os.environ.get("PICTURES"):
                PICTURES.mkdir(exist_ok=True)
                height = int(main.evaluate("main => main.scrollHeight")) + 60
                self.page.set_viewport_size({"width": screen["width"], "height": height})
                about = f"{name}-{screen['width']}-{theme}-{self.words.language}"
                self.page.screenshot(path=PICTURES / f"{about.replace(' ', '-')}.png")
        self.page.set_viewport_size(self._screen)

    def expect_no_violation(self) -> None:
        """Expect axe to find nothing and nothing to stick out, as the page is now."""
        self.page.evaluate(PAINTED)
        self.expect_rest()  # what is drawn anew grows pale if that takes long
        self.page.wait_for_function(COLOURED)
        found = AXE.run(self.page)
        assert found.violations_count == 0, found.generate_report()
        main = self.page.locator("[data-testid=stMain]")
        assert main.evaluate("main => main.scrollWidth <= innerWidth")

    def close(self) -> None:
        self.page.context.close()
