"""The line cut into the longest phrases there are, each with what it means by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Final

from calculator import aftercare
from calculator.quick_entry.near import find_nearest
from calculator.quick_entry.pieces import Kind
from calculator.quick_entry.tokens import Sort, Token, split_line
from calculator.quick_entry.vocabulary import (
    NUMBER,
    VOCABULARY,
    Answer,
    Answers,
    NumberMissing,
    Phrase,
    Small,
    SmallWord,
    Unclear,
    Wording,
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
        choices: What can be put in the place of its core, where nothing below says so.
        of_any_field: Whether its number may be that of any field.
        typed: The words that may be meant otherwise beside these others, if they may.
        opposite: What it says if it is meant the other way, where it may be.
        means: What it has more than one meaning of, if that is so.
        loose: Whether it may be no age, but for how long something has been.
        small: What it does if it says nothing by itself.
        turned: Whether a "no" was said of it, or an "indeed"; None if neither was.
        answered: Whether that stands behind it.
        number: The number, if it is nothing but one.
        word: The word, if no phrase begins with it and it may be a slip.
        wording: The way of typing that it is, if that is known.
    """

    start: int
    end: int
    core: tuple[int, int]
    segment: int
    kind: Kind
    says: Answers = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    of_any_field: bool = False
    typed: tuple[int, int] | None = None
    opposite: Answers | None = None
    means: Unclear | None = None
    loose: bool = False
    small: SmallWord | None = None
    turned: bool | None = None
    answered: bool = False
    number: int | None = None
    word: str = ""
    wording: Wording | None = None


def cut_into_parts(line: str, language: Language) -> list[Part]:
    """Return the parts that a line makes, in order.

    Args:
        line: The line.
        language: The language in which choices are written.
    """
    found = split_line(line)
    parts: list[Part] = []
    at = segment = 0
    while at < len(found):
        if found[at].sort is Sort.BREAK:
            segment += 1
            at += 1
            continue
        wording = _find_longest(found, at, language)
        length = len(wording.words) if wording else 1
        here = found[at : at + length]
        span = (here[0].start, here[-1].end)
        empty = Part(*span, span, segment, Kind.UNKNOWN)
        if wording:
            parts.append(_give_meaning(empty, here, wording, language))
        else:
            glued = _goes_on(found, at) or _goes_on(found, at + 1)
            parts.append(_read_alone(empty, here[0], glued=glued))
        at += length
    return parts


def _find_longest(found: Sequence[Token], at: int, language: Language) -> Wording | None:
    """Return the longest way of typing that stands here.

    It gives way to a phrase that begins inside it and reaches further. None is a phrase of
    which a word goes on without a space.
    """
    if _goes_on(found, at):
        return None
    fitting = sorted(
        _find_fitting(found, at),
        key=lambda wording: (-len(wording.words), -sum(word.glued for word in wording.words)),
    )
    for wording in fitting:
        end = at + len(wording.words)
        if not _goes_on(found, end) and not any(
            isinstance(other.means(language), Phrase | Unclear) and inside + len(other.words) > end
            for inside in range(at + 1, end)
            for other in _find_fitting(found, inside)
        ):
            return wording
    return None


def _goes_on(found: Sequence[Token], at: int) -> bool:
    """Return whether a word or number goes on here without a space."""
    return (
        0 < at < len(found)
        and found[at].glued
        and {found[at - 1].sort, found[at].sort} == {Sort.WORD, Sort.NUMBER}
    )


def _find_fitting(found: Sequence[Token], at: int) -> Iterator[Wording]:
    for wording in VOCABULARY.beginning_with(_word_of_phrase(found[at])):
        here = found[at : at + len(wording.words)]
        texts = [_word_of_phrase(token) for token in here]
        if texts == [word.text for word in wording.words] and all(
            token.glued or not word.glued for token, word in zip(here, wording.words, strict=True)
        ):
            yield wording


def _word_of_phrase(token: Token) -> str:
    """Return the word of a phrase that a token can stand for; none for a sign."""
    if token.sort is Sort.NUMBER:
        return NUMBER
    return token.text if token.sort is Sort.WORD else ""


def _give_meaning(empty: Part, here: Sequence[Token], wording: Wording, language: Language) -> Part:
    """Return a part for a way of typing that is known."""
    meaning = wording.means(language)
    number = next((int(token.text) for token in here if token.sort is Sort.NUMBER), None)
    part = replace(empty, wording=wording)
    if isinstance(meaning, Small):
        return replace(part, kind=Kind.SKIPPED, small=meaning.does)
    if isinstance(meaning, NumberMissing):
        return replace(part, kind=Kind.NUMBER_MISSING, says={meaning.field: frozenset()})
    if isinstance(meaning, Unclear):
        choices = tuple(choice.replace(NUMBER, str(number)) for choice in meaning.choices)
        return replace(part, kind=Kind.UNCLEAR, choices=choices, means=meaning)
    childs = number is not None and number < aftercare.ADULT_FROM
    loose = meaning.loose_for_a_child and childs
    return _check_number(replace(part, loose=loose), meaning.answers(number))


def _read_alone(empty: Part, token: Token, *, glued: bool) -> Part:
    """Return a part for a word, number or sign that no phrase begins with."""
    if token.sort is Sort.DOUBT:
        return replace(empty, kind=Kind.SKIPPED, small=SmallWord.UNKNOWN)
    if token.sort is Sort.EITHER:
        return replace(empty, kind=Kind.SKIPPED, small=SmallWord.OR)
    if token.sort is Sort.ODD:
        return empty
    if token.sort is Sort.WORD:
        return replace(empty, word=token.text, choices=find_nearest(token.text))
    number = int(token.text)
    part = replace(empty, number=number)
    if number < aftercare.ADULT_FROM or glued or token.text[0] == "0":
        # A small number is as likely a count of sessions.
        return doubt_number(part)
    return _check_number(part, {NUMBERS[0]: frozenset({number})})


def combine_answers(parts: Sequence[Part]) -> Answers:
    """Return, by field, the answers that all clear parts allow together."""
    clear = [part.says for part in parts if part.kind is Kind.UNDERSTOOD]
    return {
        name: reduce(frozenset.intersection, (says[name] for says in clear if name in says))
        for name in {name for says in clear for name in says}
    }


def doubt_number(part: Part) -> Part:
    """Return a number by itself that may be of any field."""
    return replace(part, kind=Kind.UNCLEAR, says={}, of_any_field=True)


def _check_number(part: Part, says: Answers) -> Part:
    """Return a part that says something, unless its number is none that the field takes."""
    wrong = [name for name, answers in says.items() if not all(fits(name, a) for a in answers)]
    if wrong:
        nothing: frozenset[Answer] = frozenset()
        return replace(part, kind=Kind.NUMBER_WRONG, says=dict.fromkeys(wrong, nothing))
    return replace(part, kind=Kind.UNDERSTOOD, says=says)
