"""Intermittent claudication gets the law's answer wherever somebody names it, and never a plan."""

import pytest

from calculator import aftercare
from calculator.drills import Step
from calculator.drills.drill import STEP
from calculator.pages.call.link import read_link
from calculator.words import Language, words_in
from tests.drills import every
from tests.pages.running import answered, drawn, new_site, visit_of, widget

SESSIONS = {"37", "9"}
"""The numbers that the law gives to adults and to children."""


@pytest.mark.parametrize("language", Language)
def test_whoever_chooses_it_hears_what_the_law_says_and_no_plan(language: Language) -> None:
    at = answered(new_site(f"{language}-NL"), indication="claudication")
    told = drawn(at)
    assert words_in(language)["headline.claudication"] in told
    assert all(number in told for number in SESSIONS)
    assert "vw-timeline" not in told
    assert words_in(language)["answer.decided_by"] not in told


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "line",
    [
        "etalagebenen",
        "68 claudicatio verw lijst bpm plus actueel",
        "intermittent claudication 9",
        "code 9248",
        "dcsph 9248 67 op lijst bpm",
    ],
)
def test_an_agent_who_types_it_gets_sentence_and_note_of_the_law_and_no_table(
    line: str, language: Language
) -> None:
    at = new_site(f"{language}-NL").switch_page("call/page.py").run()
    widget(at, "entry.line").input(line)
    at.run()
    words = words_in(language)
    assert words["call.claudication"] in drawn(at)
    assert "vw-stretches" not in drawn(at)
    assert "990" not in drawn(at)
    texts = str(widget(at, "desk").proto.json)
    assert "37" in texts
    assert "CSI 008" not in texts


def test_a_link_that_names_it_leads_there_by_its_word_and_by_its_code() -> None:
    for fragment in ("indication=claudication&age=67", "diagnosis_code=9248&age=67"):
        answers = read_link(fragment).answers
        assessment = aftercare.assess(aftercare.Situation.model_validate(answers))
        assert assessment.in_scope is False
        assert assessment.plans == ()


def test_every_drill_about_it_is_answered_by_saying_that_another_rule_holds() -> None:
    drills = [
        drill
        for drill in every.all_drills(every.AFTERCARE)
        if every.facts(drill).get("indication") == "claudication"
    ]
    assert drills
    assert {drill.key[STEP] for drill in drills} == {Step.OUT_OF_SCOPE}


def test_the_visit_keeps_it_as_any_other_answer() -> None:
    at = answered(new_site(), indication="claudication")
    assert visit_of(at).person.own.values == {"indication": "claudication"}
