"""A screen reader that runs within the page, and writes down what one would say."""

from typing import Final

from playwright.sync_api import Page

from tests.browser.from_npm import from_npm

PROGRAM: Final = "@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
_START: Final = """async program => {
  const address = URL.createObjectURL(new Blob([program], { type: "text/javascript" }))
  const { virtual } = await import(address)
  // A place for what is to be said says it once when it changes. This reader says it for every
  // record of a change, those of attributes among them.
  const PLACES = "[role=alert], [role=status], [aria-live]"
  const place = ({ target }) => (target.closest ? target : target.parentElement)?.closest(PLACES)
  class Changes extends MutationObserver {
    constructor(hear) {
      super((records) => {
        const last = new Map()
        for (const record of records)
          if (record.type !== "attributes" && place(record)) last.set(place(record), record)
        hear([...last.values()])
      })
    }
  }
  await virtual.start({ container: document.body, window: { document, MutationObserver: Changes } })
  window.screenReader = virtual
  window.spoken = await virtual.spokenPhraseLog()
}"""
_READ: Final = """async until => {
  for (let steps = 0; steps < 500; steps++) {
    await screenReader.next()
    if (`${spoken.at(-1)},`.startsWith(`${until},`)) return
  }
  throw new Error(`never said: ${until}`)
}"""
_SAID: Final = "([heard, text]) => spoken.slice(heard).some((phrase) => phrase.includes(text))"
_NO_WORDS: Final = (
    "",
    "assertive: ",
    "end",
    "group",
    "list",
    "main",
    "paragraph",
    "polite: ",
    "status",
)
"""What this reader says of what has no words, and other readers pass over."""


class ScreenReader:
    """A screen reader, at the beginning of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._heard = 0
        self._last = ""
        page.evaluate(_START, from_npm(PROGRAM).read_text(encoding="utf-8"))

    def hear(self) -> list[str]:
        """Return what was said since the last time: what the reader came upon, then what changed.

        Two places that change at once are said in any order.
        """
        log: list[str] = self._page.evaluate("spoken")
        said: list[str] = []
        changed: list[str] = []
        for phrase in log[self._heard :]:
            if phrase in _NO_WORDS or phrase.startswith("end of "):
                continue
            if phrase.startswith(("assertive: ", "polite: ")):
                changed.append(phrase)
            # Within a heading or a row it comes upon the words that it has just said.
            elif phrase not in self._last:
                # It looks at the attribute, which says what was chosen at first.
                said.append(phrase.replace(", not checked", ""))
                self._last = phrase
        self._heard = len(log)
        return [*said, *sorted(changed)]

    def read(self, until: str) -> list[str]:
        """Read on from where it is, until a phrase begins like this."""
        self._page.evaluate(_READ, until)
        return self.hear()

    def go_to(self, phrase: str) -> None:
        """Go to what is said like this, without a word."""
        self.read(phrase)
        self._last = ""

    def wait_for(self, text: str) -> None:
        """Wait until something new is said with this in it."""
        self._page.wait_for_function(_SAID, arg=[self._heard, text])
