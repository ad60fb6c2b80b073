"""Which questions are open, and in what order they are asked."""

from collections.abc import Collection
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from calculator.decision import choose_questions, open_fields
from tests.decision.tables import AFTERCARE, Written, partial_answers, values_left, written_tables


def open_by_definition(written: Written, possible: int) -> set[str]:
    """Return the fields in which alone two possible cases of different outcome differ."""
    cases = [case for n, case in enumerate(written.all_cases()) if possible >> n & 1]
    then = [written.rule_of(case).then for case in cases]
    found: set[str] = set()
    for (one, first), (other, second) in combinations(zip(cases, then, strict=True), 2):
        if first != second:
            differing = [name for name in one if one[name] != other[name]]
            if len(differing) == 1:
                found.update(differing)
    return found


def open_now(written: Written, possible: int) -> tuple[str, ...]:
    outcomes = written.table.outcomes(lambda then: then).values()
    space = written.table.space
    return open_fields(space, possible, outcomes, space.fields)


@given(st.data(), written_tables(most_fields=3))
def test_a_field_is_open_when_two_possible_cases_differ_in_it_and_in_outcome(
    data: st.DataObject, written: Written
) -> None:
    possible = data.draw(st.integers(0, written.table.space.everything))
    expected = open_by_definition(written, possible)
    fields = tuple(name for name in written.table.space.fields if name in expected)
    assert open_now(written, possible) == fields


def check_nothing_open_means_one_outcome(
    written: Written, left: dict[str, tuple[str | bool, ...]]
) -> None:
    possible = written.table.space.everything
    for name, values in left.items():
        possible &= written.table.space.having(name, *values)
    outcomes = {r.then for r in written.table.rules_in(possible)}
    assert (not open_now(written, possible)) == (len(outcomes) == 1)


@given(st.data(), written_tables())
def test_no_question_is_open_exactly_when_one_outcome_is_left(
    data: st.DataObject, written: Written
) -> None:
    check_nothing_open_means_one_outcome(written, data.draw(values_left(written.fields)))


@given(values_left(AFTERCARE.fields))
def test_no_question_of_aftercare_is_open_exactly_when_one_payment_is_left(
    left: dict[str, tuple[str | bool, ...]],
) -> None:
    check_nothing_open_means_one_outcome(AFTERCARE, left)


@given(written_tables())
def test_open_fields_come_back_in_the_order_asked_for(written: Written) -> None:
    space = written.table.space
    backwards = list(space.fields)[::-1]
    outcomes = written.table.outcomes(lambda then: then).values()
    found = open_fields(space, space.everything, outcomes, backwards)
    assert list(found) == [name for name in backwards if name in found]
    assert open_fields(space, space.everything, outcomes, backwards[:1]) == tuple(backwards[:1])


@given(st.data(), written_tables())
def test_an_interview_keeps_the_order_and_asks_only_what_matters(
    data: st.DataObject, written: Written
) -> None:
    order = tuple(written.table.space.fields)
    answers = data.draw(partial_answers(written.fields))
    without = [name for name in order if name not in answers]
    declined = data.draw(st.sets(st.sampled_from(without))) if without else set()

    def still_open(names: Collection[str]) -> Collection[str]:
        known = {name: answers[name] for name in names}
        return open_now(written, written.table.space.matching(known))

    shown = choose_questions(order, answers, declined, still_open)
    assert list(shown) == [name for name in order if name in shown]
    for place, name in enumerate(shown):
        assert name in still_open([n for n in shown[:place] if n in answers])
        assert name in answers or name in declined or place == len(shown) - 1
    finished = not shown or shown[-1] in answers or shown[-1] in declined
    if not finished:
        assert shown[-1] in still_open(answers)
    elif not declined:
        assert not still_open([name for name in shown if name in answers])
    # A question that has an answer is shown wherever it matters after those before it.
    for place, name in enumerate(order[: order.index(shown[-1])] if shown else ()):
        before = [n for n in order[:place] if n in shown and n in answers]
        if name in answers and name not in shown:
            assert name not in still_open(before)


@given(written_tables())
def test_an_interview_begins_with_the_first_open_question(written: Written) -> None:
    order = tuple(written.table.space.fields)
    everything = written.table.space.everything
    shown = choose_questions(order, (), (), lambda _: open_now(written, everything))
    assert shown == open_now(written, everything)[:1]


@given(st.data(), written_tables())
def test_answering_what_is_asked_leads_to_the_rule_of_the_case(
    data: st.DataObject, written: Written
) -> None:
    space, order = written.table.space, tuple(written.table.space.fields)
    case = space.case(data.draw(st.integers(0, space.size - 1)))
    told: dict[str, str | bool] = {}

    def still_open(names: Collection[str]) -> Collection[str]:
        return open_now(written, space.matching({name: case[name] for name in names}))

    while (shown := choose_questions(order, told, (), still_open)) and shown[-1] not in told:
        told[shown[-1]] = case[shown[-1]]
    outcomes = {r.then for r in written.table.rules_in(space.matching(told))}
    assert outcomes == {written.rule_of(case).then}


def test_a_question_settled_by_a_later_answer_is_passed_over() -> None:
    # Without either answer both matter; the second answer alone settles it all.
    def still_open(names: Collection[str]) -> Collection[str]:
        return () if "second" in names else [n for n in ("first", "second") if n not in names]

    assert choose_questions(("first", "second"), ("second",), (), still_open) == ("second",)


def test_a_declined_question_stays_on_show_and_the_next_one_follows() -> None:
    def still_open(names: Collection[str]) -> Collection[str]:
        return [name for name in ("first", "second") if name not in names]

    assert choose_questions(("first", "second"), (), ("first",), still_open) == ("first", "second")
