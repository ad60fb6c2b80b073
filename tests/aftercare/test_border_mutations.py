"""A border between two rules, shifted so that every case still has one rule, is found."""

from collections import Counter

import pytest

from tests.aftercare import mutations
from tests.aftercare.mutations import FAR, REMARK_IDS, RIGHT, RULE_IDS, Verdict

pytestmark = pytest.mark.long

OF_EVERYBODY = {"told-by-the-national-list", "conditions-of-that-year-not-known"}
"""Remarks that are made whoever it is, and so cannot be made of more."""


@pytest.mark.parametrize("giver", RULE_IDS)
def test_cases_moved_to_a_rule_that_borders_on_them_are_found(giver: str) -> None:
    verdicts: Counter[Verdict] = Counter()
    for taker, document in mutations.moved_slices(giver):
        verdict = mutations.verdict(document)
        assert verdict is not Verdict.UNSEEN, taker
        verdicts[verdict] += 1
    # Loading refuses a move that leaves a term behind which says nothing any more, and one
    # that makes an insurance pay with no session left. Enough are left for the rule tests.
    assert verdicts[Verdict.FOUND] >= 2


def test_every_rule_is_once_handed_cases_of_another() -> None:
    takers = {taker for giver in RULE_IDS for taker, _ in mutations.moved_slices(giver)}
    assert takers == set(RULE_IDS)


@pytest.mark.parametrize(
    ("giver", "taker"),
    [
        ("adult-listed-module-first", "adult-listed-basic-insurance-after"),
        ("adult-listed-basic-insurance-after", "adult-listed-module-first"),
        ("child-unlisted-basic-insurance-first", "child-module-all"),
        ("child-unlisted-person-after", "supplementary-sessions-first"),
        ("child-module-all", "adult-unlisted-module-all"),
    ],
)
def test_the_borders_of_sessions_age_and_cover_are_among_them(giver: str, taker: str) -> None:
    assert taker in {other for other, _ in mutations.moved_slices(giver)}


def test_a_value_that_one_rule_hands_to_another_by_an_edit_of_both_is_found() -> None:
    shifted = list(mutations.shifted_borders())
    assert shifted
    for giver, taker, document in shifted:
        assert mutations.verdict(document) is Verdict.FOUND, (giver, taker)


def test_a_named_condition_with_another_term_or_value_is_found() -> None:
    tried = set()
    for name, document in mutations.other_conditions():
        verdict = mutations.verdict(document)
        assert verdict is not Verdict.UNSEEN, document["conditions"][name]["when"]
        tried.add(name)
    assert tried == set(mutations.RIGHT["conditions"])


@pytest.mark.parametrize("remark_id", REMARK_IDS)
def test_a_remark_that_is_made_too_often_is_found(remark_id: str) -> None:
    verdicts = [mutations.verdict(document) for document in mutations.other_remarks(remark_id)]
    assert verdicts or remark_id in OF_EVERYBODY
    assert Verdict.UNSEEN not in verdicts


SHIFTED = dict(mutations.shifted_in_time())


@pytest.mark.parametrize("shift", SHIFTED)
def test_what_begins_or_ends_a_day_sooner_or_later_or_at_all_is_found(shift: str) -> None:
    assert mutations.verdict(SHIFTED[shift], [FAR]) is not Verdict.UNSEEN


def test_everything_that_is_said_is_shifted_in_time() -> None:
    held = [*RULE_IDS, *REMARK_IDS, *RIGHT["conditions"], *RIGHT["limits"]]
    shifted = [shift.split()[1] for shift in SHIFTED]
    assert all(shifted.count(name) >= 2 for name in held)
    begins = {shift.split()[1] for shift in SHIFTED if "'from': None" in shift}
    assert {"own-risk-400-named-for-2027", "own-risk-on-your-policy"} <= begins
