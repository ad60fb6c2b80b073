"""By which name, from which page and for which path a request asks, where that can be told."""

import re
from ipaddress import ip_address
from typing import Final, NamedTuple

_HOST: Final = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+?)\.?(?::([0-9]{1,5}))?", re.IGNORECASE)
_PORTS: Final = {"http": 80, "https": 443}


class Host(NamedTuple):
    """What a request calls this server.

    Attributes:
        name: The name or the bare address, in small letters.
        port: The port, if one is said.
    """

    name: str
    port: int | None


def host(said: str) -> Host | None:
    """Return what a header Host says, or None if that is no host."""
    found = _HOST.fullmatch(said)
    return Host(found[1].lower(), int(found[2]) if found[2] else None) if found else None


def is_own_page(origin: str, asked: Host, scheme: str | None) -> bool:
    """Return whether a page of this origin was served by this scheme, under this name and port.

    Args:
        origin: What the browser says of the page that asks.
        asked: What the request calls this server.
        scheme: How this server was asked, "http" or "https"; None if that cannot be told, and
            is not compared.
    """
    by, _, rest = origin.partition("://")
    usual, page = _PORTS.get(by), host(rest)
    if usual is None or page is None or scheme not in {by, None}:
        return False
    return (page.name, page.port or usual) == (asked.name, asked.port or usual)


def is_nobodys(name: str) -> bool:
    """Return whether a name is this machine's own, or a bare address.

    Nobody can make such a name point somewhere else, as whoever owns any other name can.
    """
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True


def is_odd(path: str, raw: bytes) -> bool:
    """Return whether a path can be read in more ways than one, or leads out of the site.

    Args:
        path: As the server has read it.
        raw: As it was sent.
    """
    return (
        not path.startswith("/")
        or "//" in path
        or ".." in path.split("/")
        or bool({*path} & {"\\", "%", "\ufffd", "\x7f"})
        or any(character < " " for character in path)
        or b"%2f" in raw.lower()
    )
