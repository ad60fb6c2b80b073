"""The two limits of sessions, by which the rules tell one session from another."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from calculator import decision
from calculator.aftercare.facts import Session


class Limit(BaseModel):
    """A number of sessions from a day on.

    Attributes:
        since: The first day on which it holds, in the file `from`.
        sessions: The number of the last session within it.
        sources: The sections that say so.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: date = Field(alias="from")
    sessions: int = Field(ge=1)
    sources: tuple[decision.Name, ...] = Field(min_length=1)


class LimitsInTime(BaseModel):
    """Both limits, each with every number that it has had or will have.

    Attributes:
        adults: Up to which session adults on the statutory list have them not paid by the
            basic insurance.
        children: Up to which session the basic insurance pays for children not on that list.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    adults: tuple[Limit, ...] = Field(min_length=1)
    children: tuple[Limit, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_after_the_other(self) -> Self:
        for limits in (self.adults, self.children):
            days = [limit.since for limit in limits]
            if sorted(set(days)) != days:
                raise ValueError(
                    "each number of sessions begins on a later day than the one before"
                )
        return self

    def days(self) -> set[date]:
        """Return the days from which a number holds."""
        return {limit.since for limit in (*self.adults, *self.children)}

    def on(self, day: date) -> "Limits":
        """Return the limits of a day.

        Raises:
            decision.RuleError: There is none yet.
        """
        try:
            adults, children = (
                [limit.sessions for limit in limits if limit.since <= day][-1]
                for limits in (self.adults, self.children)
            )
        except IndexError:
            raise decision.RuleError("there is no limit of sessions") from None
        return Limits(adults=adults, children=children)


class Limits(BaseModel):
    """The limits of one day.

    Attributes:
        adults: See `LimitsInTime`.
        children: The same.
    """

    model_config = ConfigDict(frozen=True)

    adults: int
    children: int

    @cached_property
    def stretches(self) -> Mapping[Session, int | None]:
        """The last session of each stretch of sessions that there is, in order; None for no end."""
        lower, higher = sorted((self.adults, self.children))
        between = (
            Session.WITHIN_ADULTS_ONLY
            if self.adults > self.children
            else Session.WITHIN_CHILDRENS_ONLY
        )
        lasts = {Session.WITHIN_BOTH: lower, between: higher, Session.PAST_BOTH: None}
        if lower == higher:
            del lasts[between]
        return lasts

    def stretches_from(self, first: int) -> tuple[Session, ...]:
        """Return the stretches that still have a session from session `first` on, in order."""
        return tuple(
            stretch for stretch, last in self.stretches.items() if last is None or first <= last
        )

    def numbers(self) -> Mapping[str, int]:
        """Return the numbers that texts of the rules can take, by the names they take them by."""
        return {
            "adults_limit": self.adults,
            "after_adults_limit": self.adults + 1,
            "childrens_limit": self.children,
            "after_childrens_limit": self.children + 1,
        }
