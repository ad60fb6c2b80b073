"""A button that has the browser save the answers for a list, beside what stood in it."""

import base64
import gzip
from collections.abc import Callable
from typing import Final

from calculator.pages.browser.part import define_part
from calculator.pages.visit import session
from calculator.pages.visit.chosen_file import Saving
from calculator.words import Words

_mount: Final = define_part(__file__, "claims_save", '<button type="button"></button>')
_KEY: Final = "claims_save"


PART: Final = 400_000
"""How many characters are sent at once: while a message is made, nobody else is answered."""


def show_save(words: Words, write: Callable[[], str]) -> None:
    """Draw the button.

    Args:
        words: The texts.
        write: Writes what is saved; called only when somebody wants it.
    """
    checking = session.visit().checking
    saving = checking.saving if checking else None
    data, parts = "", 0
    if checking and saving:
        if not saving.packed:
            saving.packed = pack(write())
        parts = -(-len(saving.packed) // PART)
        data = saving.packed[saving.part * PART : (saving.part + 1) * PART]
        if saving.part + 1 >= parts:
            checking.saving = None  # it is sent once
    _mount(
        key=_KEY,
        data={
            "label": words["list.save"],
            "name": words["list.save_as"],
            "asked": saving.asked if saving else 0,
            "part": saving.part if saving else 0,
            "parts": parts,
            "data": data,
        },
        on_asked_change=session.act(_ask),
    )


def pack(text: str) -> str:
    """Return a text as `save.js` unpacks it."""
    return base64.b64encode(gzip.compress(text.encode(), compresslevel=5)).decode()


def _ask() -> None:
    checking = session.visit().checking
    match session.sent_by(_KEY, "asked"):
        case [int(asked), int(part)] if checking and part >= 0:
            known = checking.saving
            packed = known.packed if known and part and known.asked == asked else ""
            checking.saving = Saving(asked, part, packed)
        case _:
            pass
