"""Several processes, shown in a frame of another site: a visitor comes back to one of them."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from calculator.words import Language, words_in
from tests.browser.serving import free_port
from tests.browser.test_policy import embedding, shown_within
from tests.deploy.conftest import NGINX, Several, behind_nginx, wait_for
from tests.web.talking import ask

WORDS = words_in(Language.NL)
OPENSSL = shutil.which("openssl")
ENDS_HTTPS = """daemon off;
pid {folder}/outer.pid;
error_log {folder}/outer-error.txt;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/outer-body;
    proxy_temp_path {folder}/outer-proxy;
    fastcgi_temp_path {folder}/outer-fastcgi;
    uwsgi_temp_path {folder}/outer-uwsgi;
    scgi_temp_path {folder}/outer-scgi;
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {folder}/certificate.pem;
        ssl_certificate_key {folder}/key.pem;
        location / {{
            proxy_pass {site};
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $http_connection;
        }}
    }}
}}
"""


@contextmanager
def by_https(site: str, folder: Path) -> Iterator[str]:
    """Run the proxy of whoever runs the site, which ends https, and give its address."""
    assert NGINX
    assert OPENSSL
    made = (
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=localhost"
    )
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run([OPENSSL, *made.split(), *files], check=True, capture_output=True)
    conf, port = folder / "outer.conf", free_port()
    conf.write_text(ENDS_HTTPS.format(folder=folder, port=port, site=site))
    nginx = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(conf)])
    try:
        wait_for(port)
        yield f"https://localhost:{port}"
    finally:
        nginx.terminate()
        nginx.wait(timeout=10)


@pytest.fixture(scope="module")
def intranet() -> Iterator[str]:
    with embedding() as running:
        yield running


@pytest.fixture(scope="module")
def framed(tmp_path_factory: pytest.TempPathFactory, intranet: str) -> Iterator[Several]:
    """Several processes, which the intranet may show within its pages."""
    with behind_nginx(tmp_path_factory.mktemp("framed"), frame_ancestors=intranet) as running:
        yield running


@pytest.mark.long
def test_the_place_is_kept_in_a_frame_where_one_is_allowed_and_it_is_by_https(
    framed: Several,
) -> None:
    for path in ("/", "/voorbeelden", "/_stcore/health", "/favicon.png"):
        by_scheme = {
            scheme: ask(framed.address, path, x_forwarded_proto=scheme).headers["set-cookie"]
            for scheme in ("http", "https")
        }
        assert by_scheme["https"].endswith("; HttpOnly; SameSite=None; Secure; Partitioned")
        assert by_scheme["http"].endswith("; HttpOnly; SameSite=Lax")
    assert ask(framed.address).headers["set-cookie"].endswith("; HttpOnly; SameSite=Lax")


@pytest.mark.browser
@pytest.mark.skipif(OPENSSL is None, reason="no openssl to make a certificate by")
@pytest.mark.long
def test_all_that_a_visitor_in_a_frame_asks_for_is_asked_of_one_process(
    tmp_path: Path, browser: Browser, intranet: str, framed: Several
) -> None:
    with by_https(framed.address, tmp_path) as site:
        framed.log.write_text("")
        with browser.new_context(ignore_https_errors=True, locale="nl-NL") as context:
            within = shown_within(context.new_page(), intranet, site)
            within.get_by_text(WORDS["questions.indication.oncology"], exact=True).click()
            asked = within.get_by_text(WORDS["questions.treatment_need.ask"], exact=False).first
            expect(asked).to_be_visible()
            # The document asks by itself; once it has gone, the app has come and was told.
            expect(within.locator("#vw-first")).to_have_count(0)
        lines = framed.log.read_text().splitlines()
        assert len(lines) > 10
        assert len({line.rpartition(" ")[2] for line in lines}) == 1
