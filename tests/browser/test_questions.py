"""The questions: each in view when it comes, answered by what is meant, read by everybody."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, Literal

import pytest
from playwright.sync_api import Browser, Locator, ViewportSize, WebSocket, expect

from calculator.pages.visit.forms import AFTERCARE
from calculator.words import Language
from tests.browser.conftest import Unblemished
from tests.browser.keyboard import tab_to
from tests.browser.serving import Site
from tests.browser.situations import ADULT, MODULE_ONLY, SEEN_TO
from tests.browser.visitor import (
    DESK,
    DOUBLE,
    DUTCH_DESK,
    DUTCH_PHONE,
    ENGLISH_DESK,
    ENGLISH_PHONE,
    PHONE,
    Value,
    Visitor,
    visited_by,
)

SMALL_PHONE: Final[ViewportSize] = {"width": 320, "height": 568}
SERIES: Final[Mapping[str, Mapping[str, Value | None]]] = {
    "with-numbers": {
        "indication": "oncology",
        "treatment_need": "current",
        "age": 52,
        "basis_plus_module": False,
        "supplementary": "without-aftercare",
        "supplementary_sessions": 9,
        "basis_entitlement": True,
        "plus_practice": True,
        "referral": True,
        "sessions_had": 5,
        "diagnosis_code": "2202",
    },
    "with-the-module": {
        "indication": "cardiovascular",
        "treatment_need": "current",
        "age": "twaalf",
        "basis_plus_module": True,
        "supplementary": "none",
        "basis_entitlement": False,
        "plus_practice": False,
        "referral": False,
    },
    "nothing-known": dict.fromkeys(AFTERCARE.fields),
}
"""Answers to all questions, in the order of asking; None says "I do not know"."""
ENLARGED: Final[ViewportSize] = {"width": 320, "height": 256}
"""What a window of 1280 by 1024 holds when a browser shows everything four times as large."""
SIZES: Final = (ENLARGED, SMALL_PHONE, PHONE, DESK)
SIGHTS: Final[Sequence[tuple[Literal["light", "dark"], Literal["active", "none"]]]] = (
    ("light", "none"),
    ("dark", "none"),
    ("light", "active"),
)
"""The themes, and whether a browser shows nothing but colours of somebody's own."""
OUT_OF_VIEW: Final = """
question => {
  const area = document.querySelector("[data-testid=stMain]").getBoundingClientRect()
  const all = [...question.querySelectorAll(".vw-wrong")].filter(wrong => !wrong.hidden)
  const asked = all.length ? all : [
    question.querySelector(".vw-ask"),
    ...[...question.querySelectorAll(".vw-asked > .vw-choice .vw-option")].slice(0, 6),
    ...question.querySelectorAll(".vw-asked > .vw-entry :is(input, button)"),
  ]
  return asked.filter(each => {
    const { top, bottom, left, width, height } = each.getBoundingClientRect()
    const at = document.elementFromPoint(left + width / 2, top + height / 2)
    return top < area.top || bottom > area.bottom || !question.contains(at)
  }).map(each => each.textContent || each.tagName)
}
"""
"""What of a question cannot be seen: what is wrong, or else what is asked and its choices."""
SENT_TWICE: Final = """
async option => {
  const { left, top, width, height } = option.getBoundingClientRect()
  const [clientX, clientY] = [left + width / 2, top + height / 2]
  const tap = detail => document.elementFromPoint(clientX, clientY).dispatchEvent(
    new MouseEvent("click", { bubbles: true, cancelable: true, detail, clientX, clientY }))
  option.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }))
  tap(1)
  const until = performance.now() + 190
  const asked = () => document.querySelectorAll(".vw-question:not(.vw-folded) .vw-option").length
  const before = asked()
  while (asked() === before && performance.now() < until) await new Promise(requestAnimationFrame)
  if (performance.now() < until) tap(2)
}
"""
"""Taps twice in a place, the second time once something else has come there, if that is soon."""
CLICKS_IN_ONE_PLACE: Final = """
([fields, key]) => {
  for (const field of fields) {
    const option = document.querySelector(`.st-key-question-${field} .vw-option`)
    const click = { bubbles: true, cancelable: true, detail: 1, clientX: 9, clientY: 9 }
    option.dispatchEvent(new MouseEvent("click", click))
    if (key) option.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, key }))
  }
}
"""
"""Clicks in a place on what comes there, with a key pressed after each, or with none."""
SAID: Final = """
wrong => {
  window.said = []
  new MutationObserver(() => wrong.textContent && window.said.push(wrong.textContent))
    .observe(wrong, { childList: true })
}
"""


