"""Answers live in the server's memory; whoever comes back to another one is told they are gone.

A browser that lost its server connects again by itself, and goes on showing what it showed.
Only the next answer would make the page jump back to its beginning. So the page asks at once
who is there now, begins anew if that is another, and says so.
"""

import secrets
from pathlib import Path
from typing import Final

import streamlit as st

from calculator.words import Words

_SESSION: Final = "connection.session"
_mount: Final = st.components.v2.component(
    "connection",
    html=(
        '<div class="vw-lost" hidden><p role="status"></p>'
        '<button type="button" hidden></button></div>'
    ),
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
    isolate_styles=False,  # it looks like what is around it
)


def watch_connection(words: Words) -> None:
    """Have the browser notice when it comes back to a server that knows nothing of it."""
    session = st.session_state.setdefault(_SESSION, secrets.token_hex(4))
    _mount(
        key="connection",
        data={"session": session, "lost": words["site.lost"], "close": words["site.lost_close"]},
        on_ask_change=lambda: None,  # drawing the page again is all that is asked
    )
