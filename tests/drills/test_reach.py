"""Every way in which a condition just fails, every edge and every missing fact comes up."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product
from typing import Any, Final, TypeAlias

import pytest

from calculator import aftercare, claims, decision
from calculator.drills import Drill, Level
from tests.drills import every, rightly
from tests.drills.story_reader import Fact

TABLES: Final[Mapping[str, decision.Table[Any]]] = {
    every.AFTERCARE: aftercare.table(),
    every.CLAIMS: claims.table(),
}
CONDITIONS: Final = [
    (subject, name) for subject in every.SUBJECTS for name in TABLES[subject].conditions
]
LAST_SESSIONS: Final = {
    "within-both-limits": 18,
    "within-adults-limit-only": 20,
    "past-both-limits": 9999,
}
"""The last session of each kind; none is within the limit of children only."""

Group: TypeAlias = frozenset[tuple[str, Fact]]


@cache
def holding(subject: str, name: str) -> list[decision.Case]:
    """Return the cases in which a condition holds, looked up one by one."""
    table = TABLES[subject]
    bits = table.conditions[name]
    cases = [table.space.case(n) for n in range(table.space.size) if bits >> n & 1]
    return [case for case in cases if all(v in values_of(subject)[n] for n, v in case.items())]


@cache
def values_of(subject: str) -> Mapping[str, Sequence[decision.Value]]:
    """Return what each fact of a case can be, where there are sessions of every kind."""
    found = {name: field.values for name, field in TABLES[subject].space.fields.items()}
    if subject == every.AFTERCARE:
        found["session"] = tuple(LAST_SESSIONS)
    return found


@cache
def groups_that_exclude(subject: str, name: str) -> tuple[Group, ...]:
    """Try every group of answers, and keep those of which no part would do."""
    fields = values_of(subject)
    cases = holding(subject, name)
    whole = len({tuple(case.values()) for case in cases})
    # A field that a condition does not look at halves it wherever its value is fixed.
    matters = [
        field
        for field, values in fields.items()
        if len({tuple(v for n, v in case.items() if n != field) for case in cases}) * len(values)
        != whole
    ]
    found: list[Group] = []
    for size in range(1, len(matters) + 1):
        for chosen in combinations(matters, size):
            seen = {tuple(case[field] for field in chosen) for case in cases}
            for values in product(*(fields[field] for field in chosen)):
                group = frozenset(
                    (field, every_word(value)) for field, value in zip(chosen, values, strict=True)
                )
                if values not in seen and not any(smaller < group for smaller in found):
                    found.append(group)
    return tuple(found)


def every_word(value: decision.Value) -> Fact:
    return value if isinstance(value, bool) else str(value)


@cache
def in_values_of_the_rules(name: str) -> tuple[Group, ...]:
    """Return what a drill tells in the values of the rules, for each kind of session to come."""
    return tuple(_translated(_by_id()[name]))


@cache
def _by_id() -> dict[str, Drill]:
    return {drill.id: drill for subject in every.SUBJECTS for drill in every.all_drills(subject)}


def _translated(drill: Drill) -> Iterator[Group]:
    told = every.facts(drill)
    if drill.subject.name == every.CLAIMS:
        named = zip(rightly.CLAIM_QUESTIONS, rightly.partial_claim(told), strict=True)
        yield frozenset((field, value) for field, value in named if value is not None)
        return
    known = told.copy()
    had, left = int(known.pop("sessions_had", 0)), known.pop("supplementary_sessions", None)
    if "age" in known:
        known["age"] = "18-or-over" if int(known["age"]) >= 18 else "under-18"
    if left is not None:
        known["supplementary_sessions"] = "left" if left else "used-up"
    for session, last in LAST_SESSIONS.items():
        if had < last:
            yield frozenset({**known, "session": session}.items())


@pytest.mark.parametrize(("subject", "condition"), CONDITIONS)
def test_every_group_of_answers_that_keeps_a_condition_from_holding_comes_up(
    subject: str, condition: str
) -> None:
    groups = groups_that_exclude(subject, condition)
    assert groups
    told = [
        known
        for drill in every.all_drills(subject)
        if drill.missing is None
        for known in in_values_of_the_rules(drill.id)
    ]
    for group in groups:
        assert any(group <= known for known in told), sorted(group)


@pytest.mark.parametrize(("subject", "condition"), CONDITIONS)
def test_it_comes_up_alone_wherever_it_can_be_alone(subject: str, condition: str) -> None:
    groups = groups_that_exclude(subject, condition)
    fields = {name for group in groups for name, _ in group}
    possible = {
        tuple(group for group in groups if group <= set(values))
        for values in product(
            *(
                [(name, every_word(value)) for value in values]
                for name, values in values_of(subject).items()
                if name in fields
            )
        )
    }
    told = {
        tuple(group for group in groups if group <= known)
        for drill in every.all_drills(subject)
        if drill.missing is None
        for known in in_values_of_the_rules(drill.id)
    }
    alone = {(group,) for group in groups} & possible
    assert alone
    assert alone <= told, alone - told


def test_groups_are_found_for_every_condition_of_the_domain() -> None:
    found = {name: groups_that_exclude(subject, name) for subject, name in CONDITIONS}
    assert set(found["in-scope"]) == {
        frozenset({("indication", "claudication")}),
        frozenset({("indication", "other")}),
    }
    assert set(found["within-adults-limit"]) == {frozenset({("session", "past-both-limits")})}
    assert set(found["within-childrens-limit"]) == {
        frozenset({("session", "within-adults-limit-only")}),
        frozenset({("session", "past-both-limits")}),
    }
    assert set(found["listed"]) == {
        frozenset({("basis_entitlement", False)}),
        frozenset({("referral", False)}),
    }
    assert set(found["module-pays"]) == {
        frozenset({("indication", "claudication")}),
        frozenset({("indication", "other")}),
        frozenset({("treatment_need", "long-standing")}),
        frozenset({("treatment_need", "preventive")}),
        frozenset({("plus_practice", False)}),
        frozenset({("referral", False)}),
        frozenset({("basis_plus_module", False), ("supplementary", "none")}),
        frozenset({("basis_plus_module", False), ("supplementary", "without-aftercare")}),
    }


def told_by(subject: str, **wanted: Fact) -> list[Drill]:
    """Return the drills that tell these facts."""
    return [
        drill
        for drill in every.all_drills(subject)
        if wanted.items() <= every.facts(drill).items()
        and all(type(every.facts(drill)[name]) is type(value) for name, value in wanted.items())
    ]


@pytest.mark.parametrize(
    "numbers",
    [
        {"age": 17},
        {"age": 18},
        {"sessions_had": 17},
        {"sessions_had": 18},
        {"sessions_had": 19},
        {"sessions_had": 20},
        {"supplementary_sessions": 0},
        {"supplementary_sessions": 27},
    ],
    ids=str,
)
def test_the_numbers_on_both_sides_of_an_edge_come_up(numbers: Mapping[str, int]) -> None:
    found = [d for d in told_by(every.AFTERCARE, **numbers) if d.missing is None]
    assert found
    assert {drill.level for drill in found} >= {Level.EDGES, Level.SILENCES}


@pytest.mark.parametrize("had", [17, 18])
def test_children_who_had_seventeen_and_eighteen_sessions_come_up(had: int) -> None:
    found = told_by(
        every.AFTERCARE,
        sessions_had=had,
        treatment_need="current",
        basis_entitlement=False,
        supplementary="none",
        basis_plus_module=False,
    )
    children = [d for d in found if int(every.facts(d).get("age", 99)) < 18 and not d.missing]
    first = "insured-person" if had == 18 else "basis-insurance+insured-person"
    assert first in {rightly.of_aftercare(every.facts(d)).key.get("within_limit") for d in children}


@pytest.mark.parametrize("had", [19, 20])
def test_adults_whose_next_session_is_the_twentieth_and_the_twenty_first_come_up(had: int) -> None:
    found = told_by(
        every.AFTERCARE, sessions_had=had, basis_entitlement=True, treatment_need="current"
    )
    adults = [d for d in found if int(every.facts(d).get("age", 0)) >= 18 and not d.missing]
    decided = [rightly.of_aftercare(every.facts(d)).key for d in adults]
    assert any(key.get("past_limit") == "basis-insurance" for key in decided)
    assert {"within_limit" in key for key in decided if key["step"] == "answer"} == {had == 19}


@pytest.mark.parametrize("referral_type", ["04", "08"])
@pytest.mark.parametrize("activity", ["190015", "190016", "none"])
def test_both_acute_activities_and_none_come_up(referral_type: str, activity: str) -> None:
    assert told_by(every.CLAIMS, referral_type=referral_type, acute_activity=activity)


@pytest.mark.parametrize("referral_type", ["05", "07"])
@pytest.mark.parametrize(
    "leads_to", ["initial-01-03-06", "started-while-contracted", "no-match", "missing"]
)
def test_wherever_an_own_and_a_referring_number_can_lead_comes_up(
    referral_type: str, leads_to: str
) -> None:
    assert told_by(every.CLAIMS, referral_type=referral_type, first_trajectory=leads_to)


@pytest.mark.parametrize(
    ("subject", "field"),
    [
        *((every.AFTERCARE, field) for field in rightly.QUESTIONS),
        *((every.CLAIMS, field) for field in rightly.CLAIM_QUESTIONS),
    ],
)
def test_every_fact_is_missing_somewhere(subject: str, field: str) -> None:
    assert [drill for drill in every.all_drills(subject) if drill.missing == field]


def test_nobody_is_asked_for_a_kind_of_care_of_which_only_the_exception_matters() -> None:
    for drill in every.all_drills(every.CLAIMS):
        if drill.missing == "care_kind":
            payments = {
                claims.assess(claims.Claim.model_validate(every.facts(drill) | {"care_kind": kind}))
                .outcomes[0]
                .payment
                for kind in claims.CareKind
                if kind is not claims.CareKind.LICENSED
            }
            assert len(payments) > 1, drill.id


def test_the_sessions_had_are_told_of_whoever_may_have_something_to_treat() -> None:
    for drill in every.all_drills(every.AFTERCARE):
        told = every.facts(drill)
        nothing = told.get("treatment_need") in ("preventive", "long-standing")
        # Somebody of whom that is to be asked may be either.
        assert ("sessions_had" in told) is not nothing or drill.missing == "treatment_need"


@pytest.mark.parametrize("subject", every.SUBJECTS)
def test_every_value_of_every_fact_is_told(subject: str) -> None:
    told = {pair for d in every.all_drills(subject) for pair in every.facts(d).items()}
    for name, field in TABLES[subject].space.fields.items():
        if name not in ("age", "supplementary_sessions", "session"):
            assert {(name, every_word(value)) for value in field.values} <= told
