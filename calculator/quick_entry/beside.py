"""What belongs to each phrase: a yes, a no, a question mark, a doubt.

What turns round and what leaves in doubt is a closed list in the phrase files; a word that
nobody knows does neither. A "no" never jumps over a noun or another phrase.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from calculator.quick_entry.items import NOTHING, Item, Line
from calculator.quick_entry.near import find_nearest
from calculator.quick_entry.pieces import Kind
from calculator.quick_entry.vocabulary import Doubt, Only, Small, SmallWord

NEGATIVE: Final = frozenset({SmallWord.NOT, SmallWord.EITHER_NOT, SmallWord.NO, SmallWord.NOR})
POSITIVE: Final = frozenset({SmallWord.YES, SmallWord.INDEED})
DEFINITE: Final = NEGATIVE | POSITIVE
POLAR: Final = DEFINITE | {SmallWord.UNKNOWN}
_JOINTS: Final = frozenset({SmallWord.AND, SmallWord.OR, SmallWord.NOR})
_CORRECTION: Final = Small(typed=("nee",), does=SmallWord.CORRECTION)
_ENDING: Final = Doubt(typed=("?",), about="before", only="cover")
_FIRST_YEAR: Final = 1900
_SLASH: Final = "/"


class _Way(NamedTuple):
    """What was met on the way from a word: a phrase, a noun, or words that nobody knows."""

    fact: Item | None
    noun: bool = False
    unknown: bool = False


def join_words(line: Line) -> None:
    """Give each yes, no and doubt of a line to the phrases that it belongs to."""
    clauses = [list(clause) for _, clause in groupby(line.items, key=lambda item: item.clause)]
    for clause in sorted(clauses, key=lambda clause: not _facts(clause)):
        _join_answers(line, clause)
    for item in line.items:
        _spread_doubt(line, item)
    for item in line.items:
        if item.does in _JOINTS:
            _doubt_beside_joint(line, item)
    for item in line.items:
        if item.does is SmallWord.CORRECTION:
            _correct_answer(line, item)


def _facts(items: Iterable[Item]) -> list[Item]:
    return [item for item in items if item.is_fact]


def _doubt(fact: Item | None, word: Item | None = None) -> None:
    """Leave a phrase in doubt, for a word that then belongs to it."""
    if fact is not None:
        fact.doubted = True
        if word is not None:
            fact.words.append((word, None))


def _walk(line: Line, word: Item, step: int) -> _Way:
    """Return the nearest phrase in a clause, unless a noun stands before it."""
    unknown = False
    for item in line.around(word, step):
        if item.is_fact or item.is_noun:
            return _Way(item if item.is_fact else None, item.is_noun, unknown and item.is_fact)
        unknown |= item.is_unknown or item.is_person
    return _Way(None, unknown=unknown)


def _fact_before(line: Line, word: Item, only: Only | None = None) -> Item | None:
    """Return the last phrase before a word, in whatever clause."""
    before = line.items[: word.place]
    return next((item for item in reversed(before) if _can_doubt(item, only)), None)


# ------------------------------------------------------------------ yes, no and unknown


def _join_answers(line: Line, clause: Sequence[Item]) -> None:
    """Find what each yes, no and unknown in a clause belongs to."""
    facts = _facts(clause)
    polar = [item for item in clause if item.does in POLAR - {SmallWord.NOR}]
    shown = [item for item in clause if item in facts or item in polar]
    if polar and not facts:
        _answer_across_comma(line, clause, polar)
        return
    for word in polar:
        if word.does in (SmallWord.YES, SmallWord.NO):
            _answer_before(line, shown, word)
        elif word.does is SmallWord.UNKNOWN:
            _leave_open(line, word)
        else:
            _turn(line, shown, word, is_form=_is_form(shown, clause))
    if any(item.does is SmallWord.ALL for item in clause) and {i.does for i in polar} - POSITIVE:
        for fact in facts:  # "both no"
            fact.doubted |= fact.can_turn


def _leave_open(line: Line, word: Item) -> None:
    """Join an "unknown" to what stands before it, or else behind it."""
    fact = _walk(line, word, -1).fact
    if fact is None and not word.asked:
        fact = _walk(line, word, 1).fact
    if fact is None:
        _doubt(_fact_before(line, word), word)
        return
    fact.words.append((word, word.does))
    for item in line.around(word, -1):
        # "5 left in supplementary?" asks of both.
        is_count = "supplementary_sessions" in item.says and "supplementary" in fact.says
        item.doubted |= word.asked and is_count


def _is_form(shown: Sequence[Item], clause: Sequence[Item]) -> bool:
    """Return whether a clause is a form: each thing with its answer behind it."""
    behind = [*shown[1:], NOTHING]
    return (
        shown[0].is_fact
        and shown[-1].does in POLAR
        and not any(item.is_unknown and item.place > shown[-1].place for item in clause)
        and all(
            after.does in POLAR
            for item, after in zip(shown, behind, strict=True)
            if item.is_fact and item.can_turn
        )
    )


def _answer_before(line: Line, shown: Sequence[Item], word: Item) -> None:
    """Join a "yes" or "no" to what stands before it."""
    way = _walk(line, word, -1)
    is_no = word.does is SmallWord.NO
    if way.fact is not None:
        if way.unknown and is_no:
            _doubt(way.fact, word)
        else:
            way.fact.words.append((word, word.does))
    elif word is not shown[0]:
        _doubt(_walk(line, word, 1).fact, word)
    elif is_no and shown[1].does in NEGATIVE:
        return  # "no, no module": said twice
    elif is_no and any({*i.says} & {*shown[1].says} for i in line.items[: word.place]):
        word.meaning = _CORRECTION
    else:
        # Whoever begins with the answer may go on so: "yes this, no that".
        turnable = [fact for fact in _facts(shown) if fact.can_turn]
        for fact in turnable:
            _doubt(fact, word if fact is shown[1] else None)
        if not turnable:
            _doubt(_fact_before(line, word), word)


def _turn(line: Line, shown: Sequence[Item], word: Item, *, is_form: bool) -> None:
    """Join a "not" or "indeed" to what it is about."""
    is_behind = is_form and shown[shown.index(word) - 1].is_fact
    left, right = _walk(line, word, -1), _walk(line, word, 1)
    target = _choose_side(shown, word, (left, right), is_behind=is_behind)
    if target is None:
        if word.does is SmallWord.EITHER_NOT:
            _doubt(left.fact, word)
            _doubt(right.fact)
        return
    fact = target.fact
    if fact is None:
        return
    if fact.numbers and not fact.is_cover and word.does in NEGATIVE:
        for other in line.items[: fact.place]:  # "67, no 68" in English
            other.doubted |= other.is_fact and bool({*fact.says} & {*other.says})
    beyond = next(line.around(word, 1), NOTHING)
    if beyond.does is SmallWord.ONLY or (target.unknown and word.does in NEGATIVE):
        _doubt(fact, word)
        return
    fact.words.append((word, word.does))
    following = _walk(line, fact, 1).fact
    if fact.kind is Kind.UNCLEAR and target is right and following and following.can_turn:
        following.doubted = True  # "no current referral"


def _choose_side(
    shown: Sequence[Item], word: Item, sides: tuple[_Way, _Way], *, is_behind: bool
) -> _Way | None:
    """Return on which side what a "not" or "indeed" is about stands; None if that is not clear."""
    left, right = sides
    if word.does is SmallWord.NOT:
        return left if is_behind or right == _Way(None) else right
    if left.fact is None or (right.noun and word.does is SmallWord.EITHER_NOT):
        return right
    if right.fact is None:
        return left._replace(unknown=left.unknown or right.unknown)
    if is_behind or not right.fact.can_turn:
        return left if is_behind or left.fact.can_turn else right
    # In a clause that begins so, each word stands before what it is about.
    is_before = shown[0].does in POLAR
    return right if is_before or not left.fact.can_turn else None


def _answer_across_comma(line: Line, clause: Sequence[Item], polar: Sequence[Item]) -> None:
    """Join what stands alone between commas to the phrase before it."""
    word = polar[-1]
    is_not = word.does is SmallWord.NOT
    if (
        any(isinstance(item.meaning, Doubt) for item in clause)  # the doubt says it
        or any(item.is_unknown and find_nearest(item.text) for item in clause)  # "no referal"
        or (is_not and (clause[-1].is_unknown or any(item.is_noun for item in clause)))
    ):
        return
    fact = _fact_before(line, word)
    if fact is None:
        after = next(iter(_facts(line.items[word.place :])), None)
        if after is not None and not after.words:
            _doubt(after, word)
        return
    is_alone = len(polar) == 1 and not any(item.is_unknown or item.is_noun for item in clause)
    is_only = len(_facts(line.clause(fact))) == 1 and not fact.words
    is_asked = any(other.asked for other, _ in fact.words)
    if (word.does in POSITIVE and not fact.words) or (is_alone and (is_asked or is_only)):
        fact.words.append((word, word.does))
    else:
        _doubt(fact, word)


def _correct_answer(line: Line, word: Item) -> None:
    """Put a yes or no alone behind a correction in the place of the one before it."""
    rest = [item for item in line.items[word.place + 1 :] if not item.says_nothing]
    fact = _fact_before(line, word)
    if rest and fact is not None and fact.can_turn and rest[0].does in DEFINITE:
        answer = rest[0]
        if _walk(line, answer, 1) == _Way(None):
            owned = [(other, None) for other, _ in fact.words if other is not answer]
            fact.words = [*owned, (answer, answer.does)]
            fact.doubted = False


# ------------------------------------------------------------------ doubt


def _spread_doubt(line: Line, word: Item) -> None:
    """Find what a word of doubt, or a day that lies ahead, is about."""
    doubt = _find_doubt(line, word)
    if doubt is None:
        return
    if doubt.about == "line":
        for item in line.items[: word.place]:
            item.doubted |= item.can_turn
    sides = [_reach(line, word, step, doubt.only) for step in (-1, 1)]
    if doubt.about == "after":
        sides.reverse()
    reached = [fact for fact in sides if fact is not None]
    if doubt.about != "both":
        reached = reached[:1]
    clause = line.clause(word)
    # "Asks how long" is about that.
    asks = doubt.about == "after" and doubt.only is None
    of_other = asks and any(item.is_unknown and item.place >= word.place for item in clause)
    if not any(item.is_fact or item.is_noun for item in clause) and not of_other:
        later = line.items[word.place + 1 :]
        after = next((item for item in later if _can_doubt(item, doubt.only)), None)
        before = _fact_before(line, word, doubt.only)
        reached = [fact for fact in (before, after) if fact is not None][:1]
    for number, fact in enumerate(reached):
        _doubt(fact, word if number == 0 else None)


def _find_doubt(line: Line, word: Item) -> Doubt | None:
    """Return how a word, or a day that lies ahead, leaves something in doubt, if it does."""
    if isinstance(word.meaning, Doubt):
        is_past = word.is_since and _begins_in_past(line, word)
        return None if is_past else word.meaning
    if word.does is SmallWord.ANY_MORE:
        before = _walk(line, word, -1).fact
        if before is not None and any(does in NEGATIVE for _, does in before.words):
            before.words.append((word, None))
            return None
        return _ENDING
    # A word that goes on to something, and does not: "module after".
    ends = word.does is SmallWord.NO_AGE_AFTER and not any(line.around(word, 1))
    is_ahead = word.day is not None and word.has_year and word.day > line.today
    of_cover = is_ahead and any(item.is_cover for item in line.clause(word))
    return _ENDING if ends or of_cover else None


def _begins_in_past(line: Line, word: Item) -> bool:
    """Return whether what follows is a day that is past, with its year."""
    after = next(line.around(word, 1), NOTHING)
    if after.day is not None:
        return after.has_year and after.day <= line.today
    return after.is_number and _FIRST_YEAR <= after.numbers[0] < line.today.year


def _can_doubt(item: Item, only: Only | None) -> bool:
    """Return whether a doubt can be about an item."""
    if only == "number":
        return item.is_fact and bool(item.numbers)
    return item.is_fact and (item.is_cover or only is None)


def _reach(line: Line, word: Item, step: int, only: Only | None) -> Item | None:
    """Return the phrase that a doubt comes to; one that it cannot be about is passed over."""
    for item in line.around(word, step):
        if _can_doubt(item, only):
            return item
        if item.is_noun or only == "number":  # it stands directly beside its number
            return None
    return None


def _doubt_beside_joint(line: Line, joint: Item) -> None:
    """Leave in doubt what "or" and "and" leave open.

    After a "no" it is not said whether that goes for what follows too; of two things with
    "or" between them it is not said which; and a "no" behind two things may go for both.
    """
    left, right = (_clause_beside(line, joint, step) for step in (-1, 1))
    before, after = (next(iter(_facts(side)), None) for side in (left, right))
    is_or = joint.does is SmallWord.OR
    if joint.does is SmallWord.NOR:
        _deny_both(joint, before, after)
    elif before is None or after is None:
        fact = after if before is None else before
        other = left if before is None else right
        of_condition = fact is not None and "indication" in fact.says and left and right
        if is_or and (of_condition or any(i.does in POLAR or i.is_unknown for i in other)):
            _doubt(fact)
    else:
        _doubt_either(joint, before, after)


def _doubt_either(joint: Item, before: Item, after: Item) -> None:
    """Leave in doubt which of two things what stands around them is about."""
    is_or = joint.does is SmallWord.OR
    if joint.text == _SLASH and before.says == after.says:
        return  # "heart/vascular"
    outer = [(word, does) for word, does in before.words if word.place < before.place]
    denied = any(does in NEGATIVE for _, does in outer)
    outer += [(word, does) for word, does in after.words if word.place > after.place]
    if is_or and not (denied and not after.words):
        _doubt(before)
        _doubt(after)
    elif is_or and after.can_turn:
        after.words.append((joint, SmallWord.NOT))  # "no module or supplementary" is neither
    elif is_or:
        _doubt(after)
    elif any(does not in POSITIVE for _, does in outer):
        for fact in (before, after):
            fact.doubted |= fact.can_turn and not fact.words


def _deny_both(joint: Item, before: Item | None, after: Item | None) -> None:
    """Turn round what stands on both sides of "nor": "module nor supplementary"."""
    for fact in (before, after):
        if fact is not None and (fact is after or (fact.can_turn and not fact.words)):
            fact.words.append((joint, SmallWord.NOR))


def _clause_beside(line: Line, joint: Item, step: int) -> list[Item]:
    """Return the clause beside a joint, the nearest first."""
    side = line.items[joint.place + 1 :] if step > 0 else line.items[: joint.place][::-1]
    nearest = next((item for item in side if item.does not in _JOINTS), NOTHING)
    return [item for item in side if item.clause == nearest.clause and item.does not in _JOINTS]
