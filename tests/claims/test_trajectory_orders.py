"""A whole trajectory in every order of its claims: what stands where changes no answer."""

from itertools import permutations
from typing import Final

import pytest

from calculator.claims import assess_all
from tests.claims.lists import (
    CONSULT,
    FOLLOW_UP,
    INTERNAL,
    OWN_ANEW,
    Row,
    beginning,
    by_id,
    rules,
)

TRAJECTORY: Final[tuple[Row, ...]] = (
    beginning("01", "A1", claim_id="initial"),
    FOLLOW_UP | {"claim_id": "follow-up", "trajectory_number": "A1"},
    CONSULT
    | {
        "claim_id": "consult",
        "trajectory_number": "A2",
        "referring_trajectory_number": "A1",
        "started_while_contracted": False,
    },
    FOLLOW_UP
    | {"claim_id": "stranger", "trajectory_number": "A2", "started_while_contracted": False},
    FOLLOW_UP | {"claim_id": "no-number", "trajectory_number": ""},
    INTERNAL
    | {
        "claim_id": "contracted",
        "referring_trajectory_number": "B1",
        "started_while_contracted": True,
    },
)
ANEW: Final[Row] = OWN_ANEW | {
    "claim_id": "anew",
    "trajectory_number": "A1",
    "started_while_contracted": True,
}
CERTAIN: Final = {
    "initial": {"emergency-full"},
    "follow-up": {"follow-up-full"},
    "consult": {"internal-referral-full"},
    "no-number": {"own-number-missing-contact"},
    "contracted": {"begun-while-contracted-full"},
}
RIGHT: Final = {
    True: CERTAIN | {"stranger": {"no-exception-reduced"}},
    False: CERTAIN | {"stranger": {"follow-up-full", "no-exception-reduced"}},
}


either = pytest.mark.parametrize("complete", [True, False])


@either
def test_a_trajectory_has_the_same_answers_in_every_order(
    complete: bool,  # noqa: FBT001
) -> None:
    orders = 0
    for rows in permutations(TRAJECTORY):
        found = assess_all(rows, complete=complete)
        assert [each.claim_id for each in found] == [row["claim_id"] for row in rows]
        assert {each.claim_id: rules(each) for each in found} == RIGHT[complete]
        orders += 1
    assert orders == 720


@either
def test_an_own_patient_anew_goes_by_the_beginning_wherever_it_stands(
    complete: bool,  # noqa: FBT001
) -> None:
    for rows in permutations((ANEW, *TRAJECTORY[:3])):
        found = by_id(rows, complete=complete)
        assert rules(found["anew"]) == {"own-patient-same-trajectory-full"}
        assert rules(found["follow-up"]) == {"follow-up-full"}


@either
def test_without_its_beginning_a_trajectory_has_no_exception(
    complete: bool,  # noqa: FBT001
) -> None:
    maybe = set() if complete else {"follow-up-full"}
    for rows in permutations((ANEW, *TRAJECTORY[1:4])):
        found = by_id(rows, complete=complete)
        assert rules(found["follow-up"]) == (
            {"begun-while-contracted-full", "no-exception-reduced"} | maybe
        )
        assert rules(found["anew"]) == {"own-patient-contracted-undecided"}
        assert rules(found["stranger"]) == {"no-exception-reduced"} | maybe
