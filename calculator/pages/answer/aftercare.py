"""The answer: always the same shape, from the first question on."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from calculator import aftercare, decision
from calculator.pages.answer import drawing
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import (
    capitalise,
    enumerate_texts,
    keep_certain,
    name_sessions,
    name_topic,
    uncapitalise,
    write_headline,
    write_sentence,
    write_until,
    write_why_not,
)
from calculator.pages.answer.to_do import draw_to_do, write_at_once
from calculator.words import Words
from calculator.words.days import write_day

_FEW_PLANS: Final = 4
"""How many possible plans are still worth reading one by one."""
_LIMITS: Final = ("elsewhere", "no_contract", "turning_18", "necessary", "next_year")
"""What is never decided; turning 18 only of whom it is further off, or of whom no age is known."""


def draw_in_short(words: Words, enquiry: Enquiry) -> Markup:
    """Return the headline and the timeline."""
    told = drawing.headline(write_headline(words, enquiry)) + draw_day(words, enquiry)
    if enquiry.assessment.plans:
        told += _timeline(words, enquiry)
    return drawing.answer(told)


def draw_day(words: Words, enquiry: Enquiry) -> Markup:
    """Return for which day the answer holds where that is not today, and what soon changes it."""
    return Markup("").join(map(drawing.note, list_day_notes(words, enquiry)))


def draw_next(words: Words, enquiry: Enquiry) -> Markup:
    """Return what comes first after the timeline: what goes with it, and what to do now."""
    told = draw_beside_headline(words, enquiry)
    if enquiry.assessment.in_scope is not False:
        told += draw_to_do(words, enquiry)
    return drawing.answer(told) if told else told


def draw_in_full(words: Words, enquiry: Enquiry) -> Markup:
    """Return the rest of the answer: what is open, why, what if, what is not decided."""
    assessment = enquiry.assessment
    if assessment.in_scope is False:
        return drawing.answer(
            drawing.reasons(words, assessment.out_of_scope), draw_not_decided(words, enquiry)
        )
    return drawing.answer(
        _still_open(words, enquiry),
        draw_why(words, enquiry),
        draw_module_not_paying(words, enquiry),
        draw_birthday(words, enquiry),
        _changes(words, enquiry),
        drawing.section(
            words["answer.good_to_know"],
            _ask_price(words, enquiry),
            draw_remarks(words, enquiry, "with-answer"),
        ),
        draw_not_decided(words, enquiry),
    )


def _timeline(words: Words, enquiry: Enquiry) -> Markup:
    notes = list_timeline_notes(words, enquiry)
    told = drawing.note(" ".join(notes)) if notes else Markup("")
    return drawing.timeline(words, enquiry, enquiry.prospects) + told


def list_day_notes(words: Words, enquiry: Enquiry) -> list[str]:
    """Return for which day the answer holds where that is not today, and what soon changes it."""
    notes = []
    if enquiry.of_another_day:
        notes.append(words("day.told", day=write_day(words, enquiry.on)))
    if changed := enquiry.changed:
        then = uncapitalise(write_headline(words, changed))
        notes.append(words("day.changes", day=write_day(words, changed.on), then=then))
    return notes


def list_timeline_notes(words: Words, enquiry: Enquiry, *, on_paper: bool = False) -> list[str]:
    """Return how sessions are counted, and what else the timeline holds for.

    On paper there is nothing to fill in.
    """
    assessment, prospects = enquiry.assessment, enquiry.prospects
    first = prospects[0].first
    notes = [words["answer.if_in_scope"]] if assessment.in_scope is None else []
    if enquiry.situation.sessions_had is not None:
        notes.append(words("answer.counted_from", first=first))
    elif any(len(plan.blocks) > 1 for plan in assessment.plans):  # or it is not asked at the end
        name = "answer.counted_from" if on_paper else "answer.counted_from_start"
        notes.append(words(name, first=first))
    if len(assessment.plans) == 1 and any(p.limit_unknown for p in prospects):
        notes.append(words["answer.limit_unknown"])
    return notes


def _still_open(words: Words, enquiry: Enquiry) -> Markup:
    """Return which questions decide the rest, and what it can become if that is short."""
    return _listed(words["answer.decided_by"], list_open(words, enquiry)) + _listed(
        words["answer.possible"], list_possible(words, enquiry)
    )


def list_open(words: Words, enquiry: Enquiry) -> list[str]:
    """Return what decides the rest; nothing once it was said with what to do who can tell."""
    if enquiry.to_find_out:
        return []
    fields = enquiry.assessment.open_questions
    return [capitalise(name_topic(words, enquiry.listener, field)) for field in fields]


def list_possible(words: Words, enquiry: Enquiry) -> list[str]:
    """Return what the answer can still become, if that is short."""
    plans = enquiry.assessment.plans
    if enquiry.assessment.decided or not 1 < len(plans) <= _FEW_PLANS:
        return []
    return [f"{write_sentence(words, enquiry, aftercare.prospects([plan]))}." for plan in plans]


def _listed(title: str, lines: Sequence[str]) -> Markup:
    """Return lines as a list under a heading; nothing if there are none."""
    return drawing.section(title, drawing.bullets(lines)) if lines else Markup("")


def draw_why(words: Words, enquiry: Enquiry) -> Markup:
    """Return the reasons for everything that is certain, under a heading."""
    explained = explain(words, enquiry)
    pieces: list[Markup] = []
    for title, why in explained:
        pieces.append(Markup("<h4>{}</h4>").format(title))
        if len(why) > 1:
            pieces.append(drawing.note(words["answer.one_of_these"]))
        pieces.append(drawing.reasons(words, why))
    cited = [source for _, why in explained for reason in why for source in reason.sources]
    return drawing.section(words["answer.why"], *pieces, drawing.documents(words, cited))


def explain(words: Words, enquiry: Enquiry) -> list[tuple[str, list[decision.Reason]]]:
    """Return the reasons for everything that is certain, each under what it is a reason for."""
    found = []
    for prospect in keep_certain(enquiry.prospects):
        reasons: dict[str, decision.Reason] = {}
        for plan in enquiry.assessment.plans:
            for block in plan.blocks:
                begins = prospect.last is None or block.first <= prospect.last
                ends = block.last is None or block.last >= prospect.first
                if begins and ends:
                    reasons |= {reason.rule: reason for reason in block.reasons}
        (payer,) = prospect.payers
        paid = capitalise(name_sessions(words, prospect.first, prospect.last))
        until = write_until(words, enquiry, payer)
        title = f"{paid}: {words[f'payer.{enquiry.told_as(payer)}']}{until}"
        found.append((title, [*reasons.values()]))
    return found


def draw_module_not_paying(words: Words, enquiry: Enquiry) -> Markup:
    """Return every answer that keeps the module from paying, once that is decided."""
    return _listed(words[f"module_not_paying.{enquiry.cover}"], list_not_paying(words, enquiry))


def list_not_paying(words: Words, enquiry: Enquiry) -> list[str]:
    """Return every answer that keeps the module from paying, once that is decided."""
    if not (enquiry.assessment.decided and enquiry.assessment.in_scope):
        return []
    groups = aftercare.why_not(enquiry.situation, "module-pays", enquiry.on)
    named = (
        [write_why_not(words, enquiry.listener, field, value) for field, value in group.items()]
        for group in groups
    )
    return [f"{capitalise(enumerate_texts(words['headline.and'], each))}." for each in named]


def draw_birthday(words: Words, enquiry: Enquiry) -> Markup:
    """Return what holds until an 18th birthday and from it on, where these differ."""
    lines = list_birthday(words, enquiry)
    if not lines:
        return Markup("")
    return drawing.section(
        words["birthday.title"], drawing.bullets(lines), drawing.note(words["birthday.counted"])
    )


def list_birthday(words: Words, enquiry: Enquiry) -> list[str]:
    """Return what holds until an 18th birthday and from it on, where these differ."""
    then = enquiry.since_birthday
    if then is None or not (keep_certain(enquiry.prospects) or keep_certain(then.prospects)):
        return []
    until, since = (uncapitalise(write_headline(words, each)) for each in (enquiry, then))
    return [words("birthday.until", told=until), words("birthday.since", told=since)]


def _changes(words: Words, enquiry: Enquiry) -> Markup:
    """Return what changes would alter, once everything is decided.

    What helps at once stands higher up, see `to_do`.
    """
    better, mind = list_changes(words, enquiry)
    pieces = []
    if better:
        pieces.append(Markup("<h4>{}</h4>").format(words["answer.better"]))
        pieces.append(drawing.note(words["answer.from_january"]))
        pieces.append(drawing.bullets(better))
    if mind:
        pieces.append(Markup("<h4>{}</h4>").format(words["answer.mind"]))
        pieces.append(drawing.bullets(mind))
    if told := write_no_change(words, enquiry):
        pieces.append(Markup("<p>{}</p>").format(told))
    return drawing.section(words["answer.change"], *pieces)


def list_changes(words: Words, enquiry: Enquiry) -> tuple[list[str], list[str]]:
    """Return what changes help from January on, and what changes make the person pay more."""
    _, later, harm = enquiry.changes
    better, mind = (
        [write_at_once(words, enquiry, each) for each in some] for some in (later, harm)
    )
    return better, mind


def write_no_change(words: Words, enquiry: Enquiry) -> str:
    """Return that no change helps, once everything is decided; empty where one does or harms."""
    if any(enquiry.changes) or not (enquiry.assessment.decided and enquiry.assessment.in_scope):
        return ""
    return words["answer.new_reason" if enquiry.judged_first else "answer.no_change"]


def draw_remarks(words: Words, enquiry: Enquiry, *places: str) -> Markup:
    """Return the remarks about a person that belong in one of some places."""
    return drawing.remarks(words, enquiry.remarks, *places)


def draw_beside_headline(words: Words, enquiry: Enquiry) -> Markup:
    """Return the remarks that belong with the headline.

    They come first after what stays in view on a wide screen, which has no room for them.
    """
    return drawing.beside(draw_remarks(words, enquiry, "beside-headline"))


def _ask_price(words: Words, enquiry: Enquiry) -> Markup:
    """Return where to ask for the price of a session, if the person may have to pay for one."""
    return drawing.note(words["answer.ask_price"]) if may_pay(enquiry) else Markup("")


def may_pay(enquiry: Enquiry) -> bool:
    """Return whether the person may have to pay for a session."""
    payers = {block.payer for plan in enquiry.assessment.plans for block in plan.blocks}
    return aftercare.Payer.INSURED_PERSON in payers and bool(enquiry.assessment.in_scope)


def draw_not_decided(words: Words, enquiry: Enquiry) -> Markup:
    """Return what the calculator does not decide, folded."""
    return drawing.folded(
        words["answer.not_decided"],
        draw_remarks(words, enquiry, "not-decided"),
        drawing.bullets(list_not_decided(words, enquiry)),
    )


def list_not_decided(words: Words, enquiry: Enquiry) -> list[str]:
    """Return what the calculator never decides, as far as it is about this person."""
    age = enquiry.situation.age
    past = {"turning_18"} if age is not None and age >= aftercare.ADULT_FROM - 1 else set()
    return [words[f"limits.{limit}"] for limit in _LIMITS if limit not in past]
