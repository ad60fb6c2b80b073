"""What a typed line says: read phrase by phrase, and nothing guessed.

The line is cut into clauses of phrases, numbers and small words (`items`); each number is read
by its words and place (`numbers`); each yes, no and doubt goes to the phrase that it belongs
to (`beside`); and what all phrases allow together is the answer, in whatever order they
stand. A phrase that is not clear says nothing until somebody chooses.
"""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from itertools import pairwise
from typing import Final

from calculator import aftercare, decision
from calculator.quick_entry.beside import DEFINITE, NEGATIVE, POLAR, POSITIVE, join_words
from calculator.quick_entry.choices import offer_choices, write_either_way
from calculator.quick_entry.items import Item, Line, cut_line
from calculator.quick_entry.near import find_nearest
from calculator.quick_entry.numbers import FIELDS, find_day, read_numbers
from calculator.quick_entry.pieces import Kind, Piece, Reading
from calculator.quick_entry.vocabulary import (
    VOCABULARY,
    Answer,
    Answers,
    Doubt,
    Phrase,
    Recent,
    Small,
    SmallWord,
    Unclear,
)
from calculator.words import Language

LONGEST: Final = 300
"""How many characters of a line are read."""
_NO: Final = "no"
"""The English word turns round what follows, and corrects a number."""
_CORRECTION: Final = Small(typed=(_NO,), does=SmallWord.CORRECTION)
_CURRENT: Final[Answers] = {"treatment_need": frozenset({aftercare.TreatmentNeed.CURRENT.value})}


def read(line: str, language: Language, today: date | None = None) -> Reading:
    """Return what a line says.

    Args:
        line: What was typed, in either language; nothing past `LONGEST` characters is read.
        language: The language in which choices are written.
        today: The day on which ages are counted; None for today in the Netherlands.
    """
    typed = unicodedata.normalize("NFC", line)[:LONGEST]
    language = Language(language)
    cut = Line(typed, language, today or decision.today(), cut_line(typed, language))
    read_numbers(cut)
    _correct_numbers(cut)
    _find_current(cut)
    join_words(cut)
    _settle(cut)
    _replace_corrected(cut)
    _take_back(cut)
    return _answer(cut, _merge(cut))


# ------------------------------------------------------------------ what each phrase says


def _correct_numbers(line: Line) -> None:
    """Read a number behind a correction for what the number before it was for."""
    for before, item in pairwise(line.items):
        corrects = before.does in (SmallWord.CORRECTION, SmallWord.NO) or before.text == _NO
        last = next((o for o in reversed(line.items[: before.place]) if o.numbers), None)
        if not item.is_number or not corrects or last is None:
            continue
        before.meaning = _CORRECTION
        fields = set(last.says) if len(last.numbers) == 1 else set()
        if len(fields) == 1 and fields <= set(FIELDS):
            item.kind, item.says = Kind.UNDERSTOOD, {f: frozenset(item.numbers) for f in fields}
        else:
            item.ask(*last.options)


def _find_current(line: Line) -> None:
    """Read "recently" as something to treat where it is said of what was done."""
    for item in line.items:
        recent = item.meaning
        if (
            isinstance(recent, Recent)
            and max(item.numbers, default=0) <= recent.at_most
            and line.is_clear(item)
        ):
            item.kind, item.says = Kind.UNDERSTOOD, _CURRENT


def _settle(line: Line) -> None:
    """Do to each item what belongs to it."""
    for item in line.items:
        if isinstance(item.meaning, Phrase):
            item.doubted |= not line.is_clear(item)
    clear = [
        (item, VOCABULARY.phrase(item.meaning.means))
        for item in line.items
        if isinstance(item.meaning, Unclear) and item.meaning.means and line.is_clear(item)
    ]
    adding = [
        (item.meaning.doubts, item.numbers)
        for item in line.items
        if isinstance(item.meaning, Unclear) and item.meaning.doubts
    ]
    for item, phrase in clear:
        item.meaning, item.options = phrase, ()
        item.kind, item.says = Kind.UNDERSTOOD, phrase.answers(item.numbers)
    for item in line.items:
        if item.kind is Kind.UNDERSTOOD:
            _apply_words(line, item)
        if item.kind is Kind.UNDERSTOOD and any(_may_add_up(item, *each) for each in adding):
            item.ask(f", {line.typed[slice(*item.core)]},")


