"""The answer as a leaflet: everything that the page tells, in the order in which it is needed."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from calculator import decision
from calculator.aftercare import Reckoning
from calculator.pages.answer import aftercare as answer
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import (
    capitalise,
    list_documents,
    name_payers,
    name_sessions,
    write_citation,
    write_headline,
)
from calculator.pages.answer.to_do import list_to_do
from calculator.pages.asking.questions import write_answer, write_asked
from calculator.pages.costs.told import list_notes, list_shares, list_steps, write_total
from calculator.pages.visit.answers import Given
from calculator.paper.leaflet import Leaflet, Point, Section
from calculator.words import Words
from calculator.words.days import write_day

_REMEMBERED: Final = 128
"""How many answers are remembered, without what was given: some kilobytes each. Many people ask
about the same, and one person again with each number; see `asking.reply`."""


def make_leaflet(words: Words, given: Given, enquiry: Enquiry, reckoning: Reckoning) -> Leaflet:
    """Return an answer as a leaflet.

    Args:
        words: The texts.
        given: The answers to the questions, as they were given.
        enquiry: What they ask.
        reckoning: What it costs, if that was worked out.
    """
    told = _tell(words, enquiry)
    pairs = tuple(list_answers(words, given, enquiry))
    situation = Section(title=words["take_along.situation"], pairs=pairs)
    first = [each for each in told.sections if each.title == words["to_do.title"]]
    rest = [each for each in told.sections if each not in first]
    sections = (*first, *_costs(words, enquiry, reckoning), situation, *rest)
    return told.model_copy(update={"sections": sections})


@lru_cache(_REMEMBERED)
def _tell(words: Words, enquiry: Enquiry) -> Leaflet:
    """Return the leaflet without what differs from person to person."""
    assessment = enquiry.assessment
    birthday = answer.list_birthday(words, enquiry)
    sections = (
        _section(words["to_do.title"], list_to_do(words, enquiry)),
        _section(words["answer.decided_by"], answer.list_open(words, enquiry)),
        _section(words["answer.possible"], answer.list_possible(words, enquiry)),
        _why(words, enquiry),
        _section(
            words[f"module_not_paying.{enquiry.cover}"], answer.list_not_paying(words, enquiry)
        ),
        _section(
            words["birthday.title"], birthday, last=[words["birthday.counted"]] if birthday else ()
        ),
        *_changes(words, enquiry),
        _good_to_know(words, enquiry),
        _not_decided(words, enquiry),
    )
    counted = bool(enquiry.prospects)
    return Leaflet(
        language=words.language,
        title=words["self_check.title"],
        about=words(
            "take_along.about",
            day=write_day(words, enquiry.asked_on or enquiry.on),
            edition=write_day(words, assessment.rules.edition),
        ),
        headline=write_headline(words, enquiry),
        stops=tuple(
            (
                capitalise(name_sessions(words, stop.first, stop.last)),
                name_payers(words, enquiry, stop),
            )
            for stop in enquiry.prospects
        ),
        notes=(
            *answer.list_day_notes(words, enquiry),
            *(answer.list_timeline_notes(words, enquiry, on_paper=True) if counted else ()),
        ),
        sections=tuple(each for each in sections if each.first or each.points),
        small_print=words["site.no_service"],
    )


def list_answers(words: Words, given: Given, enquiry: Enquiry) -> Iterator[tuple[str, str]]:
    """Yield the questions that count, each as it was answered, also "I do not know"."""
    form, counting = given.form, enquiry.situation.model_dump(exclude_none=True)
    for field in form.fields:
        if field in counting or field in given.told:
            yield write_asked(words, given, field), write_answer(words, given, field) or ""
        elif field in enquiry.declined:
            yield write_asked(words, given, field), words["form.unknown"]


def _section(
    title: str,
    lines: Iterable[str],
    *,
    first: str | None = None,
    pairs: Iterable[tuple[str, str]] = (),
    last: Iterable[str] = (),
) -> Section:
    points = tuple(Point(text=line) for line in lines)
    return Section(title=title, first=first, pairs=tuple(pairs), points=points, last=tuple(last))


def _costs(words: Words, enquiry: Enquiry, reckoning: Reckoning) -> Iterator[Section]:
    costs = reckoning.costs
    if costs is None:
        return
    yield _section(
        words["costs.title"],
        list_steps(words, enquiry, costs),
        first=write_total(words, costs),
        pairs=list_shares(words, enquiry, costs),
        last=list_notes(words, enquiry, reckoning, costs),
    )


def _why(words: Words, enquiry: Enquiry) -> Section:
    """Return the reasons, each under the sessions that it is about; or why none is told of."""
    outside = enquiry.assessment.out_of_scope if enquiry.assessment.in_scope is False else ()
    explained = [(None, outside)] if outside else answer.explain(words, enquiry)
    points = []
    for title, why in explained:
        several = len(why) > 1 and not outside
        about = f"{title}. {words['answer.one_of_these']}" if several else title
        for place, reason in enumerate(why):
            points.append(_grounded(words, reason, about if place == 0 else None))
    cited = [source for _, why in explained for reason in why for source in reason.sources]
    last = list_documents(words, cited)
    return Section(title=words["answer.why"], points=tuple(points), last=tuple(last))


def _changes(words: Words, enquiry: Enquiry) -> Iterator[Section]:
    better, mind = answer.list_changes(words, enquiry)
    first = words["answer.from_january"] if better else None
    yield _section(words["answer.better"], better, first=first)
    yield _section(words["answer.mind"], mind)
    yield _section(words["answer.change"], (), first=answer.write_no_change(words, enquiry) or None)


def _good_to_know(words: Words, enquiry: Enquiry) -> Section:
    remarks = [each for each in enquiry.remarks if each.place in {"beside-headline", "with-answer"}]
    price = [Point(text=words["answer.ask_price"])] if answer.may_pay(enquiry) else []
    points = (*price, *(_grounded(words, each) for each in remarks))
    return Section(title=words["answer.good_to_know"], points=points)


def _not_decided(words: Words, enquiry: Enquiry) -> Section:
    remarks = [each for each in enquiry.remarks if each.place == "not-decided"]
    never = (Point(text=line) for line in answer.list_not_decided(words, enquiry))
    return Section(
        title=words["answer.not_decided"],
        points=(*(_grounded(words, each) for each in remarks), *never),
    )


def _grounded(
    words: Words, said: decision.Reason | decision.Remark, about: str | None = None
) -> Point:
    source = words(
        "take_along.source",
        standing=words[f"standing.{said.standing}"],
        source=write_citation(words, said.sources),
    )
    return Point(about=about, text=said.text[words.language], source=source)
