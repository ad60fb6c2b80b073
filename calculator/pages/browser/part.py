"""Parts of ours on a page: a script each, with what it holds and how it looks beside it."""

from pathlib import Path
from typing import Final

import streamlit as st
from rjsmin import jsmin
from streamlit.components.v2.types import ComponentRenderer

_BUTTONS: Final = Path(__file__).with_name("buttons.css").read_text(encoding="utf-8")


def define_part(file: str, name: str, html: str = "", *, library: str = "") -> ComponentRenderer:
    """Return what mounts a part of ours, apart from the looks of what is around it.

    Args:
        file: The module that does. The part's script stands beside it, and there may be its looks
            if it is more than buttons, and what it holds if that is not told here.
        name: The name of the part; no other has it.
        html: What it holds, if that is short.
        library: A script that its own needs.
    """
    beside = Path(file)
    looks = beside.with_suffix(".css")
    return st.components.v2.component(
        name,
        html=html or beside.with_suffix(".html").read_text(encoding="utf-8"),
        css=_BUTTONS + (looks.read_text(encoding="utf-8") if looks.exists() else ""),
        # It is sent each time that the part is drawn.
        js=jsmin(library + beside.with_suffix(".js").read_text(encoding="utf-8")),
    )
