"""The quick entry: one line typed while listening, read into answers.

`read(line, language)` says what it understood, phrase by phrase, and what has to be chosen.
What can be typed stands in `phrases_nl.toml` and `phrases_en.toml`.
"""

from calculator.quick_entry.pieces import Choice, Kind, Piece, Reading
from calculator.quick_entry.reading import LONGEST, read
from calculator.quick_entry.vocabulary import VOCABULARY, Answer, PhraseError, Vocabulary

__all__ = [
    "LONGEST",
    "VOCABULARY",
    "Answer",
    "Choice",
    "Kind",
    "PhraseError",
    "Piece",
    "Reading",
    "Vocabulary",
    "read",
]
