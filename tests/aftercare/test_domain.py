"""The description of the domain, sentence by sentence."""

from itertools import product
from typing import Any, Final, TypeAlias

import pytest

from calculator.aftercare import (
    ACTIONABLE,
    ORDER,
    Indication,
    Situation,
    Supplementary,
    TreatmentNeed,
    assess,
    why_not,
)
from tests.aftercare import answers, expected

MODULE: Final = "basis-plus-module"
BASIC: Final = "basis-insurance"
SUPPLEMENTARY: Final = "supplementary-insurance"
PERSON: Final = "insured-person"

Payers: TypeAlias = list[tuple[int, int | None, str]]
Codes: TypeAlias = list[tuple[str, str, str] | None]

ALWAYS_PERSON: Final[Payers] = [(1, None, PERSON)]
CHILD: Final = 12
AT_A_PLUS_PRACTICE: Final = {"plus_practice": True, "referral": True}
WITH_MODULE: Final = {"basis_plus_module": True, **AT_A_PLUS_PRACTICE}
INDICATIONS: Final = ("oncology", "cardiovascular")


def situation(**given: Any) -> Situation:
    """Return somebody of whom everything is known, plain but for what is given."""
    counts = {name: given.pop(name, None) for name in ("supplementary_sessions", "sessions_had")}
    return answers.situation(
        answers.person(**given), counts["supplementary_sessions"], counts["sessions_had"]
    )


def who_pays(**given: Any) -> Payers:
    (plan,) = answers.who_pays(assess(situation(**given)))
    return list(plan)


def claims(**given: Any) -> Codes:
    (plan,) = assess(situation(**given)).plans
    return [answers.codes(block) for block in plan.blocks]


def standings(**given: Any) -> list[str]:
    (plan,) = assess(situation(**given)).plans
    return [reason.standing.value for block in plan.blocks for reason in block.reasons]


# ---------------------------------------------------------------- facts that decide


def test_the_questions_come_in_the_order_of_the_domain() -> None:
    assert ORDER == (
        "indication",
        "treatment_need",
        "age",
        "basis_plus_module",
        "supplementary",
        "supplementary_sessions",
        "basis_entitlement",
        "plus_practice",
        "referral",
    )


def test_the_insurances_the_practice_and_the_referral_can_be_changed_and_nothing_else() -> None:
    assert set(ACTIONABLE) == {"basis_plus_module", "supplementary", "plus_practice", "referral"}


def test_aftercare_is_for_cancer_or_heart_and_vessels_or_claudication_or_something_else() -> None:
    values = ["oncology", "cardiovascular", "claudication", "other"]
    assert [i.value for i in Indication] == values


def test_a_need_is_current_or_long_standing_or_preventive() -> None:
    assert [n.value for n in TreatmentNeed] == ["current", "long-standing", "preventive"]


def test_a_supplementary_insurance_is_there_with_or_without_aftercare_or_not() -> None:
    assert [s.value for s in Supplementary] == ["none", "with-aftercare", "without-aftercare"]


@pytest.mark.parametrize(("age", "payer"), [(0, BASIC), (17, BASIC), (18, PERSON), (120, PERSON)])
def test_the_edge_of_age_is_18(age: int, payer: str) -> None:
    assert who_pays(age=age, basis_entitlement=True, referral=True)[0][2] == payer


def test_basis_entitlement_is_never_derived_from_a_diagnosis() -> None:
    given = situation(indication="cardiovascular", **WITH_MODULE).model_dump()
    unknown = assess(Situation.model_validate(given | {"basis_entitlement": None}))
    assert unknown.open_questions == ("basis_entitlement",)
    assert len(unknown.plans) == 2


def test_sessions_had_left_empty_count_from_session_1() -> None:
    assert who_pays() == who_pays(sessions_had=0) == ALWAYS_PERSON


def test_the_answer_starts_after_the_sessions_had() -> None:
    listed = {"basis_entitlement": True, **WITH_MODULE}
    assert who_pays(**listed, sessions_had=19) == [(20, 20, MODULE), (21, None, BASIC)]
    assert who_pays(**listed, sessions_had=20) == [(21, None, BASIC)]
    assert who_pays(**listed, sessions_had=999) == [(1000, None, BASIC)]


# ---------------------------------------------------------------- named conditions


@pytest.mark.parametrize("name", ["in-scope", "treatable", "module-pays"])
def test_another_indication_keeps_everything_from_holding(name: str) -> None:
    assert {"indication": "other"} in why_not(situation(indication="other"), name)


