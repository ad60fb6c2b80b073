"""The facts that decide who pays aftercare, and the situation of one person."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, reduce
from operator import or_
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, StrictBool, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from calculator import decision
from calculator.aftercare import statutory_list


class Indication(StrEnum):
    """What the aftercare is for. Stroke counts as vascular."""

    ONCOLOGY = "oncology"
    CARDIOVASCULAR = "cardiovascular"
    CLAUDICATION = "claudication"
    """Pain in the legs when walking, by narrowed arteries, in stage 2 of Fontaine. Stage 3 is
    `CARDIOVASCULAR`, and on the statutory list."""
    OTHER = "other"


class TreatmentNeed(StrEnum):
    """Whether there is something to treat."""

    CURRENT = "current"
    """A clear or new indication for treatment."""
    LONG_STANDING = "long-standing"
    """Years without physiotherapy for it, and nothing new."""
    PREVENTIVE = "preventive"
    """Keeping fit by one's own exercise."""


class AgeGroup(StrEnum):
    """The side of the one edge that an age can be on; the edge itself is read from here."""

    UNDER_18 = "under-18"
    ADULT = "18-or-over"


class Supplementary(StrEnum):
    """Which supplementary insurance somebody has, if any."""

    NONE = "none"
    WITH_AFTERCARE = "with-aftercare"
    """Its conditions include the aftercare cover of the Basis Plus Module."""
    WITHOUT_AFTERCARE = "without-aftercare"


class SupplementarySessions(StrEnum):
    """Whether the supplementary insurance has a session left for this one."""

    LEFT = "left"
    USED_UP = "used-up"


class Session(StrEnum):
    """Where a session is, seen from the two limits of sessions; the limits are in `rules.toml`."""

    WITHIN_BOTH = "within-both-limits"
    WITHIN_ADULTS_ONLY = "within-adults-limit-only"
    WITHIN_CHILDRENS_ONLY = "within-childrens-limit-only"
    PAST_BOTH = "past-both-limits"


def read_edge(groups: type[StrEnum]) -> int:
    """Return the age in whole years at which the older of two groups begins.

    Raises:
        decision.RuleError: The groups do not have the same edge, or are not called by it.
    """
    names = {group.name: group.value for group in groups}
    edge = re.fullmatch(r"(\d+)-or-over", names.get("ADULT", ""))
    if not edge or names != {f"UNDER_{edge[1]}": f"under-{edge[1]}", "ADULT": edge[0]}:
        raise decision.RuleError(f"the age groups do not meet at one age: {names}")
    return int(edge[1])


ADULT_FROM: Final = read_edge(AgeGroup)
"""The age in whole years from which the rules for adults hold."""


def age_group(age: int) -> AgeGroup:
    """Return the group that an age in whole years is in."""
    return AgeGroup.ADULT if age >= ADULT_FROM else AgeGroup.UNDER_18


PERSON: Final = decision.Space(
    (
        decision.Field("indication", tuple(Indication)),
        decision.Field("treatment_need", tuple(TreatmentNeed)),
        decision.Field("age", tuple(AgeGroup)),
        decision.Field("basis_plus_module", decision.YES_NO),
        decision.Field("supplementary", tuple(Supplementary)),
        decision.Field("basis_entitlement", decision.YES_NO),
        decision.Field("plus_practice", decision.YES_NO),
        decision.Field("referral", decision.YES_NO),
    )
)
"""Every kind of person that the rules can tell apart."""

ONE_SESSION: Final = decision.Space(
    (
        *PERSON.fields.values(),
        decision.Field("supplementary_sessions", tuple(SupplementarySessions)),
        decision.Field("session", tuple(Session)),
    )
)
"""Every kind of person with every kind of session: the cases of the rules."""


SESSION_FIELDS: Final = ("supplementary_sessions", "session")
"""What differs from one session of a person to the next."""


