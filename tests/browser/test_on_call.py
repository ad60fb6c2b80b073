"""An agent on a call: one typed line, the answer in view, the note on the clipboard."""

import pytest
from playwright.sync_api import Locator, expect

from calculator import aftercare
from tests.browser.visitor import (
    DESK,
    DUTCH_DESK,
    ENGLISH_DESK,
    ENGLISH_PHONE,
    LOOKS,
    Visitor,
    visited_by,
)

MODULE_CODES = {
    "nl": "CSI {} (tot en met 2024: lijst 990, letter Z)",
    "en": "CSI {} (until 2024: list 990, letter Z)",
}
BASIC_CODES = {
    "nl": "CSI 001 (tot en met 2024: lijst 012, geen letter)",
    "en": "CSI 001 (until 2024: list 012, no letter)",
}
NO_CODES = {"nl": "niets te declareren", "en": "nothing to claim"}

EXAMPLES = {
    1: {
        "nl": "52 onco act geen bpm av27 met nazorg lijst plus verw",
        "en": "52 cancer current need no module sup27 with aftercare listed plus referral",
    },
    2: {
        "nl": "52 onco act bpm geen av lijst plus verw",
        "en": "52 cancer current need module no supplementary listed plus referral",
    },
    3: {
        "nl": "52 onco act alleen basis lijst plus verw",
        "en": "52 cancer current need basic only listed plus referral",
    },
}
"""The worked examples by number, on the list, as an agent types them."""

LONGEST = {
    "nl": "67 hart act geen bpm, av zonder nazorg, 9 over, lijst, geen plus, verw, 3 gehad",
    "en": "67 heart current need, no module, supplementary without aftercare, 9 left, listed, "
    "no plus, referral, 3 done",
}
"""Three stretches of sessions below what has to be read first: the tallest answer there is."""


def open_call(visitor: Visitor, fragment: str = "") -> Locator:
    """Open the page and wait until the cursor is in the line."""
    visitor.open(f"/klantenservice{fragment}")
    line = visitor.page.locator(".st-key-quick-entry input").first
    expect(line).to_be_focused()
    visitor.settle()
    return line


def type_line(visitor: Visitor, line: str) -> None:
    visitor.page.keyboard.type(line)
    visitor.page.keyboard.press("Enter")
    visitor.settle()


def begin_new_call(visitor: Visitor) -> None:
    visitor.page.keyboard.press("Alt+n")
    expect(visitor.page.locator(".vw-headline")).to_have_text(visitor.words["call.empty"])
    visitor.settle()
    line = visitor.page.locator(".st-key-quick-entry input")
    expect(line).to_have_value("")
    expect(line).to_be_focused()


def rows(visitor: Visitor) -> list[list[str]]:
    """Return sessions, payer and codes of each row of the answer."""
    return [
        [cell.inner_text() for cell in row.locator("th, td").all()[:3]]
        for row in visitor.page.locator(".vw-stretches tbody tr").all()
    ]


def clipboard(visitor: Visitor) -> str:
    return str(visitor.page.evaluate("navigator.clipboard.readText()"))


@visited_by(DUTCH_DESK, ENGLISH_DESK)
@pytest.mark.long
def test_a_worked_example_is_one_typed_line_and_its_note_one_keystroke(visitor: Visitor) -> None:
    language = str(visitor.words.language)
    open_call(visitor)
    for number, example in EXAMPLES.items():
        type_line(visitor, example[language])
        visitor.page.keyboard.press("Alt+t")
        expect(visitor.page.locator(".st-key-desk [role=status]")).to_have_text(
            visitor.words["call.copied_note"]
        )
        payers = [
            visitor.words[f"call_payer.{payer}"]
            for payer in (
                {1: "aftercare-in-supplementary", 2: "basis-plus-module", 3: "insured-person"}[
                    number
                ],
                "basis-insurance",
            )
        ]
        codes = NO_CODES[language] if number == 3 else MODULE_CODES[language].format("008")
        first, then = rows(visitor)
        assert first == ["1–20", payers[0], codes]
        assert then[1:] == [payers[1], BASIC_CODES[language]]
        note = clipboard(visitor)
        assert payers[0] in note
        assert BASIC_CODES[language] in note
        assert aftercare.assess(aftercare.Situation()).rules.hash in note
        begin_new_call(visitor)


@visited_by(ENGLISH_DESK)
@pytest.mark.long
def test_a_worked_example_off_the_list_is_one_typed_line_too(visitor: Visitor) -> None:
    open_call(visitor)
    for number, answer in (
        (2, ["Basis Plus Module", MODULE_CODES["en"].format("009")]),
        (3, [visitor.words["call_payer.insured-person"], NO_CODES["en"]]),
    ):
        type_line(visitor, EXAMPLES[number]["en"].replace("listed", "not listed"))
        (only,) = rows(visitor)
        assert only[1:] == answer
        begin_new_call(visitor)


