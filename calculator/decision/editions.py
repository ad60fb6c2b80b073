"""Rules in time: all that is in force on a day is one edition, and each is proved by itself."""

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Final, Generic, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from calculator.decision.table import RuleError

Made = TypeVar("Made")

_NETHERLANDS: Final = ZoneInfo("Europe/Amsterdam")


class RulesInForce(BaseModel):
    """Which rules an answer was given by.

    Attributes:
        edition: The first day of the edition.
        hash: Eight characters that change with what the edition decides, not with its wording.
    """

    model_config = ConfigDict(frozen=True)

    edition: date
    hash: str


class Edition(NamedTuple, Generic[Made]):
    """What is in force from a day until the next edition begins.

    Attributes:
        day: The first day.
        made: What the rules in force then make.
    """

    day: date
    made: Made


class Editions(Generic[Made]):
    """Every edition of some rules."""

    def __init__(self, days: Iterable[date], make: Callable[[date], Made]) -> None:
        """Make all editions.

        Args:
            days: The first day of each.
            make: Makes, and proves, what is in force on a day.

        Raises:
            RuleError: An edition cannot be trusted; it tells the day.
        """
        self._all: list[Edition[Made]] = []
        for day in sorted(days):
            try:
                self._all.append(Edition(day, make(day)))
            except RuleError as error:
                error.day = day
                raise

    @property
    def first_day(self) -> date:
        """The first day for which rules are held."""
        return self._all[0].day

    def __iter__(self) -> Iterator[Edition[Made]]:
        """Go through the editions, the earliest first."""
        return iter(self._all)

    def on(self, day: date) -> Made:
        """Return what is in force on a day.

        Raises:
            pydantic.ValidationError: It is before the first edition.
        """
        place = bisect(self._all, day, key=lambda edition: edition.day)
        if not place:
            refusal = PydanticCustomError(
                "day_without_rules",
                "No rules are held for days before {first}",
                {"first": self.first_day.isoformat()},
            )
            raise ValidationError.from_exception_data(
                "on", [{"type": refusal, "loc": ("on",), "input": None}], hide_input=True
            )
        return self._all[place - 1].made


def today() -> date:
    """Return today in the Netherlands, where the rules are from."""
    return datetime.now(_NETHERLANDS).date()


def is_beyond_next_year(day: date) -> bool:
    """Return whether a day is after the next calendar year, whose conditions nobody knows yet."""
    return day.year > today().year + 1
