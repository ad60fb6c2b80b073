"""A site that runs without a browser, and what a visitor does with it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import escape
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from calculator import pages
from calculator.pages.asking.questionnaire import KEY
from calculator.pages.visit.answers import YES_NO, Entry
from calculator.pages.visit.forms import AFTERCARE, CLAIM
from calculator.pages.visit.model import Visit
from tests.asked import Item, asked_in, fields_in, telling
from tests.drawn import for_people

SITE = Path(pages.__file__).parent / "site.py"
TYPED = AFTERCARE.typed | CLAIM.typed


class Browser(AppTest):
    """A site with a browser that draws questions, and tells what was answered to them.

    Streamlit's own does not reach what a component draws.
    """

    def answer(self, name: str, said: str) -> None:
        """Have the next run told what was answered."""
        told = self.__dict__.setdefault("_told", [])
        self.__dict__["_number"] = number = self.__dict__.get("_number", 0) + 1
        told.append((number, asked_by(self)["about"], name, said))

    def _run(
        self, widget_state: WidgetStates | None = None, timeout: float | None = None
    ) -> AppTest:
        told = self.__dict__.pop("_told", [])
        if told:
            widget_state = widget_state or WidgetStates()
            widget_state.widgets.append(telling(self.get_by_key(KEY).proto, told))
        return super()._run(widget_state, timeout)


def browsing(at: AppTest) -> AppTest:
    """Give a site a browser that draws questions."""
    at.__class__ = Browser
    return at


class Asked:
    """A field of a question, used as one of Streamlit's own."""

    def __init__(self, at: Browser, item: Item) -> None:
        self._at = at
        self.item = item
        self.key = item["says"]

    @property
    def value(self) -> Any:
        if self.item["kind"] == "entry":
            return self.item["text"]
        chosen = self.item["chosen"]
        return YES_NO.get(chosen, chosen)

    @property
    def disabled(self) -> bool:
        return bool(self.item["disabled"])

    @property
    def label(self) -> str:
        return f"{self.item['label']}\n\n{self.item['hint']}"

    @property
    def options(self) -> list[str]:
        return [option["text"] for option in self.item["options"]]

    def set_value(self, value: Entry) -> "Asked":
        written = str(value).lower() if isinstance(value, bool) else value
        assert written in [option["key"] for option in self.item["options"]]
        self._at.answer(self.key, written)
        return self

    def input(self, text: str) -> "Asked":
        assert self.item["kind"] == "entry"
        self._at.answer(self.key, text)
        return self

    def click(self) -> "Asked":
        assert self.item["kind"] == "press"
        self._at.answer(self.key, "pressed")
        return self

    def run(self) -> AppTest:
        return self._at.run()


def asked_by(at: AppTest) -> Item:
    """Return the questions that a page asks; none where it asks none."""
    drawn = [each for each in at.main if getattr(each, "key", "") == KEY]
    return asked_in(drawn[0].proto) if drawn else {"blocks": []}


def fields_of(at: AppTest) -> dict[str, Asked]:
    """Return all fields of the questions of a page, by name, from top to bottom."""
    assert isinstance(at, Browser)
    return {item["says"]: Asked(at, item) for item in fields_in(asked_by(at))}


def new_site(locale: str = "nl-NL") -> AppTest:
    """Open the site, in the language that a browser asks for."""
    at = browsing(AppTest.from_file(str(SITE), default_timeout=20))
    at.context = {"locale": locale}
    return at.run()


def pressed(at: AppTest, key: str) -> AppTest:
    """Press a button."""
    widget(at, key).click()
    at.run()
    assert not at.exception
    return at


def desk(at: AppTest) -> dict[str, str]:
    """Return what an agent's page gives to say and to write down."""
    texts = dict(json.loads(widget(at, "desk").proto.json)["texts"])
    return {name: texts[name] for name in ("sentence", "note") if name in texts}


def drawn(at: AppTest) -> str:
    """Return all HTML that a page has drawn for people."""
    html = [element.proto.body for element in at.get("html")]
    for block in asked_by(at)["blocks"]:
        html += [block.get("notes", ""), *_told(block["items"])]
    return for_people("\n".join(html))


def _told(items: list[Item]) -> Iterator[str]:
    """Yield what questions tell beside what they ask."""
    for item in items:
        if item["kind"] == "html":
            yield item["html"]
        elif wrong := item.get("wrong"):
            yield f'<p class="vw-wrong" role="alert">{escape(wrong)}</p>'
        yield from _told(item.get("items", []))


def widget(at: AppTest, name: str) -> Any:
    """Return a widget by its key, or by the name of what it shows.

    Its kind is known only when the page has run.
    """
    asked = fields_of(at)
    if name in asked:
        return asked[name]
    drawn = at.session_state["session"].drawn
    return at.get_by_key(drawn[name].key if name in drawn else name)


def shown(at: AppTest, name: str) -> str | None:
    """Return what a field shows, as it is written in rule files; None for nothing."""
    value = widget(at, name).value
    return None if value in (None, "") else str(value).lower()


def name_of(field: Any) -> str:
    """Return the name of what a field shows."""
    return str(field.key).rsplit(".", 2)[0]


def names(at: AppTest) -> list[str]:
    """Return the names of the choices on the page, from top to bottom."""
    asked = fields_of(at).values()
    return [each.key for each in asked if each.item["kind"] == "choice"] + [
        name_of(radio) for radio in at.radio
    ]


def visit_of(at: AppTest) -> Visit:
    """Return what the visit holds."""
    visit: Visit = at.session_state["session"].visit
    return visit


def answered(at: AppTest, **answers: str) -> AppTest:
    """Answer questions one after the other, as a visitor does."""
    for field, value in answers.items():
        asked = widget(at, f"answer.{field}")
        enter = asked.input if field in TYPED else asked.set_value
        enter(YES_NO.get(value, value) if field not in TYPED else value)
        at.run()
        assert not at.exception
    return at
