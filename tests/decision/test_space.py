"""Sets of cases, held against the cases one by one."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.decision import Case, Cases, Field, Space
from tests.decision.tables import fields_of_a_space, partial_answers


def all_cases(space: Space) -> list[Case]:
    fields = space.fields.values()
    return [
        dict(zip(space.fields, values, strict=True))
        for values in product(*(field.values for field in fields))
    ]


def those(space: Space, cases: Cases) -> list[Case]:
    """Return the cases of a set, bit by bit."""
    return [case for place, case in enumerate(all_cases(space)) if cases >> place & 1]


@st.composite
def spaces_with_cases(draw: st.DrawFn) -> tuple[Space, Cases]:
    space = Space(draw(fields_of_a_space()))
    return space, draw(st.integers(0, space.everything))


@given(fields_of_a_space())
def test_a_space_numbers_its_cases_in_order_of_the_fields(fields: tuple[Field, ...]) -> None:
    space = Space(fields)
    cases = all_cases(space)
    assert space.size == len(cases)
    assert [space.case(number) for number in range(space.size)] == cases
    assert [space.number(case) for case in cases] == list(range(space.size))


@given(fields_of_a_space())
def test_everything_holds_every_case_and_no_more(fields: tuple[Field, ...]) -> None:
    space = Space(fields)
    assert those(space, space.everything) == all_cases(space)
    assert space.everything.bit_length() == space.size


@given(st.data(), fields_of_a_space())
def test_having_holds_the_cases_with_one_of_the_values(
    data: st.DataObject, fields: tuple[Field, ...]
) -> None:
    space = Space(fields)
    field = data.draw(st.sampled_from(fields))
    values = data.draw(st.lists(st.sampled_from(field.values)))
    assert those(space, space.having(field.name, *values)) == [
        case for case in all_cases(space) if case[field.name] in values
    ]


@given(st.data(), fields_of_a_space())
def test_matching_holds_the_cases_that_agree_with_every_answer(
    data: st.DataObject, fields: tuple[Field, ...]
) -> None:
    space = Space(fields)
    answers = data.draw(partial_answers(fields))
    assert those(space, space.matching(answers)) == [
        case for case in all_cases(space) if answers.items() <= case.items()
    ]


@given(spaces_with_cases())
def test_to_widen_adds_the_cases_that_differ_in_one_field_only(drawn: tuple[Space, Cases]) -> None:
    space, cases = drawn
    inside = those(space, cases)
    for name in space.fields:
        others = [{**case, name: None} for case in inside]
        assert those(space, space.widen(cases, name)) == [
            case for case in all_cases(space) if {**case, name: None} in others
        ]


@given(st.data(), spaces_with_cases())
def test_to_widen_over_several_fields_adds_the_cases_that_differ_in_those_only(
    data: st.DataObject, drawn: tuple[Space, Cases]
) -> None:
    space, cases = drawn
    names = data.draw(st.lists(st.sampled_from(list(space.fields)), unique=True))
    free = dict.fromkeys(names)
    others = [{**case, **free} for case in those(space, cases)]
    assert those(space, space.widen(cases, *names)) == [
        case for case in all_cases(space) if {**case, **free} in others
    ]


@given(spaces_with_cases())
def test_one_of_is_the_first_case(drawn: tuple[Space, Cases]) -> None:
    space, cases = drawn
    cases = cases or space.everything
    assert space.one_of(cases) == those(space, cases)[0]


@pytest.mark.parametrize("values", [(), ("only",), ("twice", "twice"), ("a", "b", "a")])
def test_a_field_needs_two_different_values(values: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="'colour' needs at least two different values"):
        Field("colour", values)


def test_two_fields_cannot_have_the_same_name() -> None:
    with pytest.raises(ValueError, match="same name"):
        Space((Field("colour", ("red", "blue")), Field("colour", (True, False))))


def test_what_is_no_field_or_value_is_refused() -> None:
    space = Space((Field("colour", ("red", "blue")), Field("size", ("small", "large"))))
    with pytest.raises(KeyError):
        space.having("shape", "round")
    with pytest.raises(KeyError):
        space.having("colour", "small")
    with pytest.raises(KeyError):
        space.matching({"colour": "green"})
    with pytest.raises(KeyError):
        space.number({"colour": "red"})
    with pytest.raises(ValueError, match="not in tuple"):
        space.number({"colour": "green", "size": "small"})
