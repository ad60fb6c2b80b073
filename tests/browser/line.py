"""A line between a browser and a server, which can be slow, or cut.

A browser can be told itself that it is slow or offline. Then it goes on talking over the WebSocket
that it has, and was seen to leave unread for good what had come.
"""

import selectors
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Final

from tests.browser.serving import Site

_PIECE: Final = 16_384  # bytes
_GLANCE: Final = 0.05  # seconds


class Line:
    """Passes everything on in both directions, as long as it is not cut.

    Attributes:
        address: Where it listens, without a slash at the end.
    """

    def __init__(self, site: Site, wait: float = 0) -> None:
        """Listen for whoever wants to speak to a server.

        Args:
            site: The server.
            wait: The seconds that each piece takes on its way.
        """
        self._to = int(site.address.rpartition(":")[2])
        self._wait = wait
        self._whole, self._open = Event(), Event()
        self._whole.set()
        self._open.set()
        self._ends: set[socket.socket] = set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(_GLANCE)
        self.address: str = f"http://localhost:{self._listening.getsockname()[1]}"
        self._thread = Thread(target=self._listen, daemon=True)
        self._thread.start()

    def cut(self) -> None:
        """End every connection, and take no other."""
        self._whole.clear()
        for end in self._ends.copy():
            # Also where one side takes nothing any more and the other waits for that. What has
            # ended before stays as it is.
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Take connections again."""
        self._whole.set()

    def close(self) -> None:
        self._open.clear()
        self.cut()
        self._thread.join()
        self._listening.close()

    def _listen(self) -> None:
        while self._open.is_set():
            try:
                near, _ = self._listening.accept()
            except TimeoutError:
                continue
            if self._whole.is_set():
                Thread(target=self._pass_on, args=(near,), daemon=True).start()
            else:
                near.close()

    def _pass_on(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(("127.0.0.1", self._to))
        except OSError:
            near.close()
            return
        self._ends.update((near, far))
        with near, far, selectors.DefaultSelector() as either:
            either.register(near, selectors.EVENT_READ, far)
            either.register(far, selectors.EVENT_READ, near)
            while self._whole.is_set():
                for key, _ in either.select(_GLANCE):
                    source, sink = key.fileobj, key.data
                    assert isinstance(source, socket.socket)
                    try:
                        said = source.recv(_PIECE)
                        time.sleep(self._wait)
                        sink.sendall(said)
                    except OSError:
                        return
                    if not said:
                        return


@contextmanager
def line_to(site: Site, wait: float = 0) -> Iterator[Line]:
    """Give a line to a server, see `Line`."""
    line = Line(site, wait)
    try:
        yield line
    finally:
        line.close()
