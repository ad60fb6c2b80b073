"""Compressed copies of files, made once and kept.

Making them takes seconds, so it happens beside the work, in a thread of its own; until a copy
is there, the next best is sent. A copy is kept under what its original says, not under when or
for which version it was made: a file that changes gets another copy by itself.

Copies hold what is sent to everybody, so everybody on the machine may read them: whoever makes
them, such as the root of an image, need not be whoever sends them.
"""

import gzip
import hashlib
import logging
import math
import re
import tempfile
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Final, NamedTuple

import brotli

_LOG: Final = logging.getLogger(__name__)

_WAYS: Final[dict[str, Callable[[bytes], bytes]]] = {
    # The quick way first: the first visitors after an upgrade need not wait for the best one.
    "gzip": lambda text: gzip.compress(text, mtime=0),
    "br": brotli.compress,
}
"""How a text is made smaller, by the name that browsers know it by; the best comes last."""

_TEXTS: Final = {".css", ".js", ".json", ".svg"}
"""Which files get smaller; fonts and pictures are as small as they can be."""

_UNFINISHED: Final = ".part"
_OURS: Final = re.compile(rf"[0-9a-f]{{32}}\.\w+\.(br|gz)|\w+{re.escape(_UNFINISHED)}")
"""The names of copies, and of those that are being written."""

_OLD: Final = 24 * 3600
"""After how many seconds a copy that this process does not need may go: until then a process of
another release may be at work with it."""

_NEXT_TRY: Final = 3600
"""After how many seconds a copy that could not be made is tried again. A full disk gets room; a
folder that cannot be written is not worth a try, and a line in the log, at every request."""


class Copy(NamedTuple):
    """A compressed copy.

    Attributes:
        encoding: How it is compressed.
        path: Where it is.
    """

    encoding: str
    path: Path


class Copies:
    """The compressed copies of files, in a folder, made by a thread beside the work."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Keep copies in a folder.

        Args:
            folder: Need not exist yet; what it stands in does.
            clock: Tells the time in seconds.
        """
        self._folder = folder
        self._clock = clock
        self._made: dict[tuple[Path, str], Path] = {}
        self._next_try: dict[Path, float] = {}
        self._waiting: SimpleQueue[tuple[Callable[[], None], str]] = SimpleQueue()
        """What is to be done, and what to say if it fails."""
        self._lock = Lock()
        self._worker: Thread | None = None

    def best(self, original: Path, accepted: Collection[str]) -> Copy | None:
        """Return the smallest copy made in a way that is accepted, or None.

        Whoever asks for a file of which no copies were made has them made for the next.
        """
        if self._is_due(original):
            self.make([original])
        for encoding in reversed(_WAYS):
            if encoding in accepted and (path := self._made.get((original, encoding))):
                return Copy(encoding, path)
        return None

    def make(self, originals: Iterable[Path]) -> None:
        """Have copies made, all in the quick way first."""
        with self._lock:
            due = [path for path in originals if self._is_due(path)]
            self._next_try.update(dict.fromkeys(due, math.inf))
            for encoding in _WAYS:
                for path in due:
                    failed = f"No compressed copy of {path.name}"
                    self._waiting.put((partial(self._keep, path, encoding), failed))
            self._have_worked()

    def forget(self, original: Path) -> None:
        """Take the copies of a file for not made, as when somebody has cleared them away."""
        with self._lock:
            for encoding in _WAYS:
                self._made.pop((original, encoding), None)
            self._next_try.pop(original, None)

    def remove_old(self, needed: Iterable[Path]) -> None:
        """Have copies of other files than these removed, after the copies asked for so far."""
        with self._lock:
            remove = partial(remove_old_copies, self._folder, [*needed])
            self._waiting.put((remove, "Old copies are not removed"))
            self._have_worked()

    def _is_due(self, original: Path) -> bool:
        """Return whether copies of a file are to be made, and not made, asked for or failed."""
        next_try = self._next_try.get(original, -math.inf)
        return is_compressible(original) and self._clock() >= next_try

    def _have_worked(self) -> None:
        if not self._waiting.empty() and not (self._worker and self._worker.is_alive()):
            # A daemon, as no server should wait for it when it stops.
            self._worker = Thread(target=self._work, name="compressed copies", daemon=True)
            self._worker.start()

    def _work(self) -> None:
        while True:
            task, failed = self._waiting.get()
            try:
                task()
            except Exception as error:  # noqa: BLE001 - whatever one file has, the others go on
                # A folder that cannot be written, a full disk: all is sent, only larger.
                _LOG.warning("%s: %s: %s", failed, type(error).__name__, error)

    def _keep(self, original: Path, encoding: str) -> None:
        try:
            copy = kept_copy(original, encoding, self._folder)
        except BaseException:
            self._next_try[original] = self._clock() + _NEXT_TRY
            raise
        if copy:
            self._made[original, encoding] = copy


