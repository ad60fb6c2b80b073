"""A file checked as a whole, here and in a process of its own."""

import io
import subprocess
import zipfile
from collections.abc import Sequence
from datetime import date
from threading import Thread

import pytest

from calculator.claim_files import (
    General,
    Refusal,
    Refused,
    answer_file,
    name_answer,
    read_bytes,
)
from calculator.claim_files.checking import (
    Done,
    Job,
    Kind,
    Work,
    check,
    check_here,
    read_originals,
)
from tests.claim_files.test_corpus import CORPUS, each, expected

GENERAL = General(selective_policy=True, hospital_selected=False, ordinary=True)
DAY = date(2026, 11, 1)
JOB = Job(kind=Kind.FILE, general=GENERAL, on=DAY)
NAMES = "Kenmerk;Naam;Type verwijzer"
NAMED = f"Overzicht Geheim\n{NAMES}\na;Geheim;01\n{NAMES}\nb;Geheim;04"


def told(done: Done) -> list[tuple[int, str | None, str]]:
    verdicts = done.checked.verdicts
    return [(line, claim, verdicts[verdict].name) for line, claim, verdict in done.checked.lines]


def plain(done: Done) -> str:
    return done.checked.model_dump_json()


def last(job: Job, data: bytes) -> Done:
    *steps, done = check(job, data)
    assert isinstance(done, Done)
    assert all(isinstance(step, float) and 0 <= step <= 1 for step in steps)
    assert steps == sorted(steps)
    return done


@each
def test_a_file_comes_to_what_its_lines_come_to(name: str) -> None:
    data = (CORPUS / name).read_bytes()
    done = check_here(JOB, data)
    answers = answer_file(read_bytes(data), GENERAL, DAY)
    right = [(a.row.line, a.listed.claim_id, name_answer(a)) for a in answers]
    assert told(done) == right
    assert sum(done.checked.counts.values()) == len(right)
    assert done.checked.is_whole


@each
def test_the_table_that_is_kept_names_nobody_and_says_the_same(name: str) -> None:
    done = check_here(JOB, (CORPUS / name).read_bytes())
    kept = str([*read_originals(done.table)])
    assert [value for value in expected(name)["personal"] if value in kept] == []
    again = check_here(JOB.model_copy(update={"kind": Kind.TABLE}), done.table)
    assert plain(again) == plain(done)


def test_a_process_of_its_own_says_what_is_said_here() -> None:
    data = (CORPUS / "04_export.xlsx").read_bytes()
    done = last(JOB, data)
    assert plain(done) == plain(check_here(JOB, data))
    again = last(JOB.model_copy(update={"kind": Kind.TABLE}), done.table)
    assert plain(again) == plain(done)


def test_where_names_stand_again_nothing_changes_without_what_is_about_persons() -> None:
    done = check_here(JOB, NAMED.encode())
    assert [line for line, _, _ in told(done)] == [3, 5]
    assert [line for line, _ in done.checked.file.not_claims] == [1, 4]
    assert "Geheim" not in str([*read_originals(done.table)])


def test_a_column_means_what_somebody_says() -> None:
    data = b"kenmerk;Code 12;naam\na;01;x\nb;04;y"
    key = open_key(data, "Code 12")
    said = JOB.model_copy(update={"meanings": {key: "referral_type"}})
    assert told(check_here(said, data))[0] == (2, "a", "full")
    personal = JOB.model_copy(update={"meanings": {open_key(data, "naam"): "referral_type"}})
    assert told(check_here(personal, data)) == told(check_here(JOB, data))
    passed_over = said.model_copy(update={"meanings": {key: ""}})
    assert told(check_here(passed_over, data)) == told(check_here(JOB, data))


def open_key(data: bytes, column: str) -> str:
    return next(each.key for each in read_bytes(data).columns if each.name == column)


def test_lines_are_told_by_their_answer() -> None:
    checked = check_here(JOB, b"kenmerk;type verwijzer\na;01\nb;21\nc;03").checked
    assert [line.claim_id for line in checked.answered("full")] == ["a", "c"]
    assert [line.claim_id for line in checked.answered("error")] == ["b"]
    assert len(checked.answered("")) == 3


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"<html>", Refusal.HTML), (b"PK\x03\x04xxxx", Refusal.DAMAGED), (b"%PDF", Refusal.NO_TABLE)],
)
def test_what_is_refused_is_refused_for_its_reason(data: bytes, why: Refusal) -> None:
    with pytest.raises(Refused) as refused:
        [*check(JOB, data)]
    assert refused.value.why is why


def test_a_workbook_that_would_fill_the_memory_is_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", bytes(150_000_000))
    with pytest.raises(Refused) as refused:
        [*check(JOB, bomb.getvalue())]
    assert refused.value.why is Refusal.TOO_LARGE


def test_a_process_that_ends_by_itself_is_a_file_that_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begin = subprocess.Popen

    def end_at_once(_: Sequence[str], **settings: object) -> "subprocess.Popen[bytes]":
        return begin(["false"], **settings)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(subprocess, "Popen", end_at_once)
    with pytest.raises(Refused) as refused:
        [*check(JOB, b"kenmerk;type verwijzer\n" + b"a;01\n" * 50_000)]
    assert refused.value.why is Refusal.DAMAGED


def test_whoever_no_longer_wants_it_ends_the_work_and_others_get_their_turn() -> None:
    many = b"kenmerk;type verwijzer\n" + b"a;01\n" * 40_000
    for _ in range(5):
        work = check(JOB, many)
        assert isinstance(next(iter(work)), float)
        work.end()
    assert told(last(JOB, b"kenmerk;type verwijzer\na;01")) == [(2, "a", "full")]


def test_whoever_leaves_in_the_middle_of_it_holds_up_nobody() -> None:
    many = b"kenmerk;type verwijzer\n" + b"a;01\n" * 40_000
    left = [check(JOB, many) for _ in range(3)]
    assert all(isinstance(next(iter(work)), float) for work in left)
    small = b"kenmerk;type verwijzer\na;01"
    found: list[Done] = []
    asking = Thread(target=lambda: found.append(last(JOB, small)), daemon=True)
    asking.start()
    asking.join(60)  # in seconds; much longer than all of it takes
    assert [told(done) for done in found] == [[(2, "a", "full")]]
    # Whoever looks again finds what came of it.
    assert isinstance([*left[0]][-1], Done)


def test_several_may_look_at_the_same_work_at_once() -> None:
    work = check(JOB, b"kenmerk;type verwijzer\n" + b"a;01\n" * 20_000)
    found: list[Done] = []

    def look() -> None:
        found.extend(step for step in work if isinstance(step, Done))

    looking = [Thread(target=look, daemon=True) for _ in range(3)]
    for thread in looking:
        thread.start()
    for thread in looking:
        thread.join(60)
    assert len(found) == len(looking)
    assert all(done is found[0] for done in found)


def test_work_that_was_ended_before_its_turn_does_not_begin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[object] = []
    monkeypatch.setattr(subprocess, "Popen", lambda *told, **_: begun.append(told))
    work = Work(JOB, b"kenmerk;type verwijzer\na;01")
    work.end()
    work.run()
    with pytest.raises(Refused) as refused:
        list(work)
    assert refused.value.why is Refusal.DAMAGED
    assert begun == []
