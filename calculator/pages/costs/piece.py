"""What it costs, on the page: the fields, what is wrong with them, and what they come to."""

from functools import partial
from typing import Final

import streamlit as st
from markupsafe import Markup

from calculator import aftercare
from calculator.aftercare import Number, Reckoning
from calculator.pages.answer import drawing
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.asking.fields import enter
from calculator.pages.costs.entered import MONEY, Entered, name_entry, read_entered
from calculator.pages.costs.told import (
    list_notes,
    list_shares,
    list_steps,
    write_count,
    write_missing,
    write_total,
)
from calculator.pages.visit import session
from calculator.words import Words

_LONGEST: Final = 12
"""How many characters an amount takes, with all that may stand around it."""


def reckon_for(enquiry: Enquiry) -> Reckoning:
    """Return what the sessions to come cost, by what this visit holds.

    Nothing is asked for before it is decided who pays, nor for a case that is looked at.
    """
    if session.visit().person.opened or not enquiry.assessment.decided:
        return Reckoning()
    entered = _entered(enquiry)
    return aftercare.reckon(enquiry.situation, entered.expected, enquiry.on)


def show_costs(words: Words, enquiry: Enquiry, reckoning: Reckoning) -> None:
    """Draw the fields and what they come to, folded; nothing where there is nothing to reckon."""
    if not reckoning.asked:
        return
    entered = _entered(enquiry)
    with (
        st.container(key="costs"),
        st.expander(words["costs.title"], expanded=bool(session.visit().person.costs)),
    ):
        st.html(drawing.note(words["costs.intro"]))
        for number in reckoning.asked:
            _show_field(words, enquiry, entered, number)
        st.html(_draw_result(words, enquiry, reckoning))


def _entered(enquiry: Enquiry) -> Entered:
    return read_entered(session.visit().person.costs, enquiry.on.year)


def _show_field(words: Words, enquiry: Enquiry, entered: Entered, number: Number) -> None:
    year = enquiry.on.year
    years = {"year": year, "next_year": year + 1}
    name, asked = name_entry(number, year), words(f"costs.ask.{number}", **years)
    hint = f"costs.hint.{number}_{enquiry.listener}"
    hint = hint if hint in words else f"costs.hint.{number}"
    with st.container(key=f"cost-{number}"):
        enter(
            f"costs.{name}",
            f"{asked}\n\n{words(hint, **years)}",
            session.visit().person.costs.get(name, "")[:_LONGEST],
            partial(_take, name),
            digits=number not in MONEY,
            longest=_LONGEST,
        )
        if number in entered.wrong:
            planned = write_count(words, entered.expected.sessions or 0)
            told = words(entered.wrong[number], sessions=planned)
            st.html(drawing.notes(drawing.wrong(told)))


def _take(name: str, text: str) -> None:
    visit = session.visit()
    others = {other: typed for other, typed in visit.person.costs.items() if other != name}
    visit.change("person", costs={**others, name: text} if text else others)


def _draw_result(words: Words, enquiry: Enquiry, reckoning: Reckoning) -> Markup:
    costs = reckoning.costs
    if costs is None:
        return drawing.said(write_missing(words, enquiry, reckoning))
    return drawing.answer(
        drawing.total(write_total(words, costs)),
        drawing.pairs(list_shares(words, enquiry, costs)),
        drawing.section(words["costs.working"], drawing.bullets(list_steps(words, enquiry, costs))),
        drawing.section(
            words["costs.mind"], drawing.bullets(list_notes(words, enquiry, reckoning, costs))
        ),
    )
