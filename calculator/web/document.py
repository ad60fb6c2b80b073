"""The document that the browser gets first, made ours before any script has run.

Streamlit serves one fixed document: English, called "Streamlit", empty until its scripts have
run. Screen readers choose their voice by its language, so it is put right here. Each change is
made where Streamlit's text is as we know it. Where a later release has another text, that
change is left out: the page still works, and is slower or says less at first.
"""

import json
import re
from collections.abc import Callable, Sequence
from html import escape
from typing import Final, NamedTuple
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from calculator.web.first_paint import (
    Beforehand,
    Themes,
    as_json,
    first_paint,
    first_style,
    taking_over,
)
from calculator.web.policy import document_policy
from calculator.web.settings import Settings
from calculator.web.site_map import SitePage, page_at
from calculator.words import LANGUAGE_PARAMETER, Language, chosen_language, words_in

_LANGUAGE: Final = re.compile(rb'<html lang="[^"]*"')
_TITLE: Final = re.compile(rb"<title>[^<]*</title>")
_NO_SCRIPT: Final = re.compile(rb"<noscript>.*?</noscript>\s*", re.DOTALL)
"""English, and about what this app does not offer."""
_TEXT_FONT: Final = re.compile(rb'<link\s+rel="preload"[^>]*\sas="font"[^>]*>\s*')
"""Streamlit's own, 170 kB, which our theme does without."""
_OF_APP: Final = re.compile(
    rb'<script type="module"[^>]*></script>\s*|<link rel="(?:modulepreload|stylesheet)"[^>]*>\s*'
)
"""What the app needs to draw; in the head it would hold up the first paint, and fetched beside the
document the first question."""
_PLACE_OF_APP: Final = b'<div id="root">'

_NO_ICONS_YET: Final = """
      const load = document.fonts.load
      document.fonts.load = (font, ...text) => font.includes("Material Symbols")
        ? Promise.resolve([]) : load.call(document.fonts, font, ...text)"""
"""Streamlit fetches its font of icons, 375 kB, for pages without icons too. The browser still
fetches it by itself for the first icon that is shown."""

_NO_WEB_ASSEMBLY: Final = """
      delete window.WebAssembly"""
"""The policy lets nobody compile it. Streamlit's library of messages tries to, and goes on
without; where there is none it need not try, and the browser has nothing to report."""

_NO_DOCUMENTS: Final = ("/_stcore/", "/static/", "/media/", "/component/")
_OF_OLD_TEXT: Final = ("etag", "last-modified")
_NOT_PASSED_ON: Final = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
"""The document is changed as text: Streamlit is asked for it whole, new and not compressed."""


class Shell(NamedTuple):
    """What all documents of a server have in common.

    Attributes:
        themes: The first colours and fonts.
        style: The looks of what stands in a document itself, sent once; a page that drew them
            would restyle itself at every key.
        app_style: Those of what the app alone draws; they come behind what stands in a document.
        script: What draws the questions of all pages, sent once too.
        asked: What that asks on a page in a language before the app is there.
        base: What every address begins with, without a slash at the end.
        allowed_origins: The pages that may steer this one from around it.
    """

    themes: Themes
    style: str = ""
    app_style: str = ""
    script: str = ""
    asked: Callable[[SitePage, Language], Beforehand] = lambda *_: Beforehand()
    base: str = ""
    allowed_origins: Sequence[str] = ()


