"""Every answer about aftercare that there can be, each from one situation that leads to it."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby, product
from typing import Any, Final, Generic, NamedTuple, TypeVar

from hypothesis import strategies

from calculator import aftercare
from calculator.pages.answer.enquiry import Enquiry
from tests.aftercare import answers, expected, partly_known
from tests.aftercare.expected import Person

CHILD: Final = 9
ADULT: Final = 40
FIELDS: Final = {
    "indication": expected.VALUES["indication"],
    "treatment_need": expected.VALUES["treatment_need"],
    "age": (CHILD, ADULT),
    **{n: v for n, v in expected.VALUES.items() if n not in {"indication", "treatment_need"}},
}
SOME_LEFT: Final = (None, 0, 1, 19)
SOME_HAD: Final = (None, 3, 19)  # none at all counts like unknown
LEFT: Final = (*SOME_LEFT, 9, 18, 20, 27)
HAD: Final = (*SOME_HAD, 17, 18, 20, 25)
BORDERS: Final = (1, 19, 21)
"""The first sessions of the stretches that the rules know."""
FAR: Final = 80
"""A session past every border that these numbers make; what holds there holds without end."""
IN_SUPPLEMENTARY: Final = f"{expected.MODULE}, in a supplementary insurance"
EITHER: Final = f"{expected.MODULE}, by itself or in a supplementary insurance"
"""By which names people hear of the module where they have none, or may have none."""
FIRMEST_FIRST: Final = ("source", "law", "position")

Value = TypeVar("Value", bound=Hashable)


class Way(NamedTuple):
    """Who pays a session, by the name to be told, with which codes, and whether it may end."""

    payer: str
    codes: expected.Codes | None
    limited: bool


class Ground(NamedTuple):
    """A rule, how firm it is, and what it cites."""

    rule: str
    standing: str
    sources: tuple[str, ...]


class Prospect(NamedTuple):
    """Every way in which a session may be paid, and every ground for that."""

    ways: frozenset[Way]
    grounds: frozenset[Ground]

    @property
    def payers(self) -> frozenset[str]:
        """Everyone who may pay."""
        return frozenset(way.payer for way in self.ways)

    @property
    def limited(self) -> bool:
        """Whether one of the ways may end sooner."""
        return any(way.limited for way in self.ways)

    @property
    def standing(self) -> str:
        """How firm the weakest ground is."""
        return max((ground.standing for ground in self.grounds), key=FIRMEST_FIRST.index)


class Run(NamedTuple, Generic[Value]):
    """Sessions in a row of which the same holds; without a last one it holds without end."""

    first: int
    last: int | None
    what: Value


class Known(NamedTuple):
    """A situation, its answer, and the sessions to come, cut wherever anything changes."""

    situation: aftercare.Situation
    assessment: aftercare.Assessment
    sessions: tuple[Run[Prospect], ...]

    @property
    def first(self) -> int:
        """The first session to come."""
        return (self.situation.sessions_had or 0) + 1

    def enquiry(self, on: date | None = None) -> Enquiry:
        """Return what is asked to get the answer; on another day if that is given."""
        return Enquiry(self.situation, on or self.assessment.on)

    @property
    def child(self) -> bool:
        """Whether the person is known to be a child."""
        return self.situation.age is not None and self.situation.age < 18

    def own_risk(self, payer: str) -> str:
        """Return whose own risk comes first where one pays: none with a child."""
        if payer != expected.BASIC or self.child:
            return ""
        return "adults" if self.situation.age is None else "yours"

    @property
    def certain(self) -> bool:
        """Whether exactly one plan is left and it holds whatever is still open."""
        return self.assessment.in_scope is True and len(self.assessment.plans) == 1

    def why_self(self) -> tuple[tuple[str, object], ...]:
        """Return every answer for which the person pays some sessions; none while any is open."""
        facts = self.situation
        paying = [run for run in self.sessions if run.what.payers == {expected.PERSON}]
        if not (self.assessment.decided and paying):
            return ()
        if facts.treatment_need not in {None, "current"}:
            return (("treatment_need", facts.treatment_need),)
        without = ("none", "without-aftercare")
        uncovered = facts.basis_plus_module is False and facts.supplementary in without
        endless = paying[-1].last is None
        found = {
            "basis_plus_module": uncovered,
            "supplementary": uncovered,
            "basis_entitlement": endless and facts.basis_entitlement is False,
            "plus_practice": facts.plus_practice is False,
            "referral": facts.referral is False,
        }
        return tuple((field, getattr(facts, field)) for field, holds in found.items() if holds)

    def runs(self, what: Callable[[Prospect], Value]) -> list[Run[Value]]:
        """Join the sessions in a row of which `what` is the same."""
        found: list[Run[Value]] = []
        for first, last, prospect in self.sessions:
            value = what(prospect)
            if found and found[-1].what == value:
                first = found.pop().first  # noqa: PLW2901 - they go on
            found.append(Run(first, last, value))
        return found


def known(**given: Any) -> Known:
    """Return what follows from some facts."""
    situation = aftercare.Situation.model_validate(given)
    assessment = aftercare.assess(situation)
    return Known(situation, assessment, tuple(_session_by_session(situation, assessment.plans)))


def name_of_cover(situation: aftercare.Situation) -> str:
    """Return by which name somebody hears of the module's cover, if that pays."""
    possible = {
        (module, insured)
        for module in (True, False)
        for insured in ("none", "with-aftercare", "without-aftercare")
        if situation.basis_plus_module in {None, module}
        and situation.supplementary in {None, insured}
        and (module or insured == "with-aftercare")
    }
    included = {insured == "with-aftercare" for _, insured in possible}
    if situation.basis_plus_module or True not in included:
        return expected.MODULE
    return IN_SUPPLEMENTARY if False not in included else EITHER


