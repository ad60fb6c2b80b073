"""Compressed copies of files, made once and kept.

Making them takes seconds, so it happens beside the work, in a thread of its own; until a copy
is there, the next best is sent. A copy is kept under what its original says, not under when or
for which version it was made: a file that changes gets another copy by itself.
"""

import gzip
import hashlib
import logging
import os
import tempfile
from collections.abc import Callable, Collection, Iterable
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


class Copy(NamedTuple):
    """A compressed copy.

    Attributes:
        encoding: How it is compressed.
        path: Where it is.
    """

    encoding: str
    path: Path


class Copies:
    """The compressed copies of files, in a folder."""

    def __init__(self, folder: Path) -> None:
        """Keep copies in `folder`, which need not exist yet."""
        self._folder = folder
        self._made: dict[tuple[Path, str], Path] = {}
        self._asked: set[Path] = set()
        self._waiting: SimpleQueue[tuple[Path, str]] = SimpleQueue()
        self._lock = Lock()
        self._works = False

    def best(self, original: Path, accepted: Collection[str]) -> Copy | None:
        """Return the smallest copy made in a way that is accepted, or None.

        Whoever asks for a file of which no copies were made has them made for the next.
        """
        if original.suffix not in _TEXTS:
            return None
        if original not in self._asked:
            self.make([original])
        for encoding in reversed(_WAYS):
            if encoding in accepted and (path := self._made.get((original, encoding))):
                return Copy(encoding, path)
        return None

    def make(self, originals: Iterable[Path]) -> None:
        """Have copies made, beside the work, all in the quick way first."""
        with self._lock:
            new = [path for path in originals if path.suffix in _TEXTS and path not in self._asked]
            self._asked.update(new)
            for encoding in _WAYS:
                for path in new:
                    self._waiting.put((path, encoding))
            if new and not self._works:
                self._works = True
                # A daemon, as no server should wait for it when it stops.
                Thread(target=self._work, name="compressed copies", daemon=True).start()

    def _work(self) -> None:
        while True:
            original, encoding = self._waiting.get()
            try:
                copy = self._kept(original, encoding)
            except OSError as error:
                # A folder that cannot be written, a full disk: all is sent, only larger.
                _LOG.warning("No compressed copy of %s: %s", original.name, error)
                continue
            if copy.stat().st_size < original.stat().st_size:
                self._made[original, encoding] = copy

    def _kept(self, original: Path, encoding: str) -> Path:
        """Return a copy, made now if there was none."""
        text = original.read_bytes()
        said = hashlib.sha256(text).hexdigest()[:32]
        # The name ends as servers expect it, so that the type of the text is found by it.
        copy = self._folder / f"{said}{original.suffix}.{encoding.removesuffix('ip')}"
        if not copy.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            # Made aside and then named: another process never sees half a copy.
            handle, aside = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as written:
                    written.write(_WAYS[encoding](text))
                Path(aside).replace(copy)
            except BaseException:
                Path(aside).unlink(missing_ok=True)
                raise
        return copy