@pytest.mark.parametrize("need", ["long-standing", "preventive"])
def test_treatable_means_in_scope_with_a_current_need(need: str) -> None:
    assert why_not(situation(), "treatable") == ()
    assert why_not(situation(treatment_need=need), "treatable") == ({"treatment_need": need},)


def test_the_module_pays_with_a_cover_a_plus_practice_and_a_referral() -> None:
    assert why_not(situation(**WITH_MODULE), "module-pays") == ()
    assert why_not(situation(), "module-pays") == (
        {"plus_practice": False},
        {"referral": False},
        {"basis_plus_module": False, "supplementary": "none"},
    )


def test_a_supplementary_insurance_with_aftercare_is_cover_enough() -> None:
    covered = situation(supplementary="with-aftercare", **AT_A_PLUS_PRACTICE)
    assert why_not(covered, "module-pays") == ()


def test_listed_means_basis_entitlement_and_a_referral() -> None:
    assert why_not(situation(basis_entitlement=True, referral=True), "listed") == ()
    assert why_not(situation(), "listed") == ({"basis_entitlement": False}, {"referral": False})


# ---------------------------------------------------------------- the rules


def test_out_of_scope_the_calculator_decides_nothing_and_says_so() -> None:
    for age, insured in product((CHILD, 52), (True, False)):
        assessment = assess(situation(indication="other", age=age, basis_plus_module=insured))
        assert assessment.in_scope is False
        assert assessment.plans == ()
        assert assessment.decided
        (reason,) = assessment.out_of_scope
        assert reason.standing == "source"
        assert reason.sources == ("plus.title",)


def test_claudication_has_its_own_rule_whatever_else_is_known_or_not() -> None:
    alone = assess(Situation(indication=Indication.CLAUDICATION))
    for person in expected.persons((CHILD, 52)):
        if person.indication == "claudication":
            assessment = assess(answers.situation(person))
            assert assessment == alone
    assert alone.in_scope is False
    assert alone.decided
    (reason,) = alone.out_of_scope
    assert reason.standing == "law"


def test_while_the_indication_is_open_every_way_out_of_scope_is_told_and_asks_nothing() -> None:
    known = situation(**WITH_MODULE).model_copy(update={"indication": None})
    assessment = assess(known.model_copy(update={"basis_entitlement": True}))
    assert assessment.in_scope is None
    assert {reason.rule for reason in assessment.out_of_scope} == {
        "other-indication-out-of-scope",
        "claudication-has-its-own-rule",
    }
    assert assessment.open_questions == ("indication",)
    assert assess(situation()).out_of_scope == ()


@pytest.mark.parametrize("indication", INDICATIONS)
def test_nobody_reimburses_keeping_fit_so_the_person_pays(indication: str) -> None:
    best = {"supplementary": "with-aftercare", "basis_entitlement": True, **WITH_MODULE}
    for age in (CHILD, 52):
        given = best | {"treatment_need": "preventive", "indication": indication, "age": age}
        assert who_pays(**given, supplementary_sessions=9) == ALWAYS_PERSON
        assert claims(**given) == [None]
        assert standings(**given) == ["position"]


@pytest.mark.parametrize("indication", INDICATIONS)
def test_nobody_reimburses_a_long_standing_complaint_so_the_person_pays(indication: str) -> None:
    best = {"supplementary": "with-aftercare", "basis_entitlement": True, **WITH_MODULE}
    for age in (CHILD, 52):
        given = best | {"treatment_need": "long-standing", "indication": indication, "age": age}
        assert who_pays(**given, supplementary_sessions=9) == ALWAYS_PERSON
        assert claims(**given) == [None]
        assert standings(**given) == ["position"]


@pytest.mark.parametrize("indication", INDICATIONS)
def test_the_module_pays_a_listed_adult_20_sessions_and_the_basic_insurance_the_rest(
    indication: str,
) -> None:
    given = {"indication": indication, "basis_entitlement": True, **WITH_MODULE}
    assert who_pays(**given) == [(1, 20, MODULE), (21, None, BASIC)]
    assert claims(**given) == [("990", "Z", "008"), ("012", "", "001")]
    assert standings(**given) == ["source", "source"]


