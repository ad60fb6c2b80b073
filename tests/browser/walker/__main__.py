"""Walks from one seed or many, on a server of their own, and tells what went wrong."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from math import inf
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.serving import Site, free_port, launched, serving
from tests.browser.walker.acts import ACTS
from tests.browser.walker.walk import Fault, Plan, numbered, walk


class Replaceable:
    """A server whose process can be killed and started again at the same port.

    Attributes:
        site: The server as it runs.
    """

    def __init__(self, running: ExitStack, log: Path) -> None:
        self._running, self._log, self._port = running, log, free_port()
        self.site: Site = self._started()

    def replace(self) -> None:
        self.site.process.kill()
        self.site.process.wait()
        self.site = self._started()

    def _started(self) -> Site:
        # What the process before has said is kept beside it.
        if self._log.exists():
            self._log.rename(self._log.with_suffix(f".{self.site.process.pid}"))
        return self._running.enter_context(serving(self._log, port=self._port))


def main(arguments: Sequence[str]) -> int:
    """Walk, print what was wrong, and return how many walks went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.walker", description=__doc__)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--seeds", type=int, default=20, help="walk from seeds 1 to this one")
    which.add_argument("--seed", type=int, help="walk from this one alone")
    parser.add_argument("--seconds", type=float, default=60, help="how long each walk takes")
    parser.add_argument("--steps", type=int, help="how many steps it takes; then no seconds count")
    parser.add_argument("--keep-server", action="store_true", help="replace no process")
    acts = [act.do.__name__ for act in ACTS]
    parser.add_argument("--without", nargs="+", default=[], choices=acts, help="acts left out")
    asked = parser.parse_args(arguments)
    wrong = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        ExitStack() as running,
        sync_playwright() as playwright,
    ):
        server = Replaceable(running, Path(folder) / "server.txt")
        browser = launched(playwright)
        for seed in [asked.seed] if asked.seed is not None else range(1, asked.seeds + 1):
            steps, seconds = (asked.steps, inf) if asked.steps is not None else (inf, asked.seconds)
            try:
                told = walk(
                    browser,
                    server.site,
                    Plan(seed, steps, seconds, asked.without),
                    None if asked.keep_server else server.replace,
                )
            except Fault as fault:
                wrong += 1
                print(fault, end="\n\n", flush=True)
            else:
                print(f"seed {seed}: {len(told) - 1} steps, nothing wrong", flush=True)
                if asked.seed is not None:
                    print(*numbered(told), sep="\n")
        browser.close()
    print(f"{wrong} walks went wrong")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