@pytest.fixture
def fingers(
    request: pytest.FixtureRequest, browser: Browser, site: Site, unblemished: Unblemished
) -> Iterator[Visitor]:
    """Somebody with a phone that is touched."""
    language, screen = request.param
    context = browser.new_context(
        viewport=screen,
        locale=f"{language}-NL",
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",
    )
    somebody = Visitor(browser, site.address, language, screen, context=context)
    unblemished.watch(somebody.page)
    yield somebody
    somebody.close()


touched = pytest.mark.parametrize(
    "fingers",
    [
        pytest.param(
            (language, screen),
            id=f"{language}-{screen['width']}",
            marks=[] if (language, screen) == (Language.NL, SMALL_PHONE) else [pytest.mark.long],
        )
        for language in Language
        for screen in (PHONE, SMALL_PHONE)
    ],
    indirect=True,
)
touched_once = pytest.mark.parametrize(
    "fingers", [pytest.param(DUTCH_PHONE, id="nl-390")], indirect=True
)


def newest(visitor: Visitor) -> Locator:
    """Return the question that is asked now, or whose answer is wrong."""
    asked = visitor.page.locator(".vw-question:not(.vw-folded)")
    return asked.first


def answered(visitor: Visitor, field: str) -> Locator:
    return visitor.question(field).locator(".answered")


def answer_by_finger(visitor: Visitor, field: str, value: Value | None) -> None:
    """Answer a question, without scrolling."""
    question = visitor.question(field)
    visitor.page.wait_for_timeout(DOUBLE)
    if value is not None and field in AFTERCARE.typed:
        visitor.box(field).tap()
        visitor.page.keyboard.type(str(value))
        question.get_by_role("button", name=visitor.words["form.next"]).tap()
    elif value is None and field in AFTERCARE.optional:
        question.get_by_role("button", name=visitor.words["form.next"]).tap()
    else:
        name = "form.unknown" if value is None else f"questions.{field}.{str(value).lower()}"
        question.get_by_text(visitor.words[name], exact=True).tap()
    visitor.settle()


@touched
@pytest.mark.parametrize("series", SERIES)
def test_what_is_asked_next_is_wholly_in_view_and_what_was_answered_is_folded(
    fingers: Visitor, series: str
) -> None:
    visitor, seen = fingers, []
    visitor.open()
    visitor.settle()
    visitor.question("indication").scroll_into_view_if_needed()
    for field, value in SERIES[series].items():
        question = visitor.question(field)
        if question.count() == 0:
            continue
        seen.append(field)
        answer_by_finger(visitor, field, value)
        if question.get_by_role("alert").count():
            assert question.evaluate(OUT_OF_VIEW) == [], field
            visitor.box(field).fill("52")
            visitor.box(field).press("Enter")
            visitor.settle()
        expect(answered(visitor, field)).to_be_visible()
        expect(question.get_by_role("radio")).to_have_count(0)
        if newest(visitor).count():
            assert newest(visitor).evaluate(OUT_OF_VIEW) == [], field
        else:
            expect(visitor.headline()).to_be_in_viewport()
            expect(visitor.page.locator(".vw-sheet h2")).to_be_focused()
    # What was answered first can be changed by it.
    answered(visitor, "indication").tap()
    expect(visitor.choices("indication").first).to_be_visible()
    expect(visitor.question("indication").get_by_role("radio", checked=True)).to_be_focused()
    answer_by_finger(visitor, "indication", "other")
    expect(answered(visitor, "indication")).to_contain_text(
        visitor.words["questions.indication.other"]
    )
    expect(visitor.headline()).to_have_text(visitor.words["headline.out_of_scope"])
    assert seen[0] == "indication"
    assert len(seen) > 6


