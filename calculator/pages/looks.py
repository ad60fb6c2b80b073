"""The looks of all pages as two style sheets, joined from the sheets that stand in their rooms.

They are sent once, with the document; a page that drew them would restyle itself at every key.
What looks after the questions in the document comes before them, and the rest behind them.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import streamlit as st

_HERE: Final = Path(__file__).parent
_OF_DOCUMENT: Final = ("site.css", "asking/asking.css")
_OF_APP: Final = (
    "streamlit.css",
    "answer/answer.css",
    "costs/costs.css",
    "take_along/print.css",
    "browser/tab.css",
    "desk/line.css",
    "call/call.css",
    "claim/claim.css",
    "claim/listed/listed.css",
    "examples/examples.css",
    "practise/practise.css",
)
"""Both in the order in which they are sent. Among equal selectors the later one decides: first what
all pages share, then what several draw, and single pages last."""

_OF_THEME: Final = {"--vw-page": "backgroundColor", "--vw-link": "linkColor"}
"""Colours of Streamlit's theme that the sheets use too."""


def document_style() -> str:
    """Return the looks of what stands in a document before the app does.

    They begin with the colours that the configuration tells.
    """
    return _theme() + _join(_OF_DOCUMENT)


def app_style() -> str:
    """Return the looks of what the app alone draws; they come after the others."""
    return _join(_OF_APP)


def _join(sheets: Sequence[str]) -> str:
    return "".join((_HERE / sheet).read_text(encoding="utf-8") for sheet in sheets)


def _theme() -> str:
    pairs = "".join(
        f"{name}: light-dark({_option('light', colour)}, {_option('dark', colour)}); "
        for name, colour in _OF_THEME.items()
    )
    return f":root {{ {pairs}}}\n"


def _option(theme: str, colour: str) -> str:
    return str(st.get_option(f"theme.{theme}.{colour}"))
