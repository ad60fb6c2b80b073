"""What somebody wants to practise."""

from typing import Final

from pydantic import BaseModel, ConfigDict

from calculator.drills.drill import Level, Subject

LENGTHS: Final = (5, 10, 20)
"""How many cases a round can have."""


class Course(BaseModel):
    """The choices for a round.

    Attributes:
        subject: What it is about; None for everything.
        level: How hard it is; None for all levels, one through the other.
        length: How many cases it has, one of `LENGTHS`.
        codes: Whether the codes are asked too.
    """

    model_config = ConfigDict(frozen=True)

    subject: Subject | None = None
    level: Level | None = None
    length: int = 10
    codes: bool = True
