"""Which questions still matter, and in what order they are asked."""

from collections.abc import Callable, Collection, Iterable, Sequence

from calculator.decision.space import Cases, Space


def open_fields(
    space: Space, possible: Cases, outcomes: Iterable[Cases], fields: Iterable[str]
) -> tuple[str, ...]:
    """Return the fields on which the outcome still depends.

    A field is open when two possible cases that differ in nothing else lead to
    different outcomes.

    Args:
        space: All cases.
        possible: The cases that the answers leave.
        outcomes: The cases of each outcome; within `possible` disjoint and complete.
        fields: The fields to look at, in the order wanted back.
    """
    divided = [within for cases in outcomes if (within := cases & possible)]
    return tuple(
        name
        for name in fields
        if any(space.widen(within, name) & possible & ~within for within in divided)
    )


def choose_questions(
    order: Sequence[str],
    answered: Collection[str],
    declined: Collection[str],
    still_open: Callable[[Collection[str]], Collection[str]],
) -> tuple[str, ...]:
    """Return the questions to show: those answered that matter, then the first that is open.

    A question is put only if the outcome depends on it after the answers before it. One
    without an answer is passed over when later answers have settled what it would.

    Args:
        order: Every field that can be asked, in the order of asking.
        answered: The fields that have an answer.
        declined: The fields to which the answer is "I do not know".
        still_open: Tells which fields are open when only the given ones count as answered.

    Returns:
        Fields in the order of asking. The last has no answer yet, unless nothing is
        left to ask.
    """
    shown: list[str] = []
    open_at_last = still_open(answered)
    for name in order:
        if name not in still_open([earlier for earlier in shown if earlier in answered]):
            continue
        if name in answered or name in declined:
            shown.append(name)
        elif name in open_at_last:
            return (*shown, name)
    return tuple(shown)
