"""A link from the customer system: what stands behind the # of the address, made answers.

No server ever sees that part of an address. A small component reads it and clears it.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import parse_qsl

from calculator import decision
from calculator.pages.visit.answers import WHOLE_NUMBER, YES_NO
from calculator.pages.visit.forms import AFTERCARE

LONGEST: Final = 1000
"""How many characters of a link are read."""
UNREADABLE: Final = "?"
"""Stands for a parameter that has no name: it may be a value."""
MORE: Final = "…"
"""Stands for more parameters than are named."""
_LONGEST_NAME: Final = 30
_MOST_NAMES: Final = 10


class Link(NamedTuple):
    """What a link says.

    Attributes:
        answers: The answers by field, together without contradiction.
        left_out: The names of parameters that were not taken over, never their values.
    """

    answers: Mapping[str, decision.Value | int]
    left_out: tuple[str, ...]


def read_link(fragment: str) -> Link:
    """Return what a link says, such as "age=67&indication=cardiovascular".

    Names and values are those of `aftercare.Situation`. A parameter without a value says
    nothing. One that nobody knows, that has no value of its field, that stands there twice
    or contradicts another is left out.
    """
    answers: dict[str, decision.Value | int] = {}
    left_out: dict[str, None] = {}
    if len(fragment) > LONGEST:
        fragment = fragment[:LONGEST].rpartition("&")[0]
        left_out[MORE] = None
    for name, written in parse_qsl(fragment.lstrip("#"), keep_blank_values=True):
        value = _value(name, written)
        if not written and name in AFTERCARE.fields:
            continue
        if not name.isidentifier():
            left_out[UNREADABLE] = None  # it may be a value that stands there without its name
        elif value is None or name in answers or name in left_out:
            left_out[name] = None
            answers.pop(name, None)
        else:
            answers[name] = value
    for name in AFTERCARE.facts.at_odds(answers):
        left_out[name] = None
        del answers[name]
    names = [name[:_LONGEST_NAME] for name in left_out]
    more = [MORE] if len(names) > _MOST_NAMES else []
    return Link(answers, (*names[:_MOST_NAMES], *more))


def _value(name: str, written: str) -> decision.Value | int | None:
    """Return a value that its field takes, or None."""
    if name not in AFTERCARE.fields:
        return None
    value: decision.Value | int = YES_NO.get(written, written)
    if name in AFTERCARE.numbers:
        if not WHOLE_NUMBER.fullmatch(written):
            return None
        value = int(written)
    return value if AFTERCARE.facts.takes(name, value) else None
