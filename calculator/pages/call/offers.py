"""What an agent can offer: the smallest changes that leave the caller less to pay."""

from typing import NamedTuple

from markupsafe import Markup

from calculator import aftercare
from calculator.pages.answer import drawing
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import capitalise, enumerate_texts, write_clauses
from calculator.words import Words


class Offer(NamedTuple):
    """A change that can be offered.

    Attributes:
        change: What changes.
        after: What would be asked then.
    """

    change: aftercare.Alternative
    after: Enquiry


def offers_of(enquiry: Enquiry) -> list[Offer]:
    """Return what to offer; of what can start now, and of what can in January, the best first.

    Nothing is offered before the answer is decided.
    """
    return [
        Offer(change, after)
        for change in (*enquiry.changes.now, *enquiry.changes.later)
        # What decides nothing now can decide in a year in which sessions count anew.
        if len((after := enquiry.after(change)).assessment.plans) == 1
    ]


def write_offers(words: Words, enquiry: Enquiry) -> list[str]:
    """Return what to offer, each with what it does to the sessions still to come when it starts.

    About a child its parent is spoken to.
    """
    return [_offer(words, enquiry, offer) for offer in offers_of(enquiry)]


def draw_offers(words: Words, enquiry: Enquiry) -> Markup:
    """Return the offers as a list under a heading; nothing if there are none."""
    told = write_offers(words, enquiry)
    if not told:
        return Markup("")
    return drawing.answer(drawing.section(words["offers.title"], drawing.bullets(told)))


def _offer(words: Words, enquiry: Enquiry, offer: Offer) -> str:
    changes = [
        words[f"offer.{enquiry.listener}.{field}.{str(value).lower()}"]
        for field, value in {**offer.change.answers, **offer.change.provided}.items()
    ]
    change = capitalise(enumerate_texts(words["headline.and"], changes))
    then = write_clauses(words, offer.after, offer.after.prospects)
    if offer.change.from_january:
        return words("offers.from_january", change=change, year=enquiry.on.year + 1, then=then)
    return words("offers.now", change=change, then=then)
