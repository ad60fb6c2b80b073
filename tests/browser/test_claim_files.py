"""Files of claims, dropped on the page: what is sent of them, and what is answered."""

import base64
import io
import json
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Locator, expect

from calculator.claim_files import General, answer_file, read_bytes
from calculator.pages.claim.listed.draw import name_answer
from calculator.pages.claim.listed.file import LARGEST
from calculator.pages.claim.listed.show import ON_A_PAGE
from tests.browser.conftest import Printed
from tests.browser.visitor import (
    DUTCH_DESK,
    DUTCH_PHONE,
    ENGLISH_DESK,
    ENGLISH_PHONE,
    Visitor,
    visited_by,
)
from tests.claim_files.reading import short
from tests.claim_files.test_corpus import CORPUS, FILES, expected

NOT_SELECTED = {"selective_policy": True, "hospital_selected": False}
GENERAL = General(selective_policy=True, hospital_selected=False, ordinary=True)
PERSONAL = [name for name in FILES if expected(name)["personal"] and not name.endswith(".xlsx")]
DROP = """([name, bytes]) => {
  const carried = new DataTransfer()
  carried.items.add(new File([Uint8Array.from(bytes)], name))
  for (const type of ["dragover", "drop"])
    document.querySelector("h1").dispatchEvent(
      new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried })
    )
}"""


class Sent:
    """All that a tab sends over its connection."""

    def __init__(self, visitor: Visitor) -> None:
        self.frames: list[bytes] = []
        visitor.page.on("websocket", lambda socket: socket.on("framesent", self._keep))

    def _keep(self, frame: str | bytes) -> None:
        self.frames.append(frame.encode() if isinstance(frame, str) else frame)

    def holds(self, values: Sequence[str]) -> list[str]:
        """Return which of some values stand in it, as they are or packed as pieces are."""
        pieces = b"".join(unpacked(frame) for frame in self.frames)
        everything = b"".join(self.frames) + pieces
        return [value for value in values if value.encode() in everything]


def unpacked(frame: bytes) -> bytes:
    return b"".join(base64.b64decode(each) for each in re.findall(rb'"data":"([^"]*)"', frame))


def begin(visitor: Visitor) -> None:
    visitor.open("/selectieve-polis")
    visitor.settle()
    visitor.answer(NOT_SELECTED)
    visitor.page.get_by_text(visitor.words["list.ordinary"]).click()
    visitor.settle()


def chooser(visitor: Visitor) -> Locator:
    return visitor.page.locator(".st-key-claim-list input[type=file]")


def said(visitor: Visitor) -> Locator:
    return visitor.page.locator(".st-key-claim-list .file .said")


def rows(visitor: Visitor) -> Locator:
    return visitor.page.locator("table.vw-claims tbody tr")


def choose(visitor: Visitor, name: str, data: bytes) -> None:
    chooser(visitor).set_input_files({"name": name, "mimeType": "", "buffer": data})


def drop(visitor: Visitor, name: str, data: bytes) -> None:
    visitor.page.evaluate(DROP, [name, [*data]])


@visited_by(DUTCH_DESK, also=[ENGLISH_PHONE])
def test_each_file_of_the_corpus_is_answered_as_the_reader_answers(visitor: Visitor) -> None:
    sent = Sent(visitor)
    begin(visitor)
    for name in FILES:
        data = (CORPUS / name).read_bytes()
        drop(visitor, name, data)
        right = answer_file(read_bytes(data), GENERAL)
        expect(rows(visitor)).to_have_count(len(right))
        expect(rows(visitor).first.locator("th")).to_have_text(str(right[0].listed.claim_id))
        visitor.settle()
        cells = zip(
            rows(visitor).locator("th").all_inner_texts(),
            rows(visitor).locator("td:nth-of-type(1)").all_inner_texts(),
            strict=True,
        )
        assert [*cells] == [
            (
                str(answer.listed.claim_id),
                "–"
                if short(answer).startswith("!") or not answer.payments
                else name_answer(visitor.words, short(answer)),
            )
            for answer in right
        ]
        assert name in said(visitor).inner_text()
    personal = [value for name in PERSONAL for value in expected(name)["personal"]]
    assert personal
    assert sent.holds(["W8801"]) == ["W8801"]
    assert sent.holds(personal) == []
    kept = json.loads(visitor.page.evaluate("JSON.stringify({...sessionStorage})"))
    assert "W8801" not in str(kept)


