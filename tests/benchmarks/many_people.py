"""A server with a room full of people, beside a bare Streamlit page with the same people.

Run it with `uv run python -m tests.benchmarks.many_people`; `--people N` and `--json FILE` do what
they say. Everybody has a real connection of their own and answers the first question. Measured
is, from the answer to the end of the run it causes: first with everybody answering every five
seconds, then with everybody at the same moment, as often as they can. Then three equal waves of
people come and leave, and the memory of the server is read at the peak of each.
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Final

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.serving import ROOT, Site, serving

PEOPLE: Final = 300
EVERY: Final = 5.0
"""How many seconds there are between two answers of one person."""
STEADY: Final = 30.0
"""For how many seconds everybody answers so."""
BURSTS: Final = 3
"""How often everybody answers at the same moment."""
WAVES: Final = 3
SCRIPTS: Final = {
    "bare Streamlit": ("tests/benchmarks/bare_page.py", ("--runner.postScriptGC=true",)),
    "bare, as ours": ("tests/benchmarks/bare_page.py", ()),
    "ours": ("app.py", ()),
}
"""What is measured. All have our configuration; Streamlit as it comes collects garbage after
every run, and ours does not."""
WARM: Final = 3.0
"""How many seconds a server gets after its first visitors to load what is loaded once."""
LARGEST: Final = 2**24


class Person:
    """Somebody with a connection, who answers the first question now this way, now that."""

    def __init__(self, connection: websockets.ClientConnection) -> None:
        self._connection = connection
        self._question = ""
        self._fragment = ""
        self._choices: list[str] = []
        self._answer = 0

    async def arrive(self) -> None:
        """See the page for the first time."""
        await self._run(BackMsg())

    async def answer(self) -> float:
        """Answer, and return how many seconds it took until the page was whole again."""
        self._answer += 1
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self._question
        state.string_value = self._choices[self._answer % len(self._choices)]
        begun = time.perf_counter()
        await self._run(message)
        return time.perf_counter() - begun

    async def _run(self, message: BackMsg) -> None:
        message.rerun_script.query_string = ""
        message.rerun_script.fragment_id = self._fragment
        await self._connection.send(message.SerializeToString())
        while True:
            received = await self._connection.recv()
            told = ForwardMsg.FromString(received if isinstance(received, bytes) else b"")
            kind = told.WhichOneof("type")
            if kind == "delta" and not self._question:
                self._notice(told)
            elif kind == "script_finished":
                return

    def _notice(self, told: ForwardMsg) -> None:
        element = told.delta.new_element
        if element.WhichOneof("type") == "radio":
            self._question = element.radio.id
            self._fragment = told.delta.fragment_id
            self._choices = list(element.radio.options)[:2]


async def arrived(site: Site, people: int) -> list[Person]:
    """Let people come, ten at a time, and return them."""
    address = site.address.replace("http:", "ws:") + "/_stcore/stream"
    found: list[Person] = []
    while len(found) < people:
        some = [
            Person(
                await websockets.connect(
                    address,
                    subprotocols=[websockets.Subprotocol("streamlit")],
                    max_size=LARGEST,
                    ping_interval=None,  # an overloaded server is measured, not given up
                    compression=None,
                )
            )
            for _ in range(min(10, people - len(found)))
        ]
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
    await asyncio.gather(*(person._connection.close() for person in people))  # noqa: SLF001


def kibibytes(process: int) -> int:
    """Return how much memory a process holds."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


async def measured(site: Site, people: int) -> dict[str, float]:
    """Return everything that is measured of one server."""
    server = site.process.pid
    await leave(await arrived(site, 30))  # the first visitors load what is loaded once
    await asyncio.sleep(WARM)
    before = kibibytes(server)
    crowd = await arrived(site, people)
    a_person = (kibibytes(server) - before) / people
    taken = await steady(crowd)
    a_second = await burst(crowd)
    peaks = [kibibytes(server)]
    await leave(crowd)
    for _ in range(WAVES - 1):
        crowd = await arrived(site, people)
        await burst(crowd)
        peaks.append(kibibytes(server))
        await leave(crowd)
    return {
        "answering every 5 s, p95 (ms)": quantiles(taken, n=20)[-1] * 1000,
        "answering every 5 s, median (ms)": quantiles(taken, n=2)[0] * 1000,
        "all at once (reruns/s)": a_second,
        "memory a person (KiB)": a_person,
        "third peak over second": peaks[-1] / peaks[-2],
    }


@contextmanager
def started(name: str, folder: Path) -> Iterator[Site]:
    script, options = SCRIPTS[name]
    with serving(folder / "log.txt", script, options=options) as site:
        yield site


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--people", type=int, default=PEOPLE)
    asked.add_argument("--json", type=Path)
    options = asked.parse_args()
    found: dict[str, dict[str, float]] = {}
    for name in SCRIPTS:
        with tempfile.TemporaryDirectory() as folder, started(name, Path(folder)) as site:
            found[name] = asyncio.run(measured(site, options.people))
    print(f"{options.people} people; {ROOT.name}; Python {sys.version.split()[0]}")
    for measure in found["ours"]:
        row = "  ".join(f"{name}: {found[name][measure]:8.2f}" for name in SCRIPTS)
        print(f"{measure:34} {row}")
    if options.json:
        options.json.write_text(json.dumps(found, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
