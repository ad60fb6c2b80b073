"""A name keeps its capital wherever it stands."""

import html
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import pytest

from calculator import aftercare, claims, decision, drills
from calculator.drills import Handout, Step
from calculator.pages.answer.aftercare import draw_in_full, draw_in_short, draw_next
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import uncapitalise
from calculator.pages.practise import handout
from calculator.pages.practise.checked import draw_why_not
from calculator.pages.practise.explanation import draw_explanation
from calculator.words import Language, Words, words_in
from tests.drills import every
from tests.languages import DUTCH_EACH_TIME

RIGHT: Final = (
    "Basis Plus Module",
    "Pluspraktijk",
    "Plus practice",
    "Vergoedingswijzer",
    "Zilveren Kruis",
    "Pro Life",
    "Interpolis",
    "Avéro Achmea",
    "WBMV",
    "DBC",
    "NZa",
    "CSI",
    "KNGF",
    "DCSPH",
)
"""Every name and abbreviation that a text can hold, as it is written."""
NAMES: Final = re.compile("|".join(RIGHT), re.IGNORECASE)
LONGEST: Final = 40
"""How many cases can be printed at once."""


def written_small(texts: Iterable[str]) -> set[str]:
    """Return the names in texts that are not written as they should be."""
    told = (re.sub(r"{\w+}", "", html.unescape(text)) for text in texts)  # without its places
    return {name for text in told for name in NAMES.findall(text)} - set(RIGHT)


@cache
def texts(language: Language) -> frozenset[str]:
    """Return every text of a language: of the pages, of the rules and of the drills."""
    return frozenset(_texts(words_in(language)))


def _texts(words: Words) -> Iterator[str]:
    language = words.language
    yield from words.values()
    yield from (drills.reason(rule).text[language] for rule in drills.rules_at(None, None))
    for editions in (aftercare.EDITIONS, claims.EDITIONS):
        for table in (edition.made.table for edition in editions):
            yield from (rule.text[language] for rule in table.rules.values())
            yield from (remark.text[language] for remark in table.remarks)
    for rule in every.RULES:
        for case in every.drills_on(rule):
            yield from (paragraph[language] for paragraph in case.story)
            yield from (sentence[language] for sentence in case.said.values())


@pytest.mark.parametrize("language", Language)
def test_no_name_is_written_small_inside_a_sentence(language: Language) -> None:
    assert written_small(texts(language)) == set()
    assert written_small(map(uncapitalise, texts(language))) == set()


@pytest.mark.parametrize("language", Language)
def test_every_other_text_goes_on_with_a_small_letter(language: Language) -> None:
    for text in texts(language):
        small = uncapitalise(text)
        stays = NAMES.match(text) or text[1:2].isupper()  # an abbreviation
        assert small[:1] == (text[:1] if stays else text[:1].lower())
        assert small[1:] == text[1:]


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_no_name_is_written_small_in_what_is_said_after_a_case(language: Language) -> None:
    words = words_in(language)
    for case in (case for rule in every.RULES for case in every.drills_on(rule) if case.missing):
        told = draw_why_not(words, case, {"step": Step.ANSWER}) + draw_explanation(words, case)
        assert written_small([told]) == set()


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_no_name_is_written_small_on_paper(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def print_handout(pages: Handout) -> bytes:
        told.append(pages.about)
        for case in pages.cases:
            told.extend((*case.story, *case.why, case.source))
            told.extend(text for asked in case.questions for text in (asked.asked, *asked.choices))
            told.extend(asked.right or "" for asked in case.questions)
        return b""

    monkeypatch.setattr(drills, "print_handout", print_handout)
    cases = [case for rule in every.RULES for case in every.drills_on(rule)]
    for first in range(0, len(cases), LONGEST):
        some = cases[first : first + LONGEST]
        monkeypatch.setattr(drills, "class_drills", lambda _, some=some: some)
        handout.make_handout(words_in(language), "MAANDAG")
    assert len(told) > len(cases)
    assert written_small(told) == set()


@pytest.mark.parametrize("language", Language)
def test_no_name_is_written_small_in_an_answer(language: Language) -> None:
    words = words_in(language)
    for rule in every.AFTERCARE_RULES:
        facts = every.drills_on(rule)[0].facts
        assert isinstance(facts, aftercare.Situation)
        for drawn in (draw_in_short, draw_next, draw_in_full):
            assert written_small([drawn(words, Enquiry(facts, decision.today()))]) == set()
