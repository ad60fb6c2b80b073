"""Why something does not hold: the answers that keep it from holding."""

from collections.abc import Mapping
from itertools import combinations

from calculator.decision.space import Cases, Space, Value


def why_not(
    space: Space, wanted: Cases, answers: Mapping[str, Value]
) -> tuple[dict[str, Value], ...]:
    """Return every smallest group of answers that by itself rules out all of `wanted`.

    "No referral" and "no Plus practice" are two groups of one answer; "no module" and "no
    supplementary insurance" together make one group where either would have been enough.

    Args:
        space: All cases.
        wanted: The cases of the rule or condition that is asked about.
        answers: What is known.

    Returns:
        The groups, smallest first, then in the order of the fields. Empty if some case of
        `wanted` is still possible.
    """
    if space.matching(answers) & wanted:
        return ()
    names = [name for name in space.fields if name in answers]
    groups: list[dict[str, Value]] = []
    for size in range(1, len(names) + 1):
        for chosen in combinations(names, size):
            group = {name: answers[name] for name in chosen}
            if any(smaller.keys() <= group.keys() for smaller in groups):
                continue
            if not space.matching(group) & wanted:
                groups.append(group)
    return tuple(groups)
