"""Which language somebody gets: the one that they chose, else the one that their browser wants."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

LANGUAGE_PARAMETER: Final = "lang"
"""What the address carries when somebody chose another language than their browser's."""

_WANTED: Final = re.compile(
    r"\s*([a-z]+|\*)(?:[^a-z;\s][^;\s]*)?\s*(?:;\s*q\s*=\s*(0(?:\.\d*)?|1(?:\.0*)?)\s*)?"
)
"""A language that a browser asks for, of whatever country, and how much it is wanted."""


class Language(StrEnum):
    """A language of the product, Dutch first."""

    NL = "nl"
    EN = "en"

    @property
    def other(self) -> "Language":
        """The language that this one can be switched to."""
        return Language.EN if self is Language.NL else Language.NL


def chosen_language(parameters: Iterable[str], wanted: str | None) -> Language:
    """Return the language of a page.

    Args:
        parameters: What the address says of it; anything but a language is passed over.
        wanted: What the browser asks for.
    """
    named = (Language(value) for value in parameters if value in set(Language))
    return next(named, best_language(wanted))


def best_language(wanted: str | None) -> Language:
    """Return the language that suits a browser best.

    Args:
        wanted: What the browser asks for, such as "nl-NL" or the header
            "de-DE,de;q=0.9,nl;q=0.8"; None or empty if it asks for nothing. A part that is no
            language with its weight is passed over.

    Returns:
        The one of our languages that weighs most, and among equals the one asked for first;
        English, unless just that is refused, for a browser that asks for others only; Dutch
        for one that asks for nothing.
    """
    asked = _weights(wanted or "")
    if not asked:
        return Language.NL
    whatever = [language for language in Language if language not in asked]
    ours = {
        language: weight
        for name, weight in asked.items()
        for language in (whatever if name == "*" else [of for of in Language if of == name])
        if weight
    }
    others_only = Language.NL if asked.get(Language.EN) == 0 else Language.EN
    return max(ours, key=ours.__getitem__, default=others_only)


def _weights(wanted: str) -> dict[str, float]:
    """Return what each language weighs, from 0, not wanted, to 1; in the order asked for."""
    weights: dict[str, float] = {}
    for part in wanted.lower().split(","):
        if said := _WANTED.fullmatch(part):
            weights[said[1]] = max(weights.get(said[1], 0.0), float(said[2] or 1))
    return weights
