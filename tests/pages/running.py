"""A site that runs without a browser, and what a visitor does with it."""

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from calculator import pages
from calculator.pages.forms import AFTERCARE, CLAIM

SITE = Path(pages.__file__).parent / "site.py"
TYPED = AFTERCARE.typed | CLAIM.typed


def new_site(locale: str = "nl-NL") -> AppTest:
    """Open the site, in the language that a browser asks for."""
    at = AppTest.from_file(str(SITE), default_timeout=20)
    at.context = {"locale": locale}
    return at.run()


def drawn(at: AppTest) -> str:
    """Return all HTML that a page has drawn itself."""
    return "\n".join(element.proto.body for element in at.get("html"))


def widget(at: AppTest, key: str) -> Any:
    """Return a widget; its kind is known only when the page has run."""
    return at.get_by_key(key)


def answered(at: AppTest, **answers: str) -> AppTest:
    """Answer questions one after the other, as a visitor does."""
    for field, value in answers.items():
        asked = widget(at, f"answer.{field}")
        enter = asked.input if field in TYPED else asked.set_value
        enter(value)
        at.run()
        assert not at.exception
    return at
