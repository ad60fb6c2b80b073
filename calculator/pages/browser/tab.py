"""The open tab keeps what a visit holds, and tells how its connection is.

Nothing that is entered is kept on a server: a visit lives in the memory of one process. The
browser's own session storage keeps it beside that, for as long as the tab is there, and gives it
back after a reload, or when another process answers.
"""

from pathlib import Path
from typing import Final

import streamlit as st
from rjsmin import jsmin

from calculator.pages.answer import drawing
from calculator.pages.answer.sentences import enumerate_texts
from calculator.pages.visit import session
from calculator.pages.visit.model import PARTS
from calculator.words import Words

_TEXTS: Final = ("away", "lost", "not_kept", "close")
"""The texts that it may show, by the names that `tab.js` uses too."""

_mount: Final = st.components.v2.component(
    "tab",
    html=(
        '<div class="vw-tab" hidden><p role="status"></p>'
        '<button type="button" hidden></button></div>'
    ),
    js=jsmin(Path(__file__).with_suffix(".js").read_text(encoding="utf-8")),
    isolate_styles=False,  # it looks like what is around it
)


def watch_tab(words: Words) -> None:
    """Take back what the tab has kept, and have it keep what `session.keep` says from now on."""
    sent = _mount(
        key="tab",
        data={name: words[f"tab.{name}"] for name in _TEXTS},
        on_kept_change=lambda: None,  # what was sent is taken below, by any process
    )
    session.take_back(sent.kept)
    if lost := session.visit().not_restored:
        names = enumerate_texts(words["headline.and"], [_name(words, name) for name in lost])
        st.html(drawing.wrong(words("tab.not_restored", names=names)))


def _name(words: Words, lost: str) -> str:
    """Return the name of a field, or of a part of a visit."""
    return words[f"tab.{lost}" if lost in PARTS else f"topic.{lost}"]
