"""Choices that look like chance and are the same on every machine and in every run."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TypeVar

Option = TypeVar("Option")


def number_of(*seed: object) -> int:
    """Return a large number that a seed always leads to, whatever the machine."""
    return int.from_bytes(sha256("/".join(map(str, seed)).encode()).digest()[:8])


def pick(among: Sequence[Option], *seed: object) -> Option:
    """Return one of several, always the same for one seed.

    Raises:
        ZeroDivisionError: There is nothing to choose from.
    """
    return among[number_of(*seed) % len(among)]


def shuffled(options: Iterable[Option], *seed: object) -> list[Option]:
    """Return options in an order that is always the same for one seed."""
    return sorted(options, key=lambda option: number_of(*seed, option))
