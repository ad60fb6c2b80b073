"""What stands below the last question."""

from collections.abc import Callable

import streamlit as st

from calculator.pages import drawing
from calculator.words import Words


def show_end_of_questions(words: Words, told: str, begin_again: Callable[[], None]) -> None:
    """Draw what stands below the last question.

    Args:
        words: The texts.
        told: The answer in one sentence, which stays in view on a phone.
        begin_again: Forgets the answers.
    """
    st.button(words["form.start_again"], key="start_again", on_click=begin_again)
    st.html(drawing.peek(told))
