"""What somebody entered stays, whatever they do in the middle of things."""

import os
import re
import time
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.words import Language
from tests.browser.conftest import Unblemished
from tests.browser.serving import ROOT, Site, serving
from tests.browser.situations import ADULT
from tests.browser.visitor import (
    DUTCH_DESK,
    DUTCH_PHONE,
    ENGLISH_DESK,
    LONGEST,
    PHONE,
    Visitor,
    visited_by,
)


def ask(visitor: Visitor) -> None:
    visitor.open()
    visitor.answer({**ADULT, "basis_plus_module": None})


def tell_claim(visitor: Visitor) -> None:
    visitor.open("/selectieve-polis")
    visitor.answer({"selective_policy": True, "hospital_selected": False})
    visitor.answer({"specialism_code": "0303", "care_kind": "other", "referral_type": "04"})
    pasted = visitor.page.locator("textarea")
    pasted.fill("kenmerk\ttype verwijzer\na <b>\t01\nb -->\t04")
    pasted.press("Control+Enter")
    expect(visitor.page.locator("table.vw-table tbody tr")).to_have_count(2)
    visitor.page.locator(".stCheckbox").last.get_by_text(visitor.words["list.complete"]).click()


def tell_story(visitor: Visitor) -> None:
    visitor.open("/selectieve-polis")
    visitor.answer({"selective_policy": True, "hospital_selected": False})
    visitor.page.get_by_text(visitor.words["claims.ways.story"], exact=True).click()
    visitor.question("story").get_by_role("radio").nth(3).check(force=True)


def call(visitor: Visitor) -> None:
    visitor.open("/klantenservice")
    expect(visitor.page.locator(".st-key-quick-entry input")).to_be_focused()
    english = visitor.words.language is Language.EN
    visitor.page.keyboard.type("67 heart need, module" if english else "67 hart actueel, bpm")
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    groups = visitor.page.locator(".st-key-brief-questions").get_by_role("radiogroup")
    groups.last.get_by_role("radio").nth(1).check(force=True)


def walk(visitor: Visitor) -> None:
    visitor.open("/voorbeelden")
    groups = visitor.page.locator(".st-key-example-choices").get_by_role("radiogroup")
    groups.first.get_by_role("radio").nth(1).check(force=True)
    visitor.settle()
    groups.last.get_by_role("radio").nth(1).check(force=True)
    visitor.settle()
    visitor.page.get_by_role("button", name=visitor.words["examples.show_all"]).click()
    visitor.settle()
    visitor.page.locator(".st-key-step-3").get_by_role("radio").nth(1).check(force=True)


def practise(visitor: Visitor) -> None:
    visitor.open("/oefenen?klas=A0C10KM4T")
    visitor.page.locator(".st-key-class-begin button").click()
    questions = visitor.page.locator(".st-key-drill-questions").get_by_role("radiogroup")
    questions.first.get_by_role("radio").first.check(force=True)
    visitor.settle()
    questions.nth(1).get_by_role("radio").nth(2).check(force=True)


def choose_course(visitor: Visitor) -> None:
    visitor.open("/oefenen")
    groups = visitor.page.locator(".st-key-drill-course").get_by_role("radiogroup")
    for place in range(3):
        groups.nth(place).get_by_role("radio").nth(1).check(force=True)
        visitor.settle()
    visitor.page.locator(".st-key-class-code input").fill("KLAS 7")
    visitor.page.locator(".st-key-class-code input").press("Enter")


BEGINNINGS: dict[str, Callable[[Visitor], None]] = {
    "questions": ask,
    "claim": tell_claim,
    "story": tell_story,
    "call": call,
    "examples": walk,
    "drill": practise,
    "course": choose_course,
}


class Entered(NamedTuple):
    """What stands in the fields of a page, as it can be compared across languages."""

    chosen: list[list[int]]
    typed: list[str]


def entered(page: Page) -> Entered:
    chosen = """groups => groups.map(group => [...group.querySelectorAll("input")]
        .flatMap((choice, place) => choice.checked ? place : []))"""
    typed = "#root :is(input[type=checkbox], input[type=text], input[type=tel], textarea)"
    written = """fields => fields
        .map(field => field.type === "checkbox" ? `${field.checked}` : field.value)"""
    return Entered(
        page.locator("[role=radiogroup]").evaluate_all(chosen),
        page.locator(typed).evaluate_all(written),
    )


def rested(visitor: Visitor) -> Page:
    """Wait until the page has taken in all that was done."""
    visitor.settle()
    return visitor.page


