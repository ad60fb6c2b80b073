"""What an agent's browser does that Streamlit has no element for.

It shows what to say and what to write down, copies either at a keystroke, puts the cursor
into the quick entry, and reads a link's answers from behind the # of the address.
"""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Final, NamedTuple

from calculator.pages.browser.copying import COPYING
from calculator.pages.browser.part import define_part
from calculator.pages.visit import session
from calculator.words import Words

_mount: Final = define_part(__file__, "desk", library=COPYING)
_KEY: Final = "desk"

_TEXTS: Final = (
    "read_out",
    "write_down",
    "copy_sentence",
    "copy_note",
    "copied_sentence",
    "copied_note",
    "not_copied",
    "nothing_to_copy",
)
"""The texts around them, by the names that `desk.html` and `desk.js` use too."""


class Links(NamedTuple):
    """What a link to a page can answer.

    Attributes:
        fields: The names that it answers by.
        take: Called once with what stood behind the #; with a "?" in front where such names
            stood behind a ? as well.
    """

    fields: Collection[str]
    take: Callable[[str], None]


def show_desk(
    words: Words,
    said: Mapping[str, str],
    *,
    line: str,
    cursor: int,
    links: Links | None = None,
) -> None:
    """Draw what to say and what to write down.

    Args:
        words: The texts.
        said: The `sentence` and the `note`; empty as long as there is nothing to say.
        line: What the quick entry held when these texts were made; nothing is copied
            before the texts are about what stands there now.
        cursor: Where this differs from the last time, the cursor goes to the quick entry.
        links: What links can answer. None on a page that is not for agents alone: it takes no
            links, and the cursor goes to the line at first only for whoever came by an agent's
            key.
    """
    _mount(
        key=_KEY,
        data={
            # Tuples, since a list or a mapping has Streamlit load pandas to see what it is.
            "texts": (*((name, words[f"call.{name}"]) for name in _TEXTS), *said.items()),
            "line": line,
            "cursor": cursor,
            "forAgents": links is not None,
            "fields": tuple(links.fields) if links else (),
        },
        on_link_change=partial(_take_link, links),
    )


def _take_link(links: Links | None) -> None:
    if links:
        links.take(str(session.sent_by(_KEY, "link") or ""))
