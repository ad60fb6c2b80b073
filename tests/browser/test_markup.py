"""The documents, as they are served and as they are drawn, are accepted by the Nu HTML checker."""

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from calculator.web.site_map import PAGES
from calculator.words import Language
from tests.browser.from_npm import from_npm, leave_out
from tests.browser.serving import Site
from tests.browser.visitor import DESK, Visitor
from tests.web.talking import ask

JAVA: Final = shutil.which("java")
OF_STREAMLIT: Final = (
    # Streamlit's own document is written as XHTML was.
    "Trailing slash on void elements",
    # Its boxes carry what they are drawn by, and its buttons their kind, as attributes.
    r"Attribute “(direction|height|overflow|width)” not allowed on element “div”",
    "Attribute “kind” not allowed on element “button”",
    # It draws each text in boxes, within what holds no boxes.
    "Element “div” not allowed as child of element “(button|label|span)”",
    # A link that opens in the same tab says so by an empty name.
    "Bad value “” for attribute “target”",
    # It names the keys that press a button.
    "The “aria-label” attribute must not be specified on any “kbd” element",
)
"""What is wrong with what Streamlit draws, and not in our reach."""
_ITS_MARKS: Final = re.compile('st-emotion-cache|data-testid="st| />')

pytestmark = pytest.mark.long


@pytest.fixture
def checker() -> Sequence[str]:
    """Return the command that checks what stands in a folder."""
    program = from_npm("vnu-jar/build/dist/vnu.jar")
    if JAVA is None:
        leave_out("no Java found: `apt-get install default-jre-headless` (Debian, Ubuntu)")
    return [str(JAVA), "-jar", str(program), "--format", "json", "--stdout", "--exit-zero-always"]


def complaints(checker: Sequence[str], folder: Path) -> list[str]:
    """Return what the checker finds in the documents of a folder, but for what is not ours."""
    found = subprocess.run([*checker, str(folder)], capture_output=True, check=True)
    return [
        f"{Path(each['url']).name}: {each['message']} {each.get('extract', '')}"
        for each in json.loads(found.stdout)["messages"]
        if not (
            any(re.match(known, each["message"]) for known in OF_STREAMLIT)
            and _ITS_MARKS.search(each.get("extract", ""))
        )
    ]


def test_the_checker_accepts_every_document_as_it_is_served(
    checker: Sequence[str], site: Site, tmp_path: Path
) -> None:
    for address in PAGES:
        for language in Language:
            served = ask(site.address, f"/{address}?lang={language}").body
            (tmp_path / f"{address or 'first'}-{language}.html").write_bytes(served)
    assert complaints(checker, tmp_path) == []


def test_the_checker_accepts_every_page_as_it_is_drawn(
    checker: Sequence[str], browser: Browser, site: Site, tmp_path: Path
) -> None:
    visitor = Visitor(browser, site.address, Language.NL, DESK)
    for address in PAGES:
        visitor.open(f"/{address}")
        visitor.settle()
        drawn = visitor.page.evaluate("document.documentElement.outerHTML")
        file = tmp_path / f"{address or 'first'}.html"
        file.write_text(f"<!doctype html>{drawn}", encoding="utf-8")
    visitor.close()
    assert complaints(checker, tmp_path) == []
