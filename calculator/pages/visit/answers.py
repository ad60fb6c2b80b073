"""What somebody has answered to the questions of a form, and what that comes to."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from pydantic import BaseModel, ConfigDict, StrictBool

from calculator import aftercare, claims, decision
from calculator.pages.visit.forms import Form
from calculator.pages.visit.listing import Listing
from calculator.words.days import read_day

UNKNOWN: Final = "unknown"
"""The answer "I do not know", which every question takes."""
YES_NO: Final[Mapping[str, bool]] = {"true": True, "false": False}
FIRST_DAY: Final = max(aftercare.EDITIONS.first_day, claims.EDITIONS.first_day)
"""The first day for which rules are held."""
LAST_DAY: Final = date(9990, 12, 31)
"""The last day that is answered for: terms and months count on from it, and end in a year 9999."""
LISTED: Final = "basis_entitlement"
"""The question that the help on the statutory list is about."""
CODE: Final = "diagnosis_code"
"""The code that may answer it."""
WHOLE_NUMBER: Final = re.compile(r"[0-9]{1,4}")
"""How a number is entered."""

Entry: TypeAlias = bool | str
"""One answer as it is entered: a value of its field, `UNKNOWN`, or what was typed."""


class Kept(BaseModel):
    """Something that a visit holds. It is replaced, never changed, and no error repeats it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class ListHelp(Kept):
    """What was told to find out whether a condition is on the statutory list.

    Attributes:
        shown: Whether the help is shown.
        group: The id of the group of kinds that was chosen.
        kind: The id of the kind of condition that was chosen.
        discharged: The day of discharge, as it was typed.
        begun: The day on which treatment began, as it was typed.
    """

    shown: bool = False
    group: str | None = None
    kind: str | None = None
    discharged: str = ""
    begun: str = ""


