"""Claims pasted from a spreadsheet: how they were read, what they come to, and a line each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import streamlit as st
from markupsafe import Markup, escape

from calculator import claim_files, claims
from calculator.claim_files import Answer, ClaimFile, General
from calculator.pages.answer import drawing
from calculator.pages.answer.claim import name_topics
from calculator.pages.answer.sentences import capitalise, enumerate_texts
from calculator.pages.asking.fields import enter_lines, tick
from calculator.pages.failure import guard
from calculator.pages.visit import session
from calculator.words import Words

MOST: Final = 500
"""How many claims are drawn at once; for more there is the command `vergoedingswijzer claims`."""

COLUMNS: Final = tuple(claims.ListedClaim.model_fields)
_MOST_NAMED: Final = 20
"""How many numbers of lines are named for one reason."""


@st.fragment  # the one claim above does not depend on it
@guard
def show_list(words: Words, others: Mapping[str, object], today: date) -> None:
    """Draw where several claims can be pasted, and what is said of them.

    Args:
        words: The texts.
        others: What holds for every claim that does not say otherwise.
        today: The day to answer for.
    """
    session.take_in()
    visit = session.visit()
    shown = visit.claim_list
    with st.container(key="claim-list"):
        st.header(words["list.title"], anchor=False)
        st.html(drawing.note(words["list.intro"]) + drawing.note(words["list.before"]))
        enter_lines(
            "claims.pasted",
            words["list.paste"],
            shown.pasted,
            lambda text: visit.change("claim_list", pasted=text),
        )
        names = ", ".join(words[f"column.{field}"] for field in COLUMNS)
        apply = Markup('<p class="vw-apply">{}</p>').format(words["list.apply"])
        st.html(apply + drawing.note(words("list.columns", names=names)))
        tick(
            "claims.ordinary",
            words["list.ordinary"],
            lambda ordinary: visit.change("claim_list", ordinary=ordinary),
            ticked=shown.ordinary,
        )
        tick(
            "claims.complete",
            words["list.complete"],
            lambda complete: visit.change("claim_list", complete=complete),
            ticked=shown.complete,
        )
        told = session.keep("claim_list")
        if shown.pasted:
            general = General(
                selective_policy=_yes_no(others.get("selective_policy")),
                hospital_selected=_yes_no(others.get("hospital_selected")),
                ordinary=shown.ordinary,
                complete=shown.complete,
            )
            told += show_pasted(words, shown.pasted, general, today)
        st.html(told)


def _yes_no(answer: object) -> bool | None:
    return answer if isinstance(answer, bool) else None


def show_pasted(words: Words, text: str, general: General, on: date | None = None) -> Markup:
    """Return how pasted claims were read, how many have each answer, and a table of them.

    Args:
        words: The texts.
        text: What was pasted.
        general: What holds for every claim that does not say otherwise.
        on: The day to answer for; today if left out.
    """
    try:
        file = claim_files.read_text(text, most=MOST)
    except claim_files.Refused:
        return _listed(drawing.wrong(words["list.web_page"]))
    if not file.rows:
        return _listed(*_tell_columns(words, file), drawing.note(words["list.no_rows"]))
    if not file.has_names:
        return _listed(drawing.wrong(words["list.no_names"]))
    notes = [*_tell_columns(words, file), *_tell_lines(words, file)]
    if file.cut:
        notes.append(drawing.note(words("list.too_many", most=MOST)))
    if general.complete and not file.is_whole:
        notes.append(drawing.wrong(words["list.not_complete"]))
    answers = claim_files.answer_file(file, general, on)
    return _listed(*notes, _total(words, answers), _table(words, answers))


def _listed(*parts: Markup) -> Markup:
    """Return what is said of a list; it goes as soon as its text changes, see `claim.css`."""
    return Markup('<div class="vw-listed">{}</div>').format(Markup("").join(parts))


def _tell_columns(words: Words, file: ClaimFile) -> list[Markup]:
    """Return how the columns were understood."""
    known = [
        words("list.column", name=column.name, field=words[f"column.{column.field}"])
        for column in file.columns
        if column.field
    ]
    told = [drawing.note(words["list.understood"]), drawing.bullets(known)] if known else []
    unknown = [each.name for each in file.columns if not each.field and not each.personal]
    if unknown:
        told.append(drawing.wrong(words("list.unknown_column", names=", ".join(unknown))))
    personal = [column.name for column in file.columns if column.personal]
    if personal:
        told.append(drawing.note(words("list.personal_column", names=", ".join(personal))))
    if file.doubled:
        told.append(drawing.wrong(words("list.doubled_column", names=", ".join(file.doubled))))
    return told


def _tell_lines(words: Words, file: ClaimFile) -> list[Markup]:
    """Return which lines are no claims, by number and reason."""
    numbers: dict[claim_files.Why, list[int]] = {}
    for line, why in file.not_claims:
        numbers.setdefault(why, []).append(line)
    lines = [
        words("list.lines", numbers=_enumerate(words, found), why=words[f"list_line.{why}"])
        for why, found in numbers.items()
    ]
    return [drawing.note(words("list.not_claims", lines="; ".join(lines)))] if lines else []


def _enumerate(words: Words, numbers: Sequence[int]) -> str:
    said = ", ".join(map(str, numbers[:_MOST_NAMED]))
    more = len(numbers) - _MOST_NAMED
    return words("list.more", numbers=said, more=more) if more > 0 else said


def _total(words: Words, answers: Sequence[Answer]) -> Markup:
    """Return how many lines have each answer, most first."""
    times = Counter(_short(words, answer) or words["list.without_answer"] for answer in answers)
    counted = [
        words("list.total", answer=capitalise(said), count=count)
        for said, count in times.most_common()
    ]
    return drawing.note(words["list.totals"]) + drawing.bullets(counted)


def _table(words: Words, answers: Sequence[Answer]) -> Markup:
    return Markup(
        '<table class="vw-table"><thead><tr><th scope="col">{}</th><th scope="col">{}</th>'
        '<th scope="col">{}</th></tr></thead><tbody>{}</tbody></table>'
    ).format(
        words["list.claim"],
        words["list.answer"],
        words["list.reason"],
        Markup("").join(_line(words, answer) for answer in answers),
    )


def _line(words: Words, answer: Answer) -> Markup:
    name = answer.listed.claim_id or words("list.row", row=answer.row.line)
    short = _short(words, answer)
    said = Markup("<b>{}</b>").format(capitalise(short)) if short else Markup("&ndash;")
    return Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>').format(
        name, said, _reason(words, answer) + _how(words, answer)
    )


def _short(words: Words, answer: Answer) -> str:
    """Return the answer for a line in short; empty where there is none."""
    short = [words[f"payment_short.{payment}"] for payment in answer.payments]
    return enumerate_texts(words["list.or"], short) if short else ""


def _reason(words: Words, answer: Answer) -> Markup:
    """Return why a line has its answer, or has none."""
    if answer.row.why:
        return drawing.wrong(words[f"list_unread.{answer.row.why}"])
    if answer.wrong:
        messages = [_wrong_cell(words, field, how) for field, how in answer.wrong.items()]
        return drawing.wrong(" ".join(messages))
    assessment = answer.listed.assessment
    if answer.errors:
        messages = [_error(words, error) for error in answer.errors]
        return drawing.wrong(" ".join(dict.fromkeys(messages)))
    if assessment is None:
        return escape(words["list.credit"])
    if len(assessment.outcomes) > 1:
        topics = name_topics(words, assessment.open_questions)
        return escape(words("claims.depends", topics=topics))
    return Markup("").join(
        Markup("{} {}").format(r.text[words.language], drawing.standing(words, r.standing))
        for r in assessment.outcomes[0].reasons
    )


def _how(words: Words, answer: Answer) -> Markup:
    """Return how the cells of a line were read otherwise than they stand, never what they say."""
    read = [
        words("list.column", name=words[f"column.{field}"], field=words[f"list_how.{how}"])
        for field, how in answer.row.how.items()
        if field not in answer.wrong
    ]
    told = drawing.note(words("list.read_as", how="; ".join(read))) if read else Markup("")
    if answer.listed.taken_back:
        told += drawing.note(words["list.taken_back"])
    return told


def _wrong_cell(words: Words, field: str, how: claim_files.How) -> str:
    if how is claim_files.How.CARE_TYPE:
        return words["list.type_21"]
    column = capitalise(words[f"column.{field}"])
    said = words("list.cell_decides", column=column)
    explained = words.get(f"questions.{field}.wrong")
    return f"{said} {explained}" if explained else said


def _error(words: Words, error: claims.ListError) -> str:
    own = {"claim_id_twice": "list.twice", "contradiction": "list.contradiction"}
    if error.type in own:
        return words[own[error.type]]
    return words("list.wrong_cell", column=capitalise(words[f"column.{error.field}"]))