def expect_the_same(visitor: Visitor, before: Entered) -> None:
    """Expect every field as it was; what a reload brings back may take a moment."""
    page = visitor.page
    expect(page.locator("#root h1")).to_be_visible()
    expect(page.locator("#vw-first")).to_have_count(0)
    until = time.monotonic() + LONGEST / 1000
    while entered(rested(visitor)) != before and time.monotonic() < until:
        page.wait_for_timeout(20)
    assert entered(rested(visitor)) == before
    expect(page.locator(".vw-failure, .stException")).to_have_count(0)


EACH_TIME: Final = {"questions"}
"""The beginnings that are seen each time; the others are `long`."""


@pytest.mark.parametrize(
    ("visitor", "begin"),
    [
        pytest.param(
            kind,
            begin,
            id=f"{name}-{kind[0]}",
            marks=[pytest.mark.long] * (is_other or name not in EACH_TIME),
        )
        for place, (name, begin) in enumerate(BEGINNINGS.items())
        for kind, is_other in ((DUTCH_PHONE, place % 2), (ENGLISH_DESK, 1 - place % 2))
    ],
    indirect=["visitor"],
)
def test_the_language_a_reload_and_another_page_change_no_field(
    visitor: Visitor, begin: Callable[[Visitor], None]
) -> None:
    begin(visitor)
    page = rested(visitor)
    before, answer = entered(page), page.locator(".vw-headline").all_inner_texts()
    assert any(before.chosen)
    switch = page.locator(".st-key-switch_language button")
    switch.click()
    expect(page.locator(f"html[lang={visitor.words.language.other}]")).to_have_count(1)
    expect_the_same(visitor, before)
    page.reload()
    expect_the_same(visitor, before)
    expect(page.locator(f"html[lang={visitor.words.language.other}]")).to_have_count(1)
    here = page.url
    page.locator(".st-key-site-navigation a").nth(2 if "/voorbeelden" not in here else 0).click()
    expect(page).not_to_have_url(here)
    rested(visitor)
    page.go_back()
    expect_the_same(visitor, before)
    switch.click()
    expect_the_same(visitor, before)
    switch.click()
    expect_the_same(visitor, before)
    switch.click()
    rested(visitor)
    assert page.locator(".vw-headline").all_inner_texts() == answer


@visited_by(ENGLISH_DESK, also=[DUTCH_PHONE])
def test_the_next_answer_after_a_switch_of_language_goes_on(visitor: Visitor) -> None:
    ask(visitor)
    rested(visitor).locator(".st-key-switch_language button").click()
    visitor.settle()
    visitor.choices("supplementary").nth(0).check(force=True)
    visitor.settle()
    expect(visitor.question("basis_entitlement")).to_be_visible()
    chosen = visitor.page.locator("[class*=st-key-question-] [role=radiogroup] input:checked")
    expect(chosen).to_have_count(4)


@visited_by(DUTCH_PHONE, also=[ENGLISH_DESK])
def test_back_after_a_switch_of_language_leads_to_the_page_before(visitor: Visitor) -> None:
    visitor.open("/voorbeelden")
    rested(visitor).locator(".st-key-site-navigation a").first.click()
    expect(visitor.page).not_to_have_url(re.compile("/voorbeelden"))
    rested(visitor).locator(".st-key-switch_language button").click()
    rested(visitor)
    visitor.page.go_back()
    expect(visitor.page).to_have_url(re.compile("/voorbeelden"))


@visited_by(ENGLISH_DESK, also=[DUTCH_PHONE])
@pytest.mark.long
def test_what_begin_again_cleared_can_be_put_back_until_something_is_answered(
    visitor: Visitor,
) -> None:
    for begin, first in ((ask, "indication"), (tell_claim, "selective_policy")):
        begin(visitor)
        before = entered(rested(visitor))
        again = visitor.page.locator(".st-key-start_again button")
        again.click()
        expect(visitor.page.locator(".st-key-undo")).to_be_visible()
        expect(again).to_have_count(0)
        visitor.page.locator(".st-key-switch_language button").click()
        rested(visitor).locator(".st-key-undo button").click()
        expect_the_same(visitor, before)
        again.click()
        expect(visitor.page.locator(".st-key-undo")).to_be_visible()
        rested(visitor)  # until then the old answers may stand there
        visitor.choices(first).first.check(force=True)
        expect(visitor.page.locator(".st-key-undo")).to_have_count(0)
        visitor.page.locator(".st-key-start_again button").click()
        rested(visitor)


