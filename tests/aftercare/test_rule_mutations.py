"""A rule taken out, widened, or made to say something else never goes unseen."""

from copy import deepcopy

import pytest
from pydantic import ValidationError

from calculator.aftercare.assessment import make_calculator
from calculator.aftercare.facts import ONE_SESSION
from calculator.decision import Gap, Overlap, UnknownName
from tests.aftercare import expected_remarks, mutations
from tests.aftercare.mutations import RIGHT, RULE_IDS, TABLE, Verdict

every_rule = pytest.mark.parametrize("rule_id", RULE_IDS)


def test_the_rules_as_they_are_show_no_difference() -> None:
    for day in mutations.RIGHT_BOOK.days():
        assert list(mutations.differences(make_calculator(mutations.RIGHT_BOOK, day), day)) == []


@every_rule
def test_taking_a_rule_out_leaves_a_gap_where_it_held(rule_id: str) -> None:
    with pytest.raises(Gap) as refused:
        mutations.loaded(mutations.without(rule_id))
    assert TABLE.cases[rule_id] & ONE_SESSION.matching(refused.value.case)


def check_overlap(rule_id: str, when: mutations.Document) -> None:
    with pytest.raises(Overlap) as refused:
        mutations.loaded(mutations.replaced(rule_id, when=when))
    assert rule_id in refused.value.rules
    (other,) = set(refused.value.rules) - {rule_id}
    case = ONE_SESSION.matching(refused.value.case)
    assert mutations.cases_when(when) & case
    assert TABLE.cases[other] & case
    assert all(name in str(refused.value) for name in (rule_id, other))


@every_rule
def test_a_rule_without_one_of_its_terms_overlaps_another(rule_id: str) -> None:
    whens = list(mutations.shorter(rule_id))
    assert whens
    for when in whens:
        check_overlap(rule_id, when)


@every_rule
def test_a_rule_with_a_value_added_overlaps_another(rule_id: str) -> None:
    whens = list(mutations.wider(rule_id))
    # Only what is said of every value of every field cannot be widened.
    assert whens or rule_id == "supplementary-sessions-first"
    for when in whens:
        check_overlap(rule_id, when)


@every_rule
def test_another_payer_or_other_codes_are_found(rule_id: str) -> None:
    thens = list(mutations.other_payments(rule_id))
    assert len(thens) >= 4
    verdicts = [mutations.verdict(mutations.replaced(rule_id, then=then)) for then in thens]
    assert Verdict.UNSEEN not in verdicts
    # Refused are a supplementary insurance that pays with no session left, a person who is
    # out of scope for some sessions only, and supplementary sessions that decide nothing.
    assert verdicts.count(Verdict.REFUSED) <= 2


@every_rule
def test_a_claim_with_a_code_that_does_not_exist_is_refused_by_name(rule_id: str) -> None:
    for named, then in mutations.claims_that_do_not_exist(rule_id):
        with pytest.raises(ValidationError, match=named):
            mutations.loaded(mutations.replaced(rule_id, then=then))


@every_rule
def test_another_standing_is_found(rule_id: str) -> None:
    right = TABLE.rules[rule_id].standing
    others = {"source", "law", "public", "position"} - {right.value}
    assert len(others) == 3
    for standing in others:
        changed = mutations.replaced(rule_id, standing=standing)
        assert mutations.verdict(changed) is Verdict.FOUND


@every_rule
def test_another_id_is_found(rule_id: str) -> None:
    changed = mutations.replaced(rule_id, id="some-other-name")
    assert mutations.verdict(changed) is Verdict.FOUND


@pytest.mark.parametrize("remark_id", mutations.REMARK_IDS)
@pytest.mark.parametrize("place", ["befor-answer", "meaning", "before-answer"])
def test_a_remark_in_a_place_that_nobody_shows_is_refused_by_name(
    remark_id: str, place: str
) -> None:
    document = deepcopy(RIGHT)
    remark = next(each for each in document["remark"] if each["id"] == remark_id)
    remark["place"] = place
    with pytest.raises(UnknownName, match=f"'{remark_id}' has place '{place}'"):
        mutations.loaded(document, remark.get("from", expected_remarks.TODAY))
