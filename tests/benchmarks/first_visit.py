"""How long a first visit takes on a slow phone, beside a bare Streamlit page and a fixed one.

Run it with `uv run python -m tests.benchmarks.first_visit`; `--json FILE` keeps the figures,
`--rounds N` measures more or less often. The pages take turns, each time in a browser that
has never seen them: a phone's screen, 1.6 Mbit/s with 150 ms there and back, a processor four
times slower. A question can be answered once a finger on its first answer would reach it; each
round then taps it and waits for what it changes. On our page somebody then answers every two
seconds, until who pays stands there. The fixed page has our first question and nothing else: no
page can be faster. Before that the servers take turns in starting, from the command to the first
healthy answer.
"""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as TookTooLong

from tests.benchmarks.figures import Measure, middle, options, show
from tests.benchmarks.plain import plain
from tests.browser.serving import Site, launched, serving

ROUNDS: Final = 5
BYTES_A_SECOND: Final = 1_600_000 / 8
BYTES_A_SECOND_UP: Final = 750_000 / 8
ROUND_TRIP_MS: Final = 150
SLOWER: Final = 4
SETTLED_MS: Final = 3000
"""After the first question: what comes late counts too."""
STARTED: Final[Mapping[str, Callable[[Path], AbstractContextManager[Site]]]] = {
    "Streamlit": plain,
    "ours": serving,
}
EVERY_MS: Final = 2000
"""How long somebody takes for an answer."""
WATCH: Final = """
window.seen = { answerable: null, lcp: 0, cls: 0 }
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.seen.lcp = entry.startTime
}).observe({ type: "largest-contentful-paint", buffered: true })
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.cls += entry.value
}).observe({ type: "layout-shift", buffered: true })
window.place = () => {
  const input = document.querySelector("input:enabled")
  const target = input && (input.closest("label") ?? input)
  if (!target) return null
  const box = target.getBoundingClientRect()
  const middle = [box.x + box.width / 2, box.y + box.height / 2]
  return target.contains(document.elementFromPoint(...middle)) ? middle : null
}
const look = () => {
  if (window.place()) window.seen.answerable = performance.now()
  else requestAnimationFrame(look)
}
requestAnimationFrame(look)
"""
MEASURES: Final = {
    "first question answerable": Measure("ms"),
    "next question after a tap": Measure("ms"),
    "who pays, answered every 2 s": Measure("ms"),
    "largest paint (LCP)": Measure("ms"),
    "moved about (CLS)": Measure("", 3),
    "transferred": Measure("kB"),
    "requests": Measure(),
    "cold start": Measure("ms"),
}
NOTHING: Final = dict.fromkeys(MEASURES, 0.0)


QUESTION: Final = "[class*=st-key-question-]"
PAYERS: Final = ".vw-sheet .vw-stop"
FIXED: Final = """<!doctype html><html lang="nl"><meta charset="utf-8"><title>Vraag</title>
<meta name="viewport" content="width=device-width"><h1>Wie betaalt uw fysiotherapie?</h1>
<fieldset><legend>Waarvoor is de fysiotherapie?</legend>
<p><label><input type="radio" name="a"> Na kanker</label>
<p><label><input type="radio" name="a"> Voor het hart of de vaten</label>
<p><label><input type="radio" name="a"> Voor iets anders</label></fieldset></html>"""


class _Fixed(BaseHTTPRequestHandler):
    """Serves a page that never changes."""

    def do_GET(self) -> None:
        body = FIXED.encode()
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def fixed() -> Iterator[str]:
    """Serve such a page and yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Fixed)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def visit(browser: Browser, address: str) -> dict[str, float]:
    """Visit a page for the first time and return what was measured."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        locale="nl-NL",
    )
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP_MS,
            "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND_UP,
        },
    )
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.add_init_script(WATCH)
    # Nothing is asked of the page before it is read: to wait in it takes a script of some size.
    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_function("() => window.seen.answerable !== null", timeout=120_000)
    figures = {"first question answerable": page.evaluate("window.seen.answerable")}
    is_ours = page.locator(QUESTION).count() > 0
    if is_ours:
        figures |= _answer_all(page)
    page.wait_for_timeout(SETTLED_MS)
    if not is_ours:
        _answer(page)
    seen = page.evaluate("window.seen")
    context.close()
    return figures | {
        "largest paint (LCP)": seen["lcp"],
        "moved about (CLS)": seen["cls"],
        "transferred": sum(sizes) / 1000,
        "requests": len(sizes),
    }


def _answer(page: Page) -> None:
    """Tap the first answer and see that it was taken."""
    page.touchscreen.tap(*page.evaluate("window.place()"))
    page.wait_for_function("() => document.querySelector('input').matches(':checked, :focus')")


def _answer_all(page: Page) -> dict[str, float]:
    """Answer one question after the other, and return how long that takes."""
    taken: list[float] = []
    while not page.locator(PAYERS).first.is_visible():
        asked = page.locator(QUESTION)
        count = asked.count()
        page.evaluate("window.tapped = performance.now()")
        last = asked.last.locator(".vw-option").first
        last.tap()
        if page.locator(PAYERS).first.is_visible():
            break
        page.wait_for_function(
            "([all, count]) => document.querySelectorAll(all).length > count", arg=[QUESTION, count]
        )
        taken.append(page.evaluate("performance.now() - window.tapped"))
        with suppress(TookTooLong):
            page.locator(PAYERS).first.wait_for(timeout=EVERY_MS)
    return {
        "next question after a tap": median(taken),
        "who pays, answered every 2 s": page.evaluate("performance.now()"),
    }


def milliseconds_to_start(name: str, log: Path) -> float:
    """Start a server and return how long it takes until it is healthy."""
    begun = time.perf_counter()
    with STARTED[name](log):
        return (time.perf_counter() - begun) * 1000


def measured(rounds: int) -> dict[str, dict[str, float]]:
    """Return the middle of every measure, by page."""
    taken: dict[str, list[dict[str, float]]] = {
        name: [] for name in ("Streamlit", "a fixed page", "ours")
    }
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        logs = {name: Path(folder) / f"{name}.txt" for name in STARTED}
        starts = [
            {name: milliseconds_to_start(name, log) for name, log in logs.items()}
            for _ in range(rounds)
        ]
        addresses = {
            name: running.enter_context(start(logs[name])).address
            for name, start in STARTED.items()
        }
        addresses["a fixed page"] = running.enter_context(fixed())
        browser = launched(running.enter_context(sync_playwright()))
        for address in addresses.values():
            visit(browser, address)  # whatever a server does once is done
        for start in starts:
            for name, address in addresses.items():
                taken[name].append(
                    NOTHING | visit(browser, address) | {"cold start": start.get(name, 0)}
                )
        browser.close()
    return middle(taken, MEASURES)


def main() -> None:
    """Measure and print."""
    asked = options(__doc__)
    asked.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = asked.parse_args()
    show(measured(chosen.rounds), MEASURES, chosen.json)


if __name__ == "__main__":
    main()
