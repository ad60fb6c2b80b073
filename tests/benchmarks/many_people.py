"""A server with a room full of people, beside a bare Streamlit page with the same people.

Run it with `uv run python -m tests.benchmarks.many_people`; `--people N` and `--json FILE` do what
they say. Everybody has a real connection of their own and answers question after question, each
in another way. Measured is, from the answer to the end of the run it causes: first with everybody
answering every five seconds, then with everybody at the same moment, as often as they can. Then
two more equal waves of people come, answer and leave, and the memory of the server is read at
the peak of each.

A rented machine shares its processors with others: what those take makes everybody wait, and is
measured too.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from tests.benchmarks.figures import Measure, options, show
from tests.benchmarks.person import Person, connected
from tests.benchmarks.plain import plain
from tests.browser.serving import Site, serving

PEOPLE: Final = 300
EVERY: Final = 5.0
"""How many seconds there are between two answers of one person."""
STEADY: Final = 30.0
"""For how many seconds everybody answers so."""
BURSTS: Final = 2
"""How often everybody answers at the same moment."""
WAVES: Final = 3
AT_A_TIME: Final = 10
"""How many people come in at once."""
WARM: Final = 3.0
"""How many seconds a server gets after its first visitors to load what is loaded once."""
MEASURES: Final = {
    "every 5 s, 95 of 100 within": Measure("ms"),
    "every 5 s, half within": Measure("ms"),
    "of this machine taken by others meanwhile": Measure("%"),
    "all at once, reruns a second": Measure("", 1),
    "memory a person": Measure("KiB"),
    "third peak of memory over second": Measure("", 3),
}


def started(name: str, log: Path) -> AbstractContextManager[Site]:
    """Start what is measured: Streamlit by itself collects garbage after every run, ours not."""
    if name == "ours":
        return serving(log)
    return plain(log, *(["--runner.postScriptGC=false"] if "collector" in name else []))


async def arrived(site: Site, people: int) -> list[Person]:
    """Let people come, a few at a time, and return them."""
    found: list[Person] = []
    while len(found) < people:
        seeds = range(len(found), min(len(found) + AT_A_TIME, people))
        some = [await connected(site, seed) for seed in seeds]
        await asyncio.gather(*(person.arrive() for person in some))
        found += some
    return found


async def steady(people: Sequence[Person]) -> list[float]:
    """Return how long reruns take while everybody answers every few seconds."""
    until = time.monotonic() + STEADY

    async def answers(person: Person) -> list[float]:
        taken = []
        await asyncio.sleep(random.uniform(0, EVERY))  # noqa: S311 - only to spread them
        while time.monotonic() < until:
            begun = time.monotonic()
            taken.append(await person.answer())
            await asyncio.sleep(max(0, EVERY - (time.monotonic() - begun)))
        return taken

    return [each for taken in await asyncio.gather(*map(answers, people)) for each in taken]


async def burst(people: Sequence[Person]) -> float:
    """Return how many reruns there are in a second when everybody answers at once."""
    begun = time.perf_counter()
    for _ in range(BURSTS):
        await asyncio.gather(*(person.answer() for person in people))
    return BURSTS * len(people) / (time.perf_counter() - begun)


async def leave(people: Sequence[Person]) -> None:
    """Close the connections of people."""
    await asyncio.gather(*(person.connection.close() for person in people))


def kibibytes(process: int) -> int:
    """Return how much memory a process holds."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


def ticks() -> tuple[int, int]:
    """Return for how long this machine was kept from its processors, and for how long it ran."""
    _, *spent = Path("/proc/stat").read_text(encoding="utf-8").splitlines()[0].split()[:9]
    return int(spent[-1]), sum(map(int, spent))


async def measured(site: Site, people: int) -> dict[str, float]:
    """Return everything that is measured of one server."""
    server = site.process.pid
    await leave(await arrived(site, AT_A_TIME))  # the first visitors load what is loaded once
    await asyncio.sleep(WARM)
    before = kibibytes(server)
    crowd = await arrived(site, people)
    begun = ticks()
    taken = await steady(crowd)
    kept_from, passed = (now - then for then, now in zip(begun, ticks(), strict=True))
    a_second = await burst(crowd)
    peaks = [kibibytes(server)]
    await leave(crowd)
    while len(peaks) < WAVES:
        crowd = await arrived(site, people)
        await burst(crowd)
        peaks.append(kibibytes(server))
        await leave(crowd)
    figures = (
        quantiles(taken, n=20)[-1] * 1000,
        median(taken) * 1000,
        kept_from / passed * 100,
        a_second,
        (peaks[0] - before) / people,
        peaks[-1] / peaks[-2],
    )
    return dict(zip(MEASURES, figures, strict=True))


def main() -> None:
    """Measure and print."""
    asked = options(__doc__)
    asked.add_argument("--people", type=int, default=PEOPLE)
    chosen = asked.parse_args()
    found: dict[str, dict[str, float]] = {}
    for name in ("Streamlit", "same collector", "ours"):
        with (
            tempfile.TemporaryDirectory() as folder,
            started(name, Path(folder) / "log.txt") as site,
        ):
            found[name] = asyncio.run(measured(site, chosen.people))
    print(f"{chosen.people} people")
    show(found, MEASURES, chosen.json)


if __name__ == "__main__":
    main()
