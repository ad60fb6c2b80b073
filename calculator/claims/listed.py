"""A claim of a list: what may be said of it, how it is read, and the answer it gets."""

from collections.abc import Mapping
from typing import Annotated, Final, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints, ValidationError

from calculator.claims.assessment import Assessment
from calculator.claims.facts import Claim, ReferralType
from calculator.claims.numbers import compared

Number = Annotated[str, StringConstraints(strip_whitespace=True)]


class ListedClaim(Claim):
    """A claim in a list of claims that belong together.

    Attributes:
        claim_id: What the list calls it.
        hospital: The hospital's own code; numbers of two hospitals never match. Empty or None if
            untold.
        trajectory_number: Its own care trajectory; empty if there is none, None if unknown. All
            numbers are compared as `numbers.compared` says.
        referring_trajectory_number: The trajectory it was referred from; the same.
        started_while_contracted: Whether that care began while the hospital was contracted.
        credit: Whether it takes an earlier claim back and asks for no payment; unknown is no.
        takes_back: What the list calls the claim that it takes back.
    """

    claim_id: Number | None = None
    hospital: Number | None = None
    trajectory_number: Number | None = None
    referring_trajectory_number: Number | None = None
    started_while_contracted: StrictBool | None = None
    credit: StrictBool | None = None
    takes_back: Number | None = None


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
        assessment: The answer; None when it could not be made, or takes an earlier claim back.
        errors: Why it could not; of a credit line, an error of the type `credit_line` says so.
        credit: Whether it takes an earlier claim back, so that there is nothing to be paid. This
            and the next are no part of the plain data.
        taken_back: Whether a credit line of the list takes it back.
    """

    model_config = ConfigDict(frozen=True)

    claim_id: str | None
    assessment: Assessment | None
    errors: tuple[ListError, ...]
    credit: bool = Field(default=False, exclude=True)
    taken_back: bool = Field(default=False, exclude=True)


UNREADABLE: Final = "?"
"""A hospital that is told so that nobody can read it: it may be any, and is no other's for sure."""


class Entry(NamedTuple):
    """A claim of a list as it was read.

    Attributes:
        claim_id: What the list calls it.
        claim: What it says; None when it has errors of its own.
        errors: What is wrong with it.
        referral_type: Its referral type as far as it can be read.
        trajectory_number: Its number as far as it can be read, as numbers are compared; empty if
            it has none, None if it is unknown.
        hospital: Its hospital, the same; None if untold, `UNREADABLE` if nobody can read it.
        credit: Whether it takes an earlier claim back.
        takes_back: Which one, as numbers are compared; empty or None if it does not say.
    """

    claim_id: str | None
    claim: ListedClaim | None
    errors: tuple[ListError, ...]
    referral_type: ReferralType | None
    trajectory_number: str | None
    hospital: str | None
    credit: bool
    takes_back: str | None


def read_entry(given: Mapping[str, object]) -> Entry:
    """Return a claim as far as it can be read, with what is wrong with it."""
    number, takes_back = (
        None if (text := _text(given.get(field))) is None else compared(text)
        for field in ("trajectory_number", "takes_back")
    )
    hospital = compared(_text(given.get("hospital")) or "")
    claim: ListedClaim | None = None
    errors: tuple[ListError, ...] = ()
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
    return Entry(
        claim_id=_text(given.get("claim_id")) or None,
        claim=claim,
        errors=errors,
        referral_type=claim.referral_type if claim else _read_referral_type(given),
        trajectory_number=number,
        hospital=UNREADABLE if hospital is None else hospital or None,
        credit=given.get("credit") is True,
        takes_back=takes_back,
    )


def _text(value: object) -> str | None:
    return value.strip() if isinstance(value, str) else None


def _read_referral_type(given: Mapping[str, object]) -> ReferralType | None:
    try:
        return Claim.model_validate({"referral_type": given.get("referral_type")}).referral_type
    except ValidationError:
        return None
