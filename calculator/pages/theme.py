"""The colours and fonts of the configuration, made into a message once.

Streamlit tells them to the browser with every answer, and reads them from its hundreds of
options each time: with thirty people at their questions that is a seventh of all the work.
"""

import inspect
from functools import cache
from types import ModuleType
from typing import Final

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
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

    @cache
    def made(section: str) -> CustomThemeConfig:
        theme = CustomThemeConfig()
        make(theme, section)
        return theme

    def copy(msg: CustomThemeConfig, section: str = "theme") -> None:
        theme = made(section)
        if theme.ByteSize():  # merging nothing would still say that there is a theme
            msg.MergeFrom(theme)

    setattr(sessions, _MAKER, copy)
