"""A drawing that is remembered is the same as one that is made anew."""

import pytest

from calculator import aftercare, claims
from calculator.pages import answer, claim_answer
from calculator.words import Language, words_in

SITUATION = aftercare.Situation(
    indication=aftercare.Indication.ONCOLOGY,
    treatment_need=aftercare.TreatmentNeed.CURRENT,
    age=52,
)


def test_the_same_facts_in_another_language_are_drawn_in_that_language() -> None:
    dutch, english = (
        answer.answer_in_full(words_in(language), SITUATION, started=True) for language in Language
    )
    assert dutch != english
    assert words_in(Language.NL)["answer.decided_by"] in dutch
    assert words_in(Language.EN)["answer.decided_by"] in english


@pytest.mark.parametrize("started", [True, False])
def test_facts_that_are_equal_are_drawn_once_and_others_anew(started: bool) -> None:  # noqa: FBT001
    words = words_in(Language.NL)
    again = aftercare.Situation.model_validate(SITUATION.model_dump())
    first = answer.answer_in_short(words, SITUATION, started=started)
    assert answer.answer_in_short(words, again, started=started) is first
    other = SITUATION.model_copy(update={"indication": aftercare.Indication.OTHER})
    assert answer.answer_in_short(words, other, started=started) != first


def test_a_yes_is_never_taken_for_another_fact() -> None:
    """In Python True is 1: what is remembered must tell them apart."""
    words = words_in(Language.NL)
    facts = [
        claims.Claim(selective_policy=True),
        claims.Claim(hospital_selected=True),
        claims.Claim(selective_policy=False),
        claims.Claim(licence=True),
    ]
    drawn = {claim_answer.answer_in_full(words, each, started=True) for each in facts[::2]}
    assert len(drawn) == 2
    told = [claim_answer.answer_in_full(words, each, started=True) for each in facts]
    assert told[0] != told[2]
