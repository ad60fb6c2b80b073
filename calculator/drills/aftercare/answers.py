"""What is asked about who pays physiotherapy, what is right, and what rules an answer out."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final, TypeAlias

from calculator import aftercare, decision
from calculator.aftercare import Payer, Session, SupplementarySessions
from calculator.drills.drill import Groups, Part

Payers: TypeAlias = tuple[Payer, ...]
"""Who pays, one after the other."""
Codes: TypeAlias = tuple[aftercare.ClaimCodes, ...]
"""What is claimed, one after the other; nothing where there are no codes."""

LIMIT: Final = aftercare.limits().adults
"""The last session that adults on the list do not have paid by the basic insurance."""
_IN_A_ROW: Final = (Payer.BASIS_INSURANCE, Payer.SUPPLEMENTARY_INSURANCE, Payer.INSURED_PERSON)
"""Who can pay sessions one after the other, up to the limit; the module shares them with nobody."""
_ONE: Final = tuple((payer,) for payer in Payer)


def _write_codes(codes: Codes) -> str:
    return "+".join(f"{each.code_list}{each.suffix}-{each.csi}" for each in codes) or "none"


_MODULE: Final = aftercare.ClaimCodes(code_list="990", suffix="Z", csi="008")
_BASIC: Final = aftercare.ClaimCodes(code_list="012", suffix="", csi="001")
_PERSON: Final = aftercare.ClaimCodes(code_list="990", suffix="Z", csi="009")

WITHIN_LIMIT: Final[Part[Payers]] = Part(
    "within_limit",
    (*_ONE, _IN_A_ROW[:2], _IN_A_ROW[::2], _IN_A_ROW[1:], _IN_A_ROW),
    "+".join,
)
"""Who pays the sessions to come up to the limit."""
PAST_LIMIT: Final[Part[Payers]] = Part("past_limit", (*_ONE, _IN_A_ROW[1:]), "+".join)
"""Who pays the sessions to come after it."""
CLAIM_CODES: Final[Part[Codes]] = Part(
    "claim_codes", ((), (_MODULE, _BASIC), (_PERSON,), (_BASIC,)), _write_codes, of_codes=True
)
"""The codes to claim the sessions with: those of one rule, or of two in a row."""
_PAYERS: Final = {
    WITHIN_LIMIT.name: (WITHIN_LIMIT, (Session.WITHIN_BOTH, Session.WITHIN_ADULTS_ONLY)),
    PAST_LIMIT.name: (PAST_LIMIT, (Session.WITHIN_CHILDRENS_ONLY, Session.PAST_BOTH)),
}
"""The parts about who pays, by name, with the sessions that each is about."""


def right(facts: aftercare.Situation) -> Mapping[str, str]:
    """Return the right answer to each part of facts that leave nothing open."""
    plans = aftercare.assess(facts).plans
    if not plans:
        return {}
    (plan,) = plans
    claims = dict.fromkeys(block.claim for block in plan.blocks if block.claim)
    return {
        WITHIN_LIMIT.name: WITHIN_LIMIT.write(payers_between(plan, 1, LIMIT)),
        PAST_LIMIT.name: PAST_LIMIT.write(payers_between(plan, LIMIT + 1, None)),
        CLAIM_CODES.name: CLAIM_CODES.write((*claims,)),
    }


def to_answer(facts: aftercare.Situation) -> tuple[str, ...]:
    """Return the parts that are asked of whoever says that a case can be answered."""
    within_limit = (WITHIN_LIMIT.name,) if (facts.sessions_had or 0) < LIMIT else ()
    return (*within_limit, PAST_LIMIT.name, CLAIM_CODES.name)


def payers_between(plan: aftercare.Plan, first: int, last: int | None) -> Payers:
    """Return who pays the sessions of a plan from one to another, in order, each once."""
    paying = [
        block.payer
        for block in plan.blocks
        if (last is None or block.first <= last) and (block.last is None or block.last >= first)
    ]
    return tuple(dict.fromkeys(paying))


def reasons(facts: aftercare.Situation) -> Iterator[decision.Reason]:
    """Yield what the answer to some facts rests on."""
    answer = aftercare.assess(facts)
    if answer.in_scope is False:
        return iter(answer.out_of_scope)
    return chain.from_iterable(block.reasons for plan in answer.plans for block in plan.blocks)


def excluding(facts: aftercare.Situation, part: str, answer: str) -> Groups:
    """Return what keeps the first payer that cannot be right from paying any of the sessions."""
    if part not in _PAYERS:
        return ()
    about, stretches = _PAYERS[part]
    to_come = aftercare.limits().stretches_from(facts.next_session)
    sessions = [stretch for stretch in to_come if stretch in stretches]
    known = facts.known()
    if facts.supplementary_sessions == 0:
        known["supplementary_sessions"] = SupplementarySessions.USED_UP
    paid = aftercare.table().outcomes(lambda then: then.payer)
    for payer in about.options[answer]:
        wanted = paid[payer] & aftercare.ONE_SESSION.having("session", *sessions)
        if groups := decision.why_not(aftercare.ONE_SESSION, wanted, known):
            return groups
    return ()
