"""What the browser cuts out of a text: the rest is read as the whole would be.

It runs as it stands, in a page of its own without a server.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from calculator.claim_files import ClaimFile, read_bytes, read_text
from calculator.claim_files.columns import VOCABULARY, is_personal
from calculator.claim_files.cutting import tell_browsers
from calculator.pages.claim.listed import file

SOURCE = Path(file.__file__).with_suffix(".js").read_text("utf-8")
CUT = f"""([bytes, told]) => {{
  {SOURCE.replace("export default", "const mounted =")}
  const {{ bytes: cut, ...about }} = prepare(Uint8Array.from(bytes), JSON.parse(told))
  return [about, cut ? [...cut] : []]
}}"""
SECRET = "Geheim"  # noqa: S105 - it stands for a name
NAMES = "Kenmerk;Naam;Type verwijzer;Zorgtype;Opmerking;Klantgroep"
CELLS = ("", "01", "7", "21", "190015, 190016", "Totaal", "-", "a b", "x;y", 'q"q', "r\ns", "T1")
ABOVE = (f"Overzicht {SECRET}", "", f";;{SECRET}", f'"x\n{SECRET}"')
LINES = (
    "",
    ";;;;;",
    "Totaal;;12",
    f"Totaal;;;;;;;{SECRET}",
    NAMES,
    "Kenmerk;Zorgtype;Naam",
    f"a;{SECRET};01;11;{SECRET};b;{SECRET}",
    f"a;{SECRET};01",
    "a",
)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def cut(page: Page, data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return what the browser says of a file, and what it would send."""
    about, sent = page.evaluate(CUT, [[*data], tell_browsers()])
    return about, bytes(sent)


def understood(read: ClaimFile) -> tuple[object, ...]:
    lines = [line for line, _ in read.not_claims]
    return (
        read.rows,
        read.columns,
        read.between,
        read.header_line,
        lines,
        read.is_whole,
        read.doubled,
    )


def expect_same(page: Page, data: bytes, *, named: bool = True) -> str:
    about, sent = cut(page, data)
    left = sent.decode()
    whole = read_bytes(data)
    assert about["encoding"] == whole.encoding
    if named:
        assert understood(read_text(left)) == understood(whole)
    assert SECRET not in left
    return left


def quoted(cell: str, between: str) -> str:
    plain = not {between, '"', "\n", "\r"} & {*cell}
    return cell if plain else '"' + cell.replace('"', '""') + '"'


def some_file(random: Random) -> str:
    """Return a file with everything in it that makes reading hard."""
    between = random.choice(";,\t|")
    above = random.sample(
        [f"Overzicht {SECRET}", "", f";;{SECRET}", f'"x\n{SECRET}"'], random.randint(0, 3)
    )
    lines = [*above, NAMES]
    for number in range(random.randint(0, 12)):
        if random.random() < 0.25:
            lines.append(random.choice(LINES))
            continue
        cells = [
            f"c{number}",
            SECRET,
            *(random.choice(CELLS) for _ in range(2)),
            f"{SECRET}\n2",
            "z",
        ]
        lines.append(";".join(quoted(cell, ";") for cell in cells))
    if random.random() < 0.2:
        lines.append(f'b;"{SECRET};01')
    text = "\n".join(lines).replace(";", between) if between not in ",|" else "\n".join(lines)
    told = f"sep={between}\n" if random.random() < 0.3 and between not in ",|" else ""
    return (told + text).replace("\n", random.choice(["\n", "\r\n"]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_letters_are_read_however_they_are_written(page: Page, encoding: str) -> None:
    text = f"Kenmerk;Patiënt;Type verwijzer;Café\na;{SECRET};01;é\nb;{SECRET};04;ë\n"
    left = expect_same(page, text.encode(encoding))
    assert left == "Kenmerk;Patiënt;Type verwijzer;Café\na;;01;é\nb;;04;ë\n"


@pytest.mark.parametrize(
    "seeds", [range(60), pytest.param(range(60, 1500), marks=pytest.mark.long)], ids=["few", "many"]
)
def test_what_is_left_of_a_file_is_read_as_the_whole_would_be(page: Page, seeds: range) -> None:
    for seed in seeds:
        expect_same(page, some_file(Random(seed)).encode())  # noqa: S311 - not for secrets


def test_every_name_of_a_column_about_persons_is_known_however_it_is_written(page: Page) -> None:
    for name in VOCABULARY.personal.names:
        for written in (name, name.upper(), f"  {name.replace(' ', '_')} ", f"{name} (x)"):
            assert is_personal(written)
            left = expect_same(page, f"kenmerk;type verwijzer;{written}\na;01;{SECRET}".encode())
            assert left.endswith("\na;01;")


@pytest.mark.parametrize("text", [f"{SECRET};01\nb;04", f"{SECRET}\n", f"naam;bsn\n{SECRET};1"])
def test_without_names_that_we_know_nothing_is_sent_but_marks(page: Page, text: str) -> None:
    left = expect_same(page, text.encode(), named=False)
    assert {*left} <= {*"-;\n"}
    assert not read_text(left).has_names


def test_of_a_hospital_message_only_what_is_read_is_sent(page: Page) -> None:
    person = "02" + SECRET.ljust(608)
    claim = list("04".ljust(610))
    claim[10:16] = SECRET
    for at, said in ((158, "01"), (199, "11"), (102, "T1"), (555, "a")):
        claim[at : at + len(said)] = said
    records = ["01".ljust(610), person, "".join(claim), "99".ljust(610)]
    for text in ("\r\n".join(records), "".join(records)):
        left = expect_same(page, text.encode())
        assert read_text(left).rows[0].values["referral_type"] == "01"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<!DOCTYPE html><table>", "html"),
        (b"%PDF-1.7", "no-table"),
        (b"\0\0\0abc", "no-table"),
        (b"", "empty"),
    ],
)
def test_what_is_no_list_is_refused_by_its_kind(page: Page, data: bytes, why: str) -> None:
    assert cut(page, data) == ({"refused": why}, b"")


def test_a_workbook_goes_as_it_is(page: Page) -> None:
    assert cut(page, b"PK\x03\x04xyz") == ({"kind": "file", "encoding": ""}, b"PK\x03\x04xyz")


def test_what_a_browser_is_told_is_plain_data() -> None:
    assert json.loads(tell_browsers())["fields"]["zorgtype"] == "care_type"
