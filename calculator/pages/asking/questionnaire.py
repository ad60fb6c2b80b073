"""Questions as a page asks them: drawn by the browser, answered in events.

Streamlit's own fields name a choice by what is written on it, tie no error to a field and show
what is chosen by colours that some people do not see. These say values, and there is one message
for all of them. The server describes what is asked; `questionnaire.js`, which comes with the
document, draws it and tells what was answered.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import streamlit as st
from markupsafe import Markup

from calculator.pages.visit import session
from calculator.pages.visit.model import Answered
from calculator.words import Words

Option = TypeVar("Option", bound=str | bool)
SCRIPT: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
"""What draws the questions; every document has it."""
KEY: Final = "questionnaire"

_NOTHING: Final = Markup("")
_mount: Final = st.components.v2.component(
    "questionnaire",
    html='<div class="vw-questionnaire"></div>',
    js="export default (drawn) => window.showQuestions(drawn)",
    isolate_styles=False,  # it looks like what is around it
)


class Items:
    """What stands under each other in a question: fields, buttons and texts."""

    def __init__(self, listeners: session.Listeners, *, in_box: bool = False) -> None:
        """Begin without any; `listeners` gets what takes in their answers."""
        self.described: list[Mapping[str, object]] = []
        self._listeners = listeners
        self._in_box = in_box

    def choose(  # noqa: PLR0913 - as the field it describes, all but the first by name
        self,
        name: str,
        *,
        label: str,
        options: Sequence[Option],
        chosen: Option | None,
        write: Callable[[Option], None],
        written: Callable[[Option], str],
        hint: str = "",
        wrong: str = "",
        beside: bool = False,
        disabled: bool = False,
        of: str = "",
    ) -> None:
        """Add a choice.

        Args:
            name: The name of what it shows.
            label: What is asked; empty if that stands at another field.
            options: What can be chosen.
            chosen: What is chosen; None, or something else, if nothing is.
            write: Takes in what somebody chooses.
            written: Says how an option is written.
            hint: What explains the question.
            wrong: What is wrong with the answer.
            beside: Whether the options stand beside each other.
            disabled: Whether nothing can be chosen.
            of: The name of the field at which stands what is asked, where `label` is empty.
        """
        by_key = {name_option(option): option for option in options}
        self._listeners[name] = lambda said: write(by_key[said]) if said in by_key else None
        self._add(
            "choice",
            name,
            label=label,
            options=[{"key": key, "text": written(option)} for key, option in by_key.items()],
            chosen=None if chosen is None else name_option(chosen),
            hint=hint,
            wrong=wrong,
            beside=beside,
            disabled=disabled,
            of=_name_in_document(of),
        )

    def enter(  # noqa: PLR0913 - as the field it describes, all but the first by name
        self,
        name: str,
        *,
        label: str,
        text: str,
        write: Callable[[str], None],
        hint: str = "",
        wrong: str = "",
        digits: bool = False,
        placeholder: str = "",
        following: str = "",
        disabled: bool = False,
    ) -> None:
        """Add a field to type in.

        Args:
            name: The name of what it shows.
            label: What is asked.
            text: What stands in it.
            write: Takes in what somebody types.
            hint: What explains the question.
            wrong: What is wrong with what stands there.
            digits: Whether it is for a number.
            placeholder: What an empty field shows.
            following: What stands on the button to go on, where questions fold.
            disabled: Whether nothing can be typed.
        """
        self._listeners[name] = write
        self._add(
            "entry",
            name,
            label=label,
            text=text,
            hint=hint,
            wrong=wrong,
            digits=digits,
            placeholder=placeholder,
            next=following,
            disabled=disabled,
        )

    def press(self, name: str, *, label: str, do: Callable[[], object], shortcut: str = "") -> None:
        """Add a button.

        Args:
            name: Its name.
            label: What stands on it.
            do: What it does.
            shortcut: The keystroke that presses it.
        """
        self._listeners[name] = lambda _said: do()
        self._add("press", name, label=label, shortcut=shortcut)

    def tell(self, html: Markup) -> None:
        """Add a text."""
        self.described.append({"kind": "html", "key": f"html-{len(self.described)}", "html": html})

    def box(self, name: str) -> "Items":
        """Add a box, and return what stands in it."""
        inside = Items(self._listeners, in_box=True)
        self._add("box", name, items=inside.described)
        return inside

    def _add(self, kind: str, name: str, **told: object) -> None:
        # What is asked first is the heading of its question.
        heading = not (self.described or self._in_box)
        place = _name_in_document(name)
        key = f"{kind}-{place}"
        self.described.append(
            _without_defaults(
                {"kind": kind, "key": key, "name": place, "heading": heading, **told, "says": name}
            )
        )


class Questionnaire:
    """The questions of a page, in the order in which they are asked.

    Attributes:
        blocks: Each as `questionnaire.js` draws it.
    """

    def __init__(
        self,
        words: Words,
        answered: Answered,
        *,
        folds: bool = False,
        rests: bool = False,
        otherwise: session.Otherwise = session.take_nothing,
    ) -> None:
        """Begin without questions.

        Args:
            words: The texts.
            answered: What the questions are about.
            folds: Whether, on a phone, what was answered folds to one line.
            rests: Whether an arrow key chooses only once it has been left alone for a while.
            otherwise: Takes in answers to questions that are not among these.
        """
        self._words = words
        self._about = answered.opened.id if answered.opened else ""
        self._listeners: session.Listeners = {}
        self.blocks: list[dict[str, Any]] = []
        self._folds = folds
        self._rests = rests
        self._otherwise = otherwise

    def ask(  # noqa: PLR0913 - all but the first by name
        self,
        key: str,
        *,
        about: str = "",
        answered: str | None = None,
        stays: bool = False,
        optional: bool = False,
        paired: bool = False,
        progress: str = "",
        notes: Markup = _NOTHING,
    ) -> Items:
        """Add a question, and return what stands in it.

        Args:
            key: Its class in the document is this after "st-key-".
            about: What it is about, in a word or two.
            answered: The answer in words; None if there is none.
            stays: Whether it stays open though it has an answer: something is wrong with that, or
                more is asked.
            optional: Whether somebody can go on without an answer.
            paired: Whether it stands beside another one, where there is room.
            progress: How far the asking is.
            notes: What stands below it, folded or not.
        """
        items = Items(self._listeners)
        told = {
            "key": key,
            "about": about,
            "answered": answered,
            "stays": stays,
            "optional": optional,
            "paired": paired,
            "progress": progress,
            "notes": notes,
        }
        self.blocks.append({**_without_defaults(told), "items": items.described})
        return items

    def describe(self) -> dict[str, object]:
        """Return the questions as `questionnaire.js` draws them."""
        return {
            "folds": self._folds,
            "rests": self._rests,
            "texts": {"change": self._words["form.change"]},
            "blocks": self.blocks,
        }

    def show(self) -> None:
        """Draw the questions."""
        listening = session.listen(KEY, self._listeners, self._about, self._otherwise)
        asked = {**listening, **self.describe()}
        # As one text: a list or a mapping has Streamlit load pandas to see what it is.
        _mount(
            key=KEY,
            data={"asked": json.dumps(asked, ensure_ascii=False)},
            on_said_change=lambda: None,  # it is taken in before anything is drawn
        )


def _without_defaults(told: Mapping[str, object]) -> dict[str, object]:
    """Return what is told without what a browser takes for granted, see `UNSAID` there.

    It goes out with every answer, to everybody.
    """
    return {name: value for name, value in told.items() if value not in ("", False, None)}


def name_option(option: Option) -> str:
    """Return what a browser says for an option."""
    return str(option).lower() if isinstance(option, bool) else str(option)


def _name_in_document(name: str) -> str:
    return name.replace(".", "-")
