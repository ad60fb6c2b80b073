"""What a person could change, held against every change worked out by hand."""

from functools import cache
from itertools import combinations, product
from typing import Final

import pytest

from calculator.aftercare import ACTIONABLE, Alternative, Effect, Situation, alternatives, assess
from tests.aftercare import answers, expected
from tests.aftercare.expected import Person

CHANGEABLE: Final = ("basis_plus_module", "supplementary", "plus_practice", "referral")
INSURANCES: Final = {"basis_plus_module", "supplementary"}
AT_ONCE: Final = {"plus_practice", "referral"}
"""What counts as one change where both are needed."""
LEFT: Final = (None, 0, 5)

Changes = tuple[tuple[str, str | bool], ...]


def after(person: Person, left: int | None, change: Changes) -> tuple[Person, int | None]:
    """Return the person after a change; sessions of an insurance just taken out are unknown."""
    changed = person._replace(**dict(change))  # type: ignore[arg-type]
    same = (person.supplementary == "none") == (changed.supplementary == "none")
    return changed, left if same else None


def effect(before: tuple[int, int], then: tuple[int, int]) -> Effect:
    """Compare the least and the most that somebody may pay."""
    if before == then:
        return Effect.MIXED
    if then[0] <= before[0] and then[1] <= before[1]:
        return Effect.FEWER
    if then[0] >= before[0] and then[1] >= before[1]:
        return Effect.MORE
    return Effect.MIXED


def worthwhile(person: Person, left: int | None) -> dict[Changes, expected.Plan]:
    """Return every change by definition: another plan, and more only if better than a part."""
    now = expected.plan(person, left, 1)
    found: dict[Changes, expected.Plan] = {}
    for size in range(1, 5):
        for names in combinations(CHANGEABLE, size):
            if len({"now" if name in AT_ONCE else name for name in names}) > 2:
                continue
            for values in product(*(expected.VALUES[name] for name in names)):
                change = tuple(zip(names, values, strict=True))
                if any(getattr(person, name) == value for name, value in change):
                    continue
                then = expected.plan(*after(person, left, change), 1)
                if then == now or (size > 1 and not beats_its_parts(person, left, change)):
                    continue
                found[change] = then
    return found


def beats_its_parts(person: Person, left: int | None, change: Changes) -> bool:
    whole = expected.person_pays(*after(person, left, change), 1)
    parts = [part for size in range(len(change)) for part in combinations(change, size)]
    less = [after(person, left, part) for part in parts]
    return all(effect(expected.person_pays(*each, 1), whole) is Effect.FEWER for each in less)


def complete() -> list[tuple[Person, int | None]]:
    return [
        (person, left)
        for person in expected.persons((17, 18))
        for left in LEFT
        if not left or person.supplementary != "none"
    ]


@cache
def found_for(person: Person, left: int | None) -> tuple[Alternative, ...]:
    return alternatives(answers.situation(person, left))


def test_only_what_a_person_can_change_is_actionable() -> None:
    assert ACTIONABLE == CHANGEABLE


@pytest.mark.long
def test_the_changes_are_all_those_that_are_worthwhile_and_no_others() -> None:
    seen = dict.fromkeys(range(1, 5), 0)
    for person, left in complete():
        found = found_for(person, left)
        shown = {
            tuple(alternative.answers.items()): answers.blocks(alternative.assessment)
            for alternative in found
        }
        assert len(shown) == len(found)
        right = worthwhile(person, left)
        assert shown.keys() == right.keys(), (person, left)
        for change, plans in shown.items():
            walk = expected.walk(*after(person, left, change), 1)
            assert plans == ([expected.blocks(frozenset({walk}))] if walk else [])
            seen[len(change)] += 1
    assert seen[1] > 500
    assert seen[2] > 50
    assert seen[3] > 50
    assert seen[4] == 0


def test_a_plus_practice_and_a_referral_count_as_one_change() -> None:
    found = found_for(answers.person(), None)
    module = {"basis_plus_module": True, "plus_practice": True, "referral": True}
    assert module in [dict(alternative.answers) for alternative in found]


