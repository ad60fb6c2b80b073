"""Pieces of the answer as HTML: the timeline, the reasons, lists and notes.

Everything that stands in a piece is escaped where it is put in.
"""

from collections.abc import Callable, Iterable
from typing import Final

from markupsafe import Markup

from calculator import aftercare, decision
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import (
    capitalise,
    list_documents,
    name_payers,
    name_sessions,
    number_sessions,
    write_citation,
    write_claim_codes,
)
from calculator.words import Words

_LONGEST: Final = 24
_SHORTEST: Final = 7
"""How wide a stretch may get in the timeline, counted in sessions."""
_WITHOUT_END: Final = 14
"""How wide sessions without an end are drawn."""


def timeline(
    words: Words, enquiry: Enquiry, prospects: Iterable[aftercare.Prospect], *, small: bool = False
) -> Markup:
    """Return a picture of who pays which sessions; its text is its own equivalent."""
    size = " vw-small" if small else ""
    return Markup('<ol class="vw-timeline{}">{}</ol>').format(
        size, Markup("").join(_stop(words, enquiry, prospect) for prospect in prospects)
    )


def _stop(words: Words, enquiry: Enquiry, stop: aftercare.Prospect) -> Markup:
    certain = len(stop.payers) == 1
    width = _WITHOUT_END if stop.last is None else stop.last - stop.first + 1
    return Markup(
        '<li class="vw-stop vw-{kind}{endless}" style="--width:{width}">'
        '<span class="vw-sessions"><span class="vw-unseen">{spoken}: </span>'
        '<span aria-hidden="true">{short}</span></span> '
        '<span class="vw-payer">{payer}</span></li>'
    ).format(
        kind=stop.payers[0] if certain else "open",
        endless=" vw-endless" if stop.last is None else "",
        width=min(max(width, _SHORTEST), _LONGEST),
        spoken=capitalise(name_sessions(words, stop.first, stop.last)),
        short=number_sessions(words, stop.first, stop.last),
        payer=name_payers(words, enquiry, stop),
    )


def standing(words: Words, of: decision.Standing, *, brief: bool = False) -> Markup:
    """Return how firm the ground under a conclusion is, as a label; brief for agents."""
    text = words[f"brief_standing.{of}"] if brief else words[f"standing.{of}"]
    return Markup('<span class="vw-standing vw-{}">{}</span>').format(of, text)


def citation(words: Words, sources: Iterable[str]) -> Markup:
    """Return where a conclusion stands, document and section."""
    return Markup('<span class="vw-citation">{}</span>').format(write_citation(words, sources))


def documents(words: Words, sources: Iterable[str]) -> Markup:
    """Return what the cited documents are, each once."""
    return Markup("").join(map(note, list_documents(words, sources)))


def ground(words: Words, text: str, of: decision.Standing, sources: Iterable[str]) -> Markup:
    """Return what is said, with its standing and its sources."""
    return Markup(
        '<div class="vw-ground"><p>{}</p><p class="vw-ground-line">{} {}</p></div>'
    ).format(text, standing(words, of), citation(words, sources))


def reasons(
    words: Words,
    of: Iterable[decision.Reason],
    say: Callable[[decision.Reason], str] | None = None,
) -> Markup:
    """Return reasons, each with its standing and its sources; `say` says it in other words."""
    return Markup("").join(
        ground(
            words,
            say(reason) if say else reason.text[words.language],
            reason.standing,
            reason.sources,
        )
        for reason in of
    )


def remarks(words: Words, of: Iterable[decision.Remark], *places: str) -> Markup:
    """Return the remarks that belong in one of some places."""
    return Markup("").join(
        ground(words, remark.text[words.language], remark.standing, remark.sources)
        for remark in of
        if remark.place in places
    )


def beside(content: Markup) -> Markup:
    """Return what stands quietly with a headline; nothing if there is nothing."""
    return Markup('<div class="vw-beside">{}</div>').format(content) if content else content


def codes(words: Words, enquiry: Enquiry, claim: aftercare.ClaimCodes) -> Markup:
    """Return the codes to claim sessions with."""
    text = write_claim_codes(words, claim, enquiry.on)
    return Markup('<p class="vw-codes"><b>{}:</b> {}</p>').format(words["answer.codes"], text)


def note(text: str) -> Markup:
    """Return a quiet line beside a picture."""
    return Markup('<p class="vw-note">{}</p>').format(text)


def headline(text: str) -> Markup:
    """Return the sentence that an answer begins with."""
    return Markup('<p class="vw-headline">{}</p>').format(text)


def peek(text: str) -> Markup:
    """Return the answer in one line that leads to it, for phones, where it is out of sight.

    A screen reader says it when it changes, see `document.js`.
    """
    link = Markup('<p class="vw-peek"><a href="#vw-answer"><span data-told>{}</span></a></p>')
    return link.format(text)


