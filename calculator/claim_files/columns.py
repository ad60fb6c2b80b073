"""What columns are called, and which of them a table has."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, model_validator

from calculator import claims, decision

FILE: Final = Path(__file__).with_name("columns.toml")
FIELDS: Final = tuple(claims.ListedClaim.model_fields)
_SIGNS: Final = re.compile(r"[^a-z0-9]+")
_BEHIND: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
ENDS: Final = (("nr", "nummer"), ("num", "nummer"), ("no", "number"), ("nrs", "nummer"))
_NUMBERS: Final = frozenset({"trajectory_number", "referring_trajectory_number"})


def plain(name: str) -> str:
    """Return a name as names are compared: letters without accents, and digits."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    key = _SIGNS.sub("", "".join(sign for sign in letters if not unicodedata.combining(sign)))
    for short, long in ENDS:
        if key.endswith(short) and len(key) > len(short) and not key.endswith(long):
            return key.removesuffix(short) + long
    return key


class _Personal(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[str, ...]


class Vocabulary(BaseModel):
    """What `columns.toml` says.

    Attributes:
        fields: The names of each field's column.
        personal: The names of columns about persons.
        values: What cells say in words.

    Raises:
        pydantic.ValidationError: A field does not exist, or a name stands under two of them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    fields: Mapping[str, tuple[str, ...]]
    personal: _Personal
    values: Mapping[str, tuple[str, ...] | Mapping[str, tuple[str, ...]]]

    @model_validator(mode="after")
    def _each_name_once(self) -> "Vocabulary":
        unknown = self.fields.keys() - set(FIELDS)
        keys = Counter(
            key
            for names in (*self.fields.values(), self.personal.names)
            for key in {plain(name) for name in names}
        )
        twice = sorted(key for key, times in keys.items() if times > 1)
        if unknown or twice:
            raise ValueError(f"unknown fields {sorted(unknown)}, names under two fields {twice}")
        return self


VOCABULARY: Final = decision.read_toml(FILE, Vocabulary)


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        place: Where it stands, from 0.
        name: What it is called in the table.
        field: The field of `claims.ListedClaim` that it holds; None if it is passed over.
        personal: Whether it is about persons, and dropped for that.
    """

    place: int
    name: str
    field: str | None
    personal: bool = False

    @property
    def key(self) -> str:
        """What tells it from every other column, also in the next file of the same system."""
        return f"{self.place}:{self.name}"


@cache
def _fields_by_name() -> Mapping[str, str]:
    return {plain(name): field for field, names in VOCABULARY.fields.items() for name in names}


@cache
def _personal_names() -> frozenset[str]:
    return frozenset(plain(name) for name in VOCABULARY.personal.names)


def field_of(name: str) -> str | None:
    """Return the field that a column of this name holds, or None if nobody knows it."""
    if len(name) > LONGEST_NAME:
        return None
    known = _fields_by_name()
    return known.get(plain(name)) or known.get(plain(_BEHIND.sub("", name)))


LONGEST_NAME: Final = 100


def is_personal(name: str) -> bool:
    """Return whether a column of this name is about persons."""
    return field_of(name) is None and (
        plain(name) in _personal_names() or plain(_BEHIND.sub("", name)) in _personal_names()
    )


def read_names(cells: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns that a line of names names; those without a name are none."""
    return tuple(
        Column(place, " ".join(cell.split()), field_of(cell), is_personal(cell))
        for place, cell in enumerate(cells)
        if cell.strip()
    )


def tell(columns: Sequence[Column], meanings: Mapping[str, str]) -> tuple[Column, ...]:
    """Return columns with what somebody said that they mean; those about persons mean nothing."""
    return tuple(
        replace(column, field=meanings[column.key] or None)
        if column.key in meanings and not column.personal
        else column
        for column in columns
    )


def doubled(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the names of columns that say the same."""
    times = Counter(column.field for column in columns if column.field)
    return tuple(
        dict.fromkeys(column.name for column in columns if column.field and times[column.field] > 1)
    )


def words_of(kind: str) -> Iterator[str]:
    """Yield what cells of one kind say, as `values.plain_cell` compares it."""
    said = VOCABULARY.values[kind]
    if not isinstance(said, Mapping):
        yield from said
