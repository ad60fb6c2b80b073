"""What a page replies to some answers: what to ask next, and the answer as far as it goes.

Many people ask about the same, and one person twice, so replies of a day are remembered. Nothing
says whose answers they were; they are gone with the process, or sooner: the least asked for makes
room.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from markupsafe import Markup

from calculator import aftercare, claims, decision
from calculator.pages.answer import aftercare as aftercare_answer
from calculator.pages.answer import claim as claim_answer
from calculator.pages.answer import drawing
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import write_headline
from calculator.pages.asking.steps import find_progress
from calculator.pages.visit.answers import LISTED, Given
from calculator.words import Words

_DRAWINGS: Final = 128
"""How many drawn answers of one kind are remembered: about a megabyte."""


class Drawn(NamedTuple):
    """An answer in its parts, from top to bottom.

    Attributes:
        sheet: Who pays, with the line that leads to it on a phone.
        next: What to do now; empty where there is nothing.
        in_full: The rest.
    """

    sheet: Markup
    next: Markup
    in_full: Markup


class Reply(NamedTuple):
    """What follows from some answers.

    Attributes:
        questions: The fields to ask, in the order of asking.
        next_question: The one among them that has no answer yet; None once all have.
        most: How many questions there are at most, those that were answered among them.
        enquiry: What the answers that count ask; an age stands for all of which the same is told.
        drawn: What they come to.
    """

    questions: tuple[str, ...]
    next_question: str | None
    most: int
    enquiry: Enquiry
    drawn: Drawn


class ClaimReply(NamedTuple):
    """What follows from some answers about a claim.

    Attributes:
        questions: The fields to ask, in the order of asking.
        facts: What is known of the claim.
        sheet: What it is paid at.
        grounds: Why, and what goes with it, with the line that leads to it on a phone.
    """

    questions: tuple[str, ...]
    facts: claims.Claim
    sheet: Markup
    grounds: Markup


def reply_about_aftercare(words: Words, given: Given) -> Reply:
    """Return what to ask next about somebody's aftercare, and who pays as far as is known."""
    enquiry = enquire(given)
    progress = find_progress(enquiry.situation.generalise(), given.passed_over, given.on)
    counting = replace(enquiry, situation=progress.facts, declined=frozenset())
    if enquiry.declined:
        # Only what is still open is told of: so the same is drawn for more people.
        open_ones = enquiry.declined.intersection(counting.assessment.open_questions)
        counting = replace(counting, declined=open_ones)
    return Reply(
        progress.questions,
        progress.next_question,
        progress.most,
        counting,
        draw_who_pays(words, counting, started=given.started),
    )


def enquire(given: Given) -> Enquiry:
    """Return what is asked by the answers about a person."""
    answers = aftercare.Situation.drop_pointless(given.answers)
    situation = aftercare.Situation.model_validate(answers)
    asked = Enquiry(situation, given.on, asked_on=given.today, declined=given.declined)
    listing = given.listing
    if listing is None or not (listing.finding.listed and situation.known().get(LISTED)):
        return asked
    return replace(
        asked,
        listed_until=listing.finding.last_day,
        listed_by=listing.grounds,
        term_known=listing.term is not None and not listing.term.differs,
    )


def reply_about_claim(words: Words, given: Given, typed: Collection[str] = ()) -> ClaimReply:
    """Return what to ask next about a claim, and what it is paid at as far as is known.

    Args:
        words: The texts.
        given: What was answered.
        typed: The fields that a typed line has answered. They are shown and count, also before
            the questions get there.
    """
    interview = claims.interview(given.answers, given.passed_over)
    known = interview.facts.model_dump(exclude_none=True)
    known |= {field: given.answers[field] for field in typed if field in given.answers}
    facts = claims.Claim.model_validate(known)
    shown = {*interview.questions, *typed}
    return ClaimReply(
        tuple(field for field in claims.ORDER if field in shown),
        facts,
        *draw_payment(words, facts if given.started else None, decision.today()),
    )


@lru_cache(_DRAWINGS)
def draw_who_pays(words: Words, enquiry: Enquiry, *, started: bool) -> Drawn:
    """Return who pays; what to do if nothing was answered.

    Args:
        words: The texts.
        enquiry: What is asked. The day on which it is asked is of it: what is not said of it
            changes with that day too, so nothing is remembered longer.
        started: Whether anything was answered.
    """
    if not started:
        sentence = words["headline.empty"]
        in_short, to_do = drawing.answer(drawing.headline(sentence)), Markup("")
        in_full = drawing.answer(aftercare_answer.draw_not_decided(words, enquiry))
    else:
        sentence = write_headline(words, enquiry)
        in_short = aftercare_answer.draw_in_short(words, enquiry)
        to_do = aftercare_answer.draw_next(words, enquiry)
        in_full = aftercare_answer.draw_in_full(words, enquiry)
    sheet = drawing.sheet(words["self_check.answer"], in_short) + drawing.peek(sentence)
    return Drawn(sheet, to_do, in_full)


@lru_cache(_DRAWINGS)
def draw_payment(words: Words, claim: claims.Claim | None, on: date) -> tuple[Markup, Markup]:
    """Return what a claim is paid at, and the grounds; what to do if nothing was answered.

    Args:
        words: The texts.
        claim: What is known of it; None if nothing was answered.
        on: The day of drawing, as of `draw_who_pays`.
    """
    if claim is None:
        sentence = words["claims.empty"]
        in_short, in_full = claim_answer.draw_headline(sentence), Markup("")
    else:
        assessment = claims.assess(claim, on)
        sentence = claim_answer.write_headline(words, assessment)
        in_short = claim_answer.draw_in_short(words, assessment)
        in_full = claim_answer.draw_in_full(words, claim)
    sheet = drawing.sheet(words["claims.answer"], in_short)
    return sheet, in_full + drawing.peek(sentence)
