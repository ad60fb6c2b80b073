"""What no page asks for is refused plainly, and everybody else notices nothing."""

import re
from collections.abc import Iterator
from contextlib import suppress
from http import HTTPStatus

import pytest
from starlette.responses import HTMLResponse
from starlette.types import Message, Receive, Scope, Send
from websockets.exceptions import ConnectionClosed, InvalidStatus

from calculator.web.document import Documents
from calculator.web.guard import Guard
from calculator.web.policy import document_policy
from calculator.web.settings import Settings
from tests.asynchronous import run
from tests.browser.serving import Site
from tests.web.talking import Answer, Talk, ask, talking
from tests.web.test_document import SHELL

SAFE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
PAGES = ("/", "/rekening", "/klantenservice", "/voorbeelden", "/oefenen", "/selectieve-polis")


@pytest.fixture(scope="module")
def bystander(site: Site) -> Iterator[Talk]:
    with talking(site.address) as talk:
        yield talk
    assert "ASGI" not in site.log.read_text()  # nothing failed beyond Streamlit's reach


@pytest.fixture(autouse=True)
def nobody_else_notices(site: Site, bystander: Talk) -> Iterator[None]:
    yield
    assert ask(site.address, "/_stcore/health").status == HTTPStatus.OK
    assert bystander.run() > 5


def expect_plain(answer: Answer, status: int) -> None:
    """Expect a refusal that is safe itself and says nothing of this server or the request."""
    assert answer.status == status
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; base")
    assert answer.headers.items() >= SAFE.items()
    assert len(answer.body) < 120
    for told in (b"Traceback", b"streamlit", b"/work", b"site-packages", b"evil"):
        assert told not in answer.body


# ------------------------------------------------------------------- what every answer says


def test_whoever_looks_for_sites_may_find_this_one(site: Site) -> None:
    told = ask(site.address, "/robots.txt")
    assert told.status == HTTPStatus.OK
    assert told.headers["content-type"].startswith("text/plain")
    assert told.headers.items() >= SAFE.items()
    assert told.body.decode().splitlines() == ["User-agent: *", "Allow: /"]


@pytest.mark.parametrize("path", [*PAGES, "/favicon.png", "/_stcore/health", "/media/none.svg"])
def test_every_answer_says_what_keeps_it_safe(site: Site, path: str) -> None:
    headers = ask(site.address, path).headers
    assert headers.items() >= SAFE.items()
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"]
    assert "strict-transport-security" not in headers


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_files_say_it_too_and_what_a_browser_has_already_keeps_its_policy(
    site: Site, encoding: str
) -> None:
    document = ask(site.address).body.decode()
    (script,) = re.findall(r'src="\.(/static/js/index[^"]+)"', document)
    answer = ask(site.address, script, accept_encoding=encoding)
    assert answer.status == HTTPStatus.OK
    assert answer.headers.items() >= SAFE.items()
    again = ask(
        site.address, script, accept_encoding=encoding, if_none_match=answer.headers["etag"]
    )
    assert again.status == HTTPStatus.NOT_MODIFIED
    assert "content-security-policy" not in again.headers


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_only_the_scripts_that_stand_in_a_document_may_run_in_it(
    site: Site, path: str, language: str
) -> None:
    answer = ask(site.address, path, accept_language=language, accept_encoding="identity")
    policy = dict(
        part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; ")
    )
    scripts = policy["script-src"].split(" ")
    assert scripts[:2] == ["'self'", "blob:"]
    assert all(source.startswith("'sha256-") for source in scripts[2:])
    inline = re.findall(rb"<script>(.*?)</script>", answer.body, flags=re.DOTALL)
    assert len(scripts[2:]) == len(set(inline)) >= 2
    assert policy["default-src"] == "'none'"
    assert policy["style-src"] == "'self' 'unsafe-inline'"
    for header in ("content-security-policy", "content-length"):
        head = ask(site.address, path, "HEAD", accept_language=language, accept_encoding="identity")
        assert head.headers[header] == answer.headers[header]