def told(text: str, page: str, focus: str) -> Markup:
    """Return what only a screen reader says, and where the focus goes, see `document.js`."""
    return Markup('<p hidden data-told data-page="{}" data-focus="{}">{}</p>').format(
        page, focus, text
    )


def kept(  # noqa: PLR0913 - all that the tab has to know
    part: str, session: str, number: int, text: str, *, heard: int, done: int
) -> Markup:
    """Return what only the browser reads: a part of the visit for the tab to keep, see `tab.js`.

    Args:
        part: The name of the part.
        session: The id of the session that tells it.
        number: How often this session has told the part anew.
        text: The part; empty if nothing stands in it.
        heard: When the tab last said to this session what it kept; 0 if it did not.
        done: The number of the last answer that was taken in.
    """
    return Markup(
        '<p hidden data-kept="{}" data-session="{}" data-number="{}" data-heard="{}" data-done="{}"'
        ' data-text="{}"></p>'
    ).format(part, session, number, heard, done, text)


def wrong(text: str) -> Markup:
    """Return what is wrong with what was entered, for a screen reader to say at once."""
    return Markup('<p class="vw-wrong" role="alert">{}</p>').format(text)


def said(text: str) -> Markup:
    """Return a quiet line for a screen reader to say when it comes up."""
    return Markup('<p class="vw-note" role="status">{}</p>').format(text)


def failure(title: str, what: str) -> Markup:
    """Return that a page failed, for a screen reader to say at once."""
    return Markup('<div class="vw-failure" role="alert"><h2>{}</h2><p>{}</p></div>').format(
        title, what
    )


def find_out(text: str) -> Markup:
    """Return where somebody can find out what they do not know."""
    return Markup('<p class="vw-find-out">{}</p>').format(text)


def notes(*content: Markup) -> Markup:
    """Return what stands below a question."""
    return Markup('<div class="vw-notes">{}</div>').format(Markup("").join(content))


def small_print(text: str) -> Markup:
    """Return what stands at the foot of every page."""
    return Markup('<p class="vw-small-print">{}</p>').format(text)


def bullets(items: Iterable[str]) -> Markup:
    """Return a list of short texts; nothing if there are none."""
    # Joining escapes them too, in a sixth of the time that a format for each takes.
    listed = Markup("</li><li>").join(items)
    return Markup('<ul class="vw-list"><li>{}</li></ul>').format(listed) if listed else listed


def total(text: str) -> Markup:
    """Return what an answer in numbers begins with, for a screen reader to say when it comes up."""
    return Markup('<p class="vw-total" role="status">{}</p>').format(text)


def pairs(of: Iterable[tuple[str, str]]) -> Markup:
    """Return names, each with what belongs to it."""
    return Markup('<dl class="vw-pairs">{}</dl>').format(
        Markup("").join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*each) for each in of)
    )


def printed(content: Markup) -> Markup:
    """Return what stands on paper alone: a screen shows it elsewhere."""
    return Markup('<div class="vw-answer vw-printed">{}</div>').format(content)


def unseen_heading(title: str) -> Markup:
    """Return a heading for those who go from heading to heading without seeing the page."""
    return Markup('<h2 class="vw-unseen">{}</h2>').format(title)


def keys(does: Iterable[tuple[str, str]]) -> Markup:
    """Return keystrokes, each with what it does."""
    return Markup('<dl class="vw-keys">{}</dl>').format(
        Markup("").join(
            Markup("<div><dt><kbd>{}</kbd></dt><dd>{}</dd></div>").format(*each) for each in does
        )
    )


def answer(*content: Markup) -> Markup:
    """Return content as part of an answer, no wider than can be read."""
    return Markup('<div class="vw-answer">{}</div>').format(Markup("").join(content))


def sheet(title: str, in_short: Markup) -> Markup:
    """Return the first part of an answer under its title; it stays in view on a wide screen."""
    return Markup(
        '<div class="vw-sheet"><h2>{}</h2><div class="vw-in-short">{}</div></div>'
    ).format(title, in_short)


def section(title: str, *content: Markup, level: int = 3) -> Markup:
    """Return content under a heading, or nothing if there is none."""
    inside = Markup("").join(content)
    if not inside:
        return Markup("")
    heading = Markup("<h{0}>{1}</h{0}>").format(level, title)
    return Markup("<section>{}{}</section>").format(heading, inside)


def folded(title: str, *content: Markup) -> Markup:
    """Return content that opens when asked for."""
    return Markup("<details><summary>{}</summary>{}</details>").format(
        title, Markup("").join(content)
    )


def link_to(address: str, text: str) -> Markup:
    """Return a link to a place of this site, which opens beside what is there."""
    return Markup('<p class="vw-link"><a href="{}" target="_blank">{}</a></p>').format(
        address, text
    )