def is_compressible(original: Path) -> bool:
    """Return whether a file is of a kind that gets smaller."""
    return original.suffix in _TEXTS


def make_copies(originals: Iterable[Path], folder: Path) -> int:
    """Make every copy of files at once, and return of how many files there are any.

    Args:
        originals: Files that do not get smaller are passed over.
        folder: Where the copies are kept.

    Raises:
        OSError: A file cannot be read, or a copy of it cannot be kept.
    """
    copied = [
        [kept_copy(original, encoding, folder) for encoding in _WAYS]
        for original in originals
        if is_compressible(original)
    ]
    return sum(any(copies) for copies in copied)


def kept_copy(original: Path, encoding: str, folder: Path) -> Path | None:
    """Return a copy of a file that can be read, made if there was none; None if it is no smaller.

    Args:
        original: The file.
        encoding: "gzip" or "br".
        folder: Where copies are kept.

    Raises:
        OSError: The file cannot be read, or a copy cannot be kept.
    """
    text = original.read_bytes()
    copy = folder / _name_of(original, text, encoding)
    try:
        with copy.open("rb"):  # one that is there need not be readable
            pass
    except OSError:
        _write(copy, _WAYS[encoding], text)
    return copy if copy.stat().st_size < len(text) else None


def remove_old_copies(folder: Path, needed: Iterable[Path]) -> None:
    """Remove from a folder the copies of other files than these that are more than a day old.

    Args:
        folder: What is in it beside copies stays.
        needed: The files whose copies stay.

    Raises:
        OSError: A file cannot be read, or a copy not be removed.
    """
    wanted = {
        _name_of(original, text, encoding)
        for original in needed
        if is_compressible(original)
        for text in [original.read_bytes()]
        for encoding in _WAYS
    }
    for found in folder.glob("*"):
        if _OURS.fullmatch(found.name) and found.name not in wanted:
            with suppress(FileNotFoundError):  # another process has removed it
                if time.time() - found.stat().st_mtime > _OLD:
                    found.unlink()


def _name_of(original: Path, text: bytes, encoding: str) -> str:
    # The name ends as servers expect it, so that the type of the text is found by it.
    said = hashlib.sha256(text).hexdigest()[:32]
    return f"{said}{original.suffix}.{encoding.removesuffix('ip')}"


def _write(copy: Path, compress: Callable[[bytes], bytes], text: bytes) -> None:
    """Make a copy aside and then name it: another process never sees half a copy."""
    try:
        copy.parent.mkdir()
    except FileExistsError:
        pass  # whoever made it has said who may read it
    else:
        copy.parent.chmod(0o755)
    with tempfile.NamedTemporaryFile(dir=copy.parent, suffix=_UNFINISHED, delete=False) as written:
        aside = Path(written.name)
        try:
            written.write(compress(text))
            written.close()
            aside.chmod(0o644)  # it begins as its maker's alone, whatever the umask
            aside.replace(copy)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
