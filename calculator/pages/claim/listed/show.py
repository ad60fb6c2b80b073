"""Several claims that belong together: where they come from, what they come to, a line each."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

import streamlit as st
from markupsafe import Markup

from calculator import claims
from calculator.claim_files import General
from calculator.claim_files.checking import Checked, Done, read_originals
from calculator.pages.answer import drawing
from calculator.pages.asking.fields import choose, enter_lines, press, tick
from calculator.pages.claim.listed import draw
from calculator.pages.claim.listed.check import MOST, find_out
from calculator.pages.claim.listed.columns import show_columns
from calculator.pages.claim.listed.file import show_file
from calculator.pages.claim.listed.save import show_save
from calculator.pages.failure import guard
from calculator.pages.visit import session
from calculator.words import Words

ON_A_PAGE: Final = 50
"""How many lines are drawn at once."""
COLUMNS: Final = tuple(claims.ListedClaim.model_fields)


@st.fragment  # the one claim above does not depend on it
@guard
def show_list(words: Words, others: Mapping[str, object], today: date) -> None:
    """Draw where several claims can be told, and what is said of them.

    Args:
        words: The texts.
        others: What holds for every claim that does not say otherwise.
        today: The day to answer for.
    """
    session.take_in()
    visit = session.visit()
    with st.container(key="claim-list"):
        st.header(words["list.title"], anchor=False)
        st.html(drawing.note(words["list.intro"]))
        show_file(words)
        listed = visit.claim_list
        if not listed.from_file:
            enter_lines("claims.pasted", words["list.paste"], listed.pasted, _take_pasted)
            names = ", ".join(words[f"column.{field}"] for field in COLUMNS)
            apply = Markup('<p class="vw-apply">{}</p>').format(words["list.apply"])
            st.html(apply + drawing.note(words("list.names", names=names)))
        for name in ("ordinary", "complete"):
            tick(
                f"claims.{name}",
                words[f"list.{name}"],
                partial(_take_option, name),
                ticked=getattr(listed, name),
            )
        general = General(
            selective_policy=_yes_no(others.get("selective_policy")),
            hospital_selected=_yes_no(others.get("hospital_selected")),
            ordinary=listed.ordinary,
            complete=listed.complete,
        )
        st.html(session.keep("claim_list"))
        with st.container(key="claims-listed"):
            _show_answers(words, general, today)


def _take_pasted(text: str) -> None:
    session.visit().change("claim_list", pasted=text, answer="", page=0)


def _take_option(name: str, ticked: bool) -> None:  # noqa: FBT001 - as a tick tells it
    session.visit().change("claim_list", **{name: ticked}, answer="", page=0)


def _yes_no(answer: object) -> bool | None:
    return answer if isinstance(answer, bool) else None


def _show_answers(words: Words, general: General, today: date) -> None:
    visit = session.visit()
    progress = st.empty()
    shown = partial(_show_progress, progress, words)
    checking = find_out(visit, general, today, shown)
    progress.empty()
    if checking is None or checking.found is None:
        return
    if not isinstance(checking.found, Done):
        st.html(draw.refusal(words, checking.found))
        return
    checked = checking.found.checked
    file = checked.file
    if file.has_names:
        show_columns(words, file.columns, draw.columns_in_short(words, file))
    told = draw.about_file(words, checked, complete=general.complete, most=MOST)
    if not (checked.lines and file.has_names):
        st.html(told)
    else:
        st.html(told + draw.totals(words, checked.counts))
        _show_lines(words, checked)
        show_save(words, partial(_write_file, words, checking.found))


def _show_progress(place: st.delta_generator.DeltaGenerator, words: Words, done: float) -> None:
    place.html(draw.progress(words, done))


def _show_lines(words: Words, checked: Checked) -> None:
    """Draw one page of the lines with the answer that somebody looks at."""
    visit = session.visit()
    listed = visit.claim_list
    counts = {"": len(checked.lines), **checked.counts}
    answer = listed.answer if listed.answer in counts else ""
    if len(counts) > len(("all", "the only one")):
        choose(
            "claims.answer",
            words["list.show"],
            tuple(counts),
            answer,
            lambda name: visit.change("claim_list", answer=name, page=0),
            written=lambda name: words(
                "list.shown",
                answer=draw.name_answer(words, name) if name else words["list.all"],
                count=draw.write_number(words, counts[name]),
            ),
            horizontal=True,
        )
    lines = checked.answered(answer)
    last = (len(lines) - 1) // ON_A_PAGE
    page = min(listed.page, last)
    first = page * ON_A_PAGE
    on_page = lines[first : first + ON_A_PAGE]
    number = partial(draw.write_number, words)
    caption = words(
        "list.on_page",
        first=number(first + 1),
        last=number(first + len(on_page)),
        of=number(len(lines)),
    )
    st.html(draw.table(words, checked.verdicts, on_page, caption))
    if last:
        with st.container(key="claims-pages", horizontal=True, vertical_alignment="center"):
            for name, to, ends in (
                ("previous", page - 1, page == 0),
                ("next", page + 1, page == last),
            ):
                turn = partial(visit.change, "claim_list", page=min(max(to, 0), last))
                press(words[f"list.{name}"], f"claims-{name}", turn, disabled=ends)
            st.html(drawing.said(caption))


def _write_file(words: Words, found: Done) -> str:
    """Return the answers as a file that a spreadsheet opens, beside what stood in it."""
    checked = found.checked
    personal = {column.place for column in checked.file.columns if column.personal}
    kept = [
        (column.place, column.name)
        for column in checked.file.columns
        if column.place not in personal
    ]
    told = [
        (
            draw.name_answer(words, verdict.name),
            draw.write_reason(words, verdict),
        )
        for verdict in checked.verdicts
    ]
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow(
        [words[f"list.saved.{name}"] for name in ("line", "answer", "reason")]
        + [n for _, n in kept]
    )
    # Of many lines at once, everybody would wait for Python to count what it holds.
    originals = read_originals(found.table)
    original = next(originals, None)
    for line in checked.lines:
        while original is not None and original.number < line.line:
            original = next(originals, None)
        cells = original.cells if original and original.number == line.line else ()
        beside = [cells[place] if place < len(cells) else "" for place, _ in kept]
        rows.writerow([line.line, *told[line.verdict], *beside])
    return "\ufeff" + written.getvalue()
