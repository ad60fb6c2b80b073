"""What the answer to some facts rests on."""

from calculator import aftercare, claims, decision


def reasons(facts: aftercare.Situation | claims.Claim) -> tuple[decision.Reason, ...]:
    """Return every reason that the answer to some facts rests on, each once."""
    if isinstance(facts, claims.Claim):
        outcomes = claims.assess(facts).outcomes
        found = [reason for outcome in outcomes for reason in outcome.reasons]
    elif (answer := aftercare.assess(facts)).in_scope is False:
        found = list(aftercare.out_of_scope())
    else:
        blocks = (block for plan in answer.plans for block in plan.blocks)
        found = [reason for block in blocks for reason in block.reasons]
    return tuple({reason.rule: reason for reason in found}.values())
