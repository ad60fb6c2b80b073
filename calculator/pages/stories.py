"""The claim as a story: what is told fills in the codes that it stands for."""

from collections.abc import Collection
from typing import Final

import streamlit as st

from calculator import claims
from calculator.pages import drawing
from calculator.pages.answers import fill_in
from calculator.pages.forms import CLAIM, FIRST
from calculator.words import Words

WAY: Final = "claims.way"
"""Whether the claim is told by its codes or by its story."""
CHOSEN: Final = "claims.story"
_BY_ID: Final = {story.id: story for story in claims.STORIES}


def show_stories(words: Words) -> Collection[str]:
    """Draw the stories to choose from, and which codes the chosen one stands for.

    Returns:
        The fields that the chosen story tells, which need not be asked.
    """
    with st.container(key="question-story"):
        chosen = st.radio(
            f"**{words['claims.story']}**",
            list(_BY_ID),
            index=None,
            key=CHOSEN,
            persist_state="session",
            format_func=lambda story: _BY_ID[story].told[words.language],
            on_change=_fill_in,
        )
        if chosen:
            codes = ", ".join(_codes(words, _BY_ID[chosen].facts))
            if codes:
                st.html(drawing.find_out(words("claims.stands_for", codes=codes)))
    return _BY_ID[chosen].facts.known().keys() if chosen else ()


def forget_story() -> None:
    """Forget which story was chosen."""
    st.session_state[CHOSEN] = None


def _fill_in() -> None:
    """Answer what the story tells, and forget what an earlier one told."""
    fill_in(CLAIM, _BY_ID[st.session_state[CHOSEN]].facts, keep=FIRST)


def _codes(words: Words, facts: claims.Claim) -> list[str]:
    """Return the codes of what is told; the kind of care in words, as it has no code."""
    told = []
    for field, value in facts.known().items():
        if field == "care_kind" and value != claims.CareKind.OTHER:
            told.append(words[f"questions.care_kind.{value}"])
        elif field == "acute_activity" and value == claims.AcuteActivity.NONE:
            told.append(words["claims.code_no_acute_activity"])
        elif field != "care_kind":
            told.append(words(f"claims.code_{field}", code=value))
    return told
