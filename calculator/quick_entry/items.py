"""The line cut into the longest phrases there are: clauses of items, each by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, TypeAlias

from calculator import aftercare
from calculator.quick_entry.near import (
    find_run_together,
    is_slip_of_small_word,
    split_glued,
)
from calculator.quick_entry.pieces import Kind
from calculator.quick_entry.tokens import Sort, Token, split_line
from calculator.quick_entry.vocabulary import (
    COVER,
    NUMBER,
    VOCABULARY,
    Answer,
    Answers,
    Doubt,
    Meaning,
    NumberMissing,
    Only,
    Phrase,
    Reach,
    Recent,
    Small,
    SmallWord,
    Unclear,
    Wording,
    fits,
)
from calculator.words import Language
from calculator.words.days import read_day

_LEAP_YEAR: Final = 2000
_CENTURY: Final = 2000
_FIRST_YEAR: Final = 19
_LAST_YEAR: Final = 30
"""Of years written with two figures, those in which something begins or ends; a birth may lie
before them."""
_YEAR: Final = 4
"""How many figures a year has."""
_NONE: Final = Token("", Sort.ODD, 0, 0, glued=False)
_ASKED: Final = Small(typed=("?",), does=SmallWord.UNKNOWN)
_EITHER: Final = Small(typed=("/",), does=SmallWord.OR)
_MINUS: Final = Small(typed=("-",), does=SmallWord.NO)
_DOUBT: Final = Doubt(typed=("?",), about=Reach.BOTH)
_DOUBT_OF_COVER: Final = Doubt(typed=("?",), about=Reach.BOTH, only=Only.COVER)
_BEGINNING: Final = frozenset({SmallWord.NOT, SmallWord.EITHER_NOT, SmallWord.NO, SmallWord.NOR})
"""What goes for all of a list that it begins."""
_JOINTS: Final = frozenset({SmallWord.AND, SmallWord.OR, SmallWord.NOR, SmallWord.BUT})


@dataclass(frozen=True)
class Item:
    """A phrase, number, word or sign while the line is being read.

    Attributes:
        start: Where it begins in the line, with all that was found to belong to it.
        end: Where that ends.
        core: The words that it is typed with, without what belongs to it.
        clause: How many clauses stand before it.
        kind: What has become of it so far.
        meaning: What it means by itself, if it is known.
        says: By field, the answers that it leaves possible.
        options: What can be put in its place.
        numbers: The numbers in it.
        text: The word or number as it was compared.
        asked: Whether it is a question mark.
        day: The day that it is, if it is one; without a year, in a leap year.
        has_year: Whether the year of its day was typed.
        turned: Whether a "no" belongs to it, or a yes; None if neither does.
    """

    start: int
    end: int
    core: tuple[int, int]
    clause: int = 0
    kind: Kind = Kind.UNUSED
    meaning: Meaning | None = None
    says: Answers = field(default_factory=dict)
    options: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    text: str = ""
    asked: bool = False
    day: date | None = None
    has_year: bool = False
    turned: bool | None = None

    @property
    def does(self) -> SmallWord | None:
        """What it does, if it is a small word."""
        return self.meaning.does if isinstance(self.meaning, Small) else None

    @property
    def says_nothing(self) -> bool:
        """Whether it is a word that says nothing and that all else reaches over."""
        return isinstance(self.meaning, Recent) or self.does in (
            SmallWord.NOTHING,
            SmallWord.ARTICLE,
            SmallWord.ONLY,
        )

    @property
    def is_noun(self) -> bool:
        """Whether it is a noun that says nothing, but that a "no" can be about."""
        return self.does in (SmallWord.NOUN, SmallWord.EVENT)

    @property
    def is_number(self) -> bool:
        """Whether it is a number and nothing else."""
        return self.meaning is None and bool(self.numbers)

    @property
    def is_unknown(self) -> bool:
        """Whether it is a word that nobody knows."""
        return self.kind is Kind.UNKNOWN

    @property
    def is_fact(self) -> bool:
        """Whether something can be said of it: a phrase or a number."""
        return isinstance(self.meaning, Phrase | Unclear | NumberMissing) or self.is_number

    @property
    def is_cover(self) -> bool:
        """Whether it is about an insurance, the list, the practice or the referral."""
        return bool(COVER & fields_of(self.meaning))


def fields_of(meaning: Meaning | None) -> frozenset[str]:
    """Return the fields that a phrase is about."""
    if isinstance(meaning, Phrase):
        return frozenset(meaning.says)
    if isinstance(meaning, Unclear):
        means = VOCABULARY.phrase(meaning.means).says if meaning.means is not None else ()
        return frozenset({*means, *([meaning.doubts] if meaning.doubts else [])})
    return frozenset()


Fitting: TypeAlias = Sequence[Sequence[Wording]]
"""By place in a line, the ways of typing that begin there, the longest first."""


def cut_line(line: str, language: Language) -> list[Item]:
    """Return the items of a line, in order.

    Args:
        line: The line.
        language: The language in which choices are written.
    """
    tokens = [_read_numeral(token) for token in split_line(line)]
    fitting = [_find_fitting(tokens, at) for at in range(len(tokens))]
    items: list[Item] = []
    at = clause = 0
    while at < len(tokens):
        if tokens[at].sort is Sort.BREAK or _separates(tokens, at, items, clause):
            clause += 1
            at += 1
            continue
        if _is_name(tokens[at], items, line):
            token = tokens[at]
            found = [Item(token.start, token.end, (token.start, token.end), kind=Kind.UNKNOWN)]
            length = 1
        else:
            length, found = _read_at(tokens, at, fitting, language)
        for item in found:
            is_joint = item.does in _JOINTS
            # A word that joins stands in a clause of its own, so that nothing crosses it.
            clause += is_joint and bool(items) and items[-1].clause == clause
            items.append(replace(item, clause=clause))
            clause += is_joint
        at += length
    return items


def _is_name(token: Token, before: Sequence[Item], line: str) -> bool:
    """Return whether a word with a capital stands behind somebody: "mw Hart"."""
    typed = line[token.start : token.end]
    behind = next((item for item in reversed(before) if not item.says_nothing), None)
    is_titled = behind is not None and behind.text in VOCABULARY.titles
    return token.sort is Sort.WORD and typed.istitle() and is_titled


def _separates(tokens: Sequence[Token], at: int, items: Sequence[Item], clause: int) -> bool:
    """Return whether a slash stands for a comma: one of several, or one between spaces.

    It does not in a line with commas, between two answers, nor behind a "no" that goes for what
    follows too.
    """
    has_commas = any(token.sort is Sort.BREAK for token in tokens)
    if tokens[at].sort is not Sort.EITHER or has_commas or not 0 < at < len(tokens) - 1:
        return False
    sides = (VOCABULARY.word(tokens[at - 1].text), VOCABULARY.word(tokens[at + 1].text))
    if all(side is None or isinstance(side, Small) for side in sides) and sides[1] is not None:
        return False
    here = [item for item in items if item.clause == clause]
    if here and here[0].does in _BEGINNING:
        return False
    is_spaced = not tokens[at].glued and not tokens[at + 1].glued
    return is_spaced or sum(token.sort is Sort.EITHER for token in tokens) > 1


def _read_numeral(token: Token) -> Token:
    number = VOCABULARY.numerals.get(token.text)
    return token if number is None else token._replace(text=str(number), sort=Sort.NUMBER)


def _read_at(
    tokens: Sequence[Token], at: int, fitting: Fitting, language: Language
) -> tuple[int, list[Item]]:
    """Return how many tokens the next items take, and the items."""
    token = tokens[at]
    empty = Item(token.start, token.end, (token.start, token.end), text=token.text)
    wording = _choose_longest(tokens, fitting, at, language)
    dated = _read_date(tokens, at)
    if dated and (wording is None or len(wording.words) < dated[0]):
        length, day, has_year = dated
        end = tokens[at + length - 1].end
        whole = replace(empty, end=end, core=(token.start, end))
        return length, [replace(whole, day=day, has_year=has_year)]
    if wording is None and token.sort is Sort.WORD:
        wording = VOCABULARY.shaped_as(token.text)
    if wording is None:
        return 1, _read_unknown(empty) if token.sort is Sort.WORD else [_read_sign(empty, token)]
    length = len(wording.words)
    here = tokens[at : at + length]
    whole = replace(
        empty,
        end=here[-1].end,
        core=(token.start, here[-1].end),
        numbers=tuple(int(each.text) for each in here if each.sort is Sort.NUMBER),
        text=" ".join(word.text for word in wording.words),
    )
    return length, [give_meaning(whole, wording.means(language))]


def _read_sign(empty: Item, token: Token) -> Item:
    """Return the item of a number or sign by itself."""
    if token.sort is Sort.NUMBER:
        return replace(empty, numbers=(int(token.text),))
    if token.sort is Sort.QUESTION:
        return replace(empty, kind=Kind.SKIPPED, meaning=_ASKED, asked=True)
    if token.sort is Sort.EITHER:
        return replace(empty, kind=Kind.SKIPPED, meaning=_EITHER)
    if token.sort is Sort.MINUS:
        return replace(empty, kind=Kind.SKIPPED, meaning=_MINUS if token.glued else _DOUBT)
    word = token.text.strip("-")
    # A minus in front of a word may be a dash, or it may be a no.
    options = (word,) if isinstance(VOCABULARY.word(word), Phrase) else ()
    return replace(empty, kind=Kind.UNKNOWN, options=options)


def _read_unknown(empty: Item) -> list[Item]:
    """Return the items of a word that no phrase begins with."""
    run_together = find_run_together(empty.text)
    if run_together:
        return [give_meaning(empty, run_together)]
    glued = split_glued(empty.text)
    if glued:
        middle = empty.start + len(glued[0])
        spans = ((empty.start, middle), (middle, empty.end))
        return [
            give_meaning(replace(empty, start=span[0], end=span[1], core=span), meaning)
            for span, meaning in zip(spans, glued[1:], strict=True)
        ]
    unknown = replace(empty, kind=Kind.UNKNOWN)
    if is_slip_of_small_word(empty.text):
        return [replace(unknown, meaning=_DOUBT)]
    if VOCABULARY.is_doubt(empty.text):
        return [replace(unknown, meaning=_DOUBT_OF_COVER)]
    return [unknown]


def _choose_longest(
    tokens: Sequence[Token], fitting: Fitting, at: int, language: Language
) -> Wording | None:
    """Return the longest way of typing that stands at a place.

    It gives way to a phrase or a day that begins inside it and reaches further.
    """
    for wording in fitting[at]:
        end = at + len(wording.words)
        meaning = wording.means(language)
        days = ((inside, _read_date(tokens, inside)) for inside in range(at + 1, end))
        if any(day and inside + day[0] > end for inside, day in days):
            continue
        if not any(
            inside + len(other.words) > end and _gives_way(meaning, other.means(language))
            for inside in range(at + 1, end)
            for other in fitting[inside]
        ):
            return wording
    return None


def _gives_way(one: Meaning, other: Meaning) -> bool:
    """Return whether a meaning gives way to one that begins inside it and reaches further."""
    if isinstance(other, Phrase | Unclear):
        return not isinstance(one, Doubt)
    is_small = isinstance(other, Small) and other.does is not SmallWord.UNKNOWN
    return isinstance(one, Small) and not is_small


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word or number goes on here without a space."""
    return (
        0 < at < len(tokens)
        and tokens[at].glued
        and {tokens[at - 1].sort, tokens[at].sort} == {Sort.WORD, Sort.NUMBER}
    )


