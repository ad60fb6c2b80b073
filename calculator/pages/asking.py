"""How far the asking is and what the answers come to: all that a page with questions draws."""

from dataclasses import dataclass

from markupsafe import Markup

from calculator import aftercare, claims
from calculator.pages import answer, claim_answer, drawing
from calculator.pages.answers import Given
from calculator.pages.remembered import remembered
from calculator.pages.sentences import headline
from calculator.words import Words


@dataclass(frozen=True)
class Asking:
    """What follows from some answers.

    Attributes:
        questions: The fields to ask, in the order of asking.
        read_first: What has to be read before anything else; may be empty.
        told: The answer in one sentence.
        answer: The answer as a sheet of its own.
    """

    questions: tuple[str, ...]
    read_first: Markup
    told: str
    answer: Markup


@remembered
def about_aftercare(words: Words, given: Given) -> Asking:
    """Return what to ask next about somebody's aftercare, and who pays as far as is known."""
    interview = aftercare.interview(given.answers, given.passed_over)
    situation = interview.facts
    assessment = aftercare.assess(situation)
    told = headline(words, assessment, started=given.started)
    in_short = answer.answer_in_short(words, situation, started=given.started)
    in_full = answer.answer_in_full(words, situation, started=given.started)
    return Asking(
        (*interview.questions, *_count(given, interview.questions, assessment)),
        answer.read_first(words, situation),
        told,
        drawing.sheet(words["self_check.answer"], in_short, in_full),
    )


@remembered
def about_claim(words: Words, given: Given) -> Asking:
    """Return what to ask next about a claim, and what it is paid at as far as is known."""
    interview = claims.interview(given.answers, given.passed_over)
    assessment = claims.assess(interview.facts)
    in_short = claim_answer.answer_in_short(words, assessment, started=given.started)
    in_full = claim_answer.answer_in_full(words, interview.facts, started=given.started)
    return Asking(
        interview.questions,
        Markup(""),
        claim_answer.headline(words, assessment, started=given.started),
        drawing.sheet(words["claims.answer"], in_short, in_full),
    )


def _count(
    given: Given, questions: tuple[str, ...], assessment: aftercare.Assessment
) -> tuple[str, ...]:
    """Return the question how many sessions somebody has had, where that matters.

    It comes last, and does not matter where one payer pays every session.
    """
    answered = given.answers.keys() | given.passed_over
    matters = "sessions_had" in answered or any(len(plan.blocks) > 1 for plan in assessment.plans)
    asked = answered >= {*questions} and bool(assessment.plans) and matters
    return ("sessions_had",) if asked else ()
