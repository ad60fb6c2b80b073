"""Files of hospital claims: read as hospitals and insurers have them, and answered line by line.

`read_bytes` and `read_text` say what stands in a file and how it was understood; `answer_file`
answers for each line. What columns are called, and what cells say in words, stands in
`columns.toml`. No message and no name repeats what a cell says.
"""

from calculator.claim_files.answers import Answer, General, answer_file
from calculator.claim_files.columns import FIELDS, Column
from calculator.claim_files.names import Why
from calculator.claim_files.reading import (
    ClaimFile,
    Opened,
    Row,
    open_bytes,
    open_text,
    read_bytes,
    read_opened,
    read_text,
)
from calculator.claim_files.report import as_line, count, describe, errors_of, name_answer
from calculator.claim_files.tables import LARGEST, Refusal, Refused
from calculator.claim_files.values import How

__all__ = [
    "FIELDS",
    "LARGEST",
    "Answer",
    "ClaimFile",
    "Column",
    "General",
    "How",
    "Opened",
    "Refusal",
    "Refused",
    "Row",
    "Why",
    "answer_file",
    "as_line",
    "count",
    "describe",
    "errors_of",
    "name_answer",
    "open_bytes",
    "open_text",
    "read_bytes",
    "read_opened",
    "read_text",
]
