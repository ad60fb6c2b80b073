"""Who pays, worked out by hand from the description of the domain.

Nothing here reads the rules or uses any of their code, so that the two can be held against
each other. Payers, codes and ids stand as plain text.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import Final, NamedTuple, TypeAlias

MODULE: Final = "basis-plus-module"
BASIC: Final = "basis-insurance"
SUPPLEMENTARY: Final = "supplementary-insurance"
PERSON: Final = "insured-person"

Codes: TypeAlias = tuple[str, str, str]
"""Code list, suffix and indication code."""


class Person(NamedTuple):
    """Everything that decides about a person, nothing left open."""

    indication: str
    treatment_need: str
    age: int
    basis_plus_module: bool
    supplementary: str
    basis_entitlement: bool
    plus_practice: bool
    referral: bool


class Paid(NamedTuple):
    """Who pays a session, with which codes, by which rule, and how firm that is."""

    payer: str
    claim: Codes | None
    rule: str
    standing: str


OUT_OF_SCOPE: Final = {
    "other": ("other-indication-out-of-scope", "source"),
    "claudication": ("claudication-has-its-own-rule", "law"),
}
"""The rule that decides nothing for an indication, and its standing."""


ADULTS: Final = 20
CHILDREN: Final = 18
"""The two limits of sessions, on every day so far."""


def who_pays(person: Person, session: int, *, one_left: bool, adults: int = ADULTS) -> Paid | None:
    """Return who pays one session; None out of scope.

    Args:
        person: The person.
        session: The number of the session, counted from 1.
        one_left: Whether a supplementary insurance still has a session left.
        adults: The limit of adults, to see what another one would do.
    """
    if person.indication in OUT_OF_SCOPE:
        return None
    if person.treatment_need == "preventive":
        return Paid(PERSON, None, "preventive-person-pays", "position")
    if person.treatment_need == "long-standing":
        return Paid(PERSON, None, "long-standing-person-pays", "position")
    paid = _adult(person, session, adults) if person.age >= 18 else _child(person, session)
    if paid.payer == PERSON and person.supplementary != "none" and one_left:
        return Paid(SUPPLEMENTARY, None, "supplementary-sessions-first", "position")
    return paid


def module_pays(person: Person) -> bool:
    """Return whether the module pays for somebody who has something to treat."""
    covered = person.basis_plus_module or person.supplementary == "with-aftercare"
    return covered and person.plus_practice and person.referral


def _adult(person: Person, session: int, limit: int) -> Paid:
    if not person.basis_entitlement:
        return _unlisted_adult(person)
    return _listed_adult(person, session, limit)


def _listed_adult(person: Person, session: int, limit: int) -> Paid:
    if not person.referral:
        return Paid(PERSON, None, "adult-entitled-without-referral", "position")
    if session > limit:
        codes = ("012", "", "001")
        return Paid(BASIC, codes, "adult-listed-basic-insurance-after", "source")
    if module_pays(person):
        return Paid(MODULE, ("990", "Z", "008"), "adult-listed-module-first", "source")
    return Paid(PERSON, None, "adult-listed-person-first", "source")


def _unlisted_adult(person: Person) -> Paid:
    if not module_pays(person):
        return Paid(PERSON, None, "adult-unlisted-person-all", "source")
    codes = ("990", "Z", "009")
    if person.supplementary == "with-aftercare":
        return Paid(MODULE, codes, "adult-unlisted-cover-in-supplementary-all", "position")
    return Paid(MODULE, codes, "adult-unlisted-module-all", "source")


def _child(person: Person, session: int) -> Paid:
    if module_pays(person):
        return Paid(MODULE, ("990", "Z", "009"), "child-module-all", "position")
    if person.basis_entitlement:
        if person.referral:
            return Paid(BASIC, None, "child-listed-basic-insurance-all", "law")
        return Paid(PERSON, None, "child-entitled-without-referral", "position")
    if session <= CHILDREN:
        return Paid(BASIC, None, "child-unlisted-basic-insurance-first", "law")
    return Paid(PERSON, None, "child-unlisted-person-after", "law")


class Run(NamedTuple):
    """Sessions in a row paid by one rule. Without a limit known, they may end sooner."""

    first: int
    last: int | None
    paid: Paid
    limit_unknown: bool


Walk: TypeAlias = tuple[Run, ...]


@cache
def walk(person: Person, left: int | None, first: int, adults: int = ADULTS) -> Walk:
    """Go session by session until nothing can change any more; empty out of scope.

    Args:
        person: The person.
        left: Sessions left in the supplementary insurance; None if unknown.
        first: The first session to come.
        adults: The limit of adults.
    """
    stretches: list[tuple[int, Paid]] = []
    session, remaining = first, left
    while True:
        paid = who_pays(person, session, one_left=remaining is None or remaining > 0, adults=adults)
        if paid is None:
            return ()
        if not stretches or stretches[-1][1] != paid:
            stretches.append((session, paid))
        past_both = session > max(adults, CHILDREN)
        if paid.payer == SUPPLEMENTARY and remaining is not None:
            # Past both limits all that are left are taken alike, be they a thousand.
            taken = remaining if past_both else 1
            remaining -= taken
            session += taken
        elif past_both:
            # From here on only a session taken from a known number changes what comes next.
            break
        else:
            session += 1
    lasts = [*(begin - 1 for begin, _ in stretches[1:]), None]
    return tuple(
        Run(begin, last, paid, paid.payer == SUPPLEMENTARY and left is None)
        for (begin, paid), last in zip(stretches, lasts, strict=True)
    )


class Stretch(NamedTuple):
    """Sessions in a row that are paid alike, as a plan shows them."""

    first: int
    last: int | None
    payer: str
    claim: Codes | None
    limit_unknown: bool


Plan: TypeAlias = tuple[Stretch, ...]


def plan(person: Person, left: int | None, first: int) -> Plan:
    """Return who pays when, whatever the rule behind it; empty out of scope."""
    return plan_of(walk(person, left, first))


@cache
def plan_of(walk: Walk) -> Plan:
    """Return who pays when along a walk."""
    joined: list[Stretch] = []
    for run in walk:
        payer, claim = run.paid.payer, run.paid.claim
        if joined and (joined[-1].payer, joined[-1].claim) == (payer, claim):
            joined[-1] = joined[-1]._replace(last=run.last)
        else:
            joined.append(Stretch(run.first, run.last, payer, claim, run.limit_unknown))
    return tuple(joined)


class Block(NamedTuple):
    """A block of an answer: a stretch with the rules behind it and their standing."""

    first: int
    last: int | None
    payer: str
    claim: Codes | None
    limit_unknown: bool
    reasons: frozenset[tuple[str, str]]


@cache
def blocks(walks: frozenset[Walk]) -> tuple[Block, ...]:
    """Return the blocks of one plan that several kinds of person share.

    They are cut where payer, codes or the reasons of any of them change.
    """
    starts = sorted({run.first for each in walks for run in each})
    found: list[Block] = []
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        here = [_at(each, start) for each in walks]
        reasons = frozenset((run.paid.rule, run.paid.standing) for run in here)
        payer, claim, limit = here[0].paid.payer, here[0].paid.claim, here[0].limit_unknown
        last = None if following is None else following - 1
        block = Block(start, last, payer, claim, limit, reasons)
        if found and found[-1][2:] == block[2:]:
            found[-1] = found[-1]._replace(last=last)
        else:
            found.append(block)
    return tuple(found)


def _at(runs: Walk, session: int) -> Run:
    return next(run for run in runs if run.last is None or session <= run.last)


VALUES: Final = {
    "indication": ("oncology", "cardiovascular", "claudication", "other"),
    "treatment_need": ("current", "long-standing", "preventive"),
    "basis_plus_module": (True, False),
    "supplementary": ("none", "with-aftercare", "without-aftercare"),
    "basis_entitlement": (True, False),
    "plus_practice": (True, False),
    "referral": (True, False),
}
"""The values of every fact but the age and the counts."""


def persons(ages: Iterable[int]) -> Iterator[Person]:
    """Yield every person there can be with one of these ages."""
    for need, indication, age, module, supplementary, entitled, practice, referral in product(
        VALUES["treatment_need"],
        VALUES["indication"],
        ages,
        VALUES["basis_plus_module"],
        VALUES["supplementary"],
        VALUES["basis_entitlement"],
        VALUES["plus_practice"],
        VALUES["referral"],
    ):
        yield Person(
            indication=str(indication),
            treatment_need=str(need),
            age=age,
            basis_plus_module=bool(module),
            supplementary=str(supplementary),
            basis_entitlement=bool(entitled),
            plus_practice=bool(practice),
            referral=bool(referral),
        )


def person_pays(person: Person, left: int | None, first: int) -> tuple[int, int]:
    """Return the least and the most sessions that the person may pay, of the next 3000.

    They differ where the number of sessions left is unknown: at least there is no end to
    them, at most there are none.
    """

    def paid(remaining: int | None) -> int:
        return sum(
            (first + 2999 if run.last is None else run.last) - run.first + 1
            for run in walk(person, remaining, first)
            if run.paid.payer == PERSON
        )

    return (paid(None), paid(0)) if left is None else (paid(left), paid(left))
