"""Drills on what a hospital claim under a selective policy is paid at."""

from typing import Final

from calculator import claims
from calculator.drills.claims.answers import (
    PAYMENT,
    REFERRAL_TYPE,
    SECOND_CODE,
    excluding,
    reasons,
    right,
)
from calculator.drills.claims.generator import candidates, focuses
from calculator.drills.drill import SubjectDrills

CLAIMS: Final = SubjectDrills(
    name="claims",
    letter="Z",  # ziekenhuis
    table=claims.TABLE,
    questions=claims.ORDER,
    to_answer=(PAYMENT, REFERRAL_TYPE, SECOND_CODE),
    focuses=focuses,
    candidates=candidates,
    open_questions=lambda facts: claims.assess(facts).open_questions,
    right=right,
    reasons=reasons,
    excluding=excluding,
    follows={"care_kind": "licence"},
)
