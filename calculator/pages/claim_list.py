"""Claims pasted from a spreadsheet: read, assessed together, and shown a line each."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import streamlit as st
from markupsafe import Markup

from calculator import claims
from calculator.pages import drawing
from calculator.pages.claim_answer import topics
from calculator.pages.sentences import capitalised, joined
from calculator.words import Language, Words, words_in

MOST: Final = 500
"""How many claims are assessed at once: more than any patient has."""

PASTED: Final = "claims.pasted"
COMPLETE: Final = "claims.complete"

COLUMNS: Final = tuple(claims.ListedClaim.model_fields)
_YES_NO: Final = ("selective_policy", "hospital_selected", "licence", "started_while_contracted")
_NUMBERS: Final = ("trajectory_number", "referring_trajectory_number")
csv.field_size_limit(5_000_000)  # no message is longer; a cell of 131,073 would be a failure
_BETWEEN_WORDS: Final = re.compile(r"[\s_-]+")


@dataclass(frozen=True)
class Pasted:
    """What was pasted.

    Attributes:
        rows: A claim each, by field, in the values that the contract has where they could
            be read, and as they were written where not.
        unknown: The names of columns that nobody knows.
        left_out: Whether there were more rows than are assessed.
    """

    rows: Sequence[Mapping[str, object]]
    unknown: Sequence[str]
    left_out: bool


def forget_list() -> None:
    """Forget what was pasted."""
    st.session_state[PASTED] = ""
    st.session_state[COMPLETE] = False


@st.fragment  # the one claim above does not depend on it
def show_list(words: Words, others: Mapping[str, object]) -> None:
    """Draw where several claims can be pasted, and what is said of them.

    Args:
        words: The texts.
        others: What holds for every claim that does not say otherwise.
    """
    st.header(words["list.title"], anchor=False)
    st.html(drawing.note(words["list.intro"]))
    pasted = st.text_area(words["list.paste"], key=PASTED, persist_state="session")
    names = ", ".join(words[f"column.{field}"] for field in COLUMNS)
    st.html(drawing.note(words("list.columns", names=names)))
    complete = st.checkbox(words["list.complete"], key=COMPLETE, persist_state="session")
    if pasted:
        st.html(show_pasted(words, pasted, others, complete=complete))


def read_pasted(text: str) -> Pasted:
    """Read lines with a header; between the cells stand tabs, semicolons or commas."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return Pasted((), (), left_out=False)
    between = next((mark for mark in "\t;," if mark in lines[0]), "\t")
    header, *rows = csv.reader(lines, delimiter=between)
    fields = [_fields_by_name().get(_plain(name)) for name in header]
    return Pasted(
        rows=[
            {
                field: read
                for field, cell in zip(fields, row, strict=False)
                if field is not None and (read := _value(field, cell)) is not None
            }
            for row in rows[:MOST]
        ],
        unknown=[
            name.strip()
            for name, field in zip(header, fields, strict=True)
            if field is None and name.strip()
        ],
        left_out=len(rows) > MOST,
    )


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
    if pasted.left_out:
        notes.append(drawing.note(words("list.too_many", most=MOST)))
    if not pasted.rows:
        return Markup("").join([*notes, drawing.note(words["list.no_rows"])])
    found = claims.assess_all([{**others, **row} for row in pasted.rows], complete=complete)
    lines = Markup("").join(
        _line(words, number, listed) for number, listed in enumerate(found, start=1)
    )
    table = Markup(
        '<table class="vw-table"><thead><tr><th scope="col">{}</th><th scope="col">{}</th>'
        '<th scope="col">{}</th></tr></thead><tbody>{}</tbody></table>'
    ).format(words["list.claim"], words["list.answer"], words["list.reason"], lines)
    return Markup("").join([*notes, table])


def _line(words: Words, number: int, listed: claims.ListedAssessment) -> Markup:
    name = listed.claim_id or words("list.row", row=number)
    if listed.assessment is None:
        messages = [_error(words, error) for error in listed.errors]
        answer, reason = Markup("&ndash;"), drawing.wrong(" ".join(dict.fromkeys(messages)))
    else:
        outcomes = listed.assessment.outcomes
        short = [words[f"payment_short.{outcome.payment}"] for outcome in outcomes]
        answer = Markup("<b>{}</b>").format(capitalised(joined(words["list.or"], short)))
        reason = (
            Markup("").join(
                Markup("{} {}").format(r.text[words.language], drawing.standing(words, r.standing))
                for r in outcomes[0].reasons
            )
            if len(outcomes) == 1
            else Markup("{}").format(
                words("claims.depends", topics=topics(words, listed.assessment.open_questions))
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
    column = capitalised(words[f"column.{error.field}"])
    return f"{column}: {explained}" if explained else words("list.wrong_cell", column=column)


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
