"""A typed line cut into words, numbers and signs, each with its place in the line."""

import re
import unicodedata
from enum import Enum, auto
from typing import Final, NamedTuple


class Sort(Enum):
    """What a piece of a line is before anything is read into it."""

    WORD = auto()
    NUMBER = auto()
    """A whole number of at most four digits."""
    DATE = auto()
    """A day in figures, with or without its year."""
    QUESTION = auto()
    EITHER = auto()
    """A slash between words: one or the other."""
    MINUS = auto()
    """A minus behind a word or in the place of an answer."""
    BREAK = auto()
    """A comma or the like: a clause ends here."""
    ODD = auto()
    """What no phrase is made of, such as an amount, a range or a telephone number."""


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
      (?P<date> (?<![0-9])
        (?: [0-9]{1,2} [-/.] [0-9]{1,2} [-/.] [0-9]{2,4}
          | [0-9]{4} - [0-9]{1,2} - [0-9]{1,2}
          | [0-3]?[0-9] [-/] (?: 0?[1-9] | 1[0-2] )     # a day and a month
        ) (?! [-,/:.]? [0-9] )
      )
    | (?P<odd>
          [0-9]+ (?: [-.,/:] [0-9]+ )+      # an amount, a fraction, a range
        | [0-9]+ \s? %
        | [0-9]+ x? / (?: wk | week | mnd | maand | dag | jr | jaar | month | day | yr | year ) \b
        | (?<!\w) (?i: ref(?:erence|erentie)? | dossier | file | claim | factuur | invoice )
          [\s-]* (?i: no | nr | number | nummer ) [\s.:]* [0-9]+
        | (?<!\w) - \w+                     # a minus in front of a word or number
        | (?<!\w) ['\u2018\u2019] [0-9]{2} (?!\w)       # a year without its century
        | [0-9]{5,}
      )
    | (?P<number> [0-9]+ )
    | (?P<word>
          (?<!\w) [a-z]/[a-z]? (?!\w)       # "w/o"
        | [^\W\d_]+
        | [±~] | \+/?-                      # about
        | (?<=[0-9]) \s* \+ (?= \s* (?: [0-9] | \W | $ ) )      # "12 + 8", "65+"
      )
    | (?P<question> \? )
    | (?P<either> / )
    | (?P<minus>
          (?<= [^\W\d_] ) - (?! \w | \s* (?: en | of | and | or ) \b )
        | (?<!\S) - (?= \s* (?: $ | [,;/\n] ) )
      )
    | (?P<break>
          [,;\n]
        # A full stop, not that of an abbreviation.
        | (?: (?<= [^\W\d_]{4} ) | (?<= \bhij) | (?<= \bzij) | (?<= \bze) | (?<= \bja)
            | (?<= \bnee) | (?<= \bwel) | (?<= \bop) | (?<= \bis) ) \. (?= \s | $ )
      )
    | (?P<nothing> [\s()"'+&=:._|*!<>~\u2018\u2019\u2013\u2014-] )
    | (?P<rest> . )                         # a sign that nobody explained, or digits of elsewhere
    """,
    re.VERBOSE,
)


def split_line(line: str) -> list[Token]:
    """Return the words, numbers and signs of a line; what is between them means nothing."""
    tokens: list[Token] = []
    end = -1
    for found in _TOKEN.finditer(line):
        kind = str(found.lastgroup)
        if kind == "nothing":
            continue
        sort = Sort.ODD if kind == "rest" else Sort[kind.upper()]
        start = found.end() - len(found.group().lstrip())
        text = simplify(found.group().strip())
        tokens.append(Token(text, sort, start, found.end(), start == end))
        end = found.end()
    return tokens


def simplify(text: str) -> str:
    """Return a text in small letters and without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
