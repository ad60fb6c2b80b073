"""Near misses: every smallest group of answers against a condition, and where it alone is so."""

from collections.abc import Mapping, Sequence
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from calculator.decision import Case, Cases, Field, Space, Value, near_misses
from tests.decision.tables import fields_of_a_space


@st.composite
def some_cases(draw: st.DrawFn, fields: Sequence[Field]) -> Cases:
    """Draw a condition: any cases, or those that have some values, as in a rule file."""
    space = Space(fields)
    if draw(st.booleans()):
        return draw(st.integers(0, space.everything))
    found = space.everything if draw(st.booleans()) else 0
    for field in fields:
        values = draw(st.sets(st.sampled_from(field.values), min_size=1))
        having = space.having(field.name, *values)
        found = found & having if draw(st.booleans()) else found | having
    return found


def inside(space: Space, cases: Cases) -> list[Case]:
    return [space.case(n) for n in range(space.size) if cases >> n & 1]


def smallest_by_definition(fields: Sequence[Field], holding: list[Case]) -> list[dict[str, Value]]:
    """Try every group of answers to any fields; keep those without a part that would do."""
    found: list[dict[str, Value]] = []
    for size in range(1, len(fields) + 1):
        for chosen in combinations(fields, size):
            for values in product(*(field.values for field in chosen)):
                names = (field.name for field in chosen)
                group = dict(zip(names, values, strict=True))
                possible = any(group.items() <= case.items() for case in holding)
                if not possible and not any(less.items() <= group.items() for less in found):
                    found.append(group)
    return found if holding else []


def groups_in(case: Case, groups: Sequence[Mapping[str, Value]]) -> int:
    return sum(group.items() <= case.items() for group in groups)


@given(st.data(), fields_of_a_space(most_fields=4, most_values=3))
def test_the_groups_are_every_smallest_one_those_of_one_answer_first(
    data: st.DataObject, fields: tuple[Field, ...]
) -> None:
    space, condition = Space(fields), data.draw(some_cases(fields))
    expected = smallest_by_definition(fields, inside(space, condition))
    assert [dict(miss.answers) for miss in near_misses(space, condition)] == expected


@given(st.data(), fields_of_a_space(most_fields=4, most_values=3))
def test_the_cases_of_a_group_have_it_and_as_few_others_as_possible(
    data: st.DataObject, fields: tuple[Field, ...]
) -> None:
    space, condition = Space(fields), data.draw(some_cases(fields))
    everybody = inside(space, space.everything)
    misses = near_misses(space, condition)
    groups = [miss.answers for miss in misses]
    for miss in misses:
        assert miss.cases
        assert not miss.cases & condition
        within = [case for case in everybody if miss.answers.items() <= case.items()]
        fewest = min(groups_in(case, groups) for case in within)
        expected = [case for case in within if groups_in(case, groups) == fewest]
        assert inside(space, miss.cases) == expected


@given(st.data(), fields_of_a_space(most_fields=3, most_values=3))
def test_wherever_a_condition_fails_some_group_says_so(
    data: st.DataObject, fields: tuple[Field, ...]
) -> None:
    space, condition = Space(fields), data.draw(some_cases(fields))
    said = 0
    for miss in near_misses(space, condition):
        said |= space.matching(miss.answers)
    assert said == (space.everything & ~condition if condition else 0)


@given(fields_of_a_space(most_fields=4, most_values=4))
def test_what_always_or_never_holds_does_not_just_fail(fields: tuple[Field, ...]) -> None:
    space = Space(fields)
    assert near_misses(space, 0) == ()
    assert near_misses(space, space.everything) == ()


def test_a_condition_of_two_fields_of_which_either_would_do() -> None:
    space = Space(Field(name, (True, False)) for name in ("module", "insured", "practice"))
    either = space.having("module", True) | space.having("insured", True)  # noqa: FBT003
    condition = either & space.having("practice", True)  # noqa: FBT003
    alone, both = near_misses(space, condition)
    assert alone.answers == {"practice": False}
    assert inside(space, alone.cases) == [
        {"module": True, "insured": True, "practice": False},
        {"module": True, "insured": False, "practice": False},
        {"module": False, "insured": True, "practice": False},
    ]
    assert both.answers == {"module": False, "insured": False}
    assert inside(space, both.cases) == [{"module": False, "insured": False, "practice": True}]
