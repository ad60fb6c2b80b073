"""What the server does once it is up, so that nobody who comes waits for it.

Streamlit collects garbage after every run of a page, through everything that was ever loaded;
with a room full of people that is most of its work. The configuration turns it off. Python
still collects by itself, when there is something to collect; what is here for good is taken
out of its way first.
"""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import streamlit as st

_AFTER: Final = 0.5
"""How many seconds after starting: who asks whether the server is up comes first."""

_COLLECT_EVERY: Final = (5000, 5, 5)
"""When Python collects, instead of (700, 10, 10). An object more counts, one less is taken off:
with hundreds of people a full collection takes 0.2 s in which nobody is answered, and came every
three seconds."""


@asynccontextmanager
async def warmed_up(_: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Have the server warm itself up beside its work, as long as it runs."""
    loop = asyncio.get_running_loop()
    soon = loop.call_later(_AFTER, loop.run_in_executor, None, warm_up)
    yield None
    soon.cancel()


def warm_up() -> None:
    """Load the rules and all that draws with them, and keep it out of every later collection.

    The theme, too, is made once.
    """
    # Not before somebody asks for it: a server starts without.
    from calculator.pages import (  # noqa: F401, PLC0415
        asking,
        call_answer,
        drill_explanation,
        note,
        offers,
        spoken,
        theme,
    )

    theme.make_once()

    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT_EVERY)
