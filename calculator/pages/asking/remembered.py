"""Drawings that are remembered: many people ask about the same, and one person twice.

What is remembered is a drawing of facts in a language. Nothing says whose facts they were, and
it is gone with the process, or sooner: the least asked for makes room.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, ParamSpec, TypeVar, cast

Parameters = ParamSpec("Parameters")
Drawing = TypeVar("Drawing")

MOST: Final = 128
"""How many drawings of one kind are remembered: about a megabyte."""


def remembered(draw: Callable[Parameters, Drawing]) -> Callable[Parameters, Drawing]:
    """Return a function that draws the same for the same facts, and remembers it."""
    return cast(Callable[Parameters, Drawing], lru_cache(maxsize=MOST)(draw))
