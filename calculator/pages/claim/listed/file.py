"""Where a file of claims is chosen or dropped; the browser reads it, and sends it in pieces.

Streamlit's own uploads go by a route that is closed here, and keep a file as it is. Here what is
about persons is cut out of a text before anything is sent.
"""

import base64
import binascii
from typing import Final

from calculator.claim_files.checking import Kind
from calculator.claim_files.cutting import tell_browsers
from calculator.pages.browser.part import define_part
from calculator.pages.visit import session
from calculator.pages.visit.chosen_file import ChosenFile
from calculator.words import Words

LARGEST: Final = 20_000_000
"""How many bytes a file may have here: more than 50,000 claims in a text."""
PIECE: Final = 480_000
"""How many are sent at once: a message has its limit, and takes what stands in fields along."""
_ENCODINGS: Final = frozenset(
    {"utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"}
)
_LONGEST_ID: Final = 40
_TEXTS: Final = (
    *("about", "choose", "drop", "remove", "progress", "pasted"),
    *("reading", "sending", "held", "again", "still"),
    *("empty", "too-large", "html", "no-table", "unreadable"),
)
"""The texts around it, by the names that `file.js` uses too."""

_mount: Final = define_part(__file__, "claims_file")
_KEY: Final = "claims_file"


def show_file(words: Words) -> None:
    """Draw where a file is chosen, with what becomes of it, and take it in piece by piece."""
    visit = session.visit()
    file = visit.file
    _mount(
        key=_KEY,
        data={
            "texts": tuple((name, words[f"list_file.{name}"]) for name in _TEXTS),
            "language": str(words.language),
            "told": tell_browsers(),
            "largest": LARGEST,
            "piece": PIECE,
            "held": file.id if file else "",
            "received": file.received if file else 0,
            "wanted": visit.claim_list.from_file and file is None,
        },
        on_piece_change=session.act(_take_sent),
        on_removed_change=session.act(_forget),
    )


def _take_sent() -> None:
    take_piece(session.sent_by(_KEY, "piece"))


def _forget() -> None:
    session.visit().choose_file(None)


def take_piece(sent: object) -> None:
    """Take in a piece of a file, the first of which begins another file.

    Args:
        sent: What `file.js` sends: what the browser calls the file, what its bytes are and how
            many there will be, and from which on they are sent; or anything at all.
    """
    if not isinstance(sent, dict):
        return
    texts = [sent.get(each) for each in ("id", "kind", "encoding", "data")]
    name, kind, encoding, data = [each if isinstance(each, str) else "" for each in texts]
    size, at = _whole(sent.get("size")), _whole(sent.get("at"))
    try:
        piece = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        return
    visit = session.visit()
    if visit.file is None or visit.file.id != name:
        fits = 0 < len(name) <= _LONGEST_ID and 0 < size <= LARGEST
        if not (fits and piece and at == 0 and kind in {Kind.FILE, Kind.TEXT}):
            return
        encoding = encoding if encoding in _ENCODINGS else ""
        visit.choose_file(ChosenFile(name, Kind(kind), encoding, size))
    if visit.file:
        visit.file.take(piece, at)


def _whole(number: object) -> int:
    return int(number) if isinstance(number, int | float) and 0 <= number <= LARGEST else -1