@visited_by(DUTCH_PHONE, also=[ENGLISH_DESK])
def test_a_page_on_which_nothing_is_answered_has_nothing_to_begin_again(visitor: Visitor) -> None:
    for path in ("/", "/selectieve-polis"):
        visitor.open(path)
        rested(visitor)
        expect(visitor.page.locator(".st-key-start_again")).to_have_count(0)


@visited_by(ENGLISH_DESK, also=[DUTCH_PHONE])
@pytest.mark.long
def test_an_example_stands_beside_ones_own_answers_and_leads_back(visitor: Visitor) -> None:
    ask(visitor)
    page = rested(visitor)
    own, headline = entered(page), visitor.headline().inner_text()
    page.locator(".st-key-site-navigation a").last.click()
    page.locator(".st-key-site-navigation a[href$=voorbeelden]").click()
    page.locator(".st-key-example-choices").get_by_role("radio").nth(2).check(force=True)
    rested(visitor).locator(".st-key-open_in_calculator button").click()
    opened = page.locator(".st-key-opened")
    expect(opened).to_contain_text(visitor.words("opened.example", number=3))
    expect(opened).to_be_focused()
    expect(opened).to_be_in_viewport()
    expect(visitor.headline()).not_to_have_text(headline)
    visitor.expect_no_barriers("example opened", visitor.one_look(1))
    # What is tried with the example is not one's own either, also on a call.
    visitor.answer({"referral": False})
    example = entered(rested(visitor))
    page.reload()
    expect_the_same(visitor, example)
    page.locator(".st-key-site-navigation a").last.click()
    expect(page).to_have_url(re.compile("/klantenservice"))
    rested(visitor)
    expect(visitor.box("age")).to_have_value(str(ADULT["age"]))
    page.locator(".st-key-site-navigation a").last.click()
    page.locator(".st-key-own-answers button").click()
    expect(opened).to_have_count(0)
    expect_the_same(visitor, own)
    expect(visitor.headline()).to_have_text(headline)


@visited_by(DUTCH_DESK)
@pytest.mark.long
def test_a_drill_stands_beside_ones_own_claim_and_leads_back(visitor: Visitor) -> None:
    tell_story(visitor)
    page = rested(visitor)
    own = entered(page)
    page.goto(page.url.replace("selectieve-polis", "oefenen?casus=follow-up-full-0"))
    expect(page.locator(".st-key-drill-questions [role=radiogroup]")).to_have_count(1)
    for _ in range(4):
        rested(visitor)
        for group in page.locator(".st-key-drill-questions").get_by_role("radiogroup").all():
            if group.locator("input:checked").count() == 0:
                group.get_by_role("radio").first.check(force=True)
                rested(visitor)
    page.locator("[class*=st-key-drill-check] button").click()
    page.locator(".st-key-drill-open button").click()
    expect(page.locator(".st-key-opened")).to_contain_text(visitor.words["opened.drill"])
    page.locator(".st-key-own-answers button").click()
    expect_the_same(visitor, own)


@visited_by(DUTCH_PHONE)
@pytest.mark.parametrize(
    ("path", "height"),
    [
        ("/", 568),
        pytest.param("/selectieve-polis", 844, marks=pytest.mark.long),
        pytest.param("/", 844, marks=pytest.mark.long),
        pytest.param("/selectieve-polis", 568, marks=pytest.mark.long),
    ],
)
def test_the_line_below_a_phone_takes_its_own_tap_and_covers_nothing(
    visitor: Visitor, path: str, height: int
) -> None:
    page = visitor.page
    page.set_viewport_size({"width": 390 if height > 600 else 320, "height": height})
    visitor.open(path)
    if path == "/":
        visitor.answer({**ADULT, "age": "twaalf"})
    else:
        visitor.answer({"selective_policy": True, "hospital_selected": False})
        visitor.answer({"specialism_code": "73X1"})
    before = entered(rested(visitor))
    bar, main = page.locator(".vw-peek"), page.locator("[data-testid=stMain]")
    box, scrolled = bar.bounding_box(), main.bounding_box()
    assert box is not None
    assert scrolled is not None
    # What can be scrolled ends where the line begins: nothing is ever below it.
    assert scrolled["y"] + scrolled["height"] <= box["y"] + 1
    assert box["y"] + box["height"] <= height + 1
    for across in (5, box["width"] / 2, box["width"] - 5):
        for down in (3, box["height"] / 2, box["height"] - 3):
            point = [box["x"] + across, box["y"] + down]
            assert page.evaluate(
                "([x, y]) => document.elementFromPoint(x, y).closest('.vw-peek a') !== null", point
            )
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".vw-sheet")).to_be_focused()
    expect(visitor.headline()).to_be_in_viewport()
    assert entered(rested(visitor)) == before
    assert "#" not in page.url


