"""What is installed is whole: it answers, and serves, where nothing else of the project is."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from calculator import aftercare
from tests.browser.serving import ROOT, Site, answering, free_port
from tests.web.talking import ask, talking

UV: Final = shutil.which(os.environ.get("UV", "uv"))
FRONT_DOOR: Final = {
    "calculator/site/app.py": "app.py",
    "calculator/site/.streamlit/config.toml": ".streamlit/config.toml",
}
"""What is within the package only when it is installed, and where it stands here."""
SITUATION: Final = {"age": 52, "indication": "oncology", "basis_plus_module": True}
ASKS: Final = """
import json, sys
from calculator import aftercare
asked = aftercare.Situation(**json.load(sys.stdin))
print(aftercare.assess(asked).model_dump_json())
print(aftercare.__file__)
"""

pytestmark = pytest.mark.long


def uv(*words: str | Path) -> None:
    """Have uv do something, and the test fail with what it says."""
    if UV is None:
        if os.environ.get("DEPLOY_TESTS") == "required":
            pytest.fail("no uv found: `pip install uv` gets it")
        pytest.skip("no uv found: `pip install uv` gets it")
    subprocess.run([UV, *words, "--quiet"], cwd=ROOT, check=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is made of the project's own archive of sources."""
    folder = tmp_path_factory.mktemp("built")
    uv("build", "--python", sys.executable, "--out-dir", folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def commands(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands in an environment with the wheel and what the image gets."""
    folder = tmp_path_factory.mktemp("installed") / "environment"
    uv("venv", "--python", sys.executable, folder)
    to = ("pip", "install", "--python", folder, "--no-deps")
    uv(*to, "--require-hashes", "--requirements", ROOT / "deploy" / "requirements.txt")
    uv(*to, wheel)
    uv("pip", "check", "--python", folder)
    return folder / ("Scripts" if sys.platform == "win32" else "bin")


def test_the_wheel_holds_every_file_of_the_package_and_no_other(wheel: Path) -> None:
    ours = {
        path.relative_to(ROOT).as_posix(): path
        for path in (ROOT / "calculator").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    } | {within: ROOT / path for within, path in FRONT_DOOR.items()}
    with zipfile.ZipFile(wheel) as opened:
        held = {name for name in opened.namelist() if ".dist-info/" not in name}
        assert held == ours.keys()
        assert all(opened.read(name) == path.read_bytes() for name, path in ours.items())


def test_an_installed_package_answers_from_an_empty_folder(commands: Path, tmp_path: Path) -> None:
    ran = subprocess.run(
        [commands / "python", "-I", "-c", ASKS],
        input=json.dumps(SITUATION),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    answer, place = ran.stdout.splitlines()
    here = aftercare.Situation.model_validate(SITUATION)
    assert json.loads(answer) == aftercare.assess(here).model_dump(mode="json")
    assert Path(place).is_relative_to(commands.parent)


@pytest.fixture(scope="module")
def site(commands: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as its command runs it in an empty folder."""
    folder, port = tmp_path_factory.mktemp("elsewhere"), free_port()
    (folder / "empty").mkdir()
    environment = {"STREAMLIT_SERVER_HEADLESS": "true"}
    command = [str(commands / "vergoedingswijzer"), "serve", f"--port={port}"]
    address = f"http://localhost:{port}"
    with answering(command, address, folder / "log", folder / "empty", environment) as running:
        yield running
    assert [*(folder / "empty").iterdir()] == []


def test_an_installed_site_serves_its_pages_as_they_are_configured(site: Site) -> None:
    document = ask(site.address).body.decode()
    assert "| Vergoedingswijzer</title>" in document
    configured = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    colours = re.findall(r'^(?:primary|text)Color = "(#[0-9a-f]{6})"', configured, re.MULTILINE)
    assert len(colours) == 4
    assert [colour for colour in colours if colour not in document] == []
    script = re.findall(r'"\.?(/static/js/[^"]+)"', document)[0]
    sent = ask(site.address, script, accept_encoding="br")
    assert sent.headers["content-encoding"] == "br"
    with talking(site.address) as talk:
        assert talk.run() > 5
    assert "Traceback" not in site.log.read_text()
