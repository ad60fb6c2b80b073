"""Hospital messages of the national standard ZH308: a record a line, each fact at its positions.

Source: ZH308 9.0 (Vektis), positions as in its table of record types.
"""

from itertools import pairwise
from typing import Final

from calculator.claim_files.tables import MOST_LINES, Line, Table

LENGTH: Final = 610
PERFORMANCE: Final = "04"
ACTIVITY: Final = "16"
RECORDS: Final = frozenset({"01", "02", "04", "06", "16", "98", "99"})
LEAST: Final = 205
"""Up to where a record 04 has to reach: what stands behind may be blank and left out."""

POSITIONS: Final = {
    "referral_type": (159, 160),
    "care_type": (200, 205),
    "trajectory_number": (103, 117),
    "referring_trajectory_number": (181, 195),
    "declaration_code": (70, 75),
    "product_code": (94, 102),
    "specialism_code": (238, 241),
    "diagnosis_code": (213, 219),
    "acute_activity": (510, 519),
    "credit": (555, 555),
    "claim_id": (556, 575),
    "takes_back": (576, 595),
}
ACTIVITY_AT: Final = (77, 86)


def is_message(text: str) -> bool:
    """Return whether a text is a hospital message."""
    records = _records(text[: LENGTH * 40])
    whole = records[:-1] if len(text) > LENGTH * 40 else records
    return (
        bool(whole)
        and whole[0][:2] == "01"
        and all(record[:2] in RECORDS and len(record) <= LENGTH for record in whole)
        and any(record[:2] == PERFORMANCE and len(record) >= LEAST for record in whole)
    )


def read_message(text: str, encoding: str = "") -> Table:
    """Return the claims of a hospital message, a line for each record 04.

    A record 16 tells an activity of the record 04 before it. Nothing else is looked at: who is
    insured stands in other records and at other positions.
    """
    records = _records(text)
    claims: list[tuple[int, str, list[str]]] = []
    passed_over = []
    for number, record in enumerate(records[:MOST_LINES], 1):
        if record[:2] == PERFORMANCE:
            claims.append((number, record, []))
        else:
            passed_over.append(number)
            if record[:2] == ACTIVITY and claims:
                claims[-1][2].append(_at(record, ACTIVITY_AT))
    return Table(
        lines=[Line(number, _cells(record, more)) for number, record, more in claims],
        encoding=encoding,
        between="positions",
        names=tuple(POSITIONS),
        passed_over=passed_over,
        cut=len(records) > MOST_LINES,
    )


def _records(text: str) -> list[str]:
    """Return the records; where no line ends, each is as long as the standard says."""
    text = text.removeprefix("\ufeff").rstrip("\r\n\x1a")
    if "\n" in text or "\r" in text or len(text) <= LENGTH:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return [line for line in lines if line.strip()]
    return [text[start:end] for start, end in pairwise([*range(0, len(text), LENGTH), len(text)])]


def _cells(record: str, activities: list[str]) -> list[str]:
    cells = {field: _at(record, positions) for field, positions in POSITIONS.items()}
    cells["acute_activity"] = "; ".join(filter(None, [cells["acute_activity"], *activities]))
    return list(cells.values())


def _at(record: str, positions: tuple[int, int]) -> str:
    first, last = positions
    return record[first - 1 : last].strip()
