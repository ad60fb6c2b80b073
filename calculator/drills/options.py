"""Everything that can be answered to a part of a drill; the same choices in every drill."""

from collections.abc import Mapping, Sequence
from typing import Final

from calculator import aftercare, claims
from calculator.aftercare import Payer
from calculator.drills.aftercare_drills import written_payers
from calculator.drills.claim_drills import NO_SECOND_CODE
from calculator.drills.drill import Part, Step, Subject

_IN_A_ROW: Final = (Payer.BASIS_INSURANCE, Payer.SUPPLEMENTARY_INSURANCE, Payer.INSURED_PERSON)
"""Who can pay sessions one after the other, up to 20; the module shares them with nobody."""

_ONE: Final = tuple((payer,) for payer in Payer)
_FIRST_20: Final = (
    *_ONE,
    _IN_A_ROW[:2],
    _IN_A_ROW[::2],
    _IN_A_ROW[1:],
    _IN_A_ROW,
)
_FROM_21: Final = (*_ONE, _IN_A_ROW[1:])

_CLAIM_CODES: Final = ("none", "990Z-008+012-001", "990Z-009", "012-001")
"""The codes that sessions of one person can have: those of one rule, or of two in a row."""

_OPTIONS: Final[Mapping[Subject, Mapping[Part, Sequence[str]]]] = {
    Subject.AFTERCARE: {
        Part.STEP: tuple(Step),
        Part.QUESTION: aftercare.ORDER,
        Part.FIRST_20: tuple(written_payers(payers) for payers in _FIRST_20),
        Part.FROM_21: tuple(written_payers(payers) for payers in _FROM_21),
        Part.CLAIM_CODES: _CLAIM_CODES,
    },
    Subject.CLAIMS: {
        Part.STEP: (Step.ANSWER, Step.ASK),
        Part.QUESTION: claims.ORDER,
        Part.PAYMENT: tuple(claims.Payment),
        Part.REFERRAL_TYPE: tuple(claims.ReferralType),
        Part.SECOND_CODE: (
            *(kind for kind in claims.CareType if kind is not claims.CareType.OTHER),
            *(kind for kind in claims.AcuteActivity if kind is not claims.AcuteActivity.NONE),
            NO_SECOND_CODE,
        ),
    },
}


def options(subject: Subject, part: Part) -> Sequence[str]:
    """Return what can be answered to a part.

    Raises:
        KeyError: Drills on this subject have no such part.
    """
    return _OPTIONS[subject][part]
