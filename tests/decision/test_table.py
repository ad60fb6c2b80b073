"""What a loaded table says, held against the rule file read case by case."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.decision.tables import (
    AFTERCARE,
    Written,
    holds,
    partial_answers,
    written_tables,
)


def check_one_rule_each(written: Written) -> None:
    counted: Counter[str] = Counter()
    for number, case in enumerate(written.all_cases()):
        held = written.rules_holding(case)
        assert len(held) == 1
        counted.update(held)
        assert written.rule_of(case).id == held[0]
        holding = [r for r, cases in written.table.cases.items() if cases >> number & 1]
        assert holding == held
    # No bits beyond the last case either.
    assert {r: cases.bit_count() for r, cases in written.table.cases.items()} == counted


@given(written_tables())
def test_every_case_has_exactly_one_rule_and_a_lookup_finds_it(written: Written) -> None:
    check_one_rule_each(written)


def test_every_case_of_aftercare_has_exactly_one_rule_and_a_lookup_finds_it() -> None:
    check_one_rule_each(AFTERCARE)


def check_conditions(written: Written) -> None:
    conditions = written.document.get("conditions", {})
    assert written.table.conditions.keys() == conditions.keys()
    for name, condition in conditions.items():
        for number, case in enumerate(written.all_cases()):
            expected = holds(condition["when"], case, conditions)
            assert bool(written.table.conditions[name] >> number & 1) == expected


@given(written_tables())
def test_a_named_condition_holds_where_its_terms_do(written: Written) -> None:
    check_conditions(written)


def test_the_named_conditions_of_aftercare_hold_where_their_terms_do() -> None:
    check_conditions(AFTERCARE)


@given(st.data(), written_tables())
def test_the_rules_in_a_set_are_those_of_its_cases_in_the_order_of_the_file(
    data: st.DataObject, written: Written
) -> None:
    possible = data.draw(st.integers(0, written.table.space.everything))
    found = {
        written.rules_holding(case)[0]
        for number, case in enumerate(written.all_cases())
        if possible >> number & 1
    }
    in_file = [row["id"] for row in written.document["rule"]]
    assert [r.id for r in written.table.rules_in(possible)] == [r for r in in_file if r in found]


@given(st.data(), written_tables())
def test_an_added_answer_never_adds_an_outcome(data: st.DataObject, written: Written) -> None:
    table = written.table
    answers = data.draw(partial_answers(written.fields))
    before = {r.then for r in table.rules_in(table.space.matching(answers))}
    for field, value in ((f, v) for f in written.fields for v in f.values):
        if field.name not in answers:
            more = table.space.matching({**answers, field.name: value})
            assert {r.then for r in table.rules_in(more)} <= before


@given(written_tables())
def test_outcomes_share_out_all_cases(written: Written) -> None:
    outcomes = written.table.outcomes(lambda then: then % 2)
    for number, case in enumerate(written.all_cases()):
        then = written.rule_of(case).then % 2
        assert [o for o, cases in outcomes.items() if cases >> number & 1] == [then]
