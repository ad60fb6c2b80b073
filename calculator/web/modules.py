"""Which of the installed scripts a page needs, found in the scripts themselves.

The browser finds out step by step: a script names the scripts that it needs, and those name
more. To be told all of them at once saves it a trip for every step. Nothing here is needed for
a page to work: scripts that cannot be found are not named, and come a little later.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_NAMED: Final = re.compile(rb'"\./([\w.-]+\.js)"')
_NEEDED_AFTER: Final = (b"from", b"import")
"""What stands before the name of a script without which another cannot begin."""
_IN_DOCUMENT: Final = re.compile(r'(?:src|href)="\./static/((?:js|css)/[\w./-]+\.(?:js|css))"')


def named_in_document(folder: Path) -> list[Path]:
    """Return the scripts and styles that the document of a folder names itself."""
    try:
        document = (folder / "index.html").read_text(encoding="utf-8")
    except OSError:
        return []
    return [folder / "static" / name for name in _IN_DOCUMENT.findall(document)]


def needed_for(folder: Path, elements: Iterable[str]) -> list[Path]:
    """Return the scripts that draw some elements, and those that they need.

    Args:
        folder: Where the document and its files are.
        elements: What is drawn, such as "Radio".

    Returns:
        Each script once, without those that the document names itself.
    """
    scripts = folder / "static" / "js"
    known = dict.fromkeys(named_in_document(folder))
    found: dict[Path, None] = {}
    for element in elements:
        for script in sorted(scripts.glob(f"{element}.????????.js")):
            _find(script, found, known)
    return list(found)


def _find(script: Path, found: dict[Path, None], known: Iterable[Path]) -> None:
    if script in found or script in known or not script.is_file():
        return
    found[script] = None
    for needed in _needed_by(script):
        _find(needed, found, known)


def _needed_by(script: Path) -> Iterator[Path]:
    text = script.read_bytes()
    for named in _NAMED.finditer(text):
        if text.endswith(_NEEDED_AFTER, 0, named.start()):
            yield script.with_name(named[1].decode())
