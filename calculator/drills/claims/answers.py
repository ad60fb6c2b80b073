"""What is asked about a hospital claim, what is right, and what rules an answer out."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final, TypeAlias

from calculator import claims, decision
from calculator.claims import AcuteActivity, CareType, Payment, ReferralType
from calculator.drills.drill import Groups, Part

SecondCode: TypeAlias = CareType | AcuteActivity

BY_NUMBER: Final = (ReferralType.OTHER_SPECIALISM, ReferralType.OWN_PATIENT)
"""The referral types with which the care type and the trajectory decide."""
FROM_FIRST_LINE: Final = (ReferralType.FIRST_LINE, ReferralType.FIRST_LINE_WITHOUT_CODE)
"""The referral types with which an acute activity decides."""

PAYMENT: Final = Part("payment", tuple(Payment))
REFERRAL_TYPE: Final = Part("referral_type", tuple(ReferralType), of_codes=True)
SECOND_CODE: Final[Part[SecondCode]] = Part(
    "second_code",
    (*(kind for kind in CareType if kind is not CareType.OTHER), *AcuteActivity),
    of_codes=True,
)
"""The care type or the acute activity that belongs to the referral type; the activity "none"
also where neither says more."""


def right(facts: claims.Claim) -> Mapping[str, str]:
    """Return the right answer to each part of facts that leave nothing open."""
    (outcome,) = claims.assess(facts).outcomes
    found = {PAYMENT.name: PAYMENT.write(outcome.payment)}
    if facts.referral_type:
        found[REFERRAL_TYPE.name] = REFERRAL_TYPE.write(facts.referral_type)
        found[SECOND_CODE.name] = SECOND_CODE.write(second_code(facts))
    return found


def second_code(facts: claims.Claim) -> SecondCode:
    """Return the code beside the referral type that decides, or that there is none."""
    if facts.referral_type in BY_NUMBER and facts.care_type not in (None, CareType.OTHER):
        return facts.care_type
    if facts.referral_type in FROM_FIRST_LINE and facts.acute_activity:
        return facts.acute_activity
    return AcuteActivity.NONE


def reasons(facts: claims.Claim) -> Iterator[decision.Reason]:
    """Yield what the answer to some facts rests on."""
    return chain.from_iterable(outcome.reasons for outcome in claims.assess(facts).outcomes)


def excluding(facts: claims.Claim, part: str, answer: str) -> Groups:
    """Return what keeps a claim from being paid so."""
    if part != PAYMENT.name:
        return ()
    payments = claims.table().outcomes(lambda then: then.payment)
    return decision.why_not(claims.SPACE, payments[PAYMENT.options[answer]], facts.known())
