"""Lines as agents type them, each with what a careful colleague would fill in from it alone.

`must` has to be filled in; `may` holds what is right too, as is leaving it open; any other
field has to stay open.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from calculator.quick_entry import read
from calculator.words import Language

_DAY: Final = date(2026, 11, 26)
"""The day on which ages are counted."""

Answer = str | bool | int


class Line(BaseModel):
    """A line with what is right about it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    language: Language
    typed: str
    must: Mapping[str, Answer]
    may: Mapping[str, tuple[Answer, ...]] = {}
    why: str = ""

    def read(self) -> Mapping[str, Answer]:
        """Return what is filled in from it."""
        return read(self.typed, self.language, _DAY).answers

    def wrong(self) -> list[str]:
        """Return the fields that are filled in and must not be, or otherwise."""
        return [
            field
            for field, answer in self.read().items()
            if answer not in (self.must.get(field, None), *self.may.get(field, ()))
            or (field not in self.must and field not in self.may)
        ]


def read_lines(name: str) -> tuple[Line, ...]:
    """Return the lines of a file that stands beside this one."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return tuple(Line.model_validate_json(line) for line in text.splitlines())


LINES: Final = read_lines("lines.jsonl")
MORE: Final = read_lines("more_lines.jsonl")
"""Lines of others, in habits of their own; many were written to lead astray."""


def understood(lines: Sequence[Line]) -> float:
    """Return the part of all facts that is understood."""
    facts = [line.read().get(field) == line.must[field] for line in lines for field in line.must]
    return sum(facts) / len(facts)


def test_no_line_is_read_wrong() -> None:
    assert {line.id: line.typed for line in (*LINES, *MORE) if line.wrong()} == {}


def test_nine_lines_of_ten_are_read_whole() -> None:
    whole = [line for line in LINES if line.read().items() >= line.must.items()]
    assert len(whole) >= 0.9 * len(LINES)


def test_of_a_hundred_facts_ninety_five_are_understood() -> None:
    assert understood(LINES) >= 0.95


def test_of_facts_in_lines_meant_to_lead_astray_nine_of_ten_are_understood() -> None:
    assert understood(MORE) >= 0.9


def test_the_day_of_an_answer_is_one_by_itself_or_beside_a_treatment() -> None:
    for typed, on in (
        ("67 hart, behandeling 1 jan", date(2027, 1, 1)),
        ("67 hart, in januari", date(2027, 1, 1)),
        ("67 behandeling 1 maart 2027", date(2027, 3, 1)),
        ("67 hart, behandeling op 3 februari 2027", date(2027, 2, 3)),
        ("67 hart, 1-1-2027", date(2027, 1, 1)),
        ("67 hart, bpm per 1-1-2027", None),
        ("67 hart, verwijzing 1-1-2027", None),
        ("67 hart mei", None),
        ("geb 12-03-1959", None),
    ):
        assert read(typed, Language.NL, _DAY).on == on, typed
