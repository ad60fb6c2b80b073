"""What is refused, and that nothing entered ever stands in an error."""

import json
from typing import Any, Final

import pytest
from pydantic import ValidationError

from calculator.claims import Claim, ReferralType, assess, interview
from tests.aftercare.test_bad_input import ENTERED, told

FIELDS: Final = tuple(Claim.model_fields)
YES_NO: Final = ("selective_policy", "hospital_selected", "licence")
WORDS: Final = ("care_kind", "referral_type", "care_type", "acute_activity", "first_trajectory")


def refusal(given: Any) -> ValidationError:
    with pytest.raises(ValidationError) as refused:
        Claim.model_validate(given)
    return refused.value


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_may_be_none_or_absent(field: str) -> None:
    assert Claim.model_validate({field: None}) == Claim()


@pytest.mark.parametrize("field", YES_NO)
@pytest.mark.parametrize("answer", ["ja", "yes", "true", 1, 0, "none"])
def test_yes_and_no_are_nothing_else(field: str, answer: object) -> None:
    refusal({field: answer})


@pytest.mark.parametrize("field", WORDS)
@pytest.mark.parametrize("word", ["", "Other", "OTHER", "kraamzorg", "09", 1, True, ["other"]])
def test_a_word_that_is_no_value_is_refused(field: str, word: object) -> None:
    refusal({field: word})


@pytest.mark.parametrize("number", range(1, 9))
def test_a_referral_type_of_one_digit_is_read_with_its_zero(number: int) -> None:
    short, long = (Claim.model_validate({"referral_type": f"{number:0{n}}"}) for n in (1, 2))
    assert short == long
    assert short.referral_type is ReferralType(f"0{number}")
    assert assess(short) == assess(long)


@pytest.mark.parametrize(
    "given", ["0", "9", "00", "09", "10", "001", " 1", "1 ", "-1", "1.", "a", "\u0661", 1, 7, 7.0]
)
def test_anything_else_is_no_referral_type(given: object) -> None:
    refusal({"referral_type": given})


def test_21_as_a_referral_type_is_refused_and_explained() -> None:
    (error,) = refusal({"referral_type": "21"}).errors()
    assert error["loc"] == ("referral_type",)
    for words in ("21 is a care type", "07", "care_type 21"):
        assert words in error["msg"]


@pytest.mark.parametrize("care_type", ["1", "01", "011", "12", "22", "11 ", 11, 21])
def test_a_care_type_is_11_or_13_or_21_or_other(care_type: object) -> None:
    refusal({"care_type": care_type})


@pytest.mark.parametrize(
    "code", ["", "15010100", "1501010011", "15010100A", " 150101001", "150101001\n", 150101001]
)
def test_a_product_code_has_nine_digits(code: object) -> None:
    refusal({"product_code": code})


@pytest.mark.parametrize(
    "code", ["", "15D49", "15D4922", "15d492", "15-492", "15D492\n", " 15D492", "15É492", 154492]
)
def test_a_declaration_code_has_six_digits_and_capitals(code: object) -> None:
    refusal({"declaration_code": code})


@pytest.mark.parametrize("code", ["", "303", "00303", "O303", "0303\n", "030A", 303])
def test_a_specialism_has_four_digits_a_leading_zero_among_them(code: object) -> None:
    refusal({"specialism_code": code})


@pytest.mark.parametrize("code", ["", "6O3a", "603.1", "123456", "603 ", "603\n", 603])
def test_a_diagnosis_has_up_to_five_digits_and_capitals(code: object) -> None:
    refusal({"diagnosis_code": code})


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("product_code", "000000000"),
        ("declaration_code", "000000"),
        ("declaration_code", "ZZZZZZ"),
        ("specialism_code", "0000"),
        ("specialism_code", "0999"),
        ("specialism_code", "1900"),
        ("diagnosis_code", "0"),
        ("diagnosis_code", "12A45"),
    ],
)
def test_a_code_of_the_right_form_is_taken_as_it_is(field: str, code: str) -> None:
    assert Claim.model_validate({field: code}).model_dump()[field] == code


# ---------------------------------------------------------------- nothing entered is repeated


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("entered", [ENTERED, [ENTERED], {ENTERED: ENTERED}])
def test_no_error_repeats_a_wrong_value(field: str, entered: object) -> None:
    assert ENTERED not in told(refusal({field: entered}))


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("number", [-8675309, 8675309, 8675309.25])
def test_no_error_repeats_a_wrong_number(field: str, number: float) -> None:
    assert "8675309" not in told(refusal({field: number}))


@pytest.mark.parametrize(
    "given", [{ENTERED: True}, {"licence": True, ENTERED: 1}, {ENTERED: ENTERED}]
)
def test_no_error_repeats_the_name_of_an_unknown_field(given: dict[str, Any]) -> None:
    error = refusal(given)
    assert ENTERED not in told(error)
    assert "licence" in str(error)


def test_no_error_repeats_an_unknown_field_given_by_name() -> None:
    given: dict[str, Any] = {ENTERED: ENTERED}
    with pytest.raises(ValidationError) as refused:
        Claim(**given)
    assert ENTERED not in told(refused.value)


@pytest.mark.parametrize(
    ("given", "entered"),
    [
        ({"care_kind": "mental-health", "product_code": "150101867"}, ("mental", "150101867")),
        (
            {
                "care_kind": "non-dbc",
                "declaration_code": "15D492",
                "specialism_code": "0313",
                "diagnosis_code": "028",
            },
            ("non-dbc", "15D492", "0313", "028"),
        ),
    ],
)
def test_no_error_repeats_what_contradicts(given: dict[str, str], entered: tuple[str, ...]) -> None:
    shown = told(refusal(given))
    assert not [value for value in entered if value in shown]


def test_no_error_repeats_what_is_no_claim_at_all() -> None:
    for entered in (ENTERED, [ENTERED], [(ENTERED, ENTERED)], {ENTERED}):
        assert ENTERED not in told(refusal(entered))


def test_no_error_repeats_what_came_as_json() -> None:
    for written in (
        json.dumps({"care_kind": ENTERED}),
        json.dumps({ENTERED: 1}),
        f'{{"care_kind": {ENTERED}}}',
    ):
        with pytest.raises(ValidationError) as refused:
            Claim.model_validate_json(written)
        assert ENTERED not in told(refused.value)


@pytest.mark.parametrize("field", [*FIELDS, ENTERED])
def test_an_interview_refuses_and_repeats_as_little(field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        interview({field: ENTERED})
    assert ENTERED not in told(refused.value)


def test_a_claim_cannot_be_changed_once_it_is_checked_and_tells_nothing() -> None:
    claim = Claim(diagnosis_code="603")
    with pytest.raises(ValidationError) as refused:
        claim.diagnosis_code = "86753"  # type: ignore[misc]
    assert claim.diagnosis_code == "603"
    assert "86753" not in str(refused.value) + repr(refused.value)
