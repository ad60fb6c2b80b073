"""The description of the domain, sentence by sentence."""

from itertools import product
from typing import Any, Final

import pytest

from calculator import claims
from calculator.claims import ORDER, Claim, Payment, assess
from tests.claims import answers, expected
from tests.claims.answers import plain

CARE_TYPES: Final = ("11", "13", "21", "other")
ACTIVITIES: Final = ("190015", "190016", "none")
TRAJECTORIES: Final = ("initial-01-03-06", "started-while-contracted", "no-match", "missing")


def paid(**given: Any) -> tuple[str, str]:
    """Return what the plain claim, but for what is given, is paid at, and the standing."""
    found = plain(**given)
    return found.payment, found.standing


def whatever(*fields: str) -> list[dict[str, Any]]:
    """Return every mixture of values of some fields."""
    return [
        dict(zip(fields, values, strict=True))
        for values in product(*(expected.VALUES[field] for field in fields))
    ]


def check_always(right: tuple[str, str], given: dict[str, Any], *free: str) -> None:
    for rest in whatever(*free):
        assert paid(**given, **rest) == right, rest


# ---------------------------------------------------------------- facts that decide


def test_the_questions_come_in_the_order_of_the_domain() -> None:
    assert ORDER == (
        "selective_policy",
        "hospital_selected",
        "care_kind",
        "licence",
        "referral_type",
        "care_type",
        "acute_activity",
        "first_trajectory",
    )


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (claims.CareKind, expected.VALUES["care_kind"]),
        (claims.ReferralType, expected.VALUES["referral_type"]),
        (claims.CareType, expected.VALUES["care_type"]),
        (claims.AcuteActivity, expected.VALUES["acute_activity"]),
        (claims.FirstTrajectory, expected.VALUES["first_trajectory"]),
    ],
)
def test_a_field_has_the_values_of_the_domain_in_its_order(
    kind: Any, values: tuple[str, ...]
) -> None:
    assert tuple(member.value for member in kind) == values


def test_the_percentages_stand_with_100_and_75_only() -> None:
    shares = {(outcome.payment.value, outcome.percentage) for outcome in assess(Claim()).outcomes}
    assert shares == {
        ("full", 100),
        ("reduced", 75),
        ("contact", None),
        ("undecided", None),
        ("do-not-claim", None),
        ("not-applicable", None),
    }
    assert len(Payment) == 6


# ---------------------------------------------------------------- rules


def test_without_a_selective_policy_these_rules_do_not_apply() -> None:
    check_always(
        ("not-applicable", "source"),
        {"selective_policy": False},
        "hospital_selected",
        "care_kind",
        "licence",
        "referral_type",
        "care_type",
    )


def test_a_selected_hospital_is_paid_in_full_by_our_reading() -> None:
    for kind, licence in product(expected.VALUES["care_kind"], (True, False)):
        if (kind, licence) != ("licensed", False):
            check_always(
                ("full", "position"),
                {"hospital_selected": True, "care_kind": kind, "licence": licence},
                "referral_type",
                "care_type",
            )


def test_licensed_care_without_a_licence_is_not_claimed_in_a_selected_hospital_either() -> None:
    given = {"hospital_selected": True, "care_kind": "licensed", "licence": False}
    free = ("referral_type", "care_type", "acute_activity", "first_trajectory")
    check_always(("do-not-claim", "source"), given, *free)
    assert plain(**given).rule == "licensed-without-licence"


@pytest.mark.parametrize("kind", ["mental-health", "non-dbc", "pregnancy", "bowel-screening"])
def test_some_kinds_of_care_are_paid_in_full_whatever_the_referral(kind: str) -> None:
    check_always(
        ("full", "source"), {"care_kind": kind}, "referral_type", "acute_activity", "licence"
    )


@pytest.mark.parametrize(("licence", "payment"), [(True, "full"), (False, "do-not-claim")])
def test_licensed_care_is_paid_in_full_with_the_licence_and_not_claimed_without(
    licence: bool,  # noqa: FBT001
    payment: str,
) -> None:
    given = {"care_kind": "licensed", "licence": licence}
    check_always((payment, "source"), given, "referral_type", "acute_activity", "care_type")


@pytest.mark.parametrize("referral_type", ["01", "03", "06"])
def test_urgent_care_and_a_tertiary_referral_are_paid_in_full(referral_type: str) -> None:
    given = {"referral_type": referral_type}
    check_always(
        ("full", "source"), given, "care_type", "acute_activity", "first_trajectory", "licence"
    )


