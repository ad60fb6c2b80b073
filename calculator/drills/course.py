"""What somebody wants to practise, and the word that gives everybody who types it the same cases.

A code that was made here also says what to practise: "A0C10-KM4T" is everything (A), all
levels (0), with codes (C), ten cases. Any other word is a class code too, with the usual choices.
"""

import re
import secrets
from functools import lru_cache
from itertools import count, islice
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict

from calculator.drills.choice import shuffled
from calculator.drills.drill import Drill
from calculator.drills.focus import Level
from calculator.drills.pool import drill_on, rules_at
from calculator.drills.subjects import EVERYTHING, SUBJECTS

LENGTHS: Final = (5, 10, 20)
"""How many cases a round can have."""
LONGEST: Final = 24
"""How many characters of a class code count."""

_LEVELS: Final = {str(place): level for place, level in enumerate((None, *Level))}
_CODES: Final = {"C": True, "N": False}
_ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without the characters that look like others when they stand on a board."""
_COUNTS: Final = re.compile("[0-9A-ZÀ-ÖØ-Þ]")
"""What a handout can print, and what people say when they read a code out."""
_CHANCE: Final = 4
_FIGURES: Final = str.maketrans("OI", "01")


def _check_subject(name: str) -> str:
    if name not in SUBJECTS:
        raise ValueError("there are no drills on such a subject")
    return name


class Course(BaseModel):
    """The choices for a round.

    Attributes:
        subject: The name of what it is about; None for everything.
        level: How hard it is; None for all levels, one through the other.
        length: How many cases it has, one of `LENGTHS`.
        codes: Whether the codes are asked too.
    """

    model_config = ConfigDict(frozen=True)

    subject: Annotated[str, AfterValidator(_check_subject)] | None = None
    level: Level | None = None
    length: int = 10
    codes: bool = True


def read_class_code(typed: str) -> str:
    """Return a class code as it counts: Latin capitals and figures, however it was typed.

    A code that was made here is recognised also with the letters O and I for its figures.

    Returns:
        Empty if nothing of it counts.
    """
    code = "".join(_COUNTS.findall(typed.upper()))[:LONGEST]
    in_figures = code[:-_CHANCE].translate(_FIGURES) + code[-_CHANCE:]
    return in_figures if _made_here(in_figures) else code


def written(code: str) -> str:
    """Return a class code as it is written on a board."""
    return f"{code[:-_CHANCE]}-{code[-_CHANCE:]}" if _made_here(code) else code


def new_class_code(course: Course) -> str:
    """Return a class code that nobody has had before, for what a class is to practise."""
    subject = next(letter for letter, each in _letters().items() if each == course.subject)
    level = next(figure for figure, each in _LEVELS.items() if each is course.level)
    codes = next(letter for letter, each in _CODES.items() if each is course.codes)
    chance = "".join(secrets.choice(_ALPHABET) for _ in range(_CHANCE))
    return f"{subject}{level}{codes}{course.length:02}{chance}"


def course_of(code: str) -> Course:
    """Return what a class code says to practise."""
    made = _made_here(code)
    if not made:
        return Course()
    return Course(
        subject=_letters()[made["subject"]],
        level=_LEVELS[made["level"]],
        length=int(made["length"]),
        codes=_CODES[made["codes"]],
    )


def _letters() -> dict[str, str | None]:
    """Return the name of each subject by its letter."""
    return {EVERYTHING: None} | {each.letter: each.name for each in SUBJECTS.values()}


def _made_here(code: str) -> re.Match[str] | None:
    """Return the parts of a code that was made here; None for any other word."""
    return re.fullmatch(
        rf"(?P<subject>[{''.join(_letters())}])(?P<level>[{''.join(_LEVELS)}])"
        rf"(?P<codes>[{''.join(_CODES)}])(?P<length>{'|'.join(f'{n:02}' for n in LENGTHS)})"
        rf"[{_ALPHABET}]{{{_CHANCE}}}",
        code,
    )


@lru_cache(maxsize=64)  # a class asks for the same at every step
def class_drills(code: str) -> tuple[Drill, ...]:
    """Return the cases of a class, the same for everybody.

    Each rule comes once before any comes twice, and no story while there are others.
    """
    course = course_of(code)
    rules = rules_at(course.subject, course.level)
    in_turn = ((turn, rule) for turn in count() for rule in shuffled(rules, code, turn))
    found: list[Drill] = []
    for turn, rule in islice(in_turn, course.length):
        found.append(drill_on(rule, course.level, code, turn, besides=found))
    return tuple(found)
