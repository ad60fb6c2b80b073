"""The colours and fonts of the configuration, made into a message once.

Streamlit tells them to the browser with every answer, and reads them from its hundreds of
options each time: with a page of questions that is a tenth of the work.
"""

import inspect
from types import ModuleType
from typing import Any, Final

from streamlit.runtime import app_session

_MAKER: Final = "_populate_theme_msg"
_TAKES: Final = ["msg", "section"]


def make_once(sessions: ModuleType = app_session) -> None:
    """Have Streamlit make the theme the first time only, and copy it from then on.

    A release that does this in another way is left alone; it is only slower.

    Args:
        sessions: Where Streamlit makes it.
    """
    make = getattr(sessions, _MAKER, None)
    if make is None or [*inspect.signature(make).parameters] != _TAKES:
        return

    made: dict[str, Any] = {}

    # A message is of whatever kind Streamlit hands over: where it declares that is its own affair.
    def copy(msg: Any, section: str = "theme") -> None:  # noqa: ANN401
        if section not in made:
            theme = type(msg)()
            make(theme, section)
            made[section] = theme
        if made[section].ByteSize():  # merging nothing would still say that there is a theme
            msg.MergeFrom(made[section])

    setattr(sessions, _MAKER, copy)
