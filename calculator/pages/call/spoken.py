"""What an agent says to the caller: short sentences, to read aloud."""

from collections.abc import Iterator
from typing import Final

from calculator import aftercare
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import (
    enumerate_texts,
    keep_certain,
    tell,
    write_clauses,
    write_judged_first,
    write_outside,
    write_sentence,
    write_why_not,
)
from calculator.pages.call.offers import write_offers
from calculator.words import Words
from calculator.words.days import write_day

_MOST_TO_FIND_OUT: Final = 2
"""As many things as somebody remembers after a call."""


def read_aloud(words: Words, enquiry: Enquiry) -> str:
    """Return what to say: who pays as far as that is certain, then what has to be asked or known.

    Once everything is decided, it says why the caller pays and what would change that. About a
    child its parent is spoken to.
    """
    assessment = enquiry.assessment
    if assessment.in_scope is False:
        return write_outside(words, enquiry, "spoken")
    told = [*_who_pays(words, enquiry)] if assessment.in_scope else []
    if told and enquiry.of_another_day:
        told.append(words("day.told", day=write_day(words, enquiry.on)))
    if enquiry.next_question:
        asked = write_question(words, enquiry)
        known = enquiry.situation != aftercare.Situation()
        told.append(words("spoken.question", asked=asked) if known else asked)
    elif assessment.open_questions:
        told.append(words("spoken.find_out", where=write_find_out(words, enquiry)))
    else:
        if enquiry.own_risk_comes_first:
            told.append(words["spoken.own_risk"])
        told.extend(_why_and_way_out(words, enquiry))
    return " ".join(told)


def write_question(words: Words, enquiry: Enquiry) -> str:
    """Return the next question, as it is put to the caller."""
    return words[f"spoken.ask.{enquiry.listener}.{enquiry.next_question}"]


def write_find_out(words: Words, enquiry: Enquiry) -> str:
    """Return where to find out what is open and the caller does not know."""
    return " ".join(
        tell(
            words,
            enquiry.listener,
            f"questions.{field}.find_out",
            f"questions.{field}.find_out_parent",
        )
        for field in enquiry.assessment.open_questions[:_MOST_TO_FIND_OUT]
    )


def _who_pays(words: Words, enquiry: Enquiry) -> Iterator[str]:
    """Yield who pays, one breath each; that the own risk comes first is a sentence of its own."""
    certain = keep_certain(enquiry.prospects)
    if enquiry.judged_first:
        yield write_judged_first(words, enquiry)
        yield words["spoken.fitness"]
    elif len(enquiry.assessment.plans) == 1:
        for prospect in certain:
            yield f"{write_sentence(words, enquiry, [prospect], own_risk=False)}."
    elif certain:
        clauses = write_clauses(words, enquiry, certain, own_risk=False)
        yield words("spoken.certain", clauses=clauses)


def _why_and_way_out(words: Words, enquiry: Enquiry) -> Iterator[str]:
    """Yield why the caller pays some sessions to come, and the change that helps most."""
    reasons = [
        write_why_not(words, enquiry.listener, field, value)
        for field, value in enquiry.keeps_others_from_paying.items()
        # Whoever has only the basic insurance has heard so: they lack the module.
        if value is not aftercare.Supplementary.NONE
    ]
    if reasons and not enquiry.judged_first:
        yield words("spoken.reason", reasons=enumerate_texts(words["headline.and"], reasons))
    yield from write_offers(words, enquiry)[:1]
