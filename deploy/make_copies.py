"""Makes the compressed copies of Streamlit's files, for an image whose containers write nothing.

From the project's own folder: `python -m deploy.make_copies`. A copy that cannot be made stops
it with what is wrong, as nothing makes that copy later.
"""

from pathlib import Path
from typing import Final

import streamlit as st

from calculator.web.copies import make_copies

FOLDER: Final = Path(__file__).parents[1] / ".cache"
"""Where `app.py` looks for them."""

if __name__ == "__main__":
    brought = Path(st.__file__).with_name("static").rglob("*")
    print(f"{make_copies(filter(Path.is_file, brought), FOLDER)} files compressed")
