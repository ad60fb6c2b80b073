"""What is changed in the one document that Streamlit serves, before a browser gets it.

Each change is made where Streamlit's text is as we know it. Where a later release has another
text, that change is left out: the page still works, and is slower or says less at first.
"""

import json
import re
from collections.abc import Iterable
from html import escape
from typing import Final, NamedTuple

import streamlit as st

from calculator.web.first_paint import first_paint, first_theme, taking_over
from calculator.words import Language, words_in

_LANGUAGE: Final = re.compile(rb'<html lang="[^"]*"')
_TITLE: Final = re.compile(rb"<title>[^<]*</title>")
_NO_SCRIPT: Final = re.compile(rb"<noscript>.*?</noscript>\s*", re.DOTALL)
"""English, and about what this app does not offer."""
_TEXT_FONT: Final = re.compile(rb'<link\s+rel="preload"[^>]*\sas="font"[^>]*>\s*')
"""Streamlit's own, 170 kB, which our theme does without."""
_OF_APP: Final = re.compile(
    rb'<script type="module"[^>]*></script>\s*|<link rel="(?:modulepreload|stylesheet)"[^>]*>\s*'
)
"""What the app needs to draw; in the head it would hold up the first paint."""
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


class Scripts(NamedTuple):
    """Which scripts a browser is told of, by address.

    Attributes:
        early: To fetch before it finds out that it needs them.
        in_turn: To run one by one as they arrive, instead of all in one go.
    """

    early: Iterable[str] = ()
    in_turn: Iterable[str] = ()


def base_path() -> str:
    """Return what the path of every address begins with: "/wijzer", or "" as Streamlit comes."""
    return f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/")


def changed(
    document: bytes, language: Language, path: str, scripts: Scripts, style: bytes = b""
) -> bytes:
    """Return a document with the language, the name, the looks and the server of what it shows.

    Args:
        document: As Streamlit serves it.
        language: The language of the page.
        path: The path of its address, below what every address begins with.
        scripts: What the browser is told of.
        style: The looks of all pages.
    """
    words = words_in(language)
    # In the body, so that among equals it wins from Streamlit's own.
    looks = b"<style>" + style + b"</style>\n  "
    title = escape(words["site.name"]).encode()
    body = _LANGUAGE.sub(f'<html lang="{language}"'.encode(), document, count=1)
    body = _TITLE.sub(b"<title>" + title + b"</title>", body, count=1)
    body = _NO_SCRIPT.sub(b"", body)
    body = _TEXT_FONT.sub(b"", body)
    if _PLACE_OF_APP in body:
        of_app = b"".join(_OF_APP.findall(body)) + _to_fetch(scripts.early)
        body = _OF_APP.sub(b"", body)
        first = first_paint(words, path).encode()
        body = body.replace(_PLACE_OF_APP, looks + first + b"\n    " + _PLACE_OF_APP, 1)
        last = taking_over(of_app.decode(), list(scripts.in_turn)).encode()
    else:
        last = looks
    body = body.replace(b"</body>", last + b"</body>", 1)
    return body.replace(b"<script", _told_first() + b"<script", 1)


def _to_fetch(early: Iterable[str]) -> bytes:
    link = '<link rel="modulepreload" crossorigin href="{}">\n    '
    return "".join(link.format(escape(address)) for address in early).encode()


def _told_first() -> bytes:
    """Return the script that tells the app what it would have to ask for.

    Left to itself, a page below the root first looks for its server below itself: two
    requests too many, and two errors in the browser's console. It asks how it may connect
    before it connects. And it draws in a theme of its own first, with the fonts of that.
    """
    host = {
        "allowedOrigins": st.get_option("client.allowedOrigins"),
        "useExternalAuthToken": False,
        "blockErrorDialogs": True,  # a lost connection is said by `tab.js`
    }
    told = {
        "HOST_CONFIG": host,
        "LIGHT_THEME": first_theme("light"),
        "DARK_THEME": first_theme("dark"),
    }
    address = f"BACKEND_BASE_URL: location.origin + {json.dumps(base_path() + '/')}"
    return (
        f"<script>window.__streamlit = {{ {address}, ...{json.dumps(told)} }}{_NO_ICONS_YET}"
        f"{_NO_WEB_ASSEMBLY}"
        "</script>\n    "
    ).encode()