def _may_add_up(item: Item, field: str, numbers: Sequence[int]) -> bool:
    """Return whether a number may be one part of a sum with others; the next one is none."""
    said = item.says.get(field, frozenset())
    return bool(said) and not any(number - 1 in said for number in numbers)


def _apply_words(line: Line, item: Item) -> None:
    """Turn a phrase round, leave it open or in doubt by the words that belong to it."""
    said = [(w, does) for w, does in sorted(item.words, key=lambda o: o[0].place) if does]
    corrections = [o.place for o in line.items if o.does is SmallWord.CORRECTION]
    last = max((at for at in corrections if said and at < said[-1][0].place), default=-1)
    said = [(word, does) for word, does in said if word.place > last]
    # "Module? yes": what was asked is answered.
    if len(said) > 1 and said[-1][1] in DEFINITE:
        said = [(word, does) for word, does in said if not word.asked]
    denied = sum(does in NEGATIVE for _, does in said)
    ways = {(does in POSITIVE, does in NEGATIVE) for _, does in said}
    opposite = item.meaning.turned() if isinstance(item.meaning, Phrase) else None
    # "No, not referred" turns nothing round twice.
    is_negative = opposite is not None and {False} in item.says.values()
    if item.doubted or len(ways) > 1 or denied > 1 or (denied and is_negative):
        item.ask(*write_either_way(opposite, line.typed[slice(*item.core)], line.language))
    elif denied:
        item.says = opposite or {}
        if opposite is None:
            item.ask()
    elif any(does is SmallWord.UNKNOWN for _, does in said):
        item.kind, item.says = Kind.LEFT_OPEN, dict.fromkeys(item.says, frozenset())


def _replace_corrected(line: Line) -> None:
    """Read nothing from what is said anew behind a correction."""
    for word in line.items:
        if word.does is not SmallWord.CORRECTION:
            continue
        rest = [
            item
            for item in line.items[word.place + 1 :]
            if not item.says_nothing and item.clause <= word.clause + 1
        ]
        after = next((item for item in rest if item.is_fact), None)
        if after is None and rest and rest[0].does in POLAR:
            continue  # the answer alone is another one
        before = line.items[: word.place]
        last = next((item for item in reversed(before) if item.is_fact), None)
        is_clear = after is not None and rest[0] is after and after.kind is Kind.UNDERSTOOD
        if last is not None and last.kind is Kind.UNDERSTOOD and not is_clear:
            last.ask()
        fields = {*(after.says or after.fields)} if after is not None else set[str]()
        for item in before:
            if item.kind.settled and item.says and item.says.keys() <= fields:
                item.drop()
                item.meaning = None


def _take_back(line: Line) -> None:
    """Take from each phrase what it says only where nothing else is said about it."""
    named = [(item, {*item.says, *item.fields} - {*_unless(item)}) for item in line.items]
    for item in line.items:
        lost = {
            field
            for field, of in _unless(item).items()
            if any(other is not item and not names.isdisjoint(of) for other, names in named)
        }
        if not lost or any("topic" in other.names for other in line.clause(item)):
            continue  # "physio is for the back": another complaint does not outweigh that
        item.says = {field: said for field, said in item.says.items() if field not in lost}
        if not item.says and item.kind is Kind.UNDERSTOOD:
            item.kind = Kind.UNUSED


def _unless(item: Item) -> Mapping[str, Collection[str]]:
    return item.meaning.unless if isinstance(item.meaning, Phrase) else {}


