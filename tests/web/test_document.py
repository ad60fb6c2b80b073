"""The document that the browser gets first."""

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from starlette.types import Message, Receive, Scope, Send

from calculator.web.document import Documents, Shell, rewrite
from calculator.web.first_paint import Themes
from calculator.web.settings import Settings
from calculator.web.site_map import PAGES
from calculator.words import Language, words_in
from tests.asynchronous import run

COLOURS = ("primaryColor", "backgroundColor", "secondaryBackgroundColor", "textColor")
LIGHT = dict.fromkeys(COLOURS, "#fdfcfa") | {"bodyFont": "serif"}
DARK = dict.fromkeys(COLOURS, "#14201f") | {"bodyFont": "serif"}
SHELL = Shell(Themes(LIGHT, DARK), style=".vw { color: red }", app_style=".vw-later { top: 0 }")
DOCUMENT = b'<html lang="en"><head><title>Streamlit</title><script src="x"></script></head></html>'


async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    """Serve as Streamlit does: the document in pieces, a script as a script."""
    is_document = "/static/" not in scope["path"]
    kind = b"text/html; charset=utf-8" if is_document else b"text/javascript"
    headers = [
        (b"content-type", kind),
        (b"content-length", str(len(DOCUMENT)).encode()),
        (b"etag", b'"old"'),
    ]
    assert not is_document or b"accept-encoding" not in dict(scope["headers"])
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": DOCUMENT[:20], "more_body": True})
    await send({"type": "http.response.body", "body": DOCUMENT[20:]})