def test_a_change_of_an_insurance_waits_for_january_and_no_other_does() -> None:
    for person, left in complete():
        for alternative in found_for(person, left):
            assert alternative.answers.keys() <= set(CHANGEABLE)
            assert alternative.from_january is bool(alternative.answers.keys() & INSURANCES)


@pytest.mark.parametrize("kind", [Effect.FEWER, Effect.MORE, Effect.MIXED])
def test_the_effect_is_on_the_number_of_sessions_that_the_person_pays(kind: Effect) -> None:
    seen = 0
    for person, left in complete():
        before = expected.person_pays(person, left, 1)
        for alternative in found_for(person, left):
            change = tuple(alternative.answers.items())
            right = effect(before, expected.person_pays(*after(person, left, change), 1))
            if kind in (right, alternative.effect):
                assert alternative.effect is right, (person, left, change)
                seen += 1
    assert seen or kind is Effect.MIXED


def test_out_of_scope_or_with_nothing_to_treat_no_change_helps() -> None:
    for given in ({"indication": "other"}, {"treatment_need": "preventive"}):
        assert alternatives(answers.situation(answers.person(**given))) == ()


def test_what_is_unknown_is_no_change_but_a_question() -> None:
    assert alternatives(Situation()) == ()
    known = answers.situation(answers.person(basis_plus_module=True, plus_practice=True))
    unknown = known.model_copy(update={"plus_practice": None})
    assert {"referral": True} in [dict(a.answers) for a in alternatives(known)]
    assert all("plus_practice" not in a.answers for a in alternatives(unknown))


def test_a_module_without_referral_and_plus_practice_needs_both() -> None:
    person = answers.person(basis_plus_module=True)
    (only,) = [a for a in alternatives(answers.situation(person)) if not a.from_january]
    assert only.answers == {"plus_practice": True, "referral": True}
    assert only.effect is Effect.FEWER
    assert answers.who_pays(only.assessment) == [((1, None, "basis-plus-module"),)]


def test_where_everything_is_known_no_change_has_a_proviso() -> None:
    for person, left in complete()[::4]:
        for alternative in found_for(person, left):
            assert alternative.provided == {}


@pytest.mark.parametrize("step", [13, pytest.param(3, marks=pytest.mark.long)])
@pytest.mark.parametrize(
    "unknown", [("plus_practice",), ("referral",), ("plus_practice", "referral")]
)
def test_a_proviso_is_the_fewest_yeses_to_the_unknown_that_leave_one_plan(
    unknown: tuple[str, ...], step: int
) -> None:
    seen = 0
    for person, left in complete()[::step]:
        situation = answers.situation(person, left).model_copy(update=dict.fromkeys(unknown))
        for alternative in alternatives(situation):
            provided = alternative.provided
            assert provided == dict.fromkeys(provided, True)
            assert provided.keys() <= set(unknown)
            changed = dict(alternative.answers) | dict(provided)
            told = situation.model_dump() | changed
            if (person.supplementary == "none") != (told["supplementary"] == "none"):
                told["supplementary_sessions"] = None
            assert alternative.assessment == assess(Situation.model_validate(told))
            for size in range(len(provided)):
                for fewer in combinations(provided, size):
                    less = {name: told[name] for name in told if name not in provided}
                    less |= dict.fromkeys(fewer, True)
                    assert len(assess(Situation.model_validate(less)).plans) > 1
            seen += bool(provided)
    assert seen > 20


def test_no_change_leads_to_more_plans_than_there_were() -> None:
    unknown = dict.fromkeys(("plus_practice", "basis_entitlement"))
    for person, left in complete()[::9]:
        for update in ({}, unknown):
            situation = answers.situation(person, left).model_copy(update=update)
            now = len(assess(situation).plans)
            for alternative in alternatives(situation):
                assert 1 <= len(alternative.assessment.plans) <= now
