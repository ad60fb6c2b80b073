"""The looks of the pages: every sheet is sent, and sheets and code know the same names."""

import re
import tomllib
from pathlib import Path

import pytest

from calculator.pages import looks
from calculator.pages.looks import app_style, document_style

PAGES = Path(looks.__file__).parent
ROOT = PAGES.parents[1]
OF_COMPONENTS = {
    "desk.css",
    "take_along.css",
    "file.css",
    "columns.css",
    "buttons.css",
}
SHEETS = [sheet for sheet in PAGES.rglob("*.css") if sheet.name not in OF_COMPONENTS]
SENT = document_style() + app_style()
RULES = re.sub(r"/\*.*?\*/", "", SENT, flags=re.DOTALL)
CODE = "\n".join(
    file.read_text(encoding="utf-8")
    for file in PAGES.parent.rglob("*")
    if file.suffix in {".py", ".js"} and file.stem != "first_paint"
)
DRAWN = {name for names in re.findall(r'class="([^"]*)', CODE) for name in names.split()}
"""The classes of what is drawn; where one is filled in stands a pair of braces."""
QUOTED = {name.replace("_", "-") for name in re.findall(r'"([\w -]+)"', CODE)}
"""What may be filled in."""
WITHOUT_LOOKS = {"vw-citation", "vw-codes", "vw-questionnaire"}
"""They only say what something is."""


def is_drawn(name: str) -> bool:
    begun = [drawn.partition("{")[0] for drawn in DRAWN if re.match(r"vw-[\w-]*{", drawn)]
    return bool({name, f" {name}"} & (DRAWN | QUOTED)) or any(
        name == start or (name.startswith(start) and name.removeprefix(start) in QUOTED)
        for start in begun
    )


def test_the_sheet_of_every_room_is_sent_whole() -> None:
    left_out = [sheet for sheet in SHEETS if sheet.read_text(encoding="utf-8") not in SENT]
    assert left_out == []


def test_every_class_in_a_sheet_is_drawn() -> None:
    assert [name for name in re.findall(r"\.(vw-[\w-]+)", RULES) if not is_drawn(name)] == []


def test_every_key_in_a_sheet_is_that_of_something_drawn() -> None:
    told = r'(?:key=|\.(?:ask|box)\(\s*|\bpress\([^,]+,\s*)f?"([\w-]+)'
    keys = {key.rstrip("-") for key in re.findall(told, CODE)}
    assert {name.rstrip("-") for name in re.findall(r"st-key-([\w-]+)", RULES)} <= keys


def test_every_class_that_is_drawn_has_a_look() -> None:
    ours = {name for name in DRAWN if re.fullmatch(r"vw-[\w-]+", name)}
    assert ours - set(re.findall(r"\.(vw-[\w-]+)", RULES)) == WITHOUT_LOOKS


@pytest.mark.parametrize(("name", "told"), [("page", "backgroundColor"), ("link", "linkColor")])
def test_what_the_theme_tells_is_handed_over(name: str, told: str) -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    assert f"--vw-{name}: light-dark({theme['light'][told]}, {theme['dark'][told]});" in SENT


def test_colours_stand_in_one_sheet() -> None:
    with_colours = {
        sheet.name
        for sheet in ROOT.glob("calculator/**/*.css")
        if re.search(r"#[0-9a-f]{3,8}\b(?=[;,)])|\brgb|\bhsl", sheet.read_text(encoding="utf-8"))
    }
    assert with_colours == {"site.css"}


def test_every_colour_that_is_used_is_told_and_every_colour_told_is_used() -> None:
    told = set(re.findall(r"(--vw-[\w-]+):", RULES))
    used = "".join(sheet.read_text(encoding="utf-8") for sheet in ROOT.glob("calculator/**/*.css"))
    assert told == set(re.findall(r"var\((--vw-[\w-]+)\)", used))
