"""Who pays physiotherapy after cancer or with a heart or vascular condition?

`assess(Situation(...))` answers for one person. Every field may be left out: unknown stays
unknown, and the answer then holds every plan that is still possible. The rules are read and
proved when this package is imported.
"""

from typing import Final

from calculator.aftercare.alternatives import ACTIONABLE, Alternative, Effect, effect
from calculator.aftercare.alternatives import alternatives as _alternatives
from calculator.aftercare.assessment import ORDER, Assessment, Calculator
from calculator.aftercare.examples import EXAMPLES, Example
from calculator.aftercare.facts import (
    ADULT_FROM,
    LAST_OF_STRETCH,
    ONE_SESSION,
    PERSON,
    AgeGroup,
    Indication,
    Session,
    Situation,
    Supplementary,
    SupplementarySessions,
    TreatmentNeed,
)
from calculator.aftercare.plan import Block, Plan, Planner
from calculator.aftercare.prospects import (
    CombinedBlock,
    PaymentOption,
    Prospect,
    combine_plans,
    prospects,
)
from calculator.aftercare.rules import RULES_VERSION, TABLE, ClaimCodes, Payer, Place

__all__ = [
    "ACTIONABLE",
    "ADULT_FROM",
    "EXAMPLES",
    "LAST_OF_STRETCH",
    "ONE_SESSION",
    "ORDER",
    "PERSON",
    "RULES_VERSION",
    "TABLE",
    "AgeGroup",
    "Alternative",
    "Assessment",
    "Block",
    "ClaimCodes",
    "CombinedBlock",
    "Effect",
    "Example",
    "Indication",
    "Payer",
    "PaymentOption",
    "Place",
    "Plan",
    "Prospect",
    "Session",
    "Situation",
    "Supplementary",
    "SupplementarySessions",
    "TreatmentNeed",
    "alternatives",
    "assess",
    "combine_plans",
    "effect",
    "interview",
    "out_of_scope",
    "prospects",
    "remarks",
    "why_not",
]

_CALCULATOR: Final = Calculator(Planner(TABLE))

assess = _CALCULATOR.assess
interview = _CALCULATOR.interview
out_of_scope = _CALCULATOR.out_of_scope
remarks = _CALCULATOR.remarks
why_not = _CALCULATOR.why_not


def alternatives(situation: Situation) -> tuple[Alternative, ...]:
    """Return the smallest changes of what the person can change that lead to other plans."""
    return _alternatives(_CALCULATOR, situation)
