"""Drills on what a hospital claim under a selective policy is paid at."""

from typing import Final

from calculator import claims
from calculator.drills.claims import answers
from calculator.drills.claims.generator import candidates, focuses
from calculator.drills.drill import SubjectDrills

CLAIMS: Final = SubjectDrills(
    name="claims",
    letter="Z",  # ziekenhuis
    table=claims.table(),
    questions=claims.ORDER,
    to_answer=(answers.PAYMENT, answers.REFERRAL_TYPE, answers.SECOND_CODE),
    focuses=focuses,
    candidates=candidates,
    open_questions=lambda facts: claims.assess(facts).open_questions,
    right=answers.right,
    reasons=answers.reasons,
    excluding=answers.excluding,
    follows={"care_kind": "licence"},
)
