"""What sessions cost, in words."""

from collections.abc import Iterator

from calculator.aftercare import ADULT_FROM, Costs, Number, Payer, Reckoning, Step
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import (
    capitalise,
    enumerate_texts,
    name_sessions,
    name_topic,
)
from calculator.words import Words
from calculator.words.days import write_day
from calculator.words.money import write_money


def write_total(words: Words, costs: Costs) -> str:
    """Return what the person pays, in one sentence."""
    own = costs.paid[Payer.INSURED_PERSON]
    name = f"costs.total.{'some' if own else 'none'}"
    return words(name, amount=write_money(words, own), sessions=write_count(words, costs.sessions))


def write_count(words: Words, count: int) -> str:
    """Return a number of sessions, with its word."""
    return words(f"costs.count.{'one' if count == 1 else 'other'}", count=count)


def list_shares(words: Words, enquiry: Enquiry, costs: Costs) -> Iterator[tuple[str, str]]:
    """Yield everybody who pays with what they pay, the person last."""
    order = sorted(costs.paid.items(), key=lambda paid: paid[0] is Payer.INSURED_PERSON)
    for payer, cents in order:
        name, amount = words[f"payer.{enquiry.told_as(payer)}"], write_money(words, cents)
        if payer is Payer.INSURED_PERSON and costs.own_risk:
            amount = words(
                "costs.of_which", amount=amount, own_risk=write_money(words, costs.own_risk)
            )
        yield capitalise(name), amount


def list_steps(words: Words, enquiry: Enquiry, costs: Costs) -> Iterator[str]:
    """Yield how the amounts came about, a sentence or two for sessions that the same one pays."""
    for step in costs.steps:
        sessions = capitalise(name_sessions(words, step.first, step.last))
        sum_ = words(
            "costs.step.sum_of_year" if step.year else "costs.step.sum",
            sessions=sessions,
            year=step.year,
            count=step.sessions,
            price=write_money(words, costs.price),
            amount=write_money(words, step.amount),
        )
        yield f"{sum_} {_who_pays(words, enquiry, step)}"


def list_notes(words: Words, enquiry: Enquiry, reckoning: Reckoning, costs: Costs) -> Iterator[str]:
    """Yield what the amounts do not hold, and what they hold for."""
    payers = {step.payer for step in costs.steps}
    if payers - {Payer.INSURED_PERSON}:
        yield words["costs.note.above_rate"]
    if {Number.OWN_RISK, Number.OWN_RISK_NEXT_YEAR} & {*reckoning.asked}:
        yield words["costs.note.other_care"]
    if enquiry.listed_until and Payer.BASIS_INSURANCE in payers:
        yield words("costs.note.until", day=write_day(words, enquiry.listed_until))
    next_year = enquiry.on.year + 1
    if any(step.year == next_year for step in costs.steps):
        yield words("costs.note.next_year", year=next_year)
    if enquiry.situation.age == ADULT_FROM - 1:
        yield words["costs.note.turning_18"]


def write_missing(words: Words, enquiry: Enquiry, reckoning: Reckoning) -> str:
    """Return which numbers are missing, and so why there is no amount."""
    year = enquiry.on.year
    names = [
        words(f"costs.name.{name}", year=year, next_year=year + 1)
        if name in set(Number)
        else name_topic(words, enquiry.listener, name)
        for name in reckoning.missing
    ]
    return words("costs.missing", numbers=enumerate_texts(words["headline.and"], names))


def _who_pays(words: Words, enquiry: Enquiry, step: Step) -> str:
    if step.payer is Payer.INSURED_PERSON:
        return words["costs.step.yourself"]
    payer = words[f"clause_payer.{enquiry.listener}.{enquiry.told_as(step.payer)}"]
    if not step.own_risk:
        return words("costs.step.insurance", payer=payer)
    rest = step.amount - step.own_risk
    return words(
        f"costs.step.{'own_risk' if rest else 'all_own_risk'}",
        payer=payer,
        own_risk=write_money(words, step.own_risk),
        rest=write_money(words, rest),
    )
