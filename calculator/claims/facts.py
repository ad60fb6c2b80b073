"""The facts that decide what a hospital claim is paid at, and what is known of one claim."""

from enum import StrEnum
from typing import Annotated, Final, Self

from pydantic import BeforeValidator, StrictBool, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from calculator import decision
from calculator.claims.codes import CareKind, kind_of_declaration, kind_of_product


class ReferralType(StrEnum):
    """How the patient came: the NZa's referral type for medical specialist care."""

    SELF_EMERGENCY = "01"
    SELF_ELSEWHERE = "02"
    REFERRED_EMERGENCY = "03"
    FIRST_LINE = "04"
    OTHER_SPECIALISM = "05"
    OTHER_HOSPITAL = "06"
    OWN_PATIENT = "07"
    FIRST_LINE_WITHOUT_CODE = "08"


class CareType(StrEnum):
    """The NZa's care type (zorgtype)."""

    INITIAL = "11"
    CONSULT = "13"
    FOLLOW_UP = "21"
    OTHER = "other"


class AcuteActivity(StrEnum):
    """The acute care activity that was registered; with both, 190016."""

    EMERGENCY_DEPARTMENT = "190015"
    ELSEWHERE = "190016"
    NONE = "none"


class FirstTrajectory(StrEnum):
    """What the trajectory number leads to: the claim's own for type 07, the referring for 05."""

    INITIAL = "initial-01-03-06"
    """A claim with referral type 01, 03 or 06."""
    STARTED_WHILE_CONTRACTED = "started-while-contracted"
    NO_MATCH = "no-match"
    MISSING = "missing"


SPACE: Final = decision.Space(
    (
        decision.Field("selective_policy", decision.YES_NO),
        decision.Field("hospital_selected", decision.YES_NO),
        decision.Field("care_kind", tuple(CareKind)),
        decision.Field("licence", decision.YES_NO),
        decision.Field("referral_type", tuple(ReferralType)),
        decision.Field("care_type", tuple(CareType)),
        decision.Field("acute_activity", tuple(AcuteActivity)),
        decision.Field("first_trajectory", tuple(FirstTrajectory)),
    )
)
"""Every kind of claim that the rules can tell apart."""


def _referral_type(given: object) -> object:
    """Read "1" as "01", and say of 21 what it is."""
    if str(given) == CareType.FOLLOW_UP.value:
        raise PydanticCustomError(
            "care_type_as_referral_type",
            "21 is a care type (follow-up) and no referral type: "
            "give referral_type 07 with care_type 21",
        )
    if isinstance(given, str) and len(given) == 1 and given.isdecimal():
        return f"0{given}"
    return given


Digits9 = Annotated[str, StringConstraints(pattern=r"^[0-9]{9}$")]
Declaration = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{6}$")]
Specialism = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
Diagnosis = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{1,5}$")]


class Claim(decision.Facts):
    """What is known of one claim. A field that is None or left out is unknown.

    Attributes:
        selective_policy: Whether the patient has a selective policy.
        hospital_selected: Whether the hospital is selected (contracted) for that policy.
        care_kind: What kind of care it is; found from the codes where they tell.
        licence: Whether the hospital has the licence that the activity asks for.
        referral_type: "01" to "08"; "1" is read as "01".
        care_type: "11", "13", "21" or "other".
        acute_activity: "190015", "190016" or "none".
        first_trajectory: What the trajectory number leads to.
        product_code: The care product, 9 digits.
        declaration_code: The declaration code, 6 digits and capitals.
        specialism_code: The specialism, 4 digits; a leading zero is one of them.
        diagnosis_code: The diagnosis, up to 5 digits and capitals.

    Raises:
        pydantic.ValidationError: A value is none of its field's, a field does not exist, or
            the kind of care contradicts a code. What was entered is repeated nowhere.
    """

    codes = frozenset({"product_code", "declaration_code", "specialism_code", "diagnosis_code"})

    selective_policy: StrictBool | None = None
    hospital_selected: StrictBool | None = None
    care_kind: CareKind | None = None
    licence: StrictBool | None = None
    referral_type: Annotated[ReferralType, BeforeValidator(_referral_type)] | None = None
    care_type: CareType | None = None
    acute_activity: AcuteActivity | None = None
    first_trajectory: FirstTrajectory | None = None
    product_code: Digits9 | None = None
    declaration_code: Declaration | None = None
    specialism_code: Specialism | None = None
    diagnosis_code: Diagnosis | None = None

    @model_validator(mode="after")
    def _one_kind_of_care(self) -> Self:
        kinds = {
            "care_kind": self.care_kind,
            "product_code": kind_of_product(self.product_code),
            "declaration_code": kind_of_declaration(
                self.declaration_code, self.specialism_code, self.diagnosis_code
            ),
        }
        telling = [field for field, kind in kinds.items() if kind is not None]
        if len({kinds[field] for field in telling}) > 1:
            said = f"{' and '.join(telling)} say different kinds of care"
            raise decision.contradiction(dict.fromkeys(telling, said))
        return self

    def kind(self) -> CareKind | None:
        """Return the kind of care, given or told by the codes."""
        return (
            self.care_kind
            or kind_of_product(self.product_code)
            or kind_of_declaration(self.declaration_code, self.specialism_code, self.diagnosis_code)
        )

    def known(self) -> dict[str, decision.Value]:
        """Return what is known of the claim, in the values that the rules use."""
        given = {name: getattr(self, name) for name in SPACE.fields} | {"care_kind": self.kind()}
        return {name: value for name, value in given.items() if value is not None}

    def possible(self) -> decision.Cases:
        """Return the kinds of claim that this one can still be."""
        return SPACE.matching(self.known())