@visited_by(DUTCH_DESK)
def test_a_deliberate_click_right_after_the_line_is_typed_counts(visitor: Visitor) -> None:
    visitor.open("/klantenservice")
    expect(visitor.page.locator(".st-key-quick-entry input")).to_be_focused()
    groups = visitor.page.locator(".st-key-brief-questions").get_by_role("radiogroup")
    referral = groups.last.get_by_role("radio")
    referral.nth(1).check(force=True)
    visitor.settle()
    visitor.page.locator(".st-key-quick-entry input").fill("verwijzing")
    expect(referral.nth(0)).to_be_checked()
    referral.nth(1).check(force=True)
    rested(visitor)
    expect(referral.nth(1)).to_be_checked()
    noted = visitor.page.locator(".st-key-desk .noted")
    expect(noted).to_contain_text("verwijzing: nee", ignore_case=True)


FAILING = """
from calculator.pages.asking import reply
from calculator.pages.asking.reply import reply_about_aftercare

def fail(words, given):
    if given.answers.get("age") == 66:
        raise ValueError("-".join(("Geheim", "Jansen")))
    return reply_about_aftercare(words, given)

reply.reply_about_aftercare = fail
"""


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server on which one answer fails."""
    folder = tmp_path_factory.mktemp("failing")
    script = ROOT / f"failing_{os.getpid()}.py"
    script.write_text((ROOT / "app.py").read_text() + FAILING)
    try:
        with serving(folder / "log.txt", script=script.name) as running:
            yield running
    finally:
        script.unlink()


BUSY = """(() => {
  let show
  const isFirst = ({ data }) => JSON.parse(data.asked).about.startsWith("0 ")
  const showLate = (drawn) => isFirst(drawn) ? () => {} : show(drawn)
  Object.defineProperty(window, "showQuestions", {
    get: () => Object.assign(showLate, show),
    set: (value) => { show = value },
  })
})()"""
"""Has a browser draw no questions before everything was begun again."""


def test_what_was_begun_again_after_a_failure_is_not_answered_again(
    browser: Browser, failing: Site
) -> None:
    visitor = Visitor(browser, failing.address, Language.NL, PHONE)
    visitor.open()
    visitor.answer({"indication": "oncology", "treatment_need": "current"})
    visitor.box("age").fill("66")
    failed = visitor.page.locator(".vw-failure")
    expect(failed).to_be_visible()
    visitor.page.add_init_script(BUSY)
    visitor.page.reload()
    expect(failed).to_be_visible()
    visitor.page.locator(".st-key-failure-begin-again button").click()
    expect(visitor.question("indication")).to_be_visible()
    kept = rested(visitor).evaluate("Object.entries(sessionStorage).join()")
    assert "age" not in kept
    expect(failed).to_have_count(0)
    visitor.close()


@pytest.mark.parametrize(
    "language", [Language.NL, pytest.param(Language.EN, marks=pytest.mark.long)]
)
@pytest.mark.long
def test_a_failure_that_nobody_foresaw_says_so_and_keeps_the_answers(
    browser: Browser, failing: Site, language: Language
) -> None:
    visitor = Visitor(browser, failing.address, language, PHONE)
    watch = Unblemished(failing)
    watch.watch(visitor.page)
    visitor.open()
    visitor.answer({"indication": "oncology", "treatment_need": "current"})
    visitor.box("age").fill("66")
    failed = visitor.page.locator(".vw-failure")
    expect(failed).to_contain_text(visitor.words["failure.what"])
    expect(failed).to_have_attribute("role", "alert")
    expect(visitor.page.locator(".stException")).to_have_count(0)
    visitor.expect_no_barriers("failure", visitor.one_look(0))
    visitor.page.reload()  # what fails once fails again, and says so again
    expect(failed).to_be_visible()
    visitor.page.locator(".st-key-failure-begin-again button").click()
    expect(failed).to_have_count(0)
    visitor.answer({"indication": "oncology"})
    expect(visitor.question("treatment_need")).to_be_visible()
    log = failing.log.read_text()
    assert "ValueError" in log
    assert "Geheim-Jansen" not in log
    assert watch.complaints == []
    visitor.close()
