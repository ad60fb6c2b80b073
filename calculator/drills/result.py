"""What somebody keeps of their drills: lines that people read and that can be read back."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Annotated, Final

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict

from calculator.drills.drill import Drill
from calculator.drills.pool import drill

MOST: Final = 5000
"""How many answers are kept: a file of them can be opened again."""
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
        at: When, in whole seconds: what is remembered equals what is read back from a file.
    """

    model_config = ConfigDict(frozen=True)

    drill: Drill
    right: bool
    at: Annotated[AwareDatetime, AfterValidator(lambda at: at.replace(microsecond=0))]

    @property
    def key(self) -> tuple[str, bool, datetime]:
        """What tells an answer from every other: nobody reads a case twice in one second."""
        return self.drill.id, self.right, self.at


def merge_attempts(*histories: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """Return the answers of several histories, each once, in order of time.

    Of more than `MOST` answers the last are returned.
    """
    each_once = {attempt.key: attempt for attempt in chain(*histories)}
    return tuple(sorted(each_once.values(), key=lambda attempt: attempt.at)[-MOST:])


def attempts_besides(history: Iterable[Attempt], told: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """Return the answers of a history that are not among those told, in the same order."""
    known = {attempt.key for attempt in told}
    return tuple(attempt for attempt in history if attempt.key not in known)


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
    be. An answer that stands there twice is read once. Of more than `MOST` answers the last in
    time are read.
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
    return merge_attempts(found)
