"""The theme reaches the browser whole, although it is made only once."""

from types import ModuleType

import pytest
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from calculator.pages.theme import make_once


def streamlit(**functions: object) -> ModuleType:
    """Return what stands for the module in which Streamlit makes the theme."""
    sessions = ModuleType("sessions")
    vars(sessions).update(functions)
    return sessions


def whole() -> CustomThemeConfig:
    """Return a theme of which one part has nothing of its own, as this Streamlit makes it."""
    theme = CustomThemeConfig()
    app_session._populate_theme_msg(theme)  # noqa: SLF001 - Streamlit's own
    app_session._populate_theme_msg(theme.sidebar, "theme.nothing")  # noqa: SLF001
    assert not theme.HasField("sidebar")
    return theme


def test_every_part_of_the_theme_is_made_once_and_told_each_time() -> None:
    asked: list[str] = []

    def make(msg: CustomThemeConfig, section: str = "theme") -> None:
        asked.append(section)
        msg.primary_color = f"colour of {section}"

    sessions = streamlit(_populate_theme_msg=make)
    make_once(sessions)
    for _ in range(3):
        theme = CustomThemeConfig()
        sessions._populate_theme_msg(theme)  # noqa: SLF001 - Streamlit's own
        sessions._populate_theme_msg(theme.dark, "theme.dark")  # noqa: SLF001
        assert theme.primary_color == "colour of theme"
        assert theme.dark.primary_color == "colour of theme.dark"
    assert asked == ["theme", "theme.dark"]


def test_what_was_told_to_one_visitor_changes_nothing_for_the_next() -> None:
    def make(msg: CustomThemeConfig, section: str) -> None:
        msg.primary_color = section

    sessions = streamlit(_populate_theme_msg=make)
    make_once(sessions)
    first, second = CustomThemeConfig(), CustomThemeConfig()
    sessions._populate_theme_msg(first, "a")  # noqa: SLF001 - Streamlit's own
    first.primary_color = "changed"
    sessions._populate_theme_msg(second, "a")  # noqa: SLF001
    assert second.primary_color == "a"


@pytest.mark.parametrize("release", [{}, {"_populate_theme_msg": lambda msg, of, more: None}])
def test_a_release_that_makes_it_in_another_way_is_left_alone(release: dict[str, object]) -> None:
    sessions = streamlit(**release)
    before = dict(vars(sessions))
    make_once(sessions)
    assert vars(sessions) == before


def test_this_release_makes_it_in_the_way_that_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    before = app_session._populate_theme_msg  # noqa: SLF001 - Streamlit's own
    monkeypatch.setattr(app_session, "_populate_theme_msg", before)  # put back at the end
    expected = whole()
    make_once()
    assert app_session._populate_theme_msg is not before  # noqa: SLF001
    assert whole() == whole() == expected
