"""What a component has sent, as Streamlit hands it to whoever reads it.

Streamlit reads that three or four times a run, and each time writes a class of its own for it:
three kilobytes that only the collector of garbage takes back, and a tenth of the work of an answer.
One class does for all.
"""

from collections.abc import Callable
from types import ModuleType
from typing import Any, Final, Self

from streamlit.components.v2.bidi_component import main as components
from streamlit.runtime.state import SessionState

from calculator.pages.replacing import replace_inside

_MAKER: Final = "make_bidi_component_presenter"
_TAKES: Final = ["aggregator_id", "component_id", "allowed_state_keys"]


class Sent(dict[str, Any]):
    """What was sent, by name. It is read, and never changed."""

    def __getattr__(self, name: str) -> object:
        """Return what was sent under a name; None if nothing."""
        return self.get(name)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Return the same: nobody changes it, and Streamlit copies it with every run."""
        return self


def present_alike(module: ModuleType = components) -> None:
    """Have Streamlit hand out what components have sent without a class for each time.

    Args:
        module: Where Streamlit draws components.
    """
    replace_inside(module, _MAKER, _TAKES, lambda _: _make_presenter)


def _make_presenter(aggregator_id: str, *_: object) -> Callable[[object, SessionState], object]:
    def present(lasting: object, session: SessionState) -> object:
        if not isinstance(lasting, dict):
            return lasting
        # What is said once stands apart. A browser sends it: it may be anything.
        told = session._new_widget_state.get(aggregator_id) or ()  # noqa: SLF001 - as there
        once = {
            event["event"]: event.get("value")
            for event in told
            if isinstance(event, dict) and isinstance(event.get("event"), str)
        }
        return Sent(once | lasting)

    return present
