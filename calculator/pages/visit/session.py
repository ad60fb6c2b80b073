"""The one place that knows Streamlit's session: what a visit holds, and the fields that show it.

Streamlit lets widgets hold what is entered. Here the visit holds it, and a widget is drawn from
it. Before anything is drawn or done, what a browser says of the widgets is taken in; a widget
whose value was changed elsewhere, or whose choices are written otherwise, is drawn as another
one. So a message that speaks of a widget that is gone is late, and says nothing.
"""

import secrets
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from math import isfinite
from typing import Any, Final, ParamSpec, TypeAlias
from zoneinfo import ZoneInfo

import streamlit as st
from markupsafe import Markup

from calculator import decision
from calculator.pages.answer import drawing
from calculator.pages.visit.model import PARTS, Part, Visit
from calculator.words import LANGUAGE_PARAMETER, chosen_language

Parameters = ParamSpec("Parameters")
Listeners: TypeAlias = dict[str, Callable[[str], object]]
"""What takes in what a field of ours says, by the name of the field."""
Otherwise: TypeAlias = Callable[[str, str], object]
"""What takes in what a field says that is none of those, by its name."""

_KEY: Final = "session"
_NONCE_BYTES: Final = 3


@dataclass
class _Drawn:
    """A widget as it was drawn last.

    Attributes:
        key: Streamlit's name for it.
        value: What it showed, or what a browser has said of it since.
        looks: What else makes it another widget when it differs.
        write: Takes in what a browser says.
    """

    key: str
    value: Hashable
    looks: Hashable
    write: Callable[[Any], None]


@dataclass
class _Asking:
    """Questions as they were drawn last, all by one component.

    Attributes:
        about: What they are about: answers to other ones are late.
        listeners: What takes in their answers.
        otherwise: What takes in answers to others.
    """

    about: str
    listeners: Listeners
    otherwise: Otherwise


@dataclass
class _Session:
    """A visit with the widgets that show it.

    Attributes:
        visit: What the visit holds.
        id: Tells this session from every other, also when a process was replaced.
        drawn: The widgets by the names of what they show.
        count: How many different widgets were drawn.
        asking: The questions that were drawn, by the key of the component.
        done: The number of the last answer to these that was taken in.
        kept: Each part as the tab was last told of it, with the number and the text of that.
        heard: When the tab last said what it kept, by its own clock; 0 if it did not.
    """

    visit: Visit
    id: str = field(default_factory=lambda: secrets.token_hex(_NONCE_BYTES))
    drawn: dict[str, _Drawn] = field(default_factory=dict)
    count: int = 0
    asking: dict[str, _Asking] = field(default_factory=dict)
    done: int = 0
    kept: dict[str, tuple[Part, int, str]] = field(default_factory=dict)
    heard: int = 0


def visit() -> Visit:
    """Return what this visit holds."""
    return _session().visit


def today() -> date:
    """Return the day where the visitor is; where that is not known, the day in the Netherlands."""
    if zone := st.context.timezone:
        # A browser may know zones that this machine does not.
        with suppress(LookupError, ValueError, OSError):
            return datetime.now(ZoneInfo(zone)).date()
    return decision.today()


def take_in() -> None:
    """Take in what the browser says of each widget; the first thing that a run does."""
    visit().today = today()
    widgets = _session().drawn
    for name, drawn in [*widgets.items()]:
        try:
            value = st.session_state[drawn.key]
        except KeyError:
            del widgets[name]  # the last run has not drawn it
            continue
        if value is not None and value != drawn.value:
            drawn.value = value
            drawn.write(value)
    for key in [*_session().asking]:
        try:
            sent = st.session_state[key]
        except KeyError:
            del _session().asking[key]
            continue
        _take_answers(key, getattr(sent, "said", None))


def _take_answers(key: str, sent: object) -> None:
    """Take in what was answered to questions of ours since the last time, see `listen`.

    Args:
        key: The key of the component.
        sent: What `questionnaire.js` sends: the id of the session that it knows, and the answers
            with number, what the questions were about, the name of the field, and what it says;
            or anything at all.
    """
    session = _session()
    asking = session.asking[key]
    if not isinstance(sent, dict) or sent.get("session") != session.id:
        return
    answers = sent.get("told")
    if not isinstance(answers, list | tuple):
        return
    for number, about, name, said in filter(_is_answer, answers):
        if number <= session.done:
            continue
        session.done = number
        if about != asking.about:
            continue
        if name in asking.listeners:
            asking.listeners[name](said)
        else:
            asking.otherwise(name, said)


