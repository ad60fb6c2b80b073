"""The colours and fonts of the configuration, made into a message once.

Streamlit tells them to the browser with every answer, and reads them from its hundreds of
options each time: with thirty people at their questions that is a seventh of all the work.
"""

from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Final

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from calculator.pages.replacing import replace_inside

_MAKER: Final = "_populate_theme_msg"
_TAKES: Final = ["msg", "section"]


def make_once(sessions: ModuleType = app_session) -> None:
    """Have Streamlit make the theme the first time only, and copy it from then on.

    Args:
        sessions: Where Streamlit makes it.
    """
    replace_inside(sessions, _MAKER, _TAKES, _remember)


def _remember(make: Callable[..., None]) -> Callable[..., None]:
    @cache
    def made(section: str) -> CustomThemeConfig:
        theme = CustomThemeConfig()
        make(theme, section)
        return theme

    def copy(msg: CustomThemeConfig, section: str = "theme") -> None:
        theme = made(section)
        if theme.ByteSize():  # merging nothing would still say that there is a theme
            msg.MergeFrom(theme)

    return copy
