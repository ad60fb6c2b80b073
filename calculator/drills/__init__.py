"""Drills: cases of the rules told as stories, with their right answers.

Every case is drawn from the sets of cases that the rules are, and every right answer is what
the calculator says of the facts that the story tells. Nothing here is kept anywhere.
"""

from calculator.drills.aftercare import AFTERCARE
from calculator.drills.claims import CLAIMS
from calculator.drills.course import (
    LENGTHS,
    LONGEST,
    Course,
    class_drills,
    course_of,
    new_class_code,
    read_class_code,
    written,
)
from calculator.drills.drill import (
    QUESTION,
    STEP,
    Drill,
    Part,
    Step,
    SubjectDrills,
)
from calculator.drills.focus import Level
from calculator.drills.handout.handout import Handout, HandoutCase, Question, print_handout
from calculator.drills.learning import Practised, coming_back, next_rule
from calculator.drills.pool import (
    address_of,
    drill,
    drill_at,
    drill_on,
    ids,
    reason,
    rules_at,
)
from calculator.drills.result import (
    Attempt,
    attempts_besides,
    merge_attempts,
    read_attempts,
    written_attempts,
)
from calculator.drills.subjects import SUBJECTS, register

__all__ = [
    "AFTERCARE",
    "CLAIMS",
    "LENGTHS",
    "LONGEST",
    "QUESTION",
    "STEP",
    "SUBJECTS",
    "Attempt",
    "Course",
    "Drill",
    "Handout",
    "HandoutCase",
    "Level",
    "Part",
    "Practised",
    "Question",
    "Step",
    "SubjectDrills",
    "address_of",
    "attempts_besides",
    "class_drills",
    "coming_back",
    "course_of",
    "drill",
    "drill_at",
    "drill_on",
    "ids",
    "merge_attempts",
    "new_class_code",
    "next_rule",
    "print_handout",
    "read_attempts",
    "read_class_code",
    "reason",
    "register",
    "rules_at",
    "written",
    "written_attempts",
]

register(AFTERCARE)
register(CLAIMS)
