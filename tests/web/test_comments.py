"""What is sent of scripts and style sheets."""

from pathlib import Path

import pytest

import calculator
from calculator.web.comments import shorten_script, shorten_sheet

FILES = [
    *Path(calculator.__file__).parent.rglob("*.js"),
    *Path(calculator.__file__).parent.rglob("*.css"),
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_all_but_comments_and_what_lines_are_indented_by_is_sent(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines()]
    if file.suffix == ".js":
        kept = [line for line in lines if line and not line.startswith("//")]
        assert shorten_script(text).splitlines() == kept
    else:
        sent = shorten_sheet(text)
        assert "*/" not in sent
        assert sent.count("{") == text.count("{")
        assert sent.count(";") >= text.count(";") - text.count("/*")


def test_an_address_in_a_script_is_no_comment() -> None:
    assert shorten_script('  const at = "https://a"\n  // why\n  go(at)\n') == (
        'const at = "https://a"\ngo(at)\n'
    )


def test_a_comment_within_a_line_of_a_sheet_goes_and_the_line_stays() -> None:
    assert shorten_sheet("a {\n  color: red; /* as\n  said */\n}\n") == "a {\ncolor: red; \n}\n"
