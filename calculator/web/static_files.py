"""Files that never change, each sent as small as the browser can read it.

What is served is found once, when the server starts, and a request is looked up among it as
it stands: no part of an address is ever looked up on the disk.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from calculator.web.copies import Copies

_NAMED_BY_CONTENT: Final = re.compile(r"\.[\w-]{8}\.\w+$")
"""A name with a mark of what is inside: under the same name it will never say anything else."""
_FOREVER: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"


def accepted_encodings(wanted: str) -> set[str]:
    """Return the ways of compressing that a browser accepts, by its header Accept-Encoding."""
    accepted = set()
    for part in wanted.lower().split(","):
        name, *limits = (piece.strip() for piece in part.split(";"))
        if not any(re.fullmatch(r"q\s*=\s*0(\.0*)?", limit) for limit in limits):
            accepted.add(name)
    return accepted


class CompressedStaticFiles:
    """Sends the files of a folder; whatever is not among them is left to the app."""

    def __init__(
        self,
        app: ASGIApp,
        folder: Path,
        address: str,
        copies: Copies,
        first: Iterable[Path] = (),
    ) -> None:
        """Stand before `app`.

        Args:
            app: What answers all else.
            folder: Where the files are. If it is not there, nothing is served.
            address: What the files' addresses begin with, without a slash at the end.
            copies: Where their compressed copies come from.
            first: The files to have copies of before anybody asks.
        """
        self.app = app
        self._files = {
            f"{address}/{path.relative_to(folder).as_posix()}": path
            for path in folder.rglob("*")
            if path.is_file()
        }
        self._copies = copies
        self._first = list(first)
        # Compares what a browser has with what there is, for whole files and for copies.
        self._sender = StaticFiles(check_dir=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a file, or pass the request on."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, self._once_started(send))
            return
        response = self._response(scope) if scope["type"] == "http" else None
        await (response or self.app)(scope, receive, send)

    def _once_started(self, send: Send) -> Send:
        """Have the first copies made, and old ones removed, once the server is up."""

        async def passing_on(message: Message) -> None:
            await send(message)
            if message["type"] == "lifespan.startup.complete":
                self._copies.make(self._first)
                self._copies.remove_old(self._files.values())

        return passing_on

    def _response(self, scope: Scope) -> Response | None:
        file = self._files.get(scope["path"])
        if file is None or scope["method"] not in {"GET", "HEAD"}:
            return None
        accepted = accepted_encodings(", ".join(Headers(scope=scope).getlist("accept-encoding")))
        copy = self._copies.best(file, accepted)
        try:
            response = self._sent(copy.path if copy else file, scope)
        except OSError:
            # Gone since the server started, or closed. The app sends the file or says what it
            # is, and if only its copy is gone, the next one who asks has another made.
            self._copies.forget(file)
            return None
        if copy:
            response.headers["content-encoding"] = copy.encoding
        response.headers["cache-control"] = (
            _FOREVER if _NAMED_BY_CONTENT.search(file.name) else _ASK_AGAIN
        )
        response.headers["vary"] = "Accept-Encoding"
        return response

    def _sent(self, path: Path, scope: Scope) -> Response:
        """Return a response with a file, or without one if the browser has it already."""
        return self._sender.file_response(path, path.stat(), scope)
