"""Files as hospitals and insurers have them, with their answers found apart from the product."""

import json
from pathlib import Path
from typing import Any

import pytest

from calculator.claim_files import General, answer_file, read_bytes
from tests.claim_files.reading import short

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(path.name.removesuffix(".expected.json") for path in CORPUS.glob("*.expected.json"))

each = pytest.mark.parametrize("name", FILES)


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CORPUS / f"{name}.expected.json").read_text("utf-8"))
    return found


def general(settings: dict[str, Any]) -> General:
    given = {**settings, "ordinary": settings["ordinary_unless_code_says"]}
    return General(**{name: given[name] for name in General.__dataclass_fields__})


@each
def test_every_line_of_a_file_has_its_answer(name: str) -> None:
    file = read_bytes((CORPUS / name).read_bytes())
    right = expected(name)
    assert [(row.line, row.values["claim_id"]) for row in file.rows] == [
        tuple(row) for row in right["rows"]
    ]
    for run in right["runs"]:
        answers = [short(answer) for answer in answer_file(file, general(run["settings"]))]
        wrong = {
            row[1]: (answer, *allowed)
            for row, answer, allowed in zip(right["rows"], answers, run["answers"], strict=True)
            if answer not in allowed
        }
        assert wrong == {}


@each
def test_columns_and_lines_are_understood_as_they_are_meant(name: str) -> None:
    file = read_bytes((CORPUS / name).read_bytes())
    right = expected(name)
    understood = {column.name: column.field for column in file.columns if column.field}
    assert right["columns"].items() <= understood.items()
    assert {*understood} - {*right["columns"]} <= {"credit", "takes_back"}  # of messages
    assert [line for line, _ in file.not_claims] == right["not_claims"]
    assert file.is_whole


@each
def test_nothing_personal_is_kept(name: str) -> None:
    file = read_bytes((CORPUS / name).read_bytes())
    kept = repr((file, answer_file(file, General())))
    assert [value for value in expected(name)["personal"] if value in kept] == []
