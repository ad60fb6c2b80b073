"""The front door: `streamlit run app.py`."""

import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from calculator.pages.failure import show_failure, write_no_messages
from calculator.pages.warm_up import warmed_up
from calculator.web import modules
from calculator.web.document import Scripts, base_path
from calculator.web.guard import Guard
from calculator.web.policy import DocumentPolicy
from calculator.web.settings import read_or_stop
from calculator.web.shell import DocumentShell
from calculator.web.static_files import CompressedStaticFiles

INSTALLED = Path(st.__file__).with_name("static")
BASE = base_path()
FIRST_DRAWN = ("Html", "Radio", "PageLink", "Button", "BidiComponent")
"""What the first page draws, by the names of Streamlit's scripts: fetched early."""

settings = read_or_stop(os.environ)
write_no_messages()
needed = modules.needed_for(INSTALLED, FIRST_DRAWN)


def address(file: Path) -> str:
    """Return the address of a file that Streamlit brings."""
    return f"{BASE}/{file.relative_to(INSTALLED).as_posix()}"


app = st.App(
    "calculator/pages/site.py",
    lifespan=warmed_up,
    on_script_error=show_failure,
    middleware=[
        Middleware(Guard, settings=settings, base=BASE),
        Middleware(
            CompressedStaticFiles, folder=INSTALLED / "static", address=f"{BASE}/static"
        ),
        Middleware(GZipMiddleware),  # documents, which are made anew for each language
        Middleware(DocumentPolicy, settings=settings),
        Middleware(
            DocumentShell,
            base=BASE,
            scripts=Scripts(
                early=[address(script) for script in needed],
                in_turn=[address(script) for script in modules.by_themselves(INSTALLED)],
            ),
        ),
    ],
)
