"""What words that nobody knows leave in doubt: what they stand beside, and what they may change."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from calculator.quick_entry.beside import either_way
from calculator.quick_entry.near import is_slip
from calculator.quick_entry.parts import Part, allowed, of_any_field
from calculator.quick_entry.pieces import Kind
from calculator.quick_entry.vocabulary import VOCABULARY, SmallWord
from calculator.words import Language

_MOST_SLIPS: Final = 3
"""In a line with more unknown words than this, none is taken for a slip of the fingers."""


def doubted(
    parts: Sequence[Part], line: str, language: Language, parts_of: Callable[[str], Sequence[Part]]
) -> list[Part]:
    """Return the parts, in doubt where an unknown word may change what they say.

    An unknown word that looks like a slip leaves in doubt what the line would say otherwise
    with a known word in its place. Any other leaves in doubt what stands beside it:
    "referral requested" is no referral.

    Args:
        parts: The parts.
        line: The whole line.
        language: The language in which choices are written.
        parts_of: Reads a line into parts, unknown words left aside.
    """
    unknown = [place for place, part in enumerate(parts) if part.kind is Kind.UNKNOWN]
    slips = [place for place in unknown if _is_slip(parts[place], line)]
    if len(slips) > _MOST_SLIPS:
        slips = []
    doubtful: set[int] = set()
    for place in unknown:
        meant = _meant(parts[place], line, parts_of) if place in slips else ()
        if meant or (place in slips and not parts[place].choices):
            doubtful |= _said_otherwise(parts, meant)
        else:
            doubtful |= _beside(parts, place)
    for place, part in enumerate(parts):
        if part.kind is not Kind.UNCLEAR:
            continue
        if part.small in (SmallWord.YES, SmallWord.NO):
            # Whoever begins with the answer may go on so: "yes this, no that".
            doubtful |= {at for at, other in enumerate(parts) if other.segment == part.segment}
        elif part.small is not None or (part.turned and part.means is not None):
            doubtful |= _beside(parts, place)
    return [
        _doubted(part, line, language) if place in doubtful else part
        for place, part in enumerate(parts)
    ]


def _meant(
    slip: Part, line: str, parts_of: Callable[[str], Sequence[Part]]
) -> Sequence[Sequence[Part]]:
    """Return the parts that the line would have with each word that a slip may be meant as."""
    start, end = slip.core
    lines = [f"{line[:start]}{choice}{line[end:]}" for choice in slip.choices]
    return [parts for parts in map(parts_of, lines) if not _is_unknown_at(parts, start)]


def _said_otherwise(parts: Sequence[Part], meant: Sequence[Sequence[Part]]) -> set[int]:
    """Return the places of the parts about fields of which something else may be meant."""
    said = allowed(parts)
    changed = {
        name for other in map(allowed, meant) for name in said if other.get(name) != said[name]
    }
    return {place for place, part in enumerate(parts) if not changed.isdisjoint(part.says)}


def _beside(parts: Sequence[Part], place: int) -> set[int]:
    return {
        where
        for where in (place - 1, place + 1)
        if 0 <= where < len(parts) and parts[where].segment == parts[place].segment
    }


def _is_unknown_at(parts: Sequence[Part], place: int) -> bool:
    return any(part.kind is Kind.UNKNOWN and part.core[0] <= place < part.core[1] for part in parts)


def _is_slip(part: Part, line: str) -> bool:
    """Return whether an unknown word is a known one with a slip in it, or still being typed."""
    if part.turned or not part.word:
        return False
    return is_slip(part.word, part.choices) or (
        part.end == len(line) and VOCABULARY.is_begun(part.word)
    )


def _doubted(part: Part, line: str, language: Language) -> Part:
    if part.kind is not Kind.UNDERSTOOD:
        return part
    if part.number is not None:
        return of_any_field(part, language)
    if part.turned is None:
        return either_way(part, line, language)
    # It was said which way; only what it stands beside leaves it in doubt.
    typed = line[part.start : part.end]
    return replace(
        part, kind=Kind.UNCLEAR, says={}, core=(part.start, part.end), choices=(f", {typed},",)
    )
