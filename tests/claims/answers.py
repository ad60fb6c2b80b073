"""Claims for the calculator, and its answers in the plain form of `expected`."""

from typing import Any, Final

from calculator.claims import Assessment, Claim, assess
from tests.claims import expected
from tests.claims.expected import Answer

PLAIN: Final = expected.Case(
    selective_policy=True,
    hospital_selected=False,
    care_kind="other",
    licence=False,
    referral_type="04",
    care_type="11",
    acute_activity="none",
    first_trajectory="no-match",
)
"""A plannable claim of a hospital that is not selected."""


def claim(case: expected.Case) -> Claim:
    """Return a claim of which everything is known."""
    return Claim.model_validate(case._asdict())


def of(assessment: Assessment) -> set[Answer]:
    """Return every payment of an answer with every rule behind it."""
    return {
        Answer(outcome.payment.value, outcome.percentage, reason.rule, reason.standing.value)
        for outcome in assessment.outcomes
        for reason in outcome.reasons
    }


def payments(assessment: Assessment) -> list[str]:
    """Return the payments that are possible, as often as the answer has them."""
    return [outcome.payment.value for outcome in assessment.outcomes]


def plain(**given: Any) -> Answer:
    """Return the one answer to the plain claim, but for what is given."""
    (found,) = of(assess(claim(PLAIN._replace(**given))))
    return found
