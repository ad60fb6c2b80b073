"""What the pages say, in Dutch and in English.

The texts stand in `nl.toml` and `en.toml`, one text under one name in both. What rules
say stands with the rules.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

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


class Words(Mapping[str, str]):
    """The texts of one language, by name: `words["headline.open"]`.

    Attributes:
        language: The language of the texts.
    """

    def __init__(self, language: Language) -> None:
        """Read the texts of `language`."""
        self.language = language
        path = Path(__file__).with_name(f"{language}.toml")
        self._texts = dict(_flattened(tomllib.loads(path.read_text(encoding="utf-8"))))

    def __getitem__(self, name: str) -> str:
        """Return the text called `name`.

        Raises:
            KeyError: There is no such text.
        """
        return self._texts[name]

    def __hash__(self) -> int:
        """Return the same for the same language, so that what is drawn can be remembered."""
        return hash(self.language)

    def __iter__(self) -> Iterator[str]:
        """Go through the names of all texts."""
        return iter(self._texts)

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self._texts)

    def __call__(self, name: str, /, **values: object) -> str:
        """Return the text called `name` with its places filled in.

        Raises:
            KeyError: There is no such text, or a place of it has no value.
        """
        return self[name].format(**values)


@cache
def words_in(language: Language) -> Words:
    """Return the texts of a language, read once."""
    return Words(language)


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


def _flattened(written: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for name, value in written.items():
        if isinstance(value, Mapping):
            yield from _flattened(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", str(value)
