"""The page on selective policies for an agent on a call, as Streamlit runs it."""

from itertools import product

import pytest
from streamlit.testing.v1 import AppTest

from calculator import claims
from calculator.pages.claim.note import write_note
from calculator.pages.claim.spoken import read_aloud
from calculator.pages.visit.answers import make_sheet
from calculator.pages.visit.forms import CLAIM
from calculator.pages.visit.model import Opened
from calculator.words import Language, words_in
from tests.pages.running import (
    answered,
    desk,
    drawn,
    fields_of,
    name_of,
    names,
    new_site,
    pressed,
    shown,
    visit_of,
    widget,
)

LINE = "selectieve polis niet geselecteerd 04 190016 gewone zorg"
FILLED = {
    "selective_policy": "true",
    "hospital_selected": "false",
    "care_kind": "other",
    "referral_type": "04",
    "acute_activity": "190016",
}


@pytest.fixture
def page() -> AppTest:
    return opened()


def opened(locale: str = "nl-NL") -> AppTest:
    return new_site(locale).switch_page("claim/page.py").run()


def typed(at: AppTest, line: str) -> AppTest:
    widget(at, "claim_entry.line").input(line)
    at.run()
    assert not at.exception
    return at


def entered(at: AppTest) -> dict[str, str]:
    """Return every answer that stands on the page."""
    asked = [name for name in fields_of(at) if name.startswith("answer.")]
    fields = [name.removeprefix("answer.") for name in asked]
    values = {field: shown(at, f"answer.{field}") for field in fields}
    return {field: value for field, value in values.items() if value}


# ---------------------------------------------------------------- the line


def test_a_line_fills_in_the_answers_and_the_page_shows_them_all(page: AppTest) -> None:
    typed(page, LINE)
    assert entered(page) == FILLED
    assert "De declaratie wordt voor 100% betaald." in drawn(page)
    assert "Type verwijzer 04: verwezen vanuit de eerste lijn" in drawn(page)


def test_what_a_line_says_is_shown_and_counts_before_the_questions_get_there(
    page: AppTest,
) -> None:
    typed(page, "niet geselecteerd 07 21")
    assert entered(page) == {
        "hospital_selected": "false",
        "referral_type": "07",
        "care_type": "21",
    }
    assert "answer.selective_policy" in names(page)
    assert "Heeft de patiënt een selectieve polis?" in desk(page)["sentence"]
    typed(page, "selectieve polis niet geselecteerd gewone zorg 07 21 begonnen onder contract")
    assert "De declaratie wordt voor 100% betaald." in desk(page)["sentence"]


def test_what_the_line_no_longer_says_is_taken_back(page: AppTest) -> None:
    typed(page, LINE)
    typed(page, "selectieve polis niet geselecteerd 05")
    assert entered(page) == {
        "selective_policy": "true",
        "hospital_selected": "false",
        "referral_type": "05",
    }
    typed(page, "")
    assert entered(page) == {}
    assert desk(page) == {}


def test_what_was_changed_by_hand_since_stays(page: AppTest) -> None:
    typed(page, LINE)
    answered(page, referral_type="06")
    assert "(met de hand anders)" in drawn(page)
    typed(page, LINE + " xqzw")
    assert shown(page, "answer.referral_type") == "06"
    typed(page, "")
    assert visit_of(page).claim.own.values == {"referral_type": "06"}


def test_codes_are_filled_in_as_they_stand_on_the_claim(page: AppTest) -> None:
    typed(page, "selectieve polis niet geselecteerd 15d492 303 603")
    assert shown(page, "answer.declaration_code") == "15d492"
    assert shown(page, "answer.specialism_code") == "0303"
    assert "bevolkingsonderzoek darmkanker worden volledig betaald" in drawn(page)


def test_what_is_not_known_is_answered_so_and_what_is_in_doubt_stays_open(page: AppTest) -> None:
    typed(page, "selectieve polis, geselecteerd onbekend, vergunning aangevraagd")
    assert entered(page) == {"selective_policy": "true", "hospital_selected": "unknown"}
    assert "vergunning aangevraagd</b> <span>meer dan één betekenis" in drawn(page)


def test_what_has_to_be_chosen_is_said_with_the_answer(page: AppTest) -> None:
    typed(page, f"{LINE}, seh")
    told = "De declaratie wordt voor 100% betaald. Nog te kiezen in de snelle invoer: seh."
    assert told in drawn(page)
    typed(page, LINE)
    assert "Nog te kiezen" not in drawn(page)


def test_the_case_of_a_drill_has_no_line_and_nothing_to_note(page: AppTest) -> None:
    typed(page, LINE)
    visit = visit_of(page)
    facts = claims.Claim(selective_policy=True, hospital_selected=False, referral_type="07")
    case = Opened(kind="drill", id="follow-up-full-0", sheet=make_sheet(CLAIM, facts))
    visit.open_case(CLAIM, case)
    page.run()
    assert not page.exception
    assert desk(page) == {}
    assert "claim_entry.line" not in [name_of(field) for field in page.text_input]
    pressed(page, "own-answers")
    assert (widget(page, "claim_entry.line").value, entered(page)) == (LINE, FILLED)