@pytest.mark.parametrize(
    ("activity", "right"),
    [
        ("190016", ("full", "source")),
        ("190015", ("full", "position")),
        ("none", ("reduced", "source")),
    ],
)
def test_type_04_is_paid_in_full_with_an_acute_activity_and_reduced_without(
    activity: str, right: tuple[str, str]
) -> None:
    given = {"referral_type": "04", "acute_activity": activity}
    check_always(right, given, "care_type", "first_trajectory")


@pytest.mark.parametrize(
    ("activity", "right"),
    [
        ("190016", ("full", "source")),
        ("190015", ("undecided", "position")),
        ("none", ("undecided", "position")),
    ],
)
def test_type_08_is_paid_in_full_with_190016_and_otherwise_undecided(
    activity: str, right: tuple[str, str]
) -> None:
    given = {"referral_type": "08", "acute_activity": activity}
    check_always(right, given, "care_type", "first_trajectory")


def test_type_02_is_undecided() -> None:
    check_always(
        ("undecided", "position"),
        {"referral_type": "02"},
        "care_type",
        "acute_activity",
        "first_trajectory",
    )


PAIRS: Final = (("07", "21"), ("05", "11"), ("05", "13"))


@pytest.mark.parametrize(("referral_type", "care_type"), PAIRS)
@pytest.mark.parametrize("trajectory", ["initial-01-03-06", "started-while-contracted"])
def test_what_goes_on_from_an_exception_or_from_a_contract_is_paid_in_full(
    referral_type: str, care_type: str, trajectory: str
) -> None:
    given = {
        "referral_type": referral_type,
        "care_type": care_type,
        "first_trajectory": trajectory,
    }
    check_always(("full", "source"), given, "acute_activity")


def test_an_own_patient_anew_is_paid_in_full_where_the_number_leads_to_an_exception() -> None:
    given = {"referral_type": "07", "care_type": "11", "first_trajectory": "initial-01-03-06"}
    check_always(("full", "source"), given, "acute_activity")


def test_an_own_patient_anew_is_undecided_where_the_care_began_under_contract() -> None:
    given = {
        "referral_type": "07",
        "care_type": "11",
        "first_trajectory": "started-while-contracted",
    }
    check_always(("undecided", "position"), given, "acute_activity")


@pytest.mark.parametrize("care_type", ["11", "13"])
def test_a_missing_referring_number_is_asked_for(care_type: str) -> None:
    given = {"referral_type": "05", "care_type": care_type, "first_trajectory": "missing"}
    check_always(("contact", "source"), given, "acute_activity")


@pytest.mark.parametrize("care_type", ["11", "21"])
def test_a_missing_own_number_is_asked_for_by_our_reading(care_type: str) -> None:
    given = {"referral_type": "07", "care_type": care_type, "first_trajectory": "missing"}
    check_always(("contact", "position"), given, "acute_activity")


@pytest.mark.parametrize(("referral_type", "care_type"), [*PAIRS, ("07", "11")])
def test_a_number_that_leads_to_no_exception_is_paid_reduced_by_our_reading(
    referral_type: str, care_type: str
) -> None:
    given = {
        "referral_type": referral_type,
        "care_type": care_type,
        "first_trajectory": "no-match",
    }
    check_always(("reduced", "position"), given, "acute_activity")


@pytest.mark.parametrize(
    ("referral_type", "care_type"),
    [("05", "21"), ("05", "other"), ("07", "13"), ("07", "other")],
)
def test_any_other_pair_with_05_or_07_is_undecided(referral_type: str, care_type: str) -> None:
    given = {"referral_type": referral_type, "care_type": care_type}
    check_always(("undecided", "position"), given, "acute_activity", "first_trajectory")


def test_only_the_first_match_in_the_order_of_the_domain_counts() -> None:
    """Each condition outside wins over everything after it."""
    assert paid(selective_policy=False, hospital_selected=True)[0] == "not-applicable"
    told = {"hospital_selected": True, "care_kind": "licensed"}
    assert paid(**told, licence=False)[0] == "do-not-claim"
    assert paid(**told, licence=True)[0] == "full"
    assert paid(care_kind="pregnancy", referral_type="02")[0] == "full"
    assert paid(care_kind="licensed", licence=False, referral_type="01")[0] == "do-not-claim"


# ---------------------------------------------------------------- questions and answers


