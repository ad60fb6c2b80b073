"""What the words beside a phrase do to it: "no", "yes", "unknown", "or", numbers in doubt.

Words without a meaning are no longer among the parts here.
"""

from collections.abc import Sequence
from dataclasses import replace

from calculator import aftercare
from calculator.quick_entry.parts import NUMBERS, Part
from calculator.quick_entry.pieces import Kind
from calculator.quick_entry.vocabulary import VOCABULARY, Answers, SmallWord, fits, steps
from calculator.words import Language


def cleared(parts: Sequence[Part]) -> list[Part]:
    """Return the parts, those of more meanings clear where the rest of the line says which."""
    understood = [part for part in parts if part.kind is Kind.UNDERSTOOD]
    about = {name for part in understood for name in part.says}
    typed = {steps(part.written) for part in understood if part.written}
    kept = []
    for part in parts:
        unclear = part.means
        if (
            unclear is not None
            and unclear.means is not None
            and (unclear.clear_beside is None or unclear.clear_beside in about)
            and not any(steps(other) in typed for other in unclear.unclear_beside)
        ):
            says = VOCABULARY.phrase(unclear.means).answers(None)
            kept.append(replace(part, kind=Kind.UNDERSTOOD, says=says, choices=()))
        else:
            kept.append(part)
    return kept


def turned(parts: Sequence[Part], line: str, language: Language) -> list[Part]:
    """Return the parts with each "no" and "indeed" joined to what comes after it."""
    kept: list[Part] = []
    for part in parts:
        before = kept[-1] if kept else None
        if before is None or not _waits(before) or before.segment != part.segment:
            kept.append(part)
        else:
            kept[-1] = _turned(before, part)
    return _without_loose_ends(kept, line, language)


def _waits(part: Part) -> bool:
    return part.small in (SmallWord.NOT, SmallWord.INDEED)


def _turned(word: Part, part: Part) -> Part:
    """Return a part with the word before it that turns it round or confirms it."""
    whole = replace(part, start=word.start, turned=word.small is SmallWord.NOT)
    if part.small is not None:
        # "No no", "no and": what comes next is not said to be so, nor not to be so.
        return replace(whole, kind=Kind.UNCLEAR, small=None, turned=None)
    if part.kind is not Kind.UNDERSTOOD or not whole.turned:
        return whole
    opposite = _opposite(part)
    if opposite is None:
        return replace(whole, kind=Kind.UNCLEAR, says={})
    return replace(whole, says=opposite)


def _opposite(part: Part) -> Answers | None:
    """Return what the opposite of a phrase says; None where it says nothing definite."""
    if len(part.says) != 1:
        return None
    ((name, answers),) = part.says.items()
    if name in NUMBERS:
        return None
    return {name: frozenset(aftercare.PERSON.fields[name].values) - answers}


def _without_loose_ends(parts: Sequence[Part], line: str, language: Language) -> list[Part]:
    """Return the parts; a "no" with nothing after it leaves in doubt what is before it."""
    kept: list[Part] = []
    for part in parts:
        before = kept[-1] if kept else None
        if not _waits(part):
            kept.append(part)
        elif before and before.kind is Kind.UNDERSTOOD and before.segment == part.segment:
            kept[-1] = _either_way(before, line, language, part.end)
        else:
            kept.append(replace(part, kind=Kind.UNCLEAR, small=None))
    return kept


def _either_way(part: Part, line: str, language: Language, end: int) -> Part:
    """Return a part up to `end` that may be meant as it was typed, or turned round."""
    typed = line[slice(*part.core)]
    no, indeed = (VOCABULARY.small(w, language) for w in (SmallWord.NOT, SmallWord.INDEED))
    turns = _opposite(part) is not None
    choices = (f"{indeed} {typed}", f"{no} {typed}") if turns else ()
    span = (part.start, end)
    return replace(part, kind=Kind.UNCLEAR, says={}, choices=choices, core=span, end=end)


def answered(parts: Sequence[Part], line: str, language: Language) -> list[Part]:
    """Return the parts with each "yes", "no" and "unknown" joined to what comes before it."""
    kept: list[Part] = []
    for part in parts:
        if part.small not in (SmallWord.YES, SmallWord.NO, SmallWord.UNKNOWN):
            kept.append(part)
        elif kept and kept[-1].kind is Kind.UNDERSTOOD:
            kept[-1] = _answered(kept[-1], part, line, language)
        else:
            kept.append(replace(part, kind=Kind.UNCLEAR, small=None))
    return kept


def _answered(part: Part, word: Part, line: str, language: Language) -> Part:
    """Return a part with the answer that follows it."""
    opposite = _opposite(part)
    if part.segment != word.segment or part.turned is not None:
        return _either_way(part, line, language, word.end)
    if word.small is SmallWord.UNKNOWN:
        nothing: Answers = {name: frozenset() for name in part.says}
        return replace(part, end=word.end, kind=Kind.LEFT_OPEN, says=nothing)
    if opposite is None:
        return _either_way(part, line, language, word.end)
    no = word.small is SmallWord.NO
    return replace(part, end=word.end, says=opposite if no else part.says, turned=no)


def joined(parts: Sequence[Part], line: str, language: Language) -> list[Part]:
    """Return the parts, in doubt where "or" and "and" leave open what holds."""
    kept = list(parts)
    for place, word in enumerate(parts):
        left = kept[place - 1] if place else None
        for where in _left_open_by(word, left, place):
            # Where a "no" or "indeed" was said nothing is left open.
            said = 0 <= where < len(kept) and kept[where].turned is not None
            if 0 <= where < len(kept) and kept[where].kind is Kind.UNDERSTOOD and not said:
                kept[where] = _either_way(kept[where], line, language, kept[where].end)
    return kept


def _left_open_by(word: Part, left: Part | None, place: int) -> Sequence[int]:
    """Return the places whose meaning a joining word leaves open.

    After a "no" it is not said whether that goes for what follows too; and of two things
    with "or" between them it is not said which.
    """
    after_no = left is not None and left.turned is True
    if word.small is SmallWord.OR:
        return (place + 1,) if after_no else (place - 1, place + 1)
    return (place + 1,) if word.small is SmallWord.AND and after_no else ()


def numbered(parts: Sequence[Part], line: str, language: Language) -> list[Part]:
    """Return the parts, a number by itself in doubt beside something that may need it."""
    kept = []
    for place, part in enumerate(parts):
        beside = (*parts[max(place - 1, 0) : place], *parts[place + 1 : place + 2])
        in_doubt = part.number is not None and any(
            other.segment == part.segment and _may_need_a_number(other, line) for other in beside
        )
        kept.append(_for_any_field(part, language) if in_doubt else part)
    return kept


def _for_any_field(part: Part, language: Language) -> Part:
    """Return a number by itself with everything that it can be the number of."""
    number = part.number or 0
    choices = (
        VOCABULARY.written({name: number}, language) for name in NUMBERS if fits(name, number)
    )
    return replace(part, kind=Kind.UNCLEAR, says={}, choices=tuple(filter(None, choices)))


def _may_need_a_number(part: Part, line: str) -> bool:
    if part.kind is not Kind.UNKNOWN:
        return part.kind is Kind.NUMBER_MISSING
    if part.choices:
        return any(word in VOCABULARY.words_with_numbers for word in part.choices)
    # A word that is still being typed takes nothing away from what stands beside it.
    return part.end < len(line) or not any(w.startswith(part.word) for w in VOCABULARY.words)