def test_a_choice_makes_clear_what_was_meant(page: AppTest) -> None:
    typed(page, "seh")
    assert entered(page) == {}
    pressed(page, "entry-choice-2")
    assert widget(page, "claim_entry.line").value == "type verwijzer 03"
    assert entered(page) == {"referral_type": "03"}
    assert visit_of(page).cursor == 1


def test_the_line_survives_another_language_another_page_and_an_undo(page: AppTest) -> None:
    typed(page, LINE)
    pressed(page, "switch_language")
    assert entered(page) == FILLED
    page.switch_page("call/page.py").run()
    assert widget(page, "entry.line").value == ""
    page.switch_page("claim/page.py").run()
    assert widget(page, "claim_entry.line").value == LINE
    pressed(page, "start_again")
    assert (widget(page, "claim_entry.line").value, entered(page)) == ("", {})
    pressed(page, "undo")
    assert (widget(page, "claim_entry.line").value, entered(page)) == (LINE, FILLED)


def test_a_new_call_empties_the_line_and_the_call_before_comes_back(page: AppTest) -> None:
    typed(page, LINE)
    pressed(page, "new_call")
    assert (widget(page, "claim_entry.line").value, entered(page), desk(page)) == ("", {}, {})
    pressed(page, "bring_back")
    assert (widget(page, "claim_entry.line").value, entered(page)) == (LINE, FILLED)


def test_the_keys_lead_from_the_call_to_the_claim_and_back(page: AppTest) -> None:
    page.switch_page("call/page.py").run()
    before = visit_of(page).cursor
    pressed(page, "other_page")
    assert page.title[0].value == "Wat wordt er van een declaratie betaald?"
    assert visit_of(page).cursor == before + 1
    pressed(page, "other_page")
    assert page.title[0].value == "Klantenservice"


def test_a_story_is_told_beside_the_line_and_what_the_line_takes_back_is_asked(
    page: AppTest,
) -> None:
    answered(page, selective_policy="true", hospital_selected="false")
    widget(page, "claims.way").set_value("story")
    page.run()
    widget(page, "claims.story").set_value("planned-by-first-line")
    page.run()
    typed(page, "tv 06")
    assert shown(page, "answer.referral_type") == "06"
    assert "Type verwijzer 06: ander ziekenhuis" in desk(page)["note"]
    typed(page, "")
    assert "answer.referral_type" in names(page)


# ---------------------------------------------------------------- what is said and noted

TODAY = claims.assess(claims.Claim()).on
CLAIMS = [
    claims.Claim.model_validate(first | story.facts.known() | more)
    for first, story, more in product(
        (
            {},
            {"selective_policy": False},
            {"selective_policy": True, "hospital_selected": False},
        ),
        claims.STORIES,
        ({}, {"acute_activity": "190015"}, {"first_trajectory": "missing"}),
    )
]


@pytest.mark.parametrize("language", Language)
def test_a_note_is_five_to_seven_lines_and_tells_every_fact_and_the_conclusion(
    language: Language,
) -> None:
    words = words_in(language)
    for claim in CLAIMS:
        assessment = claims.assess(claim)
        note = write_note(words, claim, TODAY, declined=["care_type"], unused=["xqzw"])
        lines = note.split("\n")
        assert 5 <= len(lines) <= 7, note
        assert all(line.endswith((".", ")")) for line in lines)
        for code in (claim.referral_type, claim.care_type, claim.acute_activity):
            assert code is None or code == "none" or str(code) in lines[1]
        assert "xqzw" in note
        assert assessment.rules.hash in lines[-1]
        prevails = {Language.NL: "polisvoorwaarden", Language.EN: "policy conditions"}
        assert prevails[language] in lines[-1]
        for outcome in assessment.outcomes:
            told = words[f"payment{'' if assessment.decided else '_short'}.{outcome.payment}"]
            assert told.rstrip(".") in note
        unknown = [line for line in lines if line.startswith(words["claim_note.unknown"])]
        assert len(unknown) == (not assessment.decided)
        assert "**" not in note


@pytest.mark.parametrize("language", Language)
def test_a_sentence_tells_the_answer_and_what_happens_or_asks_the_next_question(
    language: Language,
) -> None:
    words = words_in(language)
    for claim in CLAIMS:
        assessment = claims.assess(claim)
        said = read_aloud(words, assessment, ())
        if assessment.decided:
            (outcome,) = assessment.outcomes
            assert said.startswith(words[f"payment.{outcome.payment}"])
            assert said.endswith(words[f"claim_spoken.next.{outcome.payment}"])
        else:
            assert said.endswith(words[f"claim_spoken.ask.{assessment.open_questions[0]}"])
        known = read_aloud(words, assessment, CLAIM.fields)
        assert (
            assessment.decided
            or words[f"questions.{assessment.open_questions[0]}.find_out"] in known
        )


@pytest.mark.parametrize("language", Language)
def test_the_page_gives_the_sentence_and_the_note_of_what_was_answered(language: Language) -> None:
    at = typed(opened(f"{language}-NL"), LINE + " xqzw")
    words = words_in(language)
    claim = claims.Claim.model_validate(
        {
            "selective_policy": True,
            "hospital_selected": False,
            "care_kind": "other",
            "referral_type": "04",
            "acute_activity": "190016",
        }
    )
    day = visit_of(at).today
    assert desk(at) == {
        "sentence": read_aloud(words, claims.assess(claim, day), ()),
        "note": write_note(words, claim, day, unused=["xqzw"]),
    }
