"""The command `vergoedingswijzer`, before it is installed."""

import socket
import sys
from pathlib import Path

import pytest

from calculator import command_line
from tests.browser.serving import ROOT, answering, free_port
from tests.web.talking import ask

FROM_HERE = f"import sys; sys.path.append({str(ROOT)!r}); from calculator.command_line import main"


def test_the_site_is_served_from_another_folder_as_it_is_configured(tmp_path: Path) -> None:
    folder, port = tmp_path / "elsewhere", free_port()
    folder.mkdir()
    command = [sys.executable, "-c", f"{FROM_HERE}; main()", "serve", f"--port={port}"]
    where, headless = ["--address=127.0.0.1"], {"STREAMLIT_SERVER_HEADLESS": "true"}
    address = f"http://127.0.0.1:{port}"
    with answering([*command, *where], address, tmp_path / "log", folder, headless) as site:
        assert "#0b6e69" in ask(site.address).body.decode()
        with pytest.raises(OSError):  # noqa: PT011 - whichever
            socket.create_connection(("::1", port))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ([], "command"),
        (["serve", "--port=http"], "a port is a number"),
        (["serve", "--port=65536"], "a port is a number"),
        (["serve", "--port=-1"], "a port is a number"),
        (["serve", "elsewhere"], "elsewhere"),
    ],
)
def test_a_command_that_cannot_be_meant_says_so_and_starts_nothing(
    written: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        command_line.main(written)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err
