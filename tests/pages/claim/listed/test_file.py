"""A file that comes in from the browser piece by piece, and what is kept of it."""

import base64
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from calculator.claim_files import General, Refusal
from calculator.claim_files.checking import Done, Job, Kind, check_here
from calculator.pages.claim.listed import columns, file
from calculator.pages.claim.listed.check import find_out
from calculator.pages.visit import session
from calculator.pages.visit.chosen_file import ChosenFile
from calculator.pages.visit.forms import CLAIM
from calculator.pages.visit.model import Visit
from calculator.words import Language

DATA = b"kenmerk;naam;type verwijzer\na;Geheim;01\nb;Geheim;04"
GENERAL = General(selective_policy=True, hospital_selected=False, ordinary=True)
DAY = date(2026, 11, 1)


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    visit = Visit(Language.NL)
    monkeypatch.setattr(session, "visit", lambda: visit)
    return visit


def piece(data: bytes, at: int = 0, **other: Any) -> Mapping[str, Any]:
    told = {"id": "1-2", "kind": "text", "encoding": "utf-8", "size": len(DATA), "at": at}
    return {**told, "data": base64.b64encode(data).decode(), **other}


def sent(*pieces: Mapping[str, Any]) -> None:
    for each in pieces:
        file.take_piece(each)


def nobody(done: float) -> None:
    """Look at no progress."""


def found(visit: Visit, show: Callable[[float], None] = nobody) -> Done:
    checking = find_out(visit, GENERAL, DAY, show)
    assert checking is not None
    assert isinstance(checking.found, Done)
    return checking.found


def test_pieces_make_the_file_also_where_one_comes_twice(visit: Visit) -> None:
    first, second = piece(DATA[:10]), piece(DATA[10:], 10)
    sent(first, first, second, second)
    assert visit.file is not None
    assert visit.file.is_here
    assert b"".join(visit.file.pieces) == DATA
    assert visit.claim_list.from_file


def test_a_piece_that_does_not_follow_is_passed_over(visit: Visit) -> None:
    sent(piece(DATA[:10]), piece(DATA[20:], 20))
    assert visit.file is not None
    assert visit.file.received == 10
    assert find_out(visit, GENERAL, DAY, nobody) is None


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        "text",
        {},
        piece(DATA, size=file.LARGEST + 1),
        piece(DATA, size=0),
        piece(DATA, size="9"),
        piece(DATA, size=float("nan")),
        piece(DATA, at=3),
        piece(DATA, kind="table"),
        piece(DATA, kind=["text"]),
        piece(DATA, id=""),
        piece(DATA, id="x" * 99),
        {**piece(DATA), "data": "no base64"},
        {**piece(DATA), "data": None},
    ],
)
def test_whatever_a_browser_sends_else_begins_no_file(visit: Visit, wrong: object) -> None:
    file.take_piece(wrong)
    assert visit.file is None


def test_more_bytes_than_were_told_are_not_taken(visit: Visit) -> None:
    sent(piece(DATA, size=10))
    assert visit.file is not None
    assert visit.file.received == 0


def test_what_is_about_persons_is_gone_once_the_file_is_read(visit: Visit) -> None:
    sent(piece(DATA, kind="file"))
    assert [line.claim_id for line in found(visit).checked.lines] == ["a", "b"]
    assert visit.file is not None
    assert visit.file.pieces == []
    assert visit.file.is_here


def test_the_tab_keeps_nothing_of_a_file_but_that_there_was_one(visit: Visit) -> None:
    sent(piece(DATA))
    assert visit.to_keep("claim_list") == '{"from_file":true}'
    later = Visit(Language.NL)
    later.restore({"claim_list": visit.to_keep("claim_list")})
    assert later.claim_list.from_file
    assert later.file is None


def test_a_new_call_and_beginning_again_forget_the_file(visit: Visit) -> None:
    ways: tuple[Callable[[], None], ...] = (
        visit.begin_call,
        lambda: visit.begin_again(CLAIM),
        visit.begin_anew,
    )
    for forget in ways:
        sent(piece(DATA))
        found(visit)
        forget()
        assert visit.file is None
        assert visit.checking is None
        assert not visit.claim_list.from_file


def test_what_was_found_out_is_not_found_out_again(visit: Visit) -> None:
    sent(piece(DATA))
    assert found(visit) is found(visit)
    before = found(visit)
    visit.change("claim_list", page=1, answer="full")
    assert found(visit) is before
    visit.change("claim_list", meanings={"2:type verwijzer": ""})
    assert found(visit).checked.counts != before.checked.counts


def test_work_that_a_run_leaves_goes_on_in_the_next(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    def begin(*_: object) -> Iterator[float | Done]:
        begun.append(1)
        yield 0.1
        yield 0.6
        yield check_here(job, DATA)

    job = Job(kind=Kind.TEXT, general=GENERAL, on=DAY)
    monkeypatch.setattr("calculator.pages.claim.listed.check.check", begin)

    class RunEndsError(BaseException):
        """Something else was pressed."""

    def leave(done: float) -> None:
        raise RunEndsError

    sent(piece(DATA))
    with pytest.raises(RunEndsError):
        found(visit, leave)
    shown: list[float] = []
    assert found(visit, shown.append).checked.lines
    assert shown == [0.6]
    assert begun == [1]


def test_a_file_that_is_refused_says_why(visit: Visit) -> None:
    visit.choose_file(ChosenFile("1", Kind.FILE, "", 6, [b"<html>"]))
    checking = find_out(visit, GENERAL, DAY, nobody)
    assert checking is not None
    assert checking.found is Refusal.HTML


NO_MEANINGS: tuple[object, ...] = (
    None,
    [],
    ["a"],
    ["a", "nothing"],
    ["a", 1],
    "ab",
    ["a", "licence", 1],
)


@pytest.mark.parametrize("wrong", NO_MEANINGS)
def test_only_a_field_can_be_what_a_column_means(visit: Visit, wrong: object) -> None:
    columns.take_meaning(wrong)
    assert visit.claim_list.meanings == {}
    columns.take_meaning(["1:x", "licence"])
    columns.take_meaning(["2:y", ""])
    assert visit.claim_list.meanings == {"1:x": "licence", "2:y": ""}
