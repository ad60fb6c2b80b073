"""Which questions belong together, and how each of them is answered."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from calculator import aftercare, claims, decision
from calculator.aftercare import ADULT_FROM, AgeGroup
from calculator.pages.visit.listing import Listing, find_listing


@dataclass(frozen=True)
class Form:
    """The questions of one subject.

    Attributes:
        part: The name of the part of a visit that keeps the answers.
        facts: What the answers make together.
        space: The fields that are answered by a choice, with their values.
        fields: Every field, in the order of asking.
        numbers: Those that are answered with a whole number.
        groups: The groups to choose from in the place of a number, by field: the number that
            stands for each, by the value of the group.
        codes: Those that are answered with a code, as it stands on a claim.
        optional: Those that are left empty by whoever has nothing to say there.
        find_listing: Tells what the help on the statutory list comes to, see `find_listing`;
            only where there is that help.
    """

    part: str
    facts: type[decision.Facts]
    space: decision.Space
    fields: Sequence[str]
    numbers: Collection[str] = ()
    groups: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    codes: Collection[str] = ()
    optional: Collection[str] = ()
    find_listing: (
        Callable[
            [str | None, Mapping[str, str], Mapping[str, object], date],
            Listing | None,
        ]
        | None
    ) = None

    @cached_property
    def typed(self) -> frozenset[str]:
        """The fields that are filled in, and not chosen."""
        return frozenset((*self.numbers, *self.codes))


AFTERCARE: Final = Form(
    part="person",
    facts=aftercare.Situation,
    space=aftercare.PERSON,
    fields=(*aftercare.ORDER, "sessions_had", "diagnosis_code"),
    numbers=("age", "supplementary_sessions", "sessions_had"),
    # Not the last year before 18: nothing is said of a birthday that may be far off.
    groups={"age": {AgeGroup.UNDER_18: ADULT_FROM - 2, AgeGroup.ADULT: ADULT_FROM}},
    codes=("diagnosis_code",),
    optional=("sessions_had", "diagnosis_code"),
    find_listing=find_listing,
)

FIRST: Final = ("selective_policy", "hospital_selected")
"""The two questions that end most calls about a claim, and that no story tells."""

CODES: Final = ("product_code", "declaration_code", "specialism_code", "diagnosis_code")

CLAIM: Final = Form(
    part="claim",
    facts=claims.Claim,
    space=claims.SPACE,
    fields=(*claims.ORDER, *CODES),
    codes=CODES,
    optional=CODES,
)

FORMS: Final[dict[str, Form]] = {form.part: form for form in (AFTERCARE, CLAIM)}
"""The forms by the part of a visit that keeps their answers."""