def fetched(
    path: str, *lines: tuple[str, str], query: str = "", base: str = "", **asked: str
) -> tuple[Mapping[str, str], str]:
    """Return the headers and the body of a response; a header that comes twice is in `lines`."""
    sent: list[Message] = []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [
            (name.replace("_", "-").encode(), value.encode())
            for name, value in [*lines, *asked.items()]
        ],
    }

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    run(Documents(streamlit, SHELL._replace(base=base), Settings())(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return headers, b"".join(message.get("body", b"") for message in sent[1:]).decode()


@pytest.mark.parametrize(
    ("asked", "language"),
    [("nl-NL,nl;q=0.9", "nl"), ("en-US,en;q=0.9", "en"), ("fr-FR", "en")],
)
def test_the_document_says_which_language_it_is_in(asked: str, language: str) -> None:
    headers, body = fetched("/", accept_language=asked, accept_encoding="gzip, br")
    assert f'<html lang="{language}">' in body
    assert headers["content-language"] == language
    assert headers["vary"] == "Accept-Language"


def test_a_language_that_is_asked_for_on_a_line_of_its_own_counts_too() -> None:
    _, body = fetched("/", ("accept-language", "fr"), ("accept-language", "nl;q=0.5"))
    assert '<html lang="nl">' in body


def test_a_language_in_the_address_goes_before_that_of_the_browser() -> None:
    _, body = fetched("/voorbeelden", query="lang=en", accept_language="nl-NL")
    assert '<html lang="en">' in body


def test_anything_else_in_the_address_is_passed_over() -> None:
    _, body = fetched("/", query="lang=%3Cscript%3E&age=67", accept_language="nl-NL")
    assert '<html lang="nl">' in body
    assert "67" not in body


def test_the_document_has_our_name_a_true_length_and_no_mark_of_the_old_text() -> None:
    headers, body = fetched("/", accept_language="nl")
    assert "<title>Zelf checken | Vergoedingswijzer</title>" in body
    assert int(headers["content-length"]) == len(body.encode())
    assert "etag" not in headers


def test_the_document_says_where_the_server_is_before_any_other_script() -> None:
    _, body = fetched("/voorbeelden", accept_language="nl")
    assert body.index("BACKEND_BASE_URL") < body.index('src="x"')


@pytest.mark.parametrize("base", ["", "/wijzer", "/zorg/wijzer"])
def test_scripts_and_the_like_pass_unrewrite(base: str) -> None:
    path = f"{base}/static/js/index.js"
    headers, body = fetched(path, base=base, accept_language="nl", accept_encoding="br")
    assert body == DOCUMENT.decode()
    assert headers["etag"] == '"old"'


@pytest.mark.parametrize("base", ["", "/wijzer"])
@pytest.mark.parametrize("place", ["/_stcore/health", "/media/a.pdf", "/component/a"])
def test_whoever_asks_for_a_part_or_for_what_is_new_is_understood_unless_it_is_a_document(
    base: str, place: str
) -> None:
    asked: list[dict[bytes, bytes]] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        asked.append(dict(scope["headers"]))

    conditions = [(b"range", b"bytes=0-9"), (b"if-none-match", b'"old"')]
    for path in (place, "/"):
        scope = {
            "type": "http",
            "method": "GET",
            "path": base + path,
            "query_string": b"",
            "headers": conditions,
        }
        run(Documents(app, SHELL._replace(base=base), Settings())(scope, None, None))  # type: ignore[arg-type]
    assert asked == [dict(conditions), {}]


STREAMLIT = (Path(st.__file__).with_name("static") / "index.html").read_bytes()


@pytest.mark.parametrize("path", ["/", "/klantenservice", "/voorbeelden", "/selectieve-polis"])
@pytest.mark.parametrize("language", Language)
def test_a_page_begins_in_its_own_language_before_any_script_has_run(
    path: str, language: Language
) -> None:
    words = words_in(language)
    title = {
        "/": "self_check.title",
        "/klantenservice": "call.title",
        "/voorbeelden": "examples.title",
        "/selectieve-polis": "claims.title",
    }[path]
    body = rewrite(STREAMLIT, language, path, SHELL).decode()
    first = body[body.index("<main") : body.index("</main>")]
    assert f"<h1>{words[title]}</h1>" in first
    assert words["site.wait"] in first
    assert words["site.needs_script"] in first
    assert ("vw-intro" in first) == (path != "/klantenservice")
    assert words_in(language.other)["site.wait"] not in body


def test_the_first_page_begins_with_its_first_question() -> None:
    words = words_in(Language.NL)
    body = rewrite(STREAMLIT, Language.NL, "/", SHELL).decode()
    assert words["self_check.intro"] in body
    assert words["questions.indication.ask"] in body


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", Language)
def test_every_page_has_a_name_and_a_description_of_its_own_language(
    address: str, language: Language
) -> None:
    words, page = words_in(language), PAGES[address]
    body = rewrite(STREAMLIT, language, f"/{address}", SHELL).decode()
    assert f"<title>{words[page.name]} | {words['site.name']}</title>" in body
    (described,) = re.findall('<meta name="description" content="([^"]+)">', body)
    assert unescape(described) == words[page.lines[0] if page.lines else "site.about"]


@pytest.mark.parametrize(
    "path", ["/nowhere", "/base/", "/base/oefenen", "/<script>alert(1)</script>"]
)
def test_an_unknown_page_begins_as_the_first_one_does(path: str) -> None:
    unknown = rewrite(STREAMLIT, Language.NL, path, SHELL)
    assert unknown == rewrite(STREAMLIT, Language.NL, "/", SHELL)


def test_what_is_seen_first_stands_before_all_that_has_to_be_fetched() -> None:
    body = rewrite(STREAMLIT, Language.NL, "/", SHELL).decode()
    head, seen, rest = body.partition("</main>")
    assert seen
    assert "modulepreload" not in head
    assert 'rel="stylesheet"' not in head
    assert 'as="font"' not in body
    assert f"<style data-looks>{SHELL.style}" in head
    assert f'<script></script><script type="text/css" data-looks>{SHELL.app_style}</script>' in rest
    assert rest.index('<div id="root">') < rest.index("<template") < rest.index('src="./static/js/')


def test_all_that_streamlit_fetches_is_still_asked_for_once() -> None:
    body = rewrite(STREAMLIT, Language.NL, "/", SHELL)
    asked = re.compile(rb'(?:src|href)="(\./static/(?:js|css)/[^"]+)"')
    assert sorted(asked.findall(body)) == sorted(asked.findall(STREAMLIT))


def test_a_document_of_another_shape_keeps_what_it_has() -> None:
    other = b'<html lang="en"><script type="module" src="./a.js"></script><p>x</p></html>'
    body = rewrite(other, Language.NL, "/", SHELL)
    assert b'<script type="module" src="./a.js"></script><p>x</p>' in body


@pytest.mark.parametrize("where", ["HOST_CONFIG", "LIGHT_THEME", "DARK_THEME"])
def test_the_app_is_told_what_it_would_have_to_ask_for(where: str) -> None:
    body = rewrite(STREAMLIT, Language.NL, "/", SHELL._replace(base="/wijzer")).decode()
    assert f'"{where}": {{' in body
    assert 'location.origin + "/wijzer/"' in body
    assert "--first-textColor: light-dark(#fdfcfa, #14201f)" in body
