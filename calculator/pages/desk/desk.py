"""What an agent's browser does that Streamlit has no element for.

It shows what to say and what to write down, copies either at a keystroke, puts the cursor
into the quick entry, and reads a link's answers from behind the # of the address.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from calculator.pages.visit import session
from calculator.words import Words

_HERE: Final = Path(__file__)
_mount: Final = st.components.v2.component(
    "desk",
    html=_HERE.with_suffix(".html").read_text(encoding="utf-8"),
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)
_KEY: Final = "desk"

_TEXTS: Final = (
    "read_out",
    "write_down",
    "copy_sentence",
    "copy_note",
    "copied_sentence",
    "copied_note",
    "not_copied",
    "nothing_to_copy",
)
"""The texts around them, by the names that `desk.html` and `desk.js` use too."""


def show_desk(
    words: Words,
    said: Mapping[str, str],
    *,
    line: str,
    cursor: int,
    take_link: Callable[[str], None] | None = None,
) -> None:
    """Draw what to say and what to write down.

    Args:
        words: The texts.
        said: The `sentence` and the `note`; empty as long as there is nothing to say.
        line: What the quick entry held when these texts were made; nothing is copied
            before the texts are about what stands there now.
        cursor: Where this differs from the last time, the cursor goes to the quick entry.
        take_link: Called with what stood behind the #, once. None on a page that is not for
            agents alone: it takes no links, and the cursor goes to the line at first only for
            whoever came by an agent's key.
    """
    _mount(
        key=_KEY,
        data={
            "texts": {name: words[f"call.{name}"] for name in _TEXTS} | dict(said),
            "line": line,
            "cursor": cursor,
            "forAgents": take_link is not None,
        },
        on_link_change=partial(_take_link, take_link),
    )


def _take_link(take: Callable[[str], None] | None) -> None:
    if take:
        take(str(session.sent_by(_KEY, "link") or ""))
