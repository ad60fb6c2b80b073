"""The answer for one claim, for every kind of claim and in both languages."""

from itertools import product

import pytest

from calculator import claims
from calculator.pages.answer.claim import draw_in_full, write_headline
from calculator.words import Language, words_in
from tests.languages import DUTCH_EACH_TIME

NL = words_in(Language.NL)
NOT_SELECTED = {"selective_policy": True, "hospital_selected": False}
REFERRAL_TYPES = ("01", "02", "03", "04", "05", "06", "07", "08")


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_every_claim_has_an_answer_with_a_source_for_every_reason(language: Language) -> None:
    words = words_in(language)
    for kind, referral, care, acute, first in product(
        claims.CareKind,
        REFERRAL_TYPES,
        claims.CareType,
        claims.AcuteActivity,
        claims.FirstTrajectory,
    ):
        if kind is not claims.CareKind.OTHER and referral != "01":
            continue
        claim = claims.Claim.model_validate(
            {
                **NOT_SELECTED,
                "care_kind": kind,
                "licence": acute is claims.AcuteActivity.NONE,
                "referral_type": referral,
                "care_type": care,
                "acute_activity": acute,
                "first_trajectory": first,
            }
        )
        assessment = claims.assess(claim)
        (outcome,) = assessment.outcomes
        assert write_headline(words, assessment) == words[f"payment.{outcome.payment}"]
        drawn = str(draw_in_full(words, claim))
        assert drawn.count("vw-citation") >= len(outcome.reasons)
        assert "071 751" not in drawn


def test_what_is_open_is_named_with_what_it_can_become() -> None:
    claim = claims.Claim.model_validate(
        {**NOT_SELECTED, "care_kind": "other", "referral_type": "04"}
    )
    words = words_in(Language.NL)
    told = write_headline(words, claims.assess(claim))
    assert told == "Wat er wordt betaald, hangt nog af van: de acute zorgactiviteit."
    drawn = str(draw_in_full(words, claim))
    assert "De declaratie wordt voor 100% betaald." in drawn
    assert "75% van het gemiddeld gecontracteerde tarief" in drawn


def test_a_reduced_claim_tells_what_it_is_a_share_of_and_what_would_change_it() -> None:
    claim = claims.Claim.model_validate(
        {**NOT_SELECTED, "care_kind": "other", "referral_type": "04", "acute_activity": "none"}
    )
    drawn = str(draw_in_full(words_in(Language.NL), claim))
    assert "meer dan een kwart van de nota" in drawn
    assert "Met zorgactiviteit 190016: de declaratie wordt voor 100% betaald." in drawn
    assert "eigen risico" in drawn
    assert "nieuwe zorgvraag" in drawn


def test_a_missing_licence_is_an_exception_to_what_is_certain_otherwise() -> None:
    selected = claims.assess(claims.Claim(selective_policy=True, hospital_selected=True))
    assert {outcome.payment for outcome in selected.outcomes} == {"full", "do-not-claim"}
    for language, said in (
        (Language.NL, "100%, tenzij het een WBMV-activiteit zonder vergunning is."),
        (Language.EN, "100%, unless it is a WBMV activity without a licence."),
    ):
        assert write_headline(words_in(language), selected) == said
    licensed = claims.Claim(selective_policy=True, care_kind=claims.CareKind.LICENSED)
    assert write_headline(NL, claims.assess(licensed)) == (
        "Wat er wordt betaald, hangt nog af van: of het ziekenhuis de vergunning heeft."
    )
    open_referral = claims.assess(claims.Claim.model_validate(NOT_SELECTED))
    assert "hangt nog af van" in write_headline(NL, open_referral)
