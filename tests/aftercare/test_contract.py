"""The form of an answer as other programs receive it: exactly these keys and JSON types."""

import json
import re
from datetime import date
from itertools import product
from typing import Any

import pytest

from calculator.aftercare import ORDER, Situation, assess
from calculator.decision import today
from calculator.sources import SOURCES
from tests.aftercare import answers, expected

SITUATIONS = [
    Situation(),
    answers.situation(answers.person(indication="other")),
    answers.situation(answers.person(supplementary="without-aftercare")),
    answers.situation(
        answers.person(
            basis_plus_module=True, basis_entitlement=True, plus_practice=True, referral=True
        )
    ),
    *(
        Situation.model_validate({"indication": "oncology", "age": age, "sessions_had": had})
        for age, had in product((9, 44), (None, 20))
    ),
]


def is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def check_reason(reason: dict[str, Any]) -> None:
    assert reason.keys() == {"rule", "standing", "sources", "text"}
    assert isinstance(reason["rule"], str)
    assert reason["standing"] in {"source", "law", "public", "position"}
    assert isinstance(reason["sources"], list)
    assert reason["sources"]
    assert set(reason["sources"]) <= SOURCES.keys()
    assert reason["text"].keys() == {"nl", "en"}
    assert all(isinstance(words, str) and words for words in reason["text"].values())


def check_block(block: dict[str, Any]) -> None:
    assert block.keys() == {"first", "last", "payer", "claim", "limit_unknown", "reasons"}
    assert is_whole(block["first"])
    assert block["last"] is None or is_whole(block["last"])
    assert block["payer"] in {
        expected.MODULE,
        expected.BASIC,
        expected.SUPPLEMENTARY,
        expected.PERSON,
    }
    if block["claim"] is not None:
        assert block["claim"].keys() == {"code_list", "suffix", "csi"}
        assert all(isinstance(code, str) for code in block["claim"].values())
    assert isinstance(block["limit_unknown"], bool)
    assert isinstance(block["reasons"], list)
    assert block["reasons"]
    for reason in block["reasons"]:
        check_reason(reason)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_an_answer_in_json_has_exactly_the_keys_and_types_of_the_contract(
    situation: Situation,
) -> None:
    answer = assess(situation).model_dump(mode="json")
    assert json.loads(json.dumps(answer)) == answer
    assert answer.keys() == {
        "on",
        "rules",
        "in_scope",
        "out_of_scope",
        "open_questions",
        "decided",
        "plans",
    }
    assert date.fromisoformat(answer["on"]) == today()
    assert answer["rules"].keys() == {"edition", "hash"}
    assert date.fromisoformat(answer["rules"]["edition"]) <= today()
    assert re.fullmatch("[0-9a-f]{8}", answer["rules"]["hash"])
    for reason in answer["out_of_scope"]:
        check_reason(reason)
    assert answer["in_scope"] is None or isinstance(answer["in_scope"], bool)
    assert isinstance(answer["open_questions"], list)
    assert set(answer["open_questions"]) <= set(ORDER)
    assert answer["decided"] is (not answer["open_questions"])
    assert isinstance(answer["plans"], list)
    for plan in answer["plans"]:
        assert plan.keys() == {"blocks"}
        assert isinstance(plan["blocks"], list)
        for block in plan["blocks"]:
            check_block(block)


def test_the_fields_of_a_situation_stand_in_the_order_of_the_domain() -> None:
    assert list(Situation.model_fields) == [
        "indication",
        "treatment_need",
        "age",
        "basis_plus_module",
        "supplementary",
        "supplementary_sessions",
        "basis_entitlement",
        "plus_practice",
        "referral",
        "sessions_had",
        "diagnosis_code",
    ]


def test_an_answer_for_a_listed_adult_with_the_module_reads_as_in_the_contract() -> None:
    answer = assess(SITUATIONS[3]).model_dump(mode="json")
    (plan,) = answer["plans"]
    first, second = plan["blocks"]
    assert {key: value for key, value in first.items() if key != "reasons"} == {
        "first": 1,
        "last": 20,
        "payer": "basis-plus-module",
        "claim": {"code_list": "990", "suffix": "Z", "csi": "008"},
        "limit_unknown": False,
    }
    assert second["last"] is None
    assert second["claim"] == {"code_list": "012", "suffix": "", "csi": "001"}


def test_out_of_scope_in_json_has_no_plans_and_no_questions() -> None:
    answer = assess(SITUATIONS[1]).model_dump(mode="json")
    (reason,) = answer.pop("out_of_scope")
    assert reason["rule"] == "other-indication-out-of-scope"
    assert {key: answer[key] for key in answer.keys() - {"on", "rules"}} == {
        "in_scope": False,
        "open_questions": [],
        "decided": True,
        "plans": [],
    }
