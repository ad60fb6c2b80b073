"""What somebody typed to have costs reckoned, and what it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from calculator.aftercare import Expected, Number
from calculator.pages.visit.answers import WHOLE_NUMBER
from calculator.words.money import read_money

_OF_YEAR: Final = {
    Number.BEFORE_JANUARY: ("before_january", 0),
    Number.OWN_RISK: ("own_risk", 0),
    Number.OWN_RISK_NEXT_YEAR: ("own_risk", 1),
    Number.SUPPLEMENTARY_NEXT_YEAR: ("supplementary", 1),
}
"""What is of one year, and how many years after that of the answer."""
MONEY: Final = frozenset({Number.PRICE, Number.OWN_RISK, Number.OWN_RISK_NEXT_YEAR})


@dataclass(frozen=True)
class Entered:
    """What was typed for the answer of one year.

    Attributes:
        expected: The numbers that could be read.
        wrong: Those that could not, each with the name of the text that says why.
    """

    expected: Expected
    wrong: Mapping[Number, str]


def name_entry(number: Number, year: int) -> str:
    """Return under which name a number is kept: with its year, for it counts in no other."""
    name, later = _OF_YEAR.get(number, (str(number), None))
    return name if later is None else f"{name}.{year + later}"


def read_entered(typed: Mapping[str, str], year: int) -> Entered:
    """Return what was typed as the numbers of an answer.

    Args:
        typed: The texts by the names of `name_entry`.
        year: The year of the answer.
    """
    numbers: dict[str, int] = {}
    wrong: dict[Number, str] = {}
    for number in Number:
        text = typed.get(name_entry(number, year), "").strip()
        if not text:
            continue
        read = _read(number, text)
        if read is None:
            wrong[number] = "costs.wrong.money" if number in MONEY else f"costs.wrong.{number}"
        else:
            numbers[number] = read
    before = numbers.get(Number.BEFORE_JANUARY, 0)
    if before > numbers.get(Number.SESSIONS, before):
        wrong[Number.BEFORE_JANUARY] = "costs.wrong.more_than_planned"
        del numbers[Number.BEFORE_JANUARY]
    return Entered(Expected.model_validate(numbers), wrong)


def _read(number: Number, text: str) -> int | None:
    if number in MONEY:
        read = read_money(text)
    else:
        read = int(text) if WHOLE_NUMBER.fullmatch(text) else None
    try:
        return getattr(Expected.model_validate({number: read}), number)  # type: ignore[no-any-return]
    except ValidationError:
        return None
