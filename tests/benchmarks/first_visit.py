"""How long a first visit takes on a slow phone, beside a bare Streamlit page.

Run it with `uv run python -m tests.benchmarks.first_visit`; `--json FILE` keeps the figures,
`--rounds N` measures more or less often. Both pages take turns, each time in a browser that
has never seen them: a phone's screen, 1.6 Mbit/s with 150 ms there and back, a processor four
times slower. A question can be answered once a finger on its first answer would reach it;
each round then taps it and waits for what it changes. Before that the servers take turns in
starting, from the command to the first healthy answer.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import launched, serving

ROUNDS: Final = 5
BYTES_A_SECOND: Final = 1_600_000 / 8
BYTES_A_SECOND_UP: Final = 750_000 / 8
ROUND_TRIP_MS: Final = 150
SLOWER: Final = 4
SETTLED_MS: Final = 3000
"""After the first question: what comes late counts too."""
SCRIPTS: Final = {"bare Streamlit": "tests/benchmarks/bare_page.py", "ours": "app.py"}
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
    "first question answerable": "ms",
    "largest paint (LCP)": "ms",
    "moved about (CLS)": "",
    "transferred": "kB",
    "requests": "",
    "cold start": "ms",
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
    page.wait_for_function("window.seen.answerable !== null", timeout=120_000)
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
    page.wait_for_function("document.querySelector('#root input').matches(':checked, :focus')")


def milliseconds_to_start(log: Path, script: str) -> float:
    """Start a server and return how long it takes until it is healthy."""
    begun = time.perf_counter()
    with serving(log, script):
        return (time.perf_counter() - begun) * 1000


def measured(rounds: int) -> dict[str, dict[str, float]]:
    """Return the middle of every measure, by page."""
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in SCRIPTS}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        log = Path(folder) / "log.txt"
        starts = [
            {name: milliseconds_to_start(log, script) for name, script in SCRIPTS.items()}
            for _ in range(rounds)
        ]
        addresses = {
            name: running.enter_context(serving(Path(folder) / f"{name}.txt", script)).address
            for name, script in SCRIPTS.items()
        }
        browser = launched(running.enter_context(sync_playwright()))
        for address in addresses.values():
            visit(browser, address)  # whatever a server does once is done
        for start in starts:
            for name, address in addresses.items():
                taken[name].append(visit(browser, address) | {"cold start": start[name]})
        browser.close()
    return {
        name: {measure: median(each[measure] for each in visits) for measure in MEASURES}
        for name, visits in taken.items()
    }


def print_table(figures: Mapping[str, Mapping[str, float]]) -> None:
    """Print the figures side by side, and how much of the first each of the others is."""
    bare, *_ = figures.values()
    print(f"{'':28}{''.join(f'{name:>18}' for name in figures)}{'ratio':>8}")
    for measure, unit in MEASURES.items():
        digits = 0 if unit or measure == "requests" else 3
        values = [each[measure] for each in figures.values()]
        columns = "".join(f"{f'{value:.{digits}f} {unit}':>18}" for value in values)
        ratio = f"{values[-1] / bare[measure]:8.2f}" if bare[measure] else ""
        print(f"{measure:28}{columns}{ratio}")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", type=Path, help="where to keep the figures as well")
    options.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = options.parse_args()
    figures = measured(chosen.rounds)
    print_table(figures)
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
