"""What a person could change, and whether that helps."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from itertools import chain, combinations
from typing import Final

from pydantic import BaseModel, ConfigDict

from calculator import decision
from calculator.aftercare.assessment import Assessment, Calculator
from calculator.aftercare.facts import PERSON, Situation, Supplementary
from calculator.aftercare.plan import Plan
from calculator.aftercare.rules import Payer

FROM_JANUARY: Final = ("basis_plus_module", "supplementary")
"""What can be changed on 1 January only: the insurances."""

FROM_NOW: Final = ("plus_practice", "referral")
"""What can be changed at any time: the practice and the referral."""

ACTIONABLE: Final = (*FROM_JANUARY, *FROM_NOW)
"""What a person can change at all."""


_HORIZON: Final = 3000
"""How far sessions are counted: past every number that can be entered, so that plans that
ask a person to pay without end can still be told apart by where that begins."""


class Effect(StrEnum):
    """What a change does to the number of sessions that the person pays."""

    FEWER = "fewer"
    MORE = "more"
    MIXED = "mixed"
    """Neither: no fewer and no more, or fewer in one possible plan and more in another."""


class Alternative(BaseModel):
    """A change of one or two answers that leads to other plans; a practice and a referral are one.

    Attributes:
        answers: What changes, by field, with the new value.
        provided: What has to be so as well, by field, where it is not known yet.
        from_january: Whether it can start on 1 January only.
        effect: What it does to the number of sessions that the person pays.
        situation: The person after the change.
        assessment: The answer then.
    """

    model_config = ConfigDict(frozen=True)

    answers: Mapping[str, bool | Supplementary]
    provided: Mapping[str, bool]
    from_january: bool
    effect: Effect
    situation: Situation
    assessment: Assessment


def alternatives(calculator: Calculator, situation: Situation, on: date) -> tuple[Alternative, ...]:
    """Return the smallest changes of what the person can change that lead to other plans.

    Several at once count only if they leave fewer sessions to pay than any part of them.
    Where the practice or the referral is unknown, a change may come with a proviso: the yes
    that makes its plan certain. A change that leads to several plans where there was one is
    left out. Sessions left in a supplementary insurance are forgotten when the change takes
    one out or ends it.
    """
    now = calculator.assess(situation, on)

    def assess_after(
        answers: Mapping[str, decision.Value],
    ) -> tuple[Mapping[str, bool], Situation, Assessment]:
        changed = {name: answers[name] for name in ACTIONABLE if name in answers}
        return _add_yeses(calculator, _change(situation, changed), on)

    def is_worthwhile(change: Mapping[str, decision.Value], assessment: Assessment) -> bool:
        """Return whether no part of the change does as well by itself."""
        if len(assessment.plans) > len(now.plans):
            return False
        parts = chain.from_iterable(
            combinations(change.items(), size) for size in range(1, len(change))
        )
        lesser = (assess_after(dict(part))[-1] for part in parts)
        return len(change) == 1 or all(
            effect(less, assessment) is Effect.FEWER for less in (now, *lesser)
        )

    worth_offering = []
    for change in decision.smallest_changes(
        situation.known(),
        {name: PERSON.fields[name].values for name in ACTIONABLE},
        lambda answers: assess_after(answers)[-1].payments(),
        together=FROM_NOW,
    ):
        provided, after, assessment = assess_after(change.answers)
        if is_worthwhile(change.answers, assessment):
            worth_offering.append(
                Alternative(
                    answers=change.answers,
                    provided=provided,
                    from_january=any(name in FROM_JANUARY for name in change.answers),
                    effect=effect(now, assessment),
                    situation=after,
                    assessment=assessment,
                )
            )
    return tuple(worth_offering)


def _add_yeses(
    calculator: Calculator, situation: Situation, on: date
) -> tuple[Mapping[str, bool], Situation, Assessment]:
    """Return the fewest yeses, to what is unknown and can be had now, that leave one plan.

    With them come the person of whom they are true, and the answer then.
    """
    unknown = [name for name in FROM_NOW if getattr(situation, name) is None]
    for size in range(len(unknown) + 1):
        for names in combinations(unknown, size):
            provided = dict.fromkeys(names, True)
            after = situation.model_copy(update=provided)
            assessment = calculator.assess(after, on)
            if len(assessment.plans) == 1:
                return provided, after, assessment
    return {}, situation, calculator.assess(situation, on)


def _change(situation: Situation, answers: Mapping[str, decision.Value]) -> Situation:
    given = situation.model_dump() | dict(answers)
    none = Supplementary.NONE
    if (situation.supplementary is none) != (given["supplementary"] is none):
        given["supplementary_sessions"] = None
    return Situation.model_validate(given)


def _sessions_to_pay(plan: Plan) -> tuple[int, int]:
    """Return the least and the most sessions that the person may pay under a plan.

    They differ where it is unknown how many sessions the supplementary insurance has left.
    """
    least = most = 0
    for block in plan.blocks:
        sessions = max(min(block.last or _HORIZON, _HORIZON) - block.first + 1, 0)
        if block.payer is Payer.INSURED_PERSON:
            least += sessions
        if block.payer is Payer.INSURED_PERSON or block.limit_unknown:
            most += sessions
    return least, most


def effect(now: Assessment, then: Assessment) -> Effect:
    """Return what going from one answer to another does to what the person pays.

    Compared are the least and the most sessions that they may pay. Where one of the answers
    has no plan, as for somebody out of scope, nothing can be said of it: `MIXED`.
    """
    if not (now.plans and then.plans):
        return Effect.MIXED
    (least, most), (least_then, most_then) = (
        (min(least for least, _ in paid), max(most for _, most in paid))
        for paid in ([_sessions_to_pay(plan) for plan in answer.plans] for answer in (now, then))
    )
    if (least_then, most_then) == (least, most):
        return Effect.MIXED
    if least_then <= least and most_then <= most:
        return Effect.FEWER
    if least_then >= least and most_then >= most:
        return Effect.MORE
    return Effect.MIXED
