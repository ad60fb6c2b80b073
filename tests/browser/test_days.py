"""An answer is for today or a day that is chosen, and what belongs to a year is asked again."""

from datetime import date
from typing import Final

from playwright.sync_api import expect

from calculator.words.days import write_day
from tests.browser.visitor import (
    DUTCH_DESK,
    DUTCH_PHONE,
    ENGLISH_DESK,
    ENGLISH_PHONE,
    Visitor,
    visited_by,
)

NEXT_YEAR: Final = date(date.today().year + 1, 1, 1)  # noqa: DTZ011 - the year is enough


@visited_by(ENGLISH_DESK, also=[DUTCH_DESK, DUTCH_PHONE, ENGLISH_PHONE])
def test_a_day_in_another_year_is_told_and_kept_and_asks_again_what_belongs_to_the_year(
    visitor: Visitor,
) -> None:
    words, page = visitor.words, visitor.page
    visitor.open()
    visitor.answer({"indication": "oncology", "treatment_need": "current", "age": 17})
    day = page.locator(".st-key-day")
    visitor.tap(day, words("day.next_year", year=NEXT_YEAR.year))
    visitor.settle()
    told = words("day.told", day=write_day(words, NEXT_YEAR))
    expect(page.locator(".vw-sheet")).to_contain_text(told)
    age = visitor.question("age")
    expect(visitor.box("age")).to_have_value("17")
    confirm = age.get_by_role("button", name=words("day.confirm", year=NEXT_YEAR.year))
    expect(confirm).to_be_visible()
    visitor.expect_no_barriers("another-year", visitor.one_look(1))
    page.reload()
    visitor.settle()
    expect(page.locator(".vw-sheet")).to_contain_text(told)
    expect(visitor.box("age")).to_have_value("17")
    confirm.click()
    visitor.settle()
    expect(confirm).to_have_count(0)
    expect(visitor.question("basis_plus_module")).to_be_visible()
    # Back to today: nothing was lost.
    visitor.tap(day, words("day.now", year=NEXT_YEAR.year - 1))
    visitor.settle()
    expect(page.locator(".vw-sheet")).not_to_contain_text(told)
    expect(visitor.box("age")).to_have_value("17")


@visited_by(DUTCH_DESK, also=[ENGLISH_PHONE])
def test_a_day_that_is_none_is_explained_where_it_stands(visitor: Visitor) -> None:
    words, page = visitor.words, visitor.page
    visitor.open()
    visitor.answer({"indication": "oncology"})
    day = page.locator(".st-key-day")
    visitor.tap(day, words["day.other"])
    visitor.settle()
    field = day.get_by_role("textbox")
    for typed, wrong in (
        ("31-2-2027", words("day.unreadable", year=NEXT_YEAR.year)),
        ("1-1-2018", words("day.before_rules", first=write_day(words, date(2019, 1, 1)))),
    ):
        field.fill(typed)
        field.press("Enter")
        expect(day.get_by_role("alert")).to_have_text(wrong)
        expect(field).to_have_value(typed)
    field.fill("15 februari 2028")
    field.press("Enter")
    expect(page.locator(".vw-sheet")).to_contain_text(write_day(words, date(2028, 2, 15)))
    expect(day.get_by_role("alert")).to_have_count(0)
