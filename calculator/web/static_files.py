"""Files that never change, each sent as small as the browser can read it.

What is served is found once, when the server starts, and a request is looked up among it as
it stands: no part of an address is ever looked up on the disk. A file is compressed well, which
takes half a second for the largest; what every visit needs is compressed beforehand, and the others
when somebody first asks for them. What that comes to is kept: half a megabyte for what
the pages need, thirteen for all that there is in both ways.
"""

import gzip
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from threading import Thread
from typing import Final

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

_WAYS: Final[dict[str, Callable[[bytes], bytes]]] = {
    # The best quality, 11, comes to a fiftieth less and takes more than twice as long.
    "br": partial(brotli.compress, quality=10),
    "gzip": partial(gzip.compress, mtime=0),
}
"""How a text is made smaller, by the name that browsers know it by; the best comes first."""

_TEXTS: Final = {".css", ".js", ".json", ".svg"}
"""Which files get smaller; fonts and pictures are as small as they can be."""

_NAMED_BY_CONTENT: Final = re.compile(r"\.[\w-]{8}\.\w+$")
"""A name with a mark of what is inside: under the same name it will never say anything else."""
_FOREVER: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"

_IN_DOCUMENT: Final = re.compile(r'(?:src|href)="\./static/((?:js|css)/[\w./-]+\.(?:js|css))"')
"""How Streamlit's document names a script or a style."""


def named_in_document(folder: Path) -> list[Path]:
    """Return the scripts and styles that the document of a folder names itself."""
    try:
        document = (folder / "index.html").read_text(encoding="utf-8")
    except OSError:
        return []
    return [folder / "static" / name for name in _IN_DOCUMENT.findall(document)]


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
        self, app: ASGIApp, folder: Path, address: str, needed: Iterable[Path] = ()
    ) -> None:
        """Stand before `app`, and begin to compress what every visit needs.

        Args:
            app: What answers all else.
            folder: Where the files are. If it is not there, nothing is served.
            address: What the files' addresses begin with, without a slash at the end.
            needed: The files that every visit needs.
        """
        self.app = app
        self._files = {
            f"{address}/{path.relative_to(folder).as_posix()}": path
            for path in folder.rglob("*")
            if path.is_file()
        }
        self._compressed = cache(_compressed)
        # Compares what a browser has with what there is.
        self._sender = StaticFiles(check_dir=False)
        Thread(target=self._compress, args=([*needed],), daemon=True).start()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a file, or pass the request on."""
        asks = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        file = self._files.get(scope["path"]) if asks else None
        response = await run_in_threadpool(self._response, file, scope) if file else None
        await (response or self.app)(scope, receive, send)

    def _compress(self, files: Iterable[Path]) -> None:
        best, *_ = _WAYS
        for file in files:
            with suppress(OSError):  # then it is left to the app, as at a request
                self._compressed(file, best)

    def _response(self, file: Path, scope: Scope) -> Response | None:
        asked = Headers(scope=scope)
        accepted = accepted_encodings(", ".join(asked.getlist("accept-encoding")))
        try:
            response: Response = FileResponse(file, stat_result=file.stat())
            # Who asks for a part gets it of the file as it is.
            ways = _WAYS if file.suffix in _TEXTS and "range" not in asked else {}
            for way in ways:
                if way in accepted:
                    response = _in(way, self._compressed(file, way), response.headers)
                    break
        except OSError:  # gone since the server started, or closed
            return None
        response.headers["cache-control"] = (
            _FOREVER if _NAMED_BY_CONTENT.search(file.name) else _ASK_AGAIN
        )
        response.headers["vary"] = "Accept-Encoding"
        if self._sender.is_not_modified(response.headers, asked):
            return NotModifiedResponse(response.headers)
        return response


def _compressed(file: Path, way: str) -> bytes:
    return _WAYS[way](file.read_bytes())


def _in(way: str, text: bytes, whole: Headers) -> Response:
    """Return a response with a compressed text, told of as the whole file is."""
    own = {
        "content-encoding": way,
        "content-length": str(len(text)),
        "etag": f'{whole["etag"][:-1]}-{way}"',
        "accept-ranges": "none",
    }
    return Response(text, headers={**whole, **own})
