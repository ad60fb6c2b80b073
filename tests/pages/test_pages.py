"""The pages as Streamlit runs them, without a browser."""

import subprocess
import sys

import pytest
from streamlit.testing.v1 import AppTest

from calculator.web.site_map import PAGES
from calculator.words import Language
from tests.pages.running import (
    SITE,
    answered,
    drawn,
    fields_of,
    names,
    new_site,
    shown,
    widget,
)


@pytest.fixture
def site() -> AppTest:
    return new_site()


NOT_KNOWN = "Kies of degene die de behandeling krijgt jonger is dan 18."
BOTH_COVERED = {
    "indication": "oncology",
    "treatment_need": "current",
    "age": "52",
    "basis_plus_module": "true",
    "supplementary": "none",
    "basis_entitlement": "true",
    "plus_practice": "true",
    "referral": "true",
}


def test_only_the_first_question_stands_there_at_the_start(site: AppTest) -> None:
    assert names(site) == ["answer.indication"]
    assert "answer.sessions_had" not in fields_of(site)
    assert "Wij bewaren niets" in drawn(site)


def test_each_answer_brings_the_next_question_and_the_last_one_the_answer(site: AppTest) -> None:
    answered(site, **BOTH_COVERED)
    assert (
        "De Basis Plus Module betaalt behandeling 1 tot en met 20 en "
        "vanaf behandeling 21 betaalt de basisverzekering (eerst uw eigen risico)." in drawn(site)
    )
    assert widget(site, "answer.sessions_had").value == ""


def test_a_wrong_age_is_explained_at_the_field_and_every_other_answer_kept(site: AppTest) -> None:
    answered(site, **BOTH_COVERED)
    for wrong in ("-1", "121", "twaalf", "12,5", "1e1", "²", "1" * 400):
        answered(site, age=wrong)
        assert "Vul een heel getal in van 0 tot en met 120" in drawn(site)
        assert widget(site, "answer.age").value == wrong
        assert wrong not in drawn(site) or wrong == "121"
        kept = {field: shown(site, f"answer.{field}") for field in BOTH_COVERED}
        assert kept == BOTH_COVERED | {"age": wrong}
        answered(site, age="52")
        assert "Vul een heel getal in" not in drawn(site)
        assert "De Basis Plus Module betaalt behandeling 1 tot en met 20" in drawn(site)


def test_a_thousand_million_sessions_had_are_refused_at_the_field(site: AppTest) -> None:
    answered(site, **BOTH_COVERED, sessions_had="1000000000")
    assert "Vul een heel getal in van 0 tot en met 999, of laat het leeg." in drawn(site)
    answered(site, sessions_had="25")
    assert "Geteld vanaf behandeling 26." in drawn(site)


def test_the_count_of_sessions_is_not_asked_out_of_scope(site: AppTest) -> None:
    answered(site, **BOTH_COVERED, sessions_had="5")
    answered(site, indication="other")
    assert "answer.sessions_had" not in fields_of(site)


def test_an_answer_to_a_question_that_went_away_comes_back_with_it(site: AppTest) -> None:
    answered(site, **BOTH_COVERED)
    answered(site, indication="other")
    assert names(site) == ["answer.indication", "answer.day"]
    answered(site, indication="cardiovascular")
    assert widget(site, "answer.referral").value is True


def test_not_knowing_says_where_to_find_out_and_goes_on(site: AppTest) -> None:
    answered(site, indication="oncology", treatment_need="current", age="52")
    answered(site, basis_plus_module="false", supplementary="unknown")
    assert "Zilveren Kruis, Pro Life, Interpolis, Avéro Achmea en OZF" in drawn(site)
    assert widget(site, "answer.supplementary_sessions").value == ""


def test_not_knowing_a_number_can_be_said_and_taken_back(site: AppTest) -> None:
    answered(site, indication="oncology", treatment_need="current", age="52")
    widget(site, "choice.age").set_value("unknown")
    site.run()
    assert NOT_KNOWN in drawn(site)
    assert widget(site, "answer.age").value == "52"
    answered(site, age="52")
    assert NOT_KNOWN not in drawn(site)


