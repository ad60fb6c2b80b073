"""Which scripts a page needs is found in the scripts."""

from pathlib import Path

import pytest
import streamlit as st

from calculator.web.modules import named_in_document, needed_for

INSTALLED = Path(st.__file__).with_name("static")
SCRIPTS = {
    "index.AAAAAAAA.js": 'import{a}from"./base.AAAAAAAA.js";const f=["./Radio.AAAAAAAA.js"];',
    "base.AAAAAAAA.js": "export const a=1;",
    "one.AAAAAAAA.js": 'import"./two.AAAAAAAA.js";',
    "two.AAAAAAAA.js": 'import{b}from"./one.AAAAAAAA.js";',
    "Radio.AAAAAAAA.js": 'import{a}from"./base.AAAAAAAA.js";import{s}from"./slot.AAAAAAAA.js";',
    "slot.AAAAAAAA.js": 'import"./gone.AAAAAAAA.js";import("./late.AAAAAAAA.js");',
    "late.AAAAAAAA.js": "",
    "RadioGroup.AAAAAAAA.js": "",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    scripts = tmp_path / "static" / "js"
    scripts.mkdir(parents=True)
    for name, text in SCRIPTS.items():
        (scripts / name).write_text(text)
    named = ("index", "base", "one", "two")
    tags = [f'<link rel="modulepreload" href="./static/js/{name}.AAAAAAAA.js">' for name in named]
    (tmp_path / "index.html").write_text("".join(tags))
    return tmp_path


def names(paths: list[Path]) -> list[str]:
    return [path.name.partition(".")[0] for path in paths]


def test_an_element_needs_its_script_and_those_that_this_needs(folder: Path) -> None:
    assert names(needed_for(folder, ["Radio"])) == ["Radio", "slot"]


def test_what_is_in_no_folder_is_not_named(folder: Path) -> None:
    assert needed_for(folder, ["Slider"]) == []
    assert needed_for(folder / "moved", ["Radio"]) == []


def test_everything_is_found_in_the_installed_streamlit() -> None:
    elements = ["Html", "Radio", "PageLink", "Button", "BidiComponent"]
    assert set(elements) <= set(names(needed_for(INSTALLED, elements)))
    named = named_in_document(INSTALLED)
    assert all(path.is_file() for path in named)