# ------------------------------------------------------------------------------- who asks


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "evil.example:8501", "localhost.evil.example", "127.0.0.1.evil.example"),
        *("evil.example@localhost", "localhost/x", "", "a b", "[::1", "localhost:x", "localhost:"),
    ],
)
def test_a_name_that_is_not_ours_is_refused(site: Site, host: str) -> None:
    for path in ("/", "/_stcore/health", "/static/none.js"):
        expect_plain(ask(site.address, path, host=host), HTTPStatus.BAD_REQUEST)


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "LOCALHOST:99", "localhost.", "app.localhost"),
        *("127.0.0.1:8501", "[::1]:8501", "192.168.1.20"),
    ],
)
def test_this_machine_and_bare_addresses_are_always_ours(site: Site, host: str) -> None:
    assert ask(site.address, host=host).status == HTTPStatus.OK


@pytest.mark.parametrize(
    "origin",
    [
        *("http://evil.example", "http://localhost:1", "https://localhost", "null", "", "file://"),
        *("http://localhost.evil.example", "ftp://localhost", "http://[", "javascript:alert(1)"),
    ],
)
def test_a_page_that_is_not_ours_is_refused(site: Site, origin: str) -> None:
    expect_plain(ask(site.address, origin=origin), HTTPStatus.FORBIDDEN)
    with pytest.raises(InvalidStatus) as refused, talking(site.address, origin=origin or "null"):
        pass
    assert refused.value.response.status_code == HTTPStatus.FORBIDDEN
    assert "external IP" not in site.log.read_text()


def test_our_own_pages_are_answered_and_so_are_programs_that_are_no_browser(site: Site) -> None:
    assert ask(site.address, origin=site.address).status == HTTPStatus.OK
    with talking(site.address) as talk:
        assert talk.run() > 5


def test_a_connection_by_another_name_is_refused(site: Site) -> None:
    asked = {
        "connection": "Upgrade",
        "upgrade": "websocket",
        "sec_websocket_key": "dGhlIHNhbXBsZSBub25jZQ==",
        "sec_websocket_version": "13",
    }
    for host in ("evil.example", "localhost.evil.example:80", ""):
        refused = ask(site.address, "/_stcore/stream", host=host, origin=f"http://{host}", **asked)
        assert refused.status == HTTPStatus.FORBIDDEN


# -------------------------------------------------------------------------- what is asked


@pytest.mark.parametrize(
    "path",
    [
        *("/..", "/../app.py", "/static/../../app.py", "/%2e%2e/app.py", "/%2E%2E%2Fapp.py"),
        *("/a%2fb", "/..%5capp.py", "/a\\b", "/%5c%5chost", "/%00", "/a%00.js", "/%7f"),
        *("/%0d%0aset-cookie:x", "//evil.example", "/a//b", "/%252e%252e/app.py", "/%ff%fe", "*"),
        *("http://evil.example/", "/static/%2e%2e/index.html", "/media/..%2f..%2fapp.py"),
    ],
)
def test_a_path_that_can_be_read_in_two_ways_is_refused(site: Site, path: str) -> None:
    expect_plain(ask(site.address, path), HTTPStatus.BAD_REQUEST)


@pytest.mark.parametrize("path", ["/" + "a" * 3000, "/?" + "a" * 3000, "/" + "a/" * 20000])
def test_a_path_that_is_too_long_is_refused(site: Site, path: str) -> None:
    expect_plain(ask(site.address, path), HTTPStatus.REQUEST_URI_TOO_LONG)


@pytest.mark.parametrize("path", ["/", "/klantenservice", "/_stcore/health", "/media/x"])
def test_nothing_can_be_done_but_reading(site: Site, path: str) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"):
        answer = ask(site.address, path, method, content_length="0")
        expect_plain(answer, HTTPStatus.METHOD_NOT_ALLOWED)
        assert answer.headers["allow"] == "GET, HEAD", method


@pytest.mark.parametrize(
    "path",
    [
        *("/_stcore/metrics", "/_stcore/metrics/", "/_stcore/upload_file/a/b", "/_stcore"),
        *("/_stcore/agent/openapi.json", "/_stcore/agent/interact", "/_stcore/agent/mcp"),
        *("/_stcore/bidi-components/desk/a.js", "/_stcore/script-health-check"),
        *("/component/x/index.html", "/app/static/x", "/auth/login", "/oauth2callback"),
        "/_stcore/stream",
    ],
)
def test_what_this_app_does_without_is_not_there(site: Site, path: str) -> None:
    for method in ("GET", "POST", "PUT"):
        expect_plain(ask(site.address, path, method, content_length="0"), HTTPStatus.NOT_FOUND)


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/static/js/x", "/stream", "/../x"])
def test_connections_are_made_in_one_place_only(site: Site, path: str) -> None:
    with pytest.raises(InvalidStatus) as refused, talking(site.address, path):
        pass
    assert refused.value.response.status_code == HTTPStatus.FORBIDDEN


