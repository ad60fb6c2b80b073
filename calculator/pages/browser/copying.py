"""How a component copies a text: with this before its own script, by `write(text)`."""

from pathlib import Path
from typing import Final

COPYING: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
"""The script; `write` returns whether it was done."""
