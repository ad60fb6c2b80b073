"""Text with something between its cells: how it is written, and where its lines and cells are."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import Final

from calculator.claim_files.tables import MOST_LINES, Line, Refusal, Refused, Table

csv.field_size_limit(2**31 - 1)  # a file is no longer than that; a long cell is no failure

BETWEEN: Final = ("\t", ";", ",", "|")
_NAMED: Final = {"\t": "tab"}
_SEP: Final = re.compile(r"\s*\"?sep=(.)\"?[;,\t]*\s*", re.IGNORECASE)
PAGE: Final = re.compile(
    r"\s*<(?:!doctype|html|head|body|table|\?xml|meta|script)\b", re.IGNORECASE
)
_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_LOOKED_AT: Final = 4_000
_NEARLY_HALF: Final = 0.4


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a file and how its letters are written.

    Raises:
        Refused: It is no text.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    start = data[:_LOOKED_AT]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        # Without a mark: one of the two bytes of nearly every letter of ours is zero.
        if zeros > len(start) * _NEARLY_HALF and others * 10 < zeros:
            return data.decode(encoding, "replace"), encoding
    if b"\0" in start:
        raise Refused(Refusal.NO_TABLE)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "windows-1252"


def read_text(text: str, suits: Callable[[Table], int], encoding: str = "") -> Table:
    """Return the lines and cells of a text.

    Args:
        text: The text, with or without a line `sep=;` on top.
        suits: How well a table suits that reads it with one of the signs between its cells.
        encoding: How its letters are written.

    Raises:
        Refused: It is a web page.
    """
    text = text.removeprefix("\ufeff").replace("\0", "")
    if PAGE.match(text[:_LOOKED_AT]):
        raise Refused(Refusal.HTML)
    first, *_ = text.split("\n", 1)
    if told := _SEP.fullmatch(first.rstrip("\r")):
        return _cells(text, told[1], encoding, skipped=1)
    start = "".join(_lines(text, 60))
    found = max(BETWEEN, key=lambda between: suits(_cells(start, between, encoding)))
    return _cells(text, found, encoding)


def _lines(text: str, most: int) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline="")):
        if number >= most:
            return
        yield line


def _cells(text: str, between: str, encoding: str, skipped: int = 0) -> Table:
    lines: list[Line] = []
    passed_over = tuple(range(1, skipped + 1))
    source = io.StringIO(text, newline="")
    for _ in passed_over:
        source.readline()
    rows = csv.reader(source, delimiter=between, strict=True, skipinitialspace=False)
    begins = skipped + 1
    broken_at = None
    try:
        for cells in rows:
            lines.append(Line(begins, cells))
            begins = skipped + rows.line_num + 1
            if len(lines) > MOST_LINES:
                break
    except csv.Error:
        broken_at = begins
    return Table(
        lines=lines[:MOST_LINES],
        encoding=encoding,
        between=_NAMED.get(between, between),
        broken_at=broken_at,
        passed_over=passed_over,
        cut=len(lines) > MOST_LINES,
    )
