"""What an agent says to the caller: a sentence or two, to read aloud."""

from collections.abc import Iterator
from typing import Final

from calculator import aftercare
from calculator.pages.answer.sentences import (
    Listener,
    keep_certain,
    write_clauses,
    write_outside,
    write_sentence,
)
from calculator.words import Words

_OWN_RISK: Final = frozenset({"own-risk-385", "own-risk-on-your-policy"})


def read_aloud(
    words: Words, situation: aftercare.Situation, assessment: aftercare.Assessment
) -> str:
    """Return what to say: who pays as far as that is certain, then what has to be asked or known.

    About a child its parent is spoken to.
    """
    listener = Listener.of(situation)
    if assessment.in_scope is False:
        return write_outside(words, "spoken", assessment)
    told = [*_who_pays(words, assessment, listener)] if assessment.in_scope else []
    if assessment.open_questions:
        told.append(
            words("spoken.question", asked=write_next_question(words, situation, assessment))
        )
    elif _own_risk_comes_first(situation, assessment):
        told.append(words["spoken.own_risk"])
    return " ".join(told)


def write_next_question(
    words: Words, situation: aftercare.Situation, assessment: aftercare.Assessment
) -> str:
    """Return the first question that is still open, as it is put to the caller."""
    return words[f"spoken.ask.{Listener.of(situation)}.{assessment.open_questions[0]}"]


def _who_pays(words: Words, assessment: aftercare.Assessment, listener: Listener) -> Iterator[str]:
    certain = keep_certain(aftercare.prospects(assessment.plans))
    if len(assessment.plans) == 1:
        yield f"{write_sentence(words, certain, listener)}."
    elif certain:
        yield words("spoken.certain", clauses=write_clauses(words, certain, listener))


def _own_risk_comes_first(situation: aftercare.Situation, assessment: aftercare.Assessment) -> bool:
    return not _OWN_RISK.isdisjoint(r.id for r in aftercare.remarks(situation)) and any(
        block.payer is aftercare.Payer.BASIS_INSURANCE
        for plan in assessment.plans
        for block in plan.blocks
    )
