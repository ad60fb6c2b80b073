"""Scripts and style sheets without their comments, as they stand in a document.

What explains them is a sixth of them, and would come over a slow line before the first question.
"""

import re
from typing import Final

_IN_SCRIPT: Final = re.compile(r"^\s*//.*\n|^\s+", re.MULTILINE)
"""A comment on lines of its own, and what lines are indented by."""
_IN_SHEET: Final = re.compile(r"/\*.*?\*/|^\s+", re.DOTALL | re.MULTILINE)


def shorten_script(script: str) -> str:
    """Return a script without comments on lines of their own; the others stay."""
    return _IN_SCRIPT.sub("", script)


def shorten_sheet(sheet: str) -> str:
    """Return a style sheet without comments."""
    return _IN_SHEET.sub("", sheet)