def _find_fitting(tokens: Sequence[Token], at: int) -> list[Wording]:
    """Return the ways of typing that begin at a place, the longest first."""
    if _goes_on(tokens, at) and tokens[at].sort is Sort.NUMBER:
        return []
    found = []
    for wording in VOCABULARY.beginning_at(tokens, at):
        here = tokens[at : at + len(wording.words)]
        is_cut = _goes_on(tokens, at + len(here)) and here[-1].sort is Sort.WORD
        most = next(iter(wording.meaning.values())).up_to_number
        numbers = (int(token.text) for token in here if token.sort is Sort.NUMBER)
        if not is_cut and all(number <= most for number in numbers):
            found.append(wording)
    return found


def give_meaning(item: Item, meaning: Meaning) -> Item:
    """Return an item with what it means by itself."""
    item = replace(item, meaning=meaning)
    if isinstance(meaning, NumberMissing):
        return replace(item, kind=Kind.NUMBER_MISSING, says={meaning.field: frozenset()})
    if isinstance(meaning, Unclear):
        options = tuple(_fill_in(choice, item.numbers) for choice in meaning.choices)
        return replace(item, kind=Kind.UNCLEAR, options=options)
    if isinstance(meaning, Phrase):
        if item.numbers and item.numbers[0] < meaning.from_number:
            kept = {f: said for f, said in meaning.says.items() if NUMBER not in str(said)}
            return give_meaning(item, meaning.model_copy(update={"says": kept, "from_number": 0}))
        return check_numbers(item, meaning.answers(item.numbers))
    # A number that belongs to words without a meaning is shown, that it is not used.
    return replace(item, kind=Kind.UNUSED if item.numbers else Kind.SKIPPED)


