"""What comes out of reading a line: its pieces, each with what became of it."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from calculator.quick_entry.vocabulary import Answer, Answers


class Kind(StrEnum):
    """What became of a piece of the line.

    Attributes:
        UNDERSTOOD: It says something.
        LEFT_OPEN: It says that something is not known.
        SKIPPED: Words without a meaning of their own.
        UNUSED: It may mean something to people, but nothing was read from it.
        UNCLEAR: It has more than one meaning, or something leaves it in doubt.
        UNKNOWN: No phrase is like this; it may be a slip of the fingers for one.
        CONFLICT: Another piece says something else, and the two cannot both be true.
        NUMBER_MISSING: It says something only with a number.
        NUMBER_WRONG: Its number is none that the field takes.
    """

    UNDERSTOOD = "understood"
    LEFT_OPEN = "left-open"
    SKIPPED = "skipped"
    UNUSED = "unused"
    UNCLEAR = "unclear"
    UNKNOWN = "unknown"
    CONFLICT = "conflict"
    NUMBER_MISSING = "number-missing"
    NUMBER_WRONG = "number-wrong"

    @property
    def settled(self) -> bool:
        """Whether nothing has to be done about it."""
        return self in (Kind.UNDERSTOOD, Kind.LEFT_OPEN, Kind.SKIPPED, Kind.UNUSED)


class Choice(BaseModel):
    """One way to make a piece clear.

    Attributes:
        text: What comes in its place; empty if it is left out.
        line: The whole line once this is chosen.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    line: str


class Piece(BaseModel):
    """A part of the line with what became of it.

    Attributes:
        text: The part as it was typed.
        kind: What became of it.
        says: By field, the answers that it leaves possible; none for a field that it leaves
            open or lacks a right number for.
        choices: Ways to settle it; none if it is settled.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    kind: Kind
    says: Answers
    choices: tuple[Choice, ...] = ()


class Reading(BaseModel):
    """What was understood of a line.

    Attributes:
        pieces: The whole line in parts, in order.
        answers: By field, what the line says; together without contradiction.
        left_open: The fields that the line says are not known.
        on: The day that the answer is asked for, if the line names one.
    """

    model_config = ConfigDict(frozen=True)

    pieces: tuple[Piece, ...]
    answers: Mapping[str, Answer]
    left_open: frozenset[str]
    on: date | None = None