@visited_by(DUTCH_DESK, also=[ENGLISH_DESK])
@pytest.mark.long
def test_a_slip_is_shown_and_mended_at_one_keystroke(visitor: Visitor) -> None:
    language = str(visitor.words.language)
    line = open_call(visitor)
    word, slip = {"nl": ("verw", "verwijzign"), "en": ("referral", "referrral")}[language]
    type_line(visitor, EXAMPLES[1][language].replace(word, slip))
    expect(visitor.page.locator(".vw-unsettled")).to_have_text(
        [f"{slip} {visitor.words['entry.unknown']}"]
    )
    expect(visitor.page.locator(".vw-call .vw-ask")).to_be_visible()
    visitor.page.keyboard.press("Alt+1")
    expect(visitor.page.locator(".vw-unsettled")).to_have_count(0)
    visitor.settle()
    expect(line).to_be_focused()
    assert len(rows(visitor)) == 2
    # The line goes on where it was.
    visitor.page.keyboard.press("End")
    visitor.page.keyboard.type({"nl": " 14 gehad", "en": ", 14 done"}[language])
    expect(visitor.page.locator(".vw-stretches tbody th").first).to_have_text("15–20")


@visited_by(DUTCH_DESK)
def test_a_key_that_is_held_does_its_work_once_also_on_the_numpad(visitor: Visitor) -> None:
    line = open_call(visitor)
    keyboard = visitor.page.keyboard
    type_line(visitor, "67 hart, xqzw, wvbk")
    for digit in ("Numpad1", "1"):
        keyboard.down("Alt")
        for _ in range(3):
            keyboard.down(digit)
            visitor.settle()
        keyboard.up(digit)
        keyboard.up("Alt")
        expect(line).to_have_value("67 hart, wvbk" if digit == "Numpad1" else "67 hart")
    keyboard.down("Alt")
    for _ in range(3):
        keyboard.down("n")
        visitor.settle()
    keyboard.up("n")
    keyboard.up("Alt")
    expect(line).to_have_value("")
    keyboard.press("Alt+z")
    expect(line).to_have_value("67 hart")


@visited_by(DUTCH_DESK)
def test_the_line_fills_in_the_questions_and_what_no_longer_matters_is_disabled(
    visitor: Visitor,
) -> None:
    language = str(visitor.words.language)
    open_call(visitor)
    questions = visitor.page.locator(".st-key-brief-questions input[type=radio]")
    before = questions.count()
    type_line(visitor, EXAMPLES[2][language])
    assert questions.count() == before
    expect(visitor.box("age")).to_have_value("52")
    chosen = visitor.page.locator(".st-key-brief-questions input:checked")
    expect(chosen).to_have_count(7)
    left_in_it = visitor.page.get_by_label(visitor.words["brief.supplementary_sessions.name"])
    expect(left_in_it).to_be_disabled()


@visited_by(ENGLISH_DESK, also=[DUTCH_DESK])
def test_what_is_said_is_copied_as_it_stands_there(visitor: Visitor) -> None:
    open_call(visitor)
    visitor.page.keyboard.press("Alt+v")
    status = visitor.page.locator(".st-key-desk [role=status]")
    expect(status).to_have_text(visitor.words["call.nothing_to_copy"])
    # No waiting in between: what is copied is about this line all the same.
    visitor.page.keyboard.type(EXAMPLES[3][str(visitor.words.language)])
    visitor.page.keyboard.press("Alt+v")
    expect(status).to_have_text(visitor.words["call.copied_sentence"])
    said = visitor.page.locator(".st-key-desk .said").inner_text()
    assert clipboard(visitor) == said
    assert said.startswith(
        ("U betaalt behandeling 1 tot en met 20 zelf", "You pay sessions 1 to 20")
    )


@visited_by(ENGLISH_DESK)
def test_a_new_call_empties_everything_and_can_be_undone(visitor: Visitor) -> None:
    line = open_call(visitor)
    typed = EXAMPLES[1][str(visitor.words.language)]
    type_line(visitor, typed)
    begin_new_call(visitor)
    expect(visitor.page.locator(".st-key-brief-questions input:checked")).to_have_count(0)
    expect(visitor.page.locator(".st-key-bring_back button")).to_be_enabled()
    visitor.page.keyboard.press("Alt+z")
    expect(line).to_have_value(typed)
    expect(visitor.page.locator(".vw-stretches tbody tr")).to_have_count(2)
    visitor.settle()
    visitor.page.keyboard.press("Alt+s")
    expect(visitor.page.locator("h1")).to_have_text(visitor.words["claims.title"])


