"""Rules that give every case one rule and still cannot be walked along the sessions."""

import pytest

from calculator.aftercare.plan import Planner
from calculator.decision import RuleError
from tests.aftercare import mutations


def test_an_insurance_that_pays_with_no_session_left_is_refused() -> None:
    changed = mutations.replaced(
        "preventive-person-pays", then={"payer": "supplementary-insurance"}
    )
    with pytest.raises(RuleError, match="pays in 1-18 with no session left"):
        Planner(mutations.loaded(changed))


def test_somebody_who_is_out_of_scope_for_some_sessions_only_is_refused() -> None:
    changed = mutations.replaced("adult-listed-module-first-20", then={})
    with pytest.raises(RuleError, match="out of scope for some sessions only"):
        Planner(mutations.loaded(changed))
