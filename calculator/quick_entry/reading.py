"""What a typed line says: read phrase by phrase, and nothing guessed.

A phrase says of some fields which answers are possible. What the line says is what all its
phrases allow together, so their order does not matter. A phrase that is not clear says
nothing until somebody chooses.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce
from typing import Final

from calculator import aftercare
from calculator.quick_entry.beside import answered, cleared, joined, numbered, turned
from calculator.quick_entry.parts import Part, cut
from calculator.quick_entry.pieces import Choice, Kind, Piece, Reading
from calculator.quick_entry.tokens import tokens
from calculator.quick_entry.vocabulary import VOCABULARY, Answer, Answers, SmallWord
from calculator.words import Language

LONGEST: Final = 300
"""How many characters of a line are read."""


def read(line: str, language: Language) -> Reading:
    """Return what a line says.

    Args:
        line: What was typed, in either language; nothing past `LONGEST` characters is read.
        language: The language in which choices are written.
    """
    line = line[:LONGEST]
    parts = cut(tokens(line), language)
    skipped = [part for part in parts if part.small is SmallWord.SKIPPED]
    parts = cleared([part for part in parts if part.small is not SmallWord.SKIPPED])
    for look in (turned, answered, joined, numbered):
        parts = look(parts, line, language)

    allowed = _allowed(parts)
    left_open = {name for part in parts if part.kind is Kind.LEFT_OPEN for name in part.says}
    answers = {name: next(iter(of)) for name, of in allowed.items() if len(of) == 1}
    at_odds = {name for name, of in allowed.items() if not of} | (left_open & allowed.keys())
    at_odds |= aftercare.Situation.at_odds(answers)
    shown = [
        *(_piece(part, allowed, at_odds, line, language) for part in parts),
        *(
            (part.start, Piece(text=line[part.start : part.end], kind=part.kind, says={}))
            for part in skipped
            if not any(other.start <= part.start < other.end for other in parts)
        ),
    ]
    return Reading(
        pieces=tuple(piece for _, piece in sorted(shown, key=lambda placed: placed[0])),
        answers={name: answer for name, answer in answers.items() if name not in at_odds},
        left_open=frozenset(left_open - at_odds),
    )


def _allowed(parts: Sequence[Part]) -> Mapping[str, frozenset[Answer]]:
    """Return, by field, the answers that all clear parts allow together."""
    clear = [part.says for part in parts if part.kind is Kind.UNDERSTOOD]
    return {
        name: reduce(frozenset.intersection, (says[name] for says in clear if name in says))
        for name in {name for says in clear for name in says}
    }


def _piece(
    part: Part,
    allowed: Mapping[str, Collection[Answer]],
    at_odds: Collection[str],
    line: str,
    language: Language,
) -> tuple[int, Piece]:
    """Return what is shown of a part, and where."""
    kind, core, choices = part.kind, part.core, part.choices
    if kind in (Kind.UNDERSTOOD, Kind.LEFT_OPEN):
        open_fields = [name for name in part.says if len(allowed.get(name, ())) > 1]
        if any(name in at_odds for name in part.says):
            kind = Kind.CONFLICT
        elif open_fields and kind is Kind.UNDERSTOOD:
            kind, core = Kind.UNCLEAR, (part.start, part.end)
            choices = tuple(_narrowed(part.says, open_fields[0], allowed, language))
    ways = (
        ()
        if kind.settled
        else (
            *(Choice(text=text, line=_replaced(line, core, text)) for text in choices),
            Choice(text="", line=_replaced(line, (part.start, part.end), "")),
        )
    )
    text = line[part.start : part.end]
    return part.start, Piece(text=text, kind=kind, says=part.says, choices=ways)


def _narrowed(
    says: Answers, name: str, allowed: Mapping[str, Collection[Answer]], language: Language
) -> Iterator[str]:
    """Yield what could have been typed to say which of several answers a field has."""
    for answer in aftercare.PERSON.fields[name].values:
        if answer in allowed[name]:
            exact = {
                field: answer if field == name else next(iter(of)) for field, of in says.items()
            }
            if written := VOCABULARY.written(exact, language):
                yield written


def _replaced(line: str, span: tuple[int, int], text: str) -> str:
    """Return the line with something else in a place, and no more than one space around it."""
    start, end = span
    changed = f"{line[:start].rstrip()} {text} {line[end:].lstrip()}"
    return re.sub(r"\s+([,;])", r"\1", re.sub(r"\s+", " ", changed)).strip(" ,;")
