"""What the help on the statutory list comes to, of what somebody told there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from calculator.aftercare import Situation, statutory_list
from calculator.aftercare.statutory_list import Entry, Finding, Kind, Term
from calculator.words.days import read_day


@dataclass(frozen=True)
class Listing:
    """What follows from a kind of condition in words, or from a code.

    Attributes:
        kind: The kind that was chosen; None where a code was given.
        entry: What the national list says of the code that was given.
        finding: Whether the condition is on the list, and until when.
        by_discharge: Whether a day of discharge tells more.
        wrong: Which of the days "discharged" and "begun" cannot be read, or lies after the day
            of treatment.
    """

    kind: Kind | None
    entry: Entry | None
    finding: Finding
    by_discharge: bool
    wrong: frozenset[str]

    @property
    def grounds(self) -> tuple[str, ...]:
        """The entries of annex 1 that put it on the list, or may."""
        if self.entry:
            return self.entry.grounds
        return (self.kind.ground,) if self.kind and self.kind.ground else ()

    @property
    def term(self) -> Term | None:
        """For how long it is on the list; None where it is not."""
        source = self.entry or self.kind
        return source.term if source else None


def find_listing(
    kind: str | None,
    days: Mapping[str, str],
    answers: Mapping[str, object],
    on: date,
) -> Listing | None:
    """Return what the help on the statutory list comes to; None if nothing was told there.

    Args:
        kind: The id of the kind of condition that was chosen. A code goes before it.
        days: What was typed as the days "discharged" and "begun".
        answers: The answers about the person, by field; the code is among them.
        on: The day of treatment.
    """
    code = answers.get("diagnosis_code")
    entry = statutory_list.find(str(code)) if code else None
    chosen = statutory_list.KINDS.get(kind or "") if entry is None else None
    if entry and not statutory_list.tells_claudication(entry.code):
        told = Situation.model_validate({f: answers.get(f) for f in ("diagnosis_code", "age")})
        listed, term = told.known().get("basis_entitlement"), entry.term
    elif chosen:
        listed, term = chosen.listed, chosen.term
    else:
        return None
    by_discharge = (
        listed is not False and term is not None and statutory_list.counts_from_discharge(term)
    )
    read = {name: read_day(text) for name, text in days.items() if text.strip()}
    wrong = frozenset(name for name, day in read.items() if day is None or day > on)
    finding = Finding(listed=None if listed is None else bool(listed))
    discharged = read.get("discharged")
    if by_discharge and term and discharged and not wrong:
        finding = statutory_list.apply_term(term, discharged, read.get("begun"), on)
    return Listing(chosen, entry, finding, by_discharge, wrong)
