"""Why it is not what somebody answered: the facts that rule it out."""

from collections.abc import Mapping

from calculator import aftercare, claims, decision
from calculator.aftercare import Payer, Session, SupplementarySessions
from calculator.drills.drill import Drill, Part

Groups = tuple[Mapping[str, decision.Value], ...]


def excluding(drill: Drill, part: Part, answer: str) -> Groups:
    """Return every smallest group of facts that by itself rules out an answer about payment.

    Args:
        drill: The case.
        part: The part that was answered: who pays, or what is paid.
        answer: What was answered.

    Returns:
        The groups, smallest first. None where nothing is ruled out, as when the answer is right,
        or where a part is not about payment.
    """
    if isinstance(drill.facts, claims.Claim):
        return _excluding_payment(drill.facts, answer) if part is Part.PAYMENT else ()
    if part not in (Part.FIRST_20, Part.FROM_21):
        return ()
    return _excluding_payers(drill.facts, part, answer)


def _excluding_payment(facts: claims.Claim, answer: str) -> Groups:
    payments = claims.TABLE.outcomes(lambda then: then.payment)
    return decision.why_not(claims.SPACE, payments[claims.Payment(answer)], facts.known())


def _excluding_payers(facts: aftercare.Situation, part: Part, answer: str) -> Groups:
    """Return why the first payer that cannot be right pays none of these sessions."""
    of_part = {Part.FIRST_20: (Session.TO_18, Session.TO_20), Part.FROM_21: (Session.FROM_21,)}
    sessions = [stretch for stretch in facts.stretches_to_come() if stretch in of_part[part]]
    known = facts.known()
    if facts.supplementary_sessions == 0:
        known["supplementary_sessions"] = SupplementarySessions.USED_UP
    paid = aftercare.TABLE.outcomes(lambda then: then.payer)
    for payer in answer.split("+"):
        wanted = paid[Payer(payer)] & aftercare.ONE_SESSION.having("session", *sessions)
        if groups := decision.why_not(aftercare.ONE_SESSION, wanted, known):
            return groups
    return ()
