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
from calculator.aftercare.facts import PERSON, Indication, Situation, Supplementary, TreatmentNeed
from calculator.aftercare.plan import Block, Plan, Planner
from calculator.aftercare.prospects import Prospect, prospects
from calculator.aftercare.rules import Claim, Payer, prove, read_rules

__all__ = [
    "ACTIONABLE",
    "EXAMPLES",
    "ORDER",
    "PERSON",
    "Alternative",
    "Assessment",
    "Block",
    "Claim",
    "Effect",
    "Example",
    "Indication",
    "Payer",
    "Plan",
    "Prospect",
    "Situation",
    "Supplementary",
    "TreatmentNeed",
    "alternatives",
    "assess",
    "effect",
    "interview",
    "out_of_scope",
    "prospects",
    "remarks",
    "why_not",
]

_CALCULATOR: Final = Calculator(Planner(prove(read_rules())))

assess = _CALCULATOR.assess
interview = _CALCULATOR.interview
out_of_scope = _CALCULATOR.out_of_scope
remarks = _CALCULATOR.remarks
why_not = _CALCULATOR.why_not


def alternatives(situation: Situation) -> tuple[Alternative, ...]:
    """Return the smallest changes of what the person can change that lead to other plans."""
    return _alternatives(_CALCULATOR, situation)
