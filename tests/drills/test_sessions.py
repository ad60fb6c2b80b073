"""The numbers of sessions that are told follow the limits; no session is of a kind not there."""

from typing import Final

import pytest

from calculator import aftercare, claims
from calculator.aftercare import Limits, Session
from calculator.drills import SUBJECTS
from calculator.drills.aftercare.generator import numbers_at_edges, numbers_had
from tests.drills import every

BOTH: Final = Session.WITHIN_BOTH
ADULTS: Final = Session.WITHIN_ADULTS_ONLY
CHILDREN: Final = Session.WITHIN_CHILDRENS_ONLY
PAST: Final = Session.PAST_BOTH


def kind_of(session: int, adults: int, children: int) -> Session:
    """Return where a session is, seen from both limits."""
    if session <= adults:
        return BOTH if session <= children else ADULTS
    return CHILDREN if session <= children else PAST


def test_todays_numbers() -> None:
    assert numbers_had(aftercare.limits()) == {
        BOTH: {0, 5, 12},
        ADULTS: {0, 18, 19},
        PAST: {0, 20, 24},
    }
    edges = [(17, BOTH), (18, ADULTS), (19, ADULTS), (20, PAST)]
    assert list(numbers_at_edges(aftercare.limits())) == edges


@pytest.mark.parametrize("children", [1, 2, 9, 17, 18, 20, 24])
@pytest.mark.parametrize("adults", [1, 9, 18, 19, 20, 30])
def test_with_other_limits_the_numbers_are_others(adults: int, children: int) -> None:
    limits = Limits(adults=adults, children=children)
    kinds = {kind_of(session, adults, children) for session in range(1, 100)}
    had = numbers_had(limits)
    assert had.keys() == kinds
    for kind, numbers in had.items():
        assert 0 in numbers
        for number in numbers:
            to_come = {kind_of(session, adults, children) for session in range(number + 1, 100)}
            assert kind in to_come
            # Whoever has had as many as the lower limit goes on with such a session.
            if number and kind is not BOTH:
                assert kind_of(number + 1, adults, children) is kind
    lasts = {adults, children}
    expected = {had for last in lasts for had in (last - 1, last)}
    assert [number for number, _ in numbers_at_edges(limits)] == sorted(expected)
    for number, kind in numbers_at_edges(limits):
        assert kind_of(number + 1, adults, children) is kind


@pytest.mark.parametrize("rule", every.AFTERCARE_RULES)
def test_no_drill_is_about_a_session_that_there_is_not(rule: str) -> None:
    there_is_none = aftercare.ONE_SESSION.having("session", CHILDREN)
    for focus in SUBJECTS[every.AFTERCARE].focuses(rule):
        assert focus.cases, focus.name
        assert not focus.cases & there_is_none, focus.name
        assert CHILDREN not in focus.name


def test_a_licence_is_told_of_no_care_that_needs_none() -> None:
    for drill in every.all_drills(every.CLAIMS):
        assert isinstance(drill.facts, claims.Claim)
        if drill.facts.licence is not None:
            assert drill.facts.care_kind == "licensed", drill.id
