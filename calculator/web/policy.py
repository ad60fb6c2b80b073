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

from calculator.web.settings import Settings

_SCRIPTS: Final = "'self' blob:"  # Streamlit runs the scripts of this app's components as blobs
_STYLES: Final = "'self' 'unsafe-inline'"  # Streamlit makes its styles while it runs
_PICTURES: Final = "'self' data:"  # marks of Streamlit's own widgets stand in its styles
_NOT_RUN: Final = {"application/json", "text/css"}  # what stands in a script and is none
_NOBODY: Final = "'none'"


def frame_ancestors(settings: Settings) -> str:
    """Return, as a policy says it, who may show the site within a page."""
    return f"frame-ancestors {' '.join(settings.frame_ancestors) or _NOBODY}"


def document_policy(document: bytes, settings: Settings) -> str:
    """Return the policy of a document: its scripts, and who may show it within a page."""
    return f"{_own_policy(document)}; {frame_ancestors(settings)}"


@lru_cache(maxsize=64)  # documents differ by page and language only
def _own_policy(document: bytes) -> str:
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


class _InlineScripts(HTMLParser):
    """Collects the scripts that stand in a document."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        is_run = "src" not in told and told.get("type") not in _NOT_RUN
        self._within = tag == "script" and is_run
        if self._within:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's own
        self._within = False

    def handle_data(self, data: str) -> None:
        if self._within:
            self.found[-1] += data
