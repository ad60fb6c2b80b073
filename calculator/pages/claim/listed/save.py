"""A button that has the browser save the answers for a list, beside what stood in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import streamlit as st

from calculator.pages.visit import session
from calculator.words import Words

_HERE: Final = Path(__file__)
_mount: Final = st.components.v2.component(
    "claims_save",
    html='<button type="button"></button>',
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)
_KEY: Final = "claims_save"


def show_save(words: Words, write: Callable[[], str]) -> None:
    """Draw the button.

    Args:
        words: The texts.
        write: Writes what is saved; called only when somebody wants it.
    """
    checking = session.visit().checking
    asked = checking.save_asked if checking else 0
    if checking:
        checking.save_asked = 0  # it is sent once
    _mount(
        key=_KEY,
        data={
            "label": words["list.save"],
            "name": words["list.save_as"],
            "text": write() if asked else "",
            "asked": asked,
        },
        on_asked_change=session.act(_ask),
    )


def _ask() -> None:
    checking, sent = session.visit().checking, session.sent_by(_KEY, "asked")
    if checking and isinstance(sent, int | float):
        checking.save_asked = sent
