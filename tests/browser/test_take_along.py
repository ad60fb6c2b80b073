"""A finished answer is opened, priced, printed, saved and shared, and stays in the tab."""

import re
from io import BytesIO
from typing import Final

import page as pdf_checker
from playwright.sync_api import Locator, PdfMargins, expect
from pypdf import PdfReader

from calculator import aftercare
from calculator.aftercare import Number
from calculator.words.money import write_money
from tests.browser.situations import ADULT, MODULE_ONLY, SEEN_TO
from tests.browser.visitor import (
    DUTCH_DESK,
    DUTCH_PHONE,
    ENGLISH_DESK,
    ENGLISH_PHONE,
    Visitor,
    visited_by,
)

ANSWERS: Final = ADULT | MODULE_ONLY | {"basis_entitlement": True} | SEEN_TO | {"sessions_had": 0}
NUMBERS: Final = {
    Number.SESSIONS: "30",
    Number.PRICE: "40",
    Number.BEFORE_JANUARY: "25",
    Number.OWN_RISK: "€ 100,00",
    Number.OWN_RISK_NEXT_YEAR: "385.00",
}
SHARES: Final = "navigator.share = async (shared) => { window.shared = shared }"
SHARES_NOTHING: Final = "navigator.share = undefined"


def cost(visitor: Visitor, number: Number) -> Locator:
    return visitor.page.locator(f".st-key-cost-{number}")


def enter(visitor: Visitor, number: Number, text: str) -> None:
    field = cost(visitor, number).get_by_role("textbox")
    field.fill(text)
    field.press("Enter")
    visitor.settle()


def finish(visitor: Visitor) -> None:
    visitor.open()
    visitor.answer(ANSWERS)
    # On a phone the page goes on to the answer by itself.
    expect(visitor.headline()).to_be_in_viewport()


def work_out(visitor: Visitor) -> None:
    visitor.page.locator(".st-key-costs summary").click()
    for number, text in NUMBERS.items():
        enter(visitor, number, text)


def button(visitor: Visitor, name: str) -> Locator:
    return visitor.page.get_by_role("button", name=visitor.words[f"take_along.{name}"])


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@visited_by(DUTCH_PHONE, also=[DUTCH_DESK, ENGLISH_PHONE, ENGLISH_DESK])
def test_what_it_costs_is_worked_out_kept_through_a_reload_and_cleared(visitor: Visitor) -> None:
    words, page = visitor.words, visitor.page
    finish(visitor)
    expect(cost(visitor, Number.SESSIONS)).not_to_be_visible()
    work_out(visitor)
    own = write_money(words, 30_000)
    expect(page.locator(".vw-total")).to_contain_text(own)
    expect(page.locator(".st-key-costs")).to_contain_text(write_money(words, 80_000))
    visitor.expect_no_barriers("costs", visitor.one_look(0))
    page.reload()
    visitor.settle()
    expect(page.locator(".vw-total")).to_contain_text(own)
    expect(cost(visitor, Number.OWN_RISK).get_by_role("textbox")).to_have_value("€ 100,00")
    page.get_by_role("button", name=words["site.language_other"]).click()
    visitor.settle()
    expect(cost(visitor, Number.PRICE).get_by_role("textbox")).to_have_value("40")
    page.locator(".st-key-start_again button").click()
    visitor.settle()
    expect(page.locator(".st-key-costs")).to_have_count(0)
    kept = page.evaluate("() => Object.values(sessionStorage).join()")
    assert "price" not in kept


@visited_by(DUTCH_PHONE, also=[ENGLISH_DESK])
def test_a_number_that_is_none_is_told_at_its_field(visitor: Visitor) -> None:
    words, page = visitor.words, visitor.page
    finish(visitor)
    page.locator(".st-key-costs summary").click()
    enter(visitor, Number.SESSIONS, "30")
    for text in ("-1", "abc", "1.250,00"):
        enter(visitor, Number.PRICE, text)
        alert = cost(visitor, Number.PRICE).get_by_role("alert")
        expect(alert).to_have_text(words["costs.wrong.money"])
    visitor.expect_no_barriers("costs-wrong", visitor.one_look(1))
    enter(visitor, Number.PRICE, "12,50")
    expect(page.locator(".st-key-costs [role=alert]")).to_have_count(0)


