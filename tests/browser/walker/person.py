"""A person at a browser of their own: where they are, what they see, and what goes wrong."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final, NamedTuple, Self

from playwright.sync_api import Browser, Error, ViewportSize, expect

from calculator.words import Language
from tests.browser.conftest import Unblemished
from tests.browser.line import Line
from tests.browser.serving import Site
from tests.browser.visitor import CONNECTED, DESK, PHONE, Visitor
from tests.browser.walker.memory import Memory, see
from tests.browser.walker.screen import Screen, look

ZONES: Final = ("Etc/Unknown", "Pacific/Kiritimati", "Europe/Amsterdam")
PATIENCE: Final = 150  # times that a page is waited for: some twenty seconds
_GLANCES: Final = 15  # times that an answer is looked for where it is not
_NETWORK: Final = re.compile(
    r"net::ERR_(CONNECTION_(REFUSED|RESET|CLOSED)|EMPTY_RESPONSE"
    r"|NETWORK_CHANGED|SOCKET_NOT_CONNECTED)"
    r"|^console: (Client Error in reaching server endpoint|Is Streamlit still running\?)"
)
"""What a browser and Streamlit write on the console when the line is cut."""
_GONE: Final = re.compile("context was destroyed|Cannot find context|navigating|not attached")
"""What is said of a page that has just been loaded anew."""
_TELLS_WHAT_IS_SHOWN: Final = """
const told = new WeakSet()
new MutationObserver(() => {
  for (const wrong of document.querySelectorAll(".stException, .vw-failure, [role=dialog]")) {
    if (told.has(wrong) || !wrong.checkVisibility()) continue
    told.add(wrong)
    console.error(`shown: ${wrong.className || wrong.role}: ${wrong.textContent.slice(0, 200)}`)
  }
}).observe(document, { subtree: true, childList: true, attributes: true })
"""
_ERROR_PAGE: Final = "This app has encountered an error"
"""How Streamlit's own sentence begins when it may show no details."""
_OVERFLOWS: Final = """
() => [document.documentElement, document.querySelector("[data-testid=stMain]")]
  .some(each => each && each.scrollWidth > innerWidth)
"""
_MISTOLD: Final = """
() => [
  ...document.querySelectorAll("#root .vw-folded:not(.st-key-day)"),
].flatMap(question => {
  const told = question.querySelector(".answered b").textContent
  const chosen = question.querySelector(".vw-asked > .vw-choice :checked")
  const typed = question.querySelector(".vw-asked > .vw-entry input")
  const answer = (chosen ? chosen.parentElement.textContent : typed?.value) ?? ""
  return told.trim() === answer.trim() ? [] : [`"${told}" stands for "${answer}"`]
})
"""
"""What stands folded in the place of another answer; instead of a choice of days stands the day."""


class Whereabouts(NamedTuple):
    """With what, and as whom, somebody walks."""

    language: Language
    screen: ViewportSize
    zone: str

    @classmethod
    def drawn(cls, random: Random) -> Self:
        """Draw them by lot."""
        return cls(
            random.choice(list(Language)), random.choice([PHONE, DESK]), random.choice(ZONES)
        )

    def __str__(self) -> str:
        return f"{self.language}, {self.screen['width']}x{self.screen['height']}, {self.zone}"


class Person(Visitor):
    """Somebody who walks.

    Attributes:
        screen: What stood on the page when they looked last.
        memory: What they remember of their answers.
        random: What they decide by.
        replace_server: Puts another process in the server's place; None where none can be.
    """

    def __init__(
        self,
        browser: Browser,
        site: Site,
        line: Line,
        random: Random,
        replace_server: Callable[[], None] | None = None,
    ) -> None:
        self.whereabouts = Whereabouts.drawn(random)
        super().__init__(browser, line.address, *self.whereabouts)
        self.random = random
        self.memory = Memory()
        self.screen = Screen("", ())
        self.replace_server = replace_server
        self._line = line
        self._log: Path = site.log
        self._read = len(self._log.read_bytes())
        self._was_away = False
        self._watch = Unblemished(site._replace(address=line.address))
        self._watch.watch(self.page)
        self.page.add_init_script(_TELLS_WHAT_IS_SHOWN)
        self.page.on("download", lambda download: download.cancel())

    def settle(self) -> None:
        for _ in range(PATIENCE):
            try:
                super().settle()
            except Error as error:
                if not _GONE.search(error.message):
                    raise
            else:
                return
        raise AssertionError("the page is loaded again and again")

    def look(self) -> Screen:
        """Look at the page, once it is at rest."""
        for _ in range(PATIENCE):
            self.settle()
            try:
                self.screen = look(self.page)
            except Error as error:
                if not _GONE.search(error.message):
                    raise
            else:
                return self.screen
        raise AssertionError("the page is loaded again and again")

    def load_again(self) -> None:
        self.page.reload()
        expect(self.page.locator("#root h1")).to_be_visible()

    def lose_connection(self) -> None:
        self._was_away = True
        self._line.cut()
        expect(self.page.locator(CONNECTED)).to_have_count(0)

    def find_connection(self) -> None:
        self._line.mend()
        expect(self.page.locator(CONNECTED)).to_have_count(1)

    def faults(self) -> list[str]:
        """Return what is wrong by now, and remember the answers that stand there.

        A difference counts only if it stays.
        """
        for glance in range(_GLANCES):
            screen = self.look()
            memory, differences = see(self.memory, screen.answers, others=screen.others)
            complaints = self.complaints()
            if complaints or not differences or glance == _GLANCES - 1:
                break
        self.memory = memory
        return [*complaints, *map(str, differences), *self._misshapen()]

    def complaints(self) -> list[str]:
        """Return what the browser and the server complained of, but what a cut line explains."""
        told = [
            each
            for each in self._watch.complaints
            if not (self._was_away and _NETWORK.search(each))
        ]
        self._watch.complaints.clear()
        self._was_away = False
        written = self._log.read_bytes()
        new = written if len(written) < self._read else written[self._read :]  # another process
        self._read = len(written)
        if b"Traceback" in new:
            told.append(f"server: {new.decode(errors='replace').strip().rpartition(chr(10))[2]}")
        return told

    def _misshapen(self) -> list[str]:
        told = []
        if self.page.evaluate(_OVERFLOWS):
            told.append("something sticks out of the page")
        if self.page.get_by_text(_ERROR_PAGE).count():
            told.append("an error page")
        told += self.page.evaluate(_MISTOLD)
        return told
