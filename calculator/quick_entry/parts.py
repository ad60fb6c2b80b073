"""The line cut into the longest phrases there are, each with what it means by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Final

from calculator import aftercare
from calculator.quick_entry.near import near
from calculator.quick_entry.pieces import Kind
from calculator.quick_entry.tokens import Sort, Token
from calculator.quick_entry.vocabulary import (
    NUMBER,
    VOCABULARY,
    Answer,
    Answers,
    Known,
    NumberMissing,
    Phrase,
    Small,
    SmallWord,
    Unclear,
    fits,
)
from calculator.words import Language

NUMBERS: Final = ("age", "sessions_had", "supplementary_sessions")
"""The fields that a number can be for; one that stands by itself is for the first."""


@dataclass(frozen=True)
class Part:
    """A part of the line while it is being read.

    Attributes:
        start: Where it begins in the line.
        end: Where it ends.
        core: The words that choices are put in the place of.
        segment: How many commas stand before it.
        kind: What has become of it so far.
        says: By field, the answers that it leaves possible.
        choices: What can be put in the place of its core.
        means: What it has more than one meaning of, if that is so.
        loose: Whether it may be no age, but for how long something has been.
        small: What it does if it says nothing by itself.
        turned: Whether a "no" was said of it, or an "indeed"; None if neither was.
        answered: Whether that stands behind it.
        number: The number, if it is nothing but one.
        word: The word, if no phrase begins with it and it may be a slip.
        written: The phrase as it stands in the phrase file.
    """

    start: int
    end: int
    core: tuple[int, int]
    segment: int
    kind: Kind
    says: Answers = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    means: Unclear | None = None
    loose: bool = False
    small: SmallWord | None = None
    turned: bool | None = None
    answered: bool = False
    number: int | None = None
    word: str = ""
    written: str = ""


def cut(found: Sequence[Token], language: Language) -> list[Part]:
    """Return the parts that the words of a line make, in order.

    Args:
        found: The words.
        language: The language in which choices are written.
    """
    parts: list[Part] = []
    at = segment = 0
    while at < len(found):
        if found[at].sort is Sort.BREAK:
            segment += 1
            at += 1
            continue
        known = _longest(found, at, language)
        length = len(known.steps) if known else 1
        here = found[at : at + length]
        span = (here[0].start, here[-1].end)
        empty = Part(*span, span, segment, Kind.UNKNOWN)
        parts.append(
            _meaning(empty, here, known, language)
            if known
            else _alone(
                empty, here[0], language, glued=_goes_on(found, at) or _goes_on(found, at + 1)
            )
        )
        at += length
    return parts


def _longest(found: Sequence[Token], at: int, language: Language) -> Known | None:
    """Return the longest way of typing that stands here.

    It gives way to a phrase that begins inside it and reaches further. None is a phrase of
    which a word goes on without a space.
    """
    if _goes_on(found, at):
        return None
    fitting = sorted(
        _fitting(found, at),
        key=lambda known: (-len(known.steps), -sum(s.glued for s in known.steps)),
    )
    for known in fitting:
        end = at + len(known.steps)
        if not _goes_on(found, end) and not any(
            isinstance(other.means(language), Phrase | Unclear) and inside + len(other.steps) > end
            for inside in range(at + 1, end)
            for other in _fitting(found, inside)
        ):
            return known
    return None


def _goes_on(found: Sequence[Token], at: int) -> bool:
    """Return whether a word or number goes on here without a space."""
    return (
        0 < at < len(found)
        and found[at].glued
        and {found[at - 1].sort, found[at].sort} == {Sort.WORD, Sort.NUMBER}
    )


def _fitting(found: Sequence[Token], at: int) -> Iterator[Known]:
    first = NUMBER if found[at].sort is Sort.NUMBER else found[at].text
    for known in VOCABULARY.beginning_with(first):
        here = found[at : at + len(known.steps)]
        if len(here) == len(known.steps) and all(
            token.sort is (Sort.NUMBER if step.text == NUMBER else Sort.WORD)
            and step.text in (NUMBER, token.text)
            and (token.glued or not step.glued)
            for token, step in zip(here, known.steps, strict=True)
        ):
            yield known


def _meaning(empty: Part, here: Sequence[Token], known: Known, language: Language) -> Part:
    """Return a part for a way of typing that is known."""
    meaning = known.means(language)
    number = next((int(token.text) for token in here if token.sort is Sort.NUMBER), None)
    part = replace(empty, written=known.typed)
    if isinstance(meaning, Small):
        return replace(part, kind=Kind.SKIPPED, small=meaning.does)
    if isinstance(meaning, NumberMissing):
        return replace(part, kind=Kind.NUMBER_MISSING, says={meaning.field: frozenset()})
    if isinstance(meaning, Unclear):
        choices = tuple(choice.replace(NUMBER, str(number)) for choice in meaning.choices)
        return replace(part, kind=Kind.UNCLEAR, choices=choices, means=meaning)
    childs = number is not None and number < aftercare.ADULT_FROM
    loose = meaning.loose_for_a_child and childs
    return _checked(replace(part, loose=loose), meaning.answers(number))


def _alone(empty: Part, token: Token, language: Language, *, glued: bool) -> Part:
    """Return a part for a word, number or sign that no phrase begins with."""
    if token.sort is Sort.DOUBT:
        return replace(empty, kind=Kind.SKIPPED, small=SmallWord.UNKNOWN)
    if token.sort is Sort.EITHER:
        return replace(empty, kind=Kind.SKIPPED, small=SmallWord.OR)
    if token.sort is Sort.NUMBER:
        number = int(token.text)
        part = replace(empty, number=number)
        if number < aftercare.ADULT_FROM or glued or token.text[0] == "0":
            # A small number is as likely a count of sessions.
            return of_any_field(part, language)
        return _checked(part, {NUMBERS[0]: frozenset({number})})
    choices: Sequence[str] = near(token.text)
    if token.sort is Sort.ODD:
        # A minus may be a dash, or it may be a no.
        word, no = token.text.strip("-"), VOCABULARY.small(SmallWord.NOT, language)
        choices = (word, f"{no} {word}") if word in VOCABULARY.words else ()
        return replace(empty, choices=tuple(choices))
    return replace(empty, word=token.text, choices=tuple(choices))


def allowed(parts: Sequence[Part]) -> Answers:
    """Return, by field, the answers that all clear parts allow together."""
    clear = [part.says for part in parts if part.kind is Kind.UNDERSTOOD]
    return {
        name: reduce(frozenset.intersection, (says[name] for says in clear if name in says))
        for name in {name for says in clear for name in says}
    }


def of_any_field(part: Part, language: Language) -> Part:
    """Return a number by itself with everything that it can be the number of."""
    number = part.number or 0
    choices = (
        VOCABULARY.written({name: number}, language) for name in NUMBERS if fits(name, number)
    )
    return replace(part, kind=Kind.UNCLEAR, says={}, choices=tuple(filter(None, choices)))


def _checked(part: Part, says: Answers) -> Part:
    """Return a part that says something, unless its number is none that the field takes."""
    wrong = [name for name, answers in says.items() if not all(fits(name, a) for a in answers)]
    if wrong:
        nothing: frozenset[Answer] = frozenset()
        return replace(part, kind=Kind.NUMBER_WRONG, says=dict.fromkeys(wrong, nothing))
    return replace(part, kind=Kind.UNDERSTOOD, says=says)
