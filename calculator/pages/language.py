"""The language of one visitor: the browser's, until they choose another."""

from typing import Final

import streamlit as st

from calculator.pages.shell import LANGUAGE_PARAMETER, chosen_language
from calculator.words import Language, Words, best_language, words_in

_CHOSEN: Final = "language"


def words() -> Words:
    """Return the texts in this visitor's language, and keep a chosen language in the address."""
    language = _language()
    if language is not best_language(st.context.locale):
        # Going to another page empties the address; loading that page again must not forget.
        st.query_params[LANGUAGE_PARAMETER] = language
    return words_in(language)


def show_switch() -> None:
    """Draw the button that changes the language and nothing else."""
    other = _language().other
    st.button(
        words()["site.language_other"],
        key="switch_language",
        type="tertiary",
        on_click=_choose,
        args=(other,),
    )


def _language() -> Language:
    chosen = st.session_state.get(_CHOSEN)
    if chosen is None:
        named = st.query_params.get_all(LANGUAGE_PARAMETER)
        chosen = chosen_language(named, st.context.locale)
        st.session_state[_CHOSEN] = chosen
    return Language(chosen)


def _choose(language: Language) -> None:
    st.session_state[_CHOSEN] = language
    st.query_params[LANGUAGE_PARAMETER] = language
