"""Drills on who pays physiotherapy."""

from typing import Final

from calculator import aftercare
from calculator.drills.aftercare.answers import PARTS, excluding, reasons, right
from calculator.drills.aftercare.generator import candidates, focuses
from calculator.drills.drill import SubjectDrills

AFTERCARE: Final = SubjectDrills(
    name="aftercare",
    letter="F",  # fysiotherapie
    table=aftercare.TABLE,
    parts=PARTS,
    focuses=focuses,
    candidates=candidates,
    open_questions=lambda facts: aftercare.assess(facts).open_questions,
    right=right,
    reasons=reasons,
    excluding=excluding,
    follows={"supplementary": "supplementary_sessions"},
)
