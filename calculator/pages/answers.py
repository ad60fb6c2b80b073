"""What a visitor has answered, kept in their own session and nowhere else."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from calculator import decision
from calculator.pages.forms import Form

UNKNOWN: Final = "unknown"
YES_NO: Final[Mapping[str, bool]] = {"true": True, "false": False}
WHOLE_NUMBER: Final = re.compile(r"[0-9]{1,4}")
"""How a number is entered."""


@dataclass(frozen=True)
class Given:
    """What was answered.

    Attributes:
        answers: The answers by field, each a value that the facts take, together without
            contradiction.
        declined: The fields to which the answer is "I do not know".
        wrong: The fields in which something stands that cannot be an answer.
        contradicting: The fields whose answers cannot all be true.
    """

    answers: Mapping[str, str | bool | int]
    declined: frozenset[str]
    wrong: frozenset[str]
    contradicting: frozenset[str]

    @property
    def passed_over(self) -> frozenset[str]:
        """The fields that hold up nothing: what is wrong is explained where it stands."""
        return self.declined | self.wrong | self.contradicting

    @property
    def started(self) -> bool:
        """Whether anything was answered."""
        return bool(self.answers or self.passed_over)


def key_of(field: str) -> str:
    """Return the key under which the session keeps the answer to a question."""
    return f"answer.{field}"


def key_of_unknown(field: str) -> str:
    """Return the key under which the session keeps that something is not known."""
    return f"unknown.{field}"


def entered(form: Form, field: str) -> str | None:
    """Return the answer to a question as the session keeps it; None if there is none."""
    if field in form.typed and st.session_state.get(key_of_unknown(field)):
        return UNKNOWN
    return st.session_state.get(key_of(field))


def given(form: Form) -> Given:
    """Return what this visitor has answered so far."""
    answers: dict[str, str | bool | int] = {}
    declined: set[str] = set()
    wrong: set[str] = set()
    for field in form.fields:
        answer = entered(form, field)
        if answer == UNKNOWN:
            declined.add(field)
        elif answer is None or not answer.strip():
            continue
        elif field not in form.typed:
            answers[field] = YES_NO.get(answer, answer)
        elif (read := _read(form, field, answer)) is not None:
            answers[field] = read
        else:
            wrong.add(field)
    # Numbers that no longer count contradict nothing.
    counted = {field: answer for field, answer in answers.items() if field not in form.numbers}
    contradicting = form.facts.at_odds(counted)
    return Given(
        {field: answer for field, answer in answers.items() if field not in contradicting},
        frozenset(declined),
        frozenset(wrong),
        contradicting,
    )


def fill_in(form: Form, facts: decision.Facts, keep: Collection[str] = ()) -> None:
    """Answer the questions as these facts do, and forget every other answer but some.

    Args:
        form: The questions.
        facts: What is filled in.
        keep: The fields whose answers stay as they are; the facts tell nothing of them.
    """
    forget(form, keep)
    for field in form.fields:
        value = getattr(facts, field)
        if value is not None:
            put(form, field, as_entered(value))


def as_entered(value: decision.Value | int) -> str:
    """Return an answer as the session keeps it."""
    names = {value: name for name, value in YES_NO.items()}
    return names[value] if isinstance(value, bool) else str(value)


def put(form: Form, field: str, answer: str | None) -> None:
    """Answer one question, or take its answer back.

    Args:
        form: The form that the question belongs to.
        field: The field that is asked.
        answer: The answer as the session keeps it; None for none.
    """
    if field not in form.typed:
        st.session_state[key_of(field)] = answer
        return
    unknown = answer == UNKNOWN
    st.session_state[key_of(field)] = "" if answer is None or unknown else answer
    st.session_state[key_of_unknown(field)] = unknown


def forget(form: Form, keep: Collection[str] = ()) -> None:
    """Forget every answer but those to some fields."""
    for field in (field for field in form.fields if field not in keep):
        put(form, field, None)


def _read(form: Form, field: str, answer: str) -> str | int | None:
    """Return what was typed as a value of its field, or None if it cannot be one."""
    typed: str | int = answer.strip().upper()
    if field in form.numbers:
        if not WHOLE_NUMBER.fullmatch(answer.strip()):
            return None
        typed = int(answer)
    return typed if form.facts.takes(field, typed) else None
