"""The limits of sessions: data with their days, refused where they are out of order."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, Final

import pytest
from pydantic import ValidationError

from calculator.aftercare import Limits, Session, facts, limits
from calculator.aftercare.rules import RuleBook
from calculator.decision import RuleError, UnknownName
from tests.aftercare import mutations
from tests.aftercare.mutations import RIGHT

WRITTEN: Final = Path(facts.__file__).read_text(encoding="utf-8")
FIRST_DAY: Final = date(2019, 1, 1)


def test_the_limits_are_20_for_adults_and_18_for_children() -> None:
    for day in (FIRST_DAY, date(2026, 11, 26), date(2040, 1, 1)):
        assert limits(day) == Limits(adults=20, children=18)


def test_sessions_are_told_apart_by_both_limits_whichever_is_the_lower() -> None:
    for adults, children in product(range(1, 6), repeat=2):
        held = Limits(adults=adults, children=children)
        for session in range(1, 8):
            (where, *_) = held.stretches_from(session)
            assert (
                where
                == {
                    (True, True): Session.WITHIN_BOTH,
                    (True, False): Session.WITHIN_ADULTS_ONLY,
                    (False, True): Session.WITHIN_CHILDRENS_ONLY,
                    (False, False): Session.PAST_BOTH,
                }[session <= adults, session <= children]
            )


def wrong_limits() -> Iterator[tuple[str, list[dict[str, Any]], str]]:
    """Yield limits as somebody in haste could leave them, and what is said of them."""
    first = RIGHT["limits"]["adults"][0]
    yield "none", [], "at least 1"
    yield "a later first day", [first | {"from": date(2020, 1, 1)}], "begin on 2019-01-01"
    yield "an earlier first day", [first | {"from": date(2018, 1, 1)}], "2019-01-01 or before"
    yield "none at all", [first | {"sessions": 0}], "greater than or equal to 1"
    yield "two on a day", [first, first | {"sessions": 12}], "later day than the one before"
    yield (
        "out of order",
        [first, first | {"from": date(2028, 1, 1)}, first | {"from": date(2027, 1, 1)}],
        "later day than the one before",
    )
    yield "no source", [first | {"sources": []}], "at least 1"


@pytest.mark.parametrize(("written", "said"), [each[1:] for each in wrong_limits()])
@pytest.mark.parametrize("whose", ["adults", "children"])
def test_limits_out_of_order_are_refused(
    whose: str, written: list[dict[str, Any]], said: str
) -> None:
    document = deepcopy(RIGHT)
    document["limits"][whose] = written
    with pytest.raises(ValidationError, match=said):
        RuleBook.model_validate(document)


@pytest.mark.parametrize("whose", ["adults", "children"])
def test_a_limit_that_cites_no_known_source_is_refused(whose: str) -> None:
    document = deepcopy(RIGHT)
    document["limits"][whose][0]["sources"] = ["law.physiotherapy", "law.nothing"]
    with pytest.raises(UnknownName, match=r"a limit cites 'law[.]nothing'"):
        mutations.loaded(document)


def test_a_text_with_a_place_for_a_number_that_there_is_not_is_refused() -> None:
    for kind in ("rule", "remark"):
        document = deepcopy(RIGHT)
        document[kind][0]["text"]["en"] += " {limit}"
        with pytest.raises(UnknownName, match="no number 'limit'"):
            mutations.loaded(document)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('UNDER_18 = "under-18"', 'UNDER_18 = "under-16"'),
        ('UNDER_18 = "under-18"', 'UNDER_16 = "under-16"'),
        ('ADULT = "18-or-over"', 'ADULT = "16-or-over"'),
        ('ADULT = "18-or-over"', 'ADULT = "over-18"'),
    ],
)
def test_groups_of_age_that_do_not_meet_are_refused(old: str, new: str) -> None:
    assert old in WRITTEN
    held: dict[str, Any] = {"__name__": "changed"}
    with pytest.raises(RuleError, match="do not meet"):
        exec(compile(WRITTEN.replace(old, new), "changed", "exec"), held)  # noqa: S102
