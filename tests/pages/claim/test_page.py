"""The page on selective policies as Streamlit runs it, without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from calculator import claims
from tests.pages.running import answered, drawn, names, new_site, shown, widget


@pytest.fixture
def page() -> AppTest:
    at = new_site()
    return at.switch_page("claim/page.py").run()


def told(at: AppTest, story: str) -> AppTest:
    answered(at, selective_policy="true", hospital_selected="false")
    widget(at, "claims.way").set_value("story")
    at.run()
    widget(at, "claims.story").set_value(story)
    at.run()
    assert not at.exception
    return at


def test_the_two_questions_that_end_most_calls_come_first(page: AppTest) -> None:
    assert names(page) == ["answer.selective_policy"]
    answered(page, selective_policy="false")
    assert "Deze regels gelden niet" in drawn(page)
    answered(page, selective_policy="true", hospital_selected="true")
    assert "100%, tenzij het een WBMV-activiteit zonder vergunning is." in drawn(page)


@pytest.mark.parametrize("story", claims.STORIES, ids=lambda story: story.id)
def test_every_story_fills_in_what_it_stands_for_and_asks_only_the_rest(
    page: AppTest, story: claims.Story
) -> None:
    told(page, story.id)
    facts = {"selective_policy": True, "hospital_selected": False} | story.facts.known()
    assessment = claims.assess(claims.Claim.model_validate(facts))
    asked = {*names(page)}
    assert not {f"answer.{field}" for field in story.facts.known()} & asked
    first_open = next(iter(assessment.open_questions), None)
    assert first_open is None or f"answer.{first_open}" in asked
    if assessment.decided:
        (outcome,) = assessment.outcomes
        assert outcome.reasons[0].text.nl in drawn(page)


def test_a_story_says_which_codes_it_stands_for(page: AppTest) -> None:
    told(page, "follow-up")
    assert "Staat voor: type verwijzer 07, zorgtype 21." in drawn(page)
    told(page, "mental-health")
    assert "Declareer volgens de GGZ-standaard." in drawn(page)


def test_a_story_leaves_the_first_two_answers_as_they_are(page: AppTest) -> None:
    answered(page, selective_policy="true", hospital_selected="unknown")
    widget(page, "claims.way").set_value("story")
    page.run()
    widget(page, "claims.story").set_value("emergency-referred")
    page.run()
    assert widget(page, "answer.hospital_selected").value == "unknown"
    assert "De declaratie wordt voor 100% betaald." in drawn(page)


def test_codes_tell_the_kind_of_care_and_it_is_not_asked(page: AppTest) -> None:
    answered(page, selective_policy="true", hospital_selected="false")
    answered(page, product_code="150101002")
    assert "rond de zwangerschap wordt volledig betaald" in drawn(page)
    assert "answer.care_kind" not in names(page)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        ("product_code", "12345678", "precies 9 cijfers"),
        ("product_code", "12345678X", "precies 9 cijfers"),
        ("declaration_code", "15D49", "precies 6 cijfers of letters"),
        ("specialism_code", "303", "Een nul vooraan hoort erbij"),
        ("diagnosis_code", "6-3", "1 tot en met 5 cijfers of letters"),
    ],
)
def test_a_wrong_code_is_explained_at_its_field_and_the_rest_is_kept(
    page: AppTest, field: str, wrong: str, message: str
) -> None:
    answered(page, selective_policy="true", hospital_selected="false", care_kind="other")
    answered(page, referral_type="04", **{field: wrong})
    assert message in drawn(page)
    assert widget(page, f"answer.{field}").value == wrong
    assert widget(page, "answer.referral_type").value == "04"


def test_a_kind_of_care_that_contradicts_a_code_is_said_at_both(page: AppTest) -> None:
    answered(page, selective_policy="true", hospital_selected="false", care_kind="mental-health")
    answered(page, product_code="150101002")
    assert drawn(page).count("Dit spreekt elkaar tegen: welke zorg het is, de zorgproductcode") == 2
    assert widget(page, "answer.care_kind").value == "mental-health"
    answered(page, care_kind="pregnancy")
    assert "Dit spreekt elkaar tegen" not in drawn(page)


def test_small_letters_in_a_code_are_read_as_capitals(page: AppTest) -> None:
    answered(page, selective_policy="true", hospital_selected="false", declaration_code="15d492")
    answered(page, specialism_code="0303", diagnosis_code="603")
    assert "bevolkingsonderzoek darmkanker worden volledig betaald" in drawn(page)


def test_starting_again_forgets_the_claim_and_its_story(page: AppTest) -> None:
    told(page, "pregnancy")
    widget(page, "start_again").click()
    page.run()
    assert [shown(page, name) for name in names(page)] == [None]
    answered(page, selective_policy="true", hospital_selected="false")
    widget(page, "claims.way").set_value("story")
    page.run()
    assert widget(page, "claims.story").value is None


def test_pasted_claims_take_the_first_two_answers_and_get_a_line_each(page: AppTest) -> None:
    answered(page, selective_policy="true", hospital_selected="false")
    widget(page, "claims.pasted").input(
        "kenmerk\tsoort zorg\ttype verwijzer\na\tother\t01\nb\tother\t04"
    )
    page.run()
    assert not page.exception
    assert '<th scope="row">a</th><td><b>100%</b>' in drawn(page)
    assert "de acute zorgactiviteit" in drawn(page)


def test_care_can_be_said_to_be_ordinary_once_for_all_pasted_claims(page: AppTest) -> None:
    answered(page, selective_policy="true", hospital_selected="false")
    widget(page, "claims.pasted").input("kenmerk\ttype verwijzer\na\t01")
    page.run()
    assert '<th scope="row">a</th><td><b>100%</b>' not in drawn(page)
    widget(page, "claims.ordinary").check()
    page.run()
    assert not page.exception
    assert '<th scope="row">a</th><td><b>100%</b>' in drawn(page)
