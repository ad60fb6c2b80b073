"""What an agent says to the caller: a sentence or two, to read aloud."""

from collections.abc import Iterator
from typing import Final

from calculator import aftercare
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import (
    keep_certain,
    tell,
    write_clauses,
    write_judged_first,
    write_outside,
    write_sentence,
)
from calculator.words import Words
from calculator.words.days import write_day

_OWN_RISK: Final = frozenset({"own-risk-385", "own-risk-on-your-policy"})
_MOST_TO_FIND_OUT: Final = 2
"""As many things as somebody remembers after a call."""


def read_aloud(words: Words, enquiry: Enquiry) -> str:
    """Return what to say: who pays as far as that is certain, then what has to be asked or known.

    About a child its parent is spoken to.
    """
    assessment = enquiry.assessment
    if assessment.in_scope is False:
        return write_outside(words, enquiry, "spoken")
    told = [*_who_pays(words, enquiry)] if assessment.in_scope else []
    if told and enquiry.of_another_day:
        told.append(words("day.told", day=write_day(words, enquiry.on)))
    if enquiry.next_question:
        told.append(words("spoken.question", asked=write_question(words, enquiry)))
    elif assessment.open_questions:
        told.append(words("spoken.find_out", where=write_find_out(words, enquiry)))
    elif _own_risk_comes_first(enquiry):
        told.append(words["spoken.own_risk"])
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
    """Yield who pays; that the own risk comes first is a sentence of its own."""
    certain = keep_certain(enquiry.prospects)
    if enquiry.judged_first:
        yield write_judged_first(words, enquiry)
    elif len(enquiry.assessment.plans) == 1:
        yield f"{write_sentence(words, enquiry, certain, own_risk=False)}."
    elif certain:
        clauses = write_clauses(words, enquiry, certain, own_risk=False)
        yield words("spoken.certain", clauses=clauses)


def _own_risk_comes_first(enquiry: Enquiry) -> bool:
    return not _OWN_RISK.isdisjoint(remark.id for remark in enquiry.remarks) and any(
        block.payer is aftercare.Payer.BASIS_INSURANCE
        for plan in enquiry.assessment.plans
        for block in plan.blocks
    )
