"""Who pays which session: the rules walked along the sessions to come."""

from collections.abc import Iterator
from functools import lru_cache, reduce
from itertools import groupby, product
from operator import or_
from typing import Final, NamedTuple, TypeAlias

from pydantic import BaseModel, ConfigDict

from calculator import decision
from calculator.aftercare.facts import (
    ONE_SESSION,
    SESSION_FIELDS,
    Session,
    Supplementary,
    SupplementarySessions,
)
from calculator.aftercare.limits import Limits
from calculator.aftercare.rules import ClaimCodes, Consequence, Payer


class Block(BaseModel):
    """Sessions in a row that the same one pays, with the same codes, for the same reasons.

    Attributes:
        first: The first session.
        last: The last session; None where there is no end.
        payer: Who pays.
        claim: The codes to claim with; None where the sources give none.
        limit_unknown: Whether the sessions end sooner when the supplementary insurance has
            none left, and it is unknown when that is.
        reasons: Why; more than one where an unknown fact does not change who pays.
    """

    model_config = ConfigDict(frozen=True)

    first: int
    last: int | None
    payer: Payer
    claim: ClaimCodes | None
    limit_unknown: bool
    reasons: tuple[decision.Reason, ...]


class Plan(BaseModel):
    """One possible answer to who pays the sessions to come.

    Attributes:
        blocks: The sessions in order, without gaps; the last block has no end.
    """

    model_config = ConfigDict(frozen=True)

    blocks: tuple[Block, ...]


_Kind: TypeAlias = tuple[Session, SupplementarySessions]


class _Stretch(NamedTuple):
    """Sessions in a row that are all of one kind to the rules, and one payment for them."""

    first: int
    last: int | None
    kind: _Kind
    payment: Consequence
    limit_unknown: bool


_Walk: TypeAlias = tuple[_Stretch, ...]
_Stretches: TypeAlias = tuple[tuple[Session, int | None], ...]
_LEFT: Final = SupplementarySessions.LEFT
_USED_UP: Final = SupplementarySessions.USED_UP


_REMEMBERED: Final = 250
"""For how many sets of persons it is remembered what they come to: some kilobytes each. The same
are asked about over and over, with every question and for every change that may help; to walk
anew takes a tenth of a millisecond."""