def _known_code(code: str) -> str:
    if not statutory_list.is_known(code):
        raise PydanticCustomError(
            "unknown_diagnosis_code",
            "The national list of paramedical diagnosis codes does not have this code",
        )
    return code


def _left_by_code(code: str, told: Mapping[str, bool | None]) -> frozenset[tuple[bool, bool]]:
    """Return what a code leaves possible: pairs of (18 or over, on the statutory list).

    Args:
        code: A code that is known.
        told: Either of the two, by `age` and `basis_entitlement`, where it is known.
    """
    wanted = told.get("age"), told.get("basis_entitlement")
    return frozenset(
        pair
        for pair in statutory_list.possible_pairs(code)
        if all(want in {None, has} for want, has in zip(wanted, pair, strict=True))
    )


@cache
def _cases_of(code: str) -> decision.Cases:
    """Return the cases that a code leaves possible."""
    sides = {True: AgeGroup.ADULT, False: AgeGroup.UNDER_18}
    cases = reduce(
        or_,
        (
            ONE_SESSION.matching({"age": sides[is_adult], "basis_entitlement": is_listed})
            for is_adult, is_listed in statutory_list.possible_pairs(code)
        ),
    )
    if statutory_list.tells_claudication(code):
        cases &= ONE_SESSION.having("indication", Indication.CLAUDICATION)
    return cases