def test_the_series_go_through_all_questions() -> None:
    assert {field for answers in SERIES.values() for field in answers} == {*AFTERCARE.fields}


@touched_once
def test_a_double_tap_answers_only_the_question_that_it_is_on(fingers: Visitor) -> None:
    visitor = fingers
    visitor.open()
    visitor.settle()
    for field in ("indication", "treatment_need"):
        option = visitor.question(field).locator(".vw-option").first
        option.evaluate(SENT_TWICE)
        visitor.settle()
        expect(visitor.choices(field).first).to_be_checked()
        expect(answered(visitor, field)).to_be_visible()
        before = visitor.page.locator(".vw-question :checked").count()
        assert (
            before
            == (1 if field == "indication" else 2)
            + visitor.page.locator(".st-key-day :checked").count()
        )


@visited_by(DUTCH_DESK)
def test_what_is_clicked_after_a_key_is_no_second_half_of_a_double_click(visitor: Visitor) -> None:
    visitor.open("/klantenservice")
    visitor.settle()
    fields = ("indication", "treatment_need")
    for key, checked in (("", [True, False]), ("Shift", [True, True])):
        visitor.page.evaluate(CLICKS_IN_ONE_PLACE, [fields, key])
        visitor.settle()
        assert [visitor.choices(field).first.is_checked() for field in fields] == checked


@visited_by(DUTCH_DESK, DUTCH_PHONE, also=[ENGLISH_DESK])
def test_two_taps_on_two_questions_in_a_hurry_both_count(visitor: Visitor) -> None:
    visitor.open("/klantenservice")
    expect(visitor.page.locator(".st-key-quick-entry input")).to_be_focused()
    visitor.settle()
    for field in ("indication", "treatment_need"):
        visitor.question(field).locator(".vw-option").first.click()
    visitor.settle()
    visitor.page.reload()
    for field in ("indication", "treatment_need"):
        expect(visitor.choices(field).first).to_be_checked()


BOTH_AT_ONCE = """
choices => {
  choices[1].click()
  choices[0].click()
}
"""
"""Both are chosen before the server has heard of one."""


@pytest.mark.parametrize("path", ["/", "/klantenservice", "/selectieve-polis"])
@visited_by(DUTCH_DESK)
def test_whoever_goes_back_at_once_to_what_was_chosen_before_has_chosen_that(
    visitor: Visitor, path: str
) -> None:
    visitor.open(path)
    choices = visitor.page.locator(".vw-choice").first.get_by_role("radio")
    choices.first.check()
    visitor.settle()
    choices.evaluate_all(BOTH_AT_ONCE)
    visitor.settle()
    expect(choices.first).to_be_checked()
    visitor.page.reload()
    visitor.settle()
    expect(choices.first).to_be_checked()


@visited_by(DUTCH_DESK, DUTCH_PHONE, also=[ENGLISH_DESK])
def test_what_is_typed_in_a_hurry_arrives_as_it_was_typed(visitor: Visitor) -> None:
    typed = "abcdefghij" * 6
    visitor.open()
    visitor.answer({"indication": "oncology", "treatment_need": "current"})
    visitor.box("age").focus()
    visitor.page.keyboard.type(typed)
    expect(visitor.question("age").get_by_role("alert")).to_be_visible()
    expect(visitor.box("age")).to_be_focused()
    expect(visitor.box("age")).to_have_value(typed)
    visitor.settle()
    visitor.page.reload()
    expect(visitor.box("age")).to_have_value(typed)


