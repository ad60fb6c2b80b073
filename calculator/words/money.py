"""Amounts of money as people write them: "€ 12,50", "12.5", "385,-"."""

import re
from decimal import Decimal
from typing import Final

from babel.numbers import format_currency

from calculator.words import Words

_AMOUNT: Final = re.compile(
    r"(?:€|eur|euro)? ?(?P<whole>[0-9]{1,6})(?:[.,](?P<cents>[0-9]{0,2}|-{1,2}))?"
    r" ?(?:€|eur|euro)?",
    re.IGNORECASE,
)
"""Without marks of thousands: what "1.250" means differs from country to country."""


def write_money(words: Words, cents: int) -> str:
    """Return an amount of cents in euros, as the language writes it."""
    return format_currency(Decimal(cents) / 100, "EUR", locale=words.language)


def read_money(text: str) -> int | None:
    """Return the cents of an amount in euros that was written; None if it is none."""
    found = _AMOUNT.fullmatch(" ".join(text.split()))
    if not found:
        return None
    cents = (found["cents"] or "").strip("-")
    return int(found["whole"]) * 100 + int(cents.ljust(2, "0") or 0)
