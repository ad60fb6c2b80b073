"""The line cut into the longest phrases there are: clauses of items, each by itself."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias

from calculator.quick_entry.near import find_nearest, is_slip, split_glued
from calculator.quick_entry.pieces import Kind
from calculator.quick_entry.tokens import Sort, Token, split_line
from calculator.quick_entry.vocabulary import (
    COVER,
    NUMBER,
    VOCABULARY,
    Answers,
    Doubt,
    Meaning,
    NumberMissing,
    Phrase,
    Place,
    Small,
    SmallWord,
    Unclear,
    fits,
)
from calculator.words import Language
from calculator.words.days import read_day

NO_YEAR: Final = 4
"""The year of a day without one; it has a 29 February."""
_CENTURIES: Final = ("20", "19")
_LAST_YEAR: Final = 30
"""Of years written with two figures, the last one in this century."""
ASKED: Final = "?"
SLASH: Final = "/"
_DOUBT: Final = Doubt(typed=(ASKED,), about="both")
_SIGNS: Final[Mapping[str, Meaning]] = {
    ASKED: Small(typed=(ASKED,), does=SmallWord.UNKNOWN),
    SLASH: Small(typed=(SLASH,), does=SmallWord.OR),
    "-": Small(typed=("-",), does=SmallWord.NO),
}
NEGATIVE: Final = frozenset({SmallWord.NOT, SmallWord.EITHER_NOT, SmallWord.NO})
_SAYING_NOTHING: Final = (SmallWord.NOTHING, SmallWord.ARTICLE, SmallWord.ONLY)
NOUNS: Final = (SmallWord.NOUN, SmallWord.EVENT)
_JOINTS: Final = frozenset({SmallWord.AND, SmallWord.OR, SmallWord.NOR, SmallWord.BUT})


@dataclass(eq=False)
class Item:
    """A phrase, number, word or sign while the line is being read.

    Attributes:
        start: Where it begins in the line, with all that was found to belong to it.
        end: Where that ends.
        core: The words that it is typed with, without what belongs to it.
        place: How many items stand before it.
        clause: How many clauses stand before it.
        kind: What has become of it so far.
        meaning: What it means by itself, if it is known.
        says: By field, the answers that it leaves possible.
        options: What can be put in its place.
        numbers: The numbers in it.
        text: The word or number as it was compared.
        day: The day that it is, if it is one; where no year was typed, in `NO_YEAR`.
        words: The words that belong to it, each with what it does; None where it only doubts.
        doubted: Whether it may be meant otherwise than it was typed.
    """

    start: int
    end: int
    core: tuple[int, int]
    place: int = 0
    clause: int = 0
    kind: Kind = Kind.UNUSED
    meaning: Meaning | None = None
    says: Answers = field(default_factory=dict)
    options: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    text: str = ""
    day: date | None = None
    words: list[tuple["Item", SmallWord | None]] = field(default_factory=list)
    doubted: bool = False

    @property
    def does(self) -> SmallWord | None:
        """What it does, if it is a small word."""
        return self.meaning.does if isinstance(self.meaning, Small) else None

    @property
    def says_nothing(self) -> bool:
        """Whether it is a word that says nothing and that all else reaches over."""
        return self.does in _SAYING_NOTHING

    @property
    def is_unknown(self) -> bool:
        """Whether it is a word that nobody knows."""
        return self.kind is Kind.UNKNOWN

    @property
    def is_fact(self) -> bool:
        """Whether something can be said of it: a phrase or a number."""
        can_say = Phrase | Unclear | NumberMissing
        return isinstance(self.meaning, can_say) or (self.meaning is None and bool(self.numbers))

    @property
    def names(self) -> set[str]:
        """By what a condition in a phrase file can name it."""
        says = self.says if self.kind is Kind.UNDERSTOOD else ()
        names = {self.text, *says, *(f"{name}?" for name in self.fields)}
        names |= {does for _, does in self.words if does}
        names |= {name for name, typed in VOCABULARY.also.items() if self.text in typed}
        if self.does:
            names.add(self.does)
        if self.is_unknown:
            near = find_nearest(self.text)
            names.update(near, {"slip" if near else "strange"})
        if isinstance(self.meaning, NumberMissing):
            names.add("number_missing")
        if isinstance(self.meaning, Doubt):
            names.add(f"doubt_about_{self.meaning.only or 'anything'}")
        return names

    @property
    def fields(self) -> frozenset[str]:
        """The fields that it is about by itself."""
        if isinstance(self.meaning, Phrase):
            return frozenset(self.meaning.says)
        if isinstance(self.meaning, Unclear):
            means = VOCABULARY.phrase(self.meaning.means).says if self.meaning.means else ()
            return frozenset({*means, *filter(None, [self.meaning.doubts])})
        return frozenset(self.says)

    @property
    def is_cover(self) -> bool:
        """Whether it is about an insurance, the list, the practice or the referral."""
        return bool(COVER & self.fields)

    @property
    def can_turn(self) -> bool:
        """Whether a yes or no can belong to it."""
        if isinstance(self.meaning, Phrase):
            return self.is_cover and self.meaning.turned() is not None
        return isinstance(self.meaning, Unclear)

    def say(self, says: Answers) -> None:
        """Have it say something, unless its number is none that the field takes."""
        wrong = [name for name, of in says.items() if not all(fits(name, each) for each in of)]
        self.kind = Kind.NUMBER_WRONG if wrong else Kind.UNDERSTOOD
        self.says = dict.fromkeys(wrong, frozenset()) if wrong else says

    def ask(self, *options: str | None) -> None:
        """Leave open what it says; one of these texts may be put in its place."""
        self.kind, self.says, self.options = Kind.UNCLEAR, {}, tuple(filter(None, options))

    def drop(self) -> None:
        """Read nothing from it."""
        self.kind, self.meaning, self.says, self.options = Kind.UNUSED, None, {}, ()


NOTHING: Final = Item(0, 0, (0, 0))
"""What stands beside the first and the last item."""


@dataclass(frozen=True)
class Line:
    """A line while it is being read.

    Attributes:
        typed: What was typed.
        language: The language in which choices are written.
        today: The day on which ages are counted.
        items: Its items, in order.
    """

    typed: str
    language: Language
    today: date
    items: Sequence[Item]

    def clause(self, item: Item) -> list[Item]:
        """Return all items of the clause of one."""
        return [other for other in self.items if other.clause == item.clause]

    def around(self, item: Item, step: int) -> Iterator[Item]:
        """Yield what stands before or after an item in its clause, the nearest first."""
        at = item.place + step
        while 0 <= at < len(self.items) and self.items[at].clause == item.clause:
            yield self.items[at]
            at += step

    def beside(self, item: Item, step: int) -> Item:
        """Return what stands beside an item in its clause, over words without a meaning."""
        others = self.around(item, step)
        return next((o for o in others if not o.says_nothing or o.numbers), NOTHING)

    def is_clear(self, item: Item) -> bool:
        """Return whether all stands beside an item that what it means needs, and nothing bars."""
        meaning = item.meaning
        return meaning is not None and (
            max(item.numbers, default=0) <= meaning.at_most
            and all(of & self.names_at(item, place) for place, of in meaning.needs.items())
            and not any(of & self.names_at(item, place) for place, of in meaning.never.items())
        )

    def names_at(self, item: Item, place: Place) -> set[str]:
        """Return all by which a condition can name what stands in a place."""
        return set[str]().union(*(other.names for other in self._at(item, place)))

    def _at(self, item: Item, place: Place) -> Iterable[Item]:
        match place:
            case "before" | "after":
                step = -1 if place == "before" else 1
                return (next(self.around(item, step), NOTHING), self.beside(item, step))
            case "next":
                behind = (other for other in self.items[item.place + 1 :] if other.is_fact)
                return (next(behind, NOTHING),)
            case "own":
                return (item,)
            case "clause":
                clause = self.clause(item)
                if not any(o.is_fact or o.does is SmallWord.EVENT for o in clause):
                    clause += [o for o in self.items if o.clause == item.clause - 1]
                return clause
            case "line":
                return (other for other in self.items if other is not item)


Fitting: TypeAlias = Sequence[Sequence[tuple[int, Meaning]]]
"""By place in a line, how long the phrases that begin there are and what they mean."""


def cut_line(line: str, language: Language) -> list[Item]:
    """Return the items of a line, in order, their choices in a language."""
    tokens = [known for token in split_line(line) for known in _find_known(token)]
    fitting = [_find_fitting(tokens, at, language) for at in range(len(tokens))]
    items: list[Item] = []
    at = clause = 0
    while at < len(tokens):
        if tokens[at].sort is Sort.BREAK or _separates(tokens, at, items, clause):
            clause += 1
            at += 1
            continue
        length, item = _read_at(tokens, at, fitting)
        if _is_name(item, items, line):
            item = Item(item.start, item.end, item.core, kind=Kind.UNKNOWN)
        is_joint = item.does in _JOINTS
        # A word that joins stands in a clause of its own, so that nothing crosses it.
        clause += is_joint and bool(items) and items[-1].clause == clause
        item.place, item.clause = len(items), clause
        items.append(item)
        clause += is_joint
        at += length
    return items


def _find_known(token: Token) -> Iterator[Token]:
    """Yield a number for a word for it, and two words for a "no" and a phrase without a space."""
    if token.text in VOCABULARY.numerals:
        yield token._replace(text=str(VOCABULARY.numerals[token.text]), sort=Sort.NUMBER)
    elif (
        token.sort is not Sort.WORD
        or token.text in VOCABULARY.words
        or isinstance(VOCABULARY.understand(token.text), Phrase)
    ):
        yield token
    else:
        first, *rest = split_glued(token.text)
        middle = token.start + len(first) if rest else token.end
        yield token._replace(text=first, end=middle)
        yield from (token._replace(text=part, start=middle, glued=True) for part in rest)


def _is_name(item: Item, before: Sequence[Item], line: str) -> bool:
    """Return whether a word with a capital stands behind somebody: "mw Hart"."""
    behind = next((other for other in reversed(before) if not other.says_nothing), NOTHING)
    is_capital = not item.numbers and line[item.start : item.end].istitle()
    return is_capital and "title" in behind.names


def _separates(tokens: Sequence[Token], at: int, items: Sequence[Item], clause: int) -> bool:
    """Return whether a slash stands for a comma: one of several, or one between spaces.

    It does not in a line with commas, between two answers, nor behind a "no" that goes for what
    follows too.
    """
    if tokens[at].text != SLASH or not 0 < at < len(tokens) - 1:
        return False
    has_commas = any(token.sort is Sort.BREAK for token in tokens)
    is_spaced = tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start
    is_alone = sum(token.text == SLASH for token in tokens) == 1 and not is_spaced
    before, after = (VOCABULARY.word(tokens[at + step].text) for step in (-1, 1))
    is_answered = isinstance(after, Small) and (before is None or isinstance(before, Small))
    goes_on = next((item.does in NEGATIVE for item in items if item.clause == clause), False)
    return not (has_commas or is_alone or is_answered or goes_on)


def _read_at(tokens: Sequence[Token], at: int, fitting: Fitting) -> tuple[int, Item]:
    """Return how many tokens the next item takes, and the item."""
    length, meaning = _choose_longest(fitting, at) or (1, None)
    here = tokens[at : at + length]
    core = (here[0].start, here[-1].end)
    text = " ".join(NUMBER if each.sort is Sort.NUMBER else each.text for each in here)
    numbers = tuple(int(each.text) for each in here if each.sort is Sort.NUMBER)
    item = Item(*core, core, numbers=numbers, text=text)
    if meaning is not None:
        _give_meaning(item, meaning)
    elif not numbers:
        _read_alone(item, here[0])
    return length, item


def _read_alone(item: Item, token: Token) -> None:
    """Read a word, day or sign that no phrase begins with."""
    match token.sort:
        case Sort.SIGN:
            is_lone = token.text == "-" and not token.glued
            _give_meaning(item, _DOUBT if is_lone else _SIGNS[token.text])
        case Sort.DATE:
            item.day = _read_date(token.text)
            item.kind = Kind.UNUSED if item.day else Kind.UNKNOWN
        case Sort.WORD:
            meaning = VOCABULARY.understand(token.text)
            if meaning and not isinstance(meaning, Doubt):
                _give_meaning(item, meaning)
            else:
                item.kind = Kind.UNKNOWN
                item.meaning = _DOUBT if is_slip(token.text) else meaning
        case _:
            item.kind = Kind.UNKNOWN
            # A minus in front of a word may be a dash, or it may be a no.
            word = token.text.strip("-")
            item.options = (word,) if isinstance(VOCABULARY.word(word), Phrase) else ()


def _read_date(text: str) -> date | None:
    """Return a day as it was typed."""
    parts = re.findall("[0-9]+|[a-z]+", text)
    if parts[0].isalpha():
        parts.insert(0, "1")
    year = parts[-1] if len(parts) > len(("day", "month")) else f"{NO_YEAR:04}"
    if len(year) == len("26") and len(parts[0]) < len("2026"):
        year = f"{_CENTURIES[int(year) > _LAST_YEAR]}{year}"
    return read_day("-".join((*parts[:2], year)))


def _choose_longest(fitting: Fitting, at: int) -> tuple[int, Meaning] | None:
    """Return the longest phrase that stands at a place.

    It gives way to a phrase that begins inside it and reaches further.
    """
    for length, meaning in fitting[at]:
        if not any(
            inside + longer > at + length and _gives_way(meaning, other)
            for inside in range(at + 1, at + length)
            for longer, other in fitting[inside]
        ):
            return length, meaning
    return None


def _gives_way(one: Meaning, other: Meaning) -> bool:
    """Return whether a meaning gives way to one that begins inside it and reaches further."""
    if isinstance(other, Phrase | Unclear):
        return not isinstance(one, Doubt)
    is_small = isinstance(other, Small) and other.does is not SmallWord.UNKNOWN and not other.means
    return isinstance(one, Small) and not one.means and not is_small


def _find_fitting(
    tokens: Sequence[Token], at: int, language: Language
) -> list[tuple[int, Meaning]]:
    """Return how long the phrases are that begin at a place and what they mean, longest first."""
    found = []
    for words in VOCABULARY.beginning_at(tokens, at):
        here = tokens[at : at + len(words)]
        meaning = VOCABULARY.meanings[language][words]
        numbers = (int(token.text) for token in here if token.sort is Sort.NUMBER)
        ends = (here[:1], tokens[at + len(here) :][:1])
        # A number goes on behind a word without a space.
        is_cut = any(each.glued and each.sort is Sort.NUMBER for end in ends for each in end)
        if not is_cut and max(numbers, default=0) <= meaning.up_to_number:
            found.append((len(here), meaning))
    return found


def _give_meaning(item: Item, meaning: Meaning) -> None:
    """Have an item mean something by itself."""
    item.meaning = meaning
    if isinstance(meaning, NumberMissing):
        item.kind, item.says = Kind.NUMBER_MISSING, {meaning.field: frozenset()}
    elif isinstance(meaning, Unclear):
        item.ask(*(_fill_in(choice, item.numbers) for choice in meaning.choices))
    elif isinstance(meaning, Phrase):
        if item.numbers and item.numbers[0] < meaning.from_number:
            kept = {name: said for name, said in meaning.says.items() if said != NUMBER}
            item.meaning = meaning = meaning.model_copy(update={"says": kept})
        item.say(meaning.answers(item.numbers))
    elif not item.numbers:  # a number that belongs to words without a meaning is shown
        item.kind = Kind.SKIPPED


def _fill_in(choice: str, numbers: Sequence[int]) -> str:
    """Return a choice with the numbers that were typed; "#-" is one less."""
    first = numbers[0] if numbers else 0
    return choice.replace(f"{NUMBER}-", str(max(0, first - 1))).replace(NUMBER, str(first))
