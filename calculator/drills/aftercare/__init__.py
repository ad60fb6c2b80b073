"""Drills on who pays physiotherapy."""

from typing import Final

from calculator import aftercare
from calculator.drills.aftercare.answers import (
    CLAIM_CODES,
    FIRST_20,
    FROM_21,
    excluding,
    reasons,
    right,
)
from calculator.drills.aftercare.generator import candidates, focuses
from calculator.drills.drill import Step, SubjectDrills

AFTERCARE: Final = SubjectDrills(
    name="aftercare",
    letter="F",  # fysiotherapie
    table=aftercare.TABLE,
    questions=aftercare.ORDER,
    to_answer=(FIRST_20, FROM_21, CLAIM_CODES),
    focuses=focuses,
    candidates=candidates,
    open_questions=lambda facts: aftercare.assess(facts).open_questions,
    right=right,
    reasons=reasons,
    excluding=excluding,
    follows={"supplementary": "supplementary_sessions"},
    steps=tuple(Step),
)
