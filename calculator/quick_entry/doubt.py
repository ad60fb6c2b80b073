"""What words that nobody knows leave in doubt: what they stand beside, and what they may change."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from calculator.quick_entry.beside import doubt_either_way, find_beside, understand
from calculator.quick_entry.near import is_slip
from calculator.quick_entry.parts import Part, combine_answers, cut_into_parts, doubt_number
from calculator.quick_entry.pieces import Kind
from calculator.quick_entry.vocabulary import VOCABULARY, SmallWord
from calculator.words import Language

_MOST_SLIPS: Final = 3
"""In a line with more unknown words than this, none is taken for a slip of the fingers."""


def doubt_beside_unknown(parts: Sequence[Part], line: str, language: Language) -> list[Part]:
    """Return the parts, in doubt where an unknown word may change what they say.

    An unknown word that looks like a slip leaves in doubt what the line would say otherwise
    with a known word in its place. Any other leaves in doubt what stands beside it:
    "referral requested" is no referral.

    Args:
        parts: The parts.
        line: The whole line.
        language: The language in which choices are written.
    """
    unknown = [place for place, part in enumerate(parts) if part.kind is Kind.UNKNOWN]
    slips = [place for place in unknown if _may_be_slip(parts[place], line)]
    if len(slips) > _MOST_SLIPS:
        slips = []
    doubtful: set[int | None] = set()
    for place in unknown:
        meant = _read_otherwise(parts[place], line, language) if place in slips else ()
        if meant or (place in slips and not parts[place].choices):
            doubtful |= _said_otherwise(parts, meant)
        else:
            doubtful |= {*find_beside(parts, place)}
    for place, part in enumerate(parts):
        if part.kind is not Kind.UNCLEAR:
            continue
        if part.small in (SmallWord.YES, SmallWord.NO):
            # Whoever begins with the answer may go on so: "yes this, no that".
            doubtful |= {at for at, other in enumerate(parts) if other.segment == part.segment}
        elif part.small is not None or (part.turned and part.means is not None):
            doubtful |= {*find_beside(parts, place)}
    return [_doubt(part) if place in doubtful else part for place, part in enumerate(parts)]


def _read_otherwise(slip: Part, line: str, language: Language) -> Sequence[Sequence[Part]]:
    """Return the parts that the line would have with each word that a slip may be meant as."""
    start, end = slip.core
    lines = [f"{line[:start]}{choice}{line[end:]}" for choice in slip.choices]
    readings = [understand(cut_into_parts(other, language)) for other in lines]
    return [
        parts
        for parts in readings
        if not any(p.kind is Kind.UNKNOWN and p.core[0] <= start < p.core[1] for p in parts)
    ]


def _said_otherwise(parts: Sequence[Part], meant: Sequence[Sequence[Part]]) -> set[int]:
    """Return the places of the parts about fields of which something else may be meant."""
    said = combine_answers(parts)
    changed = {
        name
        for other in map(combine_answers, meant)
        for name in said
        if other.get(name) != said[name]
    }
    return {place for place, part in enumerate(parts) if not changed.isdisjoint(part.says)}


def _may_be_slip(part: Part, line: str) -> bool:
    """Return whether an unknown word is a known one with a slip in it, or still being typed."""
    if part.turned or not part.word:
        return False
    return is_slip(part.word, part.choices) or (
        part.end == len(line) and VOCABULARY.is_begun(part.word)
    )


def _doubt(part: Part) -> Part:
    if part.kind is not Kind.UNDERSTOOD:
        return part
    if part.number is not None:
        return doubt_number(part)
    if part.turned is None:
        return doubt_either_way(part)
    # It was said which way it is meant; only what it stands beside may change that.
    return replace(doubt_either_way(part), typed=(part.start, part.end), opposite=None)
