"""Drills on who pays physiotherapy."""

from typing import Final

from calculator import aftercare
from calculator.drills.aftercare import answers
from calculator.drills.aftercare.generator import candidates, focuses
from calculator.drills.drill import Step, SubjectDrills

AFTERCARE: Final = SubjectDrills(
    name="aftercare",
    letter="F",  # fysiotherapie
    table=aftercare.table(),
    questions=aftercare.ORDER,
    to_answer=(answers.WITHIN_LIMIT, answers.PAST_LIMIT, answers.CLAIM_CODES),
    focuses=focuses,
    candidates=candidates,
    open_questions=lambda facts: aftercare.assess(facts).open_questions,
    right=answers.right,
    reasons=answers.reasons,
    excluding=answers.excluding,
    follows={"supplementary": "supplementary_sessions"},
    steps=tuple(Step),
)
