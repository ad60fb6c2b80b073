"""The printed cases of a class say what the calculator says."""

import re
from functools import cache
from io import BytesIO

import page
import pytest
from pypdf import PdfReader

from calculator import drills
from calculator.drills import Step
from calculator.pages.practise.handout import make_handout
from calculator.pages.practise.wording import write_answer, write_question
from calculator.words import Language, Words, words_in
from tests.languages import DUTCH_EACH_TIME

CODES = ["MAANDAG", "A0N20ABCD", "F4C10ABCD", "Z1C05ABCD"]


def plain(text: str) -> str:
    """Return a text without the line breaks that print gave it."""
    return re.sub(r"\s+", " ", text)


@cache
def printed(language: Language, code: str) -> bytes:
    """Return the handout of a class, made once for all that is tested of it."""
    return make_handout(words_in(language), code)


def cases_and_answers(words: Words, code: str) -> tuple[str, str]:
    """Return what is printed: the pages with the cases, and those with the answers."""
    made = printed(words.language, code)
    pages = [plain(each.extract_text()) for each in PdfReader(BytesIO(made)).pages]
    first = next(n for n, text in enumerate(pages) if text.startswith(words["handout.answers"]))
    return " ".join(pages[:first]), " ".join(pages[first:])


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_the_answer_sheet_has_the_right_answers_in_order_and_the_cases_do_not(
    code: str, language: Language
) -> None:
    words = words_in(language)
    cases, sheet = cases_and_answers(words, code)
    place = 0
    for case in drills.class_drills(code):
        assert all(plain(paragraph[language]) in cases for paragraph in case.story)
        for part, right in case.rightly(codes=drills.course_of(code).codes).items():
            ask = words["handout.question"]
            question = ask if part == "question" else write_question(words, case, part)
            for text in (question, write_answer(words, case, part, right)):
                place = sheet.index(plain(text), place)
        for reason in [] if case.missing else case.reasons():
            assert plain(reason.text[language]) in sheet
            assert plain(reason.text[language]) not in cases


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_what_is_asked_on_paper_does_not_tell_what_there_is_to_do(language: Language) -> None:
    words = words_in(language)
    cases, _ = cases_and_answers(words, "F3C20ABCD")
    drilled = drills.class_drills("F3C20ABCD")
    assert {case.key["step"] for case in drilled} >= {Step.ANSWER, Step.ASK}
    for text in (words["handout.question"], words["drill_part.claim_codes"]):
        assert cases.count(text) == len(drilled)


@pytest.mark.parametrize("language", Language)
def test_the_handout_of_a_class_is_tagged_and_conforms(language: Language) -> None:
    report = page.validate_pdf_bytes(printed(language, "MAANDAG"), profile="ua1")
    assert report.is_compliant, report.failures


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_no_page_holds_a_lone_line(code: str, language: Language) -> None:
    pages = PdfReader(BytesIO(printed(language, code))).pages
    lines = [len(each.extract_text().splitlines()) for each in pages]
    assert min(lines) >= 10, lines


def test_without_codes_the_handout_asks_for_none() -> None:
    words = words_in(Language.NL)
    cases, _ = cases_and_answers(words, "F0N10ABCD")
    assert words["drill_part.claim_codes"] not in cases
    assert "CSI" not in cases
