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
        typed: How it is typed; "#" for a number, letters for "*".
        said: What it says by field, as it stands in the file.
        loose: Whether with a small number it may be no age.
        unless: By field, the fields of which the mention elsewhere takes it back.
        numbers: The least and the greatest number that it means this with.
    """

    language: Language
    typed: str
    said: Mapping[str, Answer | list[Answer]]
    loose: bool = False
    unless: Mapping[str, Sequence[str]] = {}
    numbers: tuple[int, int] = (0, 9999)

    @property
    def has_number(self) -> bool:
        """Whether a number stands in it."""
        return "#" in self.typed

    def fits(self, number: int) -> bool:
        """Return whether it means this with a number."""
        if "# - 1" in self.said.values() and number == 0:
            return False
        return not self.has_number or self.numbers[0] <= number <= self.numbers[1]

    def line(self, number: int) -> str:
        """Return it with a number filled in."""
        return self.typed.replace("#", str(number))

    def says(self, number: int) -> Says:
        """Return by field the answers that it leaves possible with this number."""
        return {
            field: frozenset(
                _sum(answer, number) for answer in (said if isinstance(said, list) else [said])
            )
            for field, said in self.said.items()
        }


def _sum(answer: Answer, number: int) -> Answer:
    """Return an answer in which all numbers are the same one."""
    sums = {
        "#": number,
        "#1": number,
        "#2": number,
        "# - 1": number - 1,
        "#1 + #2": 2 * number,
        "#2 - #1": 0,
    }
    return sums[answer] if isinstance(answer, str) and "#" in answer else answer


class Doubtful(NamedTuple):
    """One way of typing something that has more than one meaning."""

    language: Language
    typed: str
    choices: Sequence[str]
    means: str | None


class Doubting(NamedTuple):
    """Words that leave in doubt what they are about, and what alone that can be."""

    typed: str
    only: str | None


def _file(language: Language) -> dict[str, Any]:
    path = Path(quick_entry.__file__).with_name(f"phrases_{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


_FILES: Final = {language: _file(language) for language in Language}


def _clear() -> Iterator[Clear]:
    for language, file in _FILES.items():
        for entry in file["phrase"]:
            for typed in entry["typed"]:
                yield Clear(
                    language,
                    typed.replace("*", "xyz"),
                    entry["says"],
                    entry.get("loose_for_a_child", False),
                    entry.get("unless", {}),
                    (entry.get("from_number", 0), entry.get("up_to_number", 9999)),
                )


def _doubtful() -> Iterator[Doubtful]:
    for language, file in _FILES.items():
        for entry in file["unclear"]:
            for typed in entry["typed"]:
                yield Doubtful(language, typed, entry["choices"], entry.get("means"))


_ALL_CLEAR: Final = tuple(_clear())
CLEAR: Final = tuple(each for each in _ALL_CLEAR if "diagnosis_code" not in each.said)
OF_CODES: Final = tuple(each for each in _ALL_CLEAR if "diagnosis_code" in each.said)
"""Those that take the code of a diagnosis, which is any four digits that the national list has."""
DOUBTFUL: Final = tuple(_doubtful())
DOUBTING: Final = tuple(
    Doubting(typed.replace("#", "2").replace("*", "xyz"), entry.get("only"))
    for file in _FILES.values()
    for entry in file["doubt"]
    for typed in entry["typed"]
)
NUMBER_MISSING: Final[tuple[str, ...]] = tuple(
    typed
    for file in _FILES.values()
    for entry in file["number_missing"]
    for typed in entry["typed"]
)


def small_words(*does: str) -> Iterator[str]:
    """Yield the small words of both languages that do this; every one if nothing is named."""
    for file in _FILES.values():
        for each, typed in file["small"].items():
            if not does or each in does:
                yield from typed


def together(said: Sequence[tuple[Clear, int]]) -> dict[str, Answer]:
    """Return by field what several phrases say together, worked out from their own meanings.

    A field that two of them contradict each other about has no answer, and neither have the
    supplementary insurance and its sessions if there is none and it has some left.
    """
    says = [
        {
            field: of
            for field, of in clear.says(number).items()
            if not _taken_back(place, field, said)
        }
        for place, (clear, number) in enumerate(said)
    ]
    allowed = {
        name: reduce(frozenset.intersection, [each[name] for each in says if name in each])
        for name in {name for each in says for name in each}
    }
    answers = {name: min(of, key=str) for name, of in allowed.items() if len(of) == 1}
    if answers.get("supplementary") == "none" and answers.get("supplementary_sessions", 0) != 0:
        del answers["supplementary"], answers["supplementary_sessions"]
    return answers


def _taken_back(place: int, field: str, said: Sequence[tuple[Clear, int]]) -> bool:
    """Return whether another phrase is about what takes a field of this one back."""
    unless = said[place][0].unless.get(field, ())
    return any(
        other in clear.said and other not in clear.unless
        for at, (clear, _) in enumerate(said)
        if at != place
        for other in unless
    )


def unsettled(reading: Reading) -> list[Piece]:
    """Return the pieces that somebody still has to do something about."""
    return [piece for piece in reading.pieces if not piece.kind.settled]
