"""How long a first visit takes on a slow phone, beside a bare Streamlit page.

Run it with `uv run python -m tests.benchmarks.first_visit`; `--json FILE` keeps the figures,
`--rounds N` measures more or less often. Both pages take turns, each time in a browser that
has never seen them: a phone's screen, 1.6 Mbit/s with 150 ms there and back, a processor four
times slower. A question can be answered once a finger on its first answer would reach it;
each round then taps it and waits for what it changes. Before that the servers take turns in
starting, from the command to the first healthy answer.
"""

import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

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
WATCH: Final = """
window.seen = { answerable: null, lcp: 0, cls: 0 }
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.seen.lcp = entry.startTime
}).observe({ type: "largest-contentful-paint", buffered: true })
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.cls += entry.value
}).observe({ type: "layout-shift", buffered: true })
window.place = () => {
  const input = document.querySelector("#root input:enabled")
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
    "largest paint (LCP)": Measure("ms"),
    "moved about (CLS)": Measure("", 3),
    "transferred": Measure("kB"),
    "requests": Measure(),
    "cold start": Measure("ms"),
}


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
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.seen.answerable !== null", timeout=120_000)
    page.wait_for_timeout(SETTLED_MS)
    seen = page.evaluate("window.seen")
    _answer(page)
    context.close()
    return {
        "first question answerable": seen["answerable"],
        "largest paint (LCP)": seen["lcp"],
        "moved about (CLS)": seen["cls"],
        "transferred": sum(sizes) / 1000,
        "requests": len(sizes),
    }


def _answer(page: Page) -> None:
    """Tap the first answer and see that it was taken."""
    page.touchscreen.tap(*page.evaluate("window.place()"))
    page.wait_for_function(
        "() => document.querySelector('#root input').matches(':checked, :focus')"
    )


def milliseconds_to_start(name: str, log: Path) -> float:
    """Start a server and return how long it takes until it is healthy."""
    begun = time.perf_counter()
    with STARTED[name](log):
        return (time.perf_counter() - begun) * 1000


def measured(rounds: int) -> dict[str, dict[str, float]]:
    """Return the middle of every measure, by page."""
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in STARTED}
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
        browser = launched(running.enter_context(sync_playwright()))
        for address in addresses.values():
            visit(browser, address)  # whatever a server does once is done
        for start in starts:
            for name, address in addresses.items():
                taken[name].append(visit(browser, address) | {"cold start": start[name]})
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
