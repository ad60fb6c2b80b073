"""What somebody has answered to the questions of a form, and what that comes to."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from pydantic import BaseModel, ConfigDict, StrictBool

from calculator import decision
from calculator.pages.visit.forms import Form

UNKNOWN: Final = "unknown"
"""The answer "I do not know", which every question takes."""
YES_NO: Final[Mapping[str, bool]] = {"true": True, "false": False}
WHOLE_NUMBER: Final = re.compile(r"[0-9]{1,4}")
"""How a number is entered."""

Entry: TypeAlias = bool | str
"""One answer as it is entered: a value of its field, `UNKNOWN`, or what was typed."""


class Kept(BaseModel):
    """Something that a visit holds. It is replaced, never changed, and no error repeats it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Sheet(Kept):
    """The answers to one form.

    Attributes:
        values: What was chosen, by field: a value of that field.
        texts: What was typed, by field; it may be no answer.
        unknown: The fields to which the answer is "I do not know". What was typed there before
            stays, for whoever takes that back.
    """

    values: Mapping[str, StrictBool | str] = {}
    texts: Mapping[str, str] = {}
    unknown: frozenset[str] = frozenset()

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
        return Sheet(
            values={f: v for f, v in earlier.values.items() if f not in answered} | {**self.values},
            texts={f: t for f, t in earlier.texts.items() if f not in answered} | {**self.texts},
            unknown=self.unknown | (earlier.unknown - answered),
        )

    def fitting(self, form: Form) -> tuple["Sheet", Collection[str]]:
        """Return the sheet with only what a form can show, and the fields that this left out."""
        values = {f: v for f, v in self.values.items() if v in _choices_of(form, f)}
        texts = {f: text for f, text in self.texts.items() if f in form.typed}
        unknown = self.unknown.intersection(form.fields)
        kept = {*values, *texts, *unknown}
        left_out = [f for f in (*self.values, *self.texts, *self.unknown) if f not in kept]
        return Sheet(values=values, texts=texts, unknown=unknown), left_out


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
    """

    form: Form
    sheet: Sheet
    answers: Mapping[str, str | bool | int]
    declined: frozenset[str]
    wrong: frozenset[str]
    contradicting: frozenset[str]

    @property
    def passed_over(self) -> frozenset[str]:
        """The fields that hold up nothing: what is wrong is explained where it stands."""
        return self.declined | self.wrong | self.contradicting

    @property
    def started(self) -> bool:
        """Whether anything was answered."""
        return bool(self.answers or self.passed_over)


def list_choices(form: Form, field: str) -> list[Entry]:
    """Return what can be chosen in answer to a question."""
    return [*_choices_of(form, field), UNKNOWN]


def evaluate(form: Form, sheet: Sheet) -> Given:
    """Return what the answers to a form come to."""
    answers: dict[str, str | bool | int] = dict(sheet.values)
    wrong: set[str] = set()
    for field, text in sheet.texts.items():
        if not text.strip() or field in sheet.unknown:
            continue
        if (read := _read(form, field, text)) is not None:
            answers[field] = read
        else:
            wrong.add(field)
    # Numbers that no longer count contradict nothing.
    counted = {field: answer for field, answer in answers.items() if field not in form.numbers}
    contradicting = form.facts.at_odds(counted)
    return Given(
        form,
        sheet,
        {f: answers[f] for f in form.fields if f in answers and f not in contradicting},
        sheet.unknown,
        frozenset(wrong),
        contradicting,
    )


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
    if field in form.numbers:
        if not WHOLE_NUMBER.fullmatch(text.strip()):
            return None
        typed = int(text)
    return typed if form.facts.takes(field, typed) else None
