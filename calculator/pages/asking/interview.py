"""How far the asking is and what the answers come to: all that a page with questions draws."""

from functools import lru_cache
from typing import Final, NamedTuple

from markupsafe import Markup

from calculator import aftercare, claims, decision
from calculator.pages.answer import aftercare as aftercare_answer
from calculator.pages.answer import claim as claim_answer
from calculator.pages.answer import drawing
from calculator.pages.answer.sentences import headline
from calculator.pages.asking.remembered import remembered
from calculator.pages.visit.answers import Given
from calculator.words import Words

_REMEMBERED: Final = 1000
"""After how many ways to answer what to ask next is remembered: some hundred bytes each."""


class Told(NamedTuple):
    """What some facts come to.

    Attributes:
        sentence: The answer in one sentence.
        sheet: The answer as a sheet of its own.
        read_first: What has to be read before anything else; may be empty.
    """

    sentence: str
    sheet: Markup
    read_first: Markup = Markup("")


class Asking(NamedTuple):
    """What follows from some answers.

    Attributes:
        questions: The fields to ask, in the order of asking.
        told: What the answers come to.
    """

    questions: tuple[str, ...]
    told: Told


def about_aftercare(words: Words, given: Given) -> Asking:
    """Return what to ask next about somebody's aftercare, and who pays as far as is known."""
    answered = aftercare.Situation.model_validate(aftercare.Situation.drop_pointless(given.answers))
    asked = _asked(answered.generalise(), given.passed_over)
    return Asking(asked.questions, who_pays(words, asked.facts, started=given.started))


def about_claim(words: Words, given: Given) -> Asking:
    """Return what to ask next about a claim, and what it is paid at as far as is known."""
    interview = claims.interview(given.answers, given.passed_over)
    return Asking(interview.questions, paid_at(words, interview.facts, started=given.started))


@remembered
def who_pays(words: Words, situation: aftercare.Situation, *, started: bool) -> Told:
    """Return who pays.

    Args:
        words: The texts.
        situation: What is known of the person.
        started: Whether any question was answered.
    """
    in_short = aftercare_answer.answer_in_short(words, situation, started=started)
    in_full = aftercare_answer.answer_in_full(words, situation, started=started)
    return Told(
        headline(words, aftercare.assess(situation), started=started),
        drawing.sheet(words["self_check.answer"], in_short, in_full),
        aftercare_answer.read_first(words, situation),
    )


@remembered
def paid_at(words: Words, claim: claims.Claim, *, started: bool) -> Told:
    """Return what a claim is paid at.

    Args:
        words: The texts.
        claim: What is known of it.
        started: Whether any question was answered.
    """
    assessment = claims.assess(claim)
    in_short = claim_answer.answer_in_short(words, assessment, started=started)
    in_full = claim_answer.answer_in_full(words, claim, started=started)
    return Told(
        claim_answer.headline(words, assessment, started=started),
        drawing.sheet(words["claims.answer"], in_short, in_full),
    )


@lru_cache(_REMEMBERED)
def _asked(
    answered: aftercare.Situation, passed_over: frozenset[str]
) -> decision.Interview[aftercare.Situation]:
    """Return which questions to show, the number of sessions had among them if it matters.

    That is asked after everything else, and not where one payer pays every session.
    """
    given = {field: value for field, value in answered if value is not None}
    interview = aftercare.interview(given, passed_over)
    settled = given.keys() | passed_over
    plans = aftercare.assess(interview.facts).plans
    matters = "sessions_had" in settled or any(len(plan.blocks) > 1 for plan in plans)
    if not (plans and matters and settled >= {*interview.questions}):
        return interview
    return interview.model_copy(update={"questions": (*interview.questions, "sessions_had")})
