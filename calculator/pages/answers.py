"""What a visitor has answered, kept in their own session and nowhere else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st
from pydantic import ValidationError

from calculator import aftercare

NUMBERS: Final = ("age", "supplementary_sessions", "sessions_had")
"""The questions that are answered with a number; the others with a choice."""

FIELDS: Final = (*aftercare.ORDER, "sessions_had")
"""Every question, in the order of asking."""

UNKNOWN: Final = "unknown"
YES_NO: Final[Mapping[str, bool]] = {"true": True, "false": False}
_WHOLE_NUMBER: Final = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class Given:
    """What was answered.

    Attributes:
        answers: The answers by field, each a value that a situation takes.
        declined: The fields to which the answer is "I do not know".
        wrong: The fields in which something stands that cannot be an answer.
    """

    answers: Mapping[str, str | bool | int]
    declined: frozenset[str]
    wrong: frozenset[str]


def key_of(field: str) -> str:
    """Return the key under which the session keeps the answer to a question."""
    return f"answer.{field}"


def key_of_unknown(field: str) -> str:
    """Return the key under which the session keeps that a number is not known."""
    return f"unknown.{field}"


def given() -> Given:
    """Return what this visitor has answered so far."""
    answers: dict[str, str | bool | int] = {}
    declined: set[str] = set()
    wrong: set[str] = set()
    for field in FIELDS:
        entered = st.session_state.get(key_of(field))
        if entered == UNKNOWN or st.session_state.get(key_of_unknown(field)):
            declined.add(field)
        elif entered is None or not entered.strip():
            continue
        elif field not in NUMBERS:
            answers[field] = YES_NO.get(entered, entered)
        elif (number := _number(field, entered)) is not None:
            answers[field] = number
        else:
            wrong.add(field)
    return Given(answers, frozenset(declined), frozenset(wrong))


def fill_in(situation: aftercare.Situation) -> None:
    """Answer the questions as a situation does, and forget every other answer."""
    forget()
    names = {value: name for name, value in YES_NO.items()}
    for field in FIELDS:
        value = getattr(situation, field)
        if value is not None:
            shown = names[value] if isinstance(value, bool) else str(value)
            st.session_state[key_of(field)] = shown


def forget() -> None:
    """Forget every answer."""
    for field in FIELDS:
        st.session_state[key_of(field)] = "" if field in NUMBERS else None
        st.session_state[key_of_unknown(field)] = False


def _number(field: str, entered: str) -> int | None:
    """Return the number that was entered, or None if the field cannot hold it."""
    if not _WHOLE_NUMBER.fullmatch(entered.strip()):
        return None
    try:
        situation = aftercare.Situation.model_validate({field: int(entered)})
    except ValidationError:
        return None
    value: int = getattr(situation, field)
    return value
