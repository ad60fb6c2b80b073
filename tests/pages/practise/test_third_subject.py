"""A third subject is its own package, its registrations and a page; nothing else knows of it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from calculator import decision, drills
from calculator.drills import Course
from calculator.pages.practise.checked import draw_why_not
from calculator.pages.practise.subjects.subject_page import SUBJECT_PAGES
from calculator.pages.visit.forms import FORMS
from calculator.pages.visit.model import PARTS, Answered, Visit
from calculator.web.site_map import PAGES
from calculator.words import Language, Words, words_in
from tests.pages.practise import third_subject
from tests.pages.practise.test_page import answered, button, gone_on, wrongly
from tests.pages.running import drawn, new_site, visit_of, widget

NAME = third_subject.DRILLS.name
FORM = third_subject.FORM
RULES = ("glasses-of-child", "glasses-of-insured", "glasses-of-others")


@pytest.fixture(autouse=True)
def _third_subject(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Register the subject, put its texts among the others, and take all of it back."""
    of_product = Words.__getitem__

    def text(words: Words, name: str) -> str:
        own = third_subject.TEXTS.get(name)
        return own[words.language] if own else of_product(words, name)

    monkeypatch.setattr(Words, "__getitem__", text)
    monkeypatch.setitem(PAGES, third_subject.SITE_PAGE.address, third_subject.SITE_PAGE)
    monkeypatch.setitem(SUBJECT_PAGES, NAME, third_subject.SUBJECT_PAGE)
    drills.register(third_subject.DRILLS)
    monkeypatch.setitem(FORMS, FORM.part, FORM)
    monkeypatch.setitem(PARTS, FORM.part, Answered)  # as it is where the program begins with it
    yield
    del drills.SUBJECTS[NAME]


def on_page(script: str) -> AppTest:
    site = new_site().switch_page(script).run()
    assert not site.exception
    return site


def test_its_drills_are_among_all_others() -> None:
    assert drills.rules_at(NAME, None) == RULES
    assert set(RULES) < set(drills.rules_at(None, None))
    for rule in RULES:
        found = [drills.drill(name) for name in drills.ids(rule)]
        assert found
        for case in found:
            assert case is not None
            assert (case.subject.name, case.rule) == (NAME, rule)
            assert drills.drill_at(drills.address_of(case.id)) == case
            assert (case.key[drills.STEP] == drills.Step.ASK) is (case.missing is not None)


def test_a_class_code_with_its_letter_gives_its_cases() -> None:
    course = Course(subject=NAME, length=5, codes=False)
    code = drills.new_class_code(course)
    assert code[0] == third_subject.DRILLS.letter
    assert drills.course_of(drills.read_class_code(drills.written(code).lower())) == course
    assert {case.subject.name for case in drills.class_drills(code)} == {NAME}


def test_an_answer_is_read_back_from_a_kept_result() -> None:
    (attempt,) = drills.read_attempts("1. goed glasses-of-child-0 2026-11-22T10:00:00Z")
    assert attempt.drill == drills.drill("glasses-of-child-0")


@pytest.mark.parametrize(
    "subject",
    [
        replace(third_subject.DRILLS, letter="Q", table=drills.SUBJECTS["claims"].table),
        replace(third_subject.DRILLS, name="other", table=drills.SUBJECTS["claims"].table),
        replace(third_subject.DRILLS, name="other", letter="Q"),
        replace(third_subject.DRILLS, name="other", letter="F"),
        replace(third_subject.DRILLS, name="other", letter="A"),
    ],
)
def test_nothing_of_two_subjects_is_called_the_same(subject: drills.SubjectDrills[Any]) -> None:
    with pytest.raises(ValueError, match="already"):
        drills.register(subject)


def test_the_rules_are_a_table_as_any_other() -> None:
    child = third_subject.Glasses(insured=False)
    assert third_subject.open_questions(child) == ("child",)
    assert decision.why_not(
        third_subject.SPACE, third_subject.PAID["insurer"], {"child": False, "insured": False}
    ) == ({"child": False, "insured": False},)


@pytest.mark.parametrize("language", Language)
def test_a_wrong_answer_is_ruled_out_by_what_its_story_says(language: Language) -> None:
    case = drills.drill("glasses-of-others-0")
    assert case is not None
    told = draw_why_not(words_in(language), case, {"step": "answer", "who": "insurer"})
    assert all(sentence[language] in told for sentence in case.said.values())


def test_its_drills_are_asked_answered_checked_and_explained() -> None:
    words = words_in(Language.NL)
    site = on_page("practise/page.py")
    widget(site, "drills.subject").set_value(NAME).run()
    widget(site, "drills.length").set_value(5).run()
    widget(site, "drill-begin").click().run()
    for number in range(1, 6):
        now = visit_of(site).practice.round
        assert now is not None
        assert now.case is not None
        case = now.case
        assert case.subject.name == NAME
        assert all(paragraph.nl in drawn(site) for paragraph in case.story)
        answered(site, case.key if number > 1 else wrongly(case))
        explained = words["drill_feedback.hangs_on"]
        if case.missing is None:
            explained = drills.reason(case.rule).text.nl
        assert explained in drawn(site)
        gone_on(site)
    assert words("drill_end.score", right=4, length=5) in drawn(site)
    assert "Een bril: van de 3 regels" in drawn(site)


def test_a_case_opens_on_its_page_beside_the_own_answers() -> None:
    site = on_page(third_subject.SITE_PAGE.script)
    widget(site, "answer.child").set_value(True).run()
    assert "De verzekeraar betaalt" in drawn(site)
    site.query_params["casus"] = "glasses-of-others-0"
    site.switch_page("practise/page.py").run()
    case = visit_of(site).practice.round
    assert case is not None
    assert case.case is not None
    answered(site, case.case.key)
    button(site, "drill-open").click().run()
    assert not site.exception
    assert site.title[0].value == "Wie betaalt de bril?"
    assert "Wie hem draagt, betaalt" in drawn(site)
    site.switch_page(third_subject.SITE_PAGE.script).run()
    widget(site, "own-answers").click().run()
    assert "De verzekeraar betaalt" in drawn(site)


def test_a_new_call_and_begin_again_clear_what_was_entered_and_bring_it_back() -> None:
    site = on_page(third_subject.SITE_PAGE.script)
    widget(site, "answer.child").set_value(False).run()
    widget(site, "start_again").click().run()
    assert visit_of(site).is_empty(FORM.part)
    widget(site, "undo").click().run()
    assert visit_of(site).answered(FORM).own.values == {"child": False}
    site.switch_page("call/page.py").run()
    widget(site, "new_call").click().run()
    assert visit_of(site).is_empty(FORM.part)
    widget(site, "bring_back").click().run()
    assert visit_of(site).answered(FORM).own.values == {"child": False}


def test_the_tab_keeps_what_was_entered_and_leaves_out_what_does_not_fit() -> None:
    visit = Visit(Language.NL)
    visit.change_own(FORM, lambda sheet: sheet.with_entry(FORM, "child", entry=True))
    again = Visit(Language.NL)
    again.restore({FORM.part: visit.to_keep(FORM.part)})
    assert again.part(FORM.part) == visit.part(FORM.part)
    again = Visit(Language.NL)
    again.restore({FORM.part: '{"own": {"values": {"child": "often"}}}'})
    assert again.is_empty(FORM.part)
    assert again.not_restored == ("child",)


def test_its_page_stands_in_the_row_of_pages() -> None:
    site = on_page("call/page.py")
    assert "Brillen" in [link.proto.label for link in site.get("page_link")]
