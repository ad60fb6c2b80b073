"""What a typed line says: read phrase by phrase, and nothing guessed.

The line is cut into clauses of phrases, numbers and small words (`items`); each number is read
by its words and place (`numbers`); each yes, no and doubt goes to the phrase that it belongs
to (`beside`); and what all phrases allow together is the answer, in whatever order they
stand. A phrase that is not clear says nothing until somebody chooses.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from typing import Final

from calculator import aftercare, decision
from calculator.quick_entry.beside import NEGATIVE, POLAR, Fate, find_fates
from calculator.quick_entry.choices import offer_choices, write_either_way
from calculator.quick_entry.items import Item, cut_line, fields_of
from calculator.quick_entry.near import find_nearest, is_slip
from calculator.quick_entry.numbers import FIELDS, find_beside, find_day, read_numbers
from calculator.quick_entry.pieces import Kind, Piece, Reading
from calculator.quick_entry.vocabulary import (
    VOCABULARY,
    Answer,
    Answers,
    Doubt,
    Meaning,
    Phrase,
    Recent,
    SmallWord,
    Unclear,
)
from calculator.words import Language

LONGEST: Final = 300
"""How many characters of a line are read."""


def read(line: str, language: Language, today: date | None = None) -> Reading:
    """Return what a line says.

    Args:
        line: What was typed, in either language; nothing past `LONGEST` characters is read.
        language: The language in which choices are written.
        today: The day on which ages are counted; None for today in the Netherlands.
    """
    line = unicodedata.normalize("NFC", line)[:LONGEST]
    language = Language(language)
    today = today or decision.today()
    items = read_numbers(cut_line(line, language), line, today, language)
    items = _find_current(_correct_number(items))
    fates, corrections = find_fates(items, today)
    settled = _settle(items, fates, line, language)
    settled = _take_back(_replace_corrected(settled, corrections))
    parts = _merge(settled, fates)
    possible = _combine(parts)
    left_open = [part.says.keys() for part in parts if part.kind is Kind.LEFT_OPEN]
    answers = {name: next(iter(of)) for name, of in possible.items() if len(of) == 1}
    at_odds = {name for name, of in possible.items() if not of} | possible.keys() & {
        name for names in left_open for name in names
    }
    at_odds |= aftercare.Situation.at_odds(answers)
    asked_for = find_day(items, today)
    shown = [
        replace(part, kind=Kind.SKIPPED)
        if asked_for and part.start == asked_for[1].start
        else _compare(part, possible, at_odds)
        for part in parts
    ]
    return Reading(
        pieces=tuple(
            Piece(
                text=line[part.start : part.end],
                kind=part.kind,
                says=part.says,
                choices=() if part.kind.settled else offer_choices(part, line, language, possible),
            )
            for part in shown
        ),
        answers={name: answer for name, answer in answers.items() if name not in at_odds},
        left_open=frozenset().union(*(of for of in left_open if at_odds.isdisjoint(of))),
        on=asked_for[0] if asked_for else None,
    )


def _correct(item: Item, before: Sequence[Item]) -> Item:
    """Return a number for what the number before it was for; in doubt where that is not clear."""
    last = next((other for other in reversed(before) if other.numbers), None)
    if last is None:
        return item
    fields = list(last.says) if len(last.numbers) == 1 else []
    if len(fields) == 1 and fields[0] in FIELDS:
        says = {fields[0]: frozenset[Answer](item.numbers)}
        return replace(item, kind=Kind.UNDERSTOOD, says=says, options=())
    return replace(item, kind=Kind.UNCLEAR, says={}, options=last.options)


_NO: Final = "no"
"""The English word turns round what follows, and corrects a number."""


def _correct_number(items: Sequence[Item]) -> list[Item]:
    """Return the items, a number behind a correction for what the number before it was for."""
    kept: list[Item] = []
    for place, item in enumerate(items):
        before = items[place - 1] if place else None
        corrects = before is not None and (
            before.does in (SmallWord.CORRECTION, SmallWord.NO) or before.text == _NO
        )
        if item.is_number and corrects:
            kept.append(_correct(item, kept))
            continue
        kept.append(item)
    return kept


_CURRENT: Final[Answers] = {"treatment_need": frozenset({aftercare.TreatmentNeed.CURRENT.value})}


def _find_current(items: Sequence[Item]) -> list[Item]:
    """Return the items, "recently" as something to treat where it is said of what was done."""
    return [
        replace(item, kind=Kind.UNDERSTOOD, says=_CURRENT)
        if isinstance(item.meaning, Recent)
        and max(item.numbers, default=0) <= item.meaning.at_most
        and _is_of_event(items, place)
        else item
        for place, item in enumerate(items)
    ]


def _is_of_event(items: Sequence[Item], place: int) -> bool:
    """Return whether an item stands in a clause with what was done, or alone behind one."""
    clause = items[place].clause
    here = [item for item in items if item.clause == clause]
    if not any(item.is_fact or item.does is SmallWord.EVENT for item in here):
        here += [item for item in items if item.clause == clause - 1]
    own = items[place].meaning
    doubts = [item.meaning for item in here if isinstance(item.meaning, Doubt)]
    denied = any(item.does in NEGATIVE for item in here) or any(d.only is None for d in doubts)
    if isinstance(own, Recent) and own.by_itself:
        return not denied
    return not denied and any(
        item.does is SmallWord.EVENT or item.text in VOCABULARY.acute for item in here
    )


def _settle(
    items: Sequence[Item], fates: Mapping[int, Fate], line: str, language: Language
) -> list[Item]:
    """Return the items with what belongs to each done to it."""
    about = {field for item in items if item.kind is Kind.UNDERSTOOD for field in item.says}
    settled = []
    for place, item in enumerate(items):
        fate = fates.get(place, Fate())
        following = next((other for other in items[place + 1 :] if other.is_fact), None)
        clear = item
        if isinstance(item.meaning, Unclear):
            clear = _clear_up(item, fate, about, items, following)
        elif item.kind is Kind.UNDERSTOOD and _may_be_other(items, place):
            fate = fate._replace(doubted=True)
        settled.append(_apply(clear, fate, line, language))
    doubting = [
        (item.meaning.doubts, item)
        for item in items
        if isinstance(item.meaning, Unclear) and item.meaning.doubts
    ]
    return [
        replace(item, kind=Kind.UNCLEAR, says={}, options=(f", {line[slice(*item.core)]},",))
        if item.kind is Kind.UNDERSTOOD
        and any(_may_add_up(item, field, other) for field, other in doubting)
        else item
        for item in settled
    ]


def _may_be_other(items: Sequence[Item], place: int) -> bool:
    """Return whether what stands beside a phrase may make it the name of something else."""
    meaning = items[place].meaning
    if not isinstance(meaning, Phrase):
        return False
    before, after = (find_beside(items, place, step) for step in (-1, 1))
    return (before is not None and before.text in meaning.not_behind) or (
        after is not None and after.text in meaning.not_before
    )


def _is_in_name(items: Sequence[Item], place: int) -> bool:
    """Return whether a word may be part of a name, or join what stands on both sides of it."""
    clause = items[place].clause
    before, after = (
        items[at] if 0 <= at < len(items) and items[at].clause == clause else None
        for at in (place - 1, place + 1)
    )
    persons = (SmallWord.ARTICLE, SmallWord.PERSON)
    if before and after and before.numbers and after.numbers:
        return True  # "6 here plus 4 elsewhere"
    is_named = before is not None and before.is_unknown and not find_nearest(before.text)
    return is_named or any(b is not None and b.does in persons for b in (before, after))


def _may_add_up(item: Item, field: str, other: Item) -> bool:
    """Return whether a number may be one part of a sum with another; the next one is none."""
    return field in item.says and not any(
        number - 1 in item.says[field] for number in other.numbers
    )


def _clear_up(
    item: Item,
    fate: Fate,
    about: Collection[str],
    items: Sequence[Item],
    following: Item | None,
) -> Item:
    """Return a phrase of more meanings, clear where the rest of the line says which it is."""
    unclear = item.meaning
    if not isinstance(unclear, Unclear) or unclear.means is None:
        return item
    place = next(at for at, other in enumerate(items) if other is item)
    before = find_beside(items, place, -1)
    in_line = {other.text for other in items if other is not item}
    is_clear = (
        (unclear.clear_beside is None or unclear.clear_beside in about)
        and (not unclear.clear_with or any(w in in_line for w in unclear.clear_with))
        and not any(w in in_line for w in unclear.unclear_with)
        and not (following is not None and unclear.unclear_before in fields_of(following.meaning))
        and not (before and before.is_unknown and _may_complete(before, unclear))
        and (not unclear.answered or fate.no or fate.yes)
        and not (unclear.clear_behind and unclear.clear_behind not in fields_of(_meaning(before)))
        and not (unclear.lone and _is_in_name(items, place))
    )
    if not is_clear:
        return item
    phrase = VOCABULARY.phrase(unclear.means)
    return replace(
        item, kind=Kind.UNDERSTOOD, meaning=phrase, says=phrase.answers(item.numbers), options=()
    )


def _meaning(item: Item | None) -> Meaning | None:
    return None if item is None else item.meaning


def _may_complete(before: Item, unclear: Unclear) -> bool:
    """Return whether a slip before a phrase may make another one of the two."""
    completed = tuple(typed.split()[0] for typed in unclear.unclear_with)
    return is_slip(before.text, completed)


def _apply(item: Item, fate: Fate, line: str, language: Language) -> Item:
    """Return an item with the words that belong to it: turned round, left open or in doubt."""
    if item.kind is not Kind.UNDERSTOOD or not (fate.words or fate.doubted):
        return item
    opposite = item.meaning.turned() if isinstance(item.meaning, Phrase) else None
    is_negative = opposite is not None and {False} in item.says.values()
    if fate.doubted or (fate.no and is_negative):  # "no, not referred" turns nothing round twice
        options = write_either_way(opposite, line[slice(*item.core)], language)
        return replace(item, kind=Kind.UNCLEAR, says={}, options=options)
    if fate.unknown:
        return replace(item, kind=Kind.LEFT_OPEN, says=dict.fromkeys(item.says, frozenset()))
    if fate.no:
        if opposite is None:
            return replace(item, kind=Kind.UNCLEAR, says={}, options=())
        return replace(item, says=opposite)
    return item


def _replace_corrected(items: Sequence[Item], corrections: Collection[int]) -> list[Item]:
    """Return the items, without what is said anew behind a correction."""
    kept = list(items)
    for place, word in enumerate(items):
        if word.does is not SmallWord.CORRECTION and place not in corrections:
            continue
        following = [
            i for i in items[place + 1 :] if not i.says_nothing and i.clause <= word.clause + 1
        ]
        after = next((item for item in following if item.is_fact), None)
        if following and following[0].does in POLAR and after is None:
            continue  # the answer alone is another one
        if after is None or following[0] is not after or after.kind is not Kind.UNDERSTOOD:
            _doubt_last(kept, place)
        if after is None:
            continue
        fields = after.says.keys() or fields_of(after.meaning)
        for at in range(place):
            if kept[at].kind.settled and kept[at].says.keys() and kept[at].says.keys() <= fields:
                kept[at] = replace(kept[at], kind=Kind.UNUSED, says={}, meaning=None)
    return kept


def _doubt_last(items: list[Item], place: int) -> None:
    """Leave in doubt what was said last before a correction that is not understood."""
    for at in range(place - 1, -1, -1):
        if items[at].is_fact:
            if items[at].kind is Kind.UNDERSTOOD:
                items[at] = replace(items[at], kind=Kind.UNCLEAR, says={}, options=())
            return


_ABOUT: Final = ("fysio", "physio", "belt over", "gaat", "het gaat om", "call")
"""Words that say what it is about, or with which such words begin."""


def _take_back(items: Sequence[Item]) -> list[Item]:
    """Return the items without what each says only where nothing else is said about it."""
    named: dict[str, set[int]] = defaultdict(set)
    for place, item in enumerate(items):
        own = item.meaning.unless if isinstance(item.meaning, Phrase) else {}
        for field in {*item.says, *fields_of(item.meaning)} - own.keys():
            named[field].add(place)
    kept = []
    for place, item in enumerate(items):
        unless = item.meaning.unless if isinstance(item.meaning, Phrase) else {}
        lost = {field for field, of in unless.items() if any(named[f] - {place} for f in of)}
        here = [other for other in items if other.clause == item.clause]
        if any(o.text.startswith(_ABOUT) for o in here if o.does is not None):
            lost = set()  # "physio is for the back": another complaint does not outweigh that
        says: Answers = {field: said for field, said in item.says.items() if field not in lost}
        is_lost = lost and not says and item.kind is Kind.UNDERSTOOD
        kept.append(replace(item, says=says, kind=Kind.UNUSED if is_lost else item.kind))
    return kept


def _merge(items: Sequence[Item], fates: Mapping[int, Fate]) -> list[Item]:
    """Return what is shown: each phrase together with the words that belong to it."""
    owner: dict[int, int] = {}
    for place, fate in fates.items():
        for word in fate.words:
            low, high = sorted((place, word))
            if not any(items[at].is_fact or at in owner for at in range(low + 1, high)):
                owner.setdefault(word, place)
    for place, item in enumerate(items):
        before = items[place - 1].does if place and place - 1 not in owner else None
        if item.is_unknown and before in (SmallWord.NOT, SmallWord.EITHER_NOT):
            owner[place - 1] = place  # "no referal": the slip is mended behind its "no"
    parts: list[Item] = []
    for place, item in enumerate(items):
        own = [word for word, fact in owner.items() if fact == place]
        if place in owner:
            continue
        if own:
            spans = [items[word] for word in own]
            start = min(item.start, *(span.start for span in spans))
            end = max(item.end, *(span.end for span in spans))
            whole = _show_loose(item, is_used=False) if item.is_unknown else item
            parts.append(replace(whole, start=start, end=end))
        else:
            parts.append(_show_loose(item, is_used=any(place in f.words for f in fates.values())))
    covered = [(p.start, p.end) for p in parts if (p.start, p.end) != p.core]
    return sorted(
        (
            part
            for part in parts
            if not any(
                a <= part.start and part.end <= b and (a, b) != (part.start, part.end)
                for a, b in covered
            )
        ),
        key=lambda part: part.start,
    )


_SAYING_NOTHING: Final = frozenset(SmallWord) - {
    SmallWord.NOT,
    SmallWord.EITHER_NOT,
    SmallWord.INDEED,
    SmallWord.YES,
    SmallWord.NO,
    SmallWord.UNKNOWN,
}


def _show_loose(item: Item, *, is_used: bool) -> Item:
    """Return an item that belongs to nothing as it is shown."""
    if item.is_unknown:
        return replace(item, options=item.options or find_nearest(item.text))
    turns = item.does is not None and item.does not in _SAYING_NOTHING
    if turns or (is_used and isinstance(item.meaning, Doubt)):
        return replace(item, kind=Kind.UNCLEAR)
    return item


def _combine(parts: Sequence[Item]) -> Answers:
    """Return, by field, the answers that all clear parts allow together."""
    clear = [part.says for part in parts if part.kind is Kind.UNDERSTOOD]
    return {
        name: reduce(frozenset.intersection, (says[name] for says in clear if name in says))
        for name in {name for says in clear for name in says}
    }


def _compare(
    part: Item, possible: Mapping[str, Collection[Answer]], at_odds: Collection[str]
) -> Item:
    """Return a part with what the rest of the line makes of it: a conflict, or still open."""
    if part.kind in (Kind.UNDERSTOOD, Kind.LEFT_OPEN):
        if any(name in at_odds for name in part.says):
            return replace(part, kind=Kind.CONFLICT)
        is_open = any(len(possible.get(name, ())) > 1 for name in part.says)
        if is_open and part.kind is Kind.UNDERSTOOD:
            return replace(part, kind=Kind.UNCLEAR)
    return part
