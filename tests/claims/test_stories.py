"""Stories stand for codes; one fact otherwise can lead to another payment."""

import pytest

from calculator.claims import STORIES, Claim, Story, alternatives, assess, remarks

NOT_SELECTED = {"selective_policy": True, "hospital_selected": False}
EXPECTED = {
    "emergency-by-oneself": {"full"},
    "emergency-referred": {"full"},
    "urgent-elsewhere": {"full"},
    "planned-by-first-line": {"reduced"},
    "referred-by-another-hospital": {"full"},
    "follow-up": {"full", "contact", "reduced"},
    "taken-over-by-another-specialism": {"full", "contact", "reduced"},
    "another-specialism-is-consulted": {"full", "contact", "reduced"},
    "begun-while-contracted": {"full"},
    "own-patient-new-trajectory": {"full", "undecided", "contact", "reduced"},
    "by-oneself-not-urgent": {"undecided"},
    "mental-health": {"full"},
    "pregnancy": {"full"},
    "bowel-screening": {"full"},
    "licensed-activity": {"full", "do-not-claim"},
    "outside-the-dbc-system": {"full"},
}


def claim_of(story: Story) -> Claim:
    return Claim.model_validate(NOT_SELECTED | story.facts.known())


def test_there_is_one_story_of_each_kind() -> None:
    assert [story.id for story in STORIES] == list(EXPECTED)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_a_story_leads_to_what_its_codes_lead_to(story: Story) -> None:
    outcomes = assess(claim_of(story)).outcomes
    assert {outcome.payment.value for outcome in outcomes} == EXPECTED[story.id]


def test_every_way_of_claiming_is_explained_at_some_story() -> None:
    explained = {remark.id for story in STORIES for remark in remarks(claim_of(story))}
    assert explained >= {
        "claim-mental-health",
        "claim-non-dbc",
        "claim-licensed",
        "claim-pregnancy",
        "claim-bowel-screening",
        "claim-urgent",
        "urgent-means",
        "claim-tertiary-referral",
        "claim-follow-up",
        "claim-internal-referral",
        "new-need-needs-a-selected-hospital",
        "assessed-by-hand",
    }


def test_a_plannable_claim_is_full_with_an_acute_activity_or_at_a_selected_hospital() -> None:
    story = next(story for story in STORIES if story.id == "planned-by-first-line")
    found = {
        (field, value): alternative.assessment.outcomes[0].payment.value
        for alternative in alternatives(claim_of(story))
        for field, value in alternative.answers.items()
    }
    assert found == {
        ("hospital_selected", True): "full",
        ("acute_activity", "190015"): "full",
        ("acute_activity", "190016"): "full",
    }


def test_what_is_unknown_is_no_alternative() -> None:
    assert alternatives(Claim()) == ()
