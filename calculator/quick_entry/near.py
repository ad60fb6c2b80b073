"""Known words that an unknown one may have been meant as."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from calculator.quick_entry.vocabulary import VOCABULARY, Doubt, Phrase, Small, SmallWord, Unclear
from calculator.words import Language

_MOST: Final = 3
_SHORTEST: Final = 3
"""From how many letters on a word can be meant as another."""
_LONG: Final = 8
"""From how many letters on two slips are likely."""
_DOUBTING: Final = 5
"""From how many letters on a word of doubt is sought in a slip."""
_BEFORE: Final = (SmallWord.NOT, SmallWord.EITHER_NOT, SmallWord.INDEED)
_BEHIND: Final = (SmallWord.YES, SmallWord.NO)
_TURNING: Final = (*_BEFORE[:2], SmallWord.NO, SmallWord.UNKNOWN)
_PHRASES: Final = VOCABULARY.meanings[Language.NL]


def _about(meaning: object) -> frozenset[str]:
    """Return what a phrase is about: its fields; for a condition, which it is."""
    if isinstance(meaning, Unclear) and meaning.means:
        return _about(VOCABULARY.phrase(meaning.means))
    if isinstance(meaning, Phrase):
        indication = meaning.says.get("indication")
        fields = sorted(field.partition("_sessions")[0] for field in meaning.says)
        return frozenset({str(indication or fields)})
    return frozenset()


def _find_words() -> dict[str, frozenset[str]]:
    """Return by word of any phrase what it can be about; what it says alone outweighs the rest."""
    words: dict[str, frozenset[str]] = defaultdict(frozenset)
    for phrase, meaning in _PHRASES.items():
        for word in phrase if isinstance(meaning, Phrase | Unclear) else ():
            words[word] |= _about(meaning)
    alone = {word: VOCABULARY.word(word) for word in words if len(word) >= _SHORTEST}
    return {
        word: _about(meaning) if isinstance(meaning, Phrase | Unclear) else words[word]
        for word, meaning in alone.items()
        if not isinstance(meaning, Small | Doubt)
    }


_ABOUT: Final = _find_words()
_WORDS: Final = tuple(_ABOUT)
_TURNS: Final = tuple(
    words[0]
    for words, meaning in _PHRASES.items()
    if len(words) == 1
    and (
        (isinstance(meaning, Small) and meaning.does in _TURNING and len(words[0]) >= _SHORTEST)
        or (isinstance(meaning, Doubt) and len(words[0]) >= _DOUBTING)
    )
)
"""Words that turn round or leave in doubt."""


@cache
def find_nearest(word: str) -> tuple[str, ...]:
    """Return the known words that a word may be with a slip of the fingers in it, nearest first.

    They are all about one field, and never of two conditions: whoever chooses quickly may
    then be wrong about what was typed, but not be led to something else. Two words without a
    space between them are cut.
    """
    two = [
        " ".join(cut)
        for cut in _cuts(word)
        if all(isinstance(VOCABULARY.word(w), Phrase) and len(w) > 1 for w in cut)
    ]
    if two or len(word) < _SHORTEST:
        return tuple(two[:1])
    slips = 1 + (len(word) >= _LONG)
    found = process.extract(word, _WORDS, scorer=OSA.distance, score_cutoff=slips, limit=None)
    nearest = [known for known, distance, _ in found if distance == found[0][1] and known != word]
    about = frozenset[str]().union(*(_ABOUT[known] for known in nearest))
    return tuple(nearest[:_MOST]) if len(about) <= 1 else ()


def is_slip(word: str, of: Iterable[str] = _TURNS) -> bool:
    """Return whether a word may be one of others with a slip in it."""
    return len(word) >= _SHORTEST and any(
        OSA.distance(word, known, score_cutoff=2) <= 1 + (len(known) >= _LONG) for known in of
    )


@cache
def split_glued(word: str) -> tuple[str, ...]:
    """Return a "no" and a phrase, or a phrase and its answer, that have no space between them.

    Returns:
        Both words; the whole word if it can be cut in no way or in more ways than one.
    """
    found = [cut for cut in _cuts(word) if _go_together(*map(VOCABULARY.word, cut))]
    return found[0] if len(found) == 1 and len(word) > _SHORTEST else (word,)


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    yield from ((word[:at], word[at:]) for at in range(1, len(word)))


def _go_together(one: object, other: object) -> bool:
    """Return whether words go together: "geen" and "bpm", "bpm" and "ja"."""
    return (isinstance(one, Small) and one.does in _BEFORE and isinstance(other, Phrase)) or (
        isinstance(one, Phrase) and isinstance(other, Small) and other.does in _BEHIND
    )
