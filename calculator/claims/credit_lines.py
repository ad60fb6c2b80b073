"""Credit lines of a list: which of its claims they take back."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from calculator.claims.listed import UNREADABLE, Entry
from calculator.claims.numbers import compared

_TWO: Final = 2


class CreditLines:
    """What the credit lines of a list take back."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Note what each credit line takes back, and where one does not say."""
        self._named: dict[str, set[str | None]] = defaultdict(set)
        self._perhaps: set[str] = set()
        self._unsaid: dict[str | None, set[str | None]] = defaultdict(set)
        for entry in entries:
            if entry.credit and entry.takes_back:
                self._named[entry.takes_back].add(entry.hospital)
            elif entry.credit:
                self._unsaid[entry.hospital].add(entry.trajectory_number or None)
            elif entry.takes_back and (entry.claim is None or entry.claim.credit is None):
                self._perhaps.add(entry.takes_back)

    def take_back(self, entry: Entry) -> bool | None:
        """Return whether one of them takes a claim back; None if that cannot be told."""
        called = None if entry.claim_id is None else compared(entry.claim_id)
        hospitals = self._named.get(called or "", set())
        if entry.hospital in hospitals and entry.hospital != UNREADABLE:
            return True
        # Where only one of the two tells its hospital, it may be that of the other.
        if hospitals and {None, UNREADABLE} & {entry.hospital, *hospitals}:
            return None
        if called in self._perhaps:
            return None
        for hospital, numbers in self._unsaid.items():
            may_be_there = len({hospital, entry.hospital} - {None, UNREADABLE}) < _TWO
            unknown = entry.trajectory_number is None or None in numbers
            if may_be_there and (unknown or entry.trajectory_number in numbers):
                return None
        return False
