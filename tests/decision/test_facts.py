"""Facts that contradict each other: which fields are at odds, whatever the message says of it."""

from collections.abc import Mapping
from itertools import combinations
from typing import ClassVar, Final, Self

import pytest
from pydantic import StrictBool, ValidationError, model_validator

from calculator.aftercare import Situation
from calculator.claims import Claim
from calculator.decision import Facts, contradiction

MESSAGES: Final = (
    "closed, open: not both",
    "closed and wide cannot be, if open",
    "these are at odds",
    "",
)


class Door(Facts):
    """A door that cannot be open and closed at once."""

    open: StrictBool | None = None
    closed: StrictBool | None = None
    wide: StrictBool | None = None
    _message: ClassVar[str] = ""

    @model_validator(mode="after")
    def _open_or_closed(self) -> Self:
        if self.open and self.closed:
            raise contradiction(dict.fromkeys(("open", "closed"), self._message))
        return self


@pytest.mark.parametrize("message", MESSAGES)
def test_the_fields_at_odds_are_those_named_with_the_error_whatever_its_message(
    message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Door, "_message", message)
    fields = ("open", "closed", "wide")
    for size in range(len(fields) + 1):
        for told in combinations(fields, size):
            both = {"open", "closed"}
            expected = both if both <= set(told) else set()
            assert Door.at_odds(dict.fromkeys(told, True)) == expected


SCREENING: Final = {
    "declaration_code": "15D492",
    "specialism_code": "0303",
    "diagnosis_code": "603",
}


@pytest.mark.parametrize(
    ("facts", "given", "fields"),
    [
        (
            Situation,
            {"supplementary": "none", "supplementary_sessions": 3},
            ("supplementary", "supplementary_sessions"),
        ),
        (
            Claim,
            {"care_kind": "other", "product_code": "150101001"},
            ("care_kind", "product_code"),
        ),
        (
            Claim,
            {"care_kind": "other", "product_code": "150101001", **SCREENING},
            ("care_kind", "product_code", "declaration_code"),
        ),
    ],
)
def test_a_contradiction_has_an_entry_for_each_field_at_odds(
    facts: type[Facts], given: Mapping[str, object], fields: tuple[str, ...]
) -> None:
    with pytest.raises(ValidationError) as refused:
        facts.model_validate(given)
    assert [entry["loc"] for entry in refused.value.errors()] == [(field,) for field in fields]
    assert facts.at_odds(given) == set(fields)
