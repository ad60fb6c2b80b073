"""A border between two rules, shifted so that every case still has one rule, is found."""

import pytest

from tests.aftercare.mutations import FAR, Verdict, shifted_in_time
from tests.claims import mutations
from tests.claims.expected_remarks import FAR_ONLY
from tests.claims.mutations import REMARK_IDS, RIGHT, RULE_IDS

pytestmark = pytest.mark.long


@pytest.mark.parametrize("giver", RULE_IDS)
def test_cases_moved_to_a_rule_that_borders_on_them_are_found(giver: str) -> None:
    verdicts = []
    for taker, document in mutations.moved_slices(giver):
        verdict = mutations.verdict(document)
        assert verdict is not Verdict.UNSEEN, taker
        verdicts.append(verdict)
    # Loading refuses a move that leaves behind a term which says nothing any more.
    assert verdicts.count(Verdict.FOUND) >= 2


def test_every_rule_is_once_handed_cases_of_another() -> None:
    takers = {taker for giver in RULE_IDS for taker, _ in mutations.moved_slices(giver)}
    assert takers == set(RULE_IDS)


@pytest.mark.parametrize(
    ("giver", "taker"),
    [
        ("first-line-without-code-undecided", "first-line-without-code-urgent-full"),
        ("emergency-full", "self-referral-undecided"),
        ("emergency-full", "tertiary-referral-full"),
        ("no-exception-reduced", "other-pair-undecided"),
        ("begun-while-contracted-full", "own-patient-contracted-undecided"),
        ("other-pair-undecided", "internal-referral-full"),
        ("mental-health-full", "no-selective-policy"),
    ],
)
def test_the_borders_that_the_domain_draws_are_among_them(giver: str, taker: str) -> None:
    assert taker in {other for other, _ in mutations.moved_slices(giver)}


def test_a_value_that_one_rule_hands_to_another_by_an_edit_of_both_is_found() -> None:
    shifted = list(mutations.shifted_borders())
    assert ("emergency-full", "tertiary-referral-full") in {(g, t) for g, t, _ in shifted}
    assert len(shifted) >= 5
    for giver, taker, document in shifted:
        assert mutations.verdict(document) is Verdict.FOUND, (giver, taker)


@pytest.mark.parametrize("name", RIGHT["conditions"])
def test_a_named_condition_with_another_term_or_value_is_found(name: str) -> None:
    verdicts = [mutations.verdict(document) for document in mutations.other_conditions(name)]
    assert len(verdicts) >= 2
    assert Verdict.UNSEEN not in verdicts


@pytest.mark.parametrize("remark_id", REMARK_IDS)
def test_a_remark_that_is_made_too_often_or_too_seldom_is_found(remark_id: str) -> None:
    verdicts = [mutations.verdict(document) for document in mutations.other_remarks(remark_id)]
    assert verdicts or remark_id == FAR_ONLY  # which is made of every claim
    assert Verdict.UNSEEN not in verdicts


SHIFTED = dict(shifted_in_time(RIGHT))


@pytest.mark.parametrize("shift", SHIFTED)
def test_what_begins_or_ends_a_day_sooner_or_later_or_at_all_is_found(shift: str) -> None:
    assert mutations.verdict(SHIFTED[shift], [FAR]) is not Verdict.UNSEEN


def test_everything_that_is_said_is_shifted_in_time() -> None:
    shifted = [shift.split()[1] for shift in SHIFTED]
    for name in (*RULE_IDS, *REMARK_IDS, *RIGHT["conditions"]):
        # A day for what has none, or both ways and away for what has one, and the end.
        assert shifted.count(name) == (4 if name == "budget-policies-ended" else 2), name


def test_a_remark_that_begins_or_ends_otherwise_loads_and_is_told_from_the_right_one() -> None:
    for shift, document in SHIFTED.items():
        if shift.startswith("remark"):
            assert mutations.verdict(document, [FAR]) is Verdict.FOUND, shift
