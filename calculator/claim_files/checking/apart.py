"""Checking a file here, or in a process of its own while whoever asked is told how far it is."""

import json
import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

import calculator
from calculator.claim_files.checking.checked import Checked
from calculator.claim_files.checking.job import Done, Job, Kind, check_here
from calculator.claim_files.tables import Refusal, Refused

SMALL: Final = 60_000
"""Up to how many bytes a text is checked here: a process takes longer to begin."""
_AT_ONCE: Final = BoundedSemaphore(2)
"""How many files are checked at once; each takes a processor and some hundreds of megabytes."""
_GLANCE: Final = 0.2  # seconds after which whoever waits looks whether it is still wanted
_HERE: Final = str(Path(calculator.__file__).parents[1])


def check(job: Job, data: bytes) -> Generator[float | Done, None, None]:
    """Yield how much of checking a file is done, from 0 to 1, and at last what comes of it.

    Whoever no longer wants it closes the generator, or drops it, and the work ends.

    Args:
        job: What is asked of the file.
        data: Its bytes.

    Raises:
        Refused: It is not read at all.
    """
    if job.kind is not Kind.FILE and len(data) <= SMALL:
        yield check_here(job, data)
        return
    while not _AT_ONCE.acquire(timeout=_GLANCE):
        yield 0.0
    try:
        yield from _work_apart(job, data)
    finally:
        _AT_ONCE.release()


def _work_apart(job: Job, data: bytes) -> Generator[float | Done, None, None]:
    path = os.pathsep.join(filter(None, [_HERE, os.environ.get("PYTHONPATH", "")]))
    worker = subprocess.Popen(
        [sys.executable, "-m", "calculator.claim_files.checking.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what fails there may hold what a cell says
        env={**os.environ, "PYTHONPATH": path},
    )
    try:
        if worker.stdin is None or worker.stdout is None:
            raise Refused(Refusal.DAMAGED)
        try:
            worker.stdin.write(job.model_dump_json().encode() + b"\n")
            worker.stdin.write(data)
            worker.stdin.close()
        except BrokenPipeError:
            raise Refused(Refusal.DAMAGED) from None
        for line in worker.stdout:
            said = json.loads(line)
            if "done" in said:
                yield float(said["done"])
            elif "refused" in said:
                raise Refused(Refusal(said["refused"]))
            else:
                checked = Checked.model_validate_json(worker.stdout.read(said["checked"]))
                yield Done(checked, data if job.kind is Kind.TABLE else worker.stdout.read())
                return
        # It was ended by its limits, or fell over what is in the file.
        raise Refused(Refusal.DAMAGED)
    finally:
        worker.kill()
        worker.wait()
        for pipe in (worker.stdin, worker.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):  # of what was not written yet
                    pipe.close()