class Planner:
    """The rules of one session, made ready to be walked along many.

    A set of persons is here a set of cases of `ONE_SESSION`: each person in every session.

    Attributes:
        table: The proved rules.
        limits: The limits by which sessions are told apart.
        in_scope: The persons that the rules decide something for.
    """

    def __init__(self, table: decision.Table[Consequence], limits: Limits) -> None:
        """Find who is paid what, and by which rule, in each kind of session.

        Raises:
            decision.RuleError: Somebody is out of scope for some sessions only, or the
                supplementary insurance pays with no session left.
        """
        self.table = table
        self.limits = limits
        self._stretches: _Stretches = tuple(limits.stretches.items())
        self._reasons = {rule.id: decision.reason_of(rule) for rule in table.rules.values()}
        self._rules: dict[_Kind, dict[str, decision.Cases]] = {}
        self._payments: dict[_Kind, list[tuple[Consequence, decision.Cases]]] = {}
        payments = table.outcomes(lambda then: then)
        for session, left in product(Session, SupplementarySessions):
            sessions = ONE_SESSION.matching({"session": session, "supplementary_sessions": left})
            self._rules[session, left] = {
                rule.id: _persons_in(table.cases[rule.id] & sessions)
                for rule in table.rules_in(sessions)
            }
            self._payments[session, left] = [
                (payment, _persons_in(cases & sessions))
                for payment, cases in payments.items()
                if cases & sessions
            ]

        self.in_scope = self._scope()
        self._refuse_endless_insurance()

    def _scope(self) -> decision.Cases:
        """Return the kinds of person that are paid for, the same in every session."""
        scopes = {
            reduce(or_, (cases for payment, cases in paid if payment.payer is not None), 0)
            for paid in self._payments.values()
        }
        if len(scopes) > 1:
            raise decision.RuleError("somebody is out of scope for some sessions only")
        return scopes.pop()

    def _refuse_endless_insurance(self) -> None:
        for (session, left), paid in self._payments.items():
            if left is _USED_UP and any(
                payment.payer is Payer.SUPPLEMENTARY_INSURANCE for payment, _ in paid
            ):
                message = f"the supplementary insurance pays in {session} with no session left"
                raise decision.RuleError(message)

    def reasons_outside(self, persons: decision.Cases) -> tuple[decision.Reason, ...]:
        """Return the reasons of the rules that decide nothing for one of some kinds of person."""
        rules = self.table.rules_in(persons & ~self.in_scope)
        return tuple(self._reasons[rule.id] for rule in rules)

    @lru_cache(_REMEMBERED)  # noqa: B019 - a planner is there for as long as the process
    def plans(
        self, persons: decision.Cases, first: int, left: int | None
    ) -> tuple[tuple[Plan, decision.Cases], ...]:
        """Return every plan that is possible, each with the kinds of person it holds for.

        Args:
            persons: The kinds of person that are possible; those out of scope are left aside.
            first: The first session to come.
            left: Sessions left in the supplementary insurance; None if unknown.
        """
        plans: dict[tuple[object, ...], tuple[_Walk, decision.Cases]] = {}
        for walk, cases in self._walk(persons & self.in_scope, first, left, self._stretches):
            who_pays = _who_pays_when(walk)
            _, earlier = plans.get(who_pays, (walk, 0))
            plans[who_pays] = (walk, earlier | cases)
        return tuple(
            (_shared(self._make_plan(walk, cases)), cases) for walk, cases in plans.values()
        )

    @lru_cache(_REMEMBERED)  # noqa: B019 - as above
    def cases_to_come(self, first: int | None, left: int | None) -> decision.Cases:
        """Return the cases of `ONE_SESSION` that can come about, over all kinds of person.

        Args:
            first: The first session to come; None if it can be any.
            left: Sessions left in the supplementary insurance; None if unknown.
        """
        having = ONE_SESSION.having
        if first is None:
            # From the last stretch on, every session is like the one before it.
            firsts = range(1, max(self.limits.adults, self.limits.children) + 2)
            return reduce(or_, (self.cases_to_come(number, left) for number in firsts))
        if not left:
            remaining = (_USED_UP,) if left == 0 else (_LEFT, _USED_UP)
            return having("session", *self.limits.stretches_from(first)) & having(
                "supplementary_sessions", *remaining
            )
        to_come: decision.Cases = 0
        insured = ONE_SESSION.everything & ~having("supplementary", Supplementary.NONE)
        for walk, persons in self._walk(insured, first, left, self._stretches):
            for session, remains in {stretch.kind for stretch in walk}:
                kind = {"session": session, "supplementary_sessions": remains}
                to_come |= persons & ONE_SESSION.matching(kind)
        return to_come

    def _walk(
        self, persons: decision.Cases, first: int, left: int | None, stretches: _Stretches
    ) -> Iterator[tuple[_Walk, decision.Cases]]:
        """Go from session `first` to the end, parting wherever persons are paid differently."""
        session, last = stretches[0]
        if last is not None and first > last:
            yield from self._walk(persons, first, left, stretches[1:])
            return
        kind = (session, _USED_UP if left == 0 else _LEFT)
        for payment, cases in self._payments[kind]:
            if not (within := persons & cases):
                continue
            draws = payment.payer is Payer.SUPPLEMENTARY_INSURANCE
            end, left_after, ahead = last, left, stretches[1:]
            if draws and left is not None:
                used_up = first + left - 1
                if last is None or used_up < last:
                    end, left_after, ahead = used_up, 0, stretches
                else:
                    left_after = used_up - last
            stretch = _Stretch(first, end, kind, payment, draws and left is None)
            if end is None:
                yield (stretch,), within
            else:
                for walk, those in self._walk(within, end + 1, left_after, ahead):
                    yield (stretch, *walk), those

    def _make_plan(self, walk: _Walk, persons: decision.Cases) -> Plan:
        """Join the sessions that are paid who_pays for the same reasons."""
        explained = [
            (
                stretch,
                [rule for rule, cases in self._rules[stretch.kind].items() if cases & persons],
            )
            for stretch in walk
        ]
        blocks = []
        for _, run in groupby(explained, key=lambda pair: (*_how_paid(pair[0]), pair[1])):
            joined = list(run)
            first, rules = joined[0]
            blocks.append(
                Block(
                    first=first.first,
                    last=joined[-1][0].last,
                    payer=first.payment.payer,
                    claim=first.payment.claim,
                    limit_unknown=first.limit_unknown,
                    reasons=tuple(self._reasons[rule] for rule in rules),
                )
            )
        return Plan(blocks=tuple(blocks))


@lru_cache(_REMEMBERED)
def _shared(plan: Plan) -> Plan:
    """Return the plan that stands for all that are equal: ten sets of persons come to one."""
    return plan


def _persons_in(cases: decision.Cases) -> decision.Cases:
    """Return the persons of some cases, each in every session."""
    return ONE_SESSION.widen(cases, *SESSION_FIELDS)


def _how_paid(stretch: _Stretch) -> tuple[Payer | None, ClaimCodes | None, bool]:
    return stretch.payment.payer, stretch.payment.claim, stretch.limit_unknown


def _who_pays_when(walk: _Walk) -> tuple[object, ...]:
    """Return what makes two walks the same plan: the payments with the sessions they end at."""
    return tuple(
        (paid, [stretch.last for stretch in run][-1]) for paid, run in groupby(walk, _how_paid)
    )
