"""What is already certain while several plans are possible."""

from collections.abc import Sequence
from itertools import groupby, zip_longest
from operator import itemgetter

from pydantic import BaseModel, ConfigDict

from calculator.aftercare.plan import Block, Plan
from calculator.aftercare.rules import Payer


class Prospect(BaseModel):
    """Sessions in a row with everyone who may turn out to pay them.

    Attributes:
        first: The first session.
        last: The last session; None where there is no end.
        payers: Who may pay, in the order of `Payer`; one where that is certain.
        limit_unknown: Whether a payer may stop earlier because it is unknown how many
            sessions the supplementary insurance has left.
    """

    model_config = ConfigDict(frozen=True)

    first: int
    last: int | None
    payers: tuple[Payer, ...]
    limit_unknown: bool


def prospects(plans: Sequence[Plan]) -> tuple[Prospect, ...]:
    """Return who may pay the sessions to come when each of `plans` is possible.

    Args:
        plans: Plans that start at the same session. Without plans there are no prospects.
    """
    starts = sorted({block.first for plan in plans for block in plan.blocks})
    who = [(start, _who([_block_at(plan, start) for plan in plans])) for start in starts]
    firsts = [next(run) for _, run in groupby(who, key=itemgetter(1))]
    lasts = [first - 1 for first, _ in firsts[1:]]
    return tuple(
        Prospect(first=first, last=last, payers=payers, limit_unknown=limit_unknown)
        for (first, (payers, limit_unknown)), last in zip_longest(firsts, lasts)
    )


def _block_at(plan: Plan, session: int) -> Block:
    return next(block for block in plan.blocks if block.last is None or session <= block.last)


def _who(blocks: Sequence[Block]) -> tuple[tuple[Payer, ...], bool]:
    payers = {block.payer for block in blocks}
    return tuple(p for p in Payer if p in payers), any(block.limit_unknown for block in blocks)
