"""Which rule to practise next: what went wrong soon, what is known later.

The scheme is FSRS, by its own library. It reckons with time; here at least a minute passes
with every case, however quickly it is answered. So a rule that went wrong comes back after
some three cases, and one that was right at once, or twice after a mistake, not for days.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from fsrs import Card, Rating, Scheduler

from calculator.drills.choice import shuffled

CASE: Final = timedelta(minutes=1)
"""The time that one case takes at least."""

_SCHEDULER: Final = Scheduler(
    learning_steps=(3 * CASE, 15 * CASE),  # after the first answer, and after the first right one
    relearning_steps=(3 * CASE,),  # a known rule that went wrong
    enable_fuzzing=False,  # the same answers lead to the same order
)


class Practised(NamedTuple):
    """One case that was answered.

    Attributes:
        rule: The rule that it was about.
        right: Whether everything was answered rightly.
        at: When, with its time zone.
    """

    rule: str
    right: bool
    at: datetime


def next_rule(
    rules: Sequence[str], practised: Sequence[Practised], now: datetime, seed: str
) -> str:
    """Return the rule to practise next.

    What is due comes first, what has been due longest before the rest; then what is new; then
    what was longest ago. No rule comes twice in a row while there is another.

    Args:
        rules: The rules to choose from; at least one.
        practised: Every answer so far, in order.
        now: The time, with its time zone.
        seed: Decides the order in which new rules come.
    """
    cards, time = _remembered(practised, now)
    time = max(now, time + CASE)
    last = practised[-1].rule if practised else None
    choice = [rule for rule in rules if rule != last] or list(rules)
    known = [rule for rule in cards if rule in choice]
    due = [rule for rule in known if cards[rule].due <= time]
    if due:
        return min(due, key=lambda rule: cards[rule].due)
    new = [rule for rule in shuffled(rules, seed) if rule in choice and rule not in cards]
    return (new or known)[0]


def coming_back(practised: Sequence[Practised]) -> Collection[str]:
    """Return the rules whose last answer was wrong: they come back soon."""
    last = {each.rule: each.right for each in practised}
    return [rule for rule, right in last.items() if not right]


def _remembered(
    practised: Sequence[Practised], begun: datetime
) -> tuple[Mapping[str, Card], datetime]:
    """Return how well each rule is known, oldest first, and the time by the cases."""
    cards: dict[str, Card] = {}
    now = practised[0].at - CASE if practised else begun - CASE
    for number, answer in enumerate(practised):
        now = max(answer.at, now + CASE)
        known = cards.pop(answer.rule, None)
        # Whoever is right at once knew it.
        right = Rating.Good if known else Rating.Easy
        rating = right if answer.right else Rating.Again
        card = known or Card(card_id=number, due=now)
        cards[answer.rule], _ = _SCHEDULER.review_card(card, rating, now)
    return cards, now
