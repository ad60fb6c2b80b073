"""What a page has drawn, as people see it."""

import re
from typing import Final

_FOR_THE_TAB: Final = re.compile(r"<p hidden data-kept=[^>]*></p>")


def for_people(html: str) -> str:
    """Return HTML without what only the browser reads."""
    return _FOR_THE_TAB.sub("", html)
