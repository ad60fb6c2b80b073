"""What Lighthouse says of a first visit by phone, beside a bare Streamlit page.

Run it with `uv run python -m tests.benchmarks.lighthouse`, where Node.js is installed: npx fetches
Lighthouse. `--json FILE` keeps the figures, `--rounds N` measures more or less often. Both
pages take turns. Lighthouse measures without a brake and works out from that what a phone on
1.6 Mbit/s with a processor four times slower would take.
"""

import json
import os
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from tests.benchmarks.figures import Measure, middle, options, show
from tests.benchmarks.first_visit import STARTED
from tests.browser.serving import CHROMIUM, HOW_TO_GET_ONE

ROUNDS: Final = 5
TRIES: Final = 3
"""Now and then its browser does not come up."""
LIGHTHOUSE: Final = "lighthouse@12.8.2"  # later ones need a Node.js that few have yet
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
AUDITS: Final = {
    "first paint (FCP)": ("first-contentful-paint", Measure("ms")),
    "largest paint (LCP)": ("largest-contentful-paint", Measure("ms")),
    "speed index": ("speed-index", Measure("ms")),
    "blocked (TBT)": ("total-blocking-time", Measure("ms")),
    "work of scripts": ("bootup-time", Measure("ms")),
    "moved about (CLS)": ("cumulative-layout-shift", Measure("", 3)),
    "transferred": ("total-byte-weight", Measure("kB")),
}
MEASURES: Final = {
    **dict.fromkeys(CATEGORIES, Measure()),
    **{name: measure for name, (_, measure) in AUDITS.items()},
}


def told(address: str) -> dict[str, float]:
    """Return what Lighthouse says of a page."""
    command = [
        *("npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json"),
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-background-networking",
    ]
    where = {**os.environ, "CHROME_PATH": str(CHROMIUM)}
    for _ in range(TRIES):
        ran = subprocess.run(command, env=where, capture_output=True, check=False)
        if ran.returncode == 0:
            break
    ran.check_returncode()
    report = json.loads(ran.stdout)
    scores = {name: report["categories"][name]["score"] * 100 for name in CATEGORIES}
    values = {name: report["audits"][audit]["numericValue"] for name, (audit, _) in AUDITS.items()}
    return {**scores, **values, "transferred": values["transferred"] / 1000}


def measured(rounds: int) -> dict[str, dict[str, float]]:
    """Return the middle of every measure, by page."""
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in STARTED}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        addresses = {
            name: running.enter_context(start(Path(folder) / f"{name}.txt")).address
            for name, start in STARTED.items()
        }
        for address in addresses.values():
            told(address)  # whatever a server does once is done
        for _ in range(rounds):
            for name, address in addresses.items():
                taken[name].append(told(address))
    return middle(taken, MEASURES)


def main() -> None:
    """Measure and print."""
    asked = options(__doc__)
    asked.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = asked.parse_args()
    if CHROMIUM is None:
        raise SystemExit(HOW_TO_GET_ONE)
    show(measured(chosen.rounds), MEASURES, chosen.json)


if __name__ == "__main__":
    main()
