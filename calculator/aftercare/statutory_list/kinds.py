"""What people can say of a condition in words, and whether that is on the statutory list."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from calculator import decision
from calculator.aftercare.statutory_list.terms import Term

_MOST_CHOICES: Final = 6
"""As many as somebody reads at a glance."""


class Kind(BaseModel):
    """A kind of condition.

    Attributes:
        id: A name that explains itself.
        name: What it is, in plain words.
        listed: Whether it is on the statutory list.
        ground: The entry of annex 1 that puts it there; None where it is not listed.
        term: For how long; None where it is not listed.
        standing: How firm the ground is: the law alone, or also the national list of codes.
        sources: Sections of documents that carry it.

    Raises:
        pydantic.ValidationError: It is listed without a ground or a term, has one of them
            without being listed, or something else is missing or too much.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: decision.Name
    name: decision.Text
    listed: bool
    ground: Annotated[str, StringConstraints(pattern=r"^[A-D][1-9][0-9]?$")] | None = None
    term: Term | None = None
    standing: Literal["law", "public"]
    sources: tuple[decision.Name, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _listed_by_a_ground_for_a_term(self) -> Self:
        if {self.ground is not None, self.term is not None} != {self.listed}:
            raise ValueError("what is listed, and nothing else, has a ground and a term")
        return self


class Group(BaseModel):
    """Kinds that people look for in one place: what is chosen first.

    Attributes:
        id: A name that explains itself.
        name: What it is, in plain words.
        kinds: The ids of its kinds, in order; a kind may be in several groups.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: decision.Name
    name: decision.Text
    kinds: tuple[decision.Name, ...] = Field(min_length=1, max_length=_MOST_CHOICES)


class KindsFile(BaseModel):
    """The whole file.

    Attributes:
        who_decides: What is said beside every choice.
        group: What is chosen first.
        kind: What is chosen then.

    Raises:
        pydantic.ValidationError: There are more than six choices, an id stands twice, a group
            names a kind that does not exist, or a kind is in no group.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    who_decides: decision.Text
    group: tuple[Group, ...] = Field(max_length=_MOST_CHOICES)
    kind: tuple[Kind, ...]

    @model_validator(mode="after")
    def _every_id_once(self) -> Self:
        kinds = _once(kind.id for kind in self.kind)
        _once(group.id for group in self.group)
        if kinds != set().union(*(_once(group.kinds) for group in self.group)):
            raise ValueError("every kind is in a group, and a group has no other kinds")
        return self


def _once(ids: Iterable[str]) -> set[str]:
    """Return ids as a set.

    Raises:
        ValueError: One of them is there twice.
    """
    listed = list(ids)
    if len(set(listed)) < len(listed):
        raise ValueError("an id stands twice")
    return set(listed)


_READ: Final = decision.read_toml(Path(__file__).with_name("kinds.toml"), KindsFile)

WHO_DECIDES: Final = _READ.who_decides
"""What is said beside every choice, and beside every code."""
GROUPS: Final = _READ.group
"""What is chosen first, in order."""
KINDS: Final[Mapping[str, Kind]] = {kind.id: kind for kind in _READ.kind}
"""What is chosen then, by id."""
