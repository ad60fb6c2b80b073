"""What an agent leaves in the customer's file: the situation, the conclusion, its grounds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from calculator import aftercare, decision
from calculator.pages.answer.enquiry import Enquiry, Listener
from calculator.pages.answer.sentences import (
    capitalise,
    enumerate_texts,
    name_sessions,
    write_outside,
)
from calculator.pages.call.brief import (
    name_fields,
    name_payer,
    name_payers,
    write_codes,
    write_fact,
)
from calculator.pages.call.offers import offers_of
from calculator.pages.visit.forms import AFTERCARE
from calculator.sources import SOURCES
from calculator.words import Words

_MOST_PAYERS: Final = 2
"""How many possible payers are still worth noting."""
_MOST_OFFERS: Final = 2
"""How many changes are noted: those that help most."""


def write_note(words: Words, enquiry: Enquiry, unused: Sequence[str] = ()) -> str:
    """Return the note, a line for each thing; it holds nothing that was not said or concluded.

    Told first is what a colleague asks: who said what, the conclusion, and what is to be done.

    Args:
        words: The texts.
        enquiry: What was asked.
        unused: What was typed on the call and is not among the facts.
    """
    stretches = aftercare.combine_plans(enquiry.assessment.plans)
    written = words("note.date", day=enquiry.asked_on or enquiry.on)
    return "\n".join(
        (
            words("note.heading", title=words["note.title"], date=written),
            *_situation(words, enquiry),
            *_day(words, enquiry),
            *_listing(words, enquiry),
            *([_line(words, words["note.unused"], "; ".join(unused))] if unused else []),
            *_conclusion(words, enquiry, stretches),
            *_since_birthday(words, enquiry),
            *_why_self(words, enquiry),
            *_advice(words, enquiry),
            *_grounds(words, enquiry, stretches),
        )
    )


def _day(words: Words, enquiry: Enquiry) -> Iterator[str]:
    """Yield for which day it is, where that is not today."""
    if enquiry.of_another_day:
        yield _line(words, words["note.day"], words("note.date", day=enquiry.on))


def _listing(words: Words, enquiry: Enquiry) -> Iterator[str]:
    """Yield what puts the condition on the statutory list and until when, where that is known."""
    if enquiry.listed_by:
        told = [words("note.annex", grounds=", ".join(enquiry.listed_by))]
        if enquiry.listed_until:
            told.append(words("note.until", day=words("note.date", day=enquiry.listed_until)))
        yield _line(words, words["note.listed_by"], ", ".join(told))


def _situation(words: Words, enquiry: Enquiry) -> Iterator[str]:
    """Yield what was told and by whom, and what is not known that decides the rest."""
    situation, assessment = enquiry.situation, enquiry.assessment
    facts = {**situation.told(), **situation.model_dump(exclude_none=True)}
    known = {field: facts[field] for field in AFTERCARE.fields if field in facts}
    parent = enquiry.listener is Listener.PARENT
    told = _facts(words, known) or words["note.nothing"]
    yield _line(words, words["note.told_by_parent" if parent else "note.told_by_insured"], told)
    for name, open_questions in (
        ("note.unknown", [f for f in assessment.open_questions if f not in enquiry.declined]),
        ("note.declined", [f for f in assessment.open_questions if f in enquiry.declined]),
    ):
        if open_questions:
            yield _line(words, words[name], name_fields(words, open_questions))
    if len(enquiry.prospects) > 1 and "sessions_had" not in known:
        yield f"{words['note.counted_from_start']}."


def _facts(words: Words, facts: Mapping[str, object]) -> str:
    return "; ".join(write_fact(words, field, value) for field, value in facts.items())


def _conclusion(
    words: Words, enquiry: Enquiry, stretches: Sequence[aftercare.CombinedBlock]
) -> Iterator[str]:
    """Yield who pays which sessions with which codes, a line for each stretch."""
    assessment = enquiry.assessment
    if assessment.in_scope is False:
        yield _line(words, words["note.conclusion"], write_outside(words, enquiry, "note"))
        return
    scope = f" ({words['note.if_in_scope']})" if assessment.in_scope is None else ""
    yield f"{words['note.conclusion']}{scope}:"
    # What is open in the same way is one line, however often its possible codes change.
    for way, joined in groupby(stretches, lambda stretch: _way(words, enquiry, stretch)):
        first, *_, last = (*joined,) * 2
        sessions = capitalise(name_sessions(words, first.first, last.last))
        yield f"- {_line(words, sessions, way)}"


def _way(words: Words, enquiry: Enquiry, stretch: aftercare.CombinedBlock) -> str:
    """Return who pays some sessions, with which codes and how firm that is; or what is open."""
    limited = {way.payer: way.limit_unknown for way in stretch.options}
    if len(limited) > _MOST_PAYERS:
        return words["note.open"]
    names = [name_payer(words, enquiry, p, limited=ends) for p, ends in limited.items()]
    who = enumerate_texts(words["call_table.or"], names)
    if len(limited) > 1:
        return words("note.open_between", payers=who)
    if len(stretch.options) > 1:
        return words("note.open_codes", payer=who)
    claimed = write_codes(words, enquiry, stretch.options[0])
    standing = words[f"note_standing.{stretch.standing}"]
    return words("note.certain", way=", ".join(filter(None, (who, claimed))), standing=standing)


def _since_birthday(words: Words, enquiry: Enquiry) -> Iterator[str]:
    """Yield who pays from an 18th birthday on, where that changes."""
    then = enquiry.since_birthday
    if then is None:
        return
    yield _line(words, words["note.since_birthday"], _who_pays(words, then))


def _who_pays(words: Words, enquiry: Enquiry) -> str:
    """Return who pays the sessions to come, without codes."""
    return "; ".join(
        words(
            "note.payers",
            sessions=name_sessions(words, prospect.first, prospect.last),
            payers=name_payers(words, enquiry, prospect),
        )
        for prospect in enquiry.prospects
    )


def _why_self(words: Words, enquiry: Enquiry) -> Iterator[str]:
    """Yield why the insured person pays some sessions, and that the own risk comes first."""
    if enquiry.keeps_others_from_paying:
        told = _facts(words, enquiry.keeps_others_from_paying)
        yield _line(words, words["note.why_self"], told)
    if enquiry.assessment.decided and enquiry.own_risk_comes_first:
        yield words["note.own_risk"]


def _advice(words: Words, enquiry: Enquiry) -> Iterator[str]:
    """Yield what is to be done first, or what can be offered with what it leads to."""
    if enquiry.judged_first:
        yield words["note.judge_first"]
    for offer in offers_of(enquiry)[:_MOST_OFFERS]:
        changes = {**offer.change.answers, **offer.change.provided}.items()
        change = ", ".join(words[f"note.change.{f}.{str(v).lower()}"] for f, v in changes)
        start = words["note.at_once"]
        if offer.change.from_january:
            start = words("note.from_january", year=enquiry.on.year + 1)
        then = _who_pays(words, offer.after)
        yield words("note.offer", change=change, start=start, then=then)


def _grounds(
    words: Words, enquiry: Enquiry, stretches: Sequence[aftercare.CombinedBlock]
) -> Iterator[str]:
    """Yield what the conclusion stands on: its sources, then the rules and their version."""
    assessment = enquiry.assessment
    reasons: Iterable[decision.Reason] = assessment.out_of_scope
    if assessment.in_scope is not False:
        certain = (stretch for stretch in stretches if len(stretch.options) == 1)
        reasons = [reason for stretch in certain for reason in stretch.reasons]
    grounds = {reason.rule: reason for reason in reasons}
    if grounds:
        cited = dict.fromkeys(SOURCES[name] for r in grounds.values() for name in r.sources)
        language = words.language
        told = dict.fromkeys(f"{s.document[language]}, {s.heading[language]}" for s in cited)
        yield _line(words, words["note.sources"], "; ".join(told))
    rules = assessment.rules
    since = words("note.date", day=rules.edition)
    version = words("note.edition", version=rules.hash, since=since)
    named = f": {', '.join(grounds)}" if grounds else ""
    yield words("note.rules", version=version, named=named)


def _line(words: Words, name: str, text: str) -> str:
    return words("note.line", name=name, text=text)
