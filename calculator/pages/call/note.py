"""What an agent leaves in the customer's file: the situation, the conclusion, its grounds."""

from collections.abc import Iterable, Iterator, Sequence

from calculator import aftercare, decision
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import (
    capitalise,
    name_sessions,
    uncapitalise,
    write_outside,
)
from calculator.pages.call.brief import (
    name_fields,
    name_payer,
    name_payers,
    write_codes,
    write_fact,
)
from calculator.pages.visit.forms import AFTERCARE
from calculator.sources import SOURCES
from calculator.words import Words


def write_note(words: Words, enquiry: Enquiry, unused: Sequence[str] = ()) -> str:
    """Return the note, a line for each thing; it holds nothing that was not said or concluded.

    Args:
        words: The texts.
        enquiry: What was asked.
        unused: What was typed on the call and is not among the facts.
    """
    assessment = enquiry.assessment
    stretches = aftercare.combine_plans(assessment.plans)
    grounds = _grounds(assessment, stretches)
    written = words("note.date", day=enquiry.asked_on or enquiry.on)
    rules = assessment.rules
    since = words("note.date", day=rules.edition)
    return "\n".join(
        (
            words("note.heading", title=words["note.title"], date=written),
            *_day(words, enquiry),
            *_situation(words, enquiry),
            *_listing(words, enquiry),
            *([_line(words, words["note.unused"], "; ".join(unused))] if unused else []),
            *_conclusion(words, enquiry, stretches),
            *_since_birthday(words, enquiry),
            _line(words, words["note.rules"], ", ".join(ground.rule for ground in grounds)),
            _line(words, words["note.sources"], "; ".join(_cited(words, grounds))),
            _line(
                words,
                words["note.version"],
                words("note.edition", version=rules.hash, since=since),
            ),
            words["note.prevail"],
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
    """Yield what is known, what stayed unknown, and what was not asked."""
    situation, assessment = enquiry.situation, enquiry.assessment
    facts = {**situation.told(), **situation.model_dump(exclude_none=True)}
    known = {field: facts[field] for field in AFTERCARE.fields if field in facts}
    unknown = [field for field in aftercare.ORDER if field not in known]
    pointless = [field for field in unknown if field not in assessment.open_questions]
    told = "; ".join(write_fact(words, field, value) for field, value in known.items())
    yield _line(words, words["note.situation"], told or words["note.nothing"])
    for name, open_questions in (
        ("note.unknown", [f for f in assessment.open_questions if f not in enquiry.declined]),
        ("note.declined", [f for f in assessment.open_questions if f in enquiry.declined]),
    ):
        if open_questions:
            yield _line(words, words[name], name_fields(words, open_questions))
    if pointless:
        yield _line(words, words["note.irrelevant"], name_fields(words, pointless))
    if assessment.plans and "sessions_had" not in known:
        yield f"{words['note.counted_from_start']}."


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
    for stretch in stretches:
        told = capitalise(name_sessions(words, stretch.first, stretch.last))
        ways = [_way(words, enquiry, way) for way in stretch.options]
        if len(ways) > 1:
            either = f"; {words['call_table.or']} ".join(ways)
            line = words("note.open", sessions=told, ways=either)
        else:
            standing = uncapitalise(words[f"standing.{stretch.standing}"])
            line = words("note.certain", sessions=told, way=ways[0], standing=standing)
        yield f"- {line}"
    if enquiry.judged_first:
        yield words["note.judge_first"]


def _since_birthday(words: Words, enquiry: Enquiry) -> Iterator[str]:
    """Yield who pays from an 18th birthday on, where that changes."""
    then = enquiry.since_birthday
    if then is None:
        return
    told = "; ".join(
        words(
            "note.since_birthday_part",
            sessions=name_sessions(words, prospect.first, prospect.last),
            payers=name_payers(words, then, prospect),
        )
        for prospect in then.prospects
    )
    yield _line(words, words["note.since_birthday"], told)


def _way(words: Words, enquiry: Enquiry, way: aftercare.PaymentOption) -> str:
    who = name_payer(words, enquiry, way.payer, limited=way.limit_unknown)
    told = [who, write_codes(words, enquiry, way)]
    return ", ".join(filter(None, told))


def _grounds(
    assessment: aftercare.Assessment, stretches: Iterable[aftercare.CombinedBlock]
) -> Sequence[decision.Reason]:
    """Return every reason once, in the order of the sessions."""
    if assessment.in_scope is False:
        return assessment.out_of_scope
    return tuple(
        {reason.rule: reason for stretch in stretches for reason in stretch.reasons}.values()
    )


def _cited(words: Words, grounds: Iterable[decision.Reason]) -> Iterable[str]:
    language = words.language
    sections = [SOURCES[source] for ground in grounds for source in ground.sources]
    return dict.fromkeys(f"{s.document[language]}, {s.heading[language]}" for s in sections)


def _line(words: Words, name: str, text: str) -> str:
    return words("note.line", name=name, text=text)
