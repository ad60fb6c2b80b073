"""What an agent does at a keystroke, and the buttons that do the same."""

from typing import Final

import streamlit as st

from calculator.pages.answer import drawing
from calculator.pages.asking.fields import press
from calculator.pages.visit import session
from calculator.words import Words

SHORTCUTS: Final = {
    "Alt+Q": "entry",
    "Alt+1 … Alt+9": "choice",
    "Alt+V": "sentence",
    "Alt+T": "note",
    "Alt+L": "list_help",
    "Alt+N": "new_call",
    "Alt+Z": "undo",
    "Alt+S": "selective_policy",
}
"""What each keystroke does, by the names of its texts. C and R are Streamlit's own."""


def show_call_buttons(words: Words) -> None:
    """Draw the buttons that begin a call, bring one back, and go to the selective policy."""
    visit = session.visit()
    press(words["call.new_call"], "new_call", visit.begin_call, shortcut="Alt+N")
    press(
        words["call.undo_new_call"],
        "bring_back",
        visit.bring_back_call,
        shortcut="Alt+Z",
        disabled=not visit.earlier_calls,
    )
    if st.button(words["call.to_selective_policy"], key="to_selective_policy", shortcut="Alt+S"):
        st.switch_page("claim/page.py")


def show_shortcuts(words: Words) -> None:
    """Draw the list of keystrokes."""
    does = [(keys, words[f"call.shortcut.{name}"]) for keys, name in SHORTCUTS.items()]
    st.html(drawing.section(words["call.shortcuts"], drawing.keys(does)))
