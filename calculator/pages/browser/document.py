"""The parts of the browser's document that Streamlit's own elements do not reach.

They are watched from one place, set up once: a component drawn with every answer would cost
more than a question.
"""

from pathlib import Path
from typing import Final

import streamlit as st
from markupsafe import Markup
from rjsmin import jsmin

from calculator.pages.answer import drawing
from calculator.words import Words, best_language

_NOTHING: Final = Markup("")
_mount: Final = st.components.v2.component(
    "document",
    html='<div class="vw-unseen" role="status" aria-live="polite"></div>',
    js=jsmin(Path(__file__).with_suffix(".js").read_text(encoding="utf-8")),
    isolate_styles=False,  # what is said is said in the document, where every screen reader looks
)


def watch_document(words: Words) -> None:
    """Set the document's language and landmarks, and do from now on what `tell` says.

    A `drawing.peek` is said by a screen reader in the same way.
    """
    told = {
        "language": words.language,
        "chosen": words.language is not best_language(st.context.locale),
        "skip": words["site.skip"],
        "ways": words["site.ways"],
        "other": words.language.other,
    }
    # Without a key: those are gone through with every widget.
    _mount(data=told, height=1)


def tell(announcement: str, page: str = "", focus: str = "", kept: Markup = _NOTHING) -> None:
    """Have a screen reader say what is new.

    Args:
        announcement: What it says, when it differs from the last time.
        page: What the focus moves within; nothing moves when somebody comes from elsewhere.
        focus: What the focus moves to, as a CSS selector, when it differs from the last
            time; empty if it stays where it is.
        kept: What the tab keeps, see `session.keep`.
    """
    st.html(drawing.told(announcement, page, focus) + kept)
