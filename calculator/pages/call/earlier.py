"""The other calls of this visit, to go back to."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from calculator.pages.answer import drawing
from calculator.pages.asking.fields import press
from calculator.pages.call.brief import write_fact
from calculator.pages.visit import session
from calculator.pages.visit.model import OnCall, Part, Person, is_empty_call
from calculator.words import Words

_LONGEST: Final = 60
"""How many characters of what was typed tell a call from the others."""


def show_earlier_calls(words: Words) -> None:
    """Draw a button for each earlier call, named by what was typed or answered; none if none."""
    calls = session.visit().earlier_calls
    told = [(place, call) for place, call in enumerate(calls) if not is_empty_call(call)]
    if not told:
        return
    st.html(drawing.section(words["call.earlier"], drawing.note(words["call.earlier_hint"])))
    with st.container(key="earlier-calls", gap="small"):
        for place, call in told:
            name = _name(words, call)
            press(name, f"earlier-call-{place}", session.visit().bring_back_call, place)


def _name(words: Words, call: Mapping[str, Part]) -> str:
    lines = [part.line for part in call.values() if isinstance(part, OnCall) and part.line]
    person = call["person"]
    if not lines and isinstance(person, Person):
        answered = {**person.own.texts, **person.own.values}
        lines = [write_fact(words, field, value) for field, value in answered.items()]
    told = "; ".join(lines)
    if len(told) > _LONGEST:
        told = f"{told[:_LONGEST]}\u2026"
    return told or words["call.earlier_claim"]
