"""Both languages for tests that last long: Dutch is tried each time, English as a long test."""

from typing import Any, Final

import pytest

from calculator.words import Language

DUTCH_EACH_TIME: Final[list[Any]] = [
    Language.NL,
    pytest.param(Language.EN, marks=pytest.mark.long),
]
