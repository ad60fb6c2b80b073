"""Where in a file its line of names stands, and which lines below it are claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from calculator.claim_files.columns import (
    VOCABULARY,
    Column,
    field_of,
    is_personal,
    read_names,
)
from calculator.claim_files.tables import Line, Table
from calculator.claim_files.values import plain_cell

LOOKED_AT: Final = 60
"""How many lines are looked at for names: more than titles anybody writes."""
CERTAIN: Final = 2
"""With so many cells that are names of columns, a line is one of names."""
_CLAIMS: Final = 3
"""A further sheet with so many may hold claims, and no mere list of codes."""


class Why(StrEnum):
    """Why a line is no claim, or is not read."""

    EMPTY = "empty"
    ABOVE_NAMES = "above-names"
    """A title, or whatever else stands above the line of names."""
    TOTAL = "total"
    """It adds up, or says something below the claims."""
    NAMES_AGAIN = "names-again"
    SEPARATOR = "separator"
    """It says what stands between cells: `sep=`."""
    OTHER_RECORD = "other-record"
    """A record of a hospital message that is no claim."""
    TOO_MANY_CELLS = "too-many-cells"
    """It has a cell below no name: its values may have shifted. It is not read."""
    OTHER_NAMES = "other-names"
    """A line with other names: from here nothing is read."""
    OPEN_QUOTE = "open-quote"
    """A quotation mark stands loose or is not closed: from here nothing is read."""
    NO_NAMES = "no-names"
    """No line names the columns: nobody can say what a cell is about."""
    DOUBLED_NAME = "doubled-name"
    """Two columns say the same: nobody can say which counts."""


UNREAD: Final = frozenset(
    {Why.TOO_MANY_CELLS, Why.OTHER_NAMES, Why.OPEN_QUOTE, Why.NO_NAMES, Why.DOUBLED_NAME}
)
"""What may have been claims: the file is not complete without them."""


@dataclass(frozen=True)
class Header:
    """The line of names of a table.

    Attributes:
        table: The table.
        place: Which of its lines it is; -1 if the table says its columns itself.
        columns: The columns that it names.
    """

    table: Table
    place: int
    columns: Sequence[Column]

    @property
    def known(self) -> int:
        """How many fields it names."""
        return len({column.field for column in self.columns if column.field})


def find_names(table: Table) -> Header | None:
    """Return the line of names of a table: the first that can be no other line."""
    if table.names is not None:
        columns = tuple(Column(place, name, name) for place, name in enumerate(table.names))
        return Header(table, -1, columns)
    found = [
        Header(table, place, read_names(line.cells))
        for place, line in enumerate(table.lines[:LOOKED_AT])
        if any(field_of(cell) for cell in line.cells)
    ]
    certain = next((header for header in found if header.known >= CERTAIN), None)
    if certain is not None:
        return certain
    # One name by itself is a name only where nothing else is written above.
    first = next((place for place, line in enumerate(table.lines) if not line.is_empty), None)
    return next((header for header in found if header.place == first), None)


def may_hold_claims(table: Table) -> bool:
    """Return whether a further sheet may hold claims."""
    header = find_names(table)
    return header is not None and header.known >= _CLAIMS


def sort_lines(header: Header) -> Iterator[tuple[Line, Why | None]]:
    """Yield each line of a table but its names, and why it is no claim; None for a claim."""
    table = header.table
    for line in table.lines[: max(header.place, 0)]:
        yield line, Why.EMPTY if line.is_empty else Why.ABOVE_NAMES
    counting = _counts_lines(header)
    own = _say(read_names(table.lines[header.place].cells)) if header.place >= 0 else []
    for line in table.lines[header.place + 1 :]:
        why = _why_none(line, header, own, counting)
        yield line, why
        if why is Why.OTHER_NAMES:
            return
    if table.broken_at is not None:
        yield Line(table.broken_at, ()), Why.OPEN_QUOTE


def _say(names: Sequence[Column]) -> list[tuple[int, str]]:
    """Return what names say, and where, to tell whether others say the same."""
    return [(column.place, column.field or plain_cell(column.name)) for column in names]


def _counts_lines(header: Header) -> frozenset[int]:
    """Return the first column where it has no name and only counts the lines, as programs do."""
    if any(column.place == 0 for column in header.columns):
        return frozenset()
    below = header.table.lines[header.place + 1 :]
    said = [line.cells[0].strip() for line in below if not line.is_empty]
    counts = any(said == [*map(str, range(first, first + len(said)))] for first in (0, 1))
    return frozenset({0} if said and counts else ())


def _why_none(
    line: Line, header: Header, own: Sequence[tuple[int, str]], counting: frozenset[int]
) -> Why | None:
    if line.is_empty:
        return Why.EMPTY
    # Names are no numbers; what a claim says may be a name too, such as "gecontracteerd".
    if header.place >= 0 and not any(cell.strip().isdecimal() for cell in line.cells):
        again = read_names(line.cells)
        if _say(again) == own:
            return Why.NAMES_AGAIN
        names = {each.field for each in again if each.field}
        if len(names) >= CERTAIN:
            return Why.OTHER_NAMES
    if _is_total(line, header.columns):
        return Why.TOTAL
    named = {column.place for column in header.columns} | counting
    if any(cell.strip() for place, cell in enumerate(line.cells) if place not in named):
        return Why.TOO_MANY_CELLS
    return None


def _is_total(line: Line, columns: Sequence[Column]) -> bool:
    """Return whether a line adds up, or only says something in words where a name would stand."""
    at, first = next((at, cell) for at, cell in enumerate(line.cells) if cell.strip())
    said = plain_cell(first).rstrip(":. ")
    cells = {
        column.place: line.cells[column.place].strip()
        for column in columns
        if column.field and column.place < len(line.cells)
    }
    adds_up = not {said, said.split(" ")[0]}.isdisjoint(VOCABULARY.values["totals"])
    beside = [cell for place, cell in cells.items() if place != at and cell]
    if adds_up:
        # Somebody may be called Som: then a claim is told beside the name.
        return at in cells or not beside
    is_name = any(column.place == at and column.field == "claim_id" for column in columns)
    return len(said.split()) > 1 and not beside and (is_name or at not in cells)


def without_personal(table: Table) -> Table:
    """Return a table without what stands in columns about persons and above the names.

    The lines are as many as before, each at its place. Of a table without names nothing is left
    but where its lines are.
    """
    header = find_names(table)
    if table.names is not None:
        return table
    place = len(table.lines) if header is None else header.place
    personal = [column.place for column in header.columns if column.personal] if header else []
    lines = [
        _blank(line, personal) if at > place else line if at == place else _only_place(line)
        for at, line in enumerate(table.lines)
    ]
    return replace(table, lines=lines)


def _blank(line: Line, places: Sequence[int]) -> Line:
    cells = [*line.cells]
    # Where names stand again, the name of a column is nobody's.
    may_be_names = not any(cell.strip().isdecimal() for cell in cells)
    for place in places:
        if place < len(cells) and not (
            may_be_names and (field_of(cells[place]) or is_personal(cells[place]))
        ):
            cells[place] = ""
    return Line(line.number, cells)


def _only_place(line: Line) -> Line:
    return Line(line.number, () if line.is_empty else ("-",))
