"""What a screen reader calls everything on the pages."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import expect

from calculator.web.site_map import PAGES
from tests.browser.visitor import DUTCH_DESK, ENGLISH_PHONE, Value, Visitor, visited_by

BEGUN: Mapping[str, Mapping[str, Value | None]] = {
    "": {"indication": "oncology", "treatment_need": "current", "age": 52},
    "selectieve-polis": {"selective_policy": True, "hospital_selected": False},
}
"""What has to be answered before a page asks more."""


@visited_by(DUTCH_DESK, also=[ENGLISH_PHONE])
@pytest.mark.long
def test_no_name_on_any_page_holds_an_asterisk(visitor: Visitor) -> None:
    page = visitor.page
    for address in PAGES:
        visitor.open(f"/{address}")
        visitor.settle()
        visitor.answer(BEGUN.get(address, {}))
        if address == "selectieve-polis":
            page.get_by_text(visitor.words["claims.ways.story"], exact=True).click()
            expect(visitor.question("story")).to_be_visible()
        assert "*" not in page.locator("body").aria_snapshot()
        labels = page.locator("[aria-label]").evaluate_all(
            "all => all.map(one => one.getAttribute('aria-label'))"
        )
        assert [label for label in labels if "*" in label] == []


@visited_by(DUTCH_DESK)
@pytest.mark.parametrize(
    ("address", "field"), [("", "indication"), ("selectieve-polis", "selective_policy")]
)
def test_what_is_asked_stands_out_and_what_explains_it_does_not(
    visitor: Visitor, address: str, field: str
) -> None:
    visitor.open(f"/{address}")
    asked = visitor.question(field).get_by_role("heading")
    expect(asked).to_have_text(visitor.words[f"questions.{field}.ask"])
    expect(asked).to_have_css("font-weight", "600")
    expect(visitor.question(field).locator(".vw-hint")).to_have_css("font-weight", "400")
