"""From a case of the rules of aftercare to people with a story."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import Final

from calculator import aftercare, decision
from calculator.aftercare import (
    AgeGroup,
    Indication,
    Session,
    Supplementary,
    SupplementarySessions,
    TreatmentNeed,
)
from calculator.drills import focus
from calculator.drills.aftercare.answers import reasons, to_answer
from calculator.drills.aftercare.stories import is_told_of, told_as
from calculator.drills.choice import pick, shuffled
from calculator.drills.drill import Candidate
from calculator.drills.focus import Focus, Level

_CHILD: Final = range(6, aftercare.ADULT_FROM)
_ADULT: Final = range(aftercare.ADULT_FROM, 90)
_LEFT: Final = (9, 27, 12, 5, 30, 1)


def numbers_had(limits: aftercare.Limits) -> Mapping[Session, frozenset[int]]:
    """Return how many sessions somebody may have had, by the session that a case is about.

    With each of the numbers there is such a session to come.
    """
    found = {}
    before = 0  # the last session of the stretch before
    for stretch, last in limits.stretches.items():
        if last is None:
            some = {before, before + 4}
        elif before:
            some = {before, last - 1}
        else:
            some = {number for number in (5, 12) if number < last}
        found[stretch] = frozenset({0, *some})
        before = last or 0
    return found


def numbers_at_edges(limits: aftercare.Limits) -> Sequence[tuple[int, Session]]:
    """Return the numbers had on either side of each limit, with the session that comes next."""
    edges = (
        edge
        for (stretch, last), (following, _) in pairwise(limits.stretches.items())
        if last is not None
        for edge in ((last - 1, stretch), (last, following))
    )
    return (*dict.fromkeys(edges),)


_HAD: Final = numbers_had(aftercare.limits())


def focuses(rule: str) -> Iterator[Focus]:
    """Return everything worth drilling about a rule."""
    table = aftercare.table()
    # Nobody has a session of a kind that the limits leave none of.
    possible = aftercare.ONE_SESSION.having("session", *aftercare.limits().stretches)
    cases = table.cases[rule] & possible
    return chain(
        _examples(cases),
        (Focus("rule", Level.RULES, cases),),
        focus.near_misses(table, cases, possible),
        _edges(cases),
        (each for each in focus.missing_facts(table, cases) if each.missing != "session"),
    )


def _examples(cases: decision.Cases) -> Iterator[Focus]:
    """Yield the people of the worked examples, of any adult age and with either condition."""
    for example in aftercare.EXAMPLES:
        for indication in (Indication.ONCOLOGY, Indication.CARDIOVASCULAR):
            for listed in (True, False):
                known = example.situation(indication, basis_entitlement=listed).known()
                if within := aftercare.ONE_SESSION.matching(known) & cases:
                    name = f"example:{example.id}:{indication}:{str(listed).lower()}"
                    yield Focus(name, Level.EXAMPLES, within)


def _edges(cases: decision.Cases) -> Iterator[Focus]:
    """Yield the numbers on either side of an edge between rules."""
    having = aftercare.ONE_SESSION.having
    # Whoever has nothing to treat now has had no sessions for it either.
    current = having("treatment_need", TreatmentNeed.CURRENT)
    limits = aftercare.limits()
    edges: tuple[tuple[str, int, decision.Cases], ...] = (
        ("age", aftercare.ADULT_FROM - 1, having("age", AgeGroup.UNDER_18)),
        ("age", aftercare.ADULT_FROM, having("age", AgeGroup.ADULT)),
        *(
            ("sessions_had", had, current & having("session", session))
            for had, session in numbers_at_edges(limits)
        ),
        ("supplementary_sessions", 0, _insured(SupplementarySessions.USED_UP)),
        ("supplementary_sessions", 27, _insured(SupplementarySessions.LEFT)),
    )
    for field, number, where in edges:
        if within := where & cases:
            yield Focus(f"edge:{field}={number}", Level.EDGES, within, numbers={field: number})
    # Chance would seldom tell of the children for whom the limit is the end of all cover.
    for had, session in numbers_at_edges(limits):
        if had in (limits.children - 1, limits.children) and (
            within := _children_without_cover() & having("session", session) & cases
        ):
            name = f"edge:sessions_had={had}:without-cover"
            yield Focus(name, Level.EDGES, within, numbers={"sessions_had": had})


def _children_without_cover() -> decision.Cases:
    """Return the children whose sessions only the basic insurance may pay, and to its limit."""
    return aftercare.table().conditions["treatable"] & aftercare.ONE_SESSION.matching(
        {
            "age": AgeGroup.UNDER_18,
            "basis_plus_module": False,
            "supplementary": Supplementary.NONE,
            "basis_entitlement": False,
        }
    )


def _insured(left: SupplementarySessions) -> decision.Cases:
    """Return the cases with a supplementary insurance that has sessions left, or none."""
    having = aftercare.ONE_SESSION.having
    return having("supplementary_sessions", left) & ~having("supplementary", Supplementary.NONE)


def candidates(
    rule: str, case: decision.Case, about: Focus, name: str
) -> Iterator[Candidate[aftercare.Situation]]:
    """Yield the people of a case with sessions to come that a rule pays."""
    for whole in _people(case, about, name):
        because = [*reasons(whole)]
        if rule in {reason.rule for reason in because}:
            # Hardest where a reading was chosen for any session.
            standing = decision.weakest(reason.standing for reason in because)
            silent = standing is decision.Standing.POSITION
            facts = _without(whole, about.missing)
            yield Candidate(
                facts,
                Level.SILENCES if silent else about.level,
                to_answer(facts),
                partial(told_as, facts, name),
            )


def _people(
    case: Mapping[str, decision.Value], about: Focus, name: str
) -> Iterator[aftercare.Situation]:
    """Yield people of a kind, with the numbers that the kind leaves open."""
    ages = _ages(case, about)
    if not ages:
        return
    age = pick(ages, name, "age")
    insured = case["supplementary"] != Supplementary.NONE
    used_up = case["supplementary_sessions"] == SupplementarySessions.USED_UP
    left: tuple[int | None, ...] = (None,)
    if insured:
        left = (0,) if used_up else tuple(shuffled(_LEFT, name, "left"))
    if "supplementary_sessions" in about.numbers:
        left = (about.numbers["supplementary_sessions"],)
    had: tuple[int | None, ...] = tuple(shuffled(_HAD[Session(str(case["session"]))], name, "had"))
    if case["treatment_need"] != TreatmentNeed.CURRENT:
        had = (None,)
    elif about.missing == "age":
        had = (0,)  # whether it is this year or all years that count would tell the age
    if about.level is Level.EXAMPLES:
        had, left = (0,), ((27,) if insured else (None,))
    if "sessions_had" in about.numbers:
        had = (about.numbers["sessions_had"],)
    person = {field: case[field] for field in aftercare.PERSON.fields if field != "age"}
    for sessions_had in had:
        for sessions_left in left:
            yield aftercare.Situation.model_validate(
                {
                    **person,
                    "age": age,
                    "supplementary_sessions": sessions_left,
                    "sessions_had": sessions_had,
                }
            )


def _ages(case: Mapping[str, decision.Value], about: Focus) -> Sequence[int]:
    """Return the ages at which people have what a case is about; perhaps none."""
    ages: Iterable[int] = _CHILD if case["age"] == AgeGroup.UNDER_18 else _ADULT
    if "age" in about.numbers:
        ages = (about.numbers["age"],)
    return [age for age in ages if is_told_of(str(case["indication"]), age)]


def _without(situation: aftercare.Situation, missing: str | None) -> aftercare.Situation:
    """Return what is told when a fact is left out, with what would give it away."""
    if missing is None:
        return situation
    left_out = {missing: None}
    if missing == "supplementary" and not situation.supplementary_sessions:
        left_out["supplementary_sessions"] = None
    return aftercare.Situation.model_validate(situation.model_dump() | left_out)
