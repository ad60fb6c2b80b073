"""What would change the outcome: the smallest change of what a person can change."""

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import Generic, TypeVar

from calculator.decision.space import Value

Outcome = TypeVar("Outcome", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Change(Generic[Outcome]):
    """A change of answers that leads elsewhere.

    Attributes:
        answers: The answers that change, with their new values.
        outcome: What they lead to.
    """

    answers: Mapping[str, Value]
    outcome: Outcome


def smallest_changes(
    answers: Mapping[str, Value],
    choices: Mapping[str, tuple[Value, ...]],
    outcome: Callable[[Mapping[str, Value]], Outcome],
    *,
    together: Collection[str] = (),
    most: int = 2,
) -> tuple[Change[Outcome], ...]:
    """Return the smallest changes that lead to another outcome.

    A change of several answers counts only if no part of it leads to the same.

    Args:
        answers: What is known.
        choices: The answers that a person can change, with all their values. Those that
            are not known are left alone: they are questions, not changes.
        outcome: What a set of answers leads to.
        together: Answers that count as one where they change together.
        most: The number of answers that may change at once.
    """
    now = outcome(answers)
    changes: list[Change[Outcome]] = []
    changeable = [name for name in choices if name in answers]
    for size in range(1, len(changeable) + 1):
        for names in combinations(changeable, size):
            if len({name in together or name for name in names}) > most:
                continue
            others = ([v for v in choices[name] if v != answers[name]] for name in names)
            for values in product(*others):
                change = dict(zip(names, values, strict=True))
                then = outcome({**answers, **change})
                if then != now and not any(
                    smaller.outcome == then and smaller.answers.items() <= change.items()
                    for smaller in changes
                ):
                    changes.append(Change(change, then))
    return tuple(changes)
