"""Fields with few values, the cases they span, and sets of those cases.

A case is one combination of values, one for every field. A set of cases is an
integer whose bit *n* says whether case *n* is in it, so that `&`, `|` and `& ~`
are intersection, union and difference.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final, TypeAlias

Value: TypeAlias = str | bool
"""What a field can hold: a word, or yes and no."""

YES_NO: Final = (True, False)
"""The values of a field that is answered with yes or no."""

Cases: TypeAlias = int
"""A set of cases, as the bits of an integer."""

Case: TypeAlias = dict[str, Value]
"""One case: the value of every field, in declared order."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something that is asked, with the few values it can have.

    Attributes:
        name: The field's name, unique in its space.
        values: Every value it can have, each once; at least two.
    """

    name: str
    values: tuple[Value, ...]

    def __post_init__(self) -> None:
        """Refuse a field that cannot tell two cases apart.

        Raises:
            ValueError: A value stands there twice, or there are fewer than two.
        """
        if not 1 < len(set(self.values)) == len(self.values):
            raise ValueError(f"field {self.name!r} needs at least two different values")


class Space:
    """All cases that a sequence of fields spans.

    Attributes:
        fields: The fields by name, in the order in which they were declared. The
            first varies slowest: case 0 has the first value of every field.
        size: The number of cases.
        everything: The set of all cases.
    """

    def __init__(self, fields: Iterable[Field]) -> None:
        """Span the cases of `fields`.

        Raises:
            ValueError: Two fields have the same name.
        """
        declared = tuple(fields)
        self.fields: Mapping[str, Field] = {field.name: field for field in declared}
        if len(self.fields) < len(declared):
            raise ValueError("two fields have the same name")
        self._strides: dict[str, int] = {}
        self._holding: dict[str, dict[Value, Cases]] = {}
        size = 1
        for field in reversed(declared):
            # What the later fields span stands once under each value of this one.
            starts = [place * size for place in range(len(field.values))]
            for holding in self._holding.values():
                for value, cases in holding.items():
                    holding[value] = _union(cases << start for start in starts)
            under_one = (1 << size) - 1
            self._holding[field.name] = {
                value: under_one << start for value, start in zip(field.values, starts, strict=True)
            }
            self._strides[field.name] = size
            size *= len(field.values)
        self.size = size
        self.everything: Cases = (1 << size) - 1

    def having(self, name: str, *values: Value) -> Cases:
        """Return the cases in which field `name` has one of `values`.

        Raises:
            KeyError: There is no such field, or it has no such value.
        """
        return _union(self._holding[name][value] for value in values)

    def matching(self, answers: Mapping[str, Value]) -> Cases:
        """Return the cases that agree with every answer; no answers, all cases.

        Raises:
            KeyError: An answer is to an unknown field, or no value of its field.
        """
        cases = self.everything
        for name, value in answers.items():
            cases &= self._holding[name][value]
        return cases

    def number(self, case: Mapping[str, Value]) -> int:
        """Return the place of a complete case among all cases.

        Raises:
            KeyError: A field has no value in `case`.
            ValueError: A value is none of its field's.
        """
        return sum(
            field.values.index(case[name]) * self._strides[name]
            for name, field in self.fields.items()
        )

    def case(self, number: int) -> Case:
        """Return the case at a place, the reverse of `number`."""
        return {
            name: field.values[number // self._strides[name] % len(field.values)]
            for name, field in self.fields.items()
        }

    def one_of(self, cases: Cases) -> Case:
        """Return the first case of a set that is not empty."""
        return self.case((cases & -cases).bit_length() - 1)

    def widen(self, cases: Cases, *names: str) -> Cases:
        """Return `cases` together with every case that differs from one of them in `names` only."""
        for name in names:
            stride = self._strides[name]
            first = 0  # all of them, moved under the field's first value
            for place, held in enumerate(self._holding[name].values()):
                first |= (cases & held) >> place * stride
            cases = 0
            for place in range(len(self._holding[name])):
                cases |= first << place * stride
        return cases


def _union(sets: Iterable[Cases]) -> Cases:
    """Return the cases that are in any of the sets."""
    return reduce(or_, sets, 0)
