"""How the columns of a list were understood, each with a choice of what it means."""

from collections.abc import Sequence
from typing import Final

from calculator.claim_files import FIELDS, Column
from calculator.pages.answer.sentences import capitalise
from calculator.pages.browser.part import define_part
from calculator.pages.visit import session
from calculator.words import Words

_TEXTS: Final = ("hint", "name", "meaning", "label", "none", "personal")
"""The texts around it, by the names that `columns.js` uses too."""

_mount: Final = define_part(__file__, "claims_columns")
_KEY: Final = "claims_columns"


def show_columns(words: Words, columns: Sequence[Column], in_short: str) -> None:
    """Draw each column with what it means; those about persons mean nothing.

    Args:
        words: The texts.
        columns: The columns.
        in_short: How they were understood, in a line.
    """
    told = session.visit().claim_list.meanings
    _mount(
        key=_KEY,
        data={
            "summary": in_short,
            "texts": tuple((name, words[f"list_columns.{name}"]) for name in _TEXTS),
            "options": tuple((field, capitalise(words[f"column.{field}"])) for field in FIELDS),
            "columns": tuple(
                (
                    column.key,
                    column.name,
                    "personal"
                    if column.personal
                    # What somebody said is to be passed over is no question any more.
                    else "known"
                    if column.field or column.key in told
                    else "unknown",
                    column.field or "",
                )
                for column in columns
            ),
        },
        on_told_change=session.act(_take_told),
    )


def _take_told() -> None:
    take_meaning(session.sent_by(_KEY, "told"))


def take_meaning(sent: object) -> None:
    """Take in what somebody says that a column means.

    Args:
        sent: What `columns.js` sends: what tells the column, and the field or nothing; or
            anything at all.
    """
    match sent:
        case [str(column), str(field)] if field == "" or field in FIELDS:
            visit = session.visit()
            meanings = {**visit.claim_list.meanings, column: field}
            visit.change("claim_list", meanings=meanings, answer="", page=0)
        case _:
            pass
