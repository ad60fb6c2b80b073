"""Rules in time: one proved table a day, and gaps and overlaps refused with the day and a case."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from calculator.decision import (
    YES_NO,
    DuplicateRule,
    Editions,
    Field,
    Gap,
    Overlap,
    Pointless,
    RuleBook,
    Space,
    Table,
)
from tests.decision.tables import PLACES, SOURCE, TEXT, rule

SPACE: Final = Space((Field("large", YES_NO), Field("colour", ("red", "blue"))))
FIRST: Final = date(2019, 1, 1)
CHANGE: Final = date(2028, 1, 1)
DAY: Final = timedelta(days=1)


def changing() -> dict[str, Any]:
    """Return a file in which large red things go from 1 to 3 on a day."""
    return {
        "from": FIRST,
        "conditions": {"red": {"name": TEXT, "when": {"colour": "red"}}},
        "rule": [
            rule("large-red", {"is": ["red"], "large": True}, 1) | {"until": CHANGE - DAY},
            rule("large-red", {"is": ["red"], "large": True}, 3) | {"from": CHANGE},
            rule("small-red", {"is": ["red"], "large": False}, 2),
            rule("blue", {"is_not": ["red"]}, 0),
        ],
    }


def made(document: dict[str, Any]) -> Editions[Table[int]]:
    book = RuleBook[int].model_validate(document)
    return Editions(book.days(), lambda day: Table(SPACE, book.in_force(day), {SOURCE}, PLACES))


def outcome(editions: Editions[Table[int]], day: date) -> int:
    (found,) = editions.on(day).rules_in(SPACE.matching({"large": True, "colour": "red"}))
    return found.then


def test_the_last_day_before_a_change_and_the_first_day_after_it_are_right() -> None:
    editions = made(changing())
    assert [edition.day for edition in editions] == [FIRST, CHANGE]
    assert outcome(editions, FIRST) == outcome(editions, CHANGE - DAY) == 1
    assert outcome(editions, CHANGE) == outcome(editions, date.max) == 3


def test_a_day_before_the_first_is_refused_by_name() -> None:
    with pytest.raises(ValidationError) as refused:
        made(changing()).on(FIRST - DAY)
    (error,) = refused.value.errors()
    assert error["loc"] == ("on",)
    assert "2019-01-01" in error["msg"]


def test_a_gap_in_time_is_refused_with_its_day_and_a_case() -> None:
    document = changing()
    document["rule"][1]["from"] = CHANGE + DAY
    with pytest.raises(Gap, match="from 2028-01-01 on: no rule holds in large = true") as refused:
        made(document)
    assert refused.value.day == CHANGE
    assert refused.value.case == {"large": True, "colour": "red"}


def test_an_overlap_in_time_is_refused_with_its_day_and_a_case() -> None:
    document = changing()
    document["rule"][0]["id"] = "large-red-until-then"
    document["rule"][0]["until"] = CHANGE
    with pytest.raises(Overlap, match="from 2028-01-01 on: ") as refused:
        made(document)
    assert refused.value.day == CHANGE
    assert refused.value.case == {"large": True, "colour": "red"}


def test_one_name_twice_at_the_same_time_is_refused_with_its_day() -> None:
    document = changing()
    document["rule"][0]["until"] = CHANGE
    with pytest.raises(DuplicateRule, match="from 2028-01-01 on: 'large-red'"):
        made(document)
    document = changing()
    condition = document["conditions"]["red"]
    document["conditions"]["red"] = [condition, condition | {"from": CHANGE}]
    with pytest.raises(DuplicateRule, match="from 2028-01-01 on: 'red'"):
        made(document)


def test_a_named_condition_can_change_on_a_day_too() -> None:
    document = changing()
    red, blue = ({"name": TEXT, "when": {"colour": colour}} for colour in ("red", "blue"))
    document["conditions"]["red"] = [red | {"until": CHANGE - DAY}, blue | {"from": CHANGE}]
    editions = made(document)
    assert outcome(editions, CHANGE - DAY) == 1
    assert outcome(editions, CHANGE) == 0


def test_a_condition_that_nothing_uses_any_more_is_refused_with_its_day() -> None:
    document = changing()
    document["conditions"]["large"] = {"name": TEXT, "when": {"large": True}}
    document["rule"][0]["when"] = {"is": ["red", "large"]}
    with pytest.raises(Pointless, match="from 2028-01-01 on: condition 'large'"):
        made(document)
    document["conditions"]["large"]["until"] = CHANGE - DAY
    assert outcome(made(document), CHANGE) == 3


@pytest.mark.parametrize(
    "change",
    [
        {"from": FIRST},
        {"from": FIRST - DAY},
        {"until": FIRST - DAY},
        {"from": CHANGE, "until": CHANGE - DAY},
    ],
)
def test_a_day_without_effect_is_refused(change: dict[str, date]) -> None:
    document = changing()
    document["rule"][3].update(change)
    with pytest.raises(ValidationError, match=r"begins|ends"):
        RuleBook[int].model_validate(document)


@given(st.lists(st.dates(FIRST + DAY, date(2100, 1, 1)), min_size=1, max_size=4, unique=True))
def test_each_day_has_what_began_last_before_it(days: list[date]) -> None:
    days.sort()
    document = changing()
    bounds = [None, *days, None]
    document["rule"][:2] = [
        {
            **rule("large-red", {"is": ["red"], "large": True}, place + 3),
            **({"from": bounds[place]} if bounds[place] else {}),
            **({"until": bounds[place + 1] - DAY} if bounds[place + 1] else {}),  # type: ignore[operator]
        }
        for place in range(len(days) + 1)
    ]
    editions = made(document)
    for day in [FIRST, *(each + by for each in days for by in (-DAY, DAY, 0 * DAY))]:
        assert outcome(editions, day) == 3 + sum(each <= day for each in days)


def test_the_hash_changes_with_what_is_decided_and_not_with_its_wording() -> None:
    table = made(changing()).on(FIRST)
    reworded = deepcopy(changing())
    reworded["rule"][0]["text"] = {"nl": "anders", "en": "otherwise"}
    assert made(reworded).on(FIRST).digest() == table.digest()
    assert made(changing()).on(CHANGE).digest() != table.digest()
    assert table.digest(20) != table.digest(12)
