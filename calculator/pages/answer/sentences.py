"""The answer in words: who pays which sessions, as a sentence."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Final

from calculator import aftercare
from calculator.pages.answer.enquiry import Enquiry, Listener
from calculator.sources import SOURCES
from calculator.words import Language, Words, words_in
from calculator.words.days import write_day

_NAMES: Final = ("site.name", "payer.basis-plus-module", "fact.plus_practice.name")
"""The texts that are names: their capital stands everywhere."""
_WITHOUT_LISTS: Final = date(2025, 1, 1)
"""The first day whose sessions are not claimed with the lists that the source page names."""


def keep_certain(prospects: Sequence[aftercare.Prospect]) -> list[aftercare.Prospect]:
    """Return the sessions of which it is certain who pays."""
    return [prospect for prospect in prospects if len(prospect.payers) == 1]


def write_clauses(
    words: Words,
    enquiry: Enquiry,
    certain: Sequence[aftercare.Prospect],
    *,
    own_risk: bool = True,
) -> str:
    """Return who pays, as it goes on inside a sentence.

    Args:
        words: The texts.
        enquiry: What was asked.
        certain: Sessions of which it is certain who pays, or those of one possible plan.
        own_risk: Whether to say where the own risk comes first.
    """
    clauses = []
    for prospect in certain:
        clauses.append(_clause(words, enquiry, prospect))
        clauses[-1] += write_until(words, enquiry, *prospect.payers)
        if own_risk and prospect.payers == (aftercare.Payer.BASIS_INSURANCE,):
            clauses[-1] += _own_risk(words, enquiry)
    return enumerate_texts(words["headline.and"], clauses)


def write_sentence(
    words: Words,
    enquiry: Enquiry,
    certain: Sequence[aftercare.Prospect],
    *,
    own_risk: bool = True,
) -> str:
    """Return who pays, in one sentence without its full stop; the arguments as above."""
    return capitalise(write_clauses(words, enquiry, certain, own_risk=own_risk))


def write_until(words: Words, enquiry: Enquiry, payer: aftercare.Payer) -> str:
    """Return, after who pays, until which day: while the condition is on the statutory list.

    Empty where that is not known, or another than the basic insurance pays.
    """
    if enquiry.listed_until is None or payer is not aftercare.Payer.BASIS_INSURANCE:
        return ""
    return f" {words('day.until', day=write_day(words, enquiry.listed_until))}"


def write_outside(words: Words, enquiry: Enquiry, said_as: str) -> str:
    """Return what to say instead of who pays.

    Args:
        words: The texts.
        enquiry: What was asked; the answer is out of scope.
        said_as: The group of texts that it is said with, such as "headline".
    """
    rules = {reason.rule for reason in enquiry.assessment.out_of_scope}
    if rules == {"claudication-has-its-own-rule"}:
        return words[f"{said_as}.claudication"]
    return words[f"{said_as}.out_of_scope"]


def write_headline(words: Words, enquiry: Enquiry) -> str:
    """Return the answer in one sentence."""
    assessment = enquiry.assessment
    if assessment.in_scope is False:
        return write_outside(words, enquiry, "headline")
    certain = keep_certain(enquiry.prospects) if assessment.in_scope else ()
    if not certain:
        return words["headline.to_find_out" if enquiry.to_find_out else "headline.open"]
    if enquiry.judged_first:
        return write_judged_first(words, enquiry)
    if len(assessment.plans) == 1:
        return f"{write_sentence(words, enquiry, certain)}."
    return words("headline.certain", clauses=write_clauses(words, enquiry, certain))


def write_judged_first(words: Words, enquiry: Enquiry) -> str:
    """Return that somebody is to judge first whether anything is new, and who pays if not."""
    return words("headline.judge_first", clauses=write_clauses(words, enquiry, enquiry.prospects))


def name_sessions(words: Words, first: int, last: int | None) -> str:
    """Return sessions in words, as they stand inside a sentence."""
    if last is None:
        return words["sessions.all"] if first == 1 else words("sessions.from", first=first)
    return words(f"sessions.{'single' if first == last else 'range'}", first=first, last=last)


def number_sessions(words: Words, first: int, last: int | None) -> str:
    """Return the numbers of sessions, as they stand in a picture."""
    if last is None:
        return words("sessions.short_from", first=first)
    kind = "short_single" if first == last else "short_range"
    return words(f"sessions.{kind}", first=first, last=last)


def name_payers(words: Words, enquiry: Enquiry, prospect: aftercare.Prospect) -> str:
    """Return everybody who may pay some sessions, as it stands in a picture."""
    names = [
        words[f"payer.{enquiry.told_as(payer)}"] + write_until(words, enquiry, payer)
        for payer in prospect.payers
    ]
    return capitalise(enumerate_texts(words["payer.or"], names))


def write_citation(words: Words, sources: Iterable[str]) -> str:
    """Return where a conclusion stands, document and section."""
    language = words.language
    cited = (SOURCES[source] for source in sources)
    sections = (f"{each.document[language]}, {each.heading[language]}" for each in cited)
    return f"{words['answer.source']}: {'; '.join(sections)}"


def list_documents(words: Words, sources: Iterable[str]) -> list[str]:
    """Return what the cited documents are, each once."""
    language = words.language
    cited = (SOURCES[source] for source in sources)
    about = {each.document[language]: each.about[language] for each in cited}
    return [f"{title}: {told}" for title, told in about.items()]


def name_topic(words: Words, listener: Listener, field: str) -> str:
    """Return what a question is about, as it stands inside a sentence."""
    return tell(words, listener, f"topic.{field}", f"topic_parent.{field}")


def write_change(words: Words, listener: Listener, field: str, value: object) -> str:
    """Return a change of one answer, as it stands inside a sentence."""
    name = str(value).lower()
    return tell(words, listener, f"change.{field}.{name}", f"change_parent.{field}.{name}")


def write_why_not(words: Words, listener: Listener, field: str, value: object) -> str:
    """Return an answer that keeps something from holding, as it stands inside a sentence."""
    name = str(value).lower()
    return tell(words, listener, f"why_not.{field}.{name}", f"why_not_parent.{field}.{name}")


def tell(words: Words, listener: Listener, name: str, to_parent: str) -> str:
    """Return a text by its name, or the one for a parent where that is another."""
    return words.get(to_parent, words[name]) if listener is Listener.PARENT else words[name]


def write_claim_codes(words: Words, claim: aftercare.ClaimCodes, on: date) -> str:
    """Return the codes to claim sessions with, as they stand inside a sentence.

    Args:
        words: The texts.
        claim: The codes.
        on: The day of the session. The lists are those of claims until 2024.
    """
    time = "since_2025" if on >= _WITHOUT_LISTS else "until_2024"
    ending = "letter" if claim.suffix else "no_letter"
    return words(
        f"codes.{time}.{ending}",
        code_list=claim.code_list,
        suffix=claim.suffix,
        csi=claim.csi,
    )


def enumerate_texts(word: str, texts: Sequence[str]) -> str:
    """Return texts as an enumeration, with `word` before the last."""
    *all_but_last, last = texts
    return f"{', '.join(all_but_last)} {word} {last}" if all_but_last else last


def capitalise(text: str) -> str:
    """Return a text with its first letter as a capital, the rest as it stands."""
    return text[:1].upper() + text[1:]


def uncapitalise(text: str) -> str:
    """Return a text as it goes on inside a sentence, with its first letter small.

    A text that begins with a name, or with an abbreviation in capitals, is returned as it is.
    """
    if text.startswith(_names()) or text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


@cache
def _names() -> tuple[str, ...]:
    return tuple(words_in(language)[name] for language in Language for name in _NAMES)


def _own_risk(words: Words, enquiry: Enquiry) -> str:
    """Return what comes after the basic insurance; nothing for a child, who has no own risk."""
    age = enquiry.situation.age
    if age is None:
        return f" {words['own_risk.any_age']}"
    return f" {words[f'own_risk.{enquiry.listener}']}" if age >= aftercare.ADULT_FROM else ""


def _clause(words: Words, enquiry: Enquiry, certain: aftercare.Prospect) -> str:
    from_1, endless = certain.first == 1, certain.last is None
    form = "from" if endless and not from_1 else "range"
    told = name_sessions(words, certain.first, certain.last)
    (payer,) = certain.payers
    if payer is aftercare.Payer.INSURED_PERSON:
        return words(f"clause.yourself.{form}", sessions=told)
    who = words[f"clause_payer.{enquiry.listener}.{enquiry.told_as(payer)}"]
    if certain.limit_unknown:
        limited = f"limited_{'all' if endless and from_1 else form}"
        return words(f"clause.{enquiry.listener}.{limited}", payer=who, sessions=told)
    return words(f"clause.insurance.{form}", payer=who, sessions=told)