def _is_answer(sent: object) -> bool:
    kinds = (int, str, str, str)
    return (
        isinstance(sent, list | tuple)
        and len(sent) == len(kinds)
        and all(map(isinstance, sent, kinds))
    )


def act(do: Callable[Parameters, object]) -> Callable[Parameters, None]:
    """Return what to do at the press of a button.

    The parts of a message are told in no order, so what was entered with it is taken in first.
    """

    def after_what_was_entered(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        take_in()
        do(*args, **kwargs)

    return after_what_was_entered


def bind(name: str, value: Hashable, write: Callable[[Any], None], looks: Hashable = None) -> str:
    """Return the key with which to draw a widget, so that it shows a value and writes to it.

    Args:
        name: The name of what it shows; no other widget on a page has it.
        value: What it has to show.
        write: Takes in what somebody enters; it may refuse.
        looks: What makes it another widget when it differs, such as the texts to choose from: a
            browser names a choice by its text.
    """
    session = _session()
    looks = (session.visit.anew, looks)
    drawn = session.drawn.get(name)
    if drawn is not None and (drawn.value, drawn.looks) == (value, looks):
        drawn.write = write
        return drawn.key
    session.count += 1
    key = f"{name}.{session.id}.{session.count}"
    session.drawn[name] = _Drawn(key, value, looks, write)
    return key


def take_nothing(name: str, said: str) -> None:
    """Take in nothing."""


def listen(
    key: str, listeners: Listeners, about: str = "", otherwise: Otherwise = take_nothing
) -> dict[str, object]:
    """Have answers to questions of ours taken in, and return what their component has to know.

    Each answer has a number and is told until it is known to be taken in. So none is lost, and
    none counts twice.

    Args:
        key: The key of the component.
        listeners: What takes in an answer, by the name of the field; it may refuse.
        about: What the questions are about, where that can change: what is answered to the
            questions of before is late, and says nothing.
        otherwise: Takes in an answer to a question that is not drawn yet.
    """
    session = _session()
    about = f"{session.visit.anew} {about}"
    session.asking[key] = _Asking(about, listeners, otherwise)
    heard = bool(session.heard)
    return {"session": session.id, "heard": heard, "done": session.done, "about": about}


def sent_by(component: str, what: str) -> object:
    """Return what a component of ours has sent; None if nothing.

    Args:
        component: The key of the component.
        what: The name under which it sends.
    """
    return getattr(st.session_state[component], what, None)


def keep(*names: str) -> Markup:
    """Return what tells the tab to keep some parts of the visit, see `tab.js`.

    Parts that were changed meanwhile are among them: a new call forgets those of other pages too.
    """
    session = _session()
    told = []
    for name in PARTS:
        part = session.visit.part(name)
        before, number, text = session.kept.get(name, (None, 0, ""))
        if names and name not in names and part is before:
            continue
        if part is not before:
            # Signs that would make Streamlit's cleaning of HTML drop the whole stand otherwise.
            text = session.visit.to_keep(name).replace("<", r"\u003c").replace(">", r"\u003e")
            session.kept[name] = (part, number := number + 1, text)
        told.append(
            drawing.kept(name, session.id, number, text, heard=session.heard, done=session.done)
        )
    return Markup("").join(told)


def take_back(sent: object) -> None:
    """Take back what a tab has kept, once a session.

    Args:
        sent: What `tab.js` sends: the id of the session that the tab knows, the parts that it has
            kept, and when it sends them; or anything at all.
    """
    session = _session()
    if not isinstance(sent, dict):
        return
    first, session.heard = not session.heard, _whole(sent.get("at"))
    parts = sent.get("parts")
    if first and sent.get("session") != session.id and isinstance(parts, dict):
        session.visit.restore({n: text for n, text in parts.items() if isinstance(text, str)})


def _whole(number: object) -> int:
    return int(number) if isinstance(number, int | float) and isfinite(number) else 0


def _session() -> _Session:
    session: _Session | None = st.session_state.get(_KEY)
    if session is None:
        named = st.query_params.get_all(LANGUAGE_PARAMETER)
        session = _Session(Visit(chosen_language(named, st.context.locale)))
        st.session_state[_KEY] = session
    return session