class Documents:
    """Makes each document ours, and names beside it the scripts that may run in it."""

    def __init__(self, app: ASGIApp, shell: Shell, settings: Settings) -> None:
        """Stand before `app`, after whatever compresses its answers."""
        self.app = app
        self._shell = shell
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; change documents on their way out."""
        path = scope.get("path", "").removeprefix(self._shell.base)
        if scope["type"] != "http" or path.startswith(_NO_DOCUMENTS):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        query = parse_qs(scope["query_string"].decode("latin-1"))
        language = chosen_language(
            query.get(LANGUAGE_PARAMETER, []), ",".join(headers.getlist("accept-language"))
        )

        def finish(body: bytes, headers: MutableHeaders) -> bytes:
            body = rewrite(body, language, path, self._shell)
            headers["content-length"] = str(len(body))
            headers["content-language"] = language
            headers["content-security-policy"] = document_policy(body, self._settings)
            headers.add_vary_header("Accept-Language")
            for name in _OF_OLD_TEXT:
                del headers[name]
            return body

        only_headers = scope["method"] == "HEAD"
        asked = {
            **scope,
            "method": "GET" if only_headers else scope["method"],  # told those of the whole text
            "headers": [header for header in scope["headers"] if header[0] not in _NOT_PASSED_ON],
        }
        await self.app(asked, receive, _Finishing(send, finish, only_headers=only_headers))


class _Finishing:
    """Sends a response on; one that is a document is held until it is whole, and finished."""

    def __init__(
        self, send: Send, finish: Callable[[bytes, MutableHeaders], bytes], *, only_headers: bool
    ) -> None:
        self._send = send
        self._finish = finish
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
            if message.get("more_body", False):
                return
            headers = MutableHeaders(raw=list(self._start["headers"]))
            message = {**message, "body": self._finish(self._body, headers)}
            await self._send({**self._start, "headers": headers.raw})
        if self._only_headers and "body" in message:
            message = {**message, "body": b""}
        await self._send(message)


def rewrite(document: bytes, language: Language, path: str, shell: Shell) -> bytes:
    """Return a document with the language, the name, the looks and the server of what it shows.

    Args:
        document: As Streamlit serves it.
        language: The language of the page.
        path: The path of its address, below what every address begins with.
        shell: What all documents have.
    """
    words = words_in(language)
    told = _told_first(shell)
    style = shell.style
    page = page_at(path)
    title = escape(f"{words[page.name]} | {words['site.name']}").encode()
    about = escape(words[page.lines[0] if page.lines else "site.about"])
    body = _LANGUAGE.sub(f'<html lang="{language}"'.encode(), document, count=1)
    body = _TITLE.sub(b"<title>" + title + b"</title>", body, count=1)
    body = _NO_SCRIPT.sub(b"", body)
    body = _TEXT_FONT.sub(b"", body)
    if _PLACE_OF_APP in body:
        of_app = b"".join(_OF_APP.findall(body)).decode()
        body = _OF_APP.sub(b"", body)
        asked = shell.asked(page, language)
        first = first_paint(words, page, asked.first).encode()
        style = f"{style}{first_style(shell.themes)}"
        body = body.replace(_PLACE_OF_APP, first + b"\n    " + _PLACE_OF_APP, 1)
        # HTML allows no style in the body; `first_paint.js` takes it from here.
        looks = f'<script type="text/css" data-looks>{shell.app_style}</script>'
        last = f"{looks}{as_json('vw-beforehand', asked.whole)}{told}{taking_over(of_app)}"
    else:
        style += shell.app_style
        body = body.replace(b"<script", told.encode() + b"<script", 1)
        last = ""
    described = f'<meta name="description" content="{about}">\n  '.encode()
    sheet = f"<style data-looks>{style}</style>\n  ".encode()
    body = body.replace(b"</head>", described + sheet + b"</head>", 1)
    rest = f"<script>{shell.script}</script>{last}".encode()
    return body.replace(b"</body>", rest + b"</body>", 1)


def _told_first(shell: Shell) -> str:
    """Return the script that tells the app what it would have to ask for.

    Left to itself, a page below the root first looks for its server below itself: two
    requests too many, and two errors in the browser's console. It asks how it may connect
    before it connects. And it draws in a theme of its own first, with the fonts of that.
    """
    host = {
        "allowedOrigins": list(shell.allowed_origins),
        "useExternalAuthToken": False,
        "blockErrorDialogs": True,  # a lost connection is said by `tab.js`
    }
    told = {
        "HOST_CONFIG": host,
        "LIGHT_THEME": shell.themes.light,
        "DARK_THEME": shell.themes.dark,
    }
    address = f"BACKEND_BASE_URL: location.origin + {json.dumps(shell.base + '/')}"
    return (
        f"<script>window.__streamlit = {{ {address}, ...{json.dumps(told)} }}{_NO_ICONS_YET}"
        f"{_NO_WEB_ASSEMBLY}"
        "</script>"
    )
