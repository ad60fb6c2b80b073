"""What a typed line says: read phrase by phrase, and nothing guessed.

A phrase says of some fields which answers are possible. What the line says is what all its
phrases allow together, so their order does not matter. A phrase that is not clear says
nothing until somebody chooses.
"""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from calculator import aftercare
from calculator.quick_entry.beside import understand
from calculator.quick_entry.choices import offer_choices
from calculator.quick_entry.doubt import doubt_beside_unknown
from calculator.quick_entry.parts import Part, combine_answers, cut_into_parts
from calculator.quick_entry.pieces import Kind, Piece, Reading
from calculator.quick_entry.vocabulary import Answer
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
    words = cut_into_parts(line, language)
    parts = doubt_beside_unknown(understand(words), line, language)
    possible = combine_answers(parts)
    left_open = [part.says.keys() for part in parts if part.kind is Kind.LEFT_OPEN]
    answers = {name: next(iter(of)) for name, of in possible.items() if len(of) == 1}
    at_odds = {name for name, of in possible.items() if not of} | possible.keys() & {
        name for names in left_open for name in names
    }
    at_odds |= aftercare.Situation.at_odds(answers)
    unread = [
        word for word in words if not any(part.start <= word.start < part.end for part in parts)
    ]
    shown = [*(_compare(part, possible, at_odds) for part in parts), *unread]
    return Reading(
        pieces=tuple(
            Piece(
                text=line[part.start : part.end],
                kind=part.kind,
                says=part.says,
                choices=() if part.kind.settled else offer_choices(part, line, language, possible),
            )
            for part in sorted(shown, key=lambda part: part.start)
        ),
        answers={name: answer for name, answer in answers.items() if name not in at_odds},
        left_open=frozenset().union(*(of for of in left_open if at_odds.isdisjoint(of))),
    )


def _compare(
    part: Part, possible: Mapping[str, Collection[Answer]], at_odds: Collection[str]
) -> Part:
    """Return a part with what the rest of the line makes of it: a conflict, or still open."""
    if part.kind in (Kind.UNDERSTOOD, Kind.LEFT_OPEN):
        if any(name in at_odds for name in part.says):
            return replace(part, kind=Kind.CONFLICT)
        is_open = any(len(possible.get(name, ())) > 1 for name in part.says)
        if is_open and part.kind is Kind.UNDERSTOOD:
            return replace(part, kind=Kind.UNCLEAR)
    return part
