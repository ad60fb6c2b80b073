"""What the configuration says reaches what stands before the pages."""

import pytest
import streamlit as st

from calculator.front_door import configured_shell


@pytest.mark.parametrize("written", ["wijzer", "/wijzer", "wijzer/", "/wijzer/"])
def test_a_base_path_is_the_same_however_it_is_written(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = {"server.baseUrlPath": written}
    get_option = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: options.get(name) or get_option(name))
    shell = configured_shell()
    assert shell.base == "/wijzer"
