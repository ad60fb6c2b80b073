"""One file to check: what is asked of it, and what comes of it."""

import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict

from calculator.claim_files.answers import General, answer_file, tell_nobody
from calculator.claim_files.checking.checked import Checked, summarise
from calculator.claim_files.names import without_personal
from calculator.claim_files.reading import Opened, open_bytes, open_text, read_opened
from calculator.claim_files.tables import Line, Table


class Kind(StrEnum):
    """What the bytes of a file are."""

    FILE = "file"
    """Those of the file itself."""
    TEXT = "text"
    """Those of its text, in UTF-8."""
    TABLE = "table"
    """Those of its table, as `Done.table` has them."""


class Job(BaseModel):
    """What is asked of a file.

    Attributes:
        kind: What its bytes are.
        encoding: How the letters of a text were written.
        general: What holds for every line that does not say otherwise itself.
        on: The day to answer for.
        meanings: What somebody said that columns mean, as of `reading.read_opened`.
        most: How many rows are read.
    """

    model_config = ConfigDict(frozen=True)

    kind: Kind
    encoding: str = ""
    general: General
    on: date
    meanings: Mapping[str, str] = {}
    most: int | None = None


class Done(NamedTuple):
    """What comes of a file.

    Attributes:
        checked: What its lines come to.
        table: Its table without what is about persons, to be asked about again.
    """

    checked: Checked
    table: bytes


_OPENED, _READ = 0.1, 0.35  # how much of the work is done then, as measured


def check_here(job: Job, data: bytes, tell: Callable[[float], None] = tell_nobody) -> Done:
    """Check a file.

    Args:
        job: What is asked of it.
        data: Its bytes.
        tell: Called now and then with how much is done, from 0 to 1.

    Raises:
        Refused: It is not read at all.
    """
    table = data
    if job.kind is Kind.TABLE:
        opened = _unpack(data)
    else:
        written = job.kind is Kind.TEXT
        whole = open_text(data.decode(), job.encoding) if written else open_bytes(data)
        opened = Opened(without_personal(whole.table), whole.other_sheets)
        table = _pack(opened)
    tell(_OPENED)
    file = read_opened(opened, job.meanings, job.most)
    tell(_READ)
    answers = answer_file(file, job.general, job.on, lambda done: tell(_READ + done * (1 - _READ)))
    return Done(summarise(file, answers), table)


def _pack(opened: Opened) -> bytes:
    """Return a table with a line of JSON for each of its lines, below one that tells of it."""
    table = {**vars(opened.table), "lines": ()}
    lines = ((line.number, *line.cells) for line in opened.table.lines)
    about = {"table": table, "other_sheets": opened.other_sheets}
    told = map(json.dumps, (about, *lines))
    return zlib.compress("\n".join(told).encode(), level=1)


def _unpack(packed: bytes) -> Opened:
    about, lines = _read_packed(packed)
    return Opened(Table(**{**about["table"], "lines": [*lines]}), about["other_sheets"])


def read_originals(packed: bytes) -> Iterator[Line]:
    """Yield what stood in a file that was checked, in its order; nobody is named."""
    return _read_packed(packed)[1]


def _read_packed(packed: bytes) -> tuple[dict[str, Any], Iterator[Line]]:
    # Line by line, so that other work of the same process gets its turn.
    about, *lines = zlib.decompress(packed).split(b"\n")
    return json.loads(about), (Line(number, cells) for number, *cells in map(json.loads, lines))
