"""What the pages say, in Dutch and in English.

The texts stand in `nl.toml` and `en.toml`, one text under one name in both. What rules
say stands with the rules.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from calculator.words.language import (
    LANGUAGE_PARAMETER,
    Language,
    best_language,
    chosen_language,
)

__all__ = [
    "LANGUAGE_PARAMETER",
    "Language",
    "Words",
    "best_language",
    "chosen_language",
    "words_in",
]


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


def _flattened(written: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for name, value in written.items():
        if isinstance(value, Mapping):
            yield from _flattened(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", str(value)
