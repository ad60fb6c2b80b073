"""The command that answers for a file."""

import json
from pathlib import Path
from typing import Any

import pytest

from calculator import command_line
from tests.claim_files.test_corpus import CORPUS, FILES, expected

SAID = pytest.CaptureFixture[str]
GENERAL = ["--selective-policy", "yes", "--hospital-selected", "no", "--ordinary"]


def run(capsys: SAID, *written: str) -> tuple[int, list[dict[str, Any]], str]:
    """Return the status, the answers and what was said beside them."""
    with pytest.raises(SystemExit) as stopped:
        command_line.main(["claims", *written])
    told = capsys.readouterr()
    assert isinstance(stopped.value.code, int)
    return stopped.value.code, [json.loads(line) for line in told.out.splitlines()], told.err


def options(settings: dict[str, Any]) -> list[str]:
    names = ("selective_policy", "hospital_selected", "started_while_contracted")
    told = [
        f"--{name.replace('_', '-')}={'yes' if settings[name] else 'no'}"
        for name in names
        if settings[name] is not None
    ]
    ordinary = settings["ordinary_unless_code_says"]
    return told + ["--ordinary"] * ordinary + ["--complete"] * settings["complete"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_answered_line_by_line_and_nothing_personal_is_said(
    name: str, capsys: SAID
) -> None:
    right = expected(name)
    settings = right["runs"][0]["settings"]
    status, answers, said = run(capsys, str(CORPUS / name), *options(settings))
    assert status == 0
    assert [[each["line"], each["claim_id"]] for each in answers] == right["rows"]
    for answer, allowed in zip(answers, right["runs"][0]["answers"], strict=True):
        assert {*answer["payments"]} in [{*each.split("|")} for each in allowed]
        assert answer["decided"] is (len(answer["payments"]) == 1)
        assert answer["errors"] == []
        assert set(answer) == {"line", "claim_id", "payments", "decided", "errors", "read"}
    for value in right["personal"]:
        assert value not in said + json.dumps(answers, ensure_ascii=False)


def test_what_concerns_the_whole_file_is_said_beside_the_answers(capsys: SAID) -> None:
    _, answers, said = run(capsys, str(CORPUS / "05_warenhuis.csv"), *GENERAL)
    assert "utf-8, ; between the cells, names in line 1" in said
    assert "ZT = care_type" in said
    assert "about persons, dropped: patientnr, bsn, naam, geboortedatum, opmerking" in said
    assert {"field": "specialism_code", "how": "unreadable"} in answers[-1]["read"]
    assert "full: " in said


def test_without_a_line_of_names_each_line_says_so(tmp_path: Path, capsys: SAID) -> None:
    path = tmp_path / "a.csv"
    path.write_text("D-1;04;11\n\nD-2;01;11\n")
    status, answers, said = run(capsys, str(path), *GENERAL)
    assert status == 0
    assert [(each["line"], each["payments"], each["decided"]) for each in answers] == [
        (1, [], False),
        (3, [], False),
    ]
    assert all([error["field"] for error in each["errors"]] == ["header"] for each in answers)
    assert "no line of names" in said


def test_each_field_at_odds_has_one_error(tmp_path: Path, capsys: SAID) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "kenmerk;verwijzer;soort zorg;zorgproduct\na;21;;\nb;1;ggz;150101007\nb;4;;\n", "utf-8"
    )
    _, answers, _ = run(capsys, str(path), *GENERAL)
    fields = [sorted(error["field"] for error in each["errors"]) for each in answers]
    assert fields == [
        ["referral_type"],
        ["care_kind", "claim_id", "product_code"],
        ["claim_id"],
    ]
    assert "07 with care type 21" in answers[0]["errors"][0]["message"]


def test_a_file_that_was_not_wholly_read_is_not_complete(tmp_path: Path, capsys: SAID) -> None:
    path = tmp_path / "a.csv"
    names = "kenmerk;type verwijzer;zorgtype;zorgtrajectnummer"
    options = [*GENERAL, "--complete", "--started-while-contracted", "no"]
    path.write_text(f"{names}\na;07;21;T1\n")
    assert run(capsys, str(path), *options)[1][0]["payments"] == ["reduced"]
    path.write_text(f"{names}\na;07;21;T1\nb;07;21;T2;x\n")
    _, answers, said = run(capsys, str(path), *options)
    assert {*answers[0]["payments"]} == {"full", "reduced"}
    assert "does not count as complete" in said


def test_answers_can_be_written_to_a_file_but_not_to_the_one_that_is_read(
    tmp_path: Path, capsys: SAID
) -> None:
    path = tmp_path / "out"
    source = str(CORPUS / "01_excel_nl.csv")
    status, answers, _ = run(capsys, source, "--output", str(path))
    assert (status, answers) == (0, [])
    assert len(path.read_text().splitlines()) == 20
    status, _, said = run(capsys, str(path), "--output", str(path))
    assert status == 2
    assert "take the place" in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html><table>", "web page"),
        (b"%PDF-1.4", "neither text nor a workbook"),
        (b"PK\x03\x04", "cannot be opened"),
    ],
)
def test_a_file_that_is_not_read_has_status_2(
    tmp_path: Path, content: bytes, said: str, capsys: SAID
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    status, answers, told = run(capsys, str(path))
    assert (status, answers) == (2, [])
    assert said in told


def test_a_file_that_is_not_there_and_a_day_without_rules_have_status_2(capsys: SAID) -> None:
    status, _, said = run(capsys, "nowhere.csv")
    assert status == 2
    assert "No such file" in said
    status, _, said = run(capsys, str(CORPUS / "01_excel_nl.csv"), "--on", "2001-01-01")
    assert status == 2
    assert "no rules for that day" in said


@pytest.mark.parametrize("option", ["--selective-policy=ja", "--on=31-12-2025", "--what"])
def test_an_option_that_cannot_be_meant_has_status_2(option: str, capsys: SAID) -> None:
    assert run(capsys, "a.csv", option)[0] == 2


def test_the_command_in_the_readme_answers_as_the_readme_shows(capsys: SAID) -> None:
    root = CORPUS.parents[2]
    readme = (root / "README.md").read_text("utf-8")
    written = readme.split("vergoedingswijzer claims ", 1)[1].split("```")[0].replace("\\\n", " ")
    path, *options = written.split()
    status, answers, _ = run(capsys, str(root / path), *options)
    assert status == 0
    shown, _, _ = readme.split('{"line": ', 1)[1].partition(', "read"')
    assert json.dumps(answers[0]).startswith(f'{{"line": {shown}')
