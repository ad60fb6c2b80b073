"""Practising in a real browser: by keyboard, before a room, on paper, and again later."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import page as pdf
import pytest
from playwright.sync_api import Locator, expect

from calculator import drills
from calculator.drills import Drill
from calculator.pages.practise.wording import write_question
from calculator.words import Language
from tests.browser.keyboard import press, tab_to
from tests.browser.visitor import DUTCH_DESK, ENGLISH_PHONE, ROOM, Visitor, visited_by

CODE = "A0C05KM4T"


def type_class_code(visitor: Visitor, code: str, button: str) -> None:
    """Type a class code and press one of its buttons, without a mouse."""
    tab_to(visitor, visitor.page.get_by_label(visitor.words["drills.class_code"], exact=True))
    visitor.page.keyboard.type(code)
    visitor.page.keyboard.press("Enter")
    target = visitor.page.get_by_role("button", name=visitor.words[button], exact=True)
    expect(target).to_be_enabled()
    visitor.settle()
    press(visitor, button)


def group_of(visitor: Visitor, case: Drill, part: str) -> Locator:
    return visitor.page.get_by_role("radiogroup", name=write_question(visitor.words, case, part))


def answer_by_keyboard(visitor: Visitor, case: Drill, given: Mapping[str, str]) -> None:
    """Answer a case: Tab to each group, Space for its first choice, arrows to the others."""
    for part, option in given.items():
        group = group_of(visitor, case, part)
        tab_to(visitor, group)
        visitor.page.keyboard.press("Space")
        for _ in range(case.options(part).index(option)):
            visitor.page.keyboard.press("ArrowDown")
        place = case.options(part).index(option)
        expect(group.get_by_role("radio").nth(place)).to_be_checked()
        visitor.settle()
    expect(visitor.page.locator("[class*=st-key-drill-check] button")).to_be_enabled()
    visitor.page.keyboard.press("Alt+a")
    expect(visitor.page.locator(".vw-verdict")).to_be_visible()


def go_on(visitor: Visitor) -> None:
    """Go to the next case, or to the result, by its keystroke."""
    expect(visitor.page.locator("[class*=st-key-drill-next] button")).to_be_visible()
    visitor.settle()
    visitor.page.keyboard.press("Alt+a")
    expect(visitor.page.locator("[class*=st-key-drill-next]")).to_have_count(0)


@visited_by(ENGLISH_PHONE, also=[DUTCH_DESK, (Language.EN, ROOM)])
@pytest.mark.long
def test_a_whole_round_is_answered_without_a_mouse(visitor: Visitor) -> None:
    visitor.open("/oefenen")
    visitor.expect_no_barriers("practise choices", visitor.one_look(0))
    type_class_code(visitor, CODE, "drills.begin_class")
    for number, case in enumerate(drills.class_drills(CODE), start=1):
        heading = visitor.words("drills.case", number=number, length=5)
        expect(visitor.page.locator("#root h1")).to_have_text(heading)
        story = visitor.page.locator(".vw-told p")
        expect(story).to_have_text([part[visitor.words.language] for part in case.story])
        if number == 1:
            visitor.expect_no_barriers("practise case", visitor.one_look(1))
        answer_by_keyboard(visitor, case, case.key)
        expect(visitor.page.locator(".vw-verdict")).to_have_text(
            visitor.words["drill_feedback.right"]
        )
        if number == 1:
            visitor.expect_no_barriers("practise answer", visitor.one_look(2))
        go_on(visitor)
    score = visitor.words("drill_end.score", right=5, length=5)
    expect(visitor.page.locator(".st-key-drill-end .vw-headline")).to_have_text(score)
    visitor.expect_no_barriers("practise result", visitor.one_look(3))


@visited_by((Language.NL, ROOM), also=[(Language.EN, ROOM)])
@pytest.mark.long
def test_a_whole_class_is_presented_by_the_keys_of_a_presenter(visitor: Visitor) -> None:
    visitor.open("/oefenen")
    type_class_code(visitor, CODE, "drills.present")
    language = visitor.words.language
    for case in drills.class_drills(CODE):
        story = visitor.page.locator(".vw-projected .vw-told p")
        expect(story).to_have_text([part[language] for part in case.story])
        visitor.settle()
        main = visitor.page.locator("[data-testid=stMain]")
        # The whole case can be seen from the back row, without scrolling.
        assert main.evaluate("main => main.scrollHeight <= innerHeight")
        size = story.first.evaluate("p => parseFloat(getComputedStyle(p).fontSize)")
        assert size >= 28
        visitor.page.keyboard.press("PageDown")
        expect(visitor.page.locator(".vw-right-answers dd")).to_have_count(len(case.key))
        visitor.settle()
        visitor.page.keyboard.press("PageDown")
    expect(visitor.page.get_by_text(visitor.words["projector.end"])).to_be_visible()
    themes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for theme in themes:
        visitor.page.emulate_media(color_scheme=theme)
        expect(visitor.page.locator(".stApp")).to_have_css("color-scheme", theme)
        visitor.expect_no_violation()
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("#root h1")).to_have_text(visitor.words["drills.title"])


@visited_by(DUTCH_DESK, also=[ENGLISH_PHONE])
def test_a_wrong_answer_is_explained_and_read_out(visitor: Visitor) -> None:
    visitor.open("/oefenen?casus=adult-listed-module-first-1")
    case = drills.drill("adult-listed-module-first-1")
    assert case is not None
    options = case.options("within_limit")
    wrong = next(option for option in options if option != case.key["within_limit"])
    answer_by_keyboard(visitor, case, {**case.key, "within_limit": wrong})
    verdict = visitor.words("drill_feedback.wrong", right=3, all=4)
    expect(visitor.page.locator(".vw-verdict")).to_have_text(verdict)
    expect(visitor.page.get_by_role("status").filter(has_text=verdict)).to_have_count(1)
    explained = visitor.page.locator("[class*=st-key-drill-answer]")
    expect(explained).to_be_focused()
    expect(visitor.page.locator(".vw-verdict")).to_be_in_viewport()
    expect(explained).to_contain_text(visitor.words["drill_feedback.why_not"])
    visitor.expect_no_barriers("practise wrong answer", visitor.one_look(2))


@visited_by(ENGLISH_PHONE, also=[DUTCH_DESK])
@pytest.mark.long
def test_a_result_is_kept_as_a_file_and_opened_again(visitor: Visitor, tmp_path: Path) -> None:
    visitor.open("/oefenen")
    type_class_code(visitor, CODE, "drills.begin_class")
    cases = drills.class_drills(CODE)
    for case in cases[:2]:
        answer_by_keyboard(visitor, case, case.key)
        go_on(visitor)
    press(visitor, "drills.stop")
    with visitor.page.expect_download() as kept:
        press(visitor, "drill_end.keep")
    file = tmp_path / kept.value.suggested_filename
    kept.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    attempts = drills.read_attempts(text)
    assert [attempt.drill.id for attempt in attempts] == [case.id for case in cases[:2]]
    assert all(attempt.right for attempt in attempts)
    assert visitor.words("drill_end.score", right=2, length=2) in text
    visitor.page.evaluate("sessionStorage.clear()")  # another tab, another day
    visitor.open("/oefenen")
    expect(visitor.page.get_by_text(visitor.words["drill_end.resume_choose"])).to_be_visible()
    visitor.page.locator("input[type=file]").set_input_files(file)
    expect(
        visitor.page.get_by_text(visitor.words("drill_end.resumed.many", count=2))
    ).to_be_visible()
    expect(visitor.page.locator(".vw-squares .vw-good")).to_have_count(2)
    nonsense = tmp_path / "nonsense.txt"
    nonsense.write_bytes(bytes(range(256)) * 20)
    visitor.page.locator("input[type=file]").set_input_files(nonsense)
    expect(visitor.page.get_by_text(visitor.words["drill_end.resumed.none"])).to_be_visible()
    huge = tmp_path / "huge.txt"
    huge.write_text("1" * 600_000, encoding="utf-8")
    visitor.page.locator("input[type=file]").set_input_files(huge)
    expect(visitor.page.get_by_text(visitor.words["drill_end.resume_too_big"])).to_be_visible()
    expect(visitor.page.locator(".vw-squares .vw-good")).to_have_count(2)
    type_class_code(visitor, CODE, "drills.begin_class")
    answer_by_keyboard(visitor, cases[0], cases[0].key)
    go_on(visitor)
    press(visitor, "drills.stop")
    with visitor.page.expect_download() as kept:
        press(visitor, "drill_end.keep")
    kept.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    # The result is that of this round; what came before it is kept below.
    assert visitor.words("drill_end.score", right=1, length=1) in text
    assert visitor.words["drill_end.file_earlier"] in text
    assert len(drills.read_attempts(text)) == 3


@visited_by(DUTCH_DESK, also=[ENGLISH_PHONE])
def test_the_cases_of_a_class_are_downloaded_to_print(visitor: Visitor, tmp_path: Path) -> None:
    visitor.open("/oefenen?klas=maandag")
    label = visitor.page.get_by_label(visitor.words["drills.class_code"], exact=True)
    expect(label).to_have_value("MAANDAG")
    with visitor.page.expect_download() as printed:
        press(visitor, "drills.print")
    file = tmp_path / printed.value.suggested_filename
    printed.value.save_as(file)
    assert pdf.validate_pdf_bytes(file.read_bytes(), profile="ua1").is_compliant
