"""What a loaded table says, held against the rule file read case by case."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.decision import Field, Space
from tests.decision.tables import (
    AFTERCARE,
    Written,
    holds,
    load,
    partial_answers,
    rule,
    written_tables,
)


def check_one_rule_each(written: Written) -> None:
    counted: Counter[str] = Counter()
    for number, case in enumerate(written.all_cases()):
        held = written.rules_holding(case)
        assert len(held) == 1
        counted.update(held)
        assert written.table.rule_of(case).id == held[0]
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
        then = written.table.rule_of(case).then % 2
        assert [o for o, cases in outcomes.items() if cases >> number & 1] == [then]


def check_sections(written: Written, fixed_count: int) -> None:
    table, names = written.table, list(written.table.space.fields)
    kept = Space(written.fields[: len(names) - fixed_count])
    last = written.fields[len(names) - fixed_count :]
    for values in product(*(field.values for field in last)):
        fixed = dict(zip((field.name for field in last), values, strict=True))
        section = table.section(**fixed)
        in_file = [row["id"] for row in written.document["rule"]]
        assert list(section) == [r for r in in_file if r in section]
        assert all(section.values())
        for number in range(kept.size):
            held = written.rules_holding({**kept.case(number), **fixed})
            assert [r for r, cases in section.items() if cases >> number & 1] == held


@given(st.data(), written_tables())
def test_a_section_holds_each_rule_where_it_holds_with_the_last_fields_fixed(
    data: st.DataObject, written: Written
) -> None:
    check_sections(written, data.draw(st.integers(1, len(written.fields) - 1)))


def test_the_sections_of_aftercare_hold_each_rule_where_it_holds() -> None:
    check_sections(AFTERCARE, 2)


def test_only_the_last_fields_can_be_fixed() -> None:
    with pytest.raises(ValueError, match="last fields"):
        AFTERCARE.table.section(indication="oncology")


def test_a_table_can_have_more_than_256_rules() -> None:
    fields = [Field(name, tuple(f"v{digit}" for digit in range(17))) for name in ("row", "column")]
    rules = [
        rule(f"{row}-{column}", {"row": row, "column": column}, number)
        for number, (row, column) in enumerate(product(fields[0].values, fields[1].values))
    ]
    table = load(fields, {"rule": rules})
    assert table.rule_of({"row": "v16", "column": "v16"}).then == 288
