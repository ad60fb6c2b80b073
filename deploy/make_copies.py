"""Makes the compressed copies of Streamlit's files, for an image whose containers write nothing.

From the project's own folder: `python -m deploy.make_copies`.
"""

import time
from pathlib import Path
from typing import Final

import streamlit as st

from calculator.server.copies import Copies

FOLDER: Final = Path(__file__).parents[1] / ".cache"
"""Where `app.py` looks for them."""


def make_all() -> int:
    """Make every copy, and return of how many files there are any."""
    files = [path for path in Path(st.__file__).with_name("static").rglob("*") if path.is_file()]
    Copies(FOLDER).make(files)
    # They are made beside the work, all in the quick way first: when there are as many in the
    # best way, it is done.
    while not (best := _made("br")) or best < _made("gz"):
        time.sleep(0.5)
    return best


def _made(way: str) -> int:
    return len(list(FOLDER.glob(f"*.{way}")))


if __name__ == "__main__":
    print(f"{make_all()} files compressed")
