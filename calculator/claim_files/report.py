"""What is said of a file and of each of its lines, for programs and for a terminal.

Nothing here repeats what a cell says but the reference of a claim.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from calculator.claim_files.answers import Answer
from calculator.claim_files.names import Why
from calculator.claim_files.reading import ClaimFile
from calculator.claim_files.values import How

_OF_THE_NAMES: Final = frozenset({Why.NO_NAMES, Why.DOUBLED_NAME})
_UNREAD: Final[Mapping[Why, str]] = {
    Why.TOO_MANY_CELLS: "there is a cell below no name; the values may have shifted",
    Why.OTHER_NAMES: "a line with other names; nothing is read from here",
    Why.OPEN_QUOTE: "a quotation mark is loose or not closed; nothing is read from here",
    Why.NO_NAMES: "no line of names was found, so nobody can say what a cell is about",
    Why.DOUBLED_NAME: "two columns say the same, so nobody can say which counts",
}
_WRONG: Final[Mapping[How, str]] = {
    How.UNREADABLE: "the cell cannot be read, and the answer depends on it",
    How.CARE_TYPE: "21 is a care type (follow-up) and no referral type: "
    "give referral type 07 with care type 21",
}
_MOST_NAMED: Final = 20


def errors_of(answer: Answer) -> list[dict[str, str]]:
    """Return what keeps a line from its answer: a field and a message for each field at odds."""
    if why := answer.row.why:
        return [{"field": "header" if why in _OF_THE_NAMES else "line", "message": _UNREAD[why]}]
    if answer.wrong:
        return [{"field": field, "message": _WRONG[how]} for field, how in answer.wrong.items()]
    return [
        {"field": field, "message": "; ".join(messages)}
        for field, messages in _by_field(answer).items()
    ]


def _by_field(answer: Answer) -> Mapping[str, Sequence[str]]:
    messages: dict[str, list[str]] = {}
    for error in answer.errors:
        messages.setdefault(error.field, []).append(error.message)
    return messages


def how_read(answer: Answer) -> list[dict[str, str]]:
    """Return how the cells of a line were read otherwise than they stand, a field each."""
    how = [*answer.row.how.items()]
    if answer.listed.taken_back:
        how.append(("claim_id", How.TAKEN_BACK))
    return [{"field": field, "how": str(each)} for field, each in how]


def as_line(answer: Answer) -> dict[str, object]:
    """Return the answer for a line as plain data."""
    return {
        "line": answer.row.line,
        "claim_id": answer.listed.claim_id,
        "payments": [str(payment) for payment in answer.payments],
        "decided": answer.decided,
        "errors": errors_of(answer),
        "read": how_read(answer),
    }


def describe(file: ClaimFile) -> Iterator[str]:
    """Yield what concerns a whole file: how it was understood, and what was not."""
    between = {"positions": "a hospital message, by positions", "": f"sheet {file.sheet}"}
    where = between.get(file.between, f"{file.between} between the cells")
    names = f", names in line {file.header_line}" if file.header_line else ""
    yield f"read as: {', '.join(filter(None, [file.encoding, where]))}{names}"
    if not file.has_names:
        yield "no line of names was found: nothing can be answered"
    known = [f"{column.name} = {column.field}" for column in file.columns if column.field]
    passed_over = [c.name for c in file.columns if not c.field and not c.personal]
    personal = [column.name for column in file.columns if column.personal]
    for what, said in (
        ("columns", known),
        ("columns nobody knows, passed over", passed_over),
        ("columns about persons, dropped", personal),
        ("columns that say the same, so that nothing is answered", file.doubled),
        ("further sheets that may hold claims, not read", [*map(str, file.other_sheets)]),
    ):
        if said:
            yield f"{what}: {', '.join(said)}"
    for why, lines in _lines_by_reason(file).items():
        more = f" and {len(lines) - _MOST_NAMED} more" if len(lines) > _MOST_NAMED else ""
        yield f"no claims ({why}): line {', '.join(map(str, lines[:_MOST_NAMED]))}{more}"
    if file.cut:
        yield "there are more lines than are read"


def _lines_by_reason(file: ClaimFile) -> Mapping[Why, Sequence[int]]:
    lines: dict[Why, list[int]] = {}
    for line, why in file.not_claims:
        lines.setdefault(why, []).append(line)
    return lines


def count(answers: Sequence[Answer]) -> Mapping[str, int]:
    """Return how many lines have each answer, such as "full" or "full|reduced", most first.

    Of lines without an answer it counts `error` and `credit`.
    """
    return dict(Counter(map(name_answer, answers)).most_common())


def name_answer(answer: Answer) -> str:
    """Return an answer in short: its payments, `error` or `credit`."""
    if answer.row.why or answer.wrong or answer.errors:
        return "error"
    return "credit" if answer.listed.credit else "|".join(sorted(answer.payments))
