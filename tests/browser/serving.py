"""A real server and a real Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from playwright.sync_api import Browser, Playwright

ROOT: Final = Path(__file__).parents[2]
CHROMIUM: Final = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
HOW_TO_GET_ONE: Final = (
    "no Chromium found: `apt-get install chromium` (Debian, Ubuntu), or put the one you have "
    "on the path as chromium, chromium-browser or google-chrome"
)
SECONDS_TO_START: Final = 60


class Site(NamedTuple):
    """A running server.

    Attributes:
        address: Where it listens, with the base path and without a slash at the end.
        log: Everything that it has printed.
        process: The server itself.
    """

    address: str
    log: Path
    process: subprocess.Popen[bytes]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(  # noqa: PLR0913 - one for each thing that a place can differ in
    log: Path,
    script: str = "app.py",
    *,
    port: int | None = None,
    options: Sequence[str] = (),
    folder: Path = ROOT,
    python: Sequence[str] = (sys.executable,),
    base: str = "",
    **settings: str,
) -> Iterator[Site]:
    """Run the server as the README says, for as long as it is needed.

    Args:
        log: Where all that it prints goes.
        script: What it runs.
        port: Where it listens; a free one if none is given.
        options: Streamlit's own, as they stand on a command line.
        folder: Where the command is given, and its configuration looked for.
        python: The command that runs Python.
        base: What every address begins with, without a slash at the end.
        settings: The app's own, by their name behind VERGOEDINGSWIJZER_.
    """
    port = port or free_port()
    command = [*python, "-m", "streamlit", "run", script]
    where = [f"--server.port={port}", "--server.headless=true"]
    if base:
        where.append(f"--server.baseUrlPath={base}")
    environment = {f"VERGOEDINGSWIJZER_{name}": said for name, said in settings.items()}
    address = f"http://localhost:{port}{base}"
    with answering([*command, *where, *options], address, log, folder, environment) as site:
        yield site


@contextmanager
def answering(
    command: Sequence[str], address: str, log: Path, folder: Path, environment: Mapping[str, str]
) -> Iterator[Site]:
    """Run a command that serves the site, for as long as it is needed.

    Args:
        command: Starts the server.
        address: Where it then answers, with the base path and without a slash at the end.
        log: Where all that it prints goes.
        folder: Where the command is given.
        environment: What is said there beside what is said here.
    """
    with log.open("wb") as written:
        server = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdout=written,
            stderr=subprocess.STDOUT,
        )
        try:
            site = Site(address, log, server)
            _wait_until_healthy(site)
            yield site
        finally:
            server.terminate()
            server.wait(timeout=SECONDS_TO_START)


def launched(playwright: Playwright) -> Browser:
    """Start the browser."""
    return playwright.chromium.launch(
        executable_path=CHROMIUM,
        args=[
            "--no-sandbox",  # for those who test as root, in a container
            "--disable-background-networking",  # only the pages may ask for anything
            "--disable-component-update",
        ],
    )


def _wait_until_healthy(site: Site) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and site.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{site.address}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"not healthy: {site.log.read_text()}")
