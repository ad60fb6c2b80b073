"""What the README says is true."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_readme_runs(example: str) -> None:
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102


def test_every_file_and_picture_that_is_linked_exists() -> None:
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert len(linked) >= 6
    assert [path for path in linked if not (ROOT / path).exists()] == []


def test_every_folder_that_is_drawn_exists() -> None:
    (tree,) = re.findall(r"```\n(app\.py.*?)```", README, flags=re.DOTALL)
    drawn = re.findall(r"^  (\S+) ", tree, flags=re.MULTILINE)
    assert len(drawn) >= 5
    assert [name for name in drawn if not (ROOT / "calculator" / name).exists()] == []