def _session_by_session(
    situation: aftercare.Situation, plans: Sequence[aftercare.Plan]
) -> Iterator[Run[Prospect]]:
    """Write every plan out session by session and join those where nothing changes."""
    if not plans:
        return
    each = [
        [block for block in plan.blocks for _ in range(block.first, (block.last or FAR) + 1)]
        for plan in plans
    ]
    cover = name_of_cover(situation)
    session = plans[0].blocks[0].first
    for _, run in groupby(zip(*each, strict=True), lambda here: [*map(id, here)]):
        here, *more = run
        last = session + len(more)
        prospect = Prospect(
            frozenset(
                Way(
                    cover if b.payer.value == expected.MODULE else b.payer.value,
                    answers.codes(b),
                    b.limit_unknown,
                )
                for b in here
            ),
            frozenset(
                Ground(reason.rule, reason.standing.value, tuple(reason.sources))
                for b in here
                for reason in b.reasons
            ),
        )
        yield Run(session, None if last == FAR else last, prospect)
        session = last + 1


@cache
def every_answer(*, at_every_number: bool = True) -> tuple[Known, ...]:
    """Return one situation for every answer that the space has.

    Answers differ in their plans with the grounds, in scope, in whether anything is open and
    what is asked first, in whether the person is known to be a child or an adult, and in how people
    hear of the module.

    Args:
        at_every_number: Whether sessions had and left are tried on both sides of each border, or
            only at some that lead to every kind of answer.
    """
    lefts, hads = (LEFT, HAD) if at_every_number else (SOME_LEFT, SOME_HAD)
    found: dict[Hashable, tuple[aftercare.Situation, aftercare.Assessment]] = {}
    for facts, draws in _kinds_of_knowledge():
        insured = facts["supplementary"] != "none"
        for left in lefts if draws else (None,):
            if left and not insured:
                continue
            for had in hads:
                given = {**facts, "supplementary_sessions": left, "sessions_had": had}
                situation = aftercare.Situation.model_validate(given)
                assessment = aftercare.assess(situation)
                answer = (
                    tuple(_marks(plan) for plan in assessment.plans),
                    assessment.in_scope,
                    assessment.decided,
                    assessment.open_questions[:1],
                    situation.age,
                    name_of_cover(situation),
                )
                found.setdefault(answer, (situation, assessment))
    return tuple(Known(s, a, tuple(_session_by_session(s, a.plans))) for s, a in found.values())


