"""What is installed is what was tried."""

import tomllib
from importlib.metadata import version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))


def test_no_other_minor_release_of_streamlit_comes_by_itself() -> None:
    named = [Requirement(written) for written in PROJECT["project"]["dependencies"]]
    (allowed,) = [requirement.specifier for requirement in named if requirement.name == "streamlit"]
    tried = Version(version("streamlit"))
    assert tried in allowed
    assert f"{tried.major}.{tried.minor}.{tried.micro + 1}" in allowed
    assert f"{tried.major}.{tried.minor + 1}.0" not in allowed
