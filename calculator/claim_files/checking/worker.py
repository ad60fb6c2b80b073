"""The process that checks one file, and ends: a job and a file come in, what comes of it goes out.

It is told a line of JSON and then the bytes of the file. It tells lines of JSON with how much is
done, and at last one with a length, so many bytes of what comes of it, and the table.
"""

import gc
import json
import os
import sys
import time
from contextlib import suppress
from typing import Final

from calculator.claim_files.checking.job import Job, Kind, check_here
from calculator.claim_files.tables import Refused

_MEMORY: Final = 3 << 30
_SECONDS: Final = 300
_TOLD_EVERY: Final = 0.2


class _Telling:
    """Tells how much is done, not more often than anybody looks."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, done: float) -> None:
        if (now := time.monotonic()) - self._last > _TOLD_EVERY:
            self._last = now
            _write(json.dumps({"done": round(done, 3)}).encode() + b"\n")


def _write(what: bytes) -> None:
    sys.stdout.buffer.write(what)
    sys.stdout.buffer.flush()


def _keep_within_limits() -> None:
    """Take no more than a file can need, and let everybody else go first."""
    with suppress(ImportError, OSError, ValueError, AttributeError):
        import resource  # noqa: PLC0415 - not everywhere

        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        os.nice(5)


def main() -> None:
    """Check the file that comes in."""
    _keep_within_limits()
    gc.disable()  # nearly all that is made is needed to the end, which comes soon
    job = Job.model_validate_json(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    try:
        done = check_here(job, data, _Telling())
    except Refused as refused:
        _write(json.dumps({"refused": refused.why}).encode() + b"\n")
        return
    checked = done.checked.model_dump_json().encode()
    _write(json.dumps({"checked": len(checked)}).encode() + b"\n" + checked)
    if job.kind is not Kind.TABLE:
        _write(done.table)


if __name__ == "__main__":
    main()
