"""What stands on a page, found by what a person sees and by the names of the questions."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import ElementHandle, Page

from calculator.pages.visit.forms import AFTERCARE, CLAIM, FIRST
from calculator.web import site_map
from tests.browser.walker.memory import (
    A_CLAIM,
    CLAIM_LINE,
    CODE,
    DAY,
    DAY_TYPED,
    HELP,
    LINE,
    ON_BILL,
    PASTED,
    PERSON,
    STORY,
    TICKED,
    UNKNOWN,
    UNTICKED,
    WAY,
    Question,
    Sight,
)

OWN_ANSWERS: Final = "own-answers"
"""The button that leads back from the answers of an example, by its key."""

GROUPS: Final = (0, 1)
"""The groups that can be chosen in the place of a number, by their places."""

_DRAWN_ANEW: Final = re.compile("-[0-9a-f]{6}-[0-9]+$")
"""What the key of a field says besides what it shows: the session, and which field it is."""
_CONTROLS: Final = ", ".join(
    f"#root {each}"
    for each in (
        "[role=radiogroup]",
        "input:not([type=radio], [type=file])",
        "textarea",
        "button",
        "a[href]:not([target=_blank], [download])",
    )
)
_DESCRIBE: Final = """
elements => elements.map(element => {
  const keys = []
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host)
    for (const name of at.classList) if (name.startsWith("st-key-")) keys.push(name.slice(7))
  const shape = (element.closest("label") ?? element).getBoundingClientRect()
  const options = [...element.querySelectorAll("input[type=radio]")]
  const kind = element.matches("[role=radiogroup]") ? "choice"
    : element.matches("button") ? "button"
    : element.matches("a") ? "link"
    : element.matches("[type=checkbox]") ? "tick" : "text"
  const chosen = options.findIndex(option => option.checked)
  return {
    kind,
    keys,
    label: (element.getAttribute("aria-label") ?? element.innerText ?? "").trim(),
    folded: element.closest(".vw-folded") !== null && !element.checkVisibility(),
    // What is cut off to nothing is there for screen readers.
    visible: shape.width > 2 && shape.height > 2
      && element.closest("label, :not(input)").checkVisibility({ visibilityProperty: true }),
    enabled: kind === "choice" ? options.some(option => !option.disabled)
      : !element.disabled && element.getAttribute("aria-disabled") !== "true",
    options: options.length,
    chosen: chosen < 0 ? null : chosen,
    written: kind === "link" ? element.getAttribute("href") : element.value ?? "",
    shown: element.placeholder ?? "",
    ticked: element.checked ?? false,
    several_lines: element.matches("textarea"),
  }
})
"""


class Control(NamedTuple):
    """Something that can be answered, pressed or followed.

    Attributes:
        kind: What it is.
        keys: The keys of what it stands in, the innermost first.
        label: What is written on it or read for it.
        folded: Whether its question is folded: it has an answer and cannot be used.
        visible: Whether it can be seen.
        enabled: Whether it can be used.
        options: How many choices there are.
        chosen: The place of what is chosen, counted from 0; None if nothing is.
        written: What stands in it, or where a link leads.
        shown: What it shows while nothing stands in it.
        ticked: Whether it is ticked.
        several_lines: Whether Enter begins a line.
    """

    kind: Literal["choice", "text", "tick", "button", "link"]
    keys: tuple[str, ...]
    label: str
    folded: bool
    visible: bool
    enabled: bool
    options: int
    chosen: int | None
    written: str
    shown: str
    ticked: bool
    several_lines: bool


class Usable(NamedTuple):
    """A control with the place where it can be used."""

    control: Control
    handle: ElementHandle


class Screen(NamedTuple):
    """A page as it stands there.

    Attributes:
        page: What stands behind the slash in its address.
        controls: All that can be seen or is folded, in the order of the page.
    """

    page: str
    controls: Sequence[Usable]

    def offers(self, key: str) -> bool:
        """Return whether a button with this key can be pressed."""
        return any(
            key in each.keys and each.kind == "button" and each.enabled for each, _ in self.controls
        )

    @property
    def others(self) -> bool:
        """Whether these are the answers of an example."""
        return self.offers(OWN_ANSWERS)

    @property
    def answers(self) -> Mapping[Question, Sight]:
        """What every question is answered with."""
        found: dict[Question, list[Control]] = {}
        for control, _ in self.controls:
            question = question_of(self.page, control)
            if question:
                found.setdefault(question, []).append(control)
        return {question: _answered(controls) for question, controls in found.items()}


def look(page: Page) -> Screen:
    """Return what stands on a page."""
    handles = page.query_selector_all(_CONTROLS)
    found = page.evaluate(_DESCRIBE, handles)
    controls = [Control(**each | {"keys": tuple(each["keys"])}) for each in found]
    return Screen(
        urlsplit(page.url).path.strip("/"),
        [
            Usable(control, handle)
            for control, handle in zip(controls, handles, strict=True)
            if control.visible or (control.folded and control.kind in {"choice", "text"})
        ],
    )


def question_of(page: str, control: Control) -> Question | None:
    """Return what a control asks for; None for one that asks nothing.

    A key may say more than the field, such as a language or how often it was drawn anew.
    """
    if control.kind not in {"choice", "text", "tick"}:
        return None
    parts = [part for key in control.keys for part in key.split("-")]
    if page in {site_map.SELF_CHECK, site_map.CALL}:
        named = {each.field: each for each in (DAY, DAY_TYPED, *HELP)}
        named |= {each: Question(PERSON, each) for each in AFTERCARE.fields} | {"code": CODE}
        if "entry" in parts:
            return Question(LINE, "line")
    elif page == site_map.SELECTIVE_POLICY:
        named = {each: Question(A_CLAIM, each) for each in CLAIM.fields}
        named |= {each: Question(PASTED, each) for each in ("pasted", "complete", "ordinary")}
        named |= {"way": WAY, "story": STORY, "claim_entry": CLAIM_LINE}
    elif page == site_map.BILL:
        named = {each: Question(A_CLAIM, each) for each in FIRST}
        named |= {each.field.removeprefix("bill_"): each for each in ON_BILL}
    else:
        own = _DRAWN_ANEW.sub("", next(iter(control.keys), ""))
        return Question(page, own) if own else None
    return next((named[part] for part in parts if part in named), None)


def _answered(controls: Sequence[Control]) -> Sight:
    """Return what a question is answered with, by all that stands there for it."""
    by_kind = {control.kind: control for control in controls}
    choice, text, tick = (by_kind.get(kind) for kind in ("choice", "text", "tick"))
    if tick:
        return frozenset({TICKED if tick.ticked else UNTICKED})
    if text is None:
        return frozenset({choice.chosen if choice else None})
    if choice and choice.chosen is not None:
        return chosen_beside(choice, choice.chosen)
    if choice is None and not text.written:
        # Where nothing can be chosen, what is not known is left empty, and a group shows there.
        return frozenset({"", UNKNOWN, *(GROUPS if text.shown else ())})
    return frozenset({text.written})


def chosen_beside(choice: Control, place: int) -> Sight:
    """Return what is answered by a choice beside a field to type in: the last is not to know."""
    return frozenset({UNKNOWN if place == choice.options - 1 else place})


def is_beside_text(control: Control) -> bool:
    """Return whether a choice stands beside a field to type in."""
    return control.keys[0].startswith("choice-")