# ------------------------------------------------------------------ what all say together


def _merge(line: Line) -> list[Item]:
    """Return what is shown: each phrase together with the words that belong to it."""
    owners: dict[int, Item] = {}
    for item in line.items:
        for word, _ in item.words:
            low, high = sorted((item.place, word.place))
            between = line.items[low + 1 : high]
            if not any(
                o.says or o.is_fact or owners.get(o.place, item) is not item for o in between
            ):
                owners.setdefault(word.place, item)
    for before, item in pairwise(line.items):
        is_not = before.does in (SmallWord.NOT, SmallWord.EITHER_NOT)
        if item.is_unknown and is_not and before.place not in owners:
            owners[before.place] = item  # "no referal": the slip is mended behind its "no"
    used = {word.place for item in line.items for word, _ in item.words}
    parts = []
    for item in line.items:
        own = [line.items[place] for place, owner in owners.items() if owner is item]
        if item.place not in owners:
            _show_loose(item, is_used=item.place in used)
            start, end = min(o.start for o in (item, *own)), max(o.end for o in (item, *own))
            parts.append(replace(item, start=start, end=end))
    covered = [(part.start, part.end) for part in parts if (part.start, part.end) != part.core]
    return [
        part
        for part in sorted(parts, key=lambda part: part.start)
        if not any(
            start <= part.start and part.end <= end and (start, end) != (part.start, part.end)
            for start, end in covered
        )
    ]


def _show_loose(item: Item, *, is_used: bool) -> None:
    """Ask about an item that belongs to nothing and may mean something."""
    if item.is_unknown:
        item.options = item.options or find_nearest(item.text)
    elif item.does in POLAR or (is_used and isinstance(item.meaning, Doubt)):
        item.kind = Kind.UNCLEAR


def _answer(line: Line, parts: Sequence[Item]) -> Reading:
    """Return what all parts of a line say together, and what became of each."""
    possible = _combine(parts)
    answers = {name: next(iter(of)) for name, of in possible.items() if len(of) == 1}
    left_open = [part.says.keys() for part in parts if part.kind is Kind.LEFT_OPEN]
    at_odds = {name for name, of in possible.items() if not of}
    at_odds |= {name for names in left_open for name in names if name in possible}
    at_odds |= aftercare.Situation.at_odds(answers)
    on, asked_for = find_day(line) or (None, None)
    for part in parts:
        if asked_for is not None and part.start == asked_for.start:
            part.kind = Kind.SKIPPED
        elif part.kind in (Kind.UNDERSTOOD, Kind.LEFT_OPEN):
            _compare(part, possible, at_odds)
    return Reading(
        pieces=tuple(
            Piece(
                text=line.typed[part.start : part.end],
                kind=part.kind,
                says=part.says,
                choices=() if part.kind.settled else offer_choices(line, part, possible),
            )
            for part in parts
        ),
        answers={name: answer for name, answer in answers.items() if name not in at_odds},
        left_open=frozenset().union(*(of for of in left_open if at_odds.isdisjoint(of))),
        on=on,
    )


def _combine(parts: Sequence[Item]) -> Answers:
    """Return, by field, the answers that all clear parts allow together."""
    clear = [part.says for part in parts if part.kind is Kind.UNDERSTOOD]
    return {
        name: reduce(frozenset.intersection, (says[name] for says in clear if name in says))
        for name in {name for says in clear for name in says}
    }


def _compare(
    part: Item, possible: Mapping[str, Collection[Answer]], at_odds: Collection[str]
) -> None:
    """Make of a part what the rest of the line makes of it: a conflict, or still open."""
    if any(name in at_odds for name in part.says):
        part.kind = Kind.CONFLICT
    elif part.kind is Kind.UNDERSTOOD and any(len(possible[name]) > 1 for name in part.says):
        part.kind = Kind.UNCLEAR
