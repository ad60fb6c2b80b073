"""A button that opens a text file of the visitor's own.

Streamlit's own has English on it, and keeps the file on the server for as long as the visit
lasts. Here the browser reads it and sends only the text.
"""

from collections.abc import Callable
from typing import Final

from calculator.pages.browser.part import define_part
from calculator.pages.visit import session

LARGEST: Final = 500_000
"""How many characters a file may have: some thousands of answers."""

_mount: Final = define_part(
    __file__,
    "kept_file",
    '<label class="open"><span></span><input type="file" accept=".txt,text/plain"></label>',
)
_KEY: Final = "kept_file"


def show_opener(label: str, take: Callable[[str | None], None]) -> None:
    """Draw the button.

    Args:
        label: What stands on it.
        take: Called with the text of a file that was chosen; with None if it is too large.
    """
    _mount(
        key=_KEY,
        data={"label": label, "largest": LARGEST},
        on_opened_change=lambda: take(
            sent if isinstance(sent := session.sent_by(_KEY, "opened"), str) else None
        ),
    )
