"""Which of the changes that a person can make are worth telling."""

from collections.abc import Sequence
from typing import Final

from calculator import aftercare, decision

_FEWER: Final = aftercare.Effect.FEWER


def worth_telling(
    alternatives: Sequence[aftercare.Alternative],
) -> tuple[list[aftercare.Alternative], list[aftercare.Alternative], list[aftercare.Alternative]]:
    """Return the changes that help now, those that help from 1 January, and those that harm.

    An insurance is worth telling only if it does better than what can be changed now, and
    better than a supplementary insurance that was told already.
    """
    now = [a for a in alternatives if a.effect is _FEWER and not a.from_january]
    later: list[aftercare.Alternative] = []
    for alternative in alternatives:
        rivals = now + [a for a in later if {"supplementary"} <= a.answers.keys()]
        if (
            alternative.effect is _FEWER
            and alternative.from_january
            and all(
                aftercare.effect(r.assessment, alternative.assessment) is _FEWER for r in rivals
            )
        ):
            later.append(alternative)
    harm = [a for a in alternatives if a.effect is aftercare.Effect.MORE and not a.from_january]
    return now, later, harm


def written(value: decision.Value) -> str:
    """Return a value as the names of texts have it."""
    return str(value).lower()
