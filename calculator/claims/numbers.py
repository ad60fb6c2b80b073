"""Numbers of trajectories, hospitals and claims, as they are compared with each other."""

import re
from typing import Final

_AROUND: Final = re.compile(r"[\s\u200b\u2060\ufeff]+")
_HYPHENS: Final = re.compile(r"[-\u00ad\u2010-\u2015\u2212]")
_WHOLE: Final = re.compile(r"([0-9.,]*[0-9])[.,]0{1,2}")
"""How a spreadsheet writes a whole number with places behind the point."""
_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3})+")
_SHORTENED: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?e\+[0-9]+|[0-9]+[.,][0-9]+e[0-9]+")


def compared(written: str) -> str | None:
    """Return a number as it is compared: what people and spreadsheets change is left out.

    Spaces, capitals, hyphens, points of thousands, `.0` and, where it is of digits only, zeros in
    front make no other number.

    Args:
        written: The number as it was given.

    Returns:
        An empty text where there is none: nothing, hyphens, or only zeros. None where nobody can
        say which number it is: a spreadsheet shortened it, as `1,23457E+11`.
    """
    if is_shortened(written):
        return None
    plain = _HYPHENS.sub("", _AROUND.sub("", written)).casefold()
    whole = None if _THOUSANDS.fullmatch(plain) else _WHOLE.fullmatch(plain)
    plain = whole[1] if whole else plain
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", "")
    return plain.lstrip("0") if plain.isdecimal() else plain


def is_shortened(written: str) -> bool:
    """Return whether a spreadsheet wrote a long number in powers of ten, its figures lost."""
    return _SHORTENED.fullmatch(_AROUND.sub("", written).casefold()) is not None