@pytest.mark.parametrize("module", [True, False])
@pytest.mark.parametrize("practice", [True, False])
def test_the_basic_insurance_pays_a_listed_adult_from_21_with_or_without_a_module(
    *, module: bool, practice: bool
) -> None:
    given = {
        "basis_entitlement": True,
        "referral": True,
        "basis_plus_module": module,
        "plus_practice": practice,
    }
    assert who_pays(**given)[-1] == (21, None, BASIC)
    assert claims(**given)[-1] == ("012", "", "001")


def test_the_module_pays_an_adult_who_is_not_listed_every_session() -> None:
    assert who_pays(**WITH_MODULE) == [(1, None, MODULE)]
    assert claims(**WITH_MODULE) == [("990", "Z", "009")]
    assert standings(**WITH_MODULE) == ["source"]


@pytest.mark.parametrize("module", [True, False])
def test_that_a_supplementary_insurance_pays_every_session_is_a_position(*, module: bool) -> None:
    given = {"supplementary": "with-aftercare", "basis_plus_module": module}
    given |= AT_A_PLUS_PRACTICE
    assert who_pays(**given) == [(1, None, MODULE)]
    assert claims(**given) == [("990", "Z", "009")]
    assert standings(**given) == ["position"]


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("cover", ["none", "with-aftercare", "without-aftercare"])
def test_the_module_pays_a_child_every_session_whatever_the_basis_entitlement(
    cover: str, *, listed: bool
) -> None:
    given = {"age": CHILD, "basis_entitlement": listed, "supplementary": cover, **WITH_MODULE}
    assert who_pays(**given) == [(1, None, MODULE)]
    assert claims(**given) == [("990", "Z", "009")]
    assert standings(**given) == ["position"]


def test_a_listed_adult_without_the_module_pays_20_sessions_without_a_code() -> None:
    given = {"basis_entitlement": True, "referral": True}
    assert who_pays(**given) == [(1, 20, PERSON), (21, None, BASIC)]
    assert claims(**given)[0] is None
    assert standings(**given) == ["source", "source"]


@pytest.mark.parametrize("referral", [True, False])
def test_an_adult_without_module_or_entitlement_pays_every_session_without_a_code(
    *, referral: bool
) -> None:
    assert who_pays(referral=referral) == ALWAYS_PERSON
    assert claims(referral=referral) == [None]
    assert standings(referral=referral) == ["source"]


@pytest.mark.parametrize("age", [CHILD, 52])
@pytest.mark.parametrize("module", [True, False])
def test_with_an_entitlement_but_no_referral_the_person_pays_every_session(
    age: int, *, module: bool
) -> None:
    given = {"age": age, "basis_entitlement": True, "basis_plus_module": module}
    given["plus_practice"] = True
    assert who_pays(**given) == ALWAYS_PERSON
    assert claims(**given) == [None]
    assert standings(**given) == ["position"]


def test_the_basic_insurance_pays_a_listed_child_from_the_first_session_without_a_code() -> None:
    given = {"age": CHILD, "basis_entitlement": True, "referral": True}
    assert who_pays(**given) == [(1, None, BASIC)]
    assert claims(**given) == [None]
    assert standings(**given) == ["law"]


@pytest.mark.parametrize("referral", [True, False])
def test_the_basic_insurance_pays_a_child_who_is_not_listed_18_sessions_without_a_code(
    *, referral: bool
) -> None:
    given = {"age": CHILD, "referral": referral}
    assert who_pays(**given) == [(1, 18, BASIC), (19, None, PERSON)]
    assert claims(**given) == [None, None]
    assert standings(**given) == ["law", "law"]


FALLS_TO_THE_PERSON: Final[list[tuple[dict[str, Any], Payers]]] = [
    ({"basis_entitlement": True, "referral": True}, [(1, 5, SUPPLEMENTARY), (6, 20, PERSON)]),
    ({}, [(1, 5, SUPPLEMENTARY), (6, None, PERSON)]),
    ({"basis_entitlement": True}, [(1, 5, SUPPLEMENTARY), (6, None, PERSON)]),
    ({"age": CHILD}, [(1, 18, BASIC), (19, 23, SUPPLEMENTARY), (24, None, PERSON)]),
    (
        {"age": CHILD, "basis_entitlement": True},
        [(1, 5, SUPPLEMENTARY), (6, None, PERSON)],
    ),
]


