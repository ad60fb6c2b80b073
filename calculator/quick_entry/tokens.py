"""A typed line cut into words and numbers, each with its place in the line."""

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final, NamedTuple


class Sort(Enum):
    """What a piece of a line is before anything is read into it."""

    WORD = auto()
    NUMBER = auto()
    """A whole number of at most four digits."""
    DOUBT = auto()
    """A question mark: whoever wrote it does not know."""
    EITHER = auto()
    """A slash between words: one or the other."""
    BREAK = auto()
    """A comma or the like: what stands on its two sides does not belong together."""
    ODD = auto()
    """What no phrase is made of, such as a date, an amount or a word with a minus."""


class Token(NamedTuple):
    """A word, number or sign.

    Attributes:
        text: The word as phrases are compared with it: small letters without accents.
        sort: What it is.
        start: Where it begins in the line.
        end: Where it ends in the line.
        glued: Whether it follows the token before it without a space.
    """

    text: str
    sort: Sort
    start: int
    end: int
    glued: bool


_TOKEN: Final = re.compile(
    r"""
      (?P<odd>
          [0-9]+ (?: [-.,/:] [0-9]+ )+     # a date, a fraction, a range
        | (?<!\w) - \w+                    # a minus in front of a word or number
        | [^\W\d_]+ - (?!\w)               # a minus behind a word
        | (?<!\S) - (?=\s*(?:$|[,;]))        # a minus in the place of an answer
        | [0-9]+ \+ (?!\w)                    # an age and over
        | [0-9]{5,}
      )
    | (?P<number> [0-9]+ )
    | (?P<word> [^\W\d_]+ )
    | (?P<doubt> \? )
    | (?P<either> / )
    | (?P<break> [,;\n] )
    | (?P<nothing> [\s()"'+&=:._|\u2019\u2013\u2014-] )
    | (?P<rest> . )                        # a sign that nobody explained, or digits of elsewhere
    """,
    re.VERBOSE,
)


def split_line(line: str) -> list[Token]:
    """Return the words, numbers and signs of a line; what is between them means nothing."""
    return list(_find_tokens(line))


def _find_tokens(line: str) -> Iterator[Token]:
    end = -1
    for found in _TOKEN.finditer(line):
        kind = str(found.lastgroup)
        if kind == "nothing":
            continue
        sort = Sort.ODD if kind == "rest" else Sort[kind.upper()]
        yield Token(simplify(found.group()), sort, found.start(), found.end(), found.start() == end)
        end = found.end()


def simplify(text: str) -> str:
    """Return a text in small letters and without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
