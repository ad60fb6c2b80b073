"""Checking a file here, or in a process of its own while whoever asked is told how far it is."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore, Thread
from typing import IO, Final

import calculator
from calculator.claim_files.checking.checked import Checked
from calculator.claim_files.checking.job import Done, Job, Kind, check_here
from calculator.claim_files.tables import Refusal, Refused

SMALL: Final = 60_000
"""Up to how many bytes a text is checked here: a process takes longer to begin."""
_AT_ONCE: Final = BoundedSemaphore(2)
"""How many files are checked at once; each takes a processor and some hundreds of megabytes."""
_GLANCE: Final = 0.2  # seconds after which whoever waits is told how much is done
_HERE: Final = str(Path(calculator.__file__).parents[1])


def check(job: Job, data: bytes) -> "Work":
    """Begin to check a file, and return the work.

    Args:
        job: What is asked of the file.
        data: Its bytes.
    """
    work = Work(job, data)
    if job.kind is not Kind.FILE and len(data) <= SMALL:
        work.run_here()
    else:
        Thread(target=work.run, daemon=True).start()  # a server that stops does not wait for it
    return work


class Work:
    """The check of a file, which goes on by itself.

    Whoever no longer wants it ends it. Whoever just does not look at it holds up nobody, and
    several may look at once: a run of a page that is broken off, and the one after it.

    Attributes:
        done: How much of it is done, from 0 to 1.
    """

    def __init__(self, job: Job, data: bytes) -> None:
        """Say what there is to do; nothing is done yet."""
        self.done = 0.0
        self._outcome: Future[Done] = Future()
        self._job = job
        self._data = data
        self._process: subprocess.Popen[bytes] | None = None
        self._is_wanted = True

    def __iter__(self) -> Iterator[float | Done]:
        """Yield how much of it is done, from 0 to 1, and at last what comes of it.

        Raises:
            Refused: The file is not read at all.
        """
        while wait([self._outcome], timeout=_GLANCE).not_done:
            yield self.done
        yield self._outcome.result()

    def run_here(self) -> None:
        """Do it in this process."""
        self._finish(lambda: check_here(self._job, self._data))

    def run(self) -> None:
        """Do it in a process of its own, once it is its turn."""
        with _AT_ONCE:
            self._finish(self._work)

    def end(self) -> None:
        """Stop it, or see to it that it does not begin."""
        self._is_wanted = False
        if self._process is not None:
            self._process.kill()

    def _finish(self, work: Callable[[], Done]) -> None:
        try:
            self._outcome.set_result(work())
        except BaseException as failure:  # noqa: BLE001 - it is raised where it is waited for
            self._outcome.set_exception(failure)
        self._data = b""  # somebody may be named in it

    def _work(self) -> Done:
        if not self._is_wanted:
            raise Refused(Refusal.DAMAGED)
        path = os.pathsep.join(filter(None, [_HERE, os.environ.get("PYTHONPATH", "")]))
        self._process = worker = subprocess.Popen(
            [sys.executable, "-m", "calculator.claim_files.checking.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what fails there may hold what a cell says
            env={**os.environ, "PYTHONPATH": path},
        )
        try:
            # It may have ended while the process began.
            if not self._is_wanted or worker.stdin is None or worker.stdout is None:
                raise Refused(Refusal.DAMAGED)
            try:
                worker.stdin.write(self._job.model_dump_json().encode() + b"\n")
                worker.stdin.write(self._data)
                worker.stdin.close()
            except BrokenPipeError:
                raise Refused(Refusal.DAMAGED) from None
            return self._hear(worker.stdout)
        finally:
            worker.kill()
            worker.wait()
            for pipe in (worker.stdin, worker.stdout):
                if pipe is not None:
                    with suppress(BrokenPipeError):  # of what was not written yet
                        pipe.close()

    def _hear(self, told: IO[bytes]) -> Done:
        for line in told:
            said = json.loads(line)
            if "done" in said:
                self.done = float(said["done"])
            elif "refused" in said:
                raise Refused(Refusal(said["refused"]))
            else:
                checked = Checked.model_validate_json(told.read(said["checked"]))
                return Done(checked, self._data if self._job.kind is Kind.TABLE else told.read())
        # It was ended by its limits, or fell over what is in the file.
        raise Refused(Refusal.DAMAGED)
