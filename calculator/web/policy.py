"""Which scripts may run in a document: the files of this server, and those that stood in it.

A script that stands in a document is named by what it says, found in the document as it is
sent, so that no list of names goes stale. It holds only because no document repeats anything
that a visitor has sent.
"""

import base64
import hashlib
from functools import lru_cache
from html.parser import HTMLParser
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from calculator.web.settings import Settings

_SCRIPTS: Final = "'self' blob:"  # Streamlit runs the scripts of this app's components as blobs
_STYLES: Final = "'self' 'unsafe-inline'"  # Streamlit makes its styles while it runs
_PICTURES: Final = "'self' data:"  # marks of Streamlit's own widgets stand in its styles
_NOBODY: Final = "'none'"


def frame_ancestors(settings: Settings) -> str:
    """Return, as a policy says it, who may show the site within a page."""
    return f"frame-ancestors {' '.join(settings.frame_ancestors) or _NOBODY}"


class DocumentPolicy:
    """Names, beside each document, the scripts that may run in it."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Stand before `app`, after whatever compresses its answers."""
        self.app = app
        self._ancestors = frame_ancestors(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, documents with their policy."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        # Who asks for the headers only is told those of the whole document.
        whole = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        only_headers = whole is not scope
        await self.app(whole, receive, _Naming(send, self._ancestors, only_headers=only_headers))


class _Naming:
    """Sends a response on; one that is a document is held until it is whole."""

    def __init__(self, send: Send, ancestors: str, *, only_headers: bool) -> None:
        self._send = send
        self._ancestors = ancestors
        self._only_headers = only_headers
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if Headers(raw=message["headers"]).get("content-type", "").startswith("text/html"):
                self._start = message
                return
        elif self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_whole(self._start)
            return
        elif self._only_headers:
            message = {**message, "body": b""}
        await self._send(message)

    async def _send_whole(self, start: Message) -> None:
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["content-security-policy"] = f"{_document_policy(self._body)}; {self._ancestors}"
        await self._send({**start, "headers": headers.raw})
        body = b"" if self._only_headers else self._body
        await self._send({"type": "http.response.body", "body": body})


class _InlineScripts(HTMLParser):
    """Collects the scripts that stand in a document."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within = tag == "script" and "src" not in dict(attrs)
        if self._within:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's own
        self._within = False

    def handle_data(self, data: str) -> None:
        if self._within:
            self.found[-1] += data


@lru_cache(maxsize=64)  # documents differ by page and language only
def _document_policy(document: bytes) -> str:
    parser = _InlineScripts()
    # A browser reads line ends as one character before it compares.
    parser.feed(document.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n"))
    parser.close()
    marks = {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in parser.found}
    named = "".join(f" 'sha256-{mark}'" for mark in sorted(marks))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_SCRIPTS}{named}",
            f"style-src {_STYLES}",
            f"img-src {_PICTURES}",
            "font-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
