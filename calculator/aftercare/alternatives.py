"""What a person could change, and whether that helps."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from pydantic import BaseModel, ConfigDict

from calculator import decision
from calculator.aftercare.assessment import Assessment, Calculator
from calculator.aftercare.facts import PERSON, Situation, Supplementary
from calculator.aftercare.plan import Plan
from calculator.aftercare.rules import Payer

FROM_JANUARY: Final = ("basis_plus_module", "supplementary")
"""What can be changed on 1 January only: the insurances."""

ACTIONABLE: Final = (*FROM_JANUARY, "plus_practice", "referral")
"""What a person can change at all: the insurances, and right now the practice and the referral."""


class Effect(StrEnum):
    """What a change does to the number of sessions that the person pays."""

    FEWER = "fewer"
    MORE = "more"
    MIXED = "mixed"
    """No fewer and no more, or fewer in one possible plan and more in another."""


class Alternative(BaseModel):
    """A change of one or two answers that leads to other plans.

    Attributes:
        answers: What changes, by field, with the new value.
        from_january: Whether it can start on 1 January only.
        effect: What it does to the number of sessions that the person pays.
        assessment: The answer after the change.
    """

    model_config = ConfigDict(frozen=True)

    answers: Mapping[str, bool | Supplementary]
    from_january: bool
    effect: Effect
    assessment: Assessment


def alternatives(calculator: Calculator, situation: Situation) -> tuple[Alternative, ...]:
    """Return the smallest changes of what the person can change that lead to other plans.

    Two changes at once count only if they leave fewer sessions to pay than either alone.
    What is unknown is left alone: a question is no change. Sessions left in a supplementary
    insurance are forgotten when the change takes one out or ends it.
    """
    now = calculator.assess(situation)

    def after(answers: Mapping[str, decision.Value]) -> Assessment:
        changed = {name: answers[name] for name in ACTIONABLE if name in answers}
        return calculator.assess(_changed(situation, changed))

    def worthwhile(change: decision.Change[tuple[object, ...]]) -> bool:
        """Return whether no part of the change does as well by itself."""
        if len(change.answers) == 1:
            return True
        parts = (after({name: value}) for name, value in change.answers.items())
        return all(_effect(less, after(change.answers)) is Effect.FEWER for less in (now, *parts))

    return tuple(
        Alternative(
            answers=change.answers,
            from_january=any(name in FROM_JANUARY for name in change.answers),
            effect=_effect(now, assessment := after(change.answers)),
            assessment=assessment,
        )
        for change in decision.smallest_changes(
            situation.known(),
            {name: PERSON.fields[name].values for name in ACTIONABLE},
            lambda answers: _who_pays(after(answers)),
        )
        if worthwhile(change)
    )


def _changed(situation: Situation, answers: Mapping[str, decision.Value]) -> Situation:
    given = situation.model_dump() | dict(answers)
    none = Supplementary.NONE
    if (situation.supplementary is none) != (given["supplementary"] is none):
        given["supplementary_sessions"] = None
    return Situation.model_validate(given)


def _who_pays(assessment: Assessment) -> tuple[object, ...]:
    return tuple(
        tuple((block.first, block.last, block.payer, block.claim) for block in plan.blocks)
        for plan in assessment.plans
    )


def _burden(plan: Plan) -> tuple[bool, bool, int]:
    """Return how much a plan asks of the person, more being greater.

    First whether they pay without end, then whether they may once the supplementary
    insurance has no sessions left, then the number of sessions they pay before that.
    """
    own = [block for block in plan.blocks if block.payer is Payer.INSURED_PERSON]
    return (
        any(block.last is None for block in own),
        any(block.limit_unknown for block in plan.blocks),
        sum(block.last - block.first + 1 for block in own if block.last is not None),
    )


def _effect(now: Assessment, then: Assessment) -> Effect:
    before = sorted(_burden(plan) for plan in now.plans)
    after = sorted(_burden(plan) for plan in then.plans)
    least, most = (before[0], after[0]), (before[-1], after[-1])
    if least[1] <= least[0] and most[1] <= most[0] and before != after:
        return Effect.FEWER
    if least[1] >= least[0] and most[1] >= most[0] and before != after:
        return Effect.MORE
    return Effect.MIXED
