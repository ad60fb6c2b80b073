"""Claims that belong together: which of them began a care trajectory, and how."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated, Final, NamedTuple

from pydantic import BaseModel, ConfigDict, StrictBool, StringConstraints, ValidationError

from calculator.claims.assessment import Assessment, Calculator
from calculator.claims.facts import SPACE, Claim, FirstTrajectory, ReferralType

BEGINNING: Final = frozenset(
    {
        ReferralType.SELF_EMERGENCY,
        ReferralType.REFERRED_EMERGENCY,
        ReferralType.OTHER_HOSPITAL,
    }
)
"""The referral types of a claim that makes an exception of those that go on from it."""

NUMBER_OF: Final = {
    ReferralType.OWN_PATIENT: "trajectory_number",
    ReferralType.OTHER_SPECIALISM: "referring_trajectory_number",
}
"""Which number leads to the first trajectory."""

Number = Annotated[str, StringConstraints(strip_whitespace=True)]


class ListedClaim(Claim):
    """A claim in a list of claims that belong together.

    Attributes:
        claim_id: What the list calls it.
        trajectory_number: Its own care trajectory; empty if there is none, None if unknown.
        referring_trajectory_number: The trajectory it was referred from; the same.
        started_while_contracted: Whether that care began while the hospital was contracted.
    """

    claim_id: Number | None = None
    trajectory_number: Number | None = None
    referring_trajectory_number: Number | None = None
    started_while_contracted: StrictBool | None = None


class ListError(BaseModel):
    """What is wrong with one claim of a list.

    Attributes:
        field: The field that is wrong; empty if it is the claim as a whole. Of fields that
            contradict each other, each has an error of its own.
        type: The kind of error, by pydantic's name or ours.
        message: What is wrong, without what was entered.
    """

    model_config = ConfigDict(frozen=True)

    field: str
    type: str
    message: str


class ListedAssessment(BaseModel):
    """The answer for one claim of a list.

    Attributes:
        claim_id: What the list calls it.
        assessment: The answer; None when it could not be made.
        errors: Why it could not.
    """

    model_config = ConfigDict(frozen=True)

    claim_id: str | None
    assessment: Assessment | None
    errors: tuple[ListError, ...]


class _Entry(NamedTuple):
    """A claim of a list as it was read.

    Attributes:
        claim_id: What the list calls it.
        claim: What it says; None when it has errors of its own.
        errors: What is wrong with it.
        referral_type: Its referral type as far as it can be read.
        trajectory_number: Its number as far as it can be read.
    """

    claim_id: str | None
    claim: ListedClaim | None
    errors: tuple[ListError, ...]
    referral_type: ReferralType | None
    trajectory_number: str | None


class _Beginning(NamedTuple):
    """A claim that others may go on from.

    Attributes:
        number: Its trajectory number; None if unknown.
        certain: Whether it is sure that it began urgently or by a tertiary referral.
    """

    number: str | None
    certain: bool


def assess_all(
    calculator: Calculator, claims: Iterable[Mapping[str, object]], on: date, *, complete: bool
) -> tuple[ListedAssessment, ...]:
    """Return the answer for each of several claims that belong together.

    A claim with an error is not assessed, but may still be the one that a number leads to:
    then that stays possible and is not certain.

    Args:
        calculator: The rules.
        claims: Each with the fields of `ListedClaim`.
        on: The day to answer for.
        complete: Whether every claim that a trajectory number could lead to is among them.
            If not, a number that leads nowhere in the list may still lead somewhere.
    """
    entries = [_read_entry(claim) for claim in claims]
    uses = Counter(entry.claim_id for entry in entries)
    uses[None] = 0  # whoever gives no name uses none twice
    contents: dict[str | None, set[ListedClaim | None]] = defaultdict(set)
    for entry in entries:
        contents[entry.claim_id].add(entry.claim)
    beginnings = [
        # A name used twice is an error; what is said twice in the same words is no less sure.
        _find_beginning(entry, sure=entry.claim_id is None or len(contents[entry.claim_id]) == 1)
        for entry in entries
    ]
    return tuple(
        ListedAssessment(
            claim_id=entry.claim_id,
            assessment=None
            if entry.claim is None or uses[entry.claim_id] > 1
            else _assess(
                calculator,
                entry.claim,
                beginnings[:place] + beginnings[place + 1 :],
                on,
                complete=complete,
            ),
            errors=(*entry.errors, _TWICE) if uses[entry.claim_id] > 1 else entry.errors,
        )
        for place, entry in enumerate(entries)
    )


_TWICE: Final = ListError(
    field="claim_id", type="claim_id_twice", message="claim_id is used for more than one claim"
)


def _read_entry(given: Mapping[str, object]) -> _Entry:
    claim_id, number = (_text(given.get(field)) for field in ("claim_id", "trajectory_number"))
    try:
        claim = ListedClaim.model_validate(dict(given))
    except ValidationError as wrong:
        errors = tuple(
            ListError(
                field=str(error["loc"][0]) if error["loc"] else "",
                type=error["type"],
                message=error["msg"],
            )
            for error in wrong.errors(include_input=False, include_url=False)
        )
        return _Entry(claim_id or None, None, errors, _read_referral_type(given), number)
    return _Entry(claim_id or None, claim, (), claim.referral_type, claim.trajectory_number)


def _text(value: object) -> str | None:
    return value.strip() if isinstance(value, str) else None


def _read_referral_type(given: Mapping[str, object]) -> ReferralType | None:
    try:
        return Claim.model_validate({"referral_type": given.get("referral_type")}).referral_type
    except ValidationError:
        return None


def _assess(
    calculator: Calculator,
    claim: ListedClaim,
    others: Sequence[_Beginning | None],
    on: date,
    *,
    complete: bool,
) -> Assessment:
    known = claim.known()
    given = known.pop("first_trajectory", None)
    possible = SPACE.matching(known)
    for referral_type, field in NUMBER_OF.items():
        number: str | None = getattr(claim, field)
        # A number says more than what somebody made of it.
        left = (
            {given}
            if number is None and given is not None
            else _possible_trajectories(claim, number, others, complete=complete)
        )
        having = SPACE.having("referral_type", referral_type)
        possible &= ~(having & ~SPACE.having("first_trajectory", *left))
    return calculator.assess_cases(possible, known, on)


def _possible_trajectories(
    claim: ListedClaim, number: str | None, others: Sequence[_Beginning | None], *, complete: bool
) -> frozenset[FirstTrajectory]:
    """Return everything that a number can still lead to."""
    if number == "":
        return frozenset({FirstTrajectory.MISSING})
    matches = {_matches(number, other) for other in others}
    if True in matches:
        return frozenset({FirstTrajectory.INITIAL})
    possible = set()
    if number is None:
        possible.add(FirstTrajectory.MISSING)
    if None in matches:
        possible.add(FirstTrajectory.INITIAL)
    if claim.started_while_contracted is not False:
        possible.add(FirstTrajectory.STARTED_WHILE_CONTRACTED)
    if not claim.started_while_contracted:
        possible.add(FirstTrajectory.NO_MATCH)
        if not complete:
            possible.add(FirstTrajectory.INITIAL)
    return frozenset(possible)


def _find_beginning(entry: _Entry, *, sure: bool) -> _Beginning | None:
    """Return the number that other claims may go on from, or None if none can."""
    if entry.trajectory_number == "" or entry.referral_type not in {None, *BEGINNING}:
        return None
    certain = sure and entry.claim is not None and entry.referral_type is not None
    return _Beginning(entry.trajectory_number, certain)


def _matches(number: str | None, beginning: _Beginning | None) -> bool | None:
    """Return whether a number is that of a claim that began urgently or by a tertiary referral.

    Returns:
        None if that cannot be told.
    """
    if beginning is None:
        return False
    if number is None or beginning.number is None:
        return None
    if number != beginning.number:
        return False
    return True if beginning.certain else None
