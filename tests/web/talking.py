"""Talks to a running server as browsers do, and as none would."""

import http.client
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import NamedTuple
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PATIENCE = 30  # seconds; what takes longer is broken


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(site: str, path: str = "/", method: str = "GET", **headers: str) -> Answer:
    """Ask for a path exactly as it is written; headers may say anything, the host too."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=PATIENCE)
    with closing(connection):
        connection.putrequest(method, path, skip_host="host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        named = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, named, answer.read())


class Talk:
    """A visitor's connection.

    Attributes:
        connection: The WebSocket.
        session: What the server has called the session; empty before the first answer.
    """

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.session = ""
        self._page = ""

    def run(self, pasted: str = "") -> int:
        """Have the page drawn, with something pasted into it; return how many elements it has."""
        states = [WidgetState(id="$$ID-0-pasted", string_value=pasted)] if pasted else []
        return len(self.draw(states))

    def draw(
        self, states: Sequence[WidgetState], *, page: str = "", fragment: str = ""
    ) -> list[Delta]:
        """Have a page drawn as a browser asks for it; return what is drawn.

        Args:
            states: What stands in its fields.
            page: The last part of its address; empty for the first page, or the one that is open.
            fragment: The part of the page that is drawn; empty for all of it.
        """
        client = ClientState(
            widget_states=WidgetStates(widgets=states), page_name=page, fragment_id=fragment
        )
        client.page_script_hash = "" if page else self._page
        self.connection.send(BackMsg(rerun_script=client).SerializeToString())
        drawn = []
        while True:
            message = ForwardMsg()
            message.ParseFromString(bytes(self.connection.recv(PATIENCE, decode=False)))
            match message.WhichOneof("type"):
                case "new_session":
                    self.session = message.new_session.initialize.session_id
                    self._page = message.new_session.page_script_hash
                case "delta":
                    drawn.append(message.delta)
                case "script_finished":
                    return drawn


@contextmanager
def talking(
    site: str,
    path: str = "/_stcore/stream",
    *,
    origin: str | None = None,
    session: str = "",
    **headers: str,
) -> Iterator[Talk]:
    """Connect as a page does, from the site's own origin unless another is given.

    Args:
        site: The address of the site.
        path: Where the connection is asked for.
        origin: The origin that a browser would tell.
        session: A session to go on with.
        headers: What else is told.
    """
    # The second is a browser's mark against forgery, which is asked for at a login only.
    told = ["streamlit", "no-mark", session] if session else ["streamlit"]
    with connect(
        site.replace("http", "ws", 1) + path,
        origin=Origin(origin or site),
        subprotocols=[Subprotocol(name) for name in told],
        additional_headers=headers,
        max_size=None,
        open_timeout=PATIENCE,
    ) as connection:
        yield Talk(connection)
