"""Workbooks of Excel and LibreOffice."""

import random

import pytest

from calculator.claim_files import Refusal, Refused, read_bytes
from tests.claim_files.reading import answered, whys
from tests.claim_files.workbooks import ods, packed, sheet_of, xlsx

NAMES: list[str | float] = ["Kenmerk", "Type verwijzer", "Zorgtype", "Zorgtrajectnummer"]
ROWS: list[list[str | float]] = [NAMES, ["a", 1, 11, 4020031], ["b", 7, 21, "004020031"]]
EMPTY_ROWS = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/>'


def refused(data: bytes) -> Refusal:
    with pytest.raises(Refused) as found:
        read_bytes(data)
    return found.value.why


def test_numbers_of_a_sheet_are_read_as_people_see_them() -> None:
    file = read_bytes(xlsx(sheet_of([["Lijst"], [], *ROWS, ["Totaal", "", "", 2]])))
    assert file.sheet == 1
    assert file.header_line == 3
    assert [row.line for row in file.rows] == [4, 5]
    assert file.rows[0].values["trajectory_number"] == "4020031"
    assert whys(file) == [(1, "above-names"), (2, "empty"), (6, "total")]


def test_a_number_of_more_figures_than_a_sheet_keeps_is_nobodys() -> None:
    long: list[list[str | float]] = [
        NAMES,
        ["a", 1, 11, 1234567890123456000],
        ["b", 7, 21, 1234567890123456000],
    ]
    assert answered(xlsx(sheet_of(long))) == ["full", "full|reduced"]


def test_the_sheet_with_most_names_is_read_and_another_that_may_hold_claims_is_said() -> None:
    codes: list[list[str | float]] = [["Type verwijzer", "Omschrijving"], [1, "spoed"]]
    file = read_bytes(xlsx(sheet_of(codes), sheet_of(ROWS)))
    assert (file.sheet, [*file.other_sheets]) == (2, [])
    assert file.is_whole
    file = read_bytes(xlsx(sheet_of(ROWS), sheet_of(ROWS)))
    assert (file.sheet, [*file.other_sheets]) == (1, [2])
    assert not file.is_whole


def test_a_sheet_of_libreoffice_is_read() -> None:
    rows = [[str(cell) for cell in row] for row in ROWS]
    assert answered(ods(rows)) == ["full", "full"]
    assert answered(ods(rows, f"{EMPTY_ROWS}</table:table-row>")) == ["full", "full"]


def test_what_would_fill_the_memory_is_refused() -> None:
    assert refused(packed({"xl/worksheets/sheet1.xml": "0" * 101_000_000})) is Refusal.TOO_LARGE
    cells = ('<c r="A1"><v>1</v></c>', '</row><row r="9"><c r="XFD1048576"><v>1</v></c>')
    apart = f'<row r="1">{"".join(cells)}</row>'
    assert refused(xlsx(apart)) is Refusal.TOO_LARGE
    cell = '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    far = '<table:table-cell table:number-columns-repeated="16000"/>'
    behind = f'<table:table-row table:number-rows-repeated="1000000">{far}{cell}'
    assert refused(ods([["a"]], behind)) is Refusal.TOO_LARGE
    assert refused(b"kenmerk;" * 7_000_000) is Refusal.TOO_LARGE


def test_what_is_no_workbook_or_a_damaged_one_is_refused() -> None:
    whole = xlsx(sheet_of(ROWS))
    assert refused(packed({"a.txt": "a"})) is Refusal.DAMAGED
    assert refused(whole[: len(whole) // 2]) is Refusal.DAMAGED
    assert refused(b"PK\x03\x04") is Refusal.DAMAGED
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) is Refusal.DAMAGED


def test_a_workbook_with_a_password_is_refused() -> None:
    whole = bytearray(xlsx(sheet_of(ROWS)))
    at = whole.rindex(b"PK\x01\x02")
    whole[at + 8] |= 1
    assert refused(bytes(whole)) is Refusal.PROTECTED


def test_bytes_that_were_changed_at_random_are_read_or_refused() -> None:
    chance = random.Random(4)  # noqa: S311 - nothing to keep secret
    for whole in (xlsx(sheet_of(ROWS)), ods([["a", "b"]])):
        for _ in range(150):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 8)):
                data[chance.randrange(4, len(data))] = chance.randrange(256)
            try:
                read_bytes(bytes(data))
            except Refused:
                continue