class Sheet(Kept):
    """The answers to one form.

    Attributes:
        values: What was chosen, by field: a value of that field.
        texts: What was typed, by field; it may be no answer. Also which group was chosen in the
            place of a number, by its id.
        unknown: The fields to which the answer is "I do not know". What was typed there before
            stays, for whoever takes that back.
        as_of: The year for which a text was typed, by field; one that is left out was typed for
            the year that it is.
        day: The day to answer for, if one was chosen; None for today.
        day_typed: What was typed as that day, which goes before; None if nothing has to be.
        list_help: What was told to find out about the statutory list.
    """

    values: Mapping[str, StrictBool | str] = {}
    texts: Mapping[str, str] = {}
    unknown: frozenset[str] = frozenset()
    as_of: Mapping[str, int] = {}
    day: date | None = None
    day_typed: str | None = None
    list_help: ListHelp = ListHelp()

    def on(self, today: date) -> date:
        """Return the day to answer for; today where what was typed is no day."""
        day = self.day if self.day_typed is None else read_day(self.day_typed)
        return day if day is not None and FIRST_DAY <= day <= LAST_DAY else today

    def entry(self, field: str) -> Entry | None:
        """Return the answer to one question; None if there is none."""
        if field in self.unknown:
            return UNKNOWN
        return self.values.get(field, self.texts.get(field))

    def with_entry(self, form: Form, field: str, entry: Entry | None) -> "Sheet":
        """Return the sheet with one question answered; with its answer taken back for None."""
        told = None if entry == UNKNOWN else entry
        sheet = self.with_unknown(field, unknown=entry == UNKNOWN)
        if field in form.typed:
            return sheet.with_text(field, "" if told is None else str(told))
        return sheet.model_copy(update={"values": _with(self.values, field, told)})

    def with_typed(self, field: str, text: str) -> "Sheet":
        """Return the sheet with what somebody types in answer to one question."""
        return self.with_unknown(field, unknown=False).with_text(field, text)

    def with_text(self, field: str, text: str) -> "Sheet":
        """Return the sheet with what was typed in answer to one question."""
        return self.model_copy(update={"texts": _with(self.texts, field, text or None)})

    def with_unknown(self, field: str, *, unknown: bool) -> "Sheet":
        """Return the sheet with a question that is typed in not known, or as it was typed."""
        fields = self.unknown | {field} if unknown else self.unknown - {field}
        return self.model_copy(update={"unknown": fields})

    def over(self, earlier: "Sheet") -> "Sheet":
        """Return the sheet with what an earlier one says where this one says nothing."""
        answered = {*self.values, *self.texts, *self.unknown}
        texts = {f: t for f, t in earlier.texts.items() if f not in answered}
        return Sheet(
            values={f: v for f, v in earlier.values.items() if f not in answered} | {**self.values},
            texts=texts | {**self.texts},
            unknown=self.unknown | (earlier.unknown - answered),
            as_of={f: y for f, y in earlier.as_of.items() if f in texts} | {**self.as_of},
            day=self.day or earlier.day,
            day_typed=earlier.day_typed if self.day_typed is None else self.day_typed,
            list_help=earlier.list_help if self.list_help == ListHelp() else self.list_help,
        )

    def dated(self, before: "Sheet", today: date) -> "Sheet":
        """Return the sheet with the year of every text that was not there before.

        A code that was not there answers what somebody did not know.
        """
        year = self.on(today).year
        new = {field for field, text in self.texts.items() if before.texts.get(field) != text}
        as_of = {f: y for f, y in self.as_of.items() if f in self.texts and f not in new}
        unknown = self.unknown - {LISTED} if CODE in new else self.unknown
        changed = {"as_of": as_of | dict.fromkeys(new, year), "unknown": unknown}
        return self.model_copy(update=changed)

    def confirmed(self, field: str, year: int) -> "Sheet":
        """Return the sheet with a text that holds for a year too."""
        return self.model_copy(update={"as_of": {**self.as_of, field: year}})

    def fitting(self, form: Form) -> tuple["Sheet", Collection[str]]:
        """Return the sheet with only what a form can show, and the fields that this left out."""
        values = {f: v for f, v in self.values.items() if v in _choices_of(form, f)}
        texts = {f: text for f, text in self.texts.items() if f in form.typed}
        unknown = self.unknown.intersection(form.fields)
        kept = {*values, *texts, *unknown}
        left_out = [f for f in (*self.values, *self.texts, *self.unknown) if f not in kept]
        rest = {"values": values, "texts": texts, "unknown": unknown}
        return self.model_copy(update=rest), left_out


@dataclass(frozen=True)
class Given:
    """What the answers to a form come to.

    Attributes:
        form: The form.
        sheet: The answers as they were entered.
        answers: The answers by field, each a value that the facts take, together without
            contradiction.
        declined: The fields to which the answer is "I do not know".
        wrong: The fields in which something stands that cannot be an answer.
        contradicting: The fields whose answers cannot all be true.
        stale: The fields whose answers were given for another year; they do not count.
        told: What a code or the help on the statutory list tells, by field.
        listing: What that help comes to; None if nothing was told there.
        on: The day to answer for.
        today: The day that it is.
    """

    form: Form
    sheet: Sheet
    answers: Mapping[str, str | bool | int]
    declined: frozenset[str]
    wrong: frozenset[str]
    contradicting: frozenset[str]
    stale: frozenset[str]
    told: Mapping[str, Entry]
    listing: Listing | None
    on: date
    today: date

    @property
    def passed_over(self) -> frozenset[str]:
        """The fields that hold up nothing: what is wrong is explained where it stands."""
        return self.declined | self.wrong | self.contradicting | self.stale

    def entry(self, field: str) -> Entry | None:
        """Return the answer to one question, as it was entered or else is told; None if none is."""
        entered = self.sheet.entry(field)
        return self.told.get(field) if entered is None else entered

    @property
    def age(self) -> int | None:
        """The age of the person that the form is about, if it asks for that and it is known."""
        age = self.answers.get("age")
        return age if isinstance(age, int) else None

    @property
    def started(self) -> bool:
        """Whether anything was answered."""
        return bool(self.answers or self.passed_over)


