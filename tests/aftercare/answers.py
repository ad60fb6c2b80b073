"""Situations for the calculator, and its answers in the plain form of `expected`."""

from typing import Any

from calculator.aftercare import Assessment, Block, Situation
from tests.aftercare import expected
from tests.aftercare.expected import Person


def situation(
    person: Person, sessions: int | None = None, sessions_had: int | None = None
) -> Situation:
    """Return the situation of a person who knows everything but perhaps the counts."""
    return Situation.model_validate(
        person._asdict() | {"supplementary_sessions": sessions, "sessions_had": sessions_had}
    )


def codes(block: Block) -> expected.Codes | None:
    """Return the claim of a block as a triple."""
    claim = block.claim
    return None if claim is None else (claim.code_list, claim.suffix, claim.csi)


def blocks(assessment: Assessment) -> list[tuple[expected.Block, ...]]:
    """Return every plan of an answer, with the rules behind each block."""
    return [
        tuple(
            expected.Block(
                block.first,
                block.last,
                block.payer.value,
                codes(block),
                block.limit_unknown,
                frozenset((reason.rule, reason.standing.value) for reason in block.reasons),
            )
            for block in plan.blocks
        )
        for plan in assessment.plans
    ]


def who_pays(assessment: Assessment) -> list[tuple[tuple[int, int | None, str], ...]]:
    """Return every plan of an answer as sessions and payers, cut only where the payer changes."""
    found = []
    for plan in assessment.plans:
        joined: list[tuple[int, int | None, str]] = []
        for block in plan.blocks:
            if joined and joined[-1][2] == block.payer.value:
                joined[-1] = (joined[-1][0], block.last, block.payer.value)
            else:
                joined.append((block.first, block.last, block.payer.value))
        found.append(tuple(joined))
    return found


def person(**given: Any) -> Person:
    """Return an adult after cancer without any insurance, practice or referral, or as given."""
    plain = Person(
        indication="oncology",
        treatment_need="current",
        age=52,
        basis_plus_module=False,
        supplementary="none",
        basis_entitlement=False,
        plus_practice=False,
        referral=False,
    )
    return plain._replace(**given)
