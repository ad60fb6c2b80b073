"""What is said after a case, for every drill."""

import html

import pytest

from calculator import drills
from calculator.drills import Practised, Step
from calculator.pages.practise.checked import draw_verdict, draw_why_not
from calculator.pages.practise.explanation import draw_explanation
from calculator.pages.practise.progress import draw_progress
from calculator.pages.practise.subjects.subject_page import page_of
from calculator.pages.practise.wording import write_answer, write_question
from calculator.sources import SOURCES
from calculator.words import Language, words_in
from tests.languages import DUTCH_EACH_TIME
from tests.pages.practise.test_page import wrongly

RULES = drills.rules_at(None, None)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_every_drill_is_marked_part_by_part_and_explained_with_its_sources(
    rule: str, language: Language
) -> None:
    words = words_in(language)
    for name in drills.ids(rule):
        case = drills.drill(name)
        assert case is not None
        given = wrongly(case)
        marked = html.unescape(draw_verdict(words, case, given, codes=True))
        for part, right in case.key.items():
            assert write_question(words, case, part) in marked
            assert write_answer(words, case, part, right) in marked
        told = html.unescape(
            page_of(case).answer(words, case.facts) + draw_explanation(words, case)
        )
        assert draw_why_not(words, case, given) or case.key["step"] == Step.ANSWER
        assert not draw_why_not(words, case, case.key)
        if case.key["step"] == Step.ANSWER:
            for reason in case.reasons():
                assert reason.text[language] in told
                assert all(SOURCES[source].heading[language] in told for source in reason.sources)
        if case.missing:
            missing = write_answer(words, case, "question", case.missing)
            assert missing.lower() in told.lower()
            assert words["drill_feedback.hangs_on"] in told


@pytest.mark.parametrize("language", Language)
def test_two_options_of_one_part_are_never_called_the_same(language: Language) -> None:
    words = words_in(language)
    seen = set()
    for rule in RULES:
        case = drills.drill(f"{rule}-0")
        assert case is not None
        for part in (*case.to_answer, "step", "question"):
            if (case.subject, part) in seen:
                continue
            seen.add((case.subject, part))
            options = case.options(part)
            called = {write_answer(words, case, part, option) for option in options}
            assert len(called) == len(options)
            assert all(text[:1].isupper() or text[:1].isdigit() for text in called)


def test_progress_counts_each_rule_by_its_last_answer() -> None:
    words = words_in(Language.NL)
    first, second, third = [*drills.SUBJECTS["aftercare"].table.rules][:3]
    at = drills.read_attempts(f"1. goed {first}-0 2026-11-22T10:00:00Z")[0].at
    practised = [
        Practised(first, right=False, at=at),
        Practised(first, right=True, at=at),
        Practised(second, right=True, at=at),
        Practised(second, right=False, at=at),
        Practised(third, right=True, at=at),
    ]
    told = draw_progress(words, practised)
    assert "van de 17 regels de laatste keer 2 goed en 1 fout, 14 nog niet geoefend" in told
    assert "van de 25 regels de laatste keer 0 goed en 0 fout, 25 nog niet geoefend" in told
    squares = told[told.index("vw-squares") : told.index("17 regels")]
    assert [squares.count(f'"vw-{mark}"') for mark in ("good", "amiss", "new")] == [2, 1, 14]
