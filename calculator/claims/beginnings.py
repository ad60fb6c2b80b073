"""The claims of a list that others may go on from."""

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from calculator.claims.facts import ReferralType
from calculator.claims.listed import UNREADABLE, Entry

BEGINNING: Final = frozenset(
    {
        ReferralType.SELF_EMERGENCY,
        ReferralType.REFERRED_EMERGENCY,
        ReferralType.OTHER_HOSPITAL,
    }
)
"""The referral types of a claim that makes an exception of those that go on from it."""


class Beginning(NamedTuple):
    """A claim that others may go on from.

    Attributes:
        number: Its trajectory number; None if unknown.
        hospital: Its hospital; None if untold.
        certain: Whether it is sure that it began urgently or by a tertiary referral.
    """

    number: str | None
    hospital: str | None
    certain: bool


class Beginnings:
    """How many claims others may go on from, by what a number and a hospital can be held against.

    Counted, so that a list takes a time that grows with its length and not with its square.
    """

    def __init__(self, beginnings: Iterable[Beginning]) -> None:
        """Count them."""
        self._certain: Counter[tuple[str | None, str | None]] = Counter()
        self._by_both: Counter[tuple[str | None, str | None]] = Counter()
        self._by_number: Counter[str | None] = Counter()
        self._by_hospital: Counter[str | None] = Counter()
        for number, hospital, certain in beginnings:
            self._certain[number, hospital] += certain
            self._by_both[number, hospital] += 1
            self._by_number[number] += 1
            self._by_hospital[hospital] += 1

    def matches(
        self, number: str | None, hospital: str | None, own: Beginning | None
    ) -> bool | None:
        """Return whether a number is that of a claim that began urgently or by tertiary referral.

        Args:
            number: The number; None if unknown.
            hospital: The hospital whose number it is; None if untold.
            own: The claim that asks, if others may go on from it: it never matches itself.

        Returns:
            None if that cannot be told.
        """
        itself = own is not None and (own.number, own.hospital) == (number, hospital)
        certain_itself = itself and own is not None and own.certain
        told = number is not None and hospital != UNREADABLE
        if told and self._certain[number, hospital] > certain_itself:
            return True
        if number is None:
            possible = self._of(hospital) - (own is not None)
        else:
            possible = self._having(number, hospital) - itself
            possible += self._having(None, hospital) - (own is not None and own.number is None)
        return None if possible else False

    def _having(self, number: str | None, hospital: str | None) -> int:
        """Return how many have a number and may be of a hospital."""
        if hospital in _ANY:
            return self._by_number[number]
        return sum(self._by_both[number, each] for each in (hospital, *_ANY))

    def _of(self, hospital: str | None) -> int:
        """Return how many may be of a hospital."""
        if hospital in _ANY:
            return self._by_hospital.total()
        return sum(self._by_hospital[each] for each in (hospital, *_ANY))


_ANY: Final = (None, UNREADABLE)
"""What a hospital is called that may be any."""


def find_beginning(entry: Entry, *, sure: bool, taken_back: bool | None) -> Beginning | None:
    """Return what other claims may go on from, or None if none can.

    Args:
        entry: A claim of the list.
        sure: Whether nothing of the same name says otherwise.
        taken_back: Whether a credit line takes it back; None if that cannot be told.
    """
    if entry.credit or entry.trajectory_number == "":
        return None
    if entry.referral_type not in {None, *BEGINNING} or (taken_back and sure):
        return None
    known = entry.claim is not None and entry.referral_type is not None
    certain = sure and known and taken_back is False
    return Beginning(entry.trajectory_number, entry.hospital, certain)
