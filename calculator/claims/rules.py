"""The rules of hospital claims, as they stand in `rules.toml`, and their proof."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeAlias

from pydantic import BaseModel, ConfigDict

from calculator import decision
from calculator.claims.facts import SPACE
from calculator.sources import SOURCES


class Payment(StrEnum):
    """What a claim is paid at."""

    FULL = "full"
    REDUCED = "reduced"
    """75% of the average contracted rate."""
    CONTACT = "contact"
    """The insurer first asks the hospital."""
    UNDECIDED = "undecided"
    """The sources do not say."""
    DO_NOT_CLAIM = "do-not-claim"
    NOT_APPLICABLE = "not-applicable"


PERCENTAGES: Final = {Payment.FULL: 100, Payment.REDUCED: 75}


class Consequence(BaseModel):
    """What follows from a rule."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    payment: Payment


class Place(StrEnum):
    """Where a remark is said; the pages that say it show each of these."""

    CLAIMING = "claiming"
    """With how to claim."""
    MEANING = "meaning"
    """With what is meant by what the sources say."""
    PATIENT = "patient"
    """With what the patient should know."""


RuleBook: TypeAlias = decision.RuleBook[Consequence]
"""The whole rule file."""

RULES_FILE: Final = Path(__file__).with_name("rules.toml")


def prove(book: RuleBook, day: date) -> decision.Table[Consequence]:
    """Return the table of what is in force on a day, proved over all cases.

    Raises:
        decision.RuleError: The rules cannot be trusted to decide.
    """
    return decision.Table(SPACE, book.in_force(day), SOURCES, tuple(Place))
