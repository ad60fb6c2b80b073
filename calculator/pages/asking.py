"""How far the asking is and what the answers come to: all that a page with questions draws."""

from typing import NamedTuple

from markupsafe import Markup

from calculator import aftercare, claims
from calculator.pages import answer, claim_answer, drawing
from calculator.pages.answers import Given
from calculator.pages.remembered import remembered
from calculator.pages.sentences import headline
from calculator.words import Words


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
    interview = aftercare.interview(given.answers, given.passed_over)
    questions, situation = interview.questions, interview.facts
    count = _count_matters(given, questions, aftercare.assess(situation))
    told = who_pays(words, situation.alike(), started=given.started)
    return Asking((*questions, "sessions_had") if count else questions, told)


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
    in_short = answer.answer_in_short(words, situation, started=started)
    in_full = answer.answer_in_full(words, situation, started=started)
    return Told(
        headline(words, aftercare.assess(situation), started=started),
        drawing.sheet(words["self_check.answer"], in_short, in_full),
        answer.read_first(words, situation),
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


def _count_matters(
    given: Given, questions: tuple[str, ...], assessment: aftercare.Assessment
) -> bool:
    """Return whether to ask how many sessions somebody has had, after everything else.

    It does not matter where one payer pays every session.
    """
    answered = given.answers.keys() | given.passed_over
    several = any(len(plan.blocks) > 1 for plan in assessment.plans)
    return answered >= {*questions} and (
        several or ("sessions_had" in answered and bool(assessment.plans))
    )
