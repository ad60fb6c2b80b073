"""What the server does once it is up, so that nobody who comes waits for it.

Streamlit collects garbage after every run of a page, through everything that was ever loaded;
with a room full of people that is most of its work. The configuration turns it off. Python
still collects by itself, when there is something to collect; what is here for good is taken
out of its way first.
"""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any, Final

import streamlit as st

from calculator.pages.browser.sent import present_alike
from calculator.pages.theme import make_once

_LOG: Final = logging.getLogger(__name__)

_AFTER: Final = 0.5
"""How many seconds after starting: who asks whether the server is up comes first."""

_COLLECT_EVERY: Final = (2000, 5, 5)
"""When Python collects, instead of (700, 10, 10). An object more counts, one less is taken off:
with 300 people a full collection takes 0.05 s in which nobody is answered, and came every three
seconds. More seldom, what they leave behind takes more room than they do."""


@asynccontextmanager
async def keep_warm(_: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Have the server warm itself up beside its work, as long as it runs."""
    loop = asyncio.get_running_loop()
    soon = loop.call_later(_AFTER, loop.run_in_executor, None, warm_up)
    yield None
    soon.cancel()


def warm_up() -> None:
    """Load the rules and all that draws with them, and keep it out of every later collection.

    Each step stands by itself: one that fails is logged, and the others are taken all the same.
    """
    for step in (_load_pages, make_once, present_alike, _collect_seldom):
        try:
            step()
        except Exception:  # noqa: BLE001 - whatever one step has, the others are taken
            # Nothing in these steps knows what anybody has entered.
            _LOG.exception("Not warmed up: %s", step.__name__.strip("_"))


def _load_pages() -> None:
    # Not before somebody asks for it: a server starts without.
    from calculator import claim_entry  # noqa: F401, PLC0415
    from calculator.pages.asking import reply  # noqa: F401, PLC0415
    from calculator.pages.call import answer, note, offers, spoken  # noqa: F401, PLC0415
    from calculator.pages.practise import explanation  # noqa: F401, PLC0415

    # Streamlit reads the picture of the site with these: half a second for whoever comes first.
    for name in ("numpy", "PIL.Image"):
        import_module(name)


def _collect_seldom() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT_EVERY)
