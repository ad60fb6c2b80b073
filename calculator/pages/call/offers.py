"""What an agent can offer: the smallest changes that leave the caller less to pay."""

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from calculator import aftercare
from calculator.pages.answer import drawing
from calculator.pages.answer.changes import choose_alternatives
from calculator.pages.answer.sentences import (
    Listener,
    capitalise,
    enumerate_texts,
    write_clauses,
)
from calculator.words import Words


def write_offers(words: Words, situation: aftercare.Situation, day: date) -> list[str]:
    """Return what to offer, each with what it does to the sessions to come and when it can start.

    Nothing is offered before the answer is decided. About a child its parent is spoken to.
    """
    assessment = aftercare.assess(situation)
    if not (assessment.decided and assessment.in_scope):
        return []
    now, later, _ = choose_alternatives(aftercare.alternatives(situation))
    return [_offer(words, situation, alternative, day) for alternative in (*now, *later)]


def draw_offers(words: Words, situation: aftercare.Situation, day: date) -> Markup:
    """Return the offers as a list under a heading; nothing if there are none."""
    told = write_offers(words, situation, day)
    if not told:
        return Markup("")
    return drawing.answer(drawing.section(words["offers.title"], drawing.bullets(told)))


def _offer(
    words: Words,
    situation: aftercare.Situation,
    alternative: aftercare.Alternative,
    day: date,
) -> str:
    listener = Listener.of(situation)
    start = (
        words("offers.from_january", year=day.year + 1)
        if alternative.from_january
        else words["offers.now"]
    )
    change = enumerate_texts(words["headline.and"], list(_changes(words, alternative, listener)))
    then = write_clauses(words, aftercare.prospects(alternative.assessment.plans), listener)
    return words("offers.offer", change=capitalise(change), then=f"{then}.", start=start)


def _changes(words: Words, alternative: aftercare.Alternative, listener: Listener) -> Iterator[str]:
    for field, value in {**alternative.answers, **alternative.provided}.items():
        yield words[f"offer.{listener}.{field}.{str(value).lower()}"]
