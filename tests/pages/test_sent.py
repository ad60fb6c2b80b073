"""What components have sent is read as Streamlit says it, with a class for all of it."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from streamlit.components.v2.bidi_component import main as components
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.common import WidgetMetadata

from calculator.pages.browser.sent import Sent, present_alike

MAKER = "make_bidi_component_presenter"
EVENTS, COMPONENT = "events", "component"
LASTING = {"said": {"told": [[1, "", "age", "40"]]}, "opened": None}


def streamlit(**functions: object) -> ModuleType:
    """Return what stands for the module in which Streamlit draws components."""
    module = ModuleType("components")
    vars(module).update(functions)
    return module


def told_once(events: object) -> SessionState:
    """Return a session in which a component has said something once."""
    session = SessionState()
    widgets = session._new_widget_state  # noqa: SLF001 - Streamlit's own
    widgets.set_widget_metadata(
        WidgetMetadata(EVENTS, lambda value: value, str, "json_trigger_value")
    )
    widgets.set_from_value(EVENTS, events)
    return session


def present_of(module: ModuleType) -> Callable[[object, SessionState], Any]:
    """Return how a component's words are presented."""
    present: Callable[[object, SessionState], Any] = getattr(module, MAKER)(
        EVENTS, COMPONENT, {"said"}
    )
    return present


@pytest.mark.parametrize("lasting", [{}, LASTING, None, "anything", [1]])
@pytest.mark.parametrize(
    "events",
    [
        None,
        [],
        [{"event": "kept", "value": {"at": 1}}],
        [{"event": "kept", "value": 1}, {"event": "kept", "value": 2}, {"event": "opened"}],
        [{"event": "said", "value": "not this"}],
        [3, None, "kept", {"value": 1}, {"event": 5, "value": 1}, {"event": ["kept"]}],
    ],
)
def test_it_is_read_as_streamlit_says_it(lasting: object, events: object) -> None:
    session = told_once(events)
    ours = streamlit(**{MAKER: getattr(components, MAKER)})
    theirs = present_of(ours)(lasting, session)
    present_alike(ours)
    read = present_of(ours)(lasting, session)
    assert read == theirs
    if isinstance(lasting, dict):
        assert type(read) is Sent
        for name in ("said", "kept", "opened", "never sent"):
            assert getattr(read, name) == getattr(theirs, name)


def make(aggregator_id: str, **more: object) -> None:
    """Stand for what a release does otherwise."""


@pytest.mark.parametrize("release", [{}, {MAKER: make}])
def test_a_release_that_does_it_in_another_way_is_left_alone(release: dict[str, object]) -> None:
    module = streamlit(**release)
    before = dict(vars(module))
    present_alike(module)
    assert vars(module) == before


def test_this_release_does_it_in_the_way_that_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    before = getattr(components, MAKER)
    monkeypatch.setattr(components, MAKER, before)  # put back at the end
    present_alike()
    assert getattr(components, MAKER) is not before
