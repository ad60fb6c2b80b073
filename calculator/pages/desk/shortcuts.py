"""What an agent does at a keystroke, and the buttons that do the same."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from calculator.pages.answer import drawing
from calculator.pages.asking.fields import press
from calculator.pages.visit import session
from calculator.words import Words

OWN: Final = {
    "Alt+Q": "entry",
    "Alt+1 … Alt+9": "choice",
    "Alt+V": "sentence",
    "Alt+T": "note",
    "Alt+N": "new_call",
    "Alt+Z": "undo",
}
"""What each keystroke does on every page of an agent, by the names of its texts. C and R are
Streamlit's own."""
OTHER_PAGE: Final = "Alt+S"
"""From the call to the claim and back."""


def show_call_buttons(words: Words, *, other_page: str, script: str) -> None:
    """Draw the buttons that begin a call, bring one back, and go to the agent's other page.

    Args:
        words: The texts.
        other_page: What that page is called.
        script: The file that draws it, below `calculator/pages/`.
    """
    visit = session.visit()
    press(words["call.new_call"], "new_call", visit.begin_call, shortcut="Alt+N")
    press(
        words["call.undo_new_call"],
        "bring_back",
        visit.bring_back_call,
        shortcut="Alt+Z",
        disabled=not visit.earlier_calls,
    )
    if st.button(other_page, key="other_page", shortcut=OTHER_PAGE):
        visit.cursor += 1  # whoever goes there by this types on in the line
        st.switch_page(script)


def show_shortcuts(words: Words, more: Mapping[str, str]) -> None:
    """Draw the list of keystrokes.

    Args:
        words: The texts.
        more: What else a page does at a keystroke, by the names of its texts.
    """
    does = [(keys, words[f"call.shortcut.{name}"]) for keys, name in {**OWN, **more}.items()]
    st.html(drawing.section(words["call.shortcuts"], drawing.keys(does)))
