"""What somebody can do now: whom to ask what, or what to change at once."""

from collections.abc import Iterator, Mapping
from typing import Final

from markupsafe import Markup

from calculator import aftercare
from calculator.pages.answer import drawing
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import (
    capitalise,
    enumerate_texts,
    uncapitalise,
    write_change,
    write_headline,
)
from calculator.words import Words

_ASKED: Final[Mapping[str, tuple[str, ...]]] = {
    "insurer": ("basis_plus_module", "supplementary", "supplementary_sessions"),
    "practice": ("plus_practice", "basis_entitlement"),
    "doctor": ("indication", "treatment_need", "referral"),
}
"""Who knows what, in the order in which to ask."""


def draw_to_do(words: Words, enquiry: Enquiry) -> Markup:
    """Return what can be done now, under a heading; nothing where there is nothing to do."""
    lines = list_to_do(words, enquiry)
    told = drawing.bullets(lines)
    return drawing.section(words["to_do.title"], told)


def list_to_do(words: Words, enquiry: Enquiry) -> list[str]:
    """Return what can be done now.

    Once every question was asked, that is whom to ask what nobody knew, with the words to say; and
    once everything is decided, what can be changed at once so that the person pays less.
    """
    return [*_asking(words, enquiry), *_changing(words, enquiry)]


def write_at_once(words: Words, enquiry: Enquiry, change: aftercare.Alternative) -> str:
    """Return a change with who pays then."""
    conditions = [
        write_change(words, enquiry.listener, field, value)
        for field, value in {**change.answers, **change.provided}.items()
    ]
    after = write_headline(words, enquiry.after(change))
    told = capitalise(enumerate_texts(words["headline.and"], conditions))
    return f"{told}: {uncapitalise(after)}"


def _asking(words: Words, enquiry: Enquiry) -> Iterator[str]:
    """Yield whom to ask, with the questions as they are put."""
    for who, fields in _ASKED.items():
        asked = [
            words[f"to_do.ask.{enquiry.listener}.{field}"]
            for field in fields
            if field in enquiry.to_find_out
        ]
        if asked:
            yield words(f"to_do.{who}", asked=" ".join(asked))


def _changing(words: Words, enquiry: Enquiry) -> Iterator[str]:
    """Yield what can be changed at once, with what it leads to."""
    for change in enquiry.changes.now:
        yield write_at_once(words, enquiry, change)
