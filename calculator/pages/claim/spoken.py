"""What an agent says about a claim: a sentence or two, to read aloud."""

from collections.abc import Collection
from typing import Final

from calculator import claims
from calculator.pages.answer.claim import write_headline
from calculator.pages.claim.brief import write_reason
from calculator.words import Words

_MOST_TO_FIND_OUT: Final = 2
"""As many things as somebody remembers after a call."""


def read_aloud(words: Words, assessment: claims.Assessment, declined: Collection[str]) -> str:
    """Return what to say: the answer, one reason and what happens next, or what has to be asked.

    Args:
        words: The texts.
        assessment: The answer.
        declined: What was asked and is not known, or cannot be read.
    """
    if assessment.decided:
        return " ".join(_decided(words, assessment))
    exception = assessment.payment_unless_unlicensed
    told = [write_headline(words, assessment)] if exception else []
    asked = [field for field in assessment.open_questions if field not in declined]
    if asked:
        told.append(words("spoken.question", asked=words[f"claim_spoken.ask.{asked[0]}"]))
    else:
        where = [
            words[f"questions.{field}.find_out"]
            for field in assessment.open_questions[:_MOST_TO_FIND_OUT]
        ]
        told.append(words("spoken.find_out", where=" ".join(where)))
    return " ".join(told)


def _decided(words: Words, assessment: claims.Assessment) -> list[str]:
    (outcome,) = assessment.outcomes
    told = [write_headline(words, assessment)]
    if reason := write_reason(words, outcome):
        told.append(words("claim_spoken.reason", reason=reason))
    return [*told, words[f"claim_spoken.next.{outcome.payment}"]]
