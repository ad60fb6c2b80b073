"""Streamlit as it comes, to measure ours beside: a bare page, and no configuration of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.browser.serving import Site, serving

PAGE: Final = Path(__file__).with_name("bare_page.py")
_ALONE: Final = ("--browser.gatherUsageStats=false", "--browser.serverAddress=localhost")
"""Left to itself it asks third parties for this machine's address, and tells them of visits."""


@contextmanager
def plain(log: Path, *options: str) -> Iterator[Site]:
    """Run the bare page for as long as it is needed.

    Args:
        log: Where all that it prints goes; in its folder no configuration stands.
        options: Streamlit's own, as they stand on a command line.
    """
    with serving(log, str(PAGE), folder=log.parent, options=(*_ALONE, *options)) as site:
        yield site
