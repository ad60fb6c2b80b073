"""The rules of aftercare, as they stand in `rules.toml`, and their proof."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from calculator import decision
from calculator.aftercare.facts import ONE_SESSION
from calculator.aftercare.limits import LimitsInTime
from calculator.sources import SOURCES


class Payer(StrEnum):
    """Who pays a session."""

    BASIS_PLUS_MODULE = "basis-plus-module"
    BASIS_INSURANCE = "basis-insurance"
    SUPPLEMENTARY_INSURANCE = "supplementary-insurance"
    INSURED_PERSON = "insured-person"


class ClaimCodes(BaseModel):
    """The codes that a session is claimed with.

    Attributes:
        code_list: The list of service codes.
        suffix: What follows each code: "Z" on list 990, nothing on list 012.
        csi: The indication code (Code Soort Indicatie).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code_list: Literal["990", "012"]
    suffix: Literal["Z", ""]
    csi: Literal["001", "008", "009"]

    @model_validator(mode="after")
    def _z_on_990_only(self) -> Self:
        if (self.code_list == "990") is not (self.suffix == "Z"):
            raise ValueError("on list 990, and on no other, the letter Z follows every code")
        return self


class Consequence(BaseModel):
    """What follows from a rule.

    Attributes:
        payer: Who pays; None where this calculator decides nothing.
        claim: The codes to claim with; None where the sources give none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    payer: Payer | None = None
    claim: ClaimCodes | None = None


class Place(StrEnum):
    """Where a remark is said; the pages that say it show each of these."""

    BESIDE_HEADLINE = "beside-headline"
    """With the answer in one sentence."""
    WITH_ANSWER = "with-answer"
    CLAIMING = "claiming"
    """To whoever claims."""
    NOT_DECIDED = "not-decided"
    """With what can still change the answer."""


class RuleBook(decision.RuleBook[Consequence]):
    """The whole rule file.

    Attributes:
        limits: The numbers of sessions by which sessions are told apart.
    """

    limits: LimitsInTime

    @model_validator(mode="after")
    def _limits_from_the_first_day(self) -> Self:
        for limits in (self.limits.adults, self.limits.children):
            if limits[0].since != self.first_day:
                raise ValueError(f"both limits begin on {self.first_day}, as the rules do")
        return self

    def days(self) -> tuple[date, ...]:
        """Return the first day, and every later one on which anything changes."""
        return (*sorted({*super().days(), *self.limits.days()}),)


RULES_FILE: Final = Path(__file__).with_name("rules.toml")


def prove(book: RuleBook, day: date) -> decision.Table[Consequence]:
    """Return the table of what is in force on a day, proved over all cases.

    Raises:
        decision.RuleError: The rules cannot be trusted to decide.
    """
    for limit in (*book.limits.adults, *book.limits.children):
        for source in set(limit.sources) - SOURCES.keys():
            raise decision.UnknownName(f"a limit cites {source!r}, which is no known source")
    try:
        in_force = book.in_force(day).with_numbers(book.limits.on(day).numbers())
    except KeyError as unknown:
        raise decision.UnknownName(f"there is no number {unknown} for a text") from None
    return decision.Table(ONE_SESSION, in_force, SOURCES, tuple(Place))
