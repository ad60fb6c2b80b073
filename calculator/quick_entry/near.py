"""Known words that an unknown one may have been meant as."""

from collections import defaultdict
from functools import cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from calculator.quick_entry.vocabulary import (
    NUMBER,
    VOCABULARY,
    Doubt,
    Meaning,
    NumberMissing,
    Phrase,
    Small,
    SmallWord,
    Unclear,
)

_MOST: Final = 3
_SHORTEST: Final = 3
"""From how many letters on a word can be meant as another."""
_LONG: Final = 8
"""From how many letters on two slips are likely."""
_DOUBTING: Final = 5
"""From how many letters on a word of doubt is sought in a slip."""
_RUNNING: Final = 6
"""From how many letters on a word can be a phrase without its spaces."""
_TURNING: Final = frozenset(
    {SmallWord.NOT, SmallWord.EITHER_NOT, SmallWord.NO, SmallWord.UNKNOWN, SmallWord.NOR}
)

_SINGLE: Final = {
    wording.words[0].text: meaning
    for wording in VOCABULARY.wordings
    if len(wording.words) == 1
    for meaning in wording.meaning.values()
}


def _about(meaning: Meaning) -> str:
    """Return what a phrase is about: its fields; for a condition, which it is."""
    if isinstance(meaning, Unclear):
        return _about(VOCABULARY.phrase(meaning.means)) if meaning.means else ""
    if isinstance(meaning, Phrase):
        indication = meaning.says.get("indication")
        return str(indication or sorted(field.partition("_sessions")[0] for field in meaning.says))
    return ""


def _find_words() -> dict[str, frozenset[str]]:
    """Return by word of any phrase what it can be about."""
    words: dict[str, set[str]] = defaultdict(set)
    for wording in VOCABULARY.wordings:
        for meaning in wording.meaning.values():
            if isinstance(meaning, Phrase | Unclear):
                for word in wording.words:
                    if len(word.text) >= _SHORTEST:
                        words[word.text].add(_about(meaning))
    for single, meaning in _SINGLE.items():
        if single in words and isinstance(meaning, Phrase | Unclear):
            words[single] = {_about(meaning)}  # whatever else it is a part of
    small = {word for word, meaning in _SINGLE.items() if isinstance(meaning, Small | Doubt)}
    return {word: frozenset(about - {""}) for word, about in words.items() if word not in small}


_ABOUT: Final = _find_words()
_WORDS: Final = tuple(_ABOUT)
_BEFORE: Final = (SmallWord.NOT, SmallWord.EITHER_NOT, SmallWord.INDEED)
_RUN_TOGETHER: Final = {
    "".join(word.text for word in wording.words): meaning
    for wording in VOCABULARY.wordings
    if len(wording.words) > 1
    for meaning in wording.meaning.values()
    if isinstance(meaning, Phrase) and all(word.text.isalpha() for word in wording.words)
}
_TURNS: Final = tuple(
    word
    for word, meaning in _SINGLE.items()
    if (isinstance(meaning, Small) and meaning.does in _TURNING and len(word) >= _SHORTEST)
    or (isinstance(meaning, Doubt) and len(word) >= _DOUBTING)
)
_UNITS: Final = tuple(
    {
        wording.words[1].text
        for wording in VOCABULARY.wordings
        if len(wording.words) > 1 and wording.words[0].text == NUMBER
        for meaning in wording.meaning.values()
        if isinstance(meaning, Phrase) and "indication" not in meaning.says
    }
    | {word for word, meaning in _SINGLE.items() if isinstance(meaning, NumberMissing)}
)
"""Words that stand behind a number."""


@cache
def find_nearest(word: str) -> tuple[str, ...]:
    """Return the known words that a word may be with a slip of the fingers in it, nearest first.

    They are all about one field, and never of two conditions: whoever chooses quickly may
    then be wrong about what was typed, but not be led to something else. Two words without a
    space between them are cut.
    """
    two = tuple(
        f"{word[:at]} {word[at:]}"
        for at in range(2, len(word) - 1)
        if isinstance(_SINGLE.get(word[:at]), Phrase) and isinstance(_SINGLE.get(word[at:]), Phrase)
    )
    if two or len(word) < _SHORTEST:
        return two[:1]
    slips = 1 + (len(word) >= _LONG)
    found = process.extract(word, _WORDS, scorer=OSA.distance, score_cutoff=slips, limit=None)
    least = min((distance for _, distance, _ in found), default=0)
    nearest = [known for known, distance, _ in found if distance == least and known != word]
    about = frozenset[str]().union(*(_ABOUT[known] for known in nearest))
    return tuple(nearest[:_MOST]) if len(about) <= 1 else ()


@cache
def is_slip_of_small_word(word: str) -> bool:
    """Return whether a word may be one that turns round or puts in doubt, with a slip in it."""
    return is_slip(word, _TURNS)


@cache
def is_slip_of_unit(word: str) -> bool:
    """Return whether a word may be one that belongs to a number, with a slip in it."""
    return is_slip(word, _UNITS)


def is_slip(word: str, of: tuple[str, ...]) -> bool:
    """Return whether a word may be one of others with a slip in it."""
    return len(word) >= _SHORTEST and any(
        OSA.distance(word, known, score_cutoff=2) <= 1 + (len(known) >= _LONG) for known in of
    )


@cache
def split_glued(word: str) -> tuple[str, Meaning, Meaning] | None:
    """Return what a "no" and a phrase, or a phrase and its answer, mean without a space between.

    Returns:
        The first word, its meaning and that of the second; None if it can be cut in no way
        or in more ways than one.
    """
    cuts = [
        (word[:at], _SINGLE[word[:at]], _SINGLE[word[at:]])
        for at in range(1, len(word))
        if word[:at] in _SINGLE and word[at:] in _SINGLE
    ]
    found = [
        cut
        for cut in cuts
        if (_does(cut[1], *_BEFORE) and isinstance(cut[2], Phrase))
        or (
            isinstance(cut[1], Phrase)
            and _does(cut[2], SmallWord.YES, SmallWord.NO)
            and len(word) > _SHORTEST  # "avn" and "ppj" may be any abbreviation
        )
    ]
    return found[0] if len(found) == 1 else None


def find_run_together(word: str) -> Meaning | None:
    """Return what a phrase means that is typed without its spaces."""
    return _RUN_TOGETHER.get(word) if len(word) >= _RUNNING else None


def _does(meaning: Meaning, *does: SmallWord) -> bool:
    return isinstance(meaning, Small) and meaning.does in does