@visited_by(DUTCH_PHONE, also=[DUTCH_DESK, ENGLISH_PHONE, ENGLISH_DESK])
def test_an_answer_is_saved_as_an_accessible_file_that_holds_it(visitor: Visitor) -> None:
    words, page = visitor.words, visitor.page
    finish(visitor)
    work_out(visitor)
    headline = visitor.headline().inner_text()
    with page.expect_download() as saved:
        button(visitor, "save").click()
    assert saved.value.suggested_filename.startswith(words["take_along.file"])
    file = saved.value.path().read_bytes()
    assert pdf_checker.validate_pdf_bytes(file, profile="ua1").is_compliant
    text = plain(" ".join(each.extract_text() for each in PdfReader(BytesIO(file)).pages))
    for said in (headline, words["take_along.situation"], write_money(words, 30_000)):
        assert plain(said) in text
    assert "?" not in page.url.replace(f"?lang={words.language}", "")


@visited_by(DUTCH_PHONE, also=[DUTCH_DESK, ENGLISH_PHONE, ENGLISH_DESK])
def test_an_answer_is_shared_by_the_device_or_copied_and_never_by_its_address(
    visitor: Visitor,
) -> None:
    words, page = visitor.words, visitor.page
    finish(visitor)
    headline = visitor.headline().inner_text()
    page.evaluate(SHARES)
    button(visitor, "share").click()
    page.wait_for_function("window.shared")
    shared = page.evaluate("window.shared")
    assert shared.keys() == {"title", "text"}
    assert headline in shared["text"]
    assert words["take_along.situation"] in shared["text"]
    said = page.locator(".st-key-take-along .done")
    expect(said).to_have_text("")
    page.evaluate(SHARES_NOTHING)
    button(visitor, "share").click()
    expect(said).to_have_text(words["take_along.copied"])
    assert page.evaluate("navigator.clipboard.readText()").replace("\r", "") == shared["text"]
    visitor.expect_no_barriers("take-along", visitor.one_look(2))


@visited_by(DUTCH_PHONE, also=[DUTCH_DESK, ENGLISH_PHONE, ENGLISH_DESK])
def test_a_printed_answer_is_whole_and_without_controls(visitor: Visitor) -> None:
    words, page = visitor.words, visitor.page
    finish(visitor)
    work_out(visitor)
    page.emulate_media(color_scheme="dark")
    visitor.settle()
    margin: Final[PdfMargins] = {"top": "12mm", "right": "12mm", "bottom": "12mm", "left": "12mm"}
    printed = PdfReader(BytesIO(page.pdf(format="A4", margin=margin)))
    page.emulate_media(media="print", color_scheme="dark")
    for pressed in ("button", "input", "[role=radiogroup]", ".vw-peek"):
        assert page.locator(f"{pressed}:visible").count() == 0, pressed
    expect(page.locator(".stApp")).to_have_css("color-scheme", "light")
    page.emulate_media(media="screen", color_scheme="light")
    assert len(printed.pages) <= 2, printed.pages[-1].extract_text()
    text = plain(" ".join(each.extract_text() for each in printed.pages))
    stops = page.locator(".vw-sheet .vw-stop .vw-payer").all_inner_texts()
    for said in (
        visitor.headline().inner_text(),
        *stops,
        page.locator(".vw-total").inner_text(),
        words["questions.indication.oncology"],
        words["answer.why"],
        words["answer.not_decided"],
        words["limits.elsewhere"],  # what is folded on the screen
        words["site.no_service"],
    ):
        assert plain(said) in text, said
    assert text.count(words["questions.plus_practice.ask"]) == 1
    assert words["form.unknown"] not in text
    # Afterwards everything is as folded as before.
    assert page.locator(".vw-answer details[open]").count() == 0


@visited_by(DUTCH_DESK, also=[ENGLISH_DESK])
def test_the_answer_stays_in_view_beside_the_questions(visitor: Visitor) -> None:
    finish(visitor)
    visitor.question("sessions_had").scroll_into_view_if_needed()
    expect(visitor.headline()).to_be_in_viewport()


@visited_by(DUTCH_PHONE, also=[ENGLISH_DESK])
def test_what_is_still_open_can_be_taken_along_too(visitor: Visitor) -> None:
    visitor.open()
    assert button(visitor, "share").count() == 0
    visitor.answer({"indication": "oncology", "treatment_need": "current"})
    assert button(visitor, "share").count() == 0  # more is asked first
    visitor.answer(dict.fromkeys(aftercare.ORDER[2:]))
    visitor.page.evaluate(SHARES)
    button(visitor, "share").click()
    visitor.page.wait_for_function("window.shared")
    shared = visitor.page.evaluate("window.shared")["text"]
    assert visitor.headline().inner_text() in shared
    assert visitor.page.locator(".st-key-costs").count() == 0
