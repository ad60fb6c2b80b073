"""Files reach a browser as small as it can read them, and unchanged."""

import gzip
import http.client
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import brotli
import pytest
import streamlit as st
import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from calculator.web.static_files import CompressedStaticFiles, accepted_encodings, named_in_document

SCRIPT = b"export const who = 'pays'; // the same words, over and over\n" * 200
FONT = bytes(range(256)) * 4
NAME = "js/index.Ab_1-xYz.js"
ADDRESS = f"/static/{NAME}"
WAYS = ("br", "gzip", "identity")
UNPACKED: dict[str | None, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    None: bytes,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        NAME: SCRIPT,
        "js/plain.js": SCRIPT,
        "media/text.Ab_1-xYz.woff2": FONT,
    }.items():
        path = tmp_path / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    (tmp_path / "secret.js").write_text("outside")
    return tmp_path / "static"


class Answer(NamedTuple):
    """What came back, as it was sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Client:
    """Asks a server for addresses exactly as they are written."""

    def __init__(self, port: int) -> None:
        self._port = port

    def ask(self, address: str = ADDRESS, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)
        with closing(connection):
            connection.request(
                method, address, headers={n.replace("_", "-"): v for n, v in headers.items()}
            )
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, named, answer.read())


@contextmanager
def serving(folder: Path, needed: Iterable[Path] = ()) -> Iterator[Client]:
    """Run a server whose app answers everything with "the app"."""

    async def the_app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
        else:
            await PlainTextResponse("the app")(scope, receive, send)

    app = CompressedStaticFiles(the_app, folder, "/static", needed)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", lifespan="on"))
    running = Thread(target=server.run)
    running.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield Client(server.servers[0].sockets[0].getsockname()[1])
    finally:
        server.should_exit = True
        running.join()


@pytest.fixture
def client(folder: Path) -> Iterator[Client]:
    with serving(folder) as client:
        yield client


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("BR", "br"),
        ("identity", None),
        ("brotli", None),
        ("gzip;q=0.0, br; q=0", None),
    ],
)
def test_a_script_comes_in_the_best_way_that_is_accepted_and_says_the_same(
    client: Client, accepts: str, encoding: str | None
) -> None:
    answer = client.ask(accept_encoding=accepts)
    assert answer.headers.get("content-encoding") == encoding
    assert UNPACKED[encoding](answer.body) == SCRIPT
    assert encoding is None or len(answer.body) < len(SCRIPT) / 4
    assert int(answer.headers["content-length"]) == len(answer.body)


def test_only_what_is_named_is_accepted() -> None:
    assert accepted_encodings("br;q=1.0, gzip; q=0.001, deflate;q=0.000") == {"br", "gzip"}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_says_what_it_is_and_that_it_depends_on_the_browser(
    client: Client, way: str
) -> None:
    headers = client.ask(method="HEAD", accept_encoding=way).headers
    assert headers["vary"] == "Accept-Encoding"
    assert headers["content-type"].startswith("text/javascript")
    assert "immutable" in headers["cache-control"]


def test_what_is_not_named_by_its_content_is_asked_for_again(client: Client) -> None:
    assert client.ask("/static/js/plain.js").headers["cache-control"] == "no-cache"


def test_a_font_is_sent_as_it_is(client: Client) -> None:
    answer = client.ask("/static/media/text.Ab_1-xYz.woff2", accept_encoding="br, gzip")
    assert answer.body == FONT
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("way", WAYS)
def test_what_a_browser_has_already_is_not_sent_again(client: Client, way: str) -> None:
    first = client.ask(method="HEAD", accept_encoding=way).headers
    for condition in (
        {"if_none_match": first["etag"]},
        {"if_none_match": f'"other", W/{first["etag"]}'},
        {"if_modified_since": first["last-modified"]},
    ):
        again = client.ask(accept_encoding=way, **condition)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["vary"] == "Accept-Encoding"
    assert client.ask(accept_encoding=way, if_none_match='"other"').status == 200


def test_each_way_has_a_mark_of_its_own(client: Client) -> None:
    marks = {client.ask(accept_encoding=way).headers["etag"] for way in WAYS}
    assert len(marks) == len(WAYS)


def test_a_part_of_a_file_can_be_asked_for(client: Client) -> None:
    part = client.ask(range="bytes=7-11")
    assert (part.status, part.body) == (206, SCRIPT[7:12])
    assert part.headers["content-range"] == f"bytes 7-11/{len(SCRIPT)}"
    assert client.ask(range="bytes=999999-").status == 416


@pytest.mark.parametrize("way", WAYS)
def test_whoever_goes_on_with_a_part_gets_no_mix_of_ways(client: Client, way: str) -> None:
    whole = client.ask(accept_encoding=way)
    rest = client.ask(accept_encoding=way, range="bytes=10-", if_range=whole.headers["etag"])
    assert "content-encoding" not in rest.headers
    assert whole.headers["accept-ranges"] == ("bytes" if way == "identity" else "none")
    if way == "identity":
        assert (rest.status, rest.body) == (206, SCRIPT[10:])
    else:
        assert (rest.status, rest.body) == (200, SCRIPT)


@pytest.mark.parametrize(
    "address",
    [
        "/static/../secret.js",
        "/static/%2e%2e/secret.js",
        "/static/js/..%2f..%2fsecret.js",
        "/static/js/%2e%2e/%2e%2e/secret.js",
        "/static/js/../js/plain.js",
        "/static//js/plain.js",
        "/static/js/plain.js%00",
        "/static/..\\secret.js",
        "/static/js",
        "/static/",
        "//static/js/plain.js",
        "/static/js/plain.js/",
        "/static/js/gone.Ab_1-xYz.js",
    ],
)
def test_whatever_is_no_file_is_left_to_the_app(client: Client, address: str) -> None:
    assert client.ask(address).body == b"the app"


def test_only_reading_is_answered(client: Client) -> None:
    assert client.ask(method="POST").body == b"the app"


def test_a_folder_that_is_not_there_breaks_nothing(tmp_path: Path) -> None:
    with serving(tmp_path / "moved") as client:
        assert client.ask().body == b"the app"


@pytest.mark.parametrize("way", WAYS)
def test_a_file_that_goes_while_the_server_runs_is_left_to_the_app(
    client: Client, folder: Path, way: str
) -> None:
    client.ask(accept_encoding=way)
    (folder / NAME).unlink()
    assert client.ask(accept_encoding=way).body == b"the app"


def test_what_every_visit_needs_is_compressed_before_anybody_asks(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes
    reading: list[Path] = []

    def noting(file: Path) -> bytes:
        reading.append(file)
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", noting)
    gone, needed = folder / "js" / "gone.js", folder / NAME
    with serving(folder, [gone, needed]) as client:
        deadline = time.monotonic() + 60
        while reading != [gone, needed] and time.monotonic() < deadline:
            time.sleep(0.01)
        assert client.ask(accept_encoding="br").headers["content-encoding"] == "br"
    assert reading == [gone, needed]


def test_a_file_is_compressed_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    first = client.ask(accept_encoding="br")
    monkeypatch.setattr(Path, "read_bytes", None)
    assert client.ask(accept_encoding="br") == first


def test_what_the_installed_document_names_is_there(tmp_path: Path) -> None:
    named = named_in_document(Path(st.__file__).with_name("static"))
    assert {file.suffix for file in named} == {".js", ".css"}
    assert all(file.is_file() for file in named)
    assert named_in_document(tmp_path) == []
