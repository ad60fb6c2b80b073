"""The looks of all pages as one style sheet, joined from the sheets that stand in their rooms.

They are sent once, with the document; a page that drew them would restyle itself at every key.
"""

from pathlib import Path
from typing import Final

import streamlit as st

_HERE: Final = Path(__file__).parent
_SHEETS: Final = (
    "site.css",
    "answer/answer.css",
    "asking/asking.css",
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
"""In the order in which they are sent. Among equal selectors the later one decides: first what
all pages share, then what several draw, and single pages last."""

_OF_THEME: Final = {"--vw-page": "backgroundColor", "--vw-link": "linkColor"}
"""Colours of Streamlit's theme that the sheets use too."""


def style() -> bytes:
    """Return the sheets as one, after the colours that the configuration tells."""
    return _theme() + b"".join((_HERE / sheet).read_bytes() for sheet in _SHEETS)


def _theme() -> bytes:
    pairs = "".join(
        f"{name}: light-dark({_option('light', colour)}, {_option('dark', colour)}); "
        for name, colour in _OF_THEME.items()
    )
    return f":root {{ {pairs}}}\n".encode()


def _option(theme: str, colour: str) -> str:
    return str(st.get_option(f"theme.{theme}.{colour}"))