def test_what_does_not_matter_is_not_asked() -> None:
    assert assess(Claim(selective_policy=False)).decided
    known: dict[str, Any] = {"selective_policy": True, "hospital_selected": False}
    for kind in ("mental-health", "non-dbc", "pregnancy", "bowel-screening"):
        assert assess(Claim.model_validate(known | {"care_kind": kind})).decided
    licensed = assess(Claim.model_validate(known | {"care_kind": "licensed"}))
    assert licensed.open_questions == ("licence",)


def test_of_a_selected_hospital_the_kind_of_care_and_the_licence_are_asked_and_no_more() -> None:
    selected = Claim(selective_policy=True, hospital_selected=True)
    assert assess(selected).open_questions == ("care_kind", "licence")
    assert answers.payments(assess(selected)) == ["do-not-claim", "full"]
    for kind in claims.CareKind:
        asked = assess(selected.model_copy(update={"care_kind": kind})).open_questions
        assert asked == (("licence",) if kind == "licensed" else ())
    assert assess(selected.model_copy(update={"licence": True})).decided
    unlicensed = assess(selected.model_copy(update={"licence": False}))
    assert unlicensed.open_questions == ("care_kind",)


def test_a_code_that_tells_the_kind_leaves_nothing_to_ask_of_a_selected_hospital() -> None:
    known = {"selective_policy": True, "hospital_selected": True, "product_code": "990516011"}
    assessment = assess(Claim.model_validate(known))
    assert assessment.decided
    assert answers.payments(assessment) == ["full"]


@pytest.mark.parametrize(
    ("referral_type", "still_open"),
    [
        ("01", ()),
        ("02", ()),
        ("03", ()),
        ("04", ("acute_activity",)),
        ("05", ("care_type", "first_trajectory")),
        ("06", ()),
        ("07", ("care_type", "first_trajectory")),
        ("08", ("acute_activity",)),
    ],
)
def test_after_the_referral_type_only_what_still_matters_is_asked(
    referral_type: str, still_open: tuple[str, ...]
) -> None:
    given = {
        "selective_policy": True,
        "hospital_selected": False,
        "care_kind": "other",
        "referral_type": referral_type,
    }
    assert assess(Claim.model_validate(given)).open_questions == still_open


def test_two_reasons_for_one_payment_are_one_outcome() -> None:
    given = answers.PLAIN._asdict() | {"referral_type": None, "acute_activity": "190016"}
    outcomes = assess(Claim.model_validate(given)).outcomes
    (full,) = [outcome for outcome in outcomes if outcome.payment == "full"]
    assert {reason.rule for reason in full.reasons} == {
        "emergency-full",
        "tertiary-referral-full",
        "first-line-urgent-elsewhere-full",
        "first-line-without-code-urgent-full",
    }


def test_answering_each_question_leads_every_claim_to_the_right_payment() -> None:
    for case in list(expected.cases())[::97]:
        known, told = case._asdict(), dict[str, Any]()
        while (shown := claims.interview(told)).questions[-1] not in told:
            assert list(shown.questions) == sorted(shown.questions, key=ORDER.index)
            told[shown.questions[-1]] = known[shown.questions[-1]]
        assessment = assess(shown.facts)
        assert assessment.decided
        right = expected.answer(case)
        (outcome,) = assessment.outcomes
        assert (outcome.payment.value, outcome.percentage) == (right.payment, right.percentage)


def test_a_code_that_tells_the_kind_spares_the_question() -> None:
    told = {"selective_policy": True, "hospital_selected": False, "product_code": "990516011"}
    shown = claims.interview(told)
    assert "care_kind" not in shown.questions
    assert answers.payments(assess(shown.facts)) == ["full"]


def test_an_answer_that_was_given_stays_and_counts_when_a_code_settles_the_rest() -> None:
    told = {"selective_policy": True, "hospital_selected": False, "care_kind": "pregnancy"}
    shown = claims.interview(told | {"product_code": "150101001"})
    assert shown.questions == tuple(told)
    rules = {r.rule for outcome in assess(shown.facts).outcomes for r in outcome.reasons}
    assert rules == {"pregnancy-full"}
    only_code = claims.interview({"hospital_selected": False, "product_code": "150101001"})
    assert only_code.questions == ("selective_policy",)


def test_a_declined_question_stays_and_the_next_follows() -> None:
    shown = claims.interview({}, declined=["selective_policy"])
    assert shown.questions == ("selective_policy", "hospital_selected")
