"""Somebody who answers a page's questions, over a connection of their own."""

import random
import time
from typing import Final, NamedTuple

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.browser.serving import Site
from tests.drawn import for_people

LARGEST: Final = 2**24
"""The largest message that is taken, in bytes."""


class Question(NamedTuple):
    """A question as the page asks it.

    Attributes:
        id: What Streamlit calls it.
        fragment: The part of the page that is drawn again with its answer; empty for all of it.
        choices: What can be chosen; none where something is to be filled in.
    """

    id: str
    fragment: str
    choices: tuple[str, ...]


class Person:
    """Answers one question after the other, any way, and begins again after the last.

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
        self._questions: list[Question] = []
        self._again: tuple[str, str] | None = None
        self._answers: dict[str, WidgetState] = {}
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
        open_now = [asked for asked in self._questions if asked.id not in self._answers]
        if open_now:
            asked = open_now[0]
            self._answers[asked.id] = self._answer_to(asked)
            message.rerun_script.fragment_id = asked.fragment
        else:
            self._answers.clear()
            if self._again:
                button, message.rerun_script.fragment_id = self._again
                pressed = WidgetState(id=button, trigger_value=True)
                message.rerun_script.widget_states.widgets.append(pressed)
        message.rerun_script.widget_states.widgets.extend(self._answers.values())
        begun = time.perf_counter()
        await self._run(message)
        return time.perf_counter() - begun

    def _answer_to(self, asked: Question) -> WidgetState:
        if asked.choices:
            return WidgetState(id=asked.id, string_value=self._random.choice(asked.choices))
        return WidgetState(id=asked.id, string_value=str(self._random.randint(0, 99)))

    async def _run(self, message: BackMsg) -> None:
        message.rerun_script.page_script_hash = self._page
        await self.connection.send(message.SerializeToString())
        self.drawn.clear()
        self.told.clear()
        self._questions.clear()
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
        if kind == "radio":
            choices = tuple(element.radio.options)
            self._questions.append(Question(element.radio.id, fragment, choices))
        elif kind == "text_input" and not element.text_input.disabled:
            self._questions.append(Question(element.text_input.id, fragment, ()))
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
