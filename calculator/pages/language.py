"""The language of one visitor: the browser's, until they choose another."""

import streamlit as st

from calculator.pages.visit import session
from calculator.words import Language, Words, words_in


def words() -> Words:
    """Return the texts in this visitor's language."""
    return words_in(session.visit().language)


def show_switch() -> None:
    """Draw the button that changes the language and nothing else."""
    st.button(
        words()["site.language_other"],
        key="switch_language",
        type="tertiary",
        on_click=session.act(_choose),
        args=(session.visit().language.other,),
    )


def _choose(language: Language) -> None:
    session.visit().language = language