@visited_by(DUTCH_DESK, also=[ENGLISH_DESK])
def test_line_headline_and_codes_are_in_view_without_scrolling(visitor: Visitor) -> None:
    open_call(visitor)
    type_line(visitor, LONGEST[str(visitor.words.language)])
    assert len(rows(visitor)) == 3
    for seen in (".st-key-quick-entry input", ".st-key-call-answer .vw-headline", ".vw-stretches"):
        box = visitor.page.locator(seen).bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= DESK["height"], seen


@visited_by(DUTCH_DESK, also=[ENGLISH_DESK])
def test_two_rows_of_choices_leave_room_for_codes_and_sentence_on_a_low_screen(
    visitor: Visitor,
) -> None:
    open_call(visitor)
    dutch = visitor.words.language == "nl"
    unclear = (
        "misschien pp, verw aangevraagd, wvbk" if dutch else "maybe pp, referral pending, wvbk"
    )
    type_line(visitor, f"{EXAMPLES[1][str(visitor.words.language)]}, {unclear}")
    buttons = visitor.page.locator(".st-key-entry-choices button").all()
    tops = {round(box["y"]) for button in buttons if (box := button.bounding_box())}
    assert len(tops) == 2
    for seen in (".st-key-call-answer .vw-headline", ".vw-stretches", ".st-key-desk .said"):
        box = visitor.page.locator(seen).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= DESK["height"], seen


@visited_by(DUTCH_DESK)
def test_a_link_fills_in_names_what_it_left_out_and_leaves_the_address(visitor: Visitor) -> None:
    open_call(
        visitor,
        "#age=67&indication=cardiovascular&name=Jansen&referral=perhaps&basis_plus_module=true",
    )
    expect(visitor.page.locator(".vw-wrong:visible")).to_have_text(
        "Dit is niet overgenomen uit de koppeling: name (kennen wij niet), "
        "Verwijzing (deze waarde kan niet). De rest is ingevuld."
    )
    age = visitor.box("age")
    expect(age).to_have_value("67")
    assert "#" not in visitor.page.url
    assert "Jansen" not in visitor.page.content()
    visitor.page.evaluate("location.hash = 'age=9'")
    expect(age).to_have_value("9")
    expect(visitor.page.locator(".vw-wrong:visible")).to_have_count(0)
    assert "#" not in visitor.page.url


@visited_by(ENGLISH_DESK, also=[DUTCH_DESK])
def test_a_link_that_gave_answers_to_the_server_is_refused_and_told(visitor: Visitor) -> None:
    words = visitor.words
    line = open_call(visitor, "?age=67&indication=oncology&embed=false#age=9")
    expect(visitor.page.locator(".vw-wrong:visible")).to_have_text(words["call.link_sent"])
    age = visitor.box("age")
    expect(age).to_have_value("9")
    assert not {"?", "#"} & {*visitor.page.url}
    expect(visitor.page.locator(".st-key-brief-questions input:checked")).to_have_count(0)
    visitor.page.keyboard.press("Alt+n")
    expect(visitor.page.locator(".vw-wrong:visible")).to_have_count(0)
    expect(line).to_have_value("")


@visited_by(ENGLISH_PHONE, also=[DUTCH_DESK])
@pytest.mark.long
def test_nothing_stands_in_the_way_of_anybody(visitor: Visitor) -> None:
    language = str(visitor.words.language)
    open_call(visitor)
    visitor.expect_no_barriers("call start", visitor.one_look(1))
    type_line(visitor, LONGEST[language])
    visitor.expect_no_barriers("call answered", LOOKS[visitor.words.language == "en" :: 2])
    begin_new_call(visitor)
    type_line(
        visitor,
        {"nl": "67 nazorg verwijsing geen bpm bpm", "en": "67 aftercare refferal no module module"}[
            language
        ],
    )
    expect(visitor.page.locator(".st-key-entry-choices")).to_be_visible()
    visitor.expect_no_barriers("call unclear", visitor.one_look(2))


@visited_by(DUTCH_DESK)
@pytest.mark.long
def test_the_same_keys_answer_the_questions_at_every_call(visitor: Visitor) -> None:
    open_call(visitor)
    page = visitor.page
    for _ in range(2):
        # Heart and vascular, current, 45, no module, none, entitled, Plus practice, referral:
        # what is left in a supplementary insurance is disabled by then.
        for keys in ("Tab ArrowRight Tab Space Tab 4 5 Tab ArrowRight Tab Space", "Tab Space " * 3):
            for key in keys.split():
                page.keyboard.press(key)
                visitor.settle()
        expect(page.locator(".vw-stretches tbody tr")).to_have_count(2)
        first, then = rows(visitor)
        assert first[1] == visitor.words["call_payer.insured-person"]
        assert then[1] == visitor.words["call_payer.basis-insurance"]
        begin_new_call(visitor)