@visited_by(DUTCH_DESK, also=[ENGLISH_DESK])
def test_what_cannot_be_read_is_refused_in_a_sentence_and_not_sent(
    visitor: Visitor, printed: Printed, tmp_path: Path
) -> None:
    sent = Sent(visitor)
    begin(visitor)
    before = len(sent.frames)
    large = tmp_path / "groot.csv"
    with large.open("wb") as written:
        written.truncate(100_000_000)
    chooser(visitor).set_input_files(large)
    expect(said(visitor)).to_have_text(visitor.words["list_file.too-large"])
    for name, data, why in (
        ("export.csv", b"<html><body><table><tr><td>Geheim-Jansen", "html"),
        ("brief.csv", b"%PDF-1.7 Geheim-Jansen", "no-table"),
        ("foto.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "no-table"),
        ("leeg.csv", b"", "empty"),
    ):
        choose(visitor, name, data)
        expect(said(visitor)).to_have_text(visitor.words(f"list_file.{why}", name=name))
    visitor.expect_no_barriers("claims refused", visitor.one_look(1))
    assert len(sent.frames) == before
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", bytes(150_000_000))
    choose(visitor, "bom.xlsx", bomb.getvalue())
    alert = visitor.page.locator(".st-key-claims-listed").get_by_role("alert")
    expect(alert).to_have_text(visitor.words["list_file.too-large"])
    choose(visitor, "leeg.csv", b"")
    expect(said(visitor)).to_contain_text(visitor.words("list_file.still", name="bom.xlsx"))
    choose(visitor, "stuk.xlsx", b"PK\x03\x04" + b"x" * 500)
    expect(alert).to_have_text(visitor.words["list_file.damaged"])
    log = printed()
    assert "Traceback" not in log
    assert "Jansen" not in log


@visited_by(DUTCH_PHONE, also=[ENGLISH_DESK])
def test_a_column_means_what_somebody_says_and_the_table_follows(visitor: Visitor) -> None:
    words, page = visitor.words, visitor.page
    begin(visitor)
    choose(visitor, "a.csv", b"Kenmerk;Code 12;Klantgroep;BSN\na;01;x;999901011\nb;04;y;1")
    expect(rows(visitor)).to_have_count(2)
    visitor.settle()
    meaning = page.get_by_label(words("list_columns.label", name="Code 12"))
    expect(meaning).to_be_visible()
    expect(page.locator(".st-key-claims_columns")).to_contain_text(words["list_columns.personal"])
    visitor.expect_no_barriers("claims columns")
    meaning.select_option("referral_type")
    expect(rows(visitor).first).to_contain_text("100%")
    visitor.settle()
    meaning.select_option("")
    expect(rows(visitor).first.locator("b")).not_to_have_text("100%")


@visited_by(DUTCH_DESK, also=[ENGLISH_PHONE])
def test_many_lines_are_looked_at_page_by_page_and_answer_by_answer(visitor: Visitor) -> None:
    words, page = visitor.words, visitor.page
    sent = Sent(visitor)
    begin(visitor)
    # More than goes in one piece.
    lines = [f"c{number:059};{'01' if number % 3 else '21'}" for number in range(10_000)]
    named = (f"{each};Geheim" for each in lines)
    choose(visitor, "veel.csv", "\n".join(["kenmerk;type verwijzer;naam", *named]).encode())
    expect(rows(visitor)).to_have_count(ON_A_PAGE)
    visitor.settle()
    page.get_by_role("button", name=words["list.next"]).click()
    expect(rows(visitor).first.locator("th")).to_have_text(f"c{ON_A_PAGE:059}")
    visitor.settle()
    page.get_by_text(words["list.answers.error"], exact=False).last.click()
    expect(rows(visitor).first.locator("th")).to_have_text(f"c{0:059}")
    expect(rows(visitor).nth(1).locator("th")).to_have_text(f"c{3:059}")
    visitor.settle()
    visitor.expect_no_barriers("claims many", visitor.one_look(2))
    with page.expect_download() as saved:
        page.get_by_role("button", name=words["list.save"]).click()
    written = Path(saved.value.path()).read_text("utf-8-sig").splitlines()
    assert len(written) == len(lines) + 1
    assert written[0].endswith("kenmerk;type verwijzer")
    assert written[2].startswith("3;100%;")
    assert written[2].endswith(lines[1])
    assert sent.holds(["Geheim", lines[-1]]) == [lines[-1]]


@visited_by(DUTCH_DESK, also=[ENGLISH_PHONE])
def test_the_old_table_goes_with_another_file_and_all_of_it_with_a_new_call(
    visitor: Visitor,
) -> None:
    words, page = visitor.words, visitor.page
    begin(visitor)
    choose(visitor, "a.csv", b"kenmerk;type verwijzer\na;01")
    expect(rows(visitor)).to_have_count(1)
    visitor.settle()
    page.evaluate("document.documentElement.dataset.vwFile = 'sent'")
    expect(rows(visitor)).to_be_hidden()
    choose(visitor, "b.csv", b"kenmerk;type verwijzer\nb;01\nc;04")
    expect(rows(visitor).first.locator("th")).to_have_text("b")
    visitor.settle()
    page.reload()
    expect(page.locator("#root h1")).to_be_visible()
    expect(said(visitor)).to_have_text(words["list_file.again"])
    expect(rows(visitor)).to_have_count(0)
    choose(visitor, "b.csv", b"kenmerk;type verwijzer\nb;01\nc;04")
    expect(rows(visitor)).to_have_count(2)
    visitor.settle()
    page.get_by_role("button", name=words["list_file.remove"]).click()
    expect(rows(visitor)).to_have_count(0)
    expect(page.get_by_role("textbox", name=words["list.paste"])).to_be_visible()
    choose(visitor, "b.csv", b"kenmerk;type verwijzer\nb;01\nc;04")
    expect(rows(visitor)).to_have_count(2)
    visitor.settle()
    page.get_by_role("button", name=words["form.start_again"]).click()
    expect(rows(visitor)).to_have_count(0)
    expect(said(visitor)).to_be_hidden()


@visited_by(DUTCH_DESK)
def test_a_paste_too_large_for_the_field_is_taken_as_a_file(visitor: Visitor) -> None:
    sent = Sent(visitor)
    begin(visitor)
    text = "kenmerk\ttype verwijzer\tnaam\n" + "a\t01\tGeheim\n" * 25_000
    visitor.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    visitor.page.get_by_role("textbox", name=visitor.words["list.paste"]).focus()
    visitor.page.keyboard.press("Control+v")
    expect(rows(visitor)).to_have_count(ON_A_PAGE)
    assert sent.holds(["Geheim"]) == []
    assert len(text) < LARGEST
