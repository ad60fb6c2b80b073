"""A file of claims as it comes in from the browser, and what is found out about it.

It is in the memory of the process only, and only until another one is chosen, a call is begun or
the tab is gone.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field

from calculator.claim_files import Refusal
from calculator.claim_files.checking import Done, Kind, Work


@dataclass
class ChosenFile:
    """A file that somebody chose.

    Attributes:
        id: What the browser calls it.
        kind: What its bytes are.
        encoding: How the letters of a text were written.
        size: How many bytes there will be.
        pieces: Those that have come.
        table: What is kept instead of them once it was read, see `claim_files.checking.Done`.
    """

    id: str
    kind: Kind
    encoding: str
    size: int
    pieces: list[bytes] = field(default_factory=list)
    table: bytes = b""

    @property
    def received(self) -> int:
        """How many bytes have come."""
        return self.size if self.table else sum(map(len, self.pieces))

    @property
    def is_here(self) -> bool:
        """Whether all of it has come."""
        return self.received == self.size

    def take(self, piece: bytes, at: int) -> None:
        """Take a piece in; one that was sent twice, or is too much, is passed over."""
        if not self.table and at == self.received and at + len(piece) <= self.size:
            self.pieces.append(piece)

    def keep_only(self, table: bytes) -> None:
        """Forget the bytes that came, and keep the table, in which nobody is named."""
        self.pieces, self.table = [], table


@dataclass
class Saving:
    """Answers on their way to a file of the visitor's own.

    Attributes:
        asked: When they were asked for, by the browser's clock.
        part: Which part of them is wanted.
        packed: All of them, packed; empty until they are.
    """

    asked: int
    part: int
    packed: str = ""


@dataclass
class Checking:
    """What is being found out about a list of claims.

    Attributes:
        asked: What tells this from any other list and question.
        work: The work that goes on.
        found: What was found out at its end, or why nothing was.
        saving: The answers that somebody wants as a file, until they have it.
    """

    asked: Hashable
    work: Work
    found: Done | Refusal | None = None
    saving: Saving | None = None
