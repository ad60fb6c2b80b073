"""The form of an answer as other programs receive it: exactly these keys and JSON types."""

import json
import re
from datetime import date
from typing import Any, Final

import pytest

from calculator.claims import ORDER, Claim, assess, assess_all
from calculator.decision import today
from tests.aftercare.test_contract import check_reason
from tests.claims import answers
from tests.claims.answers import PLAIN

PERCENTAGES: Final = {
    "full": 100,
    "reduced": 75,
    "contact": None,
    "undecided": None,
    "do-not-claim": None,
    "not-applicable": None,
}


def check_assessment(answer: dict[str, Any]) -> None:
    assert answer.keys() == {"on", "rules", "decided", "open_questions", "outcomes"}
    assert date.fromisoformat(answer["on"]) == today()
    assert answer["rules"].keys() == {"edition", "hash"}
    assert date.fromisoformat(answer["rules"]["edition"]) <= today()
    assert re.fullmatch("[0-9a-f]{8}", answer["rules"]["hash"])
    assert isinstance(answer["open_questions"], list)
    assert set(answer["open_questions"]) <= set(ORDER)
    assert isinstance(answer["decided"], bool)
    assert answer["decided"] is (not answer["open_questions"])
    assert isinstance(answer["outcomes"], list)
    assert answer["outcomes"]
    for outcome in answer["outcomes"]:
        assert outcome.keys() == {"payment", "percentage", "reasons"}
        assert type(outcome["payment"]) is str
        assert outcome["percentage"] == PERCENTAGES[outcome["payment"]]
        assert type(outcome["percentage"]) in (int, type(None))
        assert isinstance(outcome["reasons"], list)
        assert outcome["reasons"]
        for reason in outcome["reasons"]:
            check_reason(reason)


@pytest.mark.parametrize(
    "claim",
    [
        Claim(),
        Claim(selective_policy=False),
        Claim(product_code="990516011"),
        answers.claim(PLAIN),
        answers.claim(PLAIN._replace(care_kind="licensed")),
        answers.claim(PLAIN._replace(referral_type="05", first_trajectory="missing")),
    ],
)
def test_an_answer_in_json_has_exactly_the_keys_and_types_of_the_contract(claim: Claim) -> None:
    answer = assess(claim).model_dump(mode="json")
    assert json.loads(json.dumps(answer)) == answer
    check_assessment(answer)


def test_the_answer_to_a_plannable_claim_reads_as_in_the_contract() -> None:
    answer = assess(answers.claim(PLAIN), on=date(2026, 12, 1)).model_dump(mode="json")
    (outcome,) = answer["outcomes"]
    (reason,) = outcome.pop("reasons")
    assert re.fullmatch("[0-9a-f]{8}", answer["rules"].pop("hash"))
    assert answer == {
        "on": "2026-12-01",
        "rules": {"edition": "2026-01-01"},
        "decided": True,
        "open_questions": [],
        "outcomes": [{"payment": "reduced", "percentage": 75}],
    }
    assert reason["rule"] == "first-line-plannable-reduced"


def test_the_fields_of_a_claim_stand_in_the_order_of_the_domain_with_the_codes_after() -> None:
    codes = ["product_code", "declaration_code", "specialism_code", "diagnosis_code"]
    assert list(Claim.model_fields) == [*ORDER, *codes]


def test_an_answer_in_a_list_has_exactly_the_keys_and_types_of_the_contract() -> None:
    found = assess_all(
        [
            PLAIN._asdict() | {"claim_id": "a"},
            {"claim_id": "b", "referral_type": "07", "trajectory_number": "1"},
            {"claim_id": "c", "care_kind": "kraamzorg"},
            {"unheard-of": 1},
            {},
        ]
    )
    listed = [each.model_dump(mode="json") for each in found]
    assert json.loads(json.dumps(listed)) == listed
    assert [each["claim_id"] for each in listed] == ["a", "b", "c", None, None]
    assert [each["assessment"] is None for each in listed] == [False, False, True, True, False]
    for each in listed:
        assert each.keys() == {"claim_id", "assessment", "errors"}
        assert isinstance(each["errors"], list)
        assert bool(each["errors"]) is (each["assessment"] is None)
        if each["assessment"] is not None:
            check_assessment(each["assessment"])
        for error in each["errors"]:
            assert error.keys() == {"field", "type", "message"}
            assert all(type(value) is str for value in error.values())
            assert error["message"]


def test_without_claims_there_are_no_answers() -> None:
    assert assess_all([]) == ()
    assert assess_all(iter(()), complete=True) == ()
