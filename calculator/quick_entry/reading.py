"""What a typed line says: read phrase by phrase, and nothing guessed.

A phrase says of some fields which answers are possible. What the line says is what all its
phrases allow together, so their order does not matter. A phrase that is not clear says
nothing until somebody chooses.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from calculator import aftercare
from calculator.quick_entry.beside import (
    answered,
    cleared,
    joined,
    measured,
    numbered,
    turned,
)
from calculator.quick_entry.doubt import doubted
from calculator.quick_entry.parts import Part, allowed, cut
from calculator.quick_entry.pieces import Choice, Kind, Piece, Reading
from calculator.quick_entry.tokens import tokens
from calculator.quick_entry.vocabulary import VOCABULARY, Answer, Answers
from calculator.words import Language

LONGEST: Final = 300
"""How many characters of a line are read."""


def read(line: str, language: Language) -> Reading:
    """Return what a line says.

    Args:
        line: What was typed, in either language; nothing past `LONGEST` characters is read.
        language: The language in which choices are written.
    """
    line = unicodedata.normalize("NFC", line)[:LONGEST]
    words = cut(tokens(line), language)
    parts = doubted(
        _parts(words, line, language),
        line,
        language,
        lambda other: _parts(cut(tokens(other), language), other, language),
    )
    possible = allowed(parts)
    left_open = [part.says.keys() for part in parts if part.kind is Kind.LEFT_OPEN]
    answers = {name: next(iter(of)) for name, of in possible.items() if len(of) == 1}
    at_odds = {name for name, of in possible.items() if not of} | possible.keys() & {
        name for names in left_open for name in names
    }
    at_odds |= aftercare.Situation.at_odds(answers)
    shown = [
        *(_piece(part, possible, at_odds, line, language) for part in parts),
        *(
            (part.start, Piece(text=line[part.start : part.end], kind=part.kind, says={}))
            for part in words
            if not any(other.start <= part.start < other.end for other in parts)
        ),
    ]
    return Reading(
        pieces=tuple(piece for _, piece in sorted(shown, key=lambda placed: placed[0])),
        answers={name: answer for name, answer in answers.items() if name not in at_odds},
        left_open=frozenset().union(*(of for of in left_open if at_odds.isdisjoint(of))),
    )


def _parts(words: Sequence[Part], line: str, language: Language) -> Sequence[Part]:
    """Return the parts that say something, each with what the words beside it do to it."""
    parts = cleared(measured(words, line, language))
    for look in (turned, answered, joined, numbered):
        parts = look(parts, line, language)
    return parts


def _piece(
    part: Part,
    possible: Mapping[str, Collection[Answer]],
    at_odds: Collection[str],
    line: str,
    language: Language,
) -> tuple[int, Piece]:
    """Return what is shown of a part, and where."""
    kind, core, choices = part.kind, part.core, part.choices
    if kind in (Kind.UNDERSTOOD, Kind.LEFT_OPEN):
        open_fields = [name for name in part.says if len(possible.get(name, ())) > 1]
        if any(name in at_odds for name in part.says):
            kind = Kind.CONFLICT
        elif open_fields and kind is Kind.UNDERSTOOD:
            kind, core = Kind.UNCLEAR, (part.start, part.end)
            choices = tuple(_narrowed(part.says, open_fields[0], possible, language))
    ways = (
        ()
        if kind.settled
        else (
            *(
                Choice(
                    text=_tidy(f"{line[part.start : core[0]]} {text} {line[core[1] : part.end]}"),
                    line=_replaced(line, core, text),
                )
                for text in choices
            ),
            Choice(text="", line=_replaced(line, (part.start, part.end), "")),
        )
    )
    text = line[part.start : part.end]
    return part.start, Piece(text=text, kind=kind, says=part.says, choices=ways)


def _narrowed(
    says: Answers, name: str, possible: Mapping[str, Collection[Answer]], language: Language
) -> Iterator[str]:
    """Yield what could have been typed to say which of several answers a field has."""
    for answer in aftercare.PERSON.fields[name].values:
        if answer in possible[name]:
            exact = {
                field: answer if field == name else next(iter(of)) for field, of in says.items()
            }
            if written := VOCABULARY.written(exact, language):
                yield written


def _replaced(line: str, span: tuple[int, int], text: str) -> str:
    """Return the line with something else in a place."""
    return _tidy(f"{line[: span[0]]} {text} {line[span[1] :]}")


def _tidy(text: str) -> str:
    """Return a text without spaces and commas that have nothing between them."""
    text = re.sub(r"\s*[,;](?:\s*[,;])*", ",", text)
    return re.sub(r"\s+", " ", text.replace(",", ", ")).strip(" ,")