@pytest.mark.parametrize("supplementary", ["with-aftercare", "without-aftercare"])
@pytest.mark.parametrize(("given", "payers"), FALLS_TO_THE_PERSON)
def test_supplementary_sessions_go_first_one_by_one_where_the_person_would_pay(
    supplementary: str, given: dict[str, Any], payers: Payers
) -> None:
    insured = given | {"supplementary": supplementary, "supplementary_sessions": 5}
    found = who_pays(**insured)
    assert found[: len(payers)] == payers
    place = [payer for *_, payer in found].index(SUPPLEMENTARY)
    assert claims(**insured)[place] is None
    assert standings(**insured)[place] == "position"


@pytest.mark.parametrize(("left", "border"), [(19, 19), (20, 20), (21, 20), (999, 20)])
def test_of_a_listed_adult_supplementary_sessions_pay_20_at_most(left: int, border: int) -> None:
    given = {"basis_entitlement": True, "referral": True, "supplementary": "without-aftercare"}
    payers = who_pays(**given, supplementary_sessions=left)
    assert payers[0] == (1, border, SUPPLEMENTARY)
    assert payers[-1] == (21, None, BASIC)


def test_with_no_supplementary_sessions_left_the_person_pays() -> None:
    assert who_pays(supplementary="without-aftercare", supplementary_sessions=0) == ALWAYS_PERSON


def test_an_unknown_number_of_supplementary_sessions_runs_to_the_end_of_its_stretch() -> None:
    given = situation(
        basis_entitlement=True, referral=True, supplementary="without-aftercare", sessions_had=7
    )
    assessment = assess(given)
    (plan,) = assessment.plans
    assert [(b.first, b.last, b.payer, b.limit_unknown) for b in plan.blocks] == [
        (8, 20, SUPPLEMENTARY, True),
        (21, None, BASIC, False),
    ]
    assert assessment.open_questions == ("supplementary_sessions",)


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("left", [None, 0, 1, 27])
def test_while_the_module_pays_supplementary_sessions_stay_untouched(
    left: int | None, *, listed: bool
) -> None:
    given = {"supplementary": "without-aftercare", "basis_entitlement": listed, **WITH_MODULE}
    payers = who_pays(**given, supplementary_sessions=left)
    assert SUPPLEMENTARY not in {payer for *_, payer in payers}


@pytest.mark.parametrize("missing", ["referral", "plus_practice"])
@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("age", [CHILD, 52])
def test_the_module_pays_nothing_without_a_referral_or_a_plus_practice(
    missing: str, age: int, *, listed: bool
) -> None:
    given = {"age": age, "basis_entitlement": listed, **WITH_MODULE, missing: False}
    assert MODULE not in {payer for *_, payer in who_pays(**given)}
    assert {missing: False} in why_not(situation(**given), "module-pays")


def test_csi_001_is_never_paid_by_the_module_and_list_990_always_carries_z() -> None:
    for age, listed, cover in product((CHILD, 52), (True, False), Supplementary):
        given = {"age": age, "basis_entitlement": listed, "supplementary": cover}
        (plan,) = assess(situation(**given, **WITH_MODULE)).plans
        for block in plan.blocks:
            assert block.claim is not None
            assert (block.payer == MODULE) == (block.claim.code_list == "990")
            assert (block.claim.suffix == "Z") == (block.claim.code_list == "990")
            assert (block.claim.csi == "001") == (block.payer == BASIC)


def test_no_number_is_a_maximum_on_the_module() -> None:
    assert who_pays(**WITH_MODULE, sessions_had=999) == [(1000, None, MODULE)]


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("age", [CHILD, 52])
def test_the_module_and_a_supplementary_cover_together_are_one_cover(
    age: int, *, listed: bool
) -> None:
    given = {"age": age, "basis_entitlement": listed, **AT_A_PLUS_PRACTICE}
    together = given | {"supplementary": "with-aftercare", "basis_plus_module": True}
    alone = given | {"supplementary": "with-aftercare"}
    assert assess(situation(**together)).plans == assess(situation(**alone)).plans


def test_session_20_is_on_the_side_of_the_module_and_21_of_the_basic_insurance() -> None:
    given = {"basis_entitlement": True, **WITH_MODULE}
    assert who_pays(**given, sessions_had=19)[0] == (20, 20, MODULE)
    assert who_pays(**given, sessions_had=20)[0] == (21, None, BASIC)


def test_session_18_of_a_child_is_on_the_side_of_the_basic_insurance_and_19_is_not() -> None:
    assert who_pays(age=CHILD, sessions_had=17)[0] == (18, 18, BASIC)
    assert who_pays(age=CHILD, sessions_had=18)[0] == (19, None, PERSON)
