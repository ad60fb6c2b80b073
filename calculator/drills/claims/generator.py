"""From a case of the rules of hospital claims to claims with a story."""

from collections.abc import Collection, Iterator
from functools import partial
from itertools import chain

from calculator import claims, decision
from calculator.claims import AcuteActivity, CareKind, FirstTrajectory
from calculator.drills import focus
from calculator.drills.choice import number_of
from calculator.drills.claims.answers import (
    BY_NUMBER,
    FROM_FIRST_LINE,
    PAYMENT,
    REFERRAL_TYPE,
    SECOND_CODE,
)
from calculator.drills.claims.stories import Telling, kind_told_by_code, told_as, whole_in_words
from calculator.drills.drill import Candidate
from calculator.drills.focus import Focus, Level


def focuses(rule: str) -> Iterator[Focus]:
    """Return everything worth drilling about a rule."""
    table = claims.table()
    cases = table.cases[rule]
    return chain(
        (Focus("rule", level, cases) for level in (Level.EXAMPLES, Level.RULES)),
        focus.near_misses(table, cases, claims.SPACE.everything),
        _edges(cases),
        focus.missing_facts(table, cases),
    )


def _edges(cases: decision.Cases) -> Iterator[Focus]:
    """Yield what gets mixed up: the acute activities, and a number that is missing."""
    having = claims.SPACE.having
    edges: tuple[tuple[str, decision.Value, decision.Cases], ...] = (
        *(
            ("acute_activity", activity, having("referral_type", *FROM_FIRST_LINE))
            for activity in AcuteActivity
        ),
        *(
            ("first_trajectory", trajectory, having("referral_type", *BY_NUMBER))
            for trajectory in FirstTrajectory
        ),
    )
    for field, value, where in edges:
        if within := cases & having(field, value) & where & having("care_kind", CareKind.OTHER):
            yield Focus(f"edge:{field}={value}", Level.EDGES, within, told=frozenset({field}))


def candidates(
    _rule: str, case: decision.Case, about: Focus, name: str
) -> Iterator[Candidate[claims.Claim]]:
    """Yield the claim of a case."""
    telling = _telling(case, about, name)
    known: dict[str, decision.Value | None] = {
        field: case[field] for field in _told(case, about, telling) if field != about.missing
    }
    if "care_kind" in known and about.level is not Level.EXAMPLES:
        known |= kind_told_by_code(CareKind(str(known["care_kind"])), name)
    facts = claims.Claim.model_validate(known)
    if claims.assess(facts).payment_unless_unlicensed:
        return  # an exception is told with the answer: nobody asks every caller for it
    to_find = telling is Telling.IN_WORDS and facts.referral_type
    codes = (REFERRAL_TYPE.name, SECOND_CODE.name) if to_find else ()
    yield Candidate(
        facts, about.level, (PAYMENT.name, *codes), partial(told_as, facts, telling, name)
    )


def _telling(case: decision.Case, about: Focus, name: str) -> Telling:
    """Return how the way of the patient is told: as it went, where words can tell it."""
    possible = whole_in_words(case) and about.missing != "referral_type" and not about.told
    wanted = about.level is Level.EXAMPLES or number_of(name, "telling") % 2
    return Telling.IN_WORDS if possible and wanted else Telling.IN_CODES


def _told(case: decision.Case, about: Focus, telling: Telling) -> Collection[str]:
    """Return the fields that are told: those that a claim of this kind has."""
    referral_type = case["referral_type"]
    told = {"selective_policy", "hospital_selected", "care_kind", "referral_type", *about.told}
    if case["care_kind"] == CareKind.LICENSED:
        told.add("licence")
    else:
        told.discard("licence")  # there is none for other care
    if about.missing == "referral_type":
        told |= {"care_type", "acute_activity", "first_trajectory"}
    if referral_type in BY_NUMBER:
        told |= {"care_type", "first_trajectory"}
    if referral_type in FROM_FIRST_LINE:
        told.add("acute_activity")
    if about.missing == "care_kind":
        told.discard("licence")  # that somebody mentions it would tell the kind
    special = case["care_kind"] != CareKind.OTHER
    if special and telling is Telling.IN_WORDS and about.missing != "care_kind":
        # How the patient came is no part of what is told of such care.
        told -= {"referral_type", "care_type", "acute_activity", "first_trajectory"}
    return told
