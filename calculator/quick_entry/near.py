"""Known words that a typed one may have been meant as."""

from collections.abc import Collection
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from calculator.quick_entry.vocabulary import VOCABULARY

_MOST: Final = 3
_SHORTEST: Final = 2
"""From how many letters on a word can be meant as another."""
_ALIKE: Final = 0.6
"""How much of a word has to be as in the other, from 0 to 1."""
_AS_GOOD: Final = 0.15
"""How much less alike than the nearest another word may be and still be worth offering."""
_WORDS: Final = sorted(word for word in VOCABULARY.words if len(word) > _SHORTEST)

_LONG_ENOUGH: Final = 5
"""From how many letters on a word can be taken for another; a shorter one with letters swapped."""
_LETTERS_A_SLIP: Final = 9
"""For how many letters one slip more is taken for likely."""


def is_slip(word: str, choices: Collection[str]) -> bool:
    """Return whether a word is most likely one of its nearest with a slip in it, or two of them.

    Args:
        word: A word that is not known.
        choices: The known words nearest to it.
    """
    slips = 1 + len(word) // _LETTERS_A_SLIP
    return any(
        " " in choice
        or (len(word) >= _LONG_ENOUGH and OSA.distance(word, choice) <= slips)
        or sorted(word) == sorted(choice)
        for choice in choices
    )


def find_nearest(word: str) -> tuple[str, ...]:
    """Return the known words nearest to a word: slips of the fingers, its end missing, two in one.

    Args:
        word: A word that is not known, in small letters without accents.

    Returns:
        At most three, the nearest first.
    """
    if len(word) < _SHORTEST:
        return ()
    alike = process.extract(
        word, _WORDS, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=_MOST
    )
    slips = [found for found, likeness, _ in alike if likeness > alike[0][1] - _AS_GOOD]
    begun = sorted((known for known in _WORDS if known.startswith(word)), key=len)
    two = [
        f"{word[:place]} {word[place:]}"
        for place in range(_SHORTEST, len(word) - 1)
        if word[:place] in VOCABULARY.words and word[place:] in VOCABULARY.words
    ]
    found = dict.fromkeys([*two, *slips, *begun])
    return tuple(other for other in found if other != word)[:_MOST]
