"""Text with something between its cells, however it is written."""

import pytest

from calculator.claim_files import Refusal, Refused, read_bytes, read_text
from tests.claim_files.reading import NAMES, answered, whys

TABLE = "Kenmerk;Type verwijzer;Zorgtype;Zorgtrajectnummer;Patiënt\na;1;11;T1;é\nb;7;21;t1;ë\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("between", [";", ",", "\t", "|"])
@pytest.mark.parametrize("told", [True, False])
def test_letters_lines_and_cells_are_found_however_they_are_written(
    encoding: str,
    ends: str,
    between: str,
    told: bool,  # noqa: FBT001
) -> None:
    text = f"sep={between}\n" * told + TABLE.replace(";", between)
    data = text.replace("\n", ends).encode(encoding)
    file = read_bytes(data)
    assert file.between == {"\t": "tab"}.get(between, between)
    assert [row.line for row in file.rows] == [2 + told, 3 + told]
    assert answered(data) == ["full", "full"]


def test_utf_16_is_known_without_its_mark() -> None:
    assert answered(TABLE.encode("utf-16-le")) == ["full", "full"]
    assert answered(TABLE.encode("utf-16-be")) == ["full", "full"]


def test_a_cell_between_quotes_may_hold_lines_separators_and_quotes() -> None:
    text = f'{NAMES}\n"a\nb";01;11;;\n"c ""d"";e";01;11;"190015;190060";T\n'
    file = read_text(text)
    assert [row.line for row in file.rows] == [2, 4]
    assert file.rows[1].values["claim_id"] == 'c "d";e'
    assert file.rows[1].values["acute_activity"] == "190015"


@pytest.mark.parametrize("rest", ['"b;04\nc;01', 'b;"04\nc;01\nd;"01"', '"b"x;04\nc;01'])
def test_nothing_is_read_after_a_quote_that_is_left_open(rest: str) -> None:
    file = read_text(f"kenmerk;type verwijzer\na;01\n{rest}")
    assert whys(file) == [(3, "open-quote")]
    assert [row.line for row in file.rows] == [2, 3]
    assert not file.is_whole


@pytest.mark.parametrize("start", ["<html>", "\ufeff<!DOCTYPE html>", "  <table><tr>", "<?xml v"])
def test_a_web_page_is_refused_whatever_it_is_called(start: str) -> None:
    with pytest.raises(Refused) as refused:
        read_bytes(f"{start}type verwijzer;zorgtype\n".encode())
    assert refused.value.why is Refusal.HTML


@pytest.mark.parametrize("data", [b"%PDF-1.7 \n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\0" * 9])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_bytes(data)
    assert refused.value.why is Refusal.NO_TABLE


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b" ", b"sep=;\r\n"])
def test_an_empty_file_has_no_claims(data: bytes) -> None:
    file = read_bytes(data)
    assert file.rows == []
    assert not file.has_names
