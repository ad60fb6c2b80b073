"""What is refused, and that nothing entered ever stands in an error."""

import json
import traceback
from typing import Any, Final

import pytest
from pydantic import ValidationError

from calculator.aftercare import Situation, assess, interview

ENTERED: Final = "Geheim-Jansen"
FIELDS: Final = tuple(Situation.model_fields)
COUNTS: Final = ("supplementary_sessions", "sessions_had")
YES_NO: Final = ("basis_plus_module", "basis_entitlement", "plus_practice", "referral")
WORDS: Final = ("indication", "treatment_need", "supplementary")


def refusal(given: Any) -> ValidationError:
    with pytest.raises(ValidationError) as refused:
        Situation.model_validate(given)
    return refused.value


def told(error: ValidationError) -> str:
    """Return all that a log or a screen could show of an error."""
    return "\n".join((str(error), repr(error), *traceback.format_exception(error)))


@pytest.mark.parametrize("age", [-1, 121, 10**9, "twaalf", "12", True, False, 52.5, 52.0, [52]])
def test_an_age_is_a_whole_number_from_0_to_120(age: object) -> None:
    refusal({"age": age})


@pytest.mark.parametrize("age", [0, 17, 18, 120])
def test_an_age_from_0_to_120_is_taken(age: int) -> None:
    assert Situation(age=age).age == age


@pytest.mark.parametrize("field", COUNTS)
@pytest.mark.parametrize("count", [-1, 1000, 10**9, "5", True, 1.5, 5.0])
def test_a_number_of_sessions_is_a_whole_number_from_0_to_999(field: str, count: object) -> None:
    refusal({field: count})


@pytest.mark.parametrize("field", COUNTS)
@pytest.mark.parametrize("count", [0, 999])
def test_a_number_of_sessions_from_0_to_999_is_taken(field: str, count: int) -> None:
    assert Situation.model_validate({field: count}).model_dump()[field] == count


@pytest.mark.parametrize("field", YES_NO)
@pytest.mark.parametrize("answer", ["ja", "yes", "true", 1, 0, "none"])
def test_yes_and_no_are_nothing_else(field: str, answer: object) -> None:
    refusal({field: answer})


@pytest.mark.parametrize("field", WORDS)
@pytest.mark.parametrize("word", ["", "Oncology", "kanker", "NONE", 1, True, ["oncology"]])
def test_a_word_that_is_no_value_is_refused(field: str, word: object) -> None:
    refusal({field: word})


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_may_be_none_or_absent(field: str) -> None:
    assert Situation.model_validate({field: None}) == Situation()


@pytest.mark.parametrize("count", [1, 27, 999])
def test_no_supplementary_insurance_contradicts_sessions_left_in_it(count: int) -> None:
    error = refusal({"supplementary": "none", "supplementary_sessions": count})
    assert "supplementary" in str(error)


@pytest.mark.parametrize("count", [None, 0])
def test_no_supplementary_insurance_agrees_with_no_sessions_left(count: int | None) -> None:
    given = {"supplementary": "none", "supplementary_sessions": count}
    assert assess(Situation.model_validate(given)).plans


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("entered", [ENTERED, [ENTERED], {ENTERED: ENTERED}])
def test_no_error_repeats_a_wrong_value(field: str, entered: object) -> None:
    assert ENTERED not in told(refusal({field: entered}))


@pytest.mark.parametrize("field", ["age", *COUNTS])
@pytest.mark.parametrize("number", [-8675309, 8675309, 8675309.25])
def test_no_error_repeats_a_wrong_number(field: str, number: float) -> None:
    assert "8675309" not in told(refusal({field: number}))


@pytest.mark.parametrize("given", [{ENTERED: True}, {"age": 52, ENTERED: 1}, {ENTERED: ENTERED}])
def test_no_error_repeats_the_name_of_an_unknown_field(given: dict[str, Any]) -> None:
    error = refusal(given)
    assert ENTERED not in told(error)
    assert "age" in str(error)


def test_no_error_repeats_an_unknown_field_given_by_name() -> None:
    given: dict[str, Any] = {ENTERED: ENTERED}
    with pytest.raises(ValidationError) as refused:
        Situation(**given)
    assert ENTERED not in told(refused.value)


def test_no_error_repeats_the_count_in_a_contradiction() -> None:
    error = refusal({"supplementary": "none", "supplementary_sessions": 737})
    assert "737" not in told(error)


def test_no_error_repeats_what_is_no_situation_at_all() -> None:
    for entered in (ENTERED, [ENTERED], [(ENTERED, ENTERED)], {ENTERED}):
        assert ENTERED not in told(refusal(entered))


def test_no_error_repeats_what_came_as_json() -> None:
    for written in (
        json.dumps({"age": ENTERED}),
        json.dumps({ENTERED: 1}),
        f'{{"age": {ENTERED}}}',
    ):
        with pytest.raises(ValidationError) as refused:
            Situation.model_validate_json(written)
        assert ENTERED not in told(refused.value)


@pytest.mark.parametrize("field", [*FIELDS, ENTERED])
def test_an_interview_refuses_and_repeats_as_little(field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        interview({field: ENTERED})
    assert ENTERED not in told(refused.value)


def test_a_situation_cannot_be_changed_once_it_is_checked_and_tells_nothing() -> None:
    situation = Situation(age=52)
    with pytest.raises(ValidationError) as refused:
        situation.age = 8675309  # type: ignore[misc]
    assert situation.age == 52
    assert "8675309" not in str(refused.value)
