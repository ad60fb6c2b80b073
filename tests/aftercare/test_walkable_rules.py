"""Rules that give every case one rule and still cannot be walked along the sessions."""

import pytest

from calculator.aftercare.assessment import make_calculator
from calculator.aftercare.rules import RuleBook
from calculator.decision import RuleError
from tests.aftercare import mutations


def make(document: mutations.Document) -> None:
    make_calculator(RuleBook.model_validate(document), mutations.RIGHT_BOOK.first_day)


def test_an_insurance_that_pays_with_no_session_left_is_refused() -> None:
    changed = mutations.replaced(
        "preventive-person-pays", then={"payer": "supplementary-insurance"}
    )
    with pytest.raises(RuleError, match="pays in within-both-limits with no session left"):
        make(changed)


def test_somebody_who_is_out_of_scope_for_some_sessions_only_is_refused() -> None:
    with pytest.raises(RuleError, match="out of scope for some sessions only"):
        make(mutations.replaced("adult-listed-module-first", then={}))