def test_what_the_pages_use_is_there(site: Site) -> None:
    for path in ("/_stcore/health", "/_stcore/host-config"):
        assert ask(site.address, path).status == HTTPStatus.OK
    assert b'"allowedOrigins":[]' in ask(site.address, "/_stcore/host-config").body


# ------------------------------------------------------------------------------- messages


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (b"\0" * 3_500_000, 1009),
        (b"no message", 1002),
        (b"\xff" * 1000, 1002),
        ("text", 1003),
    ],
    ids=["3.5 MB", "no message", "bytes", "text"],
)
def test_a_message_that_no_page_sends_ends_that_connection_only(
    site: Site, message: bytes | str, code: int
) -> None:
    with talking(site.address) as talk:
        talk.connection.send(message)
        assert ended(talk) == code


@pytest.mark.parametrize("message", [b"\0" * 6_000_000, b"\0" * 60_000_000, "t" * 6_000_000])
def test_a_message_that_is_too_large_to_read_ends_that_connection_only(
    site: Site, message: bytes | str
) -> None:
    with talking(site.address) as talk:
        with suppress(ConnectionClosed):  # it ends while the rest is still being sent
            talk.connection.send(message)
        assert ended(talk) in {1009, None}


def ended(talk: Talk) -> int | None:
    """Return what the server has ended a connection with, if the client still came to read it."""
    try:
        while True:
            talk.connection.recv(timeout=20)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else None


def test_the_largest_that_somebody_may_paste_is_taken(site: Site) -> None:
    with talking(site.address) as talk:
        assert talk.run(pasted="\U0001f9fe" * 500_000) > 5


# ------------------------------------------------------------------------------- settings


async def document(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["path"] == "/broken":
        raise RuntimeError("secret")
    await HTMLResponse("<script>go()</script>\r\n<script src='x'></script>")(scope, receive, send)


def answered(
    path: str = "/", *, scheme: str = "http", origin: str | None = None, **settings: str
) -> Answer:
    """Return what is answered with other settings; X-Forwarded-Proto is told as `forwarded`."""
    host, forwarded = settings.pop("host", "localhost"), settings.pop("forwarded", None)
    read = Settings.read({f"VERGOEDINGSWIJZER_{name}": text for name, text in settings.items()})
    headers = [(b"host", host.encode())]
    if forwarded is not None:
        headers.append((b"x-forwarded-proto", forwarded.encode()))
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": scheme,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": headers,
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    guarded = Guard(Documents(document, SHELL, read), read)
    if path == "/broken":
        with pytest.raises(RuntimeError):
            run(guarded(scope, receive, send))
    else:
        run(guarded(scope, receive, send))
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], told, b"".join(m.get("body", b"") for m in sent[1:]))


def test_a_failure_says_nothing_about_itself() -> None:
    expect_plain(answered("/broken"), HTTPStatus.INTERNAL_SERVER_ERROR)


def test_names_that_are_set_are_answered() -> None:
    hosts = {"HOSTS": "zorg.example *.wijzer.example"}
    for host in ("zorg.example", "Zorg.Example:443", "a.wijzer.example", "localhost"):
        assert answered(host=host, **hosts).status == HTTPStatus.OK
    for host in ("azorg.example", "wijzer.example", "a.zorg.example"):
        assert answered(host=host, **hosts).status == HTTPStatus.BAD_REQUEST
    assert answered(host="any.example", HOSTS="*").status == HTTPStatus.OK


def test_origins_that_are_set_may_show_the_site_in_a_frame() -> None:
    headers = answered(FRAME_ANCESTORS="https://a.example https://b.example").headers
    policy = headers["content-security-policy"]
    assert policy.endswith("; frame-ancestors https://a.example https://b.example")
    assert "script-src 'self' blob: 'sha256-" in policy
    assert "x-frame-options" not in headers
    assert headers["cross-origin-resource-policy"] == "cross-origin"


