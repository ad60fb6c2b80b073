"""Claims pasted from a spreadsheet: read, assessed together, and shown a line each."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

import streamlit as st
from markupsafe import Markup, escape

from calculator import claims
from calculator.pages.answer import drawing
from calculator.pages.answer.claim import name_topics
from calculator.pages.answer.sentences import capitalise, enumerate_texts
from calculator.pages.asking.fields import enter_lines, tick
from calculator.pages.failure import guard
from calculator.pages.visit import session
from calculator.words import Language, Words, words_in

MOST: Final = 500
"""How many claims are assessed at once: more than any patient has."""

COLUMNS: Final = tuple(claims.ListedClaim.model_fields)
_YES_NO: Final = ("selective_policy", "hospital_selected", "licence", "started_while_contracted")
_NUMBERS: Final = ("trajectory_number", "referring_trajectory_number")
csv.field_size_limit(5_000_000)  # no message is longer; a cell of 131,073 would be a failure
_BETWEEN_WORDS: Final = re.compile(r"[\s_-]+")
_ROUNDED: Final = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
"""How a spreadsheet writes a long number, its last figures lost."""
_NAMES_AGAIN: Final = 2
"""With so many cells that are names of columns, a row is no claim."""


@dataclass(frozen=True)
class Pasted:
    """What was pasted.

    Attributes:
        rows: A claim each, by field, in the values that the contract has where they could
            be read, and as they were written where not. Of a row that is not read, the name of
            a text that says why.
        unknown: The names of columns that nobody knows.
        doubled: The names of columns that say the same. Nothing is read then.
        left_out: Whether there were more rows than are assessed.
    """

    rows: Sequence[Mapping[str, object] | str]
    unknown: Sequence[str]
    doubled: Sequence[str]
    left_out: bool


@st.fragment  # the one claim above does not depend on it
@guard
def show_list(words: Words, others: Mapping[str, object]) -> None:
    """Draw where several claims can be pasted, and what is said of them.

    Args:
        words: The texts.
        others: What holds for every claim that does not say otherwise.
    """
    session.take_in()
    visit = session.visit()
    shown = visit.claim_list
    st.header(words["list.title"], anchor=False)
    st.html(drawing.note(words["list.intro"]))
    enter_lines(
        "claims.pasted",
        words["list.paste"],
        shown.pasted,
        lambda text: visit.change("claim_list", pasted=text),
    )
    names = ", ".join(words[f"column.{field}"] for field in COLUMNS)
    st.html(drawing.note(words("list.columns", names=names)))
    tick(
        "claims.complete",
        words["list.complete"],
        lambda complete: visit.change("claim_list", complete=complete),
        ticked=shown.complete,
    )
    told = session.keep("claim_list")
    if shown.pasted:
        told += show_pasted(words, shown.pasted, others, complete=shown.complete)
    st.html(told)


def read_pasted(text: str) -> Pasted:
    """Read lines with a header; between the cells stand tabs, semicolons or commas."""
    lines = [f"{line}\n" for line in text.splitlines() if line.strip()]
    if not lines:
        return Pasted((), (), (), left_out=False)
    between = next((mark for mark in "\t;," if mark in lines[0]), "\t")
    cells = _cells(lines, between)
    header = next(cells) or []
    if not header:  # a quote that is left open takes all lines along
        return Pasted(["list.open_quote"] * (len(lines) > 1), (), (), left_out=False)
    fields = [_field(name) for name in header]
    times = Counter(filter(None, fields))
    doubled = [
        name.strip() for name, field in zip(header, fields, strict=True) if times[field or ""] > 1
    ]
    read = [] if doubled else list(islice(_rows(header, cells), MOST + 1))
    return Pasted(
        rows=read[:MOST],
        unknown=[
            name.strip()
            for name, field in zip(header, fields, strict=True)
            if field is None and name.strip()
        ],
        doubled=list(dict.fromkeys(doubled)),
        left_out=len(read) > MOST,
    )


def _cells(lines: Sequence[str], between: str) -> Iterator[list[str] | None]:
    """Yield the cells of each row, and None for all that follows a quote left open."""
    try:
        yield from csv.reader(lines, delimiter=between, strict=True)
    except csv.Error:
        yield None


def _rows(
    header: Sequence[str], rows: Iterator[list[str] | None]
) -> Iterator[Mapping[str, object] | str]:
    """Yield what each row says by field, or the name of a text that says why it is not read."""
    fields = [_field(name) for name in header]
    for row in rows:
        if row is None:
            yield "list.open_quote"
        elif _is_header(row, header):
            if _named(row) != _named(header):
                yield "list.other_names"  # the values below stand under these
                return
        elif len(row) > len(header) or any(
            cell.strip() and not name.strip() for name, cell in zip(header, row, strict=False)
        ):
            yield "list.too_long"
        elif any(
            field in _NUMBERS and _ROUNDED.fullmatch(cell.strip())
            for field, cell in zip(fields, row, strict=False)
        ):
            yield "list.rounded"
        else:
            # A spreadsheet leaves out empty cells at the end.
            yield {
                field: read
                for field, cell in zip(fields, row, strict=False)
                if field is not None and (read := _value(field, cell)) is not None
            }


def _is_header(row: Sequence[str], header: Sequence[str]) -> bool:
    names = sum(_field(cell) is not None for cell in row)
    return names >= _NAMES_AGAIN or _named(row) == _named(header)


def _named(row: Sequence[str]) -> Sequence[str]:
    """Return what columns are called, as names are compared, without empty cells at the end."""
    names = [_field(cell) or _plain(cell) for cell in row]
    while names and not names[-1]:
        names.pop()
    return names


def show_pasted(words: Words, text: str, others: Mapping[str, object], *, complete: bool) -> Markup:
    """Return a table of the pasted claims with an answer each.

    Args:
        words: The texts.
        text: What was pasted.
        others: What holds for every claim that does not say otherwise.
        complete: Whether these are all claims of the patient.
    """
    pasted = read_pasted(text)
    notes = []
    if pasted.unknown:
        names = ", ".join(pasted.unknown)
        notes.append(drawing.wrong(words("list.unknown_column", names=names)))
    if pasted.doubled:
        names = ", ".join(pasted.doubled)
        return Markup("").join([*notes, drawing.wrong(words("list.doubled_column", names=names))])
    if pasted.left_out:
        notes.append(drawing.note(words("list.too_many", most=MOST)))
    if not pasted.rows:
        return Markup("").join([*notes, drawing.note(words["list.no_rows"])])
    found = claims.assess_all(
        # Of a row that is not read nothing is known.
        [{} if isinstance(row, str) else {**others, **row} for row in pasted.rows],
        # What is left out may be what a number leads to.
        complete=complete and not pasted.left_out,
    )
    lines = Markup("").join(
        _line(words, number, listed, row if isinstance(row, str) else None)
        for number, (listed, row) in enumerate(zip(found, pasted.rows, strict=True), start=1)
    )
    table = Markup(
        '<table class="vw-table"><thead><tr><th scope="col">{}</th><th scope="col">{}</th>'
        '<th scope="col">{}</th></tr></thead><tbody>{}</tbody></table>'
    ).format(words["list.claim"], words["list.answer"], words["list.reason"], lines)
    return Markup("").join([*notes, table])


def _line(words: Words, number: int, listed: claims.ListedAssessment, unread: str | None) -> Markup:
    name = listed.claim_id or words("list.row", row=number)
    if unread:
        answer, reason = Markup("&ndash;"), drawing.wrong(words[unread])
    elif listed.assessment is None:
        messages = [_error(words, error) for error in listed.errors]
        answer, reason = Markup("&ndash;"), drawing.wrong(" ".join(dict.fromkeys(messages)))
    else:
        outcomes = listed.assessment.outcomes
        short = [words[f"payment_short.{outcome.payment}"] for outcome in outcomes]
        answer = Markup("<b>{}</b>").format(capitalise(enumerate_texts(words["list.or"], short)))
        reason = (
            Markup("").join(
                Markup("{} {}").format(r.text[words.language], drawing.standing(words, r.standing))
                for r in outcomes[0].reasons
            )
            if len(outcomes) == 1
            else escape(
                words("claims.depends", topics=name_topics(words, listed.assessment.open_questions))
            )
        )
    return Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>').format(
        name, answer, reason
    )


def _error(words: Words, error: claims.ListError) -> str:
    own = {
        "claim_id_twice": "list.twice",
        "care_type_as_referral_type": "list.type_21",
        "contradiction": "list.contradiction",
    }
    if error.type in own:
        return words[own[error.type]]
    explained = words.get(f"questions.{error.field}.wrong")
    column = capitalise(words[f"column.{error.field}"])
    return f"{column}: {explained}" if explained else words("list.wrong_cell", column=column)


def _field(name: str) -> str | None:
    """Return the field that a column holds, or None if nobody knows its name."""
    return _fields_by_name().get(_plain(name))


def _plain(text: str) -> str:
    return _BETWEEN_WORDS.sub(" ", text.strip().lower())


@cache
def _fields_by_name() -> Mapping[str, str]:
    """Return every name that a column can have: the contract's, Dutch and English."""
    named = {_plain(field): field for field in COLUMNS}
    for language in Language:
        words = words_in(language)
        named |= {_plain(words[f"column.{field}"]): field for field in COLUMNS}
    return named


@cache
def _values_by_text() -> Mapping[str, Mapping[str, object]]:
    """Return for each field what can be written in a cell, beside the contract's own values."""
    values: dict[str, dict[str, object]] = {field: {} for field in COLUMNS}
    for language in Language:
        words = words_in(language)
        for field in _YES_NO:
            values[field] |= {
                text: yes
                for yes, name in ((True, "true"), (False, "false"))
                for text in (name, words[f"cell.{name}"], words[f"cell.{name}"][0])
            }
        values["acute_activity"][words["cell.none"]] = "none"
        for field in ("care_kind", "first_trajectory"):
            values[field] |= {
                _plain(words[f"questions.{field}.{value}"]): str(value)
                for value in claims.SPACE.fields[field].values
            }
    return values


def _value(field: str, cell: str) -> object:
    """Return what a cell says; None if it says nothing, which for a number is an answer."""
    written = cell.strip()
    if not written:
        return "" if field in _NUMBERS else None
    known = _values_by_text()[field].get(_plain(written))
    if known is not None or field in (*_NUMBERS, "claim_id"):
        return written if known is None else known
    return written.upper() if field in {"declaration_code", "diagnosis_code"} else written