def test_in_the_place_of_an_age_it_can_be_said_on_which_side_of_18_it_is(site: AppTest) -> None:
    answered(site, indication="oncology", treatment_need="current", age="52")
    for side, asks in (("under-18", "Heeft uw kind"), ("18-or-over", "Heeft u")):
        widget(site, "choice.age").set_value(side)
        site.run()
        assert widget(site, "answer.age").value == ""
        assert widget(site, "choice.age").value == side
        assert widget(site, "answer.basis_plus_module").label.startswith(asks)
    answered(site, age="9")
    assert widget(site, "choice.age").item["chosen"] not in {"under-18", "18-or-over"}


def test_a_number_that_is_typed_after_not_knowing_it_counts(site: AppTest) -> None:
    answered(site, indication="oncology", treatment_need="current", age="52")
    widget(site, "choice.age").set_value("unknown")
    site.run()
    answered(site, age="67")
    assert widget(site, "choice.age").value != "unknown"
    assert widget(site, "answer.age").value == "67"
    assert NOT_KNOWN not in drawn(site)


def test_starting_again_forgets_everything(site: AppTest) -> None:
    answered(site, **BOTH_COVERED)
    widget(site, "start_again").click()
    site.run()
    assert [shown(site, name) for name in names(site)] == [None]
    answered(site, indication="oncology", treatment_need="current")
    assert widget(site, "answer.age").value == ""


def test_the_language_follows_the_browser_and_can_be_switched_without_losing_an_answer() -> None:
    at = new_site("en-GB")
    assert at.title[0].value == "Who pays for your physiotherapy?"
    answered(at, indication="oncology")
    widget(at, "switch_language").click()
    at.run()
    assert at.title[0].value == "Wie betaalt uw fysiotherapie?"
    assert widget(at, "answer.indication").value == "oncology"


@pytest.mark.parametrize("page", ["call/page.py", "practise/page.py"])
def test_a_time_zone_that_nobody_knows_is_that_of_the_insurance(site: AppTest, page: str) -> None:
    site.switch_page(page)
    for zone in ("Etc/Unknown", "Mars/Olympus", "../etc/passwd", "", "x" * 300):
        site.context = {"locale": "nl-NL", "timezone": zone}
        site.run()
        assert not site.exception, zone
        assert site.title


def test_every_choice_survives_the_language_and_goes_on_in_it(site: AppTest) -> None:
    answered(site, **BOTH_COVERED)
    before = {name: shown(site, name) for name in names(site)}
    widget(site, "switch_language").click().run()
    assert {name: shown(site, name) for name in names(site)} == before
    assert widget(site, "answer.referral").label.startswith("Do you have a referral?")
    answered(site, referral="false")
    assert not site.exception
    assert {name: shown(site, name) for name in names(site)} == before | {
        "answer.referral": "false"
    }


def test_an_example_is_told_one_step_at_a_time(site: AppTest) -> None:
    site.switch_page("examples/page.py").run()
    assert "Stap 1 van 5" in drawn(site)
    assert "Stap 2 van 5" not in drawn(site)
    for _ in range(4):
        widget(site, "next").click()
        site.run()
    assert "Stap 5 van 5" in drawn(site)
    assert "CSI 008 (tot en met 2024: lijst 990, letter Z)" in drawn(site)
    assert "CSI 001 (tot en met 2024: lijst 012, geen letter)" in drawn(site)
    widget(site, "previous").click()
    site.run()
    assert "Stap 5 van 5" not in drawn(site)


def test_another_example_begins_at_its_first_step(site: AppTest) -> None:
    site.switch_page("examples/page.py").run()
    widget(site, "all_steps").click()
    site.run()
    widget(site, "examples.choice").set_value(2)
    site.run()
    assert "Stap 2 van 5" not in drawn(site)


@pytest.mark.long
def test_no_page_imports_pandas() -> None:
    """Pandas doubles the memory of the process and triples the time to the first page."""
    script = f"""
import sys
from streamlit.testing.v1 import AppTest
at = AppTest.from_file({str(SITE)!r}, default_timeout=30)
at.run()
assert not at.exception
for page in ("examples/page.py", "claim/page.py", "call/page.py"):
    at.switch_page(page).run()
    assert not at.exception
print(sorted({{"pandas", "pyarrow"}} & sys.modules.keys()))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=SITE.parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("script", [page.script for page in PAGES.values()])
@pytest.mark.parametrize("language", Language)
def test_no_label_holds_an_asterisk_as_a_screen_reader_would_read_it_out(
    language: Language, script: str
) -> None:
    at = new_site(f"{language}-NL").switch_page(script).run()
    labels = [str(getattr(element, "label", "")) for element in at.main]
    assert [label for label in labels if "*" in label] == []