def every_prospect(answers: Iterable[Known]) -> list[Known]:
    """Return one situation for every way in which the sessions to come may be paid."""
    return [*{each.sessions: each for each in answers if each.sessions}.values()]


def spread(answers: Sequence[Known], count: int) -> Sequence[Known]:
    """Return about so many of them, spread over all."""
    return answers[:: max(1, len(answers) // count)]


def _marks(plan: aftercare.Plan) -> Hashable:
    return tuple(
        (
            block.first,
            block.last,
            block.payer,
            block.claim and block.claim.csi,
            block.limit_unknown,
            tuple(reason.rule for reason in block.reasons),
        )
        for block in plan.blocks
    )


def _kinds_of_knowledge() -> Iterable[tuple[dict[str, Any], bool]]:
    """Return known facts, one of each kind, and whether a supplementary insurance may pay.

    Of one kind are facts that leave the same people possible, as far as they are paid for
    differently, and the same question to be asked first, whatever the numbers of sessions are.
    """
    persons = {tuple(person): person for person in expected.persons((CHILD, ADULT))}
    rules = {facts: _paid(person, BORDERS, (True, False)) for facts, person in persons.items()}
    insurance = list(FIELDS).index("supplementary")
    values = tuple(FIELDS.values())
    turns_out = partly_known.possible(
        values, lambda facts: (facts[insurance] == "none", rules[facts])
    )
    views = [
        _numbered(persons, sessions, left)
        for sessions in (BORDERS, BORDERS[1:], BORDERS[2:])
        for left in ((True, False), (True,), (False,))
    ]
    that_matter = partly_known.that_matter(values, lambda facts: [view[facts] for view in views])
    kinds: dict[Hashable, tuple[dict[str, Any], bool]] = {}
    for facts in product(*((None, *options) for options in values)):
        asked: list[int | None] = [None] * len(views)
        for place, view in sorted(that_matter(facts), reverse=True):
            asked[view] = place
        paid = turns_out(facts)
        draws = any(one and one.payer == expected.SUPPLEMENTARY for _, all_ in paid for one in all_)
        cover = name_of_cover(
            aftercare.Situation(basis_plus_module=facts[3], supplementary=facts[insurance])
        )
        kind = (facts[2], facts[insurance] == "none", paid, tuple(asked), cover)
        kinds.setdefault(kind, (dict(zip(FIELDS, facts, strict=True)), draws))
    return kinds.values()


def _paid(
    person: Person, sessions: Iterable[int], left: Iterable[bool]
) -> tuple[expected.Paid | None, ...]:
    kinds = product(sessions, left)
    return tuple(expected.who_pays(person, session, one_left=one) for session, one in kinds)


def _numbered(
    persons: Mapping[tuple[Any, ...], Person], sessions: Iterable[int], left: Iterable[bool]
) -> dict[tuple[Any, ...], int]:
    """Give everybody who is paid for in the same way, whatever the rule, the same number."""
    numbers: dict[Hashable, int] = {}
    return {
        facts: numbers.setdefault(
            tuple(way and (way.payer, way.claim) for way in _paid(person, sessions, left)),
            len(numbers),
        )
        for facts, person in persons.items()
    }


def _anybody() -> strategies.SearchStrategy[Known]:
    facts = {
        name: strategies.sampled_from((None, *values))
        for name, values in FIELDS.items()
        if name != "age"
    }
    numbers = {"age": 120, "supplementary_sessions": 35, "sessions_had": 35}
    counts = {
        name: strategies.none() | strategies.integers(0, most) for name, most in numbers.items()
    }
    return (
        strategies.fixed_dictionaries({**facts, **counts})
        .filter(
            lambda given: given["supplementary"] != "none" or not given["supplementary_sessions"]
        )
        .map(lambda given: known(**given))
    )


ANYBODY: Final = _anybody()
"""Any situation, of any age, whether it is one of those above or not."""
