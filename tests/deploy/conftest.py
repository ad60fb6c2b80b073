"""Three processes behind nginx, as in deploy/."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.browser.serving import ROOT, Site, free_port, serving
from tests.web.talking import ask

NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
HOW_TO_GET_IT = (
    "no nginx found: `apt-get install nginx` (Debian, Ubuntu), or put the one you have on the path"
)


class Several:
    """Several processes behind one address.

    Attributes:
        address: Where nginx listens, without a slash at the end.
        processes: What stands behind it.
        log: What nginx has written of each request.
    """

    def __init__(self, address: str, processes: list[Site], log: Path) -> None:
        self.address = address
        self.processes = processes
        self.log = log

    def place_at(self, process: Site) -> str:
        """Return a place, as the cookie names it, whose visitors come to this process."""
        port = process.address.rpartition(":")[2]
        for number in range(256):
            place = f"{number:02x}"
            ask(self.address, f"/where-{place}", "HEAD", cookie=f"vw_place={place}")
            if self._came_to(f"/where-{place}").endswith(f":{port}"):
                return place
        raise AssertionError(f"no place comes to {port}")

    def _came_to(self, path: str) -> str:
        until = time.monotonic() + 10
        while time.monotonic() < until:
            for line in reversed(self.log.read_text().splitlines()):
                if f" {path} " in line:
                    return line
            time.sleep(0.01)
        raise AssertionError(f"{path} is not in the log")


@contextmanager
def behind_nginx(folder: Path, frame_ancestors: str = "") -> Iterator[Several]:
    """Run three processes behind nginx, which these may show within them."""
    if NGINX is None:
        if os.environ.get("DEPLOY_TESTS") == "required":
            pytest.fail(HOW_TO_GET_IT)
        pytest.skip(HOW_TO_GET_IT)
    with ExitStack() as running:
        processes = [
            running.enter_context(
                serving(
                    folder / f"process-{number}.txt",
                    BEHIND_PROXY="yes",
                    FRAME_ANCESTORS=frame_ancestors,
                )
            )
            for number in range(3)
        ]
        port, log = free_port(), folder / "access.txt"
        conf = _configuration(folder, port, log, [p.address for p in processes])
        nginx = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(conf)])
        try:
            wait_for(port)
            yield Several(f"http://127.0.0.1:{port}", processes, log)
        finally:
            nginx.terminate()
            nginx.wait(timeout=10)


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Several]:
    """For tests that leave every process alone."""
    with behind_nginx(tmp_path_factory.mktemp("several")) as running:
        yield running


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Several]:
    """For tests that kill one of the processes."""
    with behind_nginx(tmp_path) as running:
        yield running


def _configuration(folder: Path, port: int, log: Path, processes: list[str]) -> Path:
    """Write deploy/nginx.conf with the addresses of here, and what a whole configuration needs."""
    ours = (ROOT / "deploy" / "nginx.conf").read_text()
    (replicas,) = [line for line in ours.splitlines() if "server app:8501" in line]
    here = [replicas.replace("app:8501", p.removeprefix("http://")) for p in processes]
    for placeholder, meant in {
        replicas: "\n".join(here).replace("localhost", "127.0.0.1"),
        "listen 8080 default_server;": f"listen 127.0.0.1:{port};",
        "/dev/stdout": str(log),
    }.items():
        assert ours.count(placeholder) == 1
        ours = ours.replace(placeholder, meant)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    conf = folder / "nginx.conf"
    conf.write_text(
        f"{user}daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.txt;\n"
        f"worker_processes 1;\nevents {{ }}\nhttp {{\n{temporary}{ours}}}\n"
    )
    return conf


def wait_for(port: int) -> None:
    """Wait until nginx takes connections."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"nginx does not answer at port {port}")
