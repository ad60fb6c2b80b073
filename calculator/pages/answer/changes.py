"""Which of the changes that a person can make are worth telling."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from calculator import aftercare

_FEWER: Final = aftercare.Effect.FEWER


class Changes(NamedTuple):
    """The changes worth telling: those that help now, or from 1 January, and those that harm."""

    now: Sequence[aftercare.Alternative]
    later: Sequence[aftercare.Alternative]
    harm: Sequence[aftercare.Alternative]


def choose_alternatives(alternatives: Sequence[aftercare.Alternative]) -> Changes:
    """Return the changes that help now, those that help from 1 January, and those that harm.

    An insurance is worth telling only if it does better than what can be changed now, and
    better than a supplementary insurance that was told already. What leaves least to pay is told
    first.
    """
    now = [a for a in alternatives if a.effect is _FEWER and not a.from_january]
    later: list[aftercare.Alternative] = []
    # One without the aftercare first: where it does as well, no dearer one is told.
    for alternative in sorted(alternatives, key=_takes_aftercare_in):
        rivals = now + [a for a in later if {"supplementary"} <= a.answers.keys()]
        if (
            alternative.effect is _FEWER
            and alternative.from_january
            and all(_does_better(alternative, rival) for rival in rivals)
        ):
            later.append(alternative)
    later = sorted(later, key=lambda a: sum(_does_better(other, a) for other in later))
    harm = [a for a in alternatives if a.effect is aftercare.Effect.MORE and not a.from_january]
    return Changes(now, later, harm)


def _does_better(one: aftercare.Alternative, other: aftercare.Alternative) -> bool:
    return aftercare.effect(other.assessment, one.assessment) is _FEWER


def _takes_aftercare_in(alternative: aftercare.Alternative) -> bool:
    return alternative.answers.get("supplementary") == aftercare.Supplementary.WITH_AFTERCARE