def list_choices(form: Form, field: str) -> list[Entry]:
    """Return what can be chosen in answer to a question; what is typed may be no number too."""
    choices = [*form.groups.get(field, ()), *_choices_of(form, field)]
    return choices if field in form.optional else [*choices, UNKNOWN]


def evaluate(form: Form, sheet: Sheet, today: date) -> Given:
    """Return what the answers to a form come to.

    Args:
        form: The form.
        sheet: The answers as they were entered.
        today: The day that it is.
    """
    on = sheet.on(today)
    answers: dict[str, str | bool | int] = dict(sheet.values)
    wrong: set[str] = set()
    for field, text in sheet.texts.items():
        if not text.strip() or field in sheet.unknown:
            continue
        if (read := _read(form, field, text)) is not None:
            answers[field] = read
        else:
            wrong.add(field)
    tied = form.facts.tied_to_year(answers) & answers.keys()
    stale = {field for field in tied if sheet.as_of.get(field, today.year) != on.year}
    answers = {field: answer for field, answer in answers.items() if field not in stale}
    listing, found = _find_listing(form, sheet, answers, on)
    answers |= found
    if listing and listing.entry and LISTED in found and form.facts.at_odds(answers):
        del answers[CODE]  # by itself it is on the list, and its term is over
    contradicting = form.facts.at_odds(form.facts.drop_pointless(answers))
    answers = {f: answers[f] for f in form.fields if f in answers and f not in contradicting}
    facts = form.facts.model_validate(form.facts.drop_pointless(answers))
    told = found | {field: write_entry(value) for field, value in facts.told().items()}
    return Given(
        form=form,
        sheet=sheet,
        answers=answers,
        declined=sheet.unknown,
        wrong=frozenset(wrong),
        contradicting=contradicting,
        stale=frozenset(stale),
        told=told,
        listing=listing,
        on=on,
        today=today,
    )


def _find_listing(
    form: Form, sheet: Sheet, answers: Mapping[str, str | bool | int], on: date
) -> tuple[Listing | None, dict[str, bool]]:
    """Return what the help on the statutory list comes to, and what it fills in, by field.

    Nothing is filled in where somebody answered themselves.
    """
    if form.find_listing is None:
        return None, {}
    days = {"discharged": sheet.list_help.discharged, "begun": sheet.list_help.begun}
    listing = form.find_listing(sheet.list_help.kind, days, answers, on)
    listed = listing.finding.listed if listing else None
    if listed is None or sheet.entry(LISTED) is not None:
        return listing, {}
    return listing, {LISTED: listed}


def make_sheet(form: Form, facts: decision.Facts) -> Sheet:
    """Return the sheet of somebody who answers as these facts do."""
    sheet = Sheet()
    for field in form.fields:
        value = getattr(facts, field)
        if value is not None:
            sheet = sheet.with_entry(form, field, write_entry(value))
    return sheet


def write_entry(value: decision.Value | int) -> Entry:
    """Return a value of a field as it is entered."""
    return value if isinstance(value, bool) else str(value)


def _with(entries: Mapping[str, Entry], field: str, entry: Entry | None) -> dict[str, Entry]:
    others = {other: value for other, value in entries.items() if other != field}
    return others if entry is None else {**others, field: entry}


def _choices_of(form: Form, field: str) -> list[Entry]:
    known = form.space.fields.get(field) if field not in form.typed else None
    return [write_entry(value) for value in known.values] if known else []


def _read(form: Form, field: str, text: str) -> str | int | None:
    """Return what was typed as a value of its field, or None if it cannot be one."""
    typed: str | int = text.strip().upper()
    if text in form.groups.get(field, {}):
        return form.groups[field][text]
    if field in form.numbers:
        if not WHOLE_NUMBER.fullmatch(text.strip()):
            return None
        typed = int(text)
    return typed if form.facts.takes(field, typed) else None
