"""What an agent can offer: the smallest changes that leave the caller less to pay."""

from collections.abc import Iterator

from markupsafe import Markup

from calculator import aftercare
from calculator.pages.answer import drawing
from calculator.pages.answer.changes import choose_alternatives
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import capitalise, enumerate_texts, write_clauses
from calculator.words import Words


def write_offers(words: Words, enquiry: Enquiry) -> list[str]:
    """Return what to offer, each with what it does to the sessions still to come when it starts.

    Nothing is offered before the answer is decided. About a child its parent is spoken to.
    """
    if not (enquiry.assessment.decided and enquiry.assessment.in_scope):
        return []
    now, later, _ = choose_alternatives(aftercare.alternatives(enquiry.situation, enquiry.on))
    return [
        _offer(words, enquiry, alternative, after)
        for alternative in (*now, *later)
        # What decides nothing now can decide in a year in which sessions count anew.
        if len((after := enquiry.after(alternative)).assessment.plans) == 1
    ]


def draw_offers(words: Words, enquiry: Enquiry) -> Markup:
    """Return the offers as a list under a heading; nothing if there are none."""
    told = write_offers(words, enquiry)
    if not told:
        return Markup("")
    return drawing.answer(drawing.section(words["offers.title"], drawing.bullets(told)))


def _offer(
    words: Words, enquiry: Enquiry, alternative: aftercare.Alternative, after: Enquiry
) -> str:
    change = enumerate_texts(words["headline.and"], list(_changes(words, enquiry, alternative)))
    then = write_clauses(words, after, after.prospects)
    if alternative.from_january:
        year = enquiry.on.year + 1
        return words("offers.from_january", change=capitalise(change), year=year, then=then)
    return words("offers.now", change=capitalise(change), then=then)


def _changes(words: Words, enquiry: Enquiry, alternative: aftercare.Alternative) -> Iterator[str]:
    for field, value in {**alternative.answers, **alternative.provided}.items():
        yield words[f"offer.{enquiry.listener}.{field}.{str(value).lower()}"]
