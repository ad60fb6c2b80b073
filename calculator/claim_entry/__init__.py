"""The quick entry for claims: one line typed while listening, read into what is known of a claim.

`read(line, language)` says what it understood, piece by piece, and what has to be chosen. What can
be typed stands in `phrases.toml`; which codes there are, the claims know themselves.
"""

from calculator.claim_entry.reading import LONGEST, read
from calculator.claim_entry.vocabulary import VOCABULARY, Vocabulary

__all__ = ["LONGEST", "VOCABULARY", "Vocabulary", "read"]
