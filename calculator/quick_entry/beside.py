"""What belongs to each phrase: a yes, a no, a question mark, a doubt.

What turns round and what leaves in doubt is a closed list in the phrase files; a word that
nobody knows does neither. A "no" never jumps over a noun or another phrase.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from calculator.quick_entry.items import Item
from calculator.quick_entry.near import find_nearest
from calculator.quick_entry.pieces import Kind
from calculator.quick_entry.vocabulary import Doubt, Only, Phrase, Reach, SmallWord, Unclear

NEGATIVE: Final = frozenset({SmallWord.NOT, SmallWord.EITHER_NOT, SmallWord.NO, SmallWord.NOR})
_POSITIVE: Final = frozenset({SmallWord.YES, SmallWord.INDEED})
_ANSWERS: Final = frozenset({SmallWord.YES, SmallWord.NO})
POLAR: Final = NEGATIVE | _POSITIVE | {SmallWord.UNKNOWN}
_JOINTS: Final = frozenset({SmallWord.AND, SmallWord.OR, SmallWord.NOR})


class Fate(NamedTuple):
    """What a line does to one of its phrases.

    Attributes:
        words: The places of the words that belong to it.
        doubted: Whether it may be meant otherwise than it was typed.
        no: Whether it is turned round.
        yes: Whether it is confirmed.
        unknown: Whether it is said that it is not known.
    """

    words: frozenset[int] = frozenset()
    doubted: bool = False
    no: bool = False
    yes: bool = False
    unknown: bool = False


class _Way(NamedTuple):
    """What was met on the way from a word: a phrase, a noun, or words that nobody knows."""

    fact: int | None
    noun: bool = False
    unknown: bool = False


class _Marks:
    """What has been found to belong to each phrase so far."""

    def __init__(self) -> None:
        self.words: dict[int, list[tuple[int, SmallWord | None]]] = defaultdict(list)
        self.doubted: set[int] = set()
        self.corrections: set[int] = set()

    def add(self, fact: int, word: int, does: SmallWord | None) -> None:
        self.words[fact].append((word, does))

    def doubt(self, fact: int | None, word: int | None = None) -> None:
        if fact is not None:
            self.doubted.add(fact)
            if word is not None:
                self.words[fact].append((word, None))


def find_fates(items: Sequence[Item], today: date) -> tuple[dict[int, Fate], frozenset[int]]:
    """Return by place what becomes of each phrase, and the places of words that correct.

    Args:
        items: The items of a line, their numbers read.
        today: A day from which on something holds is past until then.
    """
    marks = _Marks()
    clauses: dict[int, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        clauses[item.clause].append(place)
    has_fact = {number: any(items[at].is_fact for at in at_) for number, at_ in clauses.items()}
    for _, places in sorted(clauses.items(), key=lambda clause: not has_fact[clause[0]]):
        _join_answers(items, places, marks)
        _doubt_all(items, places, marks)
    for place, item in enumerate(items):
        _spread_doubt(items, place, item, today, marks)
    for place, item in enumerate(items):
        if item.does in _JOINTS:
            _doubt_beside_joint(items, place, marks)
    _correct_answers(items, marks)
    fates = {place: _weigh(items, place, marks) for place in {*marks.words, *marks.doubted}}
    return fates, frozenset(marks.corrections)


def _weigh(items: Sequence[Item], place: int, marks: _Marks) -> Fate:
    """Return what all words that belong to a phrase do together."""
    words = marks.words[place]
    said = [(at, does) for at, does in sorted(words, key=lambda word: word[0]) if does]
    # "Module? yes": what was asked is answered.
    if len(said) > 1 and items[said[-1][0]].does in POLAR - {SmallWord.UNKNOWN}:
        said = [(at, does) for at, does in said if not items[at].asked]
    negative = [at for at, does in said if does in NEGATIVE]
    positive = [at for at, does in said if does in _POSITIVE]
    unknown = [at for at, does in said if does is SmallWord.UNKNOWN]
    clear = (
        (not negative or not positive)
        and len(negative) <= 1
        and (not unknown or not (negative or positive))
    )
    owned = frozenset(at for at, _ in words)
    if place in marks.doubted or not clear:
        return Fate(owned, doubted=True, no=bool(negative))
    return Fate(owned, no=bool(negative), yes=bool(positive), unknown=bool(unknown))


# ------------------------------------------------------------------ yes, no and unknown


def _can_turn(item: Item) -> bool:
    """Return whether a yes or no can belong to an item."""
    if isinstance(item.meaning, Unclear):
        return True
    return isinstance(item.meaning, Phrase) and item.is_cover and item.meaning.turned() is not None


def _join_answers(items: Sequence[Item], places: Sequence[int], marks: _Marks) -> None:
    """Find what each yes, no and unknown in a clause belongs to."""
    facts = [at for at in places if items[at].is_fact]
    polar = [at for at in places if items[at].does in POLAR - {SmallWord.NOR}]
    if not polar:
        return
    if not facts:
        _answer_across_comma(items, places, polar, marks)
        return
    shown = [at for at in places if items[at].is_fact or at in polar]
    behind = _stands_behind(items, shown, places[-1])
    for word in polar:
        does = items[word].does
        if does in _ANSWERS:
            _answer_before(items, shown, word, marks)
        elif does is SmallWord.UNKNOWN:
            way = _walk(items, word, -1)
            fact = (
                way.fact
                if way.fact is not None or items[word].asked
                else _walk(items, word, 1).fact
            )
            if fact is None:
                marks.doubt(_fact_before(items, word), word)
            else:
                marks.add(fact, word, does)
                _ask_of_number(items, fact, word, marks)
        else:
            _turn(items, shown, word, marks, behind=behind)


def _ask_of_number(items: Sequence[Item], fact: int, word: int, marks: _Marks) -> None:
    """Ask of what is left in an insurance too: "5 left in supplementary?"."""
    if items[word].asked and "supplementary" in items[fact].says:
        for at in range(word):
            if (
                items[at].clause == items[fact].clause
                and "supplementary_sessions" in items[at].says
            ):
                marks.doubt(at)


def _doubt_all(items: Sequence[Item], places: Sequence[int], marks: _Marks) -> None:
    """Leave a whole clause in doubt that has a word for all of it and a no: "both no"."""
    has_no = any(items[at].does in POLAR - _POSITIVE for at in places)
    if has_no and any(items[at].does is SmallWord.ALL for at in places):
        for at in places:
            if items[at].is_fact and _can_turn(items[at]):
                marks.doubt(at)


def _stands_behind(items: Sequence[Item], shown: Sequence[int], last: int) -> bool:
    """Return whether a clause is a form: each thing with its answer behind it."""
    turnable = [n for n, at in enumerate(shown) if items[at].is_fact and _can_turn(items[at])]
    return (
        items[shown[0]].is_fact
        and items[shown[-1]].does in POLAR
        and not any(items[at].is_unknown for at in range(shown[-1], last + 1))
        and all(n + 1 < len(shown) and items[shown[n + 1]].does in POLAR for n in turnable)
    )


def _answer_before(items: Sequence[Item], shown: Sequence[int], word: int, marks: _Marks) -> None:
    """Join a "yes" or "no" to what stands before it."""
    does = items[word].does
    way = _walk(items, word, -1)
    if way.fact is not None:
        if way.unknown and does is SmallWord.NO:
            marks.doubt(way.fact, word)
        else:
            marks.add(way.fact, word, does)
    elif word == shown[0]:
        after = shown[1]
        if items[after].does in NEGATIVE and does is SmallWord.NO:
            return  # "no, no module": said twice
        same = _said_before(items, word, after)
        if does is SmallWord.NO and items[after].is_fact and same:
            marks.corrections.add(word)
            return
        for fact in shown:
            # Whoever begins with the answer may go on so: "yes this, no that".
            if items[fact].is_fact and _can_turn(items[fact]):
                marks.doubt(fact, word if fact == after else None)
        if not any(items[fact].is_fact and _can_turn(items[fact]) for fact in shown):
            marks.doubt(_fact_before(items, word), word)
    else:
        marks.doubt(_nearest(items, word), word)


def _said_before(items: Sequence[Item], word: int, fact: int) -> bool:
    """Return whether something was said before about what a phrase says."""
    fields = items[fact].says.keys()
    return any(not fields.isdisjoint(item.says) for item in items[:word])


def _turn(
    items: Sequence[Item], shown: Sequence[int], word: int, marks: _Marks, *, behind: bool
) -> None:
    """Join a "not" or "indeed" to what it is about."""
    does = items[word].does
    behind = behind and items[shown[shown.index(word) - 1]].is_fact
    left, right = _walk(items, word, -1), _walk(items, word, 1)
    target = _choose_side(items, shown, word, (left, right), behind=behind)
    if target is None:
        if does is SmallWord.EITHER_NOT:
            marks.doubt(left.fact, word)
            marks.doubt(right.fact)
        return
    fact = target.fact
    if fact is None:
        return
    is_number = bool(items[fact].numbers) and not items[fact].is_cover
    if is_number and does in NEGATIVE:
        for other in range(fact):  # "67, no 68" in English
            if not items[fact].says.keys().isdisjoint(items[other].says):
                marks.doubt(other)
    not_only = word + 1 < len(items) and items[word + 1].does is SmallWord.ONLY
    if not_only or (target.unknown and does not in _POSITIVE):
        marks.doubt(fact, word)
        return
    marks.add(fact, word, does)
    following = _walk(items, fact, 1).fact
    is_unclear = items[fact].kind is Kind.UNCLEAR and target is right
    if is_unclear and following is not None and _can_turn(items[following]):
        marks.doubt(following)  # "no current referral"


def _choose_side(
    items: Sequence[Item],
    shown: Sequence[int],
    word: int,
    sides: tuple[_Way, _Way],
    *,
    behind: bool,
) -> _Way | None:
    """Return on which side what a "not" or "indeed" is about stands; None if that is not clear."""
    left, right = sides
    if items[word].does is SmallWord.NOT:
        return left if behind or right == _Way(None) else right
    if left.fact is None:
        return right
    if right.fact is None:
        if right.noun and items[word].does is SmallWord.EITHER_NOT:
            return right
        return left._replace(unknown=left.unknown or right.unknown)
    if behind or not _can_turn(items[right.fact]):
        return left if behind or _can_turn(items[left.fact]) else right
    is_before = shown[0] == word or _begins_with_turn(items, shown)
    return right if is_before or not _can_turn(items[left.fact]) else None


def _begins_with_turn(items: Sequence[Item], shown: Sequence[int]) -> bool:
    """Return whether the first thing that can be turned round has its word in front of it."""
    first = next((n for n, at in enumerate(shown) if items[at].is_fact and _can_turn(items[at])), 0)
    return first > 0 and items[shown[first - 1]].does in POLAR


def _answer_across_comma(
    items: Sequence[Item], places: Sequence[int], polar: Sequence[int], marks: _Marks
) -> None:
    """Join what stands alone between commas to the phrase before it."""
    if any(isinstance(items[at].meaning, Doubt) for at in places):
        return  # the doubt says it
    if any(
        items[at].does in _JOINTS for at in (places[0] - 1, places[-1] + 1) if 0 <= at < len(items)
    ):
        return  # "with or without", see the joint
    if any(items[at].is_unknown and find_nearest(items[at].text) for at in places):
        return  # "no referal": about the slip
    if items[polar[-1]].does is SmallWord.NOT and items[places[-1]].is_unknown:
        return  # "no extra xyz": about that
    alone = not any(items[at].is_unknown or items[at].is_noun for at in places)
    word = polar[-1]
    if any(items[at].is_noun for at in places) and items[word].does is SmallWord.NOT:
        return
    fact = _fact_before(items, word)
    if fact is None:
        after = next((at for at in range(word, len(items)) if items[at].is_fact), None)
        if after is not None and not marks.words[after]:
            marks.doubt(after, word)
        return
    clause = items[fact].clause
    others = [at for at, item in enumerate(items) if item.clause == clause and item.is_fact]
    asked = any(items[at].asked for at, _ in marks.words[fact])
    if (items[word].does in _POSITIVE and not marks.words[fact]) or (
        alone and len(polar) == 1 and (asked or (len(others) == 1 and not marks.words[fact]))
    ):
        marks.add(fact, word, items[word].does)
    else:
        marks.doubt(fact, word)


def _walk(items: Sequence[Item], place: int, step: int) -> _Way:
    """Return the nearest phrase in a clause, unless a noun stands before it."""
    unknown = False
    at = place + step
    while 0 <= at < len(items) and items[at].clause == items[place].clause:
        item = items[at]
        if item.is_fact:
            return _Way(at, unknown=unknown)
        if item.is_noun:
            return _Way(None, noun=True)
        unknown |= item.is_unknown or item.does is SmallWord.PERSON
        at += step
    return _Way(None, unknown=unknown)


def _fact_before(items: Sequence[Item], place: int, only: Only | None = None) -> int | None:
    """Return the last phrase before a place, in whatever clause."""
    return next((at for at in range(place - 1, -1, -1) if _can_doubt(items[at], only)), None)


def _nearest(items: Sequence[Item], place: int) -> int | None:
    left, right = _walk(items, place, -1), _walk(items, place, 1)
    return left.fact if left.fact is not None else right.fact


def _correct_answers(items: Sequence[Item], marks: _Marks) -> None:
    """Put a yes or no alone behind a correction in the place of the one before it."""
    for place, item in enumerate(items):
        if item.does is not SmallWord.CORRECTION:
            continue
        rest = [at for at in range(place + 1, len(items)) if not items[at].says_nothing]
        fact = _fact_before(items, place)
        if not rest or fact is None or not _can_turn(items[fact]):
            continue
        answer = rest[0]
        is_last = _walk(items, answer, 1) == _Way(None)
        if items[answer].does in POLAR - {SmallWord.UNKNOWN} and is_last:
            marks.words[fact] = [
                *((at, None) for at, _ in marks.words[fact] if at != answer),
                (answer, items[answer].does),
            ]
            marks.doubted.discard(fact)


# ------------------------------------------------------------------ doubt


def _spread_doubt(
    items: Sequence[Item], place: int, item: Item, today: date, marks: _Marks
) -> None:
    """Find what a word of doubt, or a day that lies ahead, is about."""
    doubt = _find_doubt(items, place, item, today, marks)
    if doubt is None:
        return
    if doubt.about is Reach.LINE:
        for at in range(place):
            if _can_turn(items[at]):
                marks.doubt(at)
    left, right = (_reach(items, place, step, doubt.only) for step in (-1, 1))
    first, second = (right, left) if doubt.about is Reach.AFTER else (left, right)
    targets = (
        [first, second] if doubt.about is Reach.BOTH else [first if first is not None else second]
    )
    reached = [target for target in targets if target is not None]
    # "Asks how long" is about that.
    asks = doubt.about is Reach.AFTER and doubt.only is None
    of_other = asks and any(o.is_unknown for o in items[place:] if o.clause == item.clause)
    if not reached and not of_other and not _has_noun(items, place):
        before = _fact_before(items, place, doubt.only)
        following = range(place + 1, len(items))
        after = next((at for at in following if _can_doubt(items[at], doubt.only)), None)
        lone = not any(o.is_fact for o in items if o.clause == item.clause)
        reached = [at for at in [after if before is None else before] if at is not None and lone]
    for number, target in enumerate(reached):
        marks.doubt(target, place if number == 0 else None)


_ENDING: Final = Doubt(typed=("?",), about=Reach.BEFORE, only=Only.COVER)


def _find_doubt(
    items: Sequence[Item], place: int, item: Item, today: date, marks: _Marks
) -> Doubt | None:
    """Return how a word, or a day that lies ahead, leaves something in doubt, if it does."""
    if isinstance(item.meaning, Doubt):
        is_past = item.meaning.since and _begins_in_past(items, place, today)
        return None if is_past else item.meaning
    if item.does is SmallWord.ANY_MORE:
        before = _walk(items, place, -1).fact
        if before is not None and any(does in NEGATIVE for _, does in marks.words[before]):
            marks.add(before, place, None)
            return None
        return _ENDING
    if item.does is SmallWord.NO_AGE_AFTER and _is_last(items, place):
        return _ENDING  # a word that goes on to something, and does not: "module after"
    is_ahead = item.day is not None and item.has_year and item.day > today
    of_cover = is_ahead and any(o.is_cover and o.clause == item.clause for o in items)
    return _ENDING if of_cover else None


def _has_noun(items: Sequence[Item], place: int) -> bool:
    """Return whether a word of doubt has something else beside it that it is about."""
    clause = items[place].clause
    return any(item.clause == clause and item.is_noun for item in items)


def _can_doubt(item: Item, only: Only | None) -> bool:
    """Return whether a doubt can be about an item."""
    if only is Only.NUMBER:
        return item.is_fact and bool(item.numbers)
    return item.is_fact and (item.is_cover or only is None)


def _is_last(items: Sequence[Item], place: int) -> bool:
    """Return whether a clause ends with an item."""
    return place + 1 == len(items) or items[place + 1].clause != items[place].clause


def _reach(items: Sequence[Item], place: int, step: int, only: Only | None) -> int | None:
    """Return the phrase that a doubt comes to; one that it cannot be about is passed over."""
    at = place + step
    while 0 <= at < len(items) and items[at].clause == items[place].clause:
        if items[at].is_noun:
            return None
        if _can_doubt(items[at], only):
            return at
        if only is Only.NUMBER:
            return None  # it stands directly beside its number
        at += step
    return None


def _begins_in_past(items: Sequence[Item], place: int, today: date) -> bool:
    """Return whether what follows is a day that is past, with its year."""
    after = items[place + 1] if place + 1 < len(items) else None
    if after is None or after.clause != items[place].clause:
        return False
    is_past_year = bool(after.is_number and 1900 <= after.numbers[0] < today.year)  # noqa: PLR2004
    return is_past_year or bool(after.day and after.has_year and after.day <= today)


_SLASH: Final = "/"


def _doubt_beside_joint(items: Sequence[Item], place: int, marks: _Marks) -> None:
    """Leave in doubt what "or" and "and" leave open.

    After a "no" it is not said whether that goes for what follows too; of two things with
    "or" between them it is not said which; and a "no" behind two things may go for both.
    """
    does = items[place].does
    left = list(_clause_beside(items, place, -1))
    right = list(_clause_beside(items, place, 1))
    before = next((at for at in left if items[at].is_fact), None)
    after = next((at for at in right if items[at].is_fact), None)
    if does is SmallWord.NOR:
        _deny_both(items, place, (before, after), marks)
        return
    if before is None or after is None:
        fact = after if before is None else before
        of_condition = (
            fact is not None and "indication" in items[fact].says and bool(left and right)
        )
        if does is SmallWord.OR and (
            of_condition or _is_polar_only(items, left if before is None else right)
        ):
            marks.doubt(fact)
        return
    if items[place].text == _SLASH and items[before].says == items[after].says:
        return  # "heart/vascular"
    negated = any(at < before and word in NEGATIVE for at, word in marks.words[before])
    answered = bool(marks.words[after])
    if does is SmallWord.OR and negated and not answered and _can_turn(items[after]):
        marks.add(after, place, SmallWord.NOT)  # "no module or supplementary" is neither
    elif does is SmallWord.OR and not (negated and not answered):
        marks.doubt(before)
        marks.doubt(after)
    elif negated and not answered and (does is SmallWord.OR or _can_turn(items[after])):
        marks.doubt(after)
    elif _can_turn(items[after]) and _can_turn(items[before]):
        _doubt_both(before, after, marks)


def _deny_both(
    items: Sequence[Item], place: int, sides: tuple[int | None, int | None], marks: _Marks
) -> None:
    """Turn round what stands on both sides of "nor"."""
    before, after = sides
    if after is not None:
        marks.add(after, place, SmallWord.NOR)
    if before is None or after is None or not _can_turn(items[before]):
        return
    ahead = marks.words[before]
    if not ahead:
        marks.add(before, place, SmallWord.NOR)  # "module nor supplementary"
    elif not any(at < before and word in NEGATIVE for at, word in ahead):
        marks.doubt(before)


def _doubt_both(before: int, after: int, marks: _Marks) -> None:
    """Leave in doubt one of two things with "and" between them, of which the other is."""
    ahead, behind = marks.words[before], marks.words[after]
    if any(at > after and word not in _POSITIVE for at, word in behind) and not ahead:
        marks.doubt(before)
    if before in marks.doubted and any(at < before and word is None for at, word in ahead):
        marks.doubt(after)


def _clause_beside(items: Sequence[Item], place: int, step: int) -> Iterator[int]:
    """Yield the places of the clause beside a joint, from there on."""
    at = place + step
    while 0 <= at < len(items) and items[at].does in _JOINTS:
        at += step
    if not 0 <= at < len(items):
        return
    clause = items[at].clause
    while 0 <= at < len(items) and items[at].clause == clause:
        yield at
        at += step


def _is_polar_only(items: Sequence[Item], places: Sequence[int]) -> bool:
    return any(items[at].does in POLAR or items[at].kind is Kind.UNKNOWN for at in places)
