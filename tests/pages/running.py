"""A site that runs without a browser, and what a visitor does with it."""

import json
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from calculator import pages
from calculator.pages.visit.answers import YES_NO
from calculator.pages.visit.forms import AFTERCARE, CLAIM
from calculator.pages.visit.model import Visit
from tests.drawn import for_people

SITE = Path(pages.__file__).parent / "site.py"
TYPED = AFTERCARE.typed | CLAIM.typed


def new_site(locale: str = "nl-NL") -> AppTest:
    """Open the site, in the language that a browser asks for."""
    at = AppTest.from_file(str(SITE), default_timeout=20)
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
    html = "\n".join(element.proto.body for element in at.get("html"))
    return for_people(html)


def widget(at: AppTest, name: str) -> Any:
    """Return a widget by its key, or by the name of what it shows.

    Its kind is known only when the page has run.
    """
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
    """Return the names of what the radios on the page show, from top to bottom."""
    return [name_of(radio) for radio in at.radio]


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