@visited_by(DUTCH_DESK, DUTCH_PHONE, also=[ENGLISH_PHONE])
def test_an_error_is_tied_to_its_field_said_again_and_loses_nothing(visitor: Visitor) -> None:
    visitor.open()
    visitor.answer({"indication": "oncology", "treatment_need": "current", "age": "twaalf"})
    box, question = visitor.box("age"), visitor.question("age")
    wrong = visitor.words["questions.age.wrong"]
    expect(box).to_have_accessible_description(re.compile(re.escape(wrong)))
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_value("twaalf")
    question.get_by_role("alert").evaluate(SAID)
    for typed, times in (("dertien", 1), ("13", 1), ("veertien", 2)):
        box.fill(typed)  # it does not fold while it is mended
        visitor.page.wait_for_function("times => window.said.length === times", arg=times)
        if typed == "13":
            expect(box).not_to_have_attribute("aria-invalid", "true")
        else:
            expect(box).to_have_attribute("aria-invalid", "true")
        expect(box).to_be_focused()
        expect(box).to_have_value(typed)
    assert visitor.page.evaluate("window.said") == [wrong, wrong]
    box.fill("14")
    box.press("Enter")
    visitor.settle()
    expect(box).not_to_have_accessible_description(re.compile(re.escape(wrong)))
    expect(visitor.question("basis_plus_module")).to_be_visible()


@visited_by(DUTCH_DESK, also=[ENGLISH_DESK])
def test_an_arrow_key_answers_only_once_it_rests(visitor: Visitor) -> None:
    page, told = visitor.page, list[WebSocket]()

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda _: told.append(socket))

    page.on("websocket", listen)
    page.clock.install()
    visitor.open()
    visitor.settle()
    tab_to(visitor, visitor.question("indication"))
    page.clock.pause_at(page.evaluate("Date.now()") + 60_000)
    before = len(told)
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(visitor.choices("indication").nth(3)).to_be_checked()
    page.clock.run_for(500)
    assert len(told) == before
    page.clock.run_for(200)
    page.clock.resume()
    expect(visitor.headline()).to_have_text(visitor.words["headline.out_of_scope"])
    assert len(told) == before + 1
    # Or once the focus goes on.
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    visitor.settle()
    expect(visitor.headline()).not_to_have_text(visitor.words["headline.out_of_scope"])


@visited_by(DUTCH_DESK)
def test_what_is_chosen_is_seen_without_colours(visitor: Visitor) -> None:
    visitor.open()
    visitor.page.emulate_media(forced_colors="active")
    visitor.answer({"indication": "oncology"})
    visitor.page.evaluate("document.activeElement.blur()")
    looks = [choice.screenshot() for choice in visitor.choices("indication").all()]
    assert looks[0] not in looks[1:]


@visited_by(DUTCH_DESK)
@pytest.mark.parametrize("path", ["/oefenen", "/voorbeelden"])
def test_what_is_chosen_elsewhere_is_seen_without_colours_too(visitor: Visitor, path: str) -> None:
    page = visitor.page
    visitor.open(path)
    visitor.settle()
    page.emulate_media(forced_colors="active")
    visitor.settle()
    one, other = page.get_by_role("radiogroup").first.locator("label").all()[:2]
    ticked = page.locator(".stCheckbox label").all()
    marks = [each.locator("> div").first for each in (one, *ticked)]
    before = [mark.screenshot() for mark in marks]
    for each in (other, *ticked):
        each.click()
        visitor.settle()
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(0, 0)
    for mark, look in zip(marks, before, strict=True):
        assert mark.screenshot() != look


def answer_wrongly(visitor: Visitor) -> None:
    for field in ("indication", "treatment_need"):
        visitor.choices(field).first.check()
    visitor.box("age").fill("twaalf")
    expect(visitor.question("age").get_by_role("alert")).to_be_visible()


def answer_all(visitor: Visitor) -> None:
    visitor.answer(ADULT | MODULE_ONLY | {"basis_entitlement": True} | SEEN_TO)


def answer_what_comes(visitor: Visitor) -> None:
    for _ in range(4):
        visitor.page.locator(".vw-question").last.get_by_role("radio").first.check()
        visitor.settle()


