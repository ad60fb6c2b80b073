"""What a typed line says of a claim: read phrase by phrase, and nothing guessed.

The line is cut into items: facts, labels, codes and small words (`_cut`). A label takes the code
behind it, and a code by itself is what its look tells (`_read_codes`). Each no, yes and doubt goes
to the fact that it belongs to (`_join`). What all facts say together is the answer.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from calculator import claims, decision
from calculator.claim_entry.vocabulary import (
    VOCABULARY,
    Entry,
    Label,
    Meaning,
    Phrase,
    Small,
    Unclear,
    find_fields,
    offer_fields,
    read_code,
)
from calculator.quick_entry.choices import tidy
from calculator.quick_entry.pieces import Choice, Kind, Piece, Reading
from calculator.quick_entry.tokens import simplify
from calculator.words import Language

LONGEST: Final = 300
"""How many characters of a line are read."""

_TOKEN: Final = re.compile(
    r"""(?P<odd> [0-9]+ (?: [-.,/:] [0-9]+ )+ | [0-9]+ \s? % | [-€+] [0-9]+
        | ['\u2018\u2019] \w+ )  # a day, an amount, a year without its century, an article
      | (?P<word> [^\W\d_]+ n ['\u2019] t \b | [^\W_]+ ) | (?P<doubt> \? ) | (?P<or> / )
      | (?P<but> [,;\n] | (?<= [^\W\d_]{4} ) \. (?= \s | $ ) )""",
    re.VERBOSE,
)
_LONGEST_PHRASE: Final = max(len(typed.split()) for typed in VOCABULARY.entries)
_WAYS: Final = (Small.NO, Small.NO_BEHIND, Small.YES, Small.UNKNOWN, Small.DOUBT, Small.OR)
"""What belongs to a fact beside it."""
_PASSED: Final = (Small.NOTHING,)
"""What a small word reaches over."""


@dataclass
class _Item:
    """A part of the line.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        clause: The number of its clause.
        entry: What it is; None for a code and for what nobody explained.
        code: The code in capitals, if it may be one.
        means: What it may say: one thing, or several to choose from.
        fields: What it is about, if it is a fact or a label.
        kind: What became of it.
        fates: The small words that belong to it.
    """

    start: int
    end: int
    clause: int
    entry: Entry | None = None
    code: str = ""
    means: tuple[Meaning, ...] = ()
    fields: tuple[str, ...] = ()
    kind: Kind = Kind.UNUSED
    fates: list["_Item"] = field(default_factory=list)

    @property
    def value(self) -> decision.Value | None:
        """What it says, if that is one thing of one field."""
        one = self.means[0] if len(self.means) == 1 else {}
        return next(iter(one.values())) if len(one) == 1 else None


def read(line: str, language: Language, today: date | None = None) -> Reading:  # noqa: ARG001 - as every reader of lines
    """Return what a line says of a claim.

    Args:
        line: What was typed, in either language; nothing past `LONGEST` characters is read.
        language: The language in which choices are written.
        today: Says nothing here.
    """
    line = unicodedata.normalize("NFC", line)[:LONGEST]
    items = _read_codes(_cut(line))
    _join(items)
    facts = [item for item in items if item.fields]
    _doubt_forms(facts)
    for fact in facts:
        _settle(fact)
    said: dict[str, set[decision.Value]] = defaultdict(set)
    for fact in facts:
        for name in fact.fields if fact.kind is Kind.LEFT_OPEN else ():
            said[name].add("")
        for name, value in fact.means[0].items() if fact.kind is Kind.UNDERSTOOD else ():
            said[name].add(value)
    answers = {name: next(iter(of)) for name, of in said.items() if len(of) == 1 and "" not in of}
    at_odds = {name for name, of in said.items() if len(of) > 1} | claims.Claim.at_odds(answers)
    # What is denied beside others of its kind says nothing of those: "no 190015 or 190016".
    denied = {name for fact in facts if fact.kind is Kind.UNCLEAR for name in _denied(fact)}
    for fact in facts:
        if fact.kind in (Kind.UNDERSTOOD, Kind.LEFT_OPEN):
            if not denied.isdisjoint(fact.fields):
                fact.kind = Kind.UNCLEAR
            elif not at_odds.isdisjoint(fact.fields):
                fact.kind = Kind.CONFLICT
    unsettled = at_odds | denied
    return Reading(
        pieces=tuple(_write_piece(item, line, Language(language)) for item in _show(items)),
        answers={name: value for name, value in answers.items() if name not in unsettled},
        left_open=frozenset(name for name, of in said.items() if of == {""}) - unsettled,
    )


class _Token(NamedTuple):
    """A word or sign of the line."""

    sort: str
    text: str
    start: int
    end: int


def _split(line: str) -> Iterator[_Token]:
    """Yield the words and signs of a line; a label is cut off from the code behind it: "tv04"."""
    for found in _TOKEN.finditer(line):
        sort, start, end = str(found.lastgroup), found.start(), found.end()
        text = found.group().replace("\u2019", "'")
        glued = re.fullmatch("([^\\W\\d_]+)([0-9]+)", text)
        if glued and isinstance(VOCABULARY.entries.get(simplify(glued[1])), Label):
            yield _Token(sort, glued[1], start, start + len(glued[1]))
            text, start = glued[2], start + len(glued[1])
        yield _Token(sort, text, start, end)


def _cut(line: str) -> list[_Item]:
    """Return the parts of a line: the longest phrases, codes, small words and the rest."""
    tokens = list(_split(line))
    items, place, clause = list[_Item](), 0, 0
    while place < len(tokens):
        length, token = 1, tokens[place]
        entry: Entry | None = Small(token.sort) if token.sort in {*Small} else None
        if token.sort == "word":
            # Only what stands together is a phrase.
            words = list(
                takewhile(lambda each: each.sort == "word", tokens[place : place + _LONGEST_PHRASE])
            )
            for length in range(len(words), 0, -1):
                text = " ".join(simplify(each.text) for each in words[:length])
                if entry := VOCABULARY.entries.get(text):
                    break
        end = tokens[place + length - 1].end
        item = _Item(token.start, end, clause, entry)
        if isinstance(entry, Phrase | Unclear):
            item.means = (entry.says,) if isinstance(entry, Phrase) else entry.may_mean
            item.fields = tuple(dict.fromkeys(name for one in item.means for name in one))
            item.kind = Kind.UNDERSTOOD if len(item.means) == 1 else Kind.UNCLEAR
        elif isinstance(entry, Label):
            item.fields, item.kind = entry.of, Kind.NUMBER_MISSING
        elif entry is None and token.sort == "word" and re.search("[0-9]", token.text):
            item.code = simplify(token.text).upper()
        elif entry is Small.BUT:
            clause += 1
        items.append(item)
        place += length
    return items


def _read_codes(items: Sequence[_Item]) -> list[_Item]:
    """Return the items with each code read, and each label with its code in one."""
    kept: list[_Item] = []
    for place, item in enumerate(items):
        before = next((each for each in reversed(kept) if each.entry not in _PASSED), None)
        if before and before.clause != item.clause:
            before = None
        if before and isinstance(before.entry, Label):
            if item.code:
                _read_labelled(before, item)
                continue
            if item.means and {*item.fields} & {*before.fields}:
                kept.remove(before)  # "type verwijzer eigen patiënt"
                item.start = before.start
        if item.code:
            _read_bare(item, before, items[place + 1] if place + 1 < len(items) else None)
        kept.append(item)
    for pair in pairwise(kept):
        # A number in two parts is neither of them: "06 12345678".
        codes = all(item.code.isdigit() for item in pair) and len({i.clause for i in pair}) == 1
        if codes and {Kind.UNUSED, Kind.UNDERSTOOD} == {item.kind for item in pair}:
            for item in pair:
                item.kind = Kind.UNCLEAR if item.means else Kind.UNUSED
    return kept


def _read_labelled(label: _Item, code: _Item) -> None:
    """Make one fact of a label and the code behind it."""
    read = {name: read_code(name, code.code) for name in label.fields}
    label.means = tuple({name: of} for name, of in read.items() if of is not None)
    label.kind = Kind.UNDERSTOOD if len(label.means) == 1 else Kind.UNCLEAR
    if not label.means:
        label.kind = Kind.NUMBER_WRONG
        if code.code == claims.CareType.FOLLOW_UP:  # "type 21", as the source writes it
            label.means = ({"referral_type": "07", "care_type": "21"},)
    label.fields, label.end, label.entry = _fields_of(label), code.end, None


def _read_bare(item: _Item, before: _Item | None, after: _Item | None) -> None:
    """Read a code without a label."""
    if (before and before.entry is Small.NUMBER_OF) or (after and after.entry is Small.UNIT):
        return
    known = before.means[0] if before and len(before.means) == 1 else {}
    found = find_fields(item.code, str(known.get("specialism_code", "")) or None)
    item.means = tuple(found or offer_fields(item.code))
    item.fields = _fields_of(item)
    if item.means:
        item.kind = Kind.UNDERSTOOD if len(found) == 1 else Kind.UNCLEAR


def _fields_of(item: _Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in item.means for name in one)) or item.fields


def _join(items: Sequence[_Item]) -> None:
    """Give each no, yes and doubt to the facts that it belongs to."""
    for place, item in enumerate(items):
        if item.entry not in (*_WAYS, Small.AND):
            continue
        clause = [other for other in items if other.clause == item.clause]
        before = [other for other in items[:place] if other.fields]
        here = [other for other in before if other.clause == item.clause]
        after = [other for other in items[place + 1 :] if other.fields]
        then = [other for other in after if other.clause == item.clause]
        if not here and not then:  # alone between commas it is about what stands before it
            alone = all(isinstance(other.entry, Small) for other in clause)
            owners = (before[-1:] or after[:1]) if alone and item.entry is not Small.AND else []
        else:
            owners = _owners(items, place, here, then)
            if item.entry is Small.NO_BEHIND and not here and before:
                before[-1].fates.append(_DOUBTING)  # "04, nee 06"
        for owner in owners:
            owner.fates.append(item)


def _owners(
    items: Sequence[_Item], place: int, here: list[_Item], then: list[_Item]
) -> list[_Item]:
    """Return the facts of a clause that a small word belongs to; both sides where it is not sure.

    Args:
        items: All items.
        place: That of the small word.
        here: The facts of its clause before it.
        then: Those behind it.
    """
    item = items[place]
    left = next((i for i in reversed(items[:place]) if i.entry not in _PASSED), None)
    right = next((i for i in items[place + 1 :] if i.entry not in _PASSED), None)
    by_left, by_right = (side if side in of else None for side, of in ((left, here), (right, then)))
    either = [*here[-1:], *then[:1]]
    if item.entry is Small.AND:
        no_more = here and _is_denied(here[-1]) and then and isinstance(then[0].value, bool)
        return then[:1] if no_more and then[0] is right else []
    if item.entry is Small.DOUBT and items[place].end - items[place].start == 1:
        return here[-1:] or then[:1]  # a question mark
    if item.entry is Small.NO and by_left and by_right and isinstance(by_left.value, bool):
        owner = None
    elif item.entry is Small.NO:
        owner = by_right or (by_left if not then else None)
    elif item.entry is Small.NO_BEHIND:
        owner = by_left
    elif item.entry in (Small.YES, Small.UNKNOWN):
        owner = by_left or by_right
    else:
        owner = None
    if owner:
        return [owner]
    if item.entry is Small.DOUBT:
        # "The licence for this activity is missing"
        either += [each for each in (*here[:-1], *then[1:]) if isinstance(each.value, bool)]
    for one in either:
        one.fates.append(_DOUBTING)
    return either


_DOUBTING: Final = _Item(0, 0, -1, Small.DOUBT)


def _doubt_forms(facts: Sequence[_Item]) -> None:
    """Leave in doubt the clauses in which a yes or no may belong to the fact on its other side.

    "Vergunning niet geselecteerd wel" may be a form, with each answer behind its question.
    """
    odd = set()
    for fact in facts:
        ways = {each.entry for each in fact.fates}
        says = [Small.YES in ways, bool(ways & {Small.NO, Small.NO_BEHIND}), fact.value is False]
        if says.count(True) > 1:
            odd.add(fact.clause)
    for fact in facts:
        if fact.clause in odd and isinstance(fact.value, bool):
            fact.fates.append(_DOUBTING)


def _is_denied(fact: _Item) -> bool:
    return fact.value is False or any(each.entry is Small.NO for each in fact.fates)


def _settle(fact: _Item) -> None:
    """Do to a fact what the small words that belong to it say."""
    ways = {each.entry for each in fact.fates}
    denied = bool(ways & {Small.NO, Small.NO_BEHIND})
    if ways == {Small.UNKNOWN} and len(fact.fields) == 1 and fact.fields[0] in claims.ORDER:
        fact.kind = Kind.LEFT_OPEN
    elif fact.kind is not Kind.UNDERSTOOD or not ways:
        return
    elif denied and not ways & {Small.YES, Small.DOUBT, Small.OR} and fact.value is True:
        fact.means = ({fact.fields[0]: False},)
    elif ways != {Small.YES} or fact.value is False:
        fact.kind = Kind.UNCLEAR


def _denied(fact: _Item) -> Iterator[str]:
    """Yield the field of a fact of which it is said only what it is not."""
    if any(each.entry is Small.NO for each in fact.fates) and not isinstance(fact.value, bool):
        yield from fact.fields


def _show(items: Sequence[_Item]) -> Iterator[_Item]:
    """Yield what is shown: each fact with the small words that stand directly with it."""
    taken = [item for fact in items for item in fact.fates]
    for place, item in enumerate(items):
        if any(item is each for each in taken):
            continue
        if isinstance(item.entry, Small):
            if item.entry in _WAYS:
                yield item
            continue
        if item.fields:
            for step in (-1, 1):
                at = place + step
                while 0 <= at < len(items) and any(items[at] is each for each in item.fates):
                    item.start = min(item.start, items[at].start)
                    item.end = max(item.end, items[at].end)
                    at += step
        yield item


def _write_piece(item: _Item, line: str, language: Language) -> Piece:
    says = item.means[0] if item.kind is Kind.UNDERSTOOD else dict.fromkeys(item.fields)
    return Piece(
        text=line[item.start : item.end],
        kind=item.kind,
        says={
            name: frozenset() if value is None else frozenset({value})
            for name, value in says.items()
        },
        choices=() if item.kind.settled else tuple(_offer(item, line, language)),
    )


def _offer(item: _Item, line: str, language: Language) -> Iterator[Choice]:
    """Yield every way to make an item clear, the last of which leaves it out."""
    means = list(item.means) if item.kind is not Kind.CONFLICT else []
    if item.fates and len(means) == 1:
        ((name, value), *more) = means[0].items()
        if isinstance(value, bool):
            means.append({name: not value})
        elif _is_denied(item) and not more:
            # A code that is none of a few says nothing of the others.
            few = claims.SPACE.fields[name].values if name in claims.SPACE.fields else ()
            means = [{name: other} for other in few if other != value]
    texts = [VOCABULARY.write(meaning, language) for meaning in means]
    for text in (*dict.fromkeys(texts), ""):
        left = line
        spans = {(item.start, item.end), *((f.start, f.end) for f in item.fates)}
        for start, end in sorted(spans, reverse=True):
            put = f", {text}," if text and (start, end) == (item.start, item.end) else " "
            if item.start < start < item.end or (item.start <= start and end < item.end):
                continue
            left = f"{left[:start]}{put}{left[end:]}"
        yield Choice(text=text, line=tidy(left))
