"""Below a base path everything is as it is at the root."""

import re
from collections.abc import Iterator
from http import HTTPStatus

import pytest

from calculator.words import Language, words_in
from tests.browser.serving import Site, serving
from tests.web.talking import ask, talking

PAGE = "/oefenen"
"""What everything is below: called as one of the pages, to be taken for none."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("server") / "log.txt", base=PAGE) as running:
        yield running


@pytest.mark.parametrize(
    ("path", "title"),
    [
        (f"{PAGE}/", "self_check.title"),
        (f"{PAGE}/klantenservice", "call.title"),
        (f"{PAGE}{PAGE}", "drills.title"),
    ],
)
def test_a_page_below_a_base_path_begins_as_itself(site: Site, path: str, title: str) -> None:
    answer = ask(site.address, path, accept_language="nl", accept_encoding="identity")
    document = answer.body.decode()
    assert f"<h1>{words_in(Language.NL)[title]}</h1>" in document
    assert f'location.origin + "{PAGE}/"' in document


def test_scripts_below_a_base_path_come_compressed_and_in_parts(site: Site) -> None:
    document = ask(site.address, f"{PAGE}/", accept_encoding="identity").body.decode()
    scripts = re.findall(r'"\.(/static/js/[^"]+)"', document)
    assert scripts
    for script in scripts:
        answer = ask(site.address, f"{PAGE}{script}", range="bytes=0-9")
        assert (answer.status, len(answer.body)) == (HTTPStatus.PARTIAL_CONTENT, 10)
        assert answer.headers["vary"] == "Accept-Encoding"


def test_what_is_refused_is_refused_below_a_base_path_too(site: Site) -> None:
    for status, asked in (
        (404, {"path": f"{PAGE}/_stcore/metrics"}),
        (404, {"path": f"{PAGE}/auth/login"}),
        (405, {"path": f"{PAGE}/", "method": "POST", "content_length": "0"}),
    ):
        assert ask(site.address, **asked).status == status


def test_a_page_below_a_base_path_connects(site: Site) -> None:
    with talking(site.address.removesuffix(PAGE), f"{PAGE}/_stcore/stream") as talk:
        assert talk.run() > 5
