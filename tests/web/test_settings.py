"""What differs from place to place, and what stops the start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from calculator.web.settings import Settings

ROOT = Path(__file__).parents[2]


def read(**written: str) -> Settings:
    return Settings.read({f"VERGOEDINGSWIJZER_{name}": text for name, text in written.items()})


def test_without_any_setting_nobody_may_do_anything_extra() -> None:
    nothing = Settings()
    assert Settings.read({"PATH": "/bin", "VERGOEDINGSWIJZER_HOSTS": " "}) == nothing
    assert not any(value for _, value in nothing)


def test_lists_are_separated_by_spaces_or_commas() -> None:
    settings = read(
        HOSTS="Zorg.example, *.example  *",
        FRAME_ANCESTORS="https://intranet.example https://*.example:8443,http://localhost:3000",
    )
    assert settings.hosts == ("zorg.example", "*.example", "*")
    assert settings.frame_ancestors == (
        "https://intranet.example",
        "https://*.example:8443",
        "http://localhost:3000",
    )


@pytest.mark.parametrize(("written", "meant"), [("yes", True), ("TRUE", True), ("0", False)])
def test_yes_and_no_are_said_in_a_few_ways(written: str, meant: bool) -> None:  # noqa: FBT001
    assert read(METRICS=written).metrics is meant
    assert read(BEHIND_PROXY=written).behind_proxy is meant


@pytest.mark.parametrize(
    ("name", "written", "told"),
    [
        ("HOSTS", "https://zorg.example", "without https://"),
        ("HOSTS", "zorg.example:8501", "without a port"),
        ("HOSTS", "zorg..example", "must be names"),
        ("HOSTS", "zorg.*.example", "must be names"),
        ("FRAME_ANCESTORS", "intranet.example", "with http:// or https://"),
        ("FRAME_ANCESTORS", "https://intranet.example/page", "without a path"),
        ("FRAME_ANCESTORS", "*", "must be origins"),
        ("FRAME_ANCESTORS", "https://a.example;script-src", "must be origins"),
        ("FRAME_ANCESTORS", "https://a.example\r\nset-cookie:x", "must be origins"),
        ("METRICS", "perhaps", "must be `yes` or `no`"),
        ("BEHIND_PROXY", "10.0.0.1", "must be `yes` or `no`"),
        ("HOST", "zorg.example", "is not a setting. Those are VERGOEDINGSWIJZER_HOSTS, "),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_must_be(name: str, written: str, told: str) -> None:
    with pytest.raises(SystemExit) as wrong:
        read(**{name: written})
    (line,) = str(wrong.value).splitlines()[1:]
    assert f"VERGOEDINGSWIJZER_{name} " in line
    assert told in line


def test_every_wrong_setting_is_told_at_once() -> None:
    with pytest.raises(SystemExit) as wrong:
        read(HOSTS="a/b", METRICS="x", HOSTNAMES="y")
    assert len(str(wrong.value).splitlines()) == 4


def test_a_wrong_setting_stops_the_start_with_that_and_nothing_else() -> None:
    stopped = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port=0"],
        cwd=ROOT,
        env={**os.environ, "VERGOEDINGSWIJZER_HOSTS": "https://zorg.example"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert stopped.returncode == 1
    assert stopped.stderr.startswith("Not started: wrong settings in the environment.\n- VERG")
    assert "Traceback" not in stopped.stderr + stopped.stdout
