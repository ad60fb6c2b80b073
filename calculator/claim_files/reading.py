"""A file of claims, read: from bytes to what each line says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Final

from calculator.claim_files import hospital_message, text, workbook
from calculator.claim_files.columns import Column, doubled, tell
from calculator.claim_files.names import (
    UNREAD,
    Header,
    Why,
    find_names,
    may_hold_claims,
    sort_lines,
)
from calculator.claim_files.tables import LARGEST, Line, Refusal, Refused, Table
from calculator.claim_files.values import WRONG, How, Reading, plain_cell, read_cell

_NOTHING: Final[Mapping[str, str]] = {}


@dataclass(frozen=True)
class Row:
    """What a line says of a claim.

    Attributes:
        line: Where it begins, as of `tables.Line`.
        values: What is known, by field of `claims.ListedClaim`.
        how: How cells were read otherwise than they stand, by field.
        why: Why the line is not read; None where it is.
        claim: The place, among the rows, of the first line of the same claim.
    """

    line: int
    values: Mapping[str, object] = field(default_factory=dict)
    how: Mapping[str, How] = field(default_factory=dict)
    why: Why | None = None
    claim: int | None = None

    @property
    def unreadable(self) -> frozenset[str]:
        """The fields whose cells could not be read."""
        return frozenset(name for name, how in self.how.items() if how in WRONG)


@dataclass(frozen=True)
class ClaimFile:
    """A file of claims as it was read; no cell's text is kept, but what names a claim or a number.

    Attributes:
        encoding: How its letters are written; empty where the kind of file says so itself.
        between: What stands between cells; empty in a sheet.
        sheet: Which sheet was read, from 1; None if there are none.
        header_line: The line of names; None if there is none.
        columns: The columns, those that are passed over among them.
        doubled: Names of columns that say the same; no line is read then.
        rows: What each line says that may be a claim, in the file's order.
        not_claims: The lines that are none, and why.
        other_sheets: Sheets that may hold claims too, and are not read.
        cut: Whether there were more lines than are read.
    """

    encoding: str
    between: str
    sheet: int | None
    header_line: int | None
    columns: Sequence[Column]
    doubled: Sequence[str]
    rows: Sequence[Row]
    not_claims: Sequence[tuple[int, Why]]
    other_sheets: Sequence[int]
    cut: bool

    @property
    def has_names(self) -> bool:
        """Whether its columns are known, by a line of names or by its kind."""
        return bool(self.columns)

    @property
    def is_whole(self) -> bool:
        """Whether every claim that may be in it was read."""
        return (
            self.has_names
            and not (self.doubled or self.other_sheets or self.cut)
            and not any(row.why for row in self.rows)
        )


@dataclass(frozen=True)
class Opened:
    """A file of which the table is found that holds its claims.

    Attributes:
        table: The table; of no file that is read more than this is kept.
        other_sheets: Sheets that may hold claims too.
    """

    table: Table
    other_sheets: Sequence[int] = ()


def open_bytes(data: bytes) -> Opened:
    """Return what a file holds: text with something between the cells, a message, or a workbook.

    Raises:
        Refused: It is not read at all.
    """
    if len(data) > LARGEST:
        raise Refused(Refusal.TOO_LARGE)
    if data.startswith((workbook.PACKED, workbook.OLD)):
        return _open_tables(workbook.read_workbook(data))
    if data.startswith(b"%PDF"):
        raise Refused(Refusal.NO_TABLE)
    return open_text(*text.decode(data))


def open_text(written: str, encoding: str = "") -> Opened:
    """Return what a text holds, such as one that was pasted.

    Args:
        written: The text.
        encoding: How its letters were written, to be told of the file.

    Raises:
        Refused: It is a web page.
    """
    if hospital_message.is_message(written):
        return Opened(hospital_message.read_message(written, encoding))
    return _open_tables([text.read_text(written, _suits, encoding)])


def read_bytes(data: bytes) -> ClaimFile:
    """Return what a file says; see `open_bytes`."""
    return read_opened(open_bytes(data))


def read_text(written: str, encoding: str = "") -> ClaimFile:
    """Return what a text says; see `open_text`."""
    return read_opened(open_text(written, encoding))


def _suits(table: Table) -> int:
    """Return how well a table suits: by the names it has, then by its cells."""
    header = find_names(table)
    widest = max((len(line.cells) for line in table.lines), default=0)
    return (header.known if header else 0) * 1000 + min(widest, 999)


def _open_tables(tables: Sequence[Table]) -> Opened:
    headers = [header for table in tables if (header := find_names(table))]
    best = max(headers, key=lambda header: header.known, default=None)
    if best is None:
        filled = (table for table in tables if any(not line.is_empty for line in table.lines))
        return Opened(next(filled, Table(())))
    others = [table for table in tables if table is not best.table and may_hold_claims(table)]
    return Opened(best.table, tuple(other.sheet for other in others if other.sheet))


def read_opened(
    opened: Opened, meanings: Mapping[str, str] = _NOTHING, most: int | None = None
) -> ClaimFile:
    """Return what the table of a file says.

    Args:
        opened: The file.
        meanings: What somebody said that columns mean, by `columns.Column.key`: a field of
            `claims.ListedClaim`, or nothing for a column that is to be passed over.
        most: How many rows are read; None for all of them. What is left out is said by `cut`.
    """
    header = find_names(opened.table)
    if header is None:
        return _without_names(opened.table)
    columns, twice = _settle_names(replace(header, columns=tell(header.columns, meanings)))
    header = replace(header, columns=columns)
    lines, cut = _take(sort_lines(header), most)
    if twice:
        rows = [
            Row(line.number, why=why or Why.DOUBLED_NAME)
            for line, why in lines
            if why is None or why in UNREAD
        ]
    else:
        rows = _put_together(_Cells(columns).read(lines))
    table = header.table
    none = [(number, _by_kind(table)) for number in table.passed_over]
    none += [(line.number, why) for line, why in lines if why and why not in UNREAD]
    return ClaimFile(
        encoding=table.encoding,
        between=table.between,
        sheet=table.sheet,
        header_line=None if header.place < 0 else table.lines[header.place].number,
        columns=columns,
        doubled=twice,
        rows=rows,
        not_claims=sorted(none),
        other_sheets=opened.other_sheets,
        cut=cut or table.cut,
    )


def _take(
    lines: Iterable[tuple[Line, Why | None]], most: int | None
) -> tuple[list[tuple[Line, Why | None]], bool]:
    """Return the lines up to a number of rows, and whether there are more."""
    taken: list[tuple[Line, Why | None]] = []
    rows = 0
    for line, why in lines:
        is_row = why is None or why in UNREAD
        if is_row and rows == most:
            return taken, True
        rows += is_row
        taken.append((line, why))
    return taken, False


def _without_names(table: Table) -> ClaimFile:
    """Return a file of which nobody knows what its columns are: its lines, unread."""
    rows = [Row(line.number, why=Why.NO_NAMES) for line in table.lines if not line.is_empty]
    if table.broken_at is not None:
        rows.append(Row(table.broken_at, why=Why.OPEN_QUOTE))
    empty = [(line.number, Why.EMPTY) for line in table.lines if line.is_empty]
    none = [(number, _by_kind(table)) for number in table.passed_over]
    return ClaimFile(
        encoding=table.encoding,
        between=table.between,
        sheet=table.sheet,
        header_line=None,
        columns=(),
        doubled=(),
        rows=rows,
        not_claims=sorted(none + empty),
        other_sheets=(),
        cut=table.cut,
    )


def _by_kind(table: Table) -> Why:
    """Return why a table itself passes lines over."""
    return Why.SEPARATOR if table.names is None else Why.OTHER_RECORD


def _settle_names(header: Header) -> tuple[Sequence[Column], Sequence[str]]:
    """Return the columns, and the names of those that say the same.

    A system may have several numbers for a claim, each under a name of its own: the first that
    tells the claims apart is taken.
    """
    columns = header.columns
    naming = [column for column in columns if column.field == "claim_id"]
    if len(naming) > 1 and len({plain_cell(column.name) for column in naming}) == len(naming):
        below = header.table.lines[header.place + 1 :]
        chosen = next((column for column in naming if _tells_apart(column, below)), naming[0])
        columns = [
            replace(column, field=None) if column in naming and column is not chosen else column
            for column in columns
        ]
    return columns, doubled(columns)


def _tells_apart(column: Column, lines: Sequence[Line]) -> bool:
    cells = [line.cells[column.place] for line in lines if column.place < len(line.cells)]
    said = [cell for cell in cells if cell.strip()]
    return len(said) == len(set(said))


_SCREENED: Final = ("0313", "28", "028")
"""A specialism, and a diagnosis of it whose zero in front got lost."""


class _Cells:
    """The cells of a file, of which each that stands there often is read once."""

    def __init__(self, columns: Sequence[Column]) -> None:
        """Read the cells of these columns, and of no others."""
        self._columns = [column for column in columns if column.field]
        self._known: dict[tuple[str, str], Reading] = {}

    def read(self, lines: Sequence[tuple[Line, Why | None]]) -> list[tuple[Row, str]]:
        """Return what each line says, and its activities as they stand there."""
        return [
            (Row(line.number, why=why), "") if why else self._read_line(line)
            for line, why in lines
            if why is None or why in UNREAD
        ]

    def _read_line(self, line: Line) -> tuple[Row, str]:
        values: dict[str, object] = {}
        how: dict[str, How] = {}
        activities = ""
        for column in self._columns:
            # A spreadsheet leaves out empty cells at the end.
            cell = line.cells[column.place] if column.place < len(line.cells) else ""
            name = column.field or ""
            reading = self._read(name, cell)
            if reading.value is not None:
                values[name] = reading.value
            if reading.how is not None:
                how[name] = reading.how
            if name == "acute_activity":
                activities = "".join(cell.split())
        specialism, short, whole = _SCREENED
        if (values.get("specialism_code"), values.get("diagnosis_code")) == (specialism, short):
            values["diagnosis_code"] = whole
            how["diagnosis_code"] = How.ZEROS_ADDED
        if values.get("credit") is True:
            how["credit"] = How.CREDIT
        return Row(line.number, values, how), activities

    def _read(self, name: str, cell: str) -> Reading:
        if (name, cell) not in self._known:
            self._known[name, cell] = read_cell(name, cell)
        return self._known[name, cell]


def _put_together(read: Sequence[tuple[Row, str]]) -> list[Row]:
    """Return the rows; those that differ in their activities only are told to be one claim."""
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, (row, _) in enumerate(read):
        if row.why is None and _is_named(row):
            values = {**row.values, "acute_activity": None}
            unread = row.unreadable - {"acute_activity"}
            alike[(*sorted(values.items(), key=itemgetter(0)), *sorted(unread))].append(place)
    rows = [row for row, _ in read]
    for places in alike.values():
        if len({read[place][1] for place in places}) > 1:
            for place in places:
                how = {**rows[place].how, "claim_id": How.ONE_CLAIM}
                rows[place] = replace(rows[place], claim=places[0], how=how)
    return rows


def _is_named(row: Row) -> bool:
    """Return whether a claim can be told from others by its own number, and asks for payment."""
    named = row.values.get("claim_id") or row.values.get("trajectory_number")
    shortened = row.how.get("trajectory_number") in {How.SHORTENED, *WRONG}
    return (
        bool(named)
        and not (shortened and not row.values.get("claim_id"))
        and (row.values.get("credit") is not True)
    )
