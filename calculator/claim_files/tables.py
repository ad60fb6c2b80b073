"""What every kind of file is made into before anything in it is understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LARGEST: Final = 50_000_000
"""How many bytes a file may have, and what is packed in one: some 500,000 claims."""
MOST_CELLS: Final = 8_000_000
MOST_LINES: Final = 300_000


class Refusal(StrEnum):
    """Why a file is not read at all."""

    TOO_LARGE = "too-large"
    """The file, or what is packed in it, is larger than we read."""
    HTML = "html"
    """It is a web page, whatever it is called."""
    NO_TABLE = "no-table"
    """It is neither text nor a workbook."""
    PROTECTED = "protected"
    """A password is asked for."""
    DAMAGED = "damaged"
    """It is a workbook that cannot be opened."""


class Refused(Exception):
    """A file is not read at all.

    Attributes:
        why: Why.
    """

    def __init__(self, why: Refusal) -> None:
        """Refuse for a reason; the message holds nothing of the file."""
        super().__init__(f"the file is not read: {why}")
        self.why = why


@dataclass(frozen=True)
class Line:
    """A line of a table.

    Attributes:
        number: Where it begins: the line of the file, the row of the sheet, or the record; from 1.
        cells: What stands in it, as text.
    """

    number: int
    cells: Sequence[str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """Lines of cells.

    Attributes:
        lines: The lines, empty ones among them.
        encoding: How the letters are written; empty where the kind of file says so itself.
        between: What stands between cells: "tab", ";", ",", "|" or "positions"; empty in a sheet.
        sheet: Which sheet of a workbook it is, from 1; None if it is none.
        broken_at: The line from which nothing can be read, as a quotation mark is left open.
        names: The fields of the columns where no line of names says them.
        passed_over: Numbers of lines that are no claims by their kind.
        cut: Whether there were more lines than are read.
    """

    lines: Sequence[Line]
    encoding: str = ""
    between: str = ""
    sheet: int | None = None
    broken_at: int | None = None
    names: Sequence[str] | None = None
    passed_over: Sequence[int] = ()
    cut: bool = False
