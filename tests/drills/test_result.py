"""What somebody keeps of their drills is read back as it was, and anything else passed over."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import cycle
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.drills import (
    Attempt,
    attempts_besides,
    drill,
    merge_attempts,
    read_attempts,
    written_attempts,
)
from calculator.drills.result import MOST
from tests.drills import every

FEW: Final = tuple(
    found
    for rule in (every.RULES[0], every.RULES[-1])
    for number in range(20)
    if (found := drill(f"{rule}-{number}"))
)
ANY: Final = (
    st.builds("{}-{}".format, st.sampled_from(every.RULES), st.integers(0, 99))
    .map(drill)
    .filter(lambda found: found is not None)
)
"""Any drill, made when it is drawn: making them all would have whoever collects tests wait."""
LANGUAGES: Final = st.sampled_from(["nl", "en"])
TIMES: Final = st.datetimes(
    datetime(2024, 1, 2),  # noqa: DTZ001
    datetime(2026, 11, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-9))]),
)
ATTEMPTS: Final = st.lists(
    st.builds(Attempt, drill=ANY, right=st.booleans(), at=TIMES),
    max_size=6,
    unique_by=lambda attempt: (attempt.drill.id, attempt.right, attempt.at),
).map(lambda attempts: sorted(attempts, key=lambda attempt: attempt.at))
AT: Final = datetime(2026, 10, 23, 9, 30, 5, tzinfo=UTC)


def many(count: int) -> tuple[Attempt, ...]:
    """Return answers, a minute after one another."""
    return tuple(
        Attempt(drill=each, right=number % 3 > 0, at=AT + timedelta(minutes=number))
        for number, each in zip(range(count), cycle(FEW), strict=False)
    )


@given(ATTEMPTS, LANGUAGES)
def test_what_is_written_is_read_back(attempts: list[Attempt], language: str) -> None:
    text = written_attempts(attempts, language)
    assert len(text.splitlines()) == len(attempts)
    assert read_attempts(text) == tuple(attempts)


@given(ATTEMPTS, LANGUAGES, st.lists(st.text(), min_size=7, max_size=7), st.data())
def test_it_is_read_back_from_within_any_other_text(
    attempts: list[Attempt], language: str, others: list[str], data: st.DataObject
) -> None:
    end = data.draw(st.sampled_from(["\n", "\r\n", "  \n\t"]))
    lines = written_attempts(attempts, language).splitlines()
    between = [f"{other}\n" for other in others]
    text = between[0] + "".join(
        f"{line}{end}{other}" for line, other in zip(lines, between[1:], strict=False)
    )
    assert read_attempts(text) == tuple(attempts)


def test_both_languages_are_read_from_one_text() -> None:
    wrong = Attempt(drill=FEW[0], right=False, at=AT)
    right = Attempt(drill=FEW[-1], right=True, at=AT + timedelta(seconds=1))
    text = f"{written_attempts([wrong], 'nl')}\n{written_attempts([right], 'en')}"
    assert read_attempts(text) == (wrong, right)


def test_a_line_is_what_people_can_read() -> None:
    attempts = [
        Attempt(drill=every.drills_on("pregnancy-full")[0], right=right, at=AT)
        for right in (True, False)
    ]
    assert written_attempts(attempts, "nl").splitlines() == [
        "1. goed pregnancy-full-0 2026-10-23T09:30:05Z",
        "2. fout pregnancy-full-0 2026-10-23T09:30:05Z",
    ]
    assert written_attempts(attempts, "en").splitlines() == [
        "1. right pregnancy-full-0 2026-10-23T09:30:05Z",
        "2. wrong pregnancy-full-0 2026-10-23T09:30:05Z",
    ]


def test_answers_of_several_files_are_put_in_order_of_time() -> None:
    attempts = [Attempt(drill=FEW[n], right=True, at=AT + timedelta(days=n)) for n in range(5)]
    halves = (written_attempts(attempts[3:], "nl"), written_attempts(attempts[:3], "nl"))
    assert read_attempts("\n".join(halves)) == tuple(attempts)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "1. goed",
        "1. goed pregnancy-full-0",
        "1. goed pregnancy-full-0 2026-10-23",
        "1. goed pregnancy-full-0 2026-10-23T09:30:05",
        "1. goed pregnancy-full-0 2026-13-23T09:30:05Z",
        "1. goed pregnancy-full-0 2026-02-29T09:30:05Z",
        "1. goed pregnancy-full-0 2026-10-23T24:30:05Z",
        "1. goed pregnancy-full-0 0000-11-23T09:30:05Z",
        "1. goed pregnancy-full-0 ٢٠٢٦-١١-٢٣T٠٩:٣٠:٠٥Z",
        "1. goed pregnancy-full-9999 2026-10-23T09:30:05Z",
        "1. goed pregnancy-full-00 2026-10-23T09:30:05Z",
        "1. goed pregnancy-full 2026-10-23T09:30:05Z",
        "1. goed no-such-rule-0 2026-10-23T09:30:05Z",
        "1. goed -0 2026-10-23T09:30:05Z",
        "1. ja pregnancy-full-0 2026-10-23T09:30:05Z",
        "1. Goed pregnancy-full-0 2026-10-23T09:30:05Z",
        "goed pregnancy-full-0 2026-10-23T09:30:05Z",
        "1. goed pregnancy-full-0 2026-10-23T09:30:05Z.",
        "1. goed Pregnancy-full-0 2026-10-23T09:30:05Z",
        "1. goed pregnancy-full-0 0001-01-01T00:00:00Z",
        "1. goed pregnancy-full-0 2023-12-31T23:59:59Z",
        "1. goed pregnancy-full-0 9999-12-31T23:59:59Z",
        "1. goed pregnancy-full-99999999999999999999 2026-10-23T09:30:05Z",
    ],
)
def test_nonsense_is_passed_over(line: str) -> None:
    good = Attempt(drill=FEW[7], right=True, at=AT)
    assert read_attempts(line) == ()
    assert read_attempts(f"{line}\n{written_attempts([good], 'nl')}\n{line}") == (good,)


def test_of_too_many_the_last_are_read() -> None:
    attempts = many(MOST + 17)
    assert read_attempts(written_attempts(attempts, "en")) == attempts[17:]


def test_of_too_many_the_last_in_time_are_read_wherever_they_stand() -> None:
    attempts = many(MOST + 17)
    halves = (written_attempts(attempts[-20:], "en"), written_attempts(attempts[:-20], "en"))
    assert read_attempts("\n".join(halves)) == attempts[17:]


def test_an_answer_that_stands_twice_is_read_once() -> None:
    attempts = many(5)
    halves = (written_attempts(attempts[3:], "nl"), written_attempts(attempts, "en"))
    assert read_attempts("\n".join(halves)) == attempts


def test_another_answer_in_the_same_second_is_not_lost() -> None:
    one, other = FEW[:2]
    attempts = (
        Attempt(drill=one, right=False, at=AT),
        Attempt(drill=one, right=True, at=AT),
        Attempt(drill=other, right=True, at=AT),
    )
    assert read_attempts(written_attempts(attempts, "nl")) == attempts
    assert merge_attempts(attempts[:1], attempts[1:]) == attempts


@given(ATTEMPTS, ATTEMPTS)
def test_histories_that_are_merged_hold_every_answer_once_in_order_of_time(
    one: list[Attempt], other: list[Attempt]
) -> None:
    merged = merge_attempts(one, other)
    assert {each.key for each in merged} == {each.key for each in (*one, *other)}
    assert len(merged) == len({each.key for each in merged})
    assert [each.at for each in merged] == sorted(each.at for each in merged)
    assert merge_attempts(merged, one) == merged


def test_of_histories_with_too_many_answers_the_last_are_kept() -> None:
    attempts = many(MOST + 17)
    assert merge_attempts(attempts[MOST:], attempts[:MOST]) == attempts[17:]


@given(ATTEMPTS, st.data())
def test_what_was_told_is_left_out_and_the_rest_stays(
    attempts: list[Attempt], data: st.DataObject
) -> None:
    told = [attempt for attempt in attempts if data.draw(st.booleans())]
    besides = attempts_besides(attempts, told)
    left, known = {each.key for each in besides}, {each.key for each in told}
    assert left | known == {each.key for each in attempts}
    assert not left & known


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read_attempts(text)


@settings(max_examples=60)
@given(
    st.from_regex(
        r"\s*\d+\. (goed|fout|right|wrong|x) (pregnancy-full|[a-z-]{1,9})-\d{1,5}"
        r" \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\s*",
        fullmatch=True,
    )
)
def test_no_text_that_looks_like_an_answer_raises(text: str) -> None:
    assert len(read_attempts(text)) <= 1


def test_nothing_is_written_of_no_answers() -> None:
    assert written_attempts([], "nl") == ""
    assert read_attempts("") == ()
