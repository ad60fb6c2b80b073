"""Who pays physiotherapy after cancer or with a heart or vascular condition?

`assess(Situation(...), on=date(...))` answers for one person and one day. Every field may be left
out: unknown stays unknown, and the answer then holds every plan that is still possible. The rules
of every day are read and proved when this package is imported.
"""

from collections.abc import Collection, Mapping
from datetime import date
from functools import partial
from typing import Final

from calculator import decision
from calculator.aftercare import statutory_list
from calculator.aftercare.alternatives import ACTIONABLE, Alternative, Effect, effect
from calculator.aftercare.alternatives import alternatives as _alternatives
from calculator.aftercare.assessment import ORDER, Assessment, Calculator, make_calculator
from calculator.aftercare.changes import Changed, list_changes
from calculator.aftercare.costs import Costs, Expected, Number, Reckoning, Step
from calculator.aftercare.costs import reckon as _reckon
from calculator.aftercare.examples import EXAMPLES, Example, Origin, Told
from calculator.aftercare.facts import (
    ADULT_FROM,
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
from calculator.aftercare.limits import Limits
from calculator.aftercare.plan import Block, Plan
from calculator.aftercare.prospects import (
    CombinedBlock,
    PaymentOption,
    Prospect,
    combine_plans,
    prospects,
)
from calculator.aftercare.rules import RULES_FILE, ClaimCodes, Consequence, Payer, Place, RuleBook

__all__ = [
    "ACTIONABLE",
    "ADULT_FROM",
    "EDITIONS",
    "EXAMPLES",
    "ONE_SESSION",
    "ORDER",
    "PERSON",
    "AgeGroup",
    "Alternative",
    "Assessment",
    "Block",
    "Changed",
    "ClaimCodes",
    "CombinedBlock",
    "Costs",
    "Effect",
    "Example",
    "Expected",
    "Indication",
    "Limits",
    "Number",
    "Origin",
    "Payer",
    "PaymentOption",
    "Place",
    "Plan",
    "Prospect",
    "Reckoning",
    "Session",
    "Situation",
    "Step",
    "Supplementary",
    "SupplementarySessions",
    "Told",
    "TreatmentNeed",
    "alternatives",
    "assess",
    "combine_plans",
    "effect",
    "interview",
    "limits",
    "list_changes",
    "next_change",
    "prospects",
    "reckon",
    "remarks",
    "table",
    "why_not",
]

_SOON: Final = 3
"""For how many months ahead it is told that the rules change."""

EDITIONS: Final = decision.Editions(
    (_BOOK := decision.read_toml(RULES_FILE, RuleBook)).days(), partial(make_calculator, _BOOK)
)
"""The rules of each day, proved when this package is imported."""


def _in_force(on: date | None) -> tuple[Calculator, date]:
    day = on or decision.today()
    return EDITIONS.on(day), day


def assess(situation: Situation, on: date | None = None) -> Assessment:
    """Return who pays, with everything that is still possible.

    Args:
        situation: What is known of one person.
        on: The day of the next session; today in the Netherlands if left out. This, and what
            it raises, is the same for every function here.

    Raises:
        pydantic.ValidationError: No rules are held for such a day.
    """
    calculator, day = _in_force(on)
    return calculator.assess(situation, day)


def interview(
    answers: Mapping[str, object], declined: Collection[str] = (), on: date | None = None
) -> decision.Interview[Situation]:
    """Return which questions to show after some answers; see `decision.Calculator.interview`."""
    calculator, day = _in_force(on)
    return calculator.interview(answers, declined, day)


def remarks(situation: Situation, on: date | None = None) -> tuple[decision.Remark, ...]:
    """Return what is worth saying beside the answer."""
    calculator, day = _in_force(on)
    return calculator.remarks(situation, day)


def why_not(
    situation: Situation, name: str, on: date | None = None
) -> tuple[dict[str, decision.Value], ...]:
    """Return what keeps a condition or a rule from holding; see `Calculator.why_not`."""
    calculator, _ = _in_force(on)
    return calculator.why_not(situation, name)


def alternatives(situation: Situation, on: date | None = None) -> tuple[Alternative, ...]:
    """Return the smallest changes of what the person can change that lead to other plans."""
    calculator, day = _in_force(on)
    return _alternatives(calculator, situation, day)


def reckon(situation: Situation, expected: Expected, on: date | None = None) -> Reckoning:
    """Return what the planned sessions cost and whom, or which numbers are missing to tell."""
    _, day = _in_force(on)
    return _reckon(assess, situation, expected, day)


def next_change(situation: Situation, on: date | None = None) -> date | None:
    """Return the first day of the next three months from which the answer is another one.

    Another is one with another scope, payer, claim or limit; None if there is no such day.
    """
    day = on or decision.today()
    now, soon = assess(situation, day), statutory_list.last_day(day, _SOON)
    for edition in EDITIONS:
        if day < edition.day <= soon:
            then = assess(situation, edition.day)
            if (then.in_scope, then.payments()) != (now.in_scope, now.payments()):
                return edition.day
    return None


def table(on: date | None = None) -> decision.Table[Consequence]:
    """Return the proved rules of a day."""
    return _in_force(on)[0].table


def limits(on: date | None = None) -> Limits:
    """Return the limits of sessions of a day."""
    return _in_force(on)[0].planner.limits