@visited_by(DUTCH_DESK, also=[ENGLISH_DESK])
@pytest.mark.parametrize(
    ("path", "begin"),
    [
        ("/", answer_wrongly),
        *(
            pytest.param(*state, marks=pytest.mark.long)
            for state in (
                ("/", answer_all),
                ("/klantenservice", answer_wrongly),
                ("/rekening", answer_what_comes),
                ("/selectieve-polis", answer_what_comes),
            )
        ),
    ],
)
def test_nothing_stands_in_the_way_of_anybody_however_they_see(
    visitor: Visitor, path: str, begin: Callable[[Visitor], None]
) -> None:
    visitor.open(path)
    begin(visitor)
    for size in SIZES:
        visitor.page.set_viewport_size(size)
        for theme, forced in SIGHTS:
            visitor.page.emulate_media(color_scheme=theme, forced_colors=forced)
            visitor.settle()
            visitor.expect_no_violation()


@touched_once
def test_whoever_answers_by_a_tap_is_read_what_is_asked_next(fingers: Visitor) -> None:
    visitor = fingers
    visitor.open()
    visitor.settle()
    for field, value, following in (
        ("indication", "oncology", "treatment_need"),
        ("treatment_need", "current", "age"),
        ("age", 52, "basis_plus_module"),
    ):
        answer_by_finger(visitor, field, value)
        expect(visitor.question(following).get_by_role("heading")).to_be_focused()


@visited_by(DUTCH_DESK, also=[ENGLISH_DESK])
@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/", ("indication", "treatment_need", "age")),
        ("/selectieve-polis", ("selective_policy", "hospital_selected", "care_kind")),
    ],
)
def test_whoever_answers_by_keyboard_stays_and_hears_what_is_asked_next(
    visitor: Visitor, path: str, fields: Sequence[str]
) -> None:
    visitor.open(path)
    visitor.settle()
    for field, following in pairwise(fields):
        tab_to(visitor, visitor.question(field))
        visitor.page.keyboard.press("Space")
        visitor.settle()
        expect(visitor.choices(field).first).to_be_focused()
        told = visitor.page.locator(".vw-questionnaire").get_by_role("status")
        expect(told).to_contain_text(visitor.words[f"questions.{following}.ask"])


@visited_by(DUTCH_PHONE, also=[ENGLISH_PHONE])
def test_what_is_begun_again_is_asked_again(visitor: Visitor) -> None:
    visitor.open()
    visitor.answer({"indication": "oncology", "treatment_need": "current"})
    visitor.start_again(visitor.words["headline.empty"])
    expect(answered(visitor, "indication")).to_be_hidden()
    expect(visitor.choices("indication").first).to_be_visible()


@visited_by(DUTCH_PHONE, also=[ENGLISH_PHONE])
def test_what_helps_with_a_question_is_not_taken_for_its_answer(visitor: Visitor) -> None:
    visitor.open()
    visitor.answer({"indication": "cardiovascular", "treatment_need": "current", "age": 67})
    visitor.answer({"basis_plus_module": True, "supplementary": "none"})
    question = visitor.question("basis_entitlement")
    question.get_by_role("button", name=visitor.words["list_help.open"]).click()
    visitor.settle()
    question.locator(".st-key-list_help-group .vw-option").first.click()
    visitor.settle()
    question.get_by_role("button", name=visitor.words["list_help.close"]).click()
    visitor.settle()
    expect(question.locator(".answered")).to_be_hidden()
    expect(visitor.choices("basis_entitlement").first).to_be_visible()


@visited_by(DUTCH_PHONE, also=[ENGLISH_PHONE])
def test_whoever_chooses_another_day_is_asked_which(visitor: Visitor) -> None:
    visitor.open()
    visitor.answer({"indication": "oncology"})
    day = visitor.page.locator(".st-key-day")
    visitor.tap(day, visitor.words["day.other"])
    visitor.settle()
    box = visitor.box("day_typed")
    expect(box).to_be_in_viewport(ratio=1)
    box.press_sequentially("15-2-2028")
    expect(visitor.page.locator(".vw-sheet")).to_contain_text("2028")
    expect(box).to_be_focused()
    box.press("Enter")
    expect(day.locator(".answered")).to_be_visible()
