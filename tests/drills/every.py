"""All drills, made once, with what they tell in plain words."""

from functools import cache
from typing import Final

from calculator import drills
from calculator.drills import Drill
from tests.drills.story_reader import Told

AFTERCARE, CLAIMS = SUBJECTS = ("aftercare", "claims")
"""What drills are about, by name."""
AFTERCARE_RULES: Final = (
    "other-indication-out-of-scope",
    "claudication-has-its-own-rule",
    "preventive-person-pays",
    "long-standing-person-pays",
    "adult-listed-module-first",
    "adult-listed-basic-insurance-after",
    "adult-unlisted-module-all",
    "adult-unlisted-cover-in-supplementary-all",
    "child-module-all",
    "adult-listed-person-first",
    "adult-unlisted-person-all",
    "adult-entitled-without-referral",
    "child-listed-basic-insurance-all",
    "child-unlisted-basic-insurance-first",
    "child-unlisted-person-after",
    "child-entitled-without-referral",
    "supplementary-sessions-first",
)
CLAIM_RULES: Final = (
    "no-selective-policy",
    "licensed-without-licence",
    "selected-hospital",
    "mental-health-full",
    "non-dbc-full",
    "pregnancy-full",
    "bowel-screening-full",
    "licensed-full",
    "emergency-full",
    "tertiary-referral-full",
    "first-line-urgent-elsewhere-full",
    "first-line-emergency-department-full",
    "first-line-plannable-reduced",
    "first-line-without-code-urgent-full",
    "first-line-without-code-undecided",
    "self-referral-undecided",
    "follow-up-full",
    "internal-referral-full",
    "begun-while-contracted-full",
    "own-patient-same-trajectory-full",
    "own-patient-contracted-undecided",
    "referring-number-missing-contact",
    "own-number-missing-contact",
    "no-exception-reduced",
    "other-pair-undecided",
)
RULES: Final = AFTERCARE_RULES + CLAIM_RULES


@cache
def drills_on(rule: str) -> tuple[Drill, ...]:
    """Return every drill on a rule."""
    found = tuple(drills.drill(name) for name in drills.ids(rule))
    return tuple(drill for drill in found if drill is not None)


def all_drills(subject: str) -> tuple[Drill, ...]:
    """Return every drill on a subject."""
    rules = AFTERCARE_RULES if subject == AFTERCARE else CLAIM_RULES
    return tuple(drill for rule in rules for drill in drills_on(rule))


def facts(drill: Drill) -> Told:
    """Return what a drill tells: words, numbers, yes and no."""
    told: Told = drill.facts.model_dump(mode="json", exclude_none=True)
    return told
