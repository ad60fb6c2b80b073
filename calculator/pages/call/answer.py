"""The answer for an agent on a call: the next session first, then codes and grounds."""

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup, escape

from calculator import aftercare
from calculator.pages.answer import drawing
from calculator.pages.answer.aftercare import (
    draw_beside_headline,
    draw_birthday,
    draw_day,
    draw_module_not_paying,
    draw_not_decided,
    draw_remarks,
    draw_why,
)
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import (
    capitalise,
    number_sessions,
    write_outside,
)
from calculator.pages.call.brief import name_payer, name_payers, write_codes
from calculator.pages.call.spoken import write_find_out, write_question
from calculator.words import Words

_MOST_PAYERS: Final = 2
"""How many possible payers an agent can take in at a glance."""


def write_call_headline(words: Words, enquiry: Enquiry) -> str:
    """Return who pays the next session and until when, and who pays those after it."""
    assessment, prospects = enquiry.assessment, enquiry.prospects
    if assessment.in_scope is False:
        return write_outside(words, enquiry, "call")
    if assessment.in_scope is None or all(
        len(prospect.payers) > _MOST_PAYERS for prospect in prospects
    ):
        return f"{capitalise(words['call.open'])}."
    return " ".join(
        _part(words, enquiry, prospect, "then" if place else "next")
        for place, prospect in enumerate(prospects)
    )


def _part(words: Words, enquiry: Enquiry, prospect: aftercare.Prospect, when: str) -> str:
    alone = len(prospect.payers) == 1
    if len(prospect.payers) > _MOST_PAYERS:
        who = words["call.open"]
    elif alone:
        who = name_payer(words, enquiry, prospect.payers[0])
    else:
        who = name_payers(words, enquiry, prospect)
    extent = "limited" if prospect.limit_unknown and alone else "full"
    length = "range"
    if prospect.last is None:
        length = "endless"
    elif prospect.first == prospect.last and extent == "full":
        length = "single"
    return words(
        f"call_headline.{when}.{extent}.{length}",
        first=prospect.first,
        last=prospect.last,
        payer=who,
    )


def draw_call_in_short(words: Words, enquiry: Enquiry, *, started: bool = True) -> Markup:
    """Return what an agent has to see without scrolling: headline, question, sessions and codes.

    If nothing was answered yet, it has not `started`, there are no sessions to see.
    """
    assessment = enquiry.assessment
    headline = write_call_headline(words, enquiry) if started else words["call.empty"]
    told = drawing.headline(headline) + draw_day(words, enquiry)
    ask = Markup('<p class="vw-ask"><b>{}:</b> {}</p>')
    if enquiry.next_question:
        told += ask.format(words["call.ask_next"], write_question(words, enquiry))
    elif assessment.open_questions:
        told += ask.format(words["call.find_out"], write_find_out(words, enquiry))
    if started and enquiry.judged_first:
        told += drawing.note(words["call.judge_first"])
    if started and assessment.plans and assessment.in_scope is None:
        told += drawing.note(words["answer.if_in_scope"])
    if started and assessment.plans:
        told += _table(words, enquiry)
    return Markup('<div class="vw-answer vw-call">{}</div>').format(told)


def _table(words: Words, enquiry: Enquiry) -> Markup:
    heads = Markup("").join(
        Markup('<th scope="col">{}</th>').format(words[f"call_table.{column}"])
        for column in ("sessions", "payer", "codes", "standing")
    )
    rows = Markup("").join(
        _row(words, enquiry, stretch)
        for stretch in aftercare.combine_plans(enquiry.assessment.plans)
    )
    return Markup(
        '<table class="vw-table vw-stretches"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(heads, rows)


def _row(words: Words, enquiry: Enquiry, stretch: aftercare.CombinedBlock) -> Markup:
    payers = {way.payer for way in stretch.options}
    undecided = escape(words["call.open"])
    who, claimed, ground = undecided, Markup(""), Markup("")
    if len(payers) <= _MOST_PAYERS:
        who = _lines(
            name_payer(words, enquiry, way.payer, limited=way.limit_unknown)
            for way in stretch.options
        )
        claimed = _lines(
            write_codes(words, enquiry, way) or words["call_table.no_claim"]
            for way in stretch.options
        )
        certain = len(stretch.options) == 1
        ground = drawing.standing(words, stretch.standing, brief=True) if certain else undecided
    return Markup(
        '<tr><th scope="row" class="vw-{}"><span>{}</span></th><td>{}</td><td>{}</td>'
        "<td>{}</td></tr>"
    ).format(
        stretch.options[0].payer if len(payers) == 1 else "open",
        number_sessions(words, stretch.first, stretch.last),
        who,
        claimed,
        ground,
    )


def _lines(texts: Iterable[str]) -> Markup:
    return Markup("").join(Markup("<div>{}</div>").format(text) for text in texts)


def draw_call_in_full(words: Words, enquiry: Enquiry) -> Markup:
    """Return the grounds: why, what keeps the module from paying, what is not decided."""
    assessment = enquiry.assessment
    if assessment.in_scope is False:
        return drawing.answer(
            draw_beside_headline(words, enquiry),
            drawing.reasons(words, assessment.out_of_scope),
            draw_remarks(words, enquiry, "claiming"),
            draw_not_decided(words, enquiry),
        )
    return drawing.answer(
        draw_beside_headline(words, enquiry),
        draw_why(words, enquiry),
        draw_module_not_paying(words, enquiry),
        draw_birthday(words, enquiry),
        drawing.section(
            words["answer.good_to_know"],
            draw_remarks(words, enquiry, "claiming"),
            draw_remarks(words, enquiry, "with-answer"),
        ),
        draw_not_decided(words, enquiry),
    )
