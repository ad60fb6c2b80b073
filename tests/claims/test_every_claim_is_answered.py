"""Every function that is offered answers for every claim, whatever is told of it."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from calculator import claims
from calculator.claims import Claim, ListedClaim
from tests.claims import expected

TRIED: Final = {
    *("alternatives", "assess", "assess_all", "assess_each", "interview", "remarks", "table"),
}
STEP: Final = 503
"""One of so many is tried: a prime, so that every answer meets every other."""
NUMBERS: Final[tuple[dict[str, object], ...]] = (
    {},
    {"trajectory_number": "", "started_while_contracted": True},
    {"claim_id": "a", "trajectory_number": "N", "referring_trajectory_number": "N"},
)


def partial_claims() -> Iterator[dict[str, object]]:
    """Yield claims of which each fact is known or not."""
    options = [(None, *values) for values in expected.VALUES.values()]
    for known in list(product(*options))[::STEP]:
        yield dict(zip(expected.VALUES, known, strict=True))


PARTIAL: Final = ({}, *partial_claims())


def test_every_function_that_is_offered_is_tried_here() -> None:
    assert {name for name in claims.__all__ if name.islower()} == TRIED


def test_every_claim_is_answered_by_every_function() -> None:
    assert claims.table().rules
    for told in PARTIAL:
        claim = Claim.model_validate(told)
        assert claims.assess(claim).outcomes
        claims.remarks(claim)
        claims.alternatives(claim)
        shown = claims.interview(told, [field for field in told if told[field] is None])
        assert set(shown.questions) <= set(claims.ORDER)


def test_a_claim_of_a_list_is_answered_by_itself_as_the_same_claim_outside_it() -> None:
    for place, told in enumerate(PARTIAL):
        claim = Claim.model_validate(told)
        listed = ListedClaim.model_validate(told | NUMBERS[place % len(NUMBERS)])
        assert claims.assess(listed) == claims.assess(claim)
        assert claims.remarks(listed) == claims.remarks(claim)
        assert claims.alternatives(listed) == claims.alternatives(claim)


def test_every_claim_of_a_list_is_answered_and_so_is_a_list_of_none() -> None:
    assert claims.assess_all([]) == ()
    rows = [told | NUMBERS[place % len(NUMBERS)] for place, told in enumerate(PARTIAL)]
    for complete in (True, False):
        for row in rows:
            (found,) = claims.assess_all([row], complete=complete)
            assert [*claims.assess_each([row], complete=complete)] == [found]
            assert found.assessment
            assert found.assessment.outcomes
