"""What an image is made of, prepared by root, is served by somebody who is nobody in particular."""

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import brotli
import pytest
import streamlit as st
from packaging.requirements import Requirement

from tests.browser.serving import ROOT, Site, free_port, serving
from tests.web.talking import ask

NOBODY: Final = ("setpriv", "--reuid=10001", "--regid=10001", "--clear-groups")
UNPACKED: Final = {"gzip": gzip.decompress, "br": brotli.decompress}
DOCKERFILE: Final = (ROOT / "deploy" / "Dockerfile").read_text()
HEALTHY: Final = re.compile(r"^HEALTHCHECK .*\\\n +CMD (python .+)$", re.MULTILINE)
PACKAGES: Final = Path(st.__file__).parents[1]


def python_of_nobody() -> tuple[str, ...]:
    """Return the command by which another user runs Python with what is installed here."""
    if os.geteuid() != 0:
        pytest.skip("only root can start a server as somebody else")
    if shutil.which("setpriv") is None:
        pytest.skip("no setpriv found: it is part of util-linux")
    own = f"PYTHONPATH={PACKAGES}", "PYTHONDONTWRITEBYTECODE=1", "HOME=/tmp"
    version = f"python3.{sys.version_info.minor}"
    for python in (sys.executable, f"/usr/local/bin/{version}", f"/usr/bin/{version}"):
        command = (*NOBODY, "env", *own, python)
        if subprocess.run([*command, "-c", "import streamlit"], check=False).returncode == 0:
            return command
    pytest.skip("no other user can run this Python, or read what is installed for it")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    python = python_of_nobody()
    with tempfile.TemporaryDirectory() as made:  # pytest's own folders are closed to others
        folder = Path(made)
        folder.chmod(0o755)
        for name in (".streamlit", "calculator"):
            shutil.copytree(ROOT / name, folder / name)
        shutil.copy(ROOT / "app.py", folder / "app.py")
        with serving(folder / "log.txt", folder=folder, python=python) as running:
            yield running


@pytest.mark.parametrize("way", UNPACKED)
@pytest.mark.long
def test_scripts_that_root_has_installed_reach_a_browser_whole_and_small_from_another_user(
    site: Site, way: str
) -> None:
    document = ask(site.address).body.decode()
    texts = {
        script: (PACKAGES / "streamlit" / "static" / script.removeprefix("/")).read_bytes()
        for script in re.findall(r'"\.?(/static/(?:js|css)/[^"]+)"', document)
    }
    long = {script: text for script, text in texts.items() if len(text) > 1000}
    assert len(long) > 10
    for script, text in long.items():
        answer = ask(site.address, script, accept_encoding=way)
        assert answer.headers["content-encoding"] == way
        assert UNPACKED[way](answer.body) == text


@pytest.mark.parametrize("base", ["", "/wijzer"])
@pytest.mark.long
def test_the_image_finds_itself_healthy_wherever_it_answers_and_nowhere_else(
    tmp_path: Path, base: str
) -> None:
    (command,) = HEALTHY.findall(DOCKERFILE)

    def is_healthy(port: int) -> bool:
        where = {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "STREAMLIT_SERVER_PORT": str(port),
            "STREAMLIT_SERVER_BASE_URL_PATH": base.removeprefix("/"),
        }
        ran = subprocess.run(
            ["/bin/sh", "-c", command], env=where, capture_output=True, check=False
        )
        return ran.returncode == 0

    port = free_port()
    assert not is_healthy(port)
    with serving(tmp_path / "log.txt", port=port, base=base):
        assert is_healthy(port)


def test_the_image_gets_the_versions_that_were_tried_each_by_what_its_files_say() -> None:
    written = (ROOT / "deploy" / "requirements.txt").read_text(encoding="utf-8")
    entries = [re.split(r"\s+--hash=", line) for line in written.replace("\\\n", "").splitlines()]
    assert "://" not in written
    assert all(hashes for _, *hashes in entries)
    assert {len(said) for _, *hashes in entries for said in hashes} == {len("sha256:") + 64}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    tried = {Requirement(pin) for pin in project["tool"]["uv"]["constraint-dependencies"]}
    pinned = {Requirement(pin) for pin, *_ in entries}
    assert pinned <= tried
    needed = {Requirement(needs).name for needs in project["project"]["dependencies"]}
    assert needed <= {pin.name for pin in pinned}


def test_all_that_the_image_is_made_of_may_go_into_it() -> None:
    copied = re.findall(r"^COPY (?!--)(\S+)", DOCKERFILE, flags=re.MULTILINE)
    allowed = (ROOT / ".dockerignore").read_text().splitlines()
    assert {f"!{path}" for path in copied} == {line for line in allowed if line.startswith("!")}
    assert [path for path in copied if not (ROOT / path).exists()] == []
