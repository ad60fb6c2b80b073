"""Codes that tell the kind of care, codes that tell nothing, and codes that contradict."""

from itertools import product
from typing import Any, Final

import pytest
from pydantic import ValidationError

from calculator.claims import CareKind, Claim, assess

GROUPS: Final = ("150101", "159899", "159999")
PRODUCTS: Final = ("990516011", "990516020")
COLOSCOPIES: Final = ("15D492", "15E612")
PAIRS: Final = (("0303", "603"), ("0313", "028"), ("0318", "830"))
NOT_SELECTED: Final = {"selective_policy": True, "hospital_selected": False}
SCREENING: Final = {
    "declaration_code": "15D492",
    "specialism_code": "0303",
    "diagnosis_code": "603",
}


def kind(**codes: Any) -> CareKind | None:
    return Claim.model_validate(codes).kind()


def at_odds(codes: dict[str, str]) -> set[str]:
    """Return the fields that a refusal has entries for, each of which names them all."""
    with pytest.raises(ValidationError) as refused:
        Claim.model_validate(codes)
    entries = refused.value.errors()
    fields = {str(entry["loc"][0]) for entry in entries}
    assert all(field in entry["msg"] for field in fields for entry in entries)
    return fields


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("last", ["000", "001", "016", "999"])
def test_a_product_of_three_groups_is_pregnancy(group: str, last: str) -> None:
    assert kind(product_code=group + last) is CareKind.PREGNANCY


@pytest.mark.parametrize("product_code", PRODUCTS)
def test_two_products_by_themselves_are_pregnancy(product_code: str) -> None:
    assert kind(product_code=product_code) is CareKind.PREGNANCY


@pytest.mark.parametrize(
    "product_code",
    [
        "990516010",
        "990516012",
        "990516019",
        "990516021",
        "150102001",
        "150100999",
        "159898001",
        "159900001",
        "159998001",
        "160000000",
        "015010100",
        "001501010",
    ],
)
def test_a_product_beside_them_tells_nothing(product_code: str) -> None:
    assert kind(product_code=product_code) is None


@pytest.mark.parametrize("declaration_code", COLOSCOPIES)
@pytest.mark.parametrize(("specialism_code", "diagnosis_code"), PAIRS)
def test_a_coloscopy_with_one_of_three_pairs_is_bowel_screening(
    declaration_code: str, specialism_code: str, diagnosis_code: str
) -> None:
    found = kind(
        declaration_code=declaration_code,
        specialism_code=specialism_code,
        diagnosis_code=diagnosis_code,
    )
    assert found is CareKind.BOWEL_SCREENING


def test_a_specialism_with_the_diagnosis_of_another_tells_nothing() -> None:
    specialisms, diagnoses = zip(*PAIRS, strict=True)
    mixed = [pair for pair in product(specialisms, diagnoses) if pair not in PAIRS]
    assert len(mixed) == 6
    for declaration_code, (specialism, diagnosis) in product(COLOSCOPIES, mixed):
        assert (
            kind(
                declaration_code=declaration_code,
                specialism_code=specialism,
                diagnosis_code=diagnosis,
            )
            is None
        )


@pytest.mark.parametrize("declaration_code", ["15D493", "15E611", "15E492", "15D612", "039999"])
def test_another_declaration_code_tells_nothing(declaration_code: str) -> None:
    for specialism, diagnosis in PAIRS:
        assert (
            kind(
                declaration_code=declaration_code,
                specialism_code=specialism,
                diagnosis_code=diagnosis,
            )
            is None
        )


@pytest.mark.parametrize("missing", SCREENING)
def test_two_of_the_three_codes_tell_nothing(missing: str) -> None:
    assert kind(**(SCREENING | {missing: None})) is None


@pytest.mark.parametrize("code", ["28", "0028", "603A", "6O3"])
def test_another_way_to_write_a_diagnosis_tells_nothing(code: str) -> None:
    assert kind(**(SCREENING | {"diagnosis_code": code})) is None


@pytest.mark.parametrize(
    "codes",
    [
        {},
        {"product_code": "990516012"},
        {"declaration_code": "15D492"},
        {"specialism_code": "0303", "diagnosis_code": "603"},
    ],
)
def test_codes_that_tell_nothing_leave_the_kind_open(codes: dict[str, str]) -> None:
    known = Claim.model_validate(NOT_SELECTED | codes)
    assert assess(known) == assess(Claim.model_validate(NOT_SELECTED))
    assert "care_kind" in assess(known).open_questions


@pytest.mark.parametrize("codes", [{"product_code": "150101002"}, SCREENING])
def test_codes_that_tell_decide_as_the_kind_itself_does(codes: dict[str, str]) -> None:
    told = Claim.model_validate(NOT_SELECTED | codes)
    given = Claim.model_validate(NOT_SELECTED | {"care_kind": told.kind()})
    assert assess(told) == assess(given)
    assert assess(told).decided


@pytest.mark.parametrize(
    ("care_kind", "codes"),
    [("pregnancy", {"product_code": "990516020"}), ("bowel-screening", SCREENING)],
)
def test_a_kind_that_the_codes_agree_with_is_taken(care_kind: str, codes: dict[str, str]) -> None:
    assert kind(care_kind=care_kind, **codes) == care_kind


@pytest.mark.parametrize("care_kind", sorted(CareKind))
def test_a_given_kind_stands_with_codes_that_tell_nothing(care_kind: str) -> None:
    assert kind(care_kind=care_kind, product_code="990516012") == care_kind


@pytest.mark.parametrize("care_kind", sorted(set(CareKind) - {CareKind.PREGNANCY}))
def test_a_kind_that_a_product_contradicts_names_both_fields(care_kind: str) -> None:
    given = {"care_kind": care_kind, "product_code": "159899001"}
    assert at_odds(given) == given.keys()


@pytest.mark.parametrize("care_kind", sorted(set(CareKind) - {CareKind.BOWEL_SCREENING}))
def test_a_kind_that_a_declaration_contradicts_names_both_fields(care_kind: str) -> None:
    assert at_odds({"care_kind": care_kind, **SCREENING}) == {"care_kind", "declaration_code"}


def test_two_codes_that_contradict_each_other_name_both_fields() -> None:
    told = {"product_code": "150101001", **SCREENING}
    assert at_odds(told) == {"product_code", "declaration_code"}
