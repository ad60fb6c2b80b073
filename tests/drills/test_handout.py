"""A handout of cases comes out as an accessible PDF, with all that it was given on calm pages."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from random import Random
from typing import Any, Final

import page
import pytest
import typst
from pydantic import ValidationError
from pypdf import PdfReader

from calculator.drills import Handout, HandoutCase, Question, print_handout

CHOICES: Final = ("De basisverzekering", "De aanvullende verzekering", "De verzekerde zelf")
LABELS: Final = {
    "nl": {
        "language": "nl",
        "title": "Oefencasussen",
        "about": "Nazorg · niveau 2 · klas 7KQ4",
        "name_label": "Naam",
        "case_label": "Casus {number}",
        "answers_title": "Antwoorden",
        "why_label": "Waarom",
        "small_print": "De casussen zijn verzonnen. De polis gaat voor.",
    },
    "en": {
        "language": "en",
        "title": "Training cases",
        "about": "Aftercare · level 2 · class 7KQ4",
        "name_label": "Name",
        "case_label": "Case {number}",
        "answers_title": "Answers",
        "why_label": "Why",
        "small_print": "The cases are made up. The policy comes first.",
    },
}
BODY_TOP, BODY_BOTTOM = 785, 70
"""The top and bottom of the text on a page, in points from its foot; the footer is below."""
MARKUP: Final = (
    "#panic()",
    "*bold* _slant_",
    "$x^2$",
    "see @x <y>",
    "https://example.org // no remark",
    "/* all */",
    "a \\ b \\u{41}",
    "] } ) [",
    "= heading",
    "- item",
    "`raw` ~ -- ...",
    "\"quoted\" 'so'",
)


def case_about(
    name: str, paragraphs: int = 1, sentences: int = 1, questions: int = 1
) -> HandoutCase:
    """A case in which every text is another, so that each can be found."""
    return HandoutCase(
        story=tuple(
            f"Verhaal {part} van {name}." + " De heer Jansen fietst en valt." * sentences
            for part in range(paragraphs)
        ),
        questions=tuple(
            Question(
                asked=f"Wie betaalt behandeling {part} van {name}?",
                choices=tuple(f"{choice}, {name}" for choice in CHOICES),
                right=f"{CHOICES[part % len(CHOICES)]}, {name}",
            )
            for part in range(questions)
        ),
        why=tuple(
            f"Reden {part} van {name}." + " Dat staat in de wet." * sentences
            for part in range(paragraphs)
        ),
        source=f"Bron van {name}",
    )


def handout_of(*cases: HandoutCase, language: str = "nl", **otherwise: object) -> Handout:
    return Handout.model_validate({**LABELS[language], "cases": cases, **otherwise})


@cache
def handout_of_size(size: int, language: str) -> Handout:
    return handout_of(
        *(case_about(f"nr{turn}", 1 + turn % 3) for turn in range(size)), language=language
    )


@cache
def printed(handout: Handout) -> bytes:
    return print_handout(handout)


def read(handout: Handout) -> PdfReader:
    return PdfReader(BytesIO(printed(handout)))


def lines_of(reader: PdfReader) -> Iterator[list[str]]:
    """The lines of each page, without its footer."""
    for leaf in reader.pages:
        yield [line for line in leaf.extract_text().splitlines() if line.strip()][:-1]


def squeezed(text: str) -> str:
    """A text without spaces and ends of lines, which depend on where a line is full."""
    return "".join(text.split())


def texts_of_case(case: HandoutCase) -> Iterator[str]:
    yield from case.story
    for question in case.questions:
        yield question.asked
        yield from question.choices


def texts_of_answer(case: HandoutCase, why_label: str) -> Iterator[str]:
    for question in case.questions:
        if question.right is None:
            continue
        if question.right:
            yield question.asked
            yield question.right
    yield why_label
    yield from case.why
    yield case.source


def texts_in_order(handout: Handout) -> Iterator[str]:
    yield from (handout.title, handout.about, handout.name_label)
    for number, case in enumerate(handout.cases, start=1):
        yield handout.case_label.format(number=number)
        yield from texts_of_case(case)
    yield handout.small_print
    yield handout.answers_title
    for number, case in enumerate(handout.cases, start=1):
        yield handout.case_label.format(number=number)
        yield from texts_of_answer(case, handout.why_label)
    yield handout.small_print


def assert_all_is_said_in_order(handout: Handout, reader: PdfReader) -> None:
    said = squeezed("".join(line for lines in lines_of(reader) for line in lines))
    for text in texts_in_order(handout):
        before, found, said = said.partition(squeezed(text))
        assert found, text
        assert not before, f"{before} stands before {text}"
    assert not said


def heights_of(leaf: Any) -> set[float]:
    """How high the lines of a page stand, in points from its foot."""
    heights = set()

    def visit(text: str, page_at: Any, line_at: Any, _font: object, _size: object) -> None:
        if text.strip():
            heights.add(round(page_at[5] + page_at[3] * line_at[5], 1))

    leaf.extract_text(visitor_text=visit)
    return heights


def tags_below(element: Any) -> Iterator[str]:
    """The tags of a document, in the order in which it is read aloud."""
    if isinstance(element, list):
        for child in element:
            yield from tags_below(child.get_object())
    elif isinstance(element, dict):
        if "/S" in element:
            yield str(element["/S"]).removeprefix("/")
        if "/K" in element:
            yield from tags_below(element["/K"].get_object())


@pytest.mark.parametrize("language", ["nl", pytest.param("en", marks=pytest.mark.long)])
@pytest.mark.parametrize("size", [1, 3, 10, 40])
def test_a_handout_conforms_to_pdf_ua(size: int, language: str) -> None:
    report = page.validate_pdf_bytes(printed(handout_of_size(size, language)), profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant
    assert report.profile == page.ValidationProfile.PDF_UA_1


def test_the_validator_refuses_a_pdf_that_is_not_accessible() -> None:
    untagged = typst.compile(b"Hello", format="pdf", pdf_tags=False)
    assert not page.validate_pdf_bytes(untagged, profile="ua1").is_compliant


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_handout_tells_its_title_its_language_and_who_made_it(language: str) -> None:
    reader = read(handout_of_size(3, language))
    assert reader.metadata is not None
    assert reader.metadata.title == LABELS[language]["title"]
    assert reader.metadata.author == "Vergoedingswijzer"
    root: Any = reader.root_object
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_a_handout_is_tagged_with_headings_paragraphs_and_lists() -> None:
    root: Any = read(handout_of(case_about("een"), case_about("twee", paragraphs=2))).root_object
    assert root["/MarkInfo"]["/Marked"].value is True
    tags = [
        tag for tag in tags_below(root["/StructTreeRoot"]) if tag in {"H1", "H2", "P", "L", "LI"}
    ]
    choice = ["LI", "P"]
    answers = ["H2", *["P"] * 5, "H2", *["P"] * 6]
    assert tags == [
        *["H1", "P", "P"],
        *["H2", "P", "P", "L", *choice * 3],
        *["H2", "P", "P", "P", "L", *choice * 3],
        "P",
        *["H1", *answers, "P"],
    ]


def test_the_bookmarks_are_the_two_sheets_with_their_cases() -> None:
    outline: Any = read(handout_of_size(2, "en")).outline
    first, cases, second, answers = outline
    assert [first["/Title"], second["/Title"]] == ["Training cases", "Answers"]
    assert [entry["/Title"] for entry in cases] == ["Case 1", "Case 2"]
    assert [entry["/Title"] for entry in answers] == ["Case 1", "Case 2"]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", [1, 3, 25])
def test_everything_is_said_once_and_in_order(size: int, language: str) -> None:
    handout = handout_of_size(size, language)
    assert_all_is_said_in_order(handout, read(handout))


def test_the_answers_begin_on_a_page_of_their_own() -> None:
    pages = list(lines_of(read(handout_of_size(3, "nl"))))
    assert [lines[0] for lines in pages] == ["Oefencasussen", "Antwoorden"]
    assert "Waarom" not in pages[0]


def test_every_page_has_its_number_at_its_foot() -> None:
    reader = read(handout_of_size(10, "nl"))
    numbers = [leaf.extract_text().splitlines()[-1][-5:] for leaf in reader.pages]
    count = len(reader.pages)
    assert count > 2
    assert numbers == [f"{number} / {count}" for number in range(1, count + 1)]


@pytest.mark.parametrize(
    "size",
    [*(1, 2, 3, 5, 8, 25), *(pytest.param(n, marks=pytest.mark.long) for n in (4, 6, 11, 15, 20))],
)
def test_no_page_is_nearly_empty_and_no_case_runs_over_its_page(size: int) -> None:
    lengths = Random(size)  # noqa: S311 - nothing is secret about a length
    cases = [
        case_about(
            f"nr{turn}",
            paragraphs=lengths.randint(1, 4),
            sentences=lengths.randint(0, 9),
            questions=lengths.randint(1, 3),
        )
        for turn in range(size)
    ]
    handout = handout_of(*cases)
    reader = read(handout)
    pages = list(lines_of(reader))
    assert min(len(lines) for lines in pages) >= 4
    squeezed_pages = [squeezed("".join(lines)) for lines in pages]
    for case in cases:
        case_at_once = squeezed("".join(texts_of_case(case)))
        answer_at_once = squeezed("".join(texts_of_answer(case, handout.why_label)))
        assert any(case_at_once in said for said in squeezed_pages)
        assert any(answer_at_once in said for said in squeezed_pages)


@pytest.mark.parametrize("size", [4, 5, 7, 13, 25])
def test_cases_of_one_length_are_spread_evenly_over_the_pages(size: int) -> None:
    handout = handout_of(*[case_about("Bo", 2)] * size)
    sheets: list[list[int]] = []
    for lines in lines_of(read(handout)):
        if lines[0] in {handout.title, handout.answers_title}:
            sheets.append([])
        sheets[-1].append(sum(line.startswith("Casus ") for line in lines))
    assert [sum(sheet) for sheet in sheets] == [size, size]
    for sheet in sheets:
        # One page has a title to hold, and one the small print.
        assert max(sheet) - min(sheet) <= 1, sheet


@pytest.mark.parametrize("paragraphs", [8, 12, 16, 40])
def test_a_case_that_no_page_can_hold_runs_on_over_the_next(paragraphs: int) -> None:
    handout = handout_of(case_about("een"), case_about("twee", paragraphs, 6, 2))
    reader = read(handout)
    assert_all_is_said_in_order(handout, reader)
    assert min(len(lines) for lines in lines_of(reader)) >= 4


@pytest.mark.parametrize("paragraphs", range(26, 38))
def test_the_small_print_never_stands_alone_after_a_case_that_fills_a_page(paragraphs: int) -> None:
    three_lines = "De casussen zijn verzonnen. De polis gaat voor. " * 5
    handout = handout_of(case_about("een", paragraphs, sentences=0), small_print=three_lines)
    reader = read(handout)
    assert min(len(lines) for lines in lines_of(reader)) >= 4


@pytest.mark.parametrize("paragraphs", [1, 8, 16, 30])
def test_no_line_stands_outside_the_margins(paragraphs: int) -> None:
    for leaf in read(handout_of(*[case_about("Bo", paragraphs, 6)] * 3)).pages:
        heights = heights_of(leaf)
        footer = min(heights)
        assert 20 < footer < BODY_BOTTOM - 20
        assert all(BODY_BOTTOM <= height <= BODY_TOP for height in heights - {footer})


def test_lines_do_not_overlap() -> None:
    for leaf in read(handout_of_size(10, "nl")).pages:
        apart = [upper - lower for lower, upper in pairwise(sorted(heights_of(leaf)))]
        # A name stands beside the first line of its case, on the same height.
        assert all(space > 8 for space in apart)


def test_markup_in_a_text_is_printed_as_it_is() -> None:
    case = HandoutCase(
        story=MARKUP,
        questions=tuple(Question(asked=said, choices=MARKUP, right=said) for said in MARKUP),
        why=MARKUP,
        source="#source[*]",
    )
    labels = {name: f"{said} #x *y* $" for name, said in LABELS["nl"].items() if name != "language"}
    handout = handout_of(case, **labels)
    reader = read(handout)
    assert_all_is_said_in_order(handout, reader)
    assert reader.metadata is not None
    assert reader.metadata.title == "Oefencasussen #x *y* $"


def test_letters_beyond_the_plain_ones_are_printed() -> None:
    handout = handout_of(case_about("Zoë Çelik-Łuczak; € 12,50 – ½ jaar … “ja” ≥ 18 → nee"))
    assert_all_is_said_in_order(handout, read(handout))


def test_a_letter_that_no_font_has_is_an_error_that_names_it() -> None:
    with pytest.raises(typst.TypstError, match="😀"):
        print_handout(handout_of(case_about("😀")))


def test_the_same_handout_is_the_same_file() -> None:
    assert print_handout(handout_of_size(3, "nl")) == print_handout(handout_of_size(3, "nl"))


@pytest.mark.parametrize("name", [name for name in LABELS["nl"] if name != "language"])
def test_a_handout_with_an_empty_text_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match=name):
        handout_of(case_about("een"), **{name: " "})


@pytest.mark.parametrize("size", [0, 41])
def test_a_handout_has_one_to_forty_cases(size: int) -> None:
    with pytest.raises(ValidationError, match="cases"):
        handout_of(*[case_about("een")] * size)


def test_the_heading_of_a_case_has_a_place_for_its_number() -> None:
    with pytest.raises(ValidationError, match="case_label"):
        handout_of(case_about("een"), case_label="Casus")


def test_a_question_without_choices_has_room_to_write_and_one_not_come_to_no_answer() -> None:
    asked = case_about("Jan")
    written = Question(asked="Welke vraag stelt u?", choices=(), right="De leeftijd")
    passed_over = Question(asked="Met welke codes?", choices=(), right=None)
    handout = handout_of(asked.model_copy(update={"questions": (written, passed_over)}))
    reader = read(handout)
    assert_all_is_said_in_order(handout, reader)
    sheet, answers = (" ".join(lines) for lines in lines_of(reader))
    assert "De leeftijd" not in sheet
    assert "Met welke codes?" in sheet
    assert "Met welke codes?" not in answers
    assert page.validate_pdf_bytes(printed(handout), profile="ua1").is_compliant


def test_a_right_answer_can_be_ticked() -> None:
    with pytest.raises(ValidationError, match="not among the choices: Niemand"):
        Question(asked="Wie betaalt?", choices=CHOICES, right="Niemand")
