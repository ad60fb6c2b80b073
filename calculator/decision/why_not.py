"""Why something does not hold: the answers that keep it from holding."""

from collections.abc import Callable, Mapping
from itertools import combinations

from calculator.decision.space import Cases, Space, Value


def why_not(
    space: Space, wanted: Cases, answers: Mapping[str, Value]
) -> tuple[dict[str, Value], ...]:
    """Return every smallest group of answers that by itself rules out all of `wanted`.

    Args:
        space: All cases.
        wanted: The cases of the rule or condition that is asked about.
        answers: What is known, in the order of the fields.

    Returns:
        See `find_excluding`. Empty if some case of `wanted` is still possible.
    """
    return find_excluding(answers, lambda group: bool(space.matching(group) & wanted))


def find_excluding(
    answers: Mapping[str, Value], can_hold: Callable[[Mapping[str, Value]], bool]
) -> tuple[dict[str, Value], ...]:
    """Return every smallest group of answers that by itself keeps something from holding.

    "No referral" and "no Plus practice" are two groups of one answer; "no module" and "no
    supplementary insurance" together make one group where either would have been enough.

    Args:
        answers: What is known.
        can_hold: Tells whether it can hold when only the given answers are known. Where it
            cannot, it cannot when more is known either.

    Returns:
        The groups, smallest first, then in the order of the answers. Empty if it can hold.
    """
    if can_hold(answers):
        return ()
    groups = [{name: value} for name, value in answers.items() if not can_hold({name: value})]
    # What does so alone is in no larger group.
    others = {name: value for name, value in answers.items() if {name: value} not in groups}
    if can_hold(others):
        return tuple(groups)
    for size in range(2, len(others) + 1):
        for chosen in combinations(others, size):
            group = {name: others[name] for name in chosen}
            if any(smaller.keys() <= group.keys() for smaller in groups):
                continue
            if not can_hold(group):
                groups.append(group)
    return tuple(groups)
