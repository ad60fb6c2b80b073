"""The sessions to come while several plans are possible: what is certain, what may be."""

from collections.abc import Sequence
from itertools import groupby, zip_longest
from operator import itemgetter

from pydantic import BaseModel, ConfigDict

from calculator import decision
from calculator.aftercare.plan import Block, Plan
from calculator.aftercare.rules import ClaimCodes, Payer


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


class Way(BaseModel):
    """How sessions may be paid and claimed.

    Attributes:
        payer: Who pays.
        claim: The codes to claim with; None where the sources give none.
        limit_unknown: Whether the payer may stop earlier, see `Block`.
    """

    model_config = ConfigDict(frozen=True)

    payer: Payer
    claim: ClaimCodes | None
    limit_unknown: bool


class Stretch(BaseModel):
    """Sessions in a row with every way in which they may be paid and claimed, and why.

    Attributes:
        first: The first session.
        last: The last session; None where there is no end.
        ways: Every way; one where that is certain.
        reasons: The reasons of all ways.
    """

    model_config = ConfigDict(frozen=True)

    first: int
    last: int | None
    ways: tuple[Way, ...]
    reasons: tuple[decision.Reason, ...]

    @property
    def standing(self) -> decision.Standing:
        """How firm the ground is under who pays: that of its weakest reason."""
        return decision.weakest(reason.standing for reason in self.reasons)


def stretches(plans: Sequence[Plan]) -> tuple[Stretch, ...]:
    """Return the sessions to come, cut where who pays, the codes or the reasons change.

    Args:
        plans: Plans that start at the same session. Without plans there are no stretches.
    """
    starts = sorted({block.first for plan in plans for block in plan.blocks})
    how = [(start, _how([_block_at(plan, start) for plan in plans])) for start in starts]
    runs = [next(run) for _, run in groupby(how, key=itemgetter(1))]
    lasts = [first - 1 for first, _ in runs[1:]]
    return tuple(
        Stretch(first=first, last=last, ways=ways, reasons=reasons)
        for (first, (ways, reasons)), last in zip_longest(runs, lasts)
    )


def _how(blocks: Sequence[Block]) -> tuple[tuple[Way, ...], tuple[decision.Reason, ...]]:
    ways = {
        Way(payer=block.payer, claim=block.claim, limit_unknown=block.limit_unknown)
        for block in blocks
    }
    reasons = {reason.rule: reason for block in blocks for reason in block.reasons}
    order = list(Payer)
    in_order = sorted(ways, key=lambda way: (order.index(way.payer), str(way.claim)))
    return tuple(in_order), tuple(reasons.values())


def prospects(plans: Sequence[Plan]) -> tuple[Prospect, ...]:
    """Return who may pay the sessions to come when each of `plans` is possible.

    Args:
        plans: Plans that start at the same session. Without plans there are no prospects.
    """
    runs = [(who, list(run)) for who, run in groupby(stretches(plans), key=_who)]
    return tuple(
        Prospect(first=run[0].first, last=run[-1].last, payers=payers, limit_unknown=limit_unknown)
        for (payers, limit_unknown), run in runs
    )


def _who(stretch: Stretch) -> tuple[tuple[Payer, ...], bool]:
    payers = {way.payer for way in stretch.ways}
    return tuple(p for p in Payer if p in payers), any(way.limit_unknown for way in stretch.ways)


def _block_at(plan: Plan, session: int) -> Block:
    return next(block for block in plan.blocks if block.last is None or session <= block.last)
