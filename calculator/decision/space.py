"""Fields with few values, the cases they span, and sets of those cases.

A case is one combination of values, one for every field. A set of cases is an
integer whose bit *n* says whether case *n* is in it, so that `&`, `|` and `& ~`
are intersection, union and difference.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod
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
        self.size = prod(len(field.values) for field in declared)
        self.everything: Cases = (1 << self.size) - 1
        self._strides: dict[str, int] = {}
        stride = self.size
        for field in declared:
            stride //= len(field.values)
            self._strides[field.name] = stride
        self._holding: dict[str, dict[Value, Cases]] = {
            field.name: {
                value: self._comb(self._strides[field.name], len(field.values), digit)
                for digit, value in enumerate(field.values)
            }
            for field in declared
        }

    def _comb(self, stride: int, base: int, digit: int) -> Cases:
        """Return the cases whose digit at `stride` is `digit`: teeth of `stride` bits."""
        tooth = ((1 << stride) - 1) << (digit * stride)
        period = stride * base
        # Repeating a pattern every `period` bits is a product with 1 + 2^period + 2^2period …
        return tooth * (self.everything // ((1 << period) - 1))

    def having(self, name: str, *values: Value) -> Cases:
        """Return the cases in which field `name` has one of `values`.

        Raises:
            KeyError: There is no such field, or it has no such value.
        """
        holding = self._holding[name]
        found = 0
        for value in values:
            found |= holding[value]
        return found

    def matching(self, answers: Mapping[str, Value]) -> Cases:
        """Return the cases that agree with every answer; no answers, all cases.

        Raises:
            KeyError: An answer is to an unknown field, or no value of its field.
        """
        found = self.everything
        for name, value in answers.items():
            found &= self._holding[name][value]
        return found

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

    def whatever(self, cases: Cases, name: str) -> Cases:
        """Return `cases` together with every case that differs from one of them in `name` only."""
        stride = self._strides[name]
        folded = 0
        for digit, held in enumerate(self._holding[name].values()):
            folded |= (cases & held) >> (digit * stride)
        spread = 0
        for digit in range(len(self.fields[name].values)):
            spread |= folded << (digit * stride)
        return spread

    def shadow(self, cases: Cases, onto: "Space") -> Cases:
        """Return what is left of `cases` when the last fields are no longer looked at.

        Args:
            cases: Cases of this space.
            onto: The space of this one's first fields.

        Returns:
            The cases of `onto` that some case of `cases` begins with.

        Raises:
            ValueError: The fields of `onto` are not the first ones.
        """
        period = self._period(onto)
        bits = f"{cases:0{self.size}b}"
        groups = (bits[start : start + period] for start in range(0, self.size, period))
        return int("".join("01"["1" in group] for group in groups), 2)

    def cast(self, shadow: Cases, onto: "Space") -> Cases:
        """Return every case that throws a shadow within some cases, the reverse of `shadow`.

        Args:
            shadow: Cases of `onto`.
            onto: The space of this one's first fields.

        Raises:
            ValueError: The fields of `onto` are not the first ones.
        """
        period = self._period(onto)
        return int("".join(bit * period for bit in f"{shadow:0{onto.size}b}"), 2)

    def _period(self, onto: "Space") -> int:
        """Return how many cases begin with the same case of the first fields."""
        if list(onto.fields.values()) != list(self.fields.values())[: len(onto.fields)]:
            raise ValueError("a shadow falls only on the space of the first fields")
        return self.size // onto.size
