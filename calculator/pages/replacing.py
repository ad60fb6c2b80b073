"""Puts something lighter in the place of a function inside Streamlit, if that is as it is known."""

import inspect
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any


def replace_inside(
    module: ModuleType,
    name: str,
    takes: Sequence[str],
    make: Callable[[Callable[..., Any]], Callable[..., Any]],
) -> None:
    """Replace a function of Streamlit's own.

    A release that does this in another way is left alone; it is only slower.

    Args:
        module: Where it stands.
        name: Its name.
        takes: The names of what it takes, as they are known.
        make: Makes what takes its place, from the function itself.
    """
    known = getattr(module, name, None)
    if known is not None and [*inspect.signature(known).parameters] == [*takes]:
        setattr(module, name, make(known))
