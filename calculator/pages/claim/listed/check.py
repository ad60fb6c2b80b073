"""Finding out what a list of claims comes to, while the page says how far it is."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Final

from calculator.claim_files import General, Refused
from calculator.claim_files.checking import Done, Job, Kind, check
from calculator.pages.visit.chosen_file import Checking, ChosenFile
from calculator.pages.visit.model import ClaimList, Visit

MOST: Final = 50_000
"""How many lines are answered here; for more there is the command `vergoedingswijzer claims`."""


def find_out(
    visit: Visit, general: General, today: date, show: Callable[[float], None]
) -> Checking | None:
    """Find out what the claims of a visit come to, or go on with it; None while there are none.

    Args:
        visit: The visit. It holds what was found out, so that it is found out once.
        general: What holds for every claim that does not say otherwise.
        today: The day to answer for.
        show: Shows how much is done, from 0 to 1. It may end the run: the work goes on.
    """
    listed, file = visit.claim_list, visit.file
    if not (file.is_here if file else listed.pasted.strip()):
        return None
    checking = visit.checking
    asked = _ask(listed, file, general, today)
    if checking is None or checking.asked != asked:
        visit.stop_checking()
        job, data = _job(listed, file, general, today)
        visit.checking = checking = Checking(asked, check(job, data))
    try:
        for step in checking.work:
            if isinstance(step, Done):
                checking.found = step
                if file:
                    file.keep_only(step.table)
            else:
                show(step)
    except Refused as refused:
        checking.found = refused.why
    return checking


def _ask(listed: ClaimList, file: ChosenFile | None, general: General, today: date) -> Hashable:
    source = file.id if file else listed.pasted
    return (file is None, source, tuple(sorted(listed.meanings.items())), general, today)


def _job(
    listed: ClaimList, file: ChosenFile | None, general: General, today: date
) -> tuple[Job, bytes]:
    kind, encoding, data = Kind.TEXT, "", listed.pasted.encode("utf-8", "replace")
    if file:
        kind, encoding, data = file.kind, file.encoding, b"".join(file.pieces)
        if file.table:
            kind, data = Kind.TABLE, file.table
    meanings = listed.meanings
    return (
        Job(
            kind=kind,
            encoding=encoding,
            general=general,
            on=today,
            meanings=meanings,
            most=MOST,
        ),
        data,
    )
