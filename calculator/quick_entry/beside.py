"""What the words beside a phrase do to it: "no", "yes", "unknown", "or", numbers in doubt.

Each function takes the parts as the one before it leaves them. The first takes out the words
that mean nothing, so that what they stand between is beside each other.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from calculator import aftercare
from calculator.quick_entry.parts import NUMBERS, Part, doubt_number
from calculator.quick_entry.pieces import Kind
from calculator.quick_entry.vocabulary import (
    SAYING_NOTHING,
    VOCABULARY,
    Answers,
    SmallWord,
    split_phrase,
)

_JOINING: Final = {SmallWord.OR, SmallWord.AND}


def understand(words: Sequence[Part]) -> Sequence[Part]:
    """Return the parts that say something, each with what the words beside it do to it."""
    parts = doubt_numbers_beside_words(words)
    parts = settle_by_context(parts)
    parts = join_to_next(parts)
    parts = join_to_previous(parts)
    parts = doubt_beside_or(parts)
    return doubt_ages(parts)


def doubt_numbers_beside_words(parts: Sequence[Part]) -> list[Part]:
    """Return the parts without words that say nothing, numbers in doubt where those leave doubt.

    "For 3 years" is no age; "9 of the 27" is no age and not 27 sessions left.
    """
    kept: list[Part] = []
    for place, part in enumerate(parts):
        before, after = (
            None if at is None else parts[at].small
            for at in find_beside(parts, place, over={SmallWord.SKIPPED})
        )
        is_last = all(other.segment != part.segment for other in parts[place + 1 :])
        in_doubt = (
            before is SmallWord.OUT_OF
            or (after is SmallWord.OUT_OF and part.number)
            or (SmallWord.BESIDE_NUMBER in (before, after) and NUMBERS[0] in part.says)
        )
        if in_doubt and part.number is not None:
            kept.append(doubt_number(part))
        elif in_doubt and not {*NUMBERS}.isdisjoint(part.says):
            kept.append(doubt_either_way(part))
        elif part.small not in SAYING_NOTHING:
            kept.append(part)
        elif part.small is SmallWord.BESIDE_NUMBER and is_last and kept:
            # "The sessions are up": at the end such a word does say something.
            kept.append(replace(part, kind=Kind.UNCLEAR))
    return kept


def find_beside(
    parts: Sequence[Part], place: int, over: Collection[SmallWord] = ()
) -> tuple[int | None, int | None]:
    """Return the places of what stands before and after a part, between the same commas.

    Args:
        parts: The parts.
        place: The place of the part.
        over: What small words are passed over.
    """
    before, after = (
        next((at for at in places if parts[at].small not in over), None)
        for places in (range(place - 1, -1, -1), range(place + 1, len(parts)))
    )
    segment = parts[place].segment
    return (
        None if before is None or parts[before].segment != segment else before,
        None if after is None or parts[after].segment != segment else after,
    )


def settle_by_context(parts: Sequence[Part]) -> list[Part]:
    """Return the parts, those of more meanings clear where the rest of the line says which."""
    understood = [part for part in parts if part.kind is Kind.UNDERSTOOD]
    about = {name for part in understood for name in part.says}
    typed = {part.wording.words for part in parts if part.wording}
    kept = []
    for part, after in zip_longest(parts, parts[1:]):
        unclear = part.means
        if (
            unclear is not None
            and unclear.means is not None
            and (unclear.clear_beside is None or unclear.clear_beside in about)
            and not any(split_phrase(other) in typed for other in unclear.unclear_beside)
            and not (after and unclear.unclear_before in after.says)
        ):
            says = VOCABULARY.phrase(unclear.means).answers(None)
            kept.append(replace(part, kind=Kind.UNDERSTOOD, says=says, choices=()))
        else:
            kept.append(part)
    return kept


def join_to_next(parts: Sequence[Part]) -> list[Part]:
    """Return the parts with each "no" and "indeed" joined to what comes after it."""
    kept: list[Part] = []
    for part in parts:
        before = kept[-1] if kept else None
        if before is None or not _waits(before) or before.segment != part.segment:
            kept.append(part)
        elif part.small is not None:
            # "No no", "indeed or no": what comes next may be so or not.
            kept[-1] = replace(before, end=part.end, kind=Kind.UNCLEAR)
        else:
            kept[-1] = _turn(before, part)
    return _doubt_loose_ends(kept)


def _waits(part: Part) -> bool:
    return part.small in (SmallWord.NOT, SmallWord.INDEED)


def _turn(word: Part, part: Part) -> Part:
    """Return a part with the word before it that turns it round or confirms it."""
    if word.kind is Kind.UNCLEAR and part.kind is Kind.UNDERSTOOD:
        return doubt_either_way(part, (word.start, part.end))
    whole = replace(part, start=word.start, turned=word.small is SmallWord.NOT)
    if part.kind is not Kind.UNDERSTOOD or not whole.turned:
        return whole
    opposite = _opposite_of(part.says)
    if opposite is None:
        return replace(whole, kind=Kind.UNCLEAR, says={})
    return replace(whole, says=opposite)


def _opposite_of(says: Answers) -> Answers | None:
    """Return what the opposite of a phrase says; None where it says nothing definite."""
    if len(says) != 1:
        return None
    ((name, answers),) = says.items()
    if name not in aftercare.PERSON.fields or name in NUMBERS:
        return None
    return {name: frozenset(aftercare.PERSON.fields[name].values) - answers}


def _doubt_loose_ends(parts: Sequence[Part]) -> list[Part]:
    """Return the parts; a "no" with nothing after it leaves in doubt what is before it.

    Whoever says "no" after one thing may do so after others: nothing in that stretch of the
    line that can be turned round is certain then.
    """
    loose = {part.segment for part in parts if _waits(part)}
    kept: list[Part] = []
    for part in parts:
        can_turn = part.turned is not None or _opposite_of(part.says) is not None
        if _waits(part):
            kept.append(replace(part, kind=Kind.UNCLEAR))
        elif part.segment in loose and part.kind is Kind.UNDERSTOOD and can_turn:
            kept.append(doubt_either_way(part))
        else:
            kept.append(part)
    return kept


def doubt_either_way(part: Part, span: tuple[int, int] | None = None) -> Part:
    """Return a part that may be meant as it was typed, or turned round.

    Args:
        part: The part.
        span: What a choice is put in the place of; None for the part itself.
    """
    start, end = core = span or (part.start, part.end)
    return replace(
        part,
        start=start,
        end=end,
        core=core,
        kind=Kind.UNCLEAR,
        says={},
        typed=part.core,
        opposite=part.says if part.turned else _opposite_of(part.says),
    )


def join_to_previous(parts: Sequence[Part]) -> list[Part]:
    """Return the parts with each "yes", "no" and "unknown" joined to what comes before it."""
    kept: list[Part] = []
    for part in parts:
        if part.small not in (SmallWord.YES, SmallWord.NO, SmallWord.UNKNOWN):
            kept.append(part)
            continue
        while len(kept) > 1 and kept[-1].small is SmallWord.OR:
            kept.pop()  # "yes or no": both are said of what stands before
        before = kept[-1] if kept else None
        if before is None or before.kind is not Kind.UNDERSTOOD:
            kept.append(replace(part, kind=Kind.UNCLEAR))
            continue
        kept[-1] = after = _answer(before, part)
        if after.kind is Kind.UNCLEAR and len(kept) > 1:
            earlier = kept[-2]  # a "no" in doubt may belong to this one too
            if earlier.kind is Kind.UNDERSTOOD and earlier.segment == after.segment:
                kept[-2] = doubt_either_way(earlier)
    return kept


def _answer(part: Part, word: Part) -> Part:
    """Return a part with the answer that follows it."""
    opposite = _opposite_of(part.says)
    whole = (part.start, word.end)
    if part.segment != word.segment or part.turned is not None:
        return doubt_either_way(part, whole)
    if word.small is SmallWord.UNKNOWN:
        nothing: Answers = {name: frozenset() for name in part.says}
        return replace(part, end=word.end, kind=Kind.LEFT_OPEN, says=nothing, answered=True)
    if opposite is None:
        return doubt_either_way(part, whole)
    no = word.small is SmallWord.NO
    says = opposite if no else part.says
    return replace(part, end=word.end, says=says, turned=no, answered=True)


def doubt_beside_or(parts: Sequence[Part]) -> list[Part]:
    """Return the parts, in doubt where "or" and "and" leave open what holds.

    After a "no" it is not said whether that goes for what follows too; of two things with
    "or" between them it is not said which; and a "no" behind two things may go for both.
    """
    doubtful: set[int | None] = set()
    for place, word in enumerate(parts):
        if word.small not in _JOINING:
            continue
        before, after = find_beside(parts, place, over=_JOINING)
        if after is None:
            continue
        left_turned = None if before is None else parts[before].turned
        if left_turned and parts[after].turned is None:
            doubtful.add(after)
        elif word.small is SmallWord.OR:
            doubtful |= {before, after}
        elif parts[after].answered and left_turned is None:
            doubtful.add(before)
    return [
        doubt_either_way(part) if place in doubtful and part.kind is Kind.UNDERSTOOD else part
        for place, part in enumerate(parts)
    ]


def doubt_ages(parts: Sequence[Part]) -> list[Part]:
    """Return the parts, an age in doubt beside something that its number may belong to."""
    kept = []
    for place, part in enumerate(parts):
        beside = [parts[at] for at in find_beside(parts, place) if at is not None]
        is_age = NUMBERS[0] in part.says
        if is_age and part.number is not None and any(map(_may_have_a_number, beside)):
            kept.append(doubt_number(part))
        elif (
            is_age
            and part.kind is Kind.UNDERSTOOD
            and ((part.loose and beside) or any(o.kind is Kind.NUMBER_MISSING for o in beside))
        ):
            kept.append(doubt_either_way(part))
        else:
            kept.append(part)
    return kept


def _may_have_a_number(part: Part) -> bool:
    """Return whether a number beside something may be its own."""
    lacks_one = part.kind in (Kind.NUMBER_MISSING, Kind.NUMBER_WRONG) or part.loose
    may_be_insured = part.means is not None and part.means.clear_beside == "supplementary"
    is_insured = "supplementary" in part.says and not part.turned
    return lacks_one or may_be_insured or (is_insured and "supplementary_sessions" not in part.says)
