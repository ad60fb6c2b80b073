"""What else a claim would be paid at, if one fact turned out otherwise."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from pydantic import BaseModel, ConfigDict

from calculator import decision
from calculator.claims.assessment import Assessment, Calculator
from calculator.claims.facts import SPACE, Claim

MAY_TURN_OUT: Final = ("hospital_selected", "licence", "acute_activity", "first_trajectory")
"""What is worth checking again: facts that get mixed up or left out in a claim."""


class Alternative(BaseModel):
    """One fact otherwise, and what the claim is then paid at.

    Attributes:
        answers: What is otherwise, by field, with the other value.
        assessment: The answer then.
    """

    model_config = ConfigDict(frozen=True)

    answers: Mapping[str, bool | str]
    assessment: Assessment


def alternatives(calculator: Calculator, claim: Claim, on: date) -> tuple[Alternative, ...]:
    """Return every one fact that would lead to another payment, if it alone were otherwise."""

    def assess_after(answers: Mapping[str, decision.Value]) -> Assessment:
        changed = {name: answers[name] for name in MAY_TURN_OUT if name in answers}
        return calculator.assess(claim.model_copy(update=changed), on)

    return tuple(
        Alternative(answers=change.answers, assessment=assess_after(change.answers))
        for change in decision.smallest_changes(
            claim.known(),
            {name: SPACE.fields[name].values for name in MAY_TURN_OUT},
            lambda answers: tuple(outcome.payment for outcome in assess_after(answers).outcomes),
            most=1,
        )
    )