class Situation(decision.Facts):
    """What is known of one person. A field that is None or left out is unknown.

    Attributes:
        indication: What the aftercare is for.
        treatment_need: Whether there is something to treat.
        age: Age on the day of treatment in whole years, 0 to 120.
        basis_plus_module: Whether the module was taken out by itself.
        supplementary: Which supplementary insurance there is.
        supplementary_sessions: Physiotherapy sessions left in it this year, 0 to 999.
        basis_entitlement: Whether the condition is on the statutory list.
        plus_practice: Whether the therapist is a Plus practice.
        referral: Whether there is a referral.
        sessions_had: Sessions already had for this condition, 0 to 999; unknown counts
            as none.
        diagnosis_code: A code of the national list of paramedical diagnoses (DCSPH), 4 digits.
            It tells `basis_entitlement`, or leaves it open; that of claudication tells
            `indication`.

    Raises:
        pydantic.ValidationError: A value is out of bounds or of another type, a field does
            not exist, or answers contradict each other. What was entered is repeated
            nowhere in its text.
    """

    codes = frozenset({"diagnosis_code"})

    indication: Indication | None = None
    treatment_need: TreatmentNeed | None = None
    age: Annotated[StrictInt, Field(ge=0, le=120)] | None = None
    basis_plus_module: StrictBool | None = None
    supplementary: Supplementary | None = None
    supplementary_sessions: Annotated[StrictInt, Field(ge=0, le=999)] | None = None
    basis_entitlement: StrictBool | None = None
    plus_practice: StrictBool | None = None
    referral: StrictBool | None = None
    sessions_had: Annotated[StrictInt, Field(ge=0, le=999)] | None = None
    diagnosis_code: Annotated[str, AfterValidator(_known_code)] | None = None

    @model_validator(mode="after")
    def _can_all_be_true(self) -> Self:
        at_odds: dict[str, str] = {}
        if self.supplementary is Supplementary.NONE and self.supplementary_sessions:
            said = "supplementary is none, so supplementary_sessions cannot be more than 0"
            at_odds |= dict.fromkeys(("supplementary", "supplementary_sessions"), said)
        if self.diagnosis_code is not None:
            at_odds |= self._contradicted_by_code(self.diagnosis_code)
        if at_odds:
            raise decision.contradiction(at_odds)
        return self

    def _contradicted_by_code(self, code: str) -> dict[str, str]:
        """Return the fields that a diagnosis code contradicts, itself among them, and why."""
        claudication = statutory_list.tells_claudication(code)
        if claudication and self.indication not in {None, Indication.CLAUDICATION}:
            said = "diagnosis_code is that of claudication, and indication is another"
            return dict.fromkeys(("indication", "diagnosis_code"), said)
        adult = None if self.age is None else self.age >= ADULT_FROM
        told = {"age": adult, "basis_entitlement": self.basis_entitlement}
        if not _left_by_code(code, told):
            # Without one of the fields at odds, the others can be true.
            fields = [field for field in told if _left_by_code(code, {**told, field: None})]
            said = "diagnosis_code has no such place on the statutory list"
            return dict.fromkeys((*fields, "diagnosis_code"), said)
        return {}

    @classmethod
    def drop_pointless(cls, answers: Mapping[str, object]) -> dict[str, object]:
        """Return answers by field without those that other answers have made pointless.

        Sessions left in a supplementary insurance no longer count once there is none.
        """
        pointless = (
            {"supplementary_sessions"}
            if answers.get("supplementary") == Supplementary.NONE
            else set()
        )
        return {field: answer for field, answer in answers.items() if field not in pointless}

    def known(self) -> dict[str, decision.Value]:
        """Return what is known of the person, also by the code, in the values of the rules."""
        known = {
            name: age_group(value) if name == "age" else value
            for name in PERSON.fields
            if (value := getattr(self, name)) is not None
        }
        return known if self.diagnosis_code is None else self._told_by_code(known) | known

    def told(self) -> dict[str, decision.Value]:
        """Return what the diagnosis code tells of fields that are not answered, by field."""
        known = self.known()
        return {name: value for name, value in known.items() if getattr(self, name) is None}

    @classmethod
    def tied_to_year(cls, answers: Mapping[str, object]) -> frozenset[str]:
        """Return the fields whose answers hold for one calendar year only.

        Sessions had count across years for everyone but a child that is not on the statutory
        list; while that is not known they may be a child's.
        """
        age = answers.get("age")
        grown = isinstance(age, int) and age >= ADULT_FROM
        across_years = grown or answers.get("basis_entitlement") is True
        return frozenset(
            {"age", "supplementary_sessions"} | (set() if across_years else {"sessions_had"})
        )

    def _told_by_code(self, known: Mapping[str, decision.Value]) -> dict[str, decision.Value]:
        code = self.diagnosis_code or ""
        if statutory_list.tells_claudication(code):
            return {"indication": Indication.CLAUDICATION}
        adult = known["age"] == AgeGroup.ADULT if "age" in known else None
        listed = {is_listed for _, is_listed in _left_by_code(code, {"age": adult})}
        return {"basis_entitlement": listed.pop()} if len(listed) == 1 else {}

    def is_known(self, name: str) -> bool:
        """Return whether a field is known, or "term", how long a place on the list lasts.

        Raises:
            KeyError: There is no such field.
        """
        if name == "diagnosis_code":
            return self.diagnosis_code is not None
        if name != "term":
            return super().is_known(name)
        term = statutory_list.find(self.diagnosis_code).term if self.diagnosis_code else None
        return term is not None and not term.differs

    @property
    def next_session(self) -> int:
        """The number of the first session to come."""
        return (self.sessions_had or 0) + 1

    def generalise(self) -> Self:
        """Return the situation that stands for all of which the same is told.

        The rules tell children from adults; who turns 18 next is told of that too.
        """
        if self.age is None:
            return self
        age = next(first for first in (ADULT_FROM, ADULT_FROM - 1, 0) if self.age >= first)
        return self.model_copy(update={"age": age})

    def possible(self) -> decision.Cases:
        """Return the kinds of person that this one can still be, each with every session."""
        possible = ONE_SESSION.matching(self.known())
        if self.supplementary_sessions:
            possible &= ~ONE_SESSION.having("supplementary", Supplementary.NONE)
        return (
            possible if self.diagnosis_code is None else possible & _cases_of(self.diagnosis_code)
        )
