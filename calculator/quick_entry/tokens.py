"""A typed line cut into words, numbers and signs, each with its place in the line."""

import re
import tomllib
import unicodedata
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple


class Sort(StrEnum):
    """What a piece of a line is before anything is read into it; `forms.toml` explains each."""

    WORD = "word"
    NUMBER = "number"
    DATE = "date"
    SIGN = "sign"
    BREAK = "break"
    REST = "rest"
    ODD = "odd"


class Token(NamedTuple):
    """A word, number or sign.

    Attributes:
        text: The word as phrases are compared with it: small letters without accents.
        sort: What it is.
        start: Where it begins in the line.
        end: Where it ends in the line.
        glued: Whether it follows a word without a space.
    """

    text: str
    sort: Sort
    start: int
    end: int
    glued: bool


_FORMS: Final = tomllib.loads(Path(__file__).with_name("forms.toml").read_text(encoding="utf-8"))
_TOKEN: Final = re.compile(
    "|".join(f"(?P<{sort}>{'|'.join(forms)})" for sort, forms in _FORMS.items()),
    re.VERBOSE | re.IGNORECASE,
)


def split_line(line: str) -> list[Token]:
    """Return the words, numbers and signs of a line; what is between them means nothing."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(line):
        start = found.end() - len(found.group().lstrip())
        text = simplify(found.group().strip())
        glued = bool(tokens) and tokens[-1].end == start and tokens[-1].sort is Sort.WORD
        tokens.append(Token(text, Sort(str(found.lastgroup)), start, found.end(), glued))
    return tokens


def simplify(text: str) -> str:
    """Return a text in small letters and without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
