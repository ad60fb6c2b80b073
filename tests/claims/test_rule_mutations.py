"""A rule taken out, widened, narrowed, or made to say something else never goes unseen."""

from copy import deepcopy

import pytest

from calculator.claims.facts import SPACE
from calculator.decision import Gap, Overlap
from tests.aftercare.mutations import Document, Verdict
from tests.claims import mutations
from tests.claims.mutations import PAYMENTS, REMARK_IDS, RIGHT, RIGHT_BOOK, RULE_IDS, TABLE

every_rule = pytest.mark.parametrize("rule_id", RULE_IDS)


def test_the_rules_as_they_are_show_no_difference() -> None:
    assert len(RIGHT_BOOK.days()) >= 2
    for day in RIGHT_BOOK.days():
        assert mutations.difference(mutations.loaded(RIGHT, day), day) == 0, day
    assert mutations.verdict(RIGHT) is Verdict.UNSEEN


@every_rule
def test_taking_a_rule_out_leaves_a_gap_where_it_held(rule_id: str) -> None:
    with pytest.raises(Gap) as refused:
        mutations.loaded(mutations.without(rule_id))
    assert refused.value.case.keys() == SPACE.fields.keys()
    assert TABLE.cases[rule_id] & SPACE.matching(refused.value.case)


@every_rule
def test_a_rule_without_one_of_its_values_or_alternatives_leaves_a_gap(rule_id: str) -> None:
    for when in mutations.narrower(mutations.when_of(rule_id)):
        with pytest.raises(Gap) as refused:
            mutations.loaded(mutations.replaced(rule_id, when=when))
        assert TABLE.cases[rule_id] & SPACE.matching(refused.value.case)
        assert not mutations.cases_when(when) & SPACE.matching(refused.value.case)


def test_alternatives_and_several_values_are_among_what_was_left_out() -> None:
    counts = {
        rule_id: len(list(mutations.narrower(mutations.when_of(rule_id)))) for rule_id in RULE_IDS
    }
    assert {rule_id: count for rule_id, count in counts.items() if count} == {
        "emergency-full": 2,
        "first-line-without-code-undecided": 2,
        "begun-while-contracted-full": 2,
        "own-number-missing-contact": 2,
        "no-exception-reduced": 3,
        "other-pair-undecided": 2,
    }


def check_overlap(rule_id: str, when: Document) -> None:
    with pytest.raises(Overlap) as refused:
        mutations.loaded(mutations.replaced(rule_id, when=when))
    assert rule_id in refused.value.rules
    (other,) = set(refused.value.rules) - {rule_id}
    case = SPACE.matching(refused.value.case)
    assert mutations.cases_when(when) & case
    assert TABLE.cases[other] & SPACE.matching(refused.value.case)
    assert all(name in str(refused.value) for name in (rule_id, other))


@every_rule
def test_a_rule_without_one_of_its_terms_overlaps_another(rule_id: str) -> None:
    whens = list(mutations.shorter(mutations.when_of(rule_id)))
    assert whens
    for when in whens:
        check_overlap(rule_id, when)


@every_rule
def test_a_rule_with_a_value_added_overlaps_another(rule_id: str) -> None:
    whens = list(mutations.wider(mutations.when_of(rule_id)))
    assert whens
    for when in whens:
        check_overlap(rule_id, when)


@every_rule
def test_another_payment_is_found(rule_id: str) -> None:
    right = TABLE.rules[rule_id].then.payment.value
    others = [payment for payment in PAYMENTS if payment != right]
    assert len(others) == 5
    for payment in others:
        seen = mutations.verdict(mutations.replaced(rule_id, then={"payment": payment}))
        # With "full" here the licence would never change anything, which loading refuses.
        pointless = (rule_id, payment) == ("licensed-without-licence", "full")
        assert seen is (Verdict.REFUSED if pointless else Verdict.FOUND), payment


@every_rule
def test_another_standing_is_found(rule_id: str) -> None:
    others = {"source", "law", "public", "position"} - {TABLE.rules[rule_id].standing.value}
    assert len(others) == 3
    for standing in others:
        changed = mutations.replaced(rule_id, standing=standing)
        assert mutations.verdict(changed) is Verdict.FOUND


@every_rule
def test_another_id_is_found(rule_id: str) -> None:
    changed = mutations.replaced(rule_id, id="some-other-name")
    assert mutations.verdict(changed) is Verdict.FOUND


@pytest.mark.parametrize("remark_id", REMARK_IDS)
def test_another_standing_or_place_of_a_remark_or_other_days_are_found(remark_id: str) -> None:
    documents = list(mutations.other_standings_and_places(remark_id))
    assert len(documents) == 3 + 2 + 1
    for document in documents:
        assert mutations.verdict(document) is Verdict.FOUND


@pytest.mark.parametrize("remark_id", REMARK_IDS)
def test_a_remark_left_out_is_found(remark_id: str) -> None:
    document = deepcopy(RIGHT)
    document["remark"] = [each for each in RIGHT["remark"] if each["id"] != remark_id]
    assert mutations.verdict(document) is Verdict.FOUND
