"""What somebody keeps of their drills: lines that people read and that can be read back."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from pydantic import AwareDatetime, BaseModel, ConfigDict

from calculator.drills.drill import Drill
from calculator.drills.pool import drill

MOST: Final = 5000
"""How many answers are read back."""
_FIRST_DAY: Final = datetime(2024, 1, 1, tzinfo=UTC)
"""Nobody has practised before."""
_CLOCKS_DIFFER: Final = timedelta(days=1)
"""How far the clock that wrote a result may be ahead."""
_RIGHT: Final = {"nl": "goed", "en": "right"}
_WRONG: Final = {"nl": "fout", "en": "wrong"}
_LINE: Final = re.compile(
    rf"\s*\d+\. (?P<mark>{'|'.join((*_RIGHT.values(), *_WRONG.values()))})"
    r" (?P<id>[a-z0-9-]+) (?P<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\s*"
)


class Attempt(BaseModel):
    """One case that was answered.

    Attributes:
        drill: The case.
        right: Whether everything was answered rightly.
        at: When.
    """

    model_config = ConfigDict(frozen=True)

    drill: Drill
    right: bool
    at: AwareDatetime


def written_attempts(attempts: Sequence[Attempt], language: str) -> str:
    """Return answers as lines: a number, right or wrong, the id of the case, and when."""
    marks = {True: _RIGHT[language], False: _WRONG[language]}
    return "\n".join(
        f"{number}. {marks[attempt.right]} {attempt.drill.id} "
        f"{attempt.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        for number, attempt in enumerate(attempts, start=1)
    )


def read_attempts(text: str) -> tuple[Attempt, ...]:
    """Return the answers that stand in a file, in either language.

    Every other line is passed over, and so is a case that no longer exists, or a day that cannot
    be. Of more than `MOST` answers the last are read.
    """
    found = []
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        known = drill(match["id"]) if match else None
        if not match or not known:
            continue
        try:
            at = datetime.fromisoformat(match["at"])
        except ValueError:  # the figures of no day
            continue
        if not _FIRST_DAY <= at <= datetime.now(UTC) + _CLOCKS_DIFFER:
            continue
        found.append(Attempt(drill=known, right=match["mark"] in _RIGHT.values(), at=at))
    return tuple(sorted(found[-MOST:], key=lambda attempt: attempt.at))
