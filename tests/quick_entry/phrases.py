"""The phrase files as they are written, read without the program that understands them."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from calculator import quick_entry
from calculator.quick_entry import Piece, Reading
from calculator.words import Language

Answer: TypeAlias = str | bool | int
Says: TypeAlias = Mapping[str, frozenset[Answer]]


class Clear(NamedTuple):
    """One way of typing something that is clear.

    Attributes:
        language: The file it stands in.
        typed: How it is typed; "#" for a number.
        said: What it says by field, as it stands in the file.
        loose: Whether with a small number it may be no age.
    """

    language: Language
    typed: str
    said: Mapping[str, Answer | list[Answer]]
    loose: bool

    @property
    def has_number(self) -> bool:
        """Whether a number stands in it."""
        return "#" in self.typed

    def line(self, number: int) -> str:
        """Return it with a number filled in."""
        return self.typed.replace("#", str(number))

    def says(self, number: int) -> Says:
        """Return by field the answers that it leaves possible with this number."""
        return {
            field: frozenset(
                number if answer == "#" else answer
                for answer in (said if isinstance(said, list) else [said])
            )
            for field, said in self.said.items()
        }


class Doubtful(NamedTuple):
    """One way of typing something that has more than one meaning."""

    language: Language
    typed: str
    choices: Sequence[str]
    means: str | None


def _file(language: Language) -> dict[str, Any]:
    path = Path(quick_entry.__file__).with_name(f"phrases_{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _clear() -> Iterator[Clear]:
    for language in Language:
        for entry in _file(language)["phrase"]:
            for typed in entry["typed"]:
                yield Clear(language, typed, entry["says"], entry.get("loose_for_a_child", False))


def _doubtful() -> Iterator[Doubtful]:
    for language in Language:
        for entry in _file(language)["unclear"]:
            for typed in entry["typed"]:
                yield Doubtful(language, typed, entry["choices"], entry.get("means"))


_ALL_CLEAR: Final = tuple(_clear())
CLEAR: Final = tuple(each for each in _ALL_CLEAR if "diagnosis_code" not in each.said)
OF_CODES: Final = tuple(each for each in _ALL_CLEAR if "diagnosis_code" in each.said)
"""Those that take the code of a diagnosis, which is any four digits that the national list has."""
DOUBTFUL: Final = tuple(_doubtful())
NUMBER_MISSING: Final[tuple[str, ...]] = tuple(
    typed
    for language in Language
    for entry in _file(language)["number_missing"]
    for typed in entry["typed"]
)


def small_words() -> Iterator[str]:
    """Yield every small word of both languages."""
    for language in Language:
        for typed in _file(language)["small"].values():
            yield from typed


def together(said: Sequence[Says]) -> dict[str, Answer]:
    """Return by field what several phrases say together, worked out from their own meanings.

    A field that two of them contradict each other about has no answer, and neither have the
    supplementary insurance and its sessions if there is none and it has some left.
    """
    allowed = {
        name: reduce(frozenset.intersection, [says[name] for says in said if name in says])
        for name in {name for says in said for name in says}
    }
    answers = {name: min(of, key=str) for name, of in allowed.items() if len(of) == 1}
    if answers.get("supplementary") == "none" and answers.get("supplementary_sessions", 0) != 0:
        del answers["supplementary"], answers["supplementary_sessions"]
    return answers


def unsettled(reading: Reading) -> list[Piece]:
    """Return the pieces that somebody still has to do something about."""
    return [piece for piece in reading.pieces if not piece.kind.settled]
