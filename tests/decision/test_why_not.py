"""Why something does not hold: the answers that stand in its way."""

from collections.abc import Mapping
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from calculator.decision import Cases, Space, Value, why_not
from tests.decision.tables import AFTERCARE, Written, partial_answers, written_tables


def smallest_by_definition(
    space: Space, wanted: Cases, answers: Mapping[str, Value]
) -> list[dict[str, Value]]:
    """Try every group of answers, and keep those of which no part would do."""
    inside = [space.case(n) for n in range(space.size) if wanted >> n & 1]
    names = [name for name in space.fields if name in answers]
    found: list[dict[str, Value]] = []
    for size in range(1, len(names) + 1):
        for chosen in combinations(names, size):
            group = {name: answers[name] for name in chosen}
            excluded = not any(group.items() <= case.items() for case in inside)
            if excluded and not any(less.items() <= group.items() for less in found):
                found.append(group)
    return found


def check_groups(space: Space, wanted: Cases, answers: Mapping[str, Value]) -> None:
    groups = why_not(space, wanted, answers)
    assert bool(groups) == (not space.matching(answers) & wanted)
    for group in groups:
        assert group.items() <= answers.items()
        assert not space.matching(group) & wanted
        for name in group:
            assert space.matching({n: v for n, v in group.items() if n != name}) & wanted
    kept = {n: v for n, v in answers.items() if not any(n in group for group in groups)}
    assert space.matching(kept) & wanted


@given(st.data(), written_tables())
def test_each_group_alone_keeps_a_rule_from_holding_and_no_part_of_it_does(
    data: st.DataObject, written: Written
) -> None:
    wanted = data.draw(st.sampled_from(list(written.table.cases.values())))
    answers = data.draw(partial_answers(written.fields))
    check_groups(written.table.space, wanted, answers)


@given(st.data(), written_tables())
def test_no_group_is_forgotten_and_smaller_ones_come_first(
    data: st.DataObject, written: Written
) -> None:
    wanted = data.draw(st.sampled_from(list(written.table.cases.values())))
    answers = data.draw(partial_answers(written.fields))
    if written.table.space.matching(answers) & wanted:
        assert why_not(written.table.space, wanted, answers) == ()
    else:
        expected = smallest_by_definition(written.table.space, wanted, answers)
        assert list(why_not(written.table.space, wanted, answers)) == expected


@given(st.data())
def test_each_group_alone_keeps_a_rule_or_condition_of_aftercare_from_holding(
    data: st.DataObject,
) -> None:
    table = AFTERCARE.table
    wanted = data.draw(st.sampled_from([*table.cases.values(), *table.conditions.values()]))
    check_groups(table.space, wanted, data.draw(partial_answers(AFTERCARE.fields)))


def test_two_answers_of_which_either_would_do_make_one_group() -> None:
    answers: dict[str, Value] = {
        "basis_plus_module": False,
        "supplementary": "none",
        "plus_practice": False,
    }
    assert why_not(AFTERCARE.table.space, AFTERCARE.table.conditions["module-pays"], answers) == (
        {"plus_practice": False},
        {"basis_plus_module": False, "supplementary": "none"},
    )
