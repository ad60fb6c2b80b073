"""The day of an answer: which rules it is given by, and which days are refused."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date, timedelta
from typing import Any, Final

import pytest
from pydantic import ValidationError

from calculator import claims
from calculator.claims import EDITIONS, Claim, assess, assess_all
from calculator.decision import Standing, today, weakest
from tests.aftercare.mutations import Document
from tests.claims import answers, expected
from tests.claims.answers import PLAIN
from tests.claims.mutations import RIGHT, loaded

FIRST_DAY: Final = date(2019, 1, 1)
DAY: Final = timedelta(days=1)
SINCE_2026: Final = date(2026, 1, 1)
FAR: Final = date.max
ROWS: Final = [PLAIN._asdict() | {"claim_id": "a"}, {"claim_id": "b", "referral_type": "07"}]
ASKED: Final[dict[str, Callable[[date | None], Any]]] = {
    "assess": lambda on: assess(answers.claim(PLAIN), on),
    "assess_all": lambda on: assess_all(ROWS, on=on),
    "assess_all of none": lambda on: assess_all([], on=on),
    "assess_each": lambda on: [*claims.assess_each(ROWS, on=on)],
    "alternatives": lambda on: claims.alternatives(answers.claim(PLAIN), on),
    "interview": lambda on: claims.interview({"selective_policy": True}, on=on),
    "remarks": lambda on: claims.remarks(answers.claim(PLAIN), on),
    "table": claims.table,
}
asked_each_way = pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)


def test_every_function_is_asked_for_a_day_here() -> None:
    assert {name.split()[0] for name in ASKED} == {n for n in claims.__all__ if n.islower()}


@asked_each_way
@pytest.mark.parametrize("day", [FIRST_DAY - DAY, date(2000, 2, 29), date.min])
def test_a_day_before_2019_is_refused_at_on(ask: Callable[[date | None], Any], day: date) -> None:
    with pytest.raises(ValidationError) as refused:
        ask(day)
    (error,) = refused.value.errors()
    assert error["loc"] == ("on",)
    assert "2019-01-01" in error["msg"]
    assert day.isoformat() not in str(refused.value)


@asked_each_way
@pytest.mark.parametrize("day", [FIRST_DAY, SINCE_2026 - DAY, SINCE_2026, FAR])
def test_every_day_from_2019_on_is_answered(ask: Callable[[date | None], Any], day: date) -> None:
    ask(day)


@asked_each_way
def test_no_day_is_today_in_the_netherlands(ask: Callable[[date | None], Any]) -> None:
    assert ask(None) == ask(today())


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (FIRST_DAY, FIRST_DAY),
        (SINCE_2026 - DAY, FIRST_DAY),
        (SINCE_2026, SINCE_2026),
        (FAR, SINCE_2026),
    ],
)
def test_an_answer_names_its_day_its_edition_and_its_hash(day: date, edition: date) -> None:
    (in_force,) = (each for each in EDITIONS if each.day == edition)
    known = answers.claim(PLAIN)
    listed = [each.assessment for each in assess_all(ROWS, on=day)]
    otherwise = [each.assessment for each in claims.alternatives(known, day)]
    assert len(otherwise) >= 2
    for assessment in (assess(known, day), assess(Claim(), day), *listed, *otherwise):
        assert assessment is not None
        assert assessment.on == day
        assert assessment.rules.edition == edition
        assert assessment.rules.hash == in_force.made.table.digest()


def test_the_editions_begin_in_2019_and_2026_and_decide_the_same() -> None:
    assert [edition.day for edition in EDITIONS] == [FIRST_DAY, SINCE_2026]
    assert len({edition.made.rules.hash for edition in EDITIONS}) == 1


def test_every_claim_is_paid_the_same_on_every_day() -> None:
    for case in list(expected.cases())[::29]:
        for day in (FIRST_DAY, SINCE_2026 - DAY, SINCE_2026, FAR):
            assert answers.of(assess(answers.claim(case), day)) == {expected.answer(case)}


# ---------------------------------------------------------------- the hash


def reworded() -> Document:
    document = deepcopy(RIGHT)
    for each in (*document["rule"], *document["remark"]):
        each["text"] = {"nl": "anders gezegd", "en": "in other words"}
    for condition in document["conditions"].values():
        condition["name"] = {"nl": "anders genoemd", "en": "of another name"}
    return document


def without_a_remark(remark_id: str) -> Document:
    document = deepcopy(RIGHT)
    document["remark"] = [each for each in RIGHT["remark"] if each["id"] != remark_id]
    return document


def test_the_hash_is_the_same_where_only_the_wording_differs() -> None:
    assert loaded(reworded()).digest() == loaded(RIGHT).digest()


@pytest.mark.parametrize("remark_id", [remark["id"] for remark in RIGHT["remark"]])
def test_the_hash_is_the_same_where_only_the_remarks_differ(remark_id: str) -> None:
    assert loaded(without_a_remark(remark_id)).digest() == loaded(RIGHT).digest()


@pytest.mark.parametrize("rule_id", [rule["id"] for rule in RIGHT["rule"]])
def test_the_hash_differs_where_something_else_is_paid(rule_id: str) -> None:
    document = deepcopy(RIGHT)
    then = next(each["then"] for each in document["rule"] if each["id"] == rule_id)
    then["payment"] = "contact" if then["payment"] != "contact" else "undecided"
    assert loaded(document).digest() != loaded(RIGHT).digest()


# ---------------------------------------------------------------- the weakest standing


def standings(**given: Any) -> dict[str, Standing]:
    """Return the standing of each payment that is possible, that of its weakest reason."""
    claim = Claim.model_validate(PLAIN._asdict() | given)
    return {
        outcome.payment.value: weakest(reason.standing for reason in outcome.reasons)
        for outcome in assess(claim).outcomes
    }


def test_a_payment_stands_as_firm_as_the_weakest_of_its_reasons() -> None:
    """One reason of the page and one of ours: together they are ours."""
    assert standings(acute_activity="190016") == {"full": Standing.SOURCE}
    assert standings(acute_activity="190015") == {"full": Standing.POSITION}
    assert standings(acute_activity=None) == {
        "full": Standing.POSITION,
        "reduced": Standing.SOURCE,
    }
    missing = {"referral_type": None, "first_trajectory": "missing", "acute_activity": "190016"}
    assert standings(**missing)["contact"] == Standing.POSITION
    assert standings(**missing, hospital_selected=None)["full"] == Standing.POSITION
    open_kind = {"care_kind": None, "hospital_selected": True}
    assert standings(**open_kind) == {
        "do-not-claim": Standing.SOURCE,
        "full": Standing.POSITION,
    }
