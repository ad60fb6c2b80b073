"""The page to practise, as Streamlit runs it without a browser."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from calculator import drills
from calculator.drills import Attempt, Drill, Step
from calculator.drills.result import MOST
from calculator.pages.practise.wording import write_answer, write_question
from calculator.pages.visit.forms import AFTERCARE, CLAIM, Form
from calculator.pages.visit.model import Visit
from calculator.words import Language, words_in
from tests.pages.running import drawn, name_of, new_site, visit_of, widget

CODE = "A0C10KM4T"
NL = words_in(Language.NL)


@pytest.fixture
def site() -> AppTest:
    return new_site().switch_page("practise/page.py").run()


def class_begun(site: AppTest, code: str = CODE) -> AppTest:
    widget(site, "drills.class_code").input(code).run()
    widget(site, "class-begin").click().run()
    assert not site.exception
    return site


def answered(site: AppTest, given: Mapping[str, str]) -> AppTest:
    """Answer the parts of the case that is shown, as they come up, and check them."""
    for part, option in given.items():
        choice = next(radio for radio in site.radio if name_of(radio).endswith(f".{part}"))
        choice.set_value(option).run()
    button(site, "drill-check").click().run()
    assert not site.exception
    return site


def button(site: AppTest, key: str) -> Any:
    """Return the one button whose key begins so."""
    (found,) = (each for each in site.button if str(each.key).startswith(key))
    return found


def form_of(case: Drill) -> Form:
    return AFTERCARE if case.subject.name == "aftercare" else CLAIM


def gone_on(site: AppTest) -> AppTest:
    button(site, "drill-next").click().run()
    assert not site.exception
    return site


def wrongly(case: Drill) -> dict[str, str]:
    """Return answers to a case of which every part but the step is wrong, where it can be."""
    step = case.key["step"]
    if step == Step.OUT_OF_SCOPE:
        return {"step": Step.ASK, "question": "age"}
    given = {"step": step}
    for part in case.asked(step, codes=True)[1:]:
        options = [o for o in case.options(part) if o != case.key.get(part)]
        given[part] = options[0]
    return given


def test_a_class_that_answers_everything_rightly_has_ten_of_ten(site: AppTest) -> None:
    class_begun(site)
    for number, case in enumerate(drills.class_drills(CODE), start=1):
        assert site.title[0].value == NL("drills.case", number=number, length=10)
        assert all(paragraph.nl in drawn(site) for paragraph in case.story)
        answered(site, case.key)
        assert NL["drill_feedback.right"] in drawn(site)
        assert NL["drill_feedback.why_not"] not in drawn(site)
        gone_on(site)
    assert NL("drill_end.score", right=10, length=10) in drawn(site)
    assert NL["drill_end.nothing_back"] in drawn(site)


def test_every_wrong_answer_is_told_with_the_right_one_and_counts(site: AppTest) -> None:
    class_begun(site)
    for case in drills.class_drills(CODE):
        given = wrongly(case)
        answered(site, given)
        assert "vw-verdict vw-amiss" in drawn(site)
        for part, right in case.key.items():
            if given.get(part) != right:
                wanted = write_answer(NL, case, part, right)
                assert NL("drill_feedback.instead", answer=wanted) in drawn(site)
        gone_on(site)
    assert NL("drill_end.score", right=0, length=10) in drawn(site)


def test_a_case_cannot_be_checked_before_every_part_is_answered(site: AppTest) -> None:
    class_begun(site)
    assert button(site, "drill-check").disabled
    assert NL["drills.check_first"] in drawn(site)


def test_a_case_has_an_address_of_its_own() -> None:
    site = new_site()
    site.query_params["casus"] = "adult-listed-person-first-9"
    site.switch_page("practise/page.py").run()
    case = drills.drill("adult-listed-person-first-9")
    assert case is not None
    assert site.title[0].value == NL["drills.single_case"]
    assert all(paragraph.nl in drawn(site) for paragraph in case.story)
    gone_on(answered(site, case.key))
    assert NL("drill_end.score", right=1, length=1) in drawn(site)


@pytest.mark.parametrize(
    "name", ["", "nothing", "adult-listed-person-first-9999", "../etc", "x" * 5000, "<b>-1"]
)
def test_an_address_of_no_case_says_so_and_lets_people_choose(name: str) -> None:
    site = new_site()
    site.query_params["casus"] = name
    site.switch_page("practise/page.py").run()
    assert not site.exception
    assert (NL["drills.unknown_case"] in drawn(site)) == bool(name)
    assert widget(site, "drill-begin").label == NL["drills.begin"]
    assert "<b>" not in drawn(site)


def test_an_example_has_an_address_of_its_own() -> None:
    site = new_site()
    site.query_params["voorbeeld"] = "no-module"
    site.switch_page("examples/page.py").run()
    assert site.header[0].value == "Geen module en niets aanvullends"
    assert NL["examples.unknown"] not in drawn(site)
    widget(site, "examples.choice").set_value(0).run()
    assert site.header[0].value == "Een aanvullende verzekering met 27 behandelingen"


def test_an_address_of_no_example_says_so() -> None:
    site = new_site()
    site.query_params["voorbeeld"] = "four"
    site.switch_page("examples/page.py").run()
    assert NL["examples.unknown"] in drawn(site)
    assert site.header[0].value == "Een aanvullende verzekering met 27 behandelingen"


def test_a_class_code_that_is_made_says_what_was_chosen(site: AppTest) -> None:
    widget(site, "drills.subject").set_value("claims").run()
    widget(site, "drills.level").set_value("silences").run()
    widget(site, "drills.length").set_value(5).run()
    widget(site, "drills.codes").uncheck().run()
    widget(site, "new-class-code").click().run()
    code = drills.read_class_code(widget(site, "drills.class_code").value)
    chosen = drills.course_of(code)
    assert (chosen.subject, chosen.level) == ("claims", drills.Level.SILENCES)
    assert (chosen.length, chosen.codes) == (5, False)
    assert "5 casussen, zonder codes. Onderwerp: selectieve polis." in drawn(site)
    assert NL["drills.class_code_differs"] not in drawn(site)
    widget(site, "drills.length").set_value(20).run()
    assert NL["drills.class_code_differs"] in drawn(site)


def test_without_a_class_code_there_is_nothing_to_begin_present_or_print(site: AppTest) -> None:
    assert all(widget(site, key).disabled for key in ("class-begin", "class-present"))
    widget(site, "drills.class_code").input(" - ").run()
    assert widget(site, "class-begin").disabled
    assert NL["drills.class_code_empty"] in drawn(site)


def test_alone_what_went_wrong_comes_back_within_ten_cases(site: AppTest) -> None:
    widget(site, "drills.length").set_value(20).run()
    widget(site, "drill-begin").click().run()
    rules: list[str] = []
    for _ in range(12):
        now = visit_of(site).practice.round
        assert now is not None
        assert now.case is not None
        case = now.case
        rules.append(case.rule)
        answered(site, wrongly(case) if case.rule == rules[0] else case.key)
        gone_on(site)
    assert rules[0] in rules[1:11]
    assert all(before != after for before, after in pairwise(rules))


def test_stopping_leads_to_what_was_answered_and_then_to_the_choices(site: AppTest) -> None:
    class_begun(site)
    answered(site, drills.class_drills(CODE)[0].key)
    widget(site, "drill-stop").click().run()
    assert NL("drill_end.score", right=1, length=1) in drawn(site)
    assert "van de 17 regels" in drawn(site)
    widget(site, "drill-other").click().run()
    assert widget(site, "drill-begin").label == NL["drills.begin"]


def test_stopping_before_anything_is_answered_leads_to_the_choices(site: AppTest) -> None:
    class_begun(site)
    widget(site, "drill-stop").click().run()
    assert widget(site, "drill-begin").label == NL["drills.begin"]


@pytest.mark.parametrize("name", ["adult-listed-module-first-1", "follow-up-full-0"])
def test_a_case_opens_in_the_calculator_with_all_its_facts(name: str) -> None:
    site = new_site()
    site.query_params["casus"] = name
    site.switch_page("practise/page.py").run()
    case = drills.drill(name)
    assert case is not None
    answered(site, case.key)
    widget(site, "drill-open").click().run()
    assert not site.exception
    opened = visit_of(site).answered(form_of(case)).shown
    facts = case.facts.model_dump(mode="json", exclude_none=True)
    assert {field: opened.entry(field) for field in facts} == {
        field: value if isinstance(value, bool) else str(value) for field, value in facts.items()
    }


def test_presenting_shows_the_questions_then_the_answers_then_the_next_case(site: AppTest) -> None:
    widget(site, "drills.class_code").input(CODE).run()
    widget(site, "class-present").click().run()
    cases = drills.class_drills(CODE)
    for number, case in enumerate(cases, start=1):
        assert all(paragraph.nl in drawn(site) for paragraph in case.story)
        right = [write_answer(NL, case, part, o) for part, o in case.key.items()]
        assert write_question(NL, case, "step") in drawn(site)
        assert "vw-right-answers" not in drawn(site)
        widget(site, "projector-pagedown").click().run()
        assert all(text in drawn(site) for text in right)
        if number < len(cases):
            widget(site, "projector-pagedown").click().run()
    assert NL["projector.end"] in drawn(site)
    widget(site, "projector-pageup").click().run()
    assert "vw-right-answers" not in drawn(site)
    widget(site, "projector-pageup").click().run()
    assert cases[-2].story[0].nl in drawn(site)
    widget(site, "projector-escape").click().run()
    assert widget(site, "class-present").label == NL("drills.present_on", number=9)
    widget(site, "class-present").click().run()
    assert cases[-2].story[0].nl in drawn(site)


def test_a_keystroke_that_comes_late_answers_no_case_that_nobody_has_seen(site: AppTest) -> None:
    class_begun(site)
    given = drills.class_drills(CODE)[0].key
    answered(site, given)
    gone_on(site)
    now = visit_of(site).practice.round
    assert now is not None
    assert (now.number, now.checked, now.chosen) == (2, False, {})
    assert not any(str(each.key).startswith("drill-check-1") for each in site.button)
    assert button(site, "drill-check").disabled


def test_the_same_class_begun_again_begins_unanswered(site: AppTest) -> None:
    class_begun(site)
    case = drills.class_drills(CODE)[0]
    answered(site, case.key)
    widget(site, "drill-stop").click().run()
    widget(site, "drill-other").click().run()
    class_begun(site)
    (choice,) = (radio for radio in site.radio if name_of(radio).endswith(".step"))
    assert choice.value is None
    assert button(site, "drill-check").disabled


def test_the_language_can_be_switched_without_losing_a_choice_or_an_answer(site: AppTest) -> None:
    widget(site, "drills.subject").set_value("claims").run()
    widget(site, "drills.level").set_value("edges").run()
    widget(site, "switch_language").click().run()
    assert widget(site, "drills.subject").value == "claims"
    assert widget(site, "drills.level").value == "edges"
    class_begun(site)
    case = drills.class_drills(CODE)[0]
    choices = [radio for radio in site.radio if name_of(radio).endswith(".step")]
    choices[0].set_value(case.key["step"]).run()
    widget(site, "switch_language").click().run()
    (choice,) = (radio for radio in site.radio if name_of(radio).endswith(".step"))
    assert choice.value == case.key["step"]
    answered(site, case.key)
    assert NL["drill_feedback.right"] in drawn(site)


def test_choices_are_still_made_after_another_page_and_after_a_round(site: AppTest) -> None:
    widget(site, "drills.subject").set_value("claims").run()
    site.switch_page("examples/page.py").run()
    site.switch_page("practise/page.py").run()
    assert widget(site, "drills.subject").value == "claims"
    class_begun(site)
    widget(site, "drill-stop").click().run()
    assert widget(site, "drills.subject").value == "claims"
    assert widget(site, "drills.level").value == "all"


def test_a_page_is_drawn_without_comparing_thousands_of_answers_one_by_one(
    site: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = drills.class_drills(CODE)
    at = datetime(2026, 10, 23, 9, 30, tzinfo=UTC)
    visit = visit_of(site)
    visit.practice = visit.practice.with_history(
        [
            Attempt(drill=cases[n % len(cases)], right=True, at=at + timedelta(minutes=n))
            for n in range(MOST)
        ]
    )

    def compared(self: Attempt, other: object) -> bool:
        raise AssertionError(self, other)

    monkeypatch.setattr(Attempt, "__eq__", compared)
    site.run()
    assert not site.exception
    assert NL["drill_progress.title"] in drawn(site)
    class_begun(site)
    gone_on(answered(site, cases[0].key))
    widget(site, "drill-stop").click().run()
    assert not site.exception
    assert NL("drill_end.score", right=1, length=1) in drawn(site)


def test_a_result_that_is_opened_in_the_visit_that_made_it_counts_once(site: AppTest) -> None:
    answered(class_begun(site), drills.class_drills(CODE)[0].key)
    practice = visit_of(site).practice
    kept = drills.written_attempts(practice.history, "nl")
    assert len(practice.with_history(drills.read_attempts(kept)).history) == 1


def test_a_round_is_taken_back_as_tabs_keep_it() -> None:
    """The written forms in it are those of kept tabs, results and links that are out there."""
    kept = (
        '{"course":{"subject":"claims","level":"edges"},"class_code":"F0C05KM4T","round":{"course":'
        '{"subject":"aftercare","level":"rules"},"code":"","seed":"d805a965","length":1,'
        '"case":"adult-listed-module-first-81","chosen":{"step":"answer",'
        '"within_limit":"basis-plus-module","past_limit":"basis-insurance",'
        '"claim_codes":"990Z-008+012-001"},"checked":true,'
        '"attempts":"1. right adult-listed-module-first-81 2026-10-23T09:30:05Z"},'
        '"history":"1. right adult-listed-module-first-81 2026-10-23T09:30:05Z"}'
    )
    visit = Visit(Language.NL)
    visit.restore({"practice": kept})
    assert visit.not_restored == ()
    assert visit.to_keep("practice") == kept
    now = visit.practice.round
    assert now is not None
    assert now.case is not None
    assert now.case == drills.drill_at("7e881f68")
    assert now.chosen == now.case.key
