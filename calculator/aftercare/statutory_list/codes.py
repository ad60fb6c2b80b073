"""The national list of paramedical diagnosis codes, read from `dcsph.csv` when first asked.

It is the "Diagnosecodering Systeem Paramedische Hulp" (DCSPH), list 4.7, that Vektis keeps for
care providers and insurers. The licence of this project is not that of the list. It is used for
every day.
"""

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, StringConstraints

from calculator.aftercare.statutory_list.terms import Term

VERSION: Final = "4.7"
VALID_FROM: Final = date(2024, 7, 1)
IN_CLAIMS_SINCE: Final = date(2025, 1, 1)

_FILE: Final = Path(__file__).with_name("dcsph.csv")

_LISTED: Final = "001"
_CLAUDICATION: Final = "011"
_ADULT_NOT_LISTED: Final = frozenset({"009"})
_CHILD_NOT_LISTED: Final = frozenset({"003", "009"})

_Csi = Annotated[str, StringConstraints(pattern=r"^[0-9]{3}$")]


class Entry(BaseModel):
    """What the national list says of one code.

    Attributes:
        code: Four digits.
        grounds: Entries of annex 1 that may put it on the statutory list, such as "D5".
        months: Every number of months that the list names.
        term: For how long it is on the statutory list; None where the list names no entry of
            annex 1. It differs where there are several numbers, and where there are several
            entries, as the list does not say which of them has the number.
        csi_adult: Indication codes (CSI) allowed from 18 on.
        csi_child: Indication codes allowed under 18.
        location: Where in the body, in Dutch.
        pathology: What is the matter, in Dutch.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
    grounds: tuple[str, ...]
    months: tuple[int, ...]
    term: Term | None
    csi_adult: frozenset[_Csi]
    csi_child: frozenset[_Csi]
    location: str
    pathology: str


def find(code: str) -> Entry:
    """Return what the national list says of a code.

    Raises:
        KeyError: The list does not have it; the message does not repeat it.
    """
    entry = _entries().get(code)
    if entry is None:
        raise KeyError(f"no code of the national list, version {VERSION}")
    return entry


def is_known(code: str) -> bool:
    """Return whether the national list has a code."""
    return code in _entries()


def tells_claudication(code: str) -> bool:
    """Return whether a code is that of intermittent claudication.

    Raises:
        KeyError: The list does not have it.
    """
    entry = find(code)
    return _CLAUDICATION in entry.csi_adult | entry.csi_child


def possible_pairs(code: str) -> frozenset[tuple[bool, bool]]:
    """Return what a code leaves possible: pairs of (18 or over, on the statutory list).

    That of claudication tells what the care is for, and nothing of the list: all four.

    Raises:
        KeyError: The list does not have it.
    """
    entry = find(code)
    if tells_claudication(code):
        return frozenset(product((True, False), (True, False)))
    adult = _may_be_listed(entry.csi_adult, _ADULT_NOT_LISTED)
    child = _may_be_listed(entry.csi_child, _CHILD_NOT_LISTED)
    return frozenset(product((True,), adult)) | frozenset(product((False,), child))


def _may_be_listed(csi: frozenset[str], not_listed: frozenset[str]) -> set[bool]:
    """Return the answers that are possible to "is it listed?" on one side of 18."""
    if not csi:
        return {True, False}
    if _LISTED not in csi:
        return {False}
    return {True, False} if csi & not_listed else {True}


@cache
def _entries() -> Mapping[str, Entry]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _read(row) for row in csv.DictReader(file)}


def _read(row: Mapping[str, str]) -> Entry:
    grounds = row["ground"].split()
    months = [int(number) for number in row["term_months"].split("/") if number]
    return Entry.model_validate(
        {
            "code": row["code"],
            "grounds": grounds,
            "months": months,
            "term": _read_term(row, months, len(grounds)) if grounds else None,
            "csi_adult": row["csi_adult"].split(),
            "csi_child": row["csi_child"].split(),
            "location": row["location"],
            "pathology": row["pathology"],
        }
    )


def _read_term(row: Mapping[str, str], months: list[int], grounds: int) -> Term:
    begin_within, _, begin_after = row["start_within"].partition(" months after ")
    if len(months) > 1 or (grounds > 1 and (months or begin_within)):
        return Term(differs=True)
    return Term.model_validate(
        {
            "months": months[0] if months else None,
            "counts_from": row["term_from"] or None,
            "begin_within": begin_within or None,
            "begin_after": begin_after or None,
        }
    )
