"""People walk through the pages, on a phone and at a desk, in both themes and languages."""

import pytest
from playwright.sync_api import expect

from calculator.words import Language, Words
from tests.browser.situations import CASES, EXAMPLES, Stretch
from tests.browser.visitor import DUTCH_PHONE, ENGLISH_DESK, Visitor, visited_by


def drawn(words: Words, stretches: list[Stretch]) -> list[tuple[str, str]]:
    """Return how a timeline shows these stretches."""
    onwards = {Language.NL: "en verder", Language.EN: "and on"}[words.language]
    return [
        (f"{first}–{last}" if last else f"{first} {onwards}", words[f"payer.{payer}"])
        for first, last, payer in stretches
    ]


@visited_by(DUTCH_PHONE, ENGLISH_DESK)
@pytest.mark.long
def test_an_answer_of_every_shape_is_answered_without_a_barrier(visitor: Visitor) -> None:
    visitor.open()
    assert visitor.page.evaluate("document.documentElement.lang") == visitor.words.language
    expect(visitor.page).to_have_title(
        f"{visitor.words['pages.self_check']} | {visitor.words['site.name']}"
    )
    visitor.expect_no_barriers("start")
    for place, case in enumerate(CASES):
        visitor.answer(case.answers)
        visitor.expect_stops(drawn(visitor.words, case.stretches))
        visitor.expect_no_barriers(case.name, visitor.one_look(place))
        visitor.start_again(visitor.words["headline.empty"])


@visited_by(ENGLISH_DESK, also=[DUTCH_PHONE])
@pytest.mark.long
def test_the_worked_examples_are_walked_and_opened_in_the_calculator(visitor: Visitor) -> None:
    words, page = visitor.words, visitor.page
    visitor.open("/voorbeelden")
    expect(page).to_have_title(f"{words['pages.worked_examples']} | {words['site.name']}")
    visitor.expect_no_barriers("examples start")
    for place, (number, listed, stretches) in enumerate(EXAMPLES):
        page.locator(".st-key-example-choices").get_by_text(
            words("examples.number", number=number), exact=True
        ).click()
        visitor.settle()
        if listed:  # the first time that it is walked
            expect(page.locator(".st-key-step-2")).to_have_count(0)
            for step in range(2, 6):
                page.get_by_role("button", name=words["examples.next"]).click()
                expect(page.locator(f".st-key-step-{step}")).to_be_visible()
                visitor.settle()
        if number > 1:
            choice = words[f"examples.listed_{'yes' if listed else 'no'}"]
            page.locator(".st-key-step-3").get_by_text(choice, exact=True).click()
            visitor.settle()
        within_limit, past_limit = drawn(words, stretches)
        visitor.expect_stops([within_limit], within=".st-key-step-4")
        visitor.expect_stops([past_limit], within=".st-key-step-5")
        told = f"example {number} {'on' if listed else 'off'} the list"
        visitor.expect_no_barriers(told, visitor.one_look(place))
    page.get_by_role("button", name=words["examples.open_in_calculator"]).click()
    expect(visitor.headline()).to_have_text(
        {"nl": "U betaalt alle behandelingen zelf.", "en": "You pay all sessions yourself."}[
            words.language
        ]
    )
    visitor.expect_no_barriers("example opened")
