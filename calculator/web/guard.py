"""Who is answered, and what every answer says for safety.

Whatever no page of this app asks for is refused before anything else sees it: plainly, and
without a word of the request in the answer.
"""

from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from calculator.web import asked_for
from calculator.web.policy import frame_ancestors
from calculator.web.settings import PREFIX, Settings

_UNKNOWN_HOST: Final = (
    f"This server does not answer to this name. Whoever runs it can add it to {PREFIX}HOSTS.\n"
)
_LONGEST: Final = 2000
"""How long an address may be; those that a page asks for are below 200 characters."""
_READING: Final = ("GET", "HEAD")
_STREAM: Final = "_stcore/stream"
_METRICS: Final = "_stcore/metrics"
_NEEDED: Final = {"_stcore/health", "_stcore/host-config"}
_UNUSED: Final = {"_stcore", "app", "auth", "component", "oauth2callback"}
"""First parts of addresses behind which Streamlit has what this app does without: uploads, its
interface for agents, login, components of the older kind, files of the app's own."""
_TEXT_SENT: Final = 1003  # of the WebSocket protocol: "unsupported data"
_REFUSED: Final = 1008  # of the WebSocket protocol: "policy violation"

_POLICY: Final = "content-security-policy"
_SCHEMES: Final = {"http": "http", "https": "https", "ws": "http", "wss": "https"}
"""How a browser names the scheme of a page, by what a request says of its own."""
_ONLY_HTTPS: Final = {"strict-transport-security": "max-age=31536000"}
_NOT_NEEDED: Final = (
    *("accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope"),
    *("hid", "magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "serial", "usb"),
)
"""What a browser can do and no page of this app asks it to."""
_ALWAYS: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",  # a source page need not know from where it is read
    "permissions-policy": ", ".join(f"{power}=()" for power in _NOT_NEEDED),
    "cross-origin-opener-policy": "same-origin",
}


class Guard:
    """Refuses what no page asks for, and has every answer say what keeps it safe."""

    def __init__(self, app: ASGIApp, settings: Settings, base: str = "") -> None:
        """Stand before `app`.

        Args:
            app: What answers.
            settings: Who may reach the site.
            base: What every address begins with, without a slash at the end.
        """
        self.app = app
        self._settings = settings
        self._base = base
        self._headers = _ALWAYS | _framing(settings)
        self._reachable = _NEEDED | ({_METRICS} if settings.metrics else set())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or pass it on."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        scheme = self._scheme(scope)
        only_https = _ONLY_HTTPS if scheme == "https" else {}
        sending = _Completing(send, self._headers | only_https)
        refusal = self._refusal(scope, scheme)
        if refusal is None:
            await self._pass_on(scope, receive, sending)
        elif scope["type"] == "websocket":
            # It comes to "403 Forbidden". The server would log any other answer as a failure.
            await send({"type": "websocket.close", "code": _REFUSED})
        else:
            await refusal(scope, receive, sending)

    async def _pass_on(self, scope: Scope, receive: Receive, sending: "_Completing") -> None:
        if scope["type"] == "websocket":
            await self.app(scope, _without_text(receive, sending), sending)
            return
        try:
            await self.app(scope, receive, sending)
        except Exception:
            if not sending.started:
                await _refused(HTTPStatus.INTERNAL_SERVER_ERROR)(scope, receive, sending)
            raise  # for the server to log

    def _scheme(self, scope: Scope) -> str | None:
        """Return how a browser has asked, "http" or "https", or None if that cannot be told."""
        told = Headers(scope=scope).get("x-forwarded-proto")
        if told is None:
            return _SCHEMES[scope["scheme"]]
        # Anybody can write it, and the server believes whoever is on the same machine.
        return _SCHEMES.get(told.strip().lower()) if self._settings.behind_proxy else None

    def _refusal(self, scope: Scope, scheme: str | None) -> Response | None:
        """Return what a request is refused with, or None."""
        headers = Headers(scope=scope)
        host = asked_for.host(headers.get("host", ""))
        if host is None or not self._is_known(host.name):
            return PlainTextResponse(_UNKNOWN_HOST, HTTPStatus.BAD_REQUEST)
        origin = headers.get("origin")
        if origin is not None and not asked_for.is_own_page(origin, host, scheme):
            return _refused(HTTPStatus.FORBIDDEN)
        path, raw = scope["path"], scope.get("raw_path") or b""
        if len(raw) + len(scope["query_string"]) > _LONGEST:
            return _refused(HTTPStatus.REQUEST_URI_TOO_LONG)
        if asked_for.is_odd(path, raw):
            return _refused(HTTPStatus.BAD_REQUEST)
        return self._refusal_of(scope, path.removeprefix(self._base).strip("/"))

    def _refusal_of(self, scope: Scope, within: str) -> Response | None:
        if scope["type"] == "websocket":
            return None if within == _STREAM else _refused(HTTPStatus.NOT_FOUND)
        if within.partition("/")[0] in _UNUSED and within not in self._reachable:
            return _refused(HTTPStatus.NOT_FOUND)
        if scope["method"] not in _READING:
            return _refused(HTTPStatus.METHOD_NOT_ALLOWED, {"allow": ", ".join(_READING)})
        return None

    def _is_known(self, name: str) -> bool:
        return asked_for.is_nobodys(name) or any(
            name == known or (known.startswith("*") and name.endswith(known[1:]))
            for known in self._settings.hosts
        )


class _Completing:
    """Sends a response on with headers that it has not got of its own.

    Attributes:
        started: Whether the response has begun.
    """

    def __init__(self, send: Send, headers: dict[str, str]) -> None:
        self.started = False
        self._send = send
        self._headers = headers

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(raw=list(message["headers"]))
            for name, value in self._headers.items():
                # "Not changed" is about what a browser has: it keeps the policy that it has too.
                if name != _POLICY or message["status"] != HTTPStatus.NOT_MODIFIED:
                    headers.setdefault(name, value)
            message = {**message, "headers": headers.raw}
        await self._send(message)


def _framing(settings: Settings) -> dict[str, str]:
    """Return what answers say about frames, and what they allow that are no documents: nothing."""
    said = {
        _POLICY: (
            f"default-src 'none'; base-uri 'none'; form-action 'none'; {frame_ancestors(settings)}"
        ),
        # A page that isolates itself shows in its frames only what agrees to be shown.
        "cross-origin-resource-policy": "cross-origin",
    }
    if not settings.frame_ancestors:
        # For browsers that do not know the policy. It cannot name anybody, only refuse all.
        said |= {"x-frame-options": "DENY", "cross-origin-resource-policy": "same-origin"}
    return said


def _refused(status: HTTPStatus, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(f"{status.phrase}\n", status, headers=headers)


def _without_text(receive: Receive, send: Send) -> Receive:
    """Close a connection that sends text: Streamlit's own sends none, and fails on it."""

    async def receiving() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive" and message.get("bytes") is None:
            await send({"type": "websocket.close", "code": _TEXT_SENT})
            return {"type": "websocket.disconnect", "code": _TEXT_SENT}
        return message

    return receiving