def _fill_in(choice: str, numbers: Sequence[int]) -> str:
    """Return a choice with the numbers that were typed; "#-" is one less."""
    first = numbers[0] if numbers else 0
    return choice.replace(f"{NUMBER}-", str(max(0, first - 1))).replace(NUMBER, str(first))


def check_numbers(item: Item, says: Answers) -> Item:
    """Return an item that says something, unless its number is none that the field takes."""
    wrong = [name for name, answers in says.items() if not all(fits(name, a) for a in answers)]
    if wrong:
        nothing: frozenset[Answer] = frozenset()
        return replace(item, kind=Kind.NUMBER_WRONG, says=dict.fromkeys(wrong, nothing))
    return replace(item, kind=Kind.UNDERSTOOD, says=says)


def _read_date(tokens: Sequence[Token], at: int) -> tuple[int, date, bool] | None:
    """Return how many tokens a day takes, the day, and whether its year was typed."""
    if tokens[at].sort is Sort.DATE:
        parts = tokens[at].text.replace("/", "-").replace(".", "-").split("-")
        has_century = max(map(len, parts)) == _YEAR
        if len(parts) == len(("day", "month")):
            return _one_day(1, f"{'-'.join(parts)}-{_LEAP_YEAR}", has_year=False)
        if has_century:
            return _one_day(1, "-".join(parts), has_year=True)
        meaning = VOCABULARY.word(tokens[at - 1].text) if at else None
        is_born = isinstance(meaning, Small) and meaning.does is SmallWord.BORN
        if not is_born and not _FIRST_YEAR <= int(parts[-1]) <= _LAST_YEAR:
            return None
        century = _CENTURY if int(parts[-1]) <= _LAST_YEAR else _CENTURY - 100
        return _one_day(1, f"{parts[0]}-{parts[1]}-{century + int(parts[-1])}", has_year=True)
    return _read_date_in_words(*(*tokens[at : at + 3], *[_NONE] * 3)[:3])


def _read_date_in_words(one: Token, two: Token, three: Token) -> tuple[int, date, bool] | None:
    if one.sort is Sort.NUMBER and two.sort is Sort.WORD and len(one.text) < _YEAR:
        if three.sort is Sort.NUMBER and len(three.text) == _YEAR:
            return _one_day(3, f"{one.text} {two.text} {three.text}", has_year=True)
        return _one_day(2, f"{one.text} {two.text} {_LEAP_YEAR}", has_year=False)
    if one.sort is Sort.WORD:
        if two.sort is Sort.NUMBER and len(two.text) == _YEAR:
            return _one_day(2, f"1 {one.text} {two.text}", has_year=True)
        return _one_day(1, f"1 {one.text} {_LEAP_YEAR}", has_year=False)
    return None


def _one_day(length: int, text: str, *, has_year: bool) -> tuple[int, date, bool] | None:
    day = read_day(text)
    return None if day is None else (length, day, has_year)


def is_adult(number: int) -> bool:
    """Return whether a number by itself can only be an adult's age."""
    return number >= aftercare.ADULT_FROM and fits("age", number)
