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


class PaymentOption(BaseModel):
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


class CombinedBlock(BaseModel):
    """Sessions in a row with every way in which they may be paid and claimed, and why.

    Attributes:
        first: The first session.
        last: The last session; None where there is no end.
        options: Every way; one where that is certain.
        reasons: The reasons of all ways.
    """

    model_config = ConfigDict(frozen=True)

    first: int
    last: int | None
    options: tuple[PaymentOption, ...]
    reasons: tuple[decision.Reason, ...]

    @property
    def standing(self) -> decision.Standing:
        """How firm the ground is under who pays: that of its weakest reason."""
        return decision.weakest(reason.standing for reason in self.reasons)


def combine_plans(plans: Sequence[Plan]) -> tuple[CombinedBlock, ...]:
    """Return the sessions to come, cut where who pays, the codes or the reasons change.

    Args:
        plans: Plans that start at the same session. Without plans there are no blocks.
    """
    starts = sorted({block.first for plan in plans for block in plan.blocks})
    joined = [(start, _join([_block_at(plan, start) for plan in plans])) for start in starts]
    runs = [next(run) for _, run in groupby(joined, key=itemgetter(1))]
    lasts = [first - 1 for first, _ in runs[1:]]
    return tuple(
        CombinedBlock(first=first, last=last, options=options, reasons=reasons)
        for (first, (options, reasons)), last in zip_longest(runs, lasts)
    )


def _join(blocks: Sequence[Block]) -> tuple[tuple[PaymentOption, ...], tuple[decision.Reason, ...]]:
    options = {
        PaymentOption(payer=block.payer, claim=block.claim, limit_unknown=block.limit_unknown)
        for block in blocks
    }
    reasons = {reason.rule: reason for block in blocks for reason in block.reasons}
    order = list(Payer)
    in_order = sorted(options, key=lambda option: (order.index(option.payer), str(option.claim)))
    return tuple(in_order), tuple(reasons.values())


def prospects(plans: Sequence[Plan]) -> tuple[Prospect, ...]:
    """Return who may pay the sessions to come when each of `plans` is possible.

    Args:
        plans: Plans that start at the same session. Without plans there are no prospects.
    """
    runs = [(who, list(run)) for who, run in groupby(combine_plans(plans), key=_payers_of)]
    return tuple(
        Prospect(first=run[0].first, last=run[-1].last, payers=payers, limit_unknown=limit_unknown)
        for (payers, limit_unknown), run in runs
    )


def _payers_of(block: CombinedBlock) -> tuple[tuple[Payer, ...], bool]:
    payers = {option.payer for option in block.options}
    return tuple(p for p in Payer if p in payers), any(
        option.limit_unknown for option in block.options
    )


def _block_at(plan: Plan, session: int) -> Block:
    return next(block for block in plan.blocks if block.last is None or session <= block.last)
