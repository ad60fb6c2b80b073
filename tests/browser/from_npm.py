"""What the tests take from npm: files, by the versions in `npm/package.json`."""

import os
from pathlib import Path
from typing import Final

import pytest

_FOLDER: Final = Path(__file__).with_name("npm")
HOW_TO_GET_IT: Final = (
    "not fetched from npm: `npm install --prefix tests/browser/npm --no-package-lock"
    " --ignore-scripts`"
)


def from_npm(file: str) -> Path:
    """Return a file of a package; without it a test is left out, or fails where it must run."""
    path = _FOLDER / "node_modules" / file
    if not path.exists():
        leave_out(f"{file} {HOW_TO_GET_IT}")
    return path


def leave_out(why: str) -> None:
    """Leave a test out for what the machine lacks, or have it fail where it must run."""
    if os.environ.get("BROWSER_TESTS") == "required":
        pytest.fail(why)
    pytest.skip(why)
