"""The document that the browser gets first, made ours before any script has run.

Streamlit serves one fixed document: English, called "Streamlit", empty until its scripts have
run. Screen readers choose their voice by its language, so it is put right here.
"""

from collections.abc import Iterable
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from calculator.web.document import Scripts, changed
from calculator.words import Language, best_language

LANGUAGE_PARAMETER: Final = "lang"
"""What the address carries when somebody chose another language than their browser's."""

_OTHER_TEXTS: Final = ("/_stcore/", "/static/", "/media/", "/component/")
_NO_SCRIPTS: Final = Scripts()


def chosen_language(parameters: Iterable[str], wanted: str | None) -> Language:
    """Return the language of a page.

    Args:
        parameters: What the address says of it; anything but a language is passed over.
        wanted: What the browser asks for.
    """
    named = (Language(value) for value in parameters if value in set(Language))
    return next(named, best_language(wanted))


class DocumentShell:
    """Gives each document the language, the name, the looks and the server of what it shows."""

    def __init__(
        self, app: ASGIApp, base: str = "", scripts: Scripts = _NO_SCRIPTS, style: bytes = b""
    ) -> None:
        """Stand before `app`.

        Args:
            app: What answers.
            base: What every address begins with, without a slash at the end.
            scripts: What each document tells a browser of.
            style: The looks of all pages.
        """
        self.app = app
        self._base = base
        self._scripts = scripts
        self._style = style

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; change documents on their way out."""
        path = scope.get("path", "").removeprefix(self._base)
        if scope["type"] != "http" or path.startswith(_OTHER_TEXTS):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        query = parse_qs(scope["query_string"].decode("latin-1"))
        language = chosen_language(
            query.get(LANGUAGE_PARAMETER, []), ",".join(headers.getlist("accept-language"))
        )
        # The document is changed as text: ask for it whole, new and not compressed.
        left_out = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
        plain = {**scope, "headers": [h for h in scope["headers"] if h[0] not in left_out]}
        rewriting = _Rewriting(send, language, path, self._scripts, self._style)
        await self.app(plain, receive, rewriting)


class _Rewriting:
    """Sends a response on; one that is a document is held until whole, and changed."""

    def __init__(
        self, send: Send, language: Language, path: str, scripts: Scripts, style: bytes
    ) -> None:
        self.send = send
        self.language = language
        self.path = path
        self.scripts = scripts
        self.style = style
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if not Headers(raw=message["headers"]).get("content-type", "").startswith("text/html"):
                await self.send(message)
                return
            self.start = message
        elif self.start is None:
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_changed(self.start)

    async def _send_changed(self, start: Message) -> None:
        headers = MutableHeaders(raw=start["headers"])
        body = self.body
        # What a HEAD request is told stays as it is: it has no body to count.
        if body:
            body = changed(body, self.language, self.path, self.scripts, self.style)
            headers["content-length"] = str(len(body))
        headers["content-language"] = self.language
        headers.add_vary_header("Accept-Language")
        for of_the_old_text in ("etag", "last-modified"):
            del headers[of_the_old_text]
        await self.send({**start, "headers": headers.raw})
        await self.send({"type": "http.response.body", "body": body})
