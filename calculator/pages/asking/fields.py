"""Fields that show what a visit holds, and write to it what somebody enters."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, TypeVar

import streamlit as st

from calculator.pages.visit import session

Option = TypeVar("Option", bound=str | bool | int)

_OF_DIGITS: Final = {"type": "phone", "icon": ""}
"""The keypad with digits on a phone; the other habits of such a field are put off."""


def choose(  # noqa: PLR0913 - as the field it draws, most of them by name
    name: str,
    label: str,
    options: Sequence[Option],
    chosen: Option | None,
    write: Callable[[Option], None],
    *,
    written: Callable[[Option], str],
    horizontal: bool = False,
    disabled: bool = False,
) -> None:
    """Draw a choice.

    Args:
        name: The name of what it shows.
        label: What is asked.
        options: What can be chosen.
        chosen: What is chosen; None, or something else, if nothing is.
        write: Takes in what somebody chooses.
        written: Says how an option is written.
        horizontal: Whether the options stand beside each other.
        disabled: Whether nothing can be chosen.
    """
    shown = chosen if chosen in options else None
    texts = tuple(map(written, options))
    st.radio(
        label,
        options,
        index=None if shown is None else options.index(shown),
        key=session.bind(name, shown, partial(_write, options, write), texts),
        horizontal=horizontal,
        disabled=disabled,
        format_func=dict(zip(options, texts, strict=True)).__getitem__,
    )


def enter(  # noqa: PLR0913 - as the field it draws, most of them by name
    name: str,
    label: str,
    text: str,
    write: Callable[[str], None],
    *,
    digits: bool = False,
    placeholder: str = "",
    longest: int | None = None,
    disabled: bool = False,
) -> None:
    """Draw a field to type in.

    Args:
        name: The name of what it shows.
        label: What is asked.
        text: What stands in it.
        write: Takes in what somebody types.
        digits: Whether it is for a number.
        placeholder: What an empty field shows.
        longest: How many characters it takes; None for any number.
        disabled: Whether nothing can be typed.
    """
    of_digits: dict[str, Any] = _OF_DIGITS if digits else {}
    st.text_input(
        label,
        text,
        key=session.bind(name, text, write),
        max_chars=longest,
        placeholder=placeholder,
        autocomplete="off",
        live=True,  # no Enter needed: many keypads of phones have none
        disabled=disabled,
        **of_digits,
    )


def enter_lines(name: str, label: str, text: str, write: Callable[[str], None]) -> None:
    """Draw a field to paste lines in; the arguments are those of `enter`."""
    st.text_area(label, text, key=session.bind(name, text, write))


def tick(name: str, label: str, write: Callable[[bool], None], *, ticked: bool) -> None:
    """Draw a box to tick.

    Args:
        name: The name of what it shows.
        label: What is true if it is ticked.
        write: Takes in whether it is ticked.
        ticked: Whether it is.
    """
    st.checkbox(label, ticked, key=session.bind(name, ticked, write))


def press(
    label: str,
    key: str,
    do: Callable[..., object],
    *args: object,
    **looks: Any,  # noqa: ANN401 - as many kinds as the button has
) -> None:
    """Draw a button.

    Args:
        label: What stands on it.
        key: Streamlit's name for it.
        do: What it does, with `args`, after what was entered is taken in.
        args: What that is done with.
        looks: What else the button is told, such as its type and its shortcut.
    """
    st.button(label, key, on_click=session.act(do), args=args, **looks)


def _write(options: Sequence[Option], write: Callable[[Option], None], said: Option) -> None:
    """Take in what a browser says was chosen, which may be anything."""
    if said in options:
        write(said)
