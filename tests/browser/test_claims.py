"""Claims under a selective policy, on a phone and at a desk, with a mouse and without."""

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import choose, press, tab_to
from tests.browser.serving import Site
from tests.browser.situations import Answers
from tests.browser.visitor import DUTCH_PHONE, ENGLISH_DESK, Visitor, visited_by

NOT_SELECTED: Answers = {"selective_policy": True, "hospital_selected": False}
BY_REFERRAL: Answers = NOT_SELECTED | {"care_kind": "other"}
CLAIMS: list[tuple[Answers, str]] = [
    ({"selective_policy": False}, "not-applicable"),
    ({"selective_policy": True, "hospital_selected": True, "care_kind": "other"}, "full"),
    (NOT_SELECTED | {"care_kind": "licensed", "licence": False}, "do-not-claim"),
    (BY_REFERRAL | {"referral_type": "02"}, "undecided"),
    (BY_REFERRAL | {"referral_type": "04", "acute_activity": "none"}, "reduced"),
    (
        BY_REFERRAL | {"referral_type": "05", "care_type": "13", "first_trajectory": "missing"},
        "contact",
    ),
]
TRAJECTORY = """claim_id\treferral_type\tcare_type\ttrajectory_number\tcare_kind
emergency\t1\t11\tT1\tother
follow-up\t07\t21\tT1\tother
wrong\t21\t21\tT1\tother
numberless\t07\t21\t\tother"""


@visited_by(DUTCH_PHONE, ENGLISH_DESK)
@pytest.mark.long
def test_every_payment_is_reached_without_a_barrier(visitor: Visitor) -> None:
    visitor.open("/selectieve-polis")
    visitor.expect_no_barriers("claims start")
    for place, (answers, payment) in enumerate(CLAIMS):
        visitor.answer(answers)
        expect(visitor.headline()).to_have_text(visitor.words[f"payment.{payment}"])
        visitor.expect_no_barriers(f"claim {place} {payment}", visitor.one_look(place))
        visitor.start_again(visitor.words["claims.empty"])


@visited_by(DUTCH_PHONE, also=[ENGLISH_DESK])
@pytest.mark.long
def test_a_story_and_a_pasted_trajectory_are_answered_without_a_mouse(visitor: Visitor) -> None:
    words, page = visitor.words, visitor.page
    visitor.open("/selectieve-polis")
    choose(visitor, visitor.question("selective_policy"), 0)
    choose(visitor, visitor.question("hospital_selected"), 1)
    way = page.get_by_role("radiogroup").filter(has_text=words["claims.ways.story"])
    tab_to(visitor, way)
    page.keyboard.press("ArrowDown")
    visitor.settle()
    choose(visitor, visitor.question("story"), 0)
    expect(visitor.headline()).to_have_text(words["payment.full"])
    expect(visitor.question("story")).to_contain_text("01")
    tab_to(visitor, page.get_by_role("textbox", name=words["list.paste"]))
    page.keyboard.insert_text(TRAJECTORY)
    page.keyboard.press("Control+Enter")
    rows = page.locator("table.vw-table tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.nth(1)).to_contain_text("100%")
    expect(rows.nth(2)).to_contain_text(words["list.type_21"])
    expect(rows.nth(3)).to_contain_text(words["payment_short.contact"], ignore_case=True)
    visitor.expect_no_barriers("claims pasted")
    page.evaluate("document.activeElement.blur()")
    press(visitor, "form.start_again")
    expect(visitor.headline()).to_have_text(words["claims.empty"])


@visited_by(ENGLISH_DESK, also=[DUTCH_PHONE])
def test_a_wrong_code_is_said_at_its_field_and_enters_no_log(visitor: Visitor, site: Site) -> None:
    visitor.open("/selectieve-polis")
    visitor.answer(NOT_SELECTED | {"specialism_code": "73X1", "care_kind": "pregnancy"})
    message = visitor.question("specialism_code").get_by_role("alert")
    expect(message).to_have_text(visitor.words["questions.specialism_code.wrong"])
    expect(visitor.headline()).to_have_text(visitor.words["payment.full"])
    assert "73X1" not in site.log.read_text()
    assert "Traceback" not in site.log.read_text()
