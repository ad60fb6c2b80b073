"""What a typed line says: read phrase by phrase, and nothing guessed.

The line is cut into clauses of phrases, numbers and small words (`items`); each number is read
by its words and place (`numbers`); each yes, no and doubt goes to the phrase that it belongs
to (`beside`); and what all phrases allow together is the answer, in whatever order they
stand. A phrase that is not clear says nothing until somebody chooses.
"""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

from calculator import aftercare, decision
from calculator.quick_entry.beside import POLAR, POSITIVE, join_words
from calculator.quick_entry.choices import offer_choices, write_either_way
from calculator.quick_entry.items import ASKED, NEGATIVE, NOTHING, Item, Line, cut_line
from calculator.quick_entry.near import find_nearest
from calculator.quick_entry.numbers import find_day, read_numbers
from calculator.quick_entry.pieces import Kind, Piece, Reading
from calculator.quick_entry.vocabulary import VOCABULARY, Answer, Doubt, Phrase, SmallWord, Unclear
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
    typed = unicodedata.normalize("NFC", line)[:LONGEST]
    language = Language(language)
    cut = Line(typed, language, today or decision.today(), cut_line(typed, language))
    read_numbers(cut)
    join_words(cut)
    _settle(cut)
    _replace_corrected(cut)
    _take_back(cut)
    on = find_day(cut)
    return _answer(cut, _merge(cut), on)


# ------------------------------------------------------------------ what each phrase says


def _settle(line: Line) -> None:
    """Do to each item what stands beside it and what belongs to it."""
    for item in line.items:
        meaning = item.meaning
        if isinstance(meaning, Phrase):
            item.doubted |= not line.is_clear(item)
        elif meaning and meaning.means and line.is_clear(item):
            phrase = VOCABULARY.phrase(meaning.means)
            item.meaning = phrase if isinstance(meaning, Unclear) else meaning
            item.kind, item.says, item.options = Kind.UNDERSTOOD, phrase.answers(item.numbers), ()
    for item in line.items:
        if isinstance(item.meaning, Unclear) and item.meaning.doubts:
            # What may be one part of a sum with its numbers is in doubt; the next one is none.
            for other in line.items:
                said = other.says.get(item.meaning.doubts, ())
                is_next = any(number - 1 in said for number in item.numbers)
                other.doubted |= bool(said) and not is_next
    for item in line.items:
        if item.kind is Kind.UNDERSTOOD:
            _apply_words(line, item)


def _apply_words(line: Line, item: Item) -> None:
    """Turn a phrase round, leave it open or in doubt by the words that belong to it."""
    said = [(w, does) for w, does in sorted(item.words, key=lambda o: o[0].place) if does]
    corrections = [o.place for o in line.items if o.does is SmallWord.CORRECTION]
    last = max((at for at in corrections if said and at < said[-1][0].place), default=-1)
    said = [(word, does) for word, does in said if word.place > last]
    # "Module? yes": what was asked is answered.
    if len(said) > 1 and said[-1][1] is not SmallWord.UNKNOWN:
        said = [(word, does) for word, does in said if word.text != ASKED]
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
    for word in [item for item in line.items if item.does is SmallWord.CORRECTION]:
        rest = [
            item
            for item in line.items[word.place + 1 :]
            if not item.says_nothing and item.clause <= word.clause + 1
        ]
        after = next((item for item in rest if item.is_fact), NOTHING)
        if after is NOTHING and rest and rest[0].does in POLAR:
            continue  # the answer alone is another one
        before = line.items[: word.place]
        last = next((item for item in reversed(before) if item.is_fact), NOTHING)
        is_clear = after in rest[:1] and after.kind is Kind.UNDERSTOOD
        if last.kind is Kind.UNDERSTOOD and not is_clear:
            last.ask()
        fields = {*(after.says or after.fields)}
        for item in before:
            if item.kind.settled and item.says and item.says.keys() <= fields:
                item.drop()


def _take_back(line: Line) -> None:
    """Take from each phrase what it says only where nothing else is said about it."""
    named = [(item, {*item.says, *item.fields} - {*_unless(item)}) for item in line.items]
    for item in line.items:
        unless = _unless(item)
        if not unless or any("topic" in other.names for other in line.clause(item)):
            continue  # "physio is for the back": another complaint does not outweigh that
        for field, of in unless.items():
            if any(other is not item and not names.isdisjoint(of) for other, names in named):
                item.says = {name: said for name, said in item.says.items() if name != field}
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
            if word.place not in owners and not any(
                o.says or o.is_fact or owners.get(o.place, item) is not item for o in between
            ):
                owners[word.place] = item
                item.start, item.end = min(item.start, word.start), max(item.end, word.end)
    used = {word.place for item in line.items for word, _ in item.words}
    shown: list[Item] = []
    for item in sorted(line.items, key=lambda item: (item.start, -item.end)):
        if item.place in owners or (shown and item.end <= shown[-1].end):
            continue
        # What belongs to nothing may mean something.
        if item.is_unknown:
            item.options = item.options or find_nearest(item.text)
        elif item.does in POLAR or (item.place in used and isinstance(item.meaning, Doubt)):
            item.kind = Kind.UNCLEAR
        shown.append(item)
    return shown


def _answer(line: Line, parts: Sequence[Item], on: date | None) -> Reading:
    """Return what all parts of a line say together, and what became of each."""
    possible: dict[str, frozenset[Answer]] = {}
    for part in parts:
        for name, of in part.says.items() if part.kind is Kind.UNDERSTOOD else ():
            possible[name] = possible.get(name, of) & of
    answers = {name: next(iter(of)) for name, of in possible.items() if len(of) == 1}
    left_open = [part.says.keys() for part in parts if part.kind is Kind.LEFT_OPEN]
    at_odds = {name for name, of in possible.items() if not of}
    at_odds |= {name for names in left_open for name in names if name in possible}
    at_odds |= aftercare.Situation.at_odds(answers)
    for part in parts:
        if part.kind in (Kind.UNDERSTOOD, Kind.LEFT_OPEN) and at_odds & part.says.keys():
            part.kind = Kind.CONFLICT
        elif part.kind is Kind.UNDERSTOOD and any(len(possible[name]) > 1 for name in part.says):
            part.kind = Kind.UNCLEAR
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
