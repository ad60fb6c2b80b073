"""What a claim is paid at, worked out by hand from the description of the domain.

Nothing here reads the rule file; payments, percentages, ids and standings stand as they are.
"""

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Final, NamedTuple, TypeAlias

Value: TypeAlias = str | bool


class Case(NamedTuple):
    """A claim of which everything is known."""

    selective_policy: bool
    hospital_selected: bool
    care_kind: str
    licence: bool
    referral_type: str
    care_type: str
    acute_activity: str
    first_trajectory: str


class Answer(NamedTuple):
    """What a claim is paid at, and why."""

    payment: str
    percentage: int | None
    rule: str
    standing: str


VALUES: Final[dict[str, tuple[Value, ...]]] = {
    "selective_policy": (True, False),
    "hospital_selected": (True, False),
    "care_kind": (
        "mental-health",
        "non-dbc",
        "licensed",
        "pregnancy",
        "bowel-screening",
        "other",
    ),
    "licence": (True, False),
    "referral_type": ("01", "02", "03", "04", "05", "06", "07", "08"),
    "care_type": ("11", "13", "21", "other"),
    "acute_activity": ("190015", "190016", "none"),
    "first_trajectory": ("initial-01-03-06", "started-while-contracted", "no-match", "missing"),
}

BY_CARE_KIND: Final = {
    "mental-health": Answer("full", 100, "mental-health-full", "source"),
    "non-dbc": Answer("full", 100, "non-dbc-full", "source"),
    "pregnancy": Answer("full", 100, "pregnancy-full", "source"),
    "bowel-screening": Answer("full", 100, "bowel-screening-full", "source"),
    "licensed": Answer("full", 100, "licensed-full", "source"),
}
BY_REFERRAL_TYPE: Final = {
    "01": Answer("full", 100, "emergency-full", "source"),
    "02": Answer("undecided", None, "self-referral-undecided", "position"),
    "03": Answer("full", 100, "emergency-full", "source"),
    "06": Answer("full", 100, "tertiary-referral-full", "source"),
}
BY_ACTIVITY: Final = {
    ("04", "190016"): Answer("full", 100, "first-line-urgent-elsewhere-full", "source"),
    ("04", "190015"): Answer("full", 100, "first-line-emergency-department-full", "position"),
    ("04", "none"): Answer("reduced", 75, "first-line-plannable-reduced", "source"),
    ("08", "190016"): Answer("full", 100, "first-line-without-code-urgent-full", "source"),
    ("08", "190015"): Answer("undecided", None, "first-line-without-code-undecided", "position"),
    ("08", "none"): Answer("undecided", None, "first-line-without-code-undecided", "position"),
}

CONTRACTED_FULL: Final = Answer("full", 100, "begun-while-contracted-full", "source")
NO_MATCH: Final = Answer("reduced", 75, "no-exception-reduced", "position")
OWN_MISSING: Final = Answer("contact", None, "own-number-missing-contact", "position")
INTERNAL: Final = {
    "initial-01-03-06": Answer("full", 100, "internal-referral-full", "source"),
    "started-while-contracted": CONTRACTED_FULL,
    "no-match": NO_MATCH,
    "missing": Answer("contact", None, "referring-number-missing-contact", "source"),
}
BY_TRAJECTORY: Final = {
    ("07", "21"): {
        "initial-01-03-06": Answer("full", 100, "follow-up-full", "source"),
        "started-while-contracted": CONTRACTED_FULL,
        "no-match": NO_MATCH,
        "missing": OWN_MISSING,
    },
    ("07", "11"): {
        "initial-01-03-06": Answer("full", 100, "own-patient-same-trajectory-full", "source"),
        "started-while-contracted": Answer(
            "undecided", None, "own-patient-contracted-undecided", "position"
        ),
        "no-match": NO_MATCH,
        "missing": OWN_MISSING,
    },
    ("05", "11"): INTERNAL,
    ("05", "13"): INTERNAL,
}
OTHER_PAIR: Final = Answer("undecided", None, "other-pair-undecided", "position")


def answer(case: Case) -> Answer:
    """Return what a claim is paid at."""
    if not case.selective_policy:
        return Answer("not-applicable", None, "no-selective-policy", "source")
    if case.care_kind == "licensed" and not case.licence:
        return Answer("do-not-claim", None, "licensed-without-licence", "source")
    if case.hospital_selected:
        return Answer("full", 100, "selected-hospital", "position")
    return BY_CARE_KIND.get(case.care_kind) or _by_referral(case)


def _by_referral(case: Case) -> Answer:
    if case.referral_type in BY_REFERRAL_TYPE:
        return BY_REFERRAL_TYPE[case.referral_type]
    if case.referral_type in {"04", "08"}:
        return BY_ACTIVITY[case.referral_type, case.acute_activity]
    pair = (case.referral_type, case.care_type)
    return BY_TRAJECTORY[pair][case.first_trajectory] if pair in BY_TRAJECTORY else OTHER_PAIR


def cases() -> Iterator[Case]:
    """Yield every claim of which everything is known."""
    for values in product(*VALUES.values()):
        yield Case(*values)  # type: ignore[arg-type]


Partial: TypeAlias = tuple[Value | None, ...]
"""A claim as far as it is known, in the order of the fields; None is unknown."""


@cache
def answers(partial: Partial) -> frozenset[Answer]:
    """Return the answers of everything that a claim can turn out to be."""
    if None not in partial:
        return frozenset({answer(Case(*partial))})  # type: ignore[arg-type]
    return frozenset().union(*(answers(way) for way in _ways(partial, partial.index(None))))


@cache
def open_fields(partial: Partial) -> frozenset[str]:
    """Return the unknown fields of which two completions that differ in nothing else differ.

    With one unknown, its values are compared. With more, a field is open if it is so for
    some value of another; two others are gone through, so that each field has another.
    """
    unknown = [place for place, value in enumerate(partial) if value is None]
    if not unknown:
        return frozenset()
    if len(unknown) == 1:
        differ = len({found.payment for found in answers(partial)}) > 1
        return frozenset({tuple(VALUES)[unknown[0]]} if differ else ())
    return frozenset().union(
        *(open_fields(way) for place in unknown[:2] for way in _ways(partial, place))
    )


def _ways(partial: Partial, place: int) -> list[Partial]:
    values = tuple(VALUES.values())[place]
    return [(*partial[:place], value, *partial[place + 1 :]) for value in values]
