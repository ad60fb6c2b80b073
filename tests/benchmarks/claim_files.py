"""How long a file of claims takes from the choice to its answers, and others meanwhile.

Run it with `uv run python -m tests.benchmarks.claim_files`. The file is chosen in a real browser;
meanwhile somebody else answers questions on the agents' page, over a connection of their own.
"""

import asyncio
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Final

from playwright.sync_api import Browser, FilePayload, expect, sync_playwright

from calculator.words import Language
from tests.benchmarks.figures import Measure, options, show
from tests.benchmarks.person import connected
from tests.browser.serving import Site, launched, serving
from tests.browser.visitor import DESK, Visitor

SIZES: Final = (5_000, 50_000)
MEASURES: Final = {
    "bytes": Measure("kB"),
    "answers": Measure("s", 1),
    "next page": Measure("s", 2),
    "one answer": Measure("s", 2),
    "saved": Measure("s", 1),
    "other option": Measure("s", 1),
    "others, middle": Measure("ms"),
    "others, longest": Measure("ms"),
}
NAMES: Final = (
    "declaratie_id;patientnr;bsn;naam;geboortedatum;verwijstype;ZT;zorgtrajectnr;"
    "parent zorgtrajectnr;specialisme;diagnose;declaratiecode;zorgactiviteiten;opmerking"
)
PAUSE: Final = 0.1  # seconds between the answers of somebody else
LONGEST: Final = 120_000  # milliseconds


def some_claims(count: int) -> bytes:
    """Return a file of claims as a warehouse writes it; the same for the same count."""
    random = Random(count)  # noqa: S311 - not for secrets
    of, between = random.choice, random.randrange
    lines = [
        f"W{number};44{number % 1000};9999{number % 10000};TEST {number};14-07-1948;"
        f"{of('12345677')};{of(['11', '13', '21'])};{6_000_000 + number // 3};"
        f"{of(['', 6_000_000 + between(count // 3)])};{of(['303', '0313', '0305'])};"
        f"{between(100, 999)};15B{between(100, 999)};{of(['190015', '190013, 190060', ''])};x"
        for number in range(count)
    ]
    return "\n".join([NAMES, *lines]).encode()


@contextmanager
def somebody_else(site: Site) -> Iterator[list[float]]:
    """Have somebody else answer questions, and tell how many seconds each answer took."""
    taken: list[float] = []
    done = threading.Event()

    async def go() -> None:
        person = await connected(site, seed=1)
        await person.arrive("klantenservice")
        while not done.is_set():
            taken.append(await person.answer())
            await asyncio.sleep(PAUSE)

    thread = threading.Thread(target=lambda: asyncio.run(go()))
    thread.start()
    try:
        yield taken
    finally:
        done.set()
        thread.join()


def measure(browser: Browser, site: Site, count: int, others: list[float]) -> dict[str, float]:
    """Return what was measured with one file."""
    data = some_claims(count)
    visitor = Visitor(browser, site.address, Language.NL, DESK)
    page, words = visitor.page, visitor.words
    page.set_default_timeout(LONGEST)
    visitor.open("/selectieve-polis")
    visitor.settle()
    visitor.answer({"selective_policy": True, "hospital_selected": False})
    rows = page.locator("table.vw-claims tbody tr")
    before = len(others)
    figures = {"bytes": len(data) / 1000}
    chosen: FilePayload = {"name": "a.csv", "mimeType": "", "buffer": data}
    with timed(figures, "answers"):
        page.locator(".st-key-claim-list input[type=file]").set_input_files(chosen)
        expect(rows).to_have_count(50, timeout=LONGEST)
    visitor.settle()
    first = rows.first.locator("th")
    with timed(figures, "next page"):
        page.get_by_role("button", name=words["list.next"]).click()
        expect(first).to_have_text("W50")
    visitor.settle()
    with timed(figures, "one answer"):
        page.locator(".st-key-claims-listed").get_by_role("radio").nth(2).check(force=True)
        expect(first).not_to_have_text("W50")
    visitor.settle()
    with timed(figures, "saved"), page.expect_download():
        page.get_by_role("button", name=words["list.save"]).click()
    visitor.settle()
    with timed(figures, "other option"):
        page.get_by_text(words["list.ordinary"]).click()
        expect(page.locator(".vw-reading")).to_be_visible()
        expect(rows).to_have_count(50, timeout=LONGEST)
    meanwhile = sorted(others[before:])
    figures["others, middle"] = 1000 * meanwhile[len(meanwhile) // 2]
    figures["others, longest"] = 1000 * meanwhile[-1]
    visitor.close()
    return figures


@contextmanager
def timed(figures: dict[str, float], name: str) -> Iterator[None]:
    """Note how many seconds something took."""
    begun = time.perf_counter()
    yield
    figures[name] = time.perf_counter() - begun


def main() -> None:
    """Measure files of both sizes, side by side."""
    asked = options(__doc__).parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        serving(Path(folder) / "log.txt") as site,
        somebody_else(site) as others,
    ):
        browser = launched(playwright)
        figures = {f"{size:,} claims": measure(browser, site, size, others) for size in SIZES}
    show(figures, MEASURES, asked.json)


if __name__ == "__main__":
    main()
