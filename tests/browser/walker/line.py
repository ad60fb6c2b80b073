"""A line between a browser and a server, which can be cut."""

import selectors
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Final

_AT_ONCE: Final = 65536  # bytes
_GLANCE: Final = 0.05  # seconds


class Line:
    """Passes everything on in both directions, as long as it is not cut.

    A browser told that it is offline goes on talking over the WebSocket that it has.

    Attributes:
        address: Where it listens, without a slash at the end.
    """

    def __init__(self, port: int) -> None:
        """Listen for whoever wants to speak to the server at a port of this machine."""
        self._to = port
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
                        said = source.recv(_AT_ONCE)
                        sink.sendall(said)
                    except OSError:
                        return
                    if not said:
                        return


@contextmanager
def line_to(port: int) -> Iterator[Line]:
    """Give a line to the server at a port of this machine."""
    line = Line(port)
    try:
        yield line
    finally:
        line.close()
