"""A new call: everything empty at once, and the call before it brought back if that was a slip."""

from typing import Final

import streamlit as st

from calculator.pages.answers import forget
from calculator.pages.call_answers import show_answers, take_over
from calculator.pages.claim_list import forget_list
from calculator.pages.forms import AFTERCARE, CLAIM
from calculator.pages.quick_line import forget_line, take_in, to_line
from calculator.pages.stories import WAY, forget_story
from calculator.words import Words

LEFT_OUT: Final = "link.left_out"
"""What a link said that was not taken over."""
CALLS: Final = "calls"
"""How many calls there were."""
_BEFORE: Final = "call_before"
_ABOUT_A_CALL: Final = ("answer.", "unknown.", "entry.", "claims.", "link.")
"""How the names begin under which the session keeps what a call is about."""


def begin_call(words: Words) -> None:
    """Forget everything that was entered on any page; keep it once, to bring it back."""
    before = _everything(words)
    _empty()
    take_over()
    st.session_state[_BEFORE] = before
    st.session_state[CALLS] = st.session_state.get(CALLS, 0) + 1
    to_line()


def bring_back(words: Words) -> None:
    """Change places with the call before; doing it twice changes nothing."""
    before, now = st.session_state.get(_BEFORE, {}), _everything(words)
    _empty()
    for name, value in before.items():
        st.session_state[name] = value
    take_over()
    st.session_state[_BEFORE] = now
    st.session_state[CALLS] = st.session_state.get(CALLS, 0) + 1
    to_line()


def can_be_brought_back() -> bool:
    """Return whether there was a call before this one."""
    return bool(st.session_state.get(_BEFORE))


def _everything(words: Words) -> dict[str, object]:
    # The last keys of a quick agent arrive together with the one that ends the call.
    take_in(words)
    show_answers()
    kept = st.session_state.items()
    return {str(name): value for name, value in kept if str(name).startswith(_ABOUT_A_CALL)}


def _empty() -> None:
    for form in (AFTERCARE, CLAIM):
        forget(form)
    forget_line()
    forget_story()
    forget_list()
    st.session_state[WAY] = "codes"
    st.session_state[LEFT_OUT] = ()
