"""Facts of a claim in short, in the terms of those who answer the telephone."""

import re
from collections.abc import Iterable

from calculator import claims
from calculator.pages.answer.sentences import enumerate_texts, uncapitalise
from calculator.pages.visit.forms import CODES
from calculator.words import Words


def write_fact(words: Words, field: str, value: object) -> str:
    """Return one fact in an agent's terms, with its code where it has one."""
    told = words.get(f"questions.{field}.{str(value).lower()}", str(value))
    pair = "code" if told[:1].isdigit() or field in CODES else "pair"
    return words(f"claim_brief.{pair}", name=_name(words, field), value=uncapitalise(told))


def name_fields(words: Words, fields: Iterable[str]) -> str:
    """Return the names of fields as an enumeration."""
    return enumerate_texts(words["headline.and"], [_name(words, field) for field in fields])


def write_reason(words: Words, outcome: claims.Outcome) -> str:
    """Return why a claim is paid so, as it goes on behind a colon.

    It is the first sentence of the reason: the rest explains how the sources are read. It is empty
    where there may be several, and where the answer tells it already.
    """
    if len(outcome.reasons) > 1 or outcome.payment is claims.Payment.NOT_APPLICABLE:
        return ""
    first = re.split(r"(?<=\.) ", outcome.reasons[0].text[words.language])[0]
    return uncapitalise(first.rstrip("."))


def _name(words: Words, field: str) -> str:
    return words[f"questions.{field}.ask" if field in CODES else f"claim_brief.{field}"]
