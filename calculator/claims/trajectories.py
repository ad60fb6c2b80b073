"""Claims that belong together: which of them began a care trajectory, and how."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from calculator.claims.assessment import Assessment, Calculator
from calculator.claims.beginnings import Beginning, Beginnings, find_beginning
from calculator.claims.codes import CareKind
from calculator.claims.credit_lines import CreditLines
from calculator.claims.facts import SPACE, AcuteActivity, FirstTrajectory, ReferralType
from calculator.claims.listed import Entry, ListedAssessment, ListedClaim, ListError, read_entry
from calculator.claims.numbers import compared

NUMBER_OF: Final = {
    ReferralType.OWN_PATIENT: "trajectory_number",
    ReferralType.OTHER_SPECIALISM: "referring_trajectory_number",
}
"""Which number leads to the first trajectory."""


def assess_each(
    calculator: Calculator,
    claims: Iterable[Mapping[str, object]],
    on: date,
    *,
    complete: bool,
    ordinary: bool = False,
) -> Iterator[ListedAssessment]:
    """Yield the answer for each of several claims that belong together, once all are taken in.

    A claim with an error is not assessed, but may still be the one that a number leads to:
    then that stays possible and is not certain. Claims that say the same but for the activity are
    one, and have one answer.

    Args:
        calculator: The rules.
        claims: Each with the fields of `ListedClaim`.
        on: The day to answer for.
        complete: Whether every claim that a trajectory number could lead to is among them.
            If not, a number that leads nowhere in the list may still lead somewhere.
        ordinary: Whether care is of the kind `other` where neither the claim nor a code tells.
    """
    entries = [read_entry(claim) for claim in claims]
    together = _put_together(entries)
    firsts = {first: entries[first] for first in together}
    debits = [entry for entry in firsts.values() if not entry.credit]
    uses = Counter(entry.claim_id for entry in debits)
    uses[None] = 0  # whoever gives no name uses none twice
    contents: dict[str | None, set[ListedClaim | None]] = defaultdict(set)
    for entry in debits:
        contents[entry.claim_id].add(entry.claim)
    credit_lines = CreditLines(entries)
    own = {
        first: find_beginning(
            entry,
            # A name used twice is an error; what is said twice in the same words is no less sure.
            sure=entry.claim_id is None or len(contents[entry.claim_id]) == 1,
            # Of two of one name nobody can say which is taken back.
            taken_back=credit_lines.take_back(entry) and (uses[entry.claim_id] < _TWO or None),
        )
        for first, entry in firsts.items()
    }
    activities: dict[int, set[AcuteActivity | None]] = defaultdict(set)
    for entry, first in zip(entries, together, strict=True):
        if entry.claim is not None:
            activities[first].add(entry.claim.acute_activity)
    beginnings = Beginnings(beginning for beginning in own.values() if beginning)
    asking = _Asking(calculator, on, beginnings, complete=complete, ordinary=ordinary)
    for entry, first in zip(entries, together, strict=True):
        yield ListedAssessment(
            claim_id=entry.claim_id,
            assessment=None
            if entry.claim is None or entry.credit or uses[entry.claim_id] > 1
            else asking.assess(entry.claim, entry.hospital, own[first], activities[first]),
            errors=(*entry.errors, *_beside(entry, uses[entry.claim_id])),
            credit=entry.credit,
            taken_back=not entry.credit and credit_lines.take_back(entry) is True,
        )


_TWO: Final = 2
_TWICE: Final = ListError(
    field="claim_id", type="claim_id_twice", message="claim_id is used for more than one claim"
)


_CREDIT: Final = ListError(
    field="credit",
    type="credit_line",
    message="it takes an earlier claim back: there is nothing to be paid",
)


def _beside(entry: Entry, uses: int) -> tuple[ListError, ...]:
    """Return what is to be said of a claim beside its own errors."""
    if entry.credit:
        return (_CREDIT,)
    return (_TWICE,) if uses >= _TWO else ()


def _put_together(entries: Sequence[Entry]) -> list[int]:
    """Return for each claim the place of the first that says the same but for the activity.

    Only what has a name or a trajectory of its own can be known to be the same claim; and what is
    said twice in the same words is no list of activities.
    """
    alike: dict[ListedClaim, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        named = entry.claim_id is not None or entry.trajectory_number
        if named and entry.claim is not None and not entry.credit:
            alike[entry.claim.model_copy(update={"acute_activity": None})].append(place)
    together = [*range(len(entries))]
    for places in alike.values():
        said = {claim.acute_activity for place in places if (claim := entries[place].claim)}
        if len(said) > 1:
            for place in places:
                together[place] = places[0]
    return together


class _Asking:
    """What is asked of each claim of a list; what was answered of the same is not asked again."""

    def __init__(
        self,
        calculator: Calculator,
        on: date,
        beginnings: Beginnings,
        *,
        complete: bool,
        ordinary: bool,
    ) -> None:
        """Ask about one list; the arguments are those of `assess_all`."""
        self._calculator = calculator
        self._on = on
        self._beginnings = beginnings
        self._complete = complete
        self._ordinary = ordinary
        self._answered: dict[tuple[int, frozenset[str]], Assessment] = {}

    def assess(
        self,
        claim: ListedClaim,
        hospital: str | None,
        own: Beginning | None,
        said: set[AcuteActivity | None],
    ) -> Assessment:
        """Return the answer for one claim.

        Args:
            claim: What it says.
            hospital: Its hospital as numbers are compared; None if untold.
            own: The claim itself, if others may go on from it.
            said: What its lines say of the activity.
        """
        known = claim.known()
        given = known.pop("first_trajectory", None)
        known.pop("acute_activity", None)
        if self._ordinary:
            known.setdefault("care_kind", CareKind.OTHER)
        activities = _possible_activities(said)
        possible = SPACE.matching(known) & SPACE.having("acute_activity", *activities)
        if len(activities) == 1:
            known |= dict.fromkeys(["acute_activity"], *activities)
        for referral_type, name in NUMBER_OF.items():
            written: str | None = getattr(claim, name)
            # A number says more than what somebody made of it.
            left = (
                {given}
                if written is None and given is not None
                else self._possible_trajectories(claim, written, hospital, own)
            )
            having = SPACE.having("referral_type", referral_type)
            possible &= ~(having & ~SPACE.having("first_trajectory", *left))
        asked = (possible, frozenset(known))
        if asked not in self._answered:
            self._answered[asked] = self._calculator.assess_cases(possible, known, self._on)
        return self._answered[asked]

    def _possible_trajectories(
        self, claim: ListedClaim, written: str | None, hospital: str | None, own: Beginning | None
    ) -> frozenset[FirstTrajectory]:
        """Return everything that a number can still lead to."""
        number = None if written is None else compared(written)
        if number == "":
            return frozenset({FirstTrajectory.MISSING})
        match = self._beginnings.matches(number, hospital, own)
        if match:
            return frozenset({FirstTrajectory.INITIAL})
        started = claim.started_while_contracted
        possible = set()
        if written is None:
            possible.add(FirstTrajectory.MISSING)
        if match is None:
            possible.add(FirstTrajectory.INITIAL)
        if started is not False:
            possible.add(FirstTrajectory.STARTED_WHILE_CONTRACTED)
        if not started:
            possible.add(FirstTrajectory.NO_MATCH)
            if not self._complete:
                possible.add(FirstTrajectory.INITIAL)
        return frozenset(possible)


def _possible_activities(said: set[AcuteActivity | None]) -> frozenset[AcuteActivity]:
    """Return what the activity of a claim can be after what its lines say; with both, 190016."""
    if AcuteActivity.ELSEWHERE in said:
        return frozenset({AcuteActivity.ELSEWHERE})
    at_least = said - {None}
    if None in said:
        at_emergency = AcuteActivity.EMERGENCY_DEPARTMENT in at_least
        return frozenset(AcuteActivity) - ({AcuteActivity.NONE} if at_emergency else set())
    if AcuteActivity.EMERGENCY_DEPARTMENT in at_least:
        return frozenset({AcuteActivity.EMERGENCY_DEPARTMENT})
    return frozenset({AcuteActivity.NONE})
