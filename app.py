"""The front door: `streamlit run app.py`."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from calculator.pages.shell import DocumentShell
from calculator.server import modules
from calculator.server.copies import Copies
from calculator.server.static_files import CompressedStaticFiles

INSTALLED = Path(st.__file__).with_name("static")
BASE = f"/{st.get_option('server.baseUrlPath')}".rstrip("/")
FIRST_DRAWN = ("Html", "Radio", "PageLink", "Button", "BidiComponent")

app = st.App(
    "calculator/pages/site.py",
    middleware=[
        Middleware(
            CompressedStaticFiles,
            folder=INSTALLED / "static",
            address=f"{BASE}/static",
            copies=Copies(Path(__file__).with_name(".cache")),
            first=[
                *modules.named_in_document(INSTALLED),
                *modules.needed_for(INSTALLED, FIRST_DRAWN),
            ],
        ),
        Middleware(GZipMiddleware),  # documents, which are made anew for each language
        Middleware(DocumentShell),
    ],
)
