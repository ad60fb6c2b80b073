"""Workbooks (xlsx, xlsm, xls, ods): their sheets as lines of text."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from calculator.claim_files.tables import (
    LARGEST,
    MOST_CELLS,
    MOST_LINES,
    Line,
    Refusal,
    Refused,
    Table,
)

if TYPE_CHECKING:
    import python_calamine

PACKED: Final = b"PK\x03\x04"
OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a workbook begins, one of today and one of before 2007."""
Written: TypeAlias = int | float | str | bool | date | datetime | time | timedelta

_MOST_UNPACKED: Final = 2 * LARGEST
_MOST_SHEETS: Final = 50
_WHOLE_TO: Final = 1e15
"""A spreadsheet keeps fifteen figures of a number; the further ones are zeros of its own."""
_PLACE: Final = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_REPEATED: Final = re.compile(rb'number-(?:rows|columns)-repeated="([0-9]{1,9})"')
_ROW: Final = re.compile(rb"<(?:\w+:)?table-row\b")
_CELL: Final = re.compile(rb"<(?:\w+:)?(?:covered-)?table-cell\b([^>]*)>")
_PIECE: Final = 1 << 16
_DAMAGES: Final = (
    zipfile.BadZipFile,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    IndexError,
    KeyError,
)
"""What Python makes of a damaged archive."""


def read_workbook(data: bytes) -> tuple[Table, ...]:
    """Return the sheets of a workbook.

    Raises:
        Refused: It cannot be opened, or holds more than we read.
    """
    import python_calamine  # noqa: PLC0415 - the page reads text and does not wait for it

    if data.startswith(PACKED):
        _refuse_bombs(data)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return tuple(
            _read_sheet(book, place)
            for place, about in enumerate(book.sheets_metadata[:_MOST_SHEETS])
            if about.typ is python_calamine.SheetTypeEnum.WorkSheet
        )
    except Refused:
        raise
    except python_calamine.PasswordError:
        raise Refused(Refusal.PROTECTED) from None
    except BaseException as wrong:
        # Whatever a damaged file makes of a parser written in Rust, also what it calls a panic.
        if isinstance(wrong, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise Refused(Refusal.DAMAGED) from None


def _read_sheet(book: "python_calamine.CalamineWorkbook", place: int) -> Table:
    sheet = book.get_sheet_by_index(place)
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise Refused(Refusal.TOO_LARGE)
    rows = sheet.to_python(skip_empty_area=False, nrows=MOST_LINES + 1)
    return Table(
        lines=[Line(number, [*map(_as_text, row)]) for number, row in enumerate(rows, 1)][
            :MOST_LINES
        ],
        sheet=place + 1,
        cut=len(rows) > MOST_LINES,
    )


def _as_text(cell: Written) -> str:
    """Return what a cell holds as people write it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        if abs(cell) >= _WHOLE_TO:
            return f"{cell:.5E}"  # its last figures are lost, as in a number that is shortened
        return str(int(cell)) if cell == int(cell) else repr(cell)
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _refuse_bombs(data: bytes) -> None:
    """Refuse what would fill the memory, before a parser meets it.

    Raises:
        Refused: So much is packed in it, or its cells stand so far apart; or it is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            left = _MOST_UNPACKED
            for part in packed.infolist():
                left -= _look_through(data, part, left)
                if part.filename == "content.xml":
                    _expect_few(_box(packed.read(part)))
    except (*_DAMAGES, zlib.error, struct.error):
        raise Refused(Refusal.DAMAGED) from None


def _look_through(data: bytes, part: zipfile.ZipInfo, most: int) -> int:
    """Return how much is packed in one part, after a look at how far apart its cells stand."""
    if part.flag_bits & 1:
        raise Refused(Refusal.PROTECTED)
    size, rows, columns = 0, 0, 0
    carried = b""
    for piece in _unpack(data, part):
        size += len(piece)
        if size > most:
            raise Refused(Refusal.TOO_LARGE)
        seen = carried + piece
        carried = seen[-64:]
        for letters, number in _PLACE.findall(seen):
            rows, columns = max(rows, int(number)), max(columns, _column(letters))
    _expect_few(rows * columns)
    return size


def _expect_few(cells: int) -> None:
    if cells > MOST_CELLS:
        raise Refused(Refusal.TOO_LARGE)


def _unpack(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what is packed, whatever size it says of itself."""
    at = part.header_offset
    named, more = (int.from_bytes(data[at + n : at + n + 2], "little") for n in (26, 28))
    begins = at + 30 + named + more
    packed = data[begins : begins + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        for place in range(0, len(packed), _PIECE):
            yield packed[place : place + _PIECE]
        return
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise Refused(Refusal.DAMAGED)
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    piece = stream.decompress(packed, _PIECE)
    while piece:
        yield piece
        piece = stream.decompress(stream.unconsumed_tail, _PIECE)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _box(content: bytes) -> int:
    """Return how many cells lie between the first and the last that says something."""
    row, last_row, last_column = 0, 0, 0
    for written in _ROW.split(content)[1:]:
        head, _, rest = written.partition(b">")
        row += _times(head)
        column = 0
        for cell in _CELL.findall(rest):
            column += _times(cell)
            if b"value-type" in cell:
                last_row, last_column = row, max(last_column, column)
    return last_row * last_column


def _times(attributes: bytes) -> int:
    found = _REPEATED.search(attributes)
    return int(found[1]) if found else 1