def test_metrics_are_open_where_that_is_set() -> None:
    assert answered("/_stcore/metrics").status == HTTPStatus.NOT_FOUND
    assert answered("/_stcore/metrics", METRICS="yes").status == HTTPStatus.OK


@pytest.mark.parametrize(
    ("scheme", "forwarded", "behind_proxy", "only_https"),
    [
        ("http", None, "no", False),
        ("https", None, "no", True),
        ("http", "https", "yes", True),
        ("https", "http", "yes", False),
        ("https", "https", "no", False),  # the server believes the header, we do not
        ("http", None, "yes", False),
    ],
)
def test_a_browser_is_held_to_https_only_where_it_came_by_it(
    scheme: str,
    forwarded: str | None,
    behind_proxy: str,
    only_https: bool,  # noqa: FBT001
) -> None:
    told = {} if forwarded is None else {"forwarded": forwarded}
    headers = answered(scheme=scheme, BEHIND_PROXY=behind_proxy, **told).headers
    assert ("strict-transport-security" in headers) == only_https


HTTP, HTTPS = "http://zorg.example", "https://zorg.example"


@pytest.mark.parametrize(
    ("scheme", "forwarded", "behind_proxy", "host", "own", "others"),
    [
        # It is known how it was asked: by its own connection, or by what its own proxy says.
        ("http", None, "no", "zorg.example", {HTTP, f"{HTTP}:80"}, {HTTPS, f"{HTTPS}:80"}),
        ("https", None, "no", "zorg.example", {HTTPS, f"{HTTPS}:443"}, {HTTP, f"{HTTP}:443"}),
        ("http", "https", "yes", "zorg.example", {HTTPS, f"{HTTPS}:443"}, {HTTP, f"{HTTP}:80"}),
        ("http", "HTTPS ", "yes", "zorg.example:443", {HTTPS}, {HTTP, f"{HTTP}:443"}),
        ("https", "http", "yes", "zorg.example", {HTTP}, {HTTPS}),
        ("http", "https", "yes", "zorg.example:8443", {f"{HTTPS}:8443"}, {f"{HTTP}:8443", HTTPS}),
        ("http", "http", "yes", "zorg.example:8080", {f"{HTTP}:8080"}, {f"{HTTPS}:8080", HTTP}),
        ("http", "wss", "yes", "zorg.example", {HTTPS}, {HTTP}),
        # Somebody says how, who need not know: what is said of the page has to hold together.
        ("https", "https", "no", "zorg.example", {HTTP, HTTPS}, {f"{HTTP}:443", f"{HTTPS}:80"}),
        ("http", "https", "no", "zorg.example:81", {f"{HTTP}:81", f"{HTTPS}:81"}, {HTTP, HTTPS}),
    ],
)
def test_a_page_is_our_own_by_its_scheme_its_name_and_its_port(  # noqa: PLR0913 - one case each
    *,
    scheme: str,
    forwarded: str | None,
    behind_proxy: str,
    host: str,
    own: set[str],
    others: set[str],
) -> None:
    told = {} if forwarded is None else {"forwarded": forwarded}
    settings = {"HOSTS": "zorg.example", "BEHIND_PROXY": behind_proxy, "host": host, **told}
    for origin in own:
        assert answered(scheme=scheme, origin=origin, **settings).status == HTTPStatus.OK
    for origin in others | {"http://evil.example", "https://evil.example", "null"}:
        assert answered(scheme=scheme, origin=origin, **settings).status == HTTPStatus.FORBIDDEN


def test_scripts_are_named_as_a_browser_reads_them() -> None:
    text = b"<script>a\r\n</script><script type='x' nonce>b</script><p>c</p>"
    policy = document_policy(text, Settings())
    # By `printf 'a\n' | openssl dgst -sha256 -binary | base64`, and the same for "b".
    assert "'sha256-h0KPxSKAPTEGXnvOPPA/5HUJZjHl4Hu9eg/eYMTPJcc='" in policy
    assert "'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0='" in policy
    assert policy.count("sha256-") == 2
