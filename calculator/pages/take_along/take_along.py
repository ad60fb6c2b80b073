"""The ways to take an answer along: a file, paper, and whatever the device shares with.

The server keeps nothing: a file is made when somebody asks for it, and the text of an answer goes
to the browser with the answer itself.
"""

from functools import partial
from typing import Final

import streamlit as st
from markupsafe import Markup

from calculator.pages.answer import drawing
from calculator.pages.browser.copying import COPYING
from calculator.pages.browser.part import define_part
from calculator.paper.leaflet import Leaflet, print_leaflet, write_leaflet
from calculator.words import Words

_TEXTS: Final = ("share", "print", "copied", "not_copied")
"""The texts by the names that `take_along.js` uses too."""
_mount: Final = define_part(__file__, "take_along", library=COPYING)


def show_take_along(words: Words, leaflet: Leaflet, file_name: str) -> None:
    """Draw the buttons.

    Args:
        words: The texts.
        leaflet: The answer.
        file_name: What the file is called, without its ending.
    """
    title = drawing.section(words["take_along.title"], drawing.note(words["take_along.mind"]))
    texts = tuple((name, words[f"take_along.{name}"]) for name in _TEXTS)
    with st.container(key="take-along", horizontal=True):
        st.html(drawing.answer(title))
        st.download_button(
            words["take_along.save"],
            partial(print_leaflet, leaflet),  # printed only when somebody asks for it
            file_name=f"{file_name}.pdf",
            mime="application/pdf",
            key="take-along-file",
            on_click="ignore",
        )
        _mount(
            key="take-along-shared",
            # Tuples, since a list or a mapping has Streamlit load pandas to see what it is.
            data={"texts": (*texts, ("title", leaflet.title), ("text", write_leaflet(leaflet)))},
        )


def draw_printed(words: Words, leaflet: Leaflet) -> Markup:
    """Return what only paper has: the answers that were given, and the day."""
    title = words["take_along.situation"]
    given = next((each.pairs for each in leaflet.sections if each.title == title), ())
    return drawing.printed(
        drawing.section(title, drawing.note(leaflet.about), drawing.pairs(given))
    )
