"""For how long a condition is on the statutory list."""

from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self

from pydantic import BaseModel, ConfigDict, PositiveInt, model_validator


class Event(StrEnum):
    """What months are counted from."""

    DISCHARGE = "discharge"
    DIAGNOSIS = "diagnosis"


class Term(BaseModel):
    """How long an entry of annex 1 holds; by itself, as long as treatment is needed.

    Attributes:
        months: For how many months; None for as long as needed, or where that differs.
        counts_from: What they are counted from, where the list says so.
        begin_within: Within how many months treatment has to begin; None without a limit.
        begin_after: What these are counted from.
        differs: Whether it is for a term of which the list does not tell one number.

    Raises:
        pydantic.ValidationError: A count has no number, a limit nothing to be counted from, or
            a term that differs has a number.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    months: PositiveInt | None = None
    counts_from: Event | None = None
    begin_within: PositiveInt | None = None
    begin_after: Event | None = None
    differs: bool = False

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.counts_from and not self.months:
            raise ValueError("without months there is nothing to count")
        if (self.begin_within is None) is not (self.begin_after is None):
            raise ValueError("a limit to begin within has its months and what they count from")
        if self.differs and (self.months or self.begin_within):
            raise ValueError("a term that differs has no number")
        return self


def last_day(discharged: date, months: int) -> date:
    """Return the last day of a term: the same day of the month, else the month's last.

    Args:
        discharged: The day of discharge.
        months: For how many months, 0 or more.

    Raises:
        ValueError: The term ends after the year 9999.
    """
    years, month = divmod(discharged.month - 1 + months, 12)
    year = discharged.year + years
    return date(year, month + 1, min(discharged.day, monthrange(year, month + 1)[1]))


class Finding(NamedTuple):
    """Whether something is on the statutory list on a day, and until when.

    Attributes:
        listed: Whether it is; None where that is not known.
        last_day: The last day on which it is; None where there is none or it is not known.
        begun_too_late: Whether it is not because treatment began too late.
        over: Whether it is not because its term is over.
        needs_beginning: Whether the day on which treatment began has to be known.
    """

    listed: bool | None
    last_day: date | None = None
    begun_too_late: bool = False
    over: bool = False
    needs_beginning: bool = False


def counts_from_discharge(term: Term) -> bool:
    """Return whether a day of discharge tells more of a term."""
    return Event.DISCHARGE in {term.counts_from, term.begin_after}


def apply_term(term: Term, discharged: date, begun: date | None, on: date) -> Finding:
    """Return what a term makes of something that is on the list.

    A term that does not count from discharge never ends here; one that differs is to be asked
    about.

    Args:
        term: The term.
        discharged: The day of discharge.
        begun: The day on which treatment began; None if it is not known. It began on the day
            that is asked about, or before.
        on: The day that is asked about.

    Raises:
        ValueError: The term ends after the year 9999.
    """
    last = (
        last_day(discharged, term.months)
        if term.months is not None and term.counts_from is Event.DISCHARGE
        else None
    )
    if last is not None and on > last:
        return Finding(listed=False, last_day=last, over=True)
    if term.begin_within is not None and term.begin_after is Event.DISCHARGE:
        begin_by = last_day(discharged, term.begin_within)
        if begun is not None and begun > begin_by:
            return Finding(listed=False, begun_too_late=True)
        if begun is None and on > begin_by:
            return Finding(listed=None, last_day=last, needs_beginning=True)
    return Finding(listed=True, last_day=last)
