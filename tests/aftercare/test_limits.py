"""A limit out of place is refused where the rules are loaded, by the name of what is wrong."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import pytest

from calculator.aftercare import facts
from calculator.aftercare.rules import check_numbers
from calculator.decision import RuleError
from tests.aftercare import mutations
from tests.aftercare.mutations import RIGHT, RULE_IDS

WRITTEN: Final = Path(facts.__file__).read_text(encoding="utf-8")
STRETCHES: Final = ('TO_18 = "1-18"', 'TO_20 = "19-20"', 'FROM_21 = "from-21"')


def loaded(text: str) -> dict[str, Any]:
    """Return what a changed file of facts comes to."""
    held: dict[str, Any] = {"__name__": "changed"}
    exec(compile(text, "changed", "exec"), held)  # noqa: S102
    return held


def with_stretches(*stretches: str) -> str:
    """Return the file with other stretches of sessions."""
    old = "\n    ".join(STRETCHES)
    assert old in WRITTEN
    return WRITTEN.replace(old, "\n    ".join(stretches))


def test_the_limits_as_they_are_load() -> None:
    held = loaded(with_stretches(*STRETCHES))
    assert list(held["LAST_OF_STRETCH"].values()) == [18, 20, None]
    assert held["ADULT_FROM"] == 18


def wrong_stretches() -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield stretches as somebody in haste could leave them, and what is out of order."""
    first, second, third = STRETCHES
    yield (first, 'TO_20 = "19-12"', third), "TO_20"
    yield (first, 'TO_12 = "19-12"', third), "TO_12"
    yield (first, 'TO_20 = "19-22"', third), "TO_20"
    yield (first, 'TO_22 = "19-22"', third), "FROM_21"
    yield (first, 'TO_20 = "18-20"', third), "TO_20"
    yield (first, 'TO_20 = "20"', third), "TO_20"
    yield (first, 'TO_20 = "twenty"', third), "TO_20"
    yield ('TO_12 = "1-12"', second, third), "TO_20"
    yield ('TO_18 = "2-18"', second, third), "TO_18"
    yield ('TO_18 = "0-18"', second, third), "TO_18"
    yield (first, second, 'FROM_21 = "from-22"'), "FROM_21"
    yield (first, second, 'FROM_22 = "from-21"'), "FROM_22"
    yield (first, second, 'TO_30 = "21-30"'), "from 31 on"
    yield (first, second), "from 21 on"
    yield (first, third), "FROM_21"
    yield (second, third), "TO_20"
    yield (second, first, third), "TO_20"
    yield (first, third, second), "FROM_21"
    yield (*STRETCHES, 'FROM_31 = "from-31"'), "FROM_31"
    yield (*STRETCHES, 'TO_30 = "21-30"'), "TO_30"


@pytest.mark.parametrize(("stretches", "named"), list(wrong_stretches()), ids=str)
def test_stretches_that_do_not_follow_each_other_are_refused_by_name(
    stretches: tuple[str, ...], named: str
) -> None:
    with pytest.raises(RuleError, match=named):
        loaded(with_stretches(*stretches))


def test_the_last_session_of_a_stretch_is_that_of_its_name() -> None:
    held = loaded(with_stretches('TO_12 = "1-12"', 'TO_18 = "13-18"', 'FROM_19 = "from-19"'))
    assert list(held["LAST_OF_STRETCH"].values()) == [12, 18, None]


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
    with pytest.raises(RuleError, match="do not meet"):
        loaded(WRITTEN.replace(old, new))


NUMBERED: Final = [rule_id for rule_id in RULE_IDS if rule_id[-2:].isdecimal()]


@pytest.mark.parametrize("rule_id", NUMBERED)
@pytest.mark.parametrize("number", ["12", "17", "18", "19", "20", "21", "22"])
def test_a_rule_that_is_called_by_another_number_than_it_holds_for_is_refused(
    rule_id: str, number: str
) -> None:
    called = rule_id[:-2] + number
    table = mutations.loaded(mutations.replaced(rule_id, id=called))
    if called == rule_id:
        check_numbers(table)
    else:
        with pytest.raises(RuleError, match=called):
            check_numbers(table)


@pytest.mark.parametrize("rule_id", NUMBERED)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_text_that_names_other_sessions_than_its_rule_is_refused(
    rule_id: str, language: str
) -> None:
    document = deepcopy(RIGHT)
    text = next(rule for rule in document["rule"] if rule["id"] == rule_id)["text"]
    for number in ("18", "20", "21"):
        text[language] = text[language].replace(number, "12")
    with pytest.raises(RuleError, match=rule_id):
        check_numbers(mutations.loaded(document))


def test_a_text_that_names_another_age_is_refused() -> None:
    said = [each for kind in ("rule", "remark") for each in RIGHT[kind]]
    ages = {"nl": "nder de 18", "en": "nder 18"}
    found = [
        (each["id"], n, old) for each in said for n, old in ages.items() if old in each["text"][n]
    ]
    assert len(found) >= 8
    for statement_id, language, age in found:
        document = deepcopy(RIGHT)
        for each in (*document["rule"], *document["remark"]):
            if each["id"] == statement_id:
                each["text"][language] = each["text"][language].replace(age, age[:-2] + "16")
        with pytest.raises(RuleError, match=statement_id):
            check_numbers(mutations.loaded(document))
