"""The facts that decide who pays aftercare, and the situation of one person."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final, Self, TypeVar

from pydantic import Field, StrictBool, StrictInt, model_validator

from calculator import decision

Stretch = TypeVar("Stretch", bound=StrEnum)


class Indication(StrEnum):
    """What the aftercare is for. Stroke counts as vascular."""

    ONCOLOGY = "oncology"
    CARDIOVASCULAR = "cardiovascular"
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
    """The stretch of sessions that one session is in.

    The limits of the rules are read from here: a stretch is called by its first session and
    its last, the last stretch by its first alone.
    """

    TO_18 = "1-18"
    TO_20 = "19-20"
    FROM_21 = "from-21"


def read_stretches(stretches: type[Stretch]) -> dict[Stretch, int | None]:
    """Return the last session of each stretch, in order; None where it has no end.

    Raises:
        decision.RuleError: The stretches do not follow each other from session 1 on, one is
            not called by its sessions, or the last one has an end.
    """
    last_of: dict[Stretch, int | None] = {}
    first = 1
    for stretch in stretches:
        end = re.fullmatch(rf"{first}-(\d+)", stretch)
        last = int(end[1]) if end else None
        named = f"TO_{last}" if end else f"FROM_{first}"
        follows = last >= first if last else stretch == f"from-{first}"
        if None in last_of.values() or not follows or stretch.name != named:
            raise decision.RuleError(
                f"{stretch.name} = {stretch.value!r} is no stretch that begins at session {first}"
            )
        last_of[stretch] = last
        first = (last or 0) + 1
    if None not in last_of.values():
        raise decision.RuleError(f"no stretch has the sessions from {first} on")
    return last_of


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


LAST_OF_STRETCH: Final[Mapping[Session, int | None]] = read_stretches(Session)
"""The last session of each stretch, in order; None where it has no end."""

ADULT_FROM: Final = read_edge(AgeGroup)
"""The age in whole years from which the rules for adults hold."""


def stretches_from(first: int) -> tuple[Session, ...]:
    """Return the stretches that still have a session from session `first` on, in order."""
    return tuple(
        stretch for stretch, last in LAST_OF_STRETCH.items() if last is None or first <= last
    )


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

    Raises:
        pydantic.ValidationError: A value is out of bounds or of another type, a field does
            not exist, or answers contradict each other. What was entered is repeated
            nowhere in its text.
    """

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

    @model_validator(mode="after")
    def _no_sessions_without_insurance(self) -> Self:
        if self.supplementary is Supplementary.NONE and self.supplementary_sessions:
            raise decision.contradiction(
                "supplementary is none, so supplementary_sessions cannot be more than 0",
                ("supplementary", "supplementary_sessions"),
            )
        return self

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
        """Return what is known of the person, in the values that the rules use."""
        return {
            name: age_group(value) if name == "age" else value
            for name in PERSON.fields
            if (value := getattr(self, name)) is not None
        }

    def known_of_sessions(self) -> dict[str, decision.Value]:
        """Return what is known of the person and the sessions, in the values of the rules.

        Beside `known`, that is `supplementary_sessions`, whether any are left, and `session`,
        the stretch that the next one is in.
        """
        known = self.known()
        if self.supplementary_sessions is not None:
            known["supplementary_sessions"] = (
                SupplementarySessions.LEFT
                if self.supplementary_sessions
                else SupplementarySessions.USED_UP
            )
        if self.sessions_had is not None:
            known["session"] = self.stretches_to_come()[0]
        return known

    @property
    def next_session(self) -> int:
        """The number of the first session to come."""
        return (self.sessions_had or 0) + 1

    def stretches_to_come(self) -> tuple[Session, ...]:
        """Return the stretches that sessions to come are in, in order."""
        return stretches_from(self.next_session)

    def generalise(self) -> Self:
        """Return the situation that stands for all that no rule tells from this one."""
        if self.age is None:
            return self
        return self.model_copy(update={"age": ADULT_FROM if self.age >= ADULT_FROM else 0})

    def possible(self) -> decision.Cases:
        """Return the kinds of person that this one can still be, each with every session."""
        possible = ONE_SESSION.matching(self.known())
        if self.supplementary_sessions:
            possible &= ~ONE_SESSION.having("supplementary", Supplementary.NONE)
        return possible
