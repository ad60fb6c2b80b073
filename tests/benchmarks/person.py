"""Somebody who answers a page's questions, over a connection of their own."""

import random
import time
from typing import Final

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Radio_pb2 import Radio
from streamlit.proto.WidgetStates_pb2 import WidgetState

from calculator.pages.asking.questionnaire import KEY
from tests.asked import Item, asked_in, fields_in, telling
from tests.browser.serving import Site
from tests.drawn import for_people

LARGEST: Final = 2**24
"""The largest message that is taken, in bytes."""


class Person:
    """Answers one question after the other, any way, and begins again after the last.

    On a page that has none of our questions they choose something else each time.

    Attributes:
        connection: The WebSocket.
        drawn: What the page drew last, by Streamlit's names of the elements, in order.
        told: The texts among it that are the page's own.
    """

    def __init__(self, connection: websockets.ClientConnection, seed: int) -> None:
        """Take a connection; the answers follow from the seed."""
        self.connection = connection
        self.drawn: list[str] = []
        self.told: list[str] = []
        self._random = random.Random(seed)  # noqa: S311 - only to answer differently
        self._asking: BidiComponent | None = None
        self._choice: Radio | None = None
        self._fragment = ""
        self._again: tuple[str, str] | None = None
        self._answered: set[str] = set()
        self._number = 0
        self._page = ""

    async def arrive(self, page: str = "") -> None:
        """See a page for the first time.

        Args:
            page: The last part of its address.
        """
        message = BackMsg()
        message.rerun_script.page_name = page
        await self._run(message)

    async def answer(self) -> float:
        """Answer, and return how many seconds it took until the page was whole again."""
        message = BackMsg()
        if self._asking is not None:
            self._answer_next(self._asking, message)
        else:
            assert self._choice is not None
            chosen = self._random.choice(self._choice.options)
            message.rerun_script.widget_states.widgets.append(
                WidgetState(id=self._choice.id, string_value=chosen)
            )
        begun = time.perf_counter()
        await self._run(message)
        return time.perf_counter() - begun

    def _answer_next(self, asking: BidiComponent, message: BackMsg) -> None:
        states = message.rerun_script.widget_states.widgets
        asked = asked_in(asking)
        open_now = [
            item
            for item in fields_in(asked)
            if item["kind"] in {"choice", "entry"}
            and item["label"]
            and not item["disabled"]
            and item["says"] not in self._answered
        ]
        if open_now:
            item = open_now[0]
            self._answered.add(item["says"])
            self._number += 1
            event = (self._number, asked["about"], item["says"], self._answer_to(item))
            states.append(telling(asking, [event]))
            message.rerun_script.fragment_id = self._fragment
        else:
            self._answered.clear()
            if self._again:
                button, message.rerun_script.fragment_id = self._again
                states.append(WidgetState(id=button, trigger_value=True))

    def _answer_to(self, item: Item) -> str:
        if item["kind"] == "choice":
            return str(self._random.choice(item["options"])["key"])
        return str(self._random.randint(0, 99))

    async def _run(self, message: BackMsg) -> None:
        message.rerun_script.page_script_hash = self._page
        await self.connection.send(message.SerializeToString())
        self.drawn.clear()
        self.told.clear()
        while True:
            received = await self.connection.recv()
            told = ForwardMsg.FromString(received if isinstance(received, bytes) else b"")
            kind = told.WhichOneof("type")
            if kind == "delta":
                self._notice(told)
            elif kind == "new_session":
                self._page = told.new_session.page_script_hash
            elif kind == "script_finished":
                return

    def _notice(self, told: ForwardMsg) -> None:
        element = told.delta.new_element
        kind = element.WhichOneof("type")
        if kind is None:
            return
        self.drawn.append(kind)
        if kind == "html":
            self.told.append(for_people(element.html.body))
        fragment = told.delta.fragment_id
        if kind == "bidi_component" and element.bidi_component.component_name == KEY:
            self._asking, self._fragment = element.bidi_component, fragment
        elif kind == "radio":
            self._choice = element.radio
        elif kind == "button" and fragment:
            self._again = element.button.id, fragment


async def connected(site: Site, seed: int) -> Person:
    """Return somebody who has come to a site, and whose answers follow from a seed."""
    address = site.address.replace("http:", "ws:") + "/_stcore/stream"
    connection = await websockets.connect(
        address,
        subprotocols=[websockets.Subprotocol("streamlit")],
        max_size=LARGEST,
        ping_interval=None,  # an overloaded server is measured, not given up
        compression=None,
    )
    return Person(connection, seed)
