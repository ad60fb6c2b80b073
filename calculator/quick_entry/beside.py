"""What the words beside a phrase do to it: "no", "yes", "unknown", "or", numbers in doubt.

Each function takes the parts as the one before it leaves them. The first takes out the words
that mean nothing, so that what they stand between is beside each other.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from calculator import aftercare
from calculator.quick_entry.parts import NUMBERS, Part, of_any_field
from calculator.quick_entry.pieces import Kind
from calculator.quick_entry.vocabulary import VOCABULARY, Answers, SmallWord, steps
from calculator.words import Language


def measured(parts: Sequence[Part], line: str, language: Language) -> list[Part]:
    """Return the parts without words that say nothing, numbers in doubt where those leave doubt.

    "For 3 years" is no age; "9 of the 27" is no age and not 27 sessions left.
    """
    kept: list[Part] = []
    for place, part in enumerate(parts):
        before, after = _beside(parts, place, -1), _beside(parts, place, 1)
        in_doubt = (
            SmallWord.OUT_OF in (before, after) if part.number else before is SmallWord.OUT_OF
        )
        if NUMBERS[0] in part.says:
            in_doubt = in_doubt or SmallWord.BESIDE_NUMBER in (before, after)
        if in_doubt and part.number is not None:
            kept.append(of_any_field(part, language))
        elif in_doubt and not {*NUMBERS}.isdisjoint(part.says):
            kept.append(either_way(part, line, language))
        elif part.small is None or not part.small.says_nothing:
            kept.append(part)
        elif part.small is SmallWord.BESIDE_NUMBER and _is_last(parts, place) and kept:
            # "The sessions are up": at the end such a word does say something.
            kept.append(replace(part, kind=Kind.UNCLEAR))
    return kept


def _is_last(parts: Sequence[Part], place: int) -> bool:
    return all(part.segment != parts[place].segment for part in parts[place + 1 :])


def _beside(parts: Sequence[Part], place: int, step: int) -> SmallWord | None:
    """Return the small word next to a part, over words that mean nothing at all."""
    at = place + step
    while 0 <= at < len(parts) and parts[at].small is SmallWord.SKIPPED:
        at += step
    if not (0 <= at < len(parts) and parts[at].segment == parts[place].segment):
        return None
    return parts[at].small


def cleared(parts: Sequence[Part]) -> list[Part]:
    """Return the parts, those of more meanings clear where the rest of the line says which."""
    understood = [part for part in parts if part.kind is Kind.UNDERSTOOD]
    about = {name for part in understood for name in part.says}
    typed = {steps(part.written) for part in parts if part.written}
    kept = []
    for part, after in zip_longest(parts, parts[1:]):
        unclear = part.means
        if (
            unclear is not None
            and unclear.means is not None
            and (unclear.clear_beside is None or unclear.clear_beside in about)
            and not any(steps(other) in typed for other in unclear.unclear_beside)
            and not (after and unclear.unclear_before in after.says)
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
        elif part.small is not None:
            # "No no", "indeed or no": what comes next may be so or not.
            kept[-1] = replace(before, end=part.end, kind=Kind.UNCLEAR)
        else:
            kept[-1] = _turned(before, part, line, language)
    return _without_loose_ends(kept, line, language)


def _waits(part: Part) -> bool:
    return part.small in (SmallWord.NOT, SmallWord.INDEED)


def _turned(word: Part, part: Part, line: str, language: Language) -> Part:
    """Return a part with the word before it that turns it round or confirms it."""
    if word.kind is Kind.UNCLEAR and part.kind is Kind.UNDERSTOOD:
        return either_way(part, line, language, (word.start, part.end))
    whole = replace(part, start=word.start, turned=word.small is SmallWord.NOT)
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
    """Return the parts; a "no" with nothing after it leaves in doubt what is before it.

    Whoever says "no" after one thing may do so after others: nothing in that stretch of the
    line that can be turned round is certain then.
    """
    loose = {part.segment for part in parts if _waits(part)}
    kept: list[Part] = []
    for part in parts:
        can_turn = part.turned is not None or _opposite(part) is not None
        if _waits(part):
            kept.append(replace(part, kind=Kind.UNCLEAR))
        elif part.segment in loose and part.kind is Kind.UNDERSTOOD and can_turn:
            kept.append(either_way(part, line, language))
        else:
            kept.append(part)
    return kept


def either_way(
    part: Part, line: str, language: Language, span: tuple[int, int] | None = None
) -> Part:
    """Return a part that may be meant as it was typed, or turned round.

    A choice sets it apart with commas, so that nothing beside it is read into it again.

    Args:
        part: The part.
        line: The whole line.
        language: The language in which choices are written.
        span: What a choice is put in the place of; None for the part itself.
    """
    typed = line[slice(*part.core)]
    no, indeed = (VOCABULARY.small(w, language) for w in (SmallWord.NOT, SmallWord.INDEED))
    opposite = part.says if part.turned else _opposite(part)
    choices = [f", {typed},"]
    if opposite is not None:
        turned_round = VOCABULARY.written_if_one(opposite, language) or f"{no} {typed}"
        choices = [f", {indeed} {typed},", f", {turned_round},"]
    start, end = core = span or (part.start, part.end)
    return replace(
        part, kind=Kind.UNCLEAR, says={}, choices=tuple(choices), core=core, start=start, end=end
    )


def answered(parts: Sequence[Part], line: str, language: Language) -> list[Part]:
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
        kept[-1] = after = _answered(before, part, line, language)
        if after.kind is Kind.UNCLEAR and len(kept) > 1:
            kept[-2] = _in_doubt_too(kept[-2], after, line, language)
    return kept


def _in_doubt_too(before: Part, part: Part, line: str, language: Language) -> Part:
    """Return what stands before a "no" that may belong to either."""
    if before.kind is not Kind.UNDERSTOOD or before.segment != part.segment:
        return before
    return either_way(before, line, language)


def _answered(part: Part, word: Part, line: str, language: Language) -> Part:
    """Return a part with the answer that follows it."""
    opposite = _opposite(part)
    whole = (part.start, word.end)
    if part.segment != word.segment or part.turned is not None:
        return either_way(part, line, language, whole)
    if word.small is SmallWord.UNKNOWN:
        nothing: Answers = {name: frozenset() for name in part.says}
        return replace(part, end=word.end, kind=Kind.LEFT_OPEN, says=nothing, answered=True)
    if opposite is None:
        return either_way(part, line, language, whole)
    no = word.small is SmallWord.NO
    says = opposite if no else part.says
    return replace(part, end=word.end, says=says, turned=no, answered=True)


def joined(parts: Sequence[Part], line: str, language: Language) -> list[Part]:
    """Return the parts, in doubt where "or" and "and" leave open what holds.

    After a "no" it is not said whether that goes for what follows too; of two things with
    "or" between them it is not said which; and a "no" behind two things may go for both.
    """
    kept = list(parts)
    for place, word in enumerate(parts):
        if word.small not in (SmallWord.OR, SmallWord.AND):
            continue
        before, after = _joined_by(parts, place, -1), _joined_by(parts, place, 1)
        left = parts[before] if before is not None else None
        right = parts[after] if after is not None else None
        after_no = left is not None and left.turned is True
        doubtful: list[int | None] = []
        if right is None:
            continue
        if word.small is SmallWord.OR:
            doubtful = [after] if after_no and right.turned is None else [before, after]
        elif after_no and right.turned is None:
            doubtful = [after]
        elif right.answered and left is not None and left.turned is None:
            doubtful = [before]
        for where in doubtful:
            if where is not None and kept[where].kind is Kind.UNDERSTOOD:
                kept[where] = either_way(kept[where], line, language)
    return kept


def _joined_by(parts: Sequence[Part], place: int, step: int) -> int | None:
    """Return the place of what a joining word joins, over others beside it."""
    at = place + step
    while 0 <= at < len(parts) and parts[at].small in (SmallWord.OR, SmallWord.AND):
        at += step
    inside = 0 <= at < len(parts) and parts[at].segment == parts[place].segment
    return at if inside else None


def numbered(parts: Sequence[Part], line: str, language: Language) -> list[Part]:
    """Return the parts, an age in doubt beside something that its number may belong to."""
    kept = []
    for place, part in enumerate(parts):
        beside = [
            other
            for other in (*parts[max(place - 1, 0) : place], *parts[place + 1 : place + 2])
            if other.segment == part.segment
        ]
        is_age = NUMBERS[0] in part.says
        if is_age and part.number is not None and any(map(_may_have_a_number, beside)):
            kept.append(of_any_field(part, language))
        elif (
            is_age
            and part.kind is Kind.UNDERSTOOD
            and ((part.loose and beside) or any(o.kind is Kind.NUMBER_MISSING for o in beside))
        ):
            kept.append(either_way(part, line, language))
        else:
            kept.append(part)
    return kept


def _may_have_a_number(part: Part) -> bool:
    """Return whether a number beside something may be its own."""
    lacks_one = part.kind in (Kind.NUMBER_MISSING, Kind.NUMBER_WRONG) or part.loose
    may_be_insured = part.means is not None and part.means.clear_beside == "supplementary"
    is_insured = "supplementary" in part.says and not part.turned
    return lacks_one or may_be_insured or (is_insured and "supplementary_sessions" not in part.says)
