"""Drills: cases of the rules told as stories, with their right answers.

Every case is drawn from the sets of cases that the rules are, and every right answer is what
the calculator says of the facts that the story tells. Nothing here is kept anywhere.
"""

from calculator.drills.class_code import (
    LONGEST,
    class_drills,
    course_of,
    new_class_code,
    read_class_code,
    written,
)
from calculator.drills.course import LENGTHS, Course
from calculator.drills.drill import CODES, Drill, Level, Part, Step, Subject
from calculator.drills.exclusion import excluding
from calculator.drills.grounds import reasons
from calculator.drills.handout import Handout, HandoutCase, Question, printed
from calculator.drills.learning import Practised, coming_back, next_rule
from calculator.drills.options import options
from calculator.drills.pool import (
    RULES,
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

__all__ = [
    "CODES",
    "LENGTHS",
    "LONGEST",
    "RULES",
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
    "Subject",
    "address_of",
    "attempts_besides",
    "class_drills",
    "coming_back",
    "course_of",
    "drill",
    "drill_at",
    "drill_on",
    "excluding",
    "ids",
    "merge_attempts",
    "new_class_code",
    "next_rule",
    "options",
    "printed",
    "read_attempts",
    "read_class_code",
    "reason",
    "reasons",
    "rules_at",
    "written",
    "written_attempts",
]
