"""What belongs to each phrase: a yes, a no, a question mark, a doubt.

What turns round and what leaves in doubt is a closed list in the phrase files; a word that
nobody knows does neither. A "no" never jumps over a noun or another phrase.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from calculator.quick_entry.items import ASKED, NEGATIVE, NOTHING, NOUNS, SLASH, Item, Line
from calculator.quick_entry.near import find_nearest
from calculator.quick_entry.pieces import Kind
from calculator.quick_entry.vocabulary import Doubt, Only, SmallWord

POSITIVE: Final = frozenset({SmallWord.YES, SmallWord.INDEED})
POLAR: Final = NEGATIVE | POSITIVE | {SmallWord.UNKNOWN}
_BEHIND: Final = frozenset({SmallWord.YES, SmallWord.NO})
_JOINTS: Final = frozenset({SmallWord.AND, SmallWord.OR, SmallWord.NOR})
_ENDING: Final = Doubt(typed=("?",), about="before", only="cover")


class _Way(NamedTuple):
    """What was met on the way from a word: a phrase, a noun, or words that nobody knows."""

    fact: Item | None = None
    noun: bool = False
    unknown: bool = False


def join_words(line: Line) -> None:
    """Give each yes, no and doubt of a line to the phrases that it belongs to."""
    clauses = [list(clause) for _, clause in groupby(line.items, key=lambda item: item.clause)]
    for clause in sorted(clauses, key=lambda clause: not _facts(clause)):
        _join_answers(line, clause)
    for before, item in pairwise(line.items):
        if item.is_unknown and before.does in (SmallWord.NOT, SmallWord.EITHER_NOT):
            item.words.append((before, None))  # "no referal": the slip is mended behind its "no"
    for item in line.items:
        doubt = _find_doubt(line, item)
        if doubt is not None:
            _spread_doubt(line, item, doubt)
    for item in line.items:
        if item.does in _JOINTS:
            _doubt_beside_joint(line, item)


def _facts(items: Iterable[Item]) -> list[Item]:
    return [item for item in items if item.is_fact]


def _doubt(fact: Item, word: Item) -> None:
    """Leave a phrase in doubt, for a word that then belongs to it."""
    fact.doubted = True
    fact.words.append((word, None))


def _can_be_about(item: Item, only: Only | None) -> bool:
    """Return whether a word can be about an item."""
    can_be = {None: True, "cover": item.is_cover, "number": bool(item.numbers)}
    return item.is_fact and can_be[only]


def _walk(line: Line, word: Item, step: int, only: Only | None = None) -> _Way:
    """Return the nearest phrase in its clause that a word can be about.

    No word passes a noun, and one about a number passes nothing.
    """
    unknown = False
    for item in line.around(word, step):
        if _can_be_about(item, only):
            return _Way(item, unknown=unknown)
        if item.does in NOUNS or only == "number":
            return _Way(noun=True)
        unknown |= item.is_unknown or item.does is SmallWord.PERSON or item.does is SmallWord.ONLY
    return _Way(unknown=unknown)


def _find_across(line: Line, word: Item, only: Only | None = None) -> Item | None:
    """Return the last phrase before a word that it can be about, or else the next one."""
    others = (*reversed(line.items[: word.place]), *line.items[word.place :])
    return next((item for item in others if _can_be_about(item, only)), None)


# ------------------------------------------------------------------ yes, no and unknown


def _join_answers(line: Line, clause: Sequence[Item]) -> None:
    """Find what each yes, no and unknown in a clause belongs to."""
    facts = _facts(clause)
    polar = [item for item in clause if item.does in POLAR]
    shown = [item for item in clause if item in facts or item in polar]
    if polar and not facts:
        _answer_across_comma(line, clause, polar)
        return
    for word in polar:
        way = _find_side(line, shown, word)
        if way.fact is None:
            for fact in _find_doubted(line, facts, word):
                _doubt(fact, word)
        elif way.unknown and word.does in NEGATIVE:
            _doubt(way.fact, word)
        else:
            _give(line, way.fact, word)
    if any(item.does is SmallWord.ALL for item in clause) and {i.does for i in polar} - POSITIVE:
        for fact in facts:  # "both no"
            fact.doubted |= fact.can_turn


def _find_doubted(line: Line, facts: Sequence[Item], word: Item) -> list[Item]:
    """Return what a yes, no or unknown that belongs to nothing for certain leaves in doubt."""
    sides = [_walk(line, word, step) for step in (-1, 1)]
    is_first = word.place < facts[0].place
    if (word.does in _BEHIND and not is_first) or (
        word.does is SmallWord.EITHER_NOT and not sides[1].noun
    ):
        return [way.fact for way in sides if way.fact]
    # Whoever begins with the answer may go on so: "yes this, no that".
    if word.does is SmallWord.NO and next(line.around(word, 1), NOTHING).does in NEGATIVE:
        return []  # "no, no module": said twice
    doubted = [fact for fact in facts if fact.can_turn and word.does in _BEHIND]
    if not doubted and word.does in (*_BEHIND, SmallWord.UNKNOWN):
        doubted = _facts(line.items[: word.place])[-1:]
    return doubted


def _is_form(shown: Sequence[Item]) -> bool:
    """Return whether a clause is a form: each thing with its answer behind it."""
    return (
        shown[0].is_fact
        and shown[-1].does in POLAR
        and all(two.does in POLAR for one, two in pairwise(shown) if one.is_fact and one.can_turn)
    )


def _find_side(line: Line, shown: Sequence[Item], word: Item) -> _Way:
    """Return on which side what a yes, no or unknown is about stands, if that is clear."""
    left, right = (_walk(line, word, step) for step in (-1, 1))
    goes_on = any(item.is_unknown for item in line.around(word, 1))
    is_behind = _is_form(shown) and shown[shown.index(word) - 1].is_fact and not goes_on
    if word.does in _BEHIND or (is_behind and word.does is SmallWord.NOT):
        return left
    if word.does is SmallWord.UNKNOWN:
        return left if left.fact or word.text == ASKED else right
    if left.fact is None or right.noun or (word.does is SmallWord.NOT and right != _Way()):
        return right
    if right.fact is None:
        return left._replace(unknown=left.unknown or right.unknown)
    if left.fact.can_turn and right.fact.can_turn and not is_behind:
        # In a clause that begins so, each word stands before what it is about.
        return right if shown[0].does in POLAR else _Way()
    return left if is_behind or left.fact.can_turn else right


def _give(line: Line, fact: Item, word: Item) -> None:
    """Join a yes, no or unknown to what it is about."""
    fact.words.append((word, word.does))
    following = _walk(line, fact, 1).fact
    is_open = fact.doubted or fact.kind is Kind.UNCLEAR
    if is_open and word.place < fact.place and following:
        following.doubted |= following.can_turn  # "no current referral"


def _answer_across_comma(line: Line, clause: Sequence[Item], polar: Sequence[Item]) -> None:
    """Join what stands alone between commas to the phrase before it."""
    word = polar[-1]
    fact = _find_across(line, word)
    has_noun = any(item.does in NOUNS for item in clause)
    if (
        fact is None
        or any(isinstance(item.meaning, Doubt) and line.is_clear(item) for item in clause)
        or any(item.is_unknown and find_nearest(item.text) for item in clause)  # "no referal"
        or (word.does is SmallWord.NOT and (clause[-1].is_unknown or has_noun))
        or (fact.place > word.place and fact.words)
    ):
        return
    is_alone = len(polar) == 1 and not has_noun and not any(item.is_unknown for item in clause)
    is_only = len(_facts(line.clause(fact))) == 1 and not fact.words
    is_asked = any(other.text == ASKED for other, _ in fact.words)
    is_corrected = any(item.does is SmallWord.CORRECTION for item in clause)
    is_said = is_alone and (is_asked or is_only or is_corrected)
    is_confirmed = {item.does for item in polar} <= POSITIVE and not fact.words
    if (is_said or is_confirmed) and fact.place < word.place:
        fact.words.append((word, word.does))
    else:
        _doubt(fact, word)


# ------------------------------------------------------------------ doubt


def _find_doubt(line: Line, word: Item) -> Doubt | None:
    """Return how a word, or a day that lies ahead, leaves something in doubt, if it does."""
    if isinstance(word.meaning, Doubt):
        return word.meaning if line.is_clear(word) else None
    # A word that goes on to something, and does not: "module after".
    ends = word.does is SmallWord.NO_AGE_AFTER and not any(line.around(word, 1))
    is_ahead = word.day is not None and word.day > line.today
    of_cover = is_ahead and any(item.is_cover for item in line.clause(word))
    return _ENDING if ends or of_cover else None


def _spread_doubt(line: Line, word: Item, doubt: Doubt) -> None:
    """Find what a word of doubt, or a day that lies ahead, is about."""
    if doubt.about == "line":
        for item in line.items[: word.place]:
            item.doubted |= item.can_turn
    steps = (1, -1) if doubt.about == "after" else (-1, 1)
    sides = [_walk(line, word, step, doubt.only).fact for step in steps]
    reached = [fact for fact in sides if fact is not None]
    clause = line.clause(word)
    # "Asks how long" is about that.
    asks = doubt.about == "after" and doubt.only is None
    of_other = asks and any(item.is_unknown and item.place >= word.place for item in clause)
    if not any(item.is_fact or item.does in NOUNS for item in clause) and not of_other:
        reached = list(filter(None, [_find_across(line, word, doubt.only)]))
    for fact in reached if doubt.about == "both" else reached[:1]:
        _doubt(fact, word)


def _doubt_beside_joint(line: Line, joint: Item) -> None:
    """Leave in doubt what "or" and "and" leave open.

    After a "no" it is not said whether that goes for what follows too; of two things with
    "or" between them it is not said which; and a "no" behind two things may go for both.
    """
    sides = [_clause_beside(line, joint, step) for step in (-1, 1)]
    facts = [fact for side in sides for fact in _facts(side)[:1]]
    (before, after) = (facts[0], facts[-1]) if facts else (NOTHING, NOTHING)
    outer = [does for word, does in before.words if word.place < before.place]
    is_denied = before is not after and not NEGATIVE.isdisjoint(outer) and not after.words
    outer += [does for word, does in after.words if word.place > after.place]
    if joint.does is SmallWord.AND:
        doubted = facts if before is not after and set(outer) - POSITIVE else []
        for fact in doubted:
            fact.doubted |= fact.can_turn and not fact.words
    elif joint.does is SmallWord.NOR:
        for fact in facts:
            if fact.place > joint.place or (fact.can_turn and not fact.words):
                fact.words.append((joint, SmallWord.NOT))
    elif joint.text == SLASH and before.says == after.says and before is not after:
        return  # "heart/vascular"
    elif is_denied and after.can_turn:
        after.words.append((joint, SmallWord.NOT))  # "no module or supplementary" is neither
    elif all(sides) and (
        before is not after
        or "indication" in after.says
        or any(i.does in POLAR or i.is_unknown for s in sides if not _facts(s) for i in s)
    ):
        for fact in facts[is_denied:]:
            fact.doubted = True


def _clause_beside(line: Line, joint: Item, step: int) -> list[Item]:
    """Return the clause beside a joint, the nearest first."""
    side = line.items[joint.place + 1 :] if step > 0 else line.items[: joint.place][::-1]
    nearest = next((item for item in side if item.does not in _JOINTS), NOTHING)
    return [item for item in side if item.clause == nearest.clause and item.does not in _JOINTS]
