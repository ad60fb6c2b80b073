"""What stands between a browser and the pages, in the order in which a request meets it."""

import os
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

import streamlit as st
from rcssmin import cssmin
from rjsmin import jsmin
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from calculator import decision
from calculator.pages.asking import beforehand, questionnaire
from calculator.pages.asking.beforehand import describe_beforehand
from calculator.pages.bill.questions import ABOUT_BILL
from calculator.pages.claim.first import ABOUT_CLAIM
from calculator.pages.looks import app_style, document_style
from calculator.web.document import Documents, Shell
from calculator.web.first_paint import Beforehand, Themes
from calculator.web.guard import Guard
from calculator.web.settings import Settings
from calculator.web.site_map import BILL, SELECTIVE_POLICY, SELF_CHECK, SitePage
from calculator.web.static_files import CompressedStaticFiles, named_in_document
from calculator.words import Language

PAGES: Final = Path(__file__).with_name("pages")
_INSTALLED: Final = Path(st.__file__).with_name("static")
FIRST_QUESTIONS: Final = {
    SELF_CHECK: beforehand.ABOUT_PERSON,
    BILL: ABOUT_BILL,
    SELECTIVE_POLICY: ABOUT_CLAIM,
}
"""What pages ask before the app is there, by their addresses."""
_FOR_ROBOTS: Final = "User-agent: *\nAllow: /\n"
"""Whoever looks for the site may find it: no page shows what anybody entered."""
_COLOURS: Final = ("primaryColor", "backgroundColor", "secondaryBackgroundColor", "textColor")


def middleware() -> list[Middleware]:
    """Return all that a request meets before Streamlit, by the settings of this place.

    Raises:
        SystemExit: A setting cannot be meant.
    """
    settings = Settings.read(os.environ)
    shell = configured_shell()
    return [
        Middleware(Guard, settings=settings, base=shell.base),
        Middleware(
            CompressedStaticFiles,
            folder=_INSTALLED / "static",
            address=f"{shell.base}/static",
            needed=named_in_document(_INSTALLED),
        ),
        Middleware(GZipMiddleware),  # documents, which are made anew for each language
        Middleware(Documents, shell=shell, settings=settings),
    ]


def routes() -> list[Route]:
    """Return what is answered beside the pages."""

    async def tell_robots(_: Request) -> PlainTextResponse:
        return PlainTextResponse(_FOR_ROBOTS)

    return [Route("/robots.txt", tell_robots)]


def configured_shell() -> Shell:
    """Return what all documents have in common, by Streamlit's configuration."""
    base = f"/{_option('server.baseUrlPath').strip('/')}".rstrip("/")

    return Shell(
        themes=Themes(light=_first_theme("light"), dark=_first_theme("dark")),
        style=cssmin(document_style()),
        app_style=cssmin(app_style()),
        script=jsmin(questionnaire.SCRIPT + beforehand.SCRIPT),
        asked=_asked,
        base=base,
        allowed_origins=st.get_option("client.allowedOrigins"),
    )


def _asked(page: SitePage, language: Language) -> Beforehand:
    """Return what a page asks before the app is there."""
    return _describe_first(page.address, language, decision.today())


@lru_cache(2 * len(FIRST_QUESTIONS) * len(Language))  # of two days; it is the same for everybody
def _describe_first(address: str, language: Language, on: date) -> Beforehand:
    asked = FIRST_QUESTIONS.get(address)
    if asked is None:
        return Beforehand()
    return Beforehand(
        first=describe_beforehand(asked, language, on, only_first=True),
        whole=describe_beforehand(asked, language, on),
    )


def _first_theme(name: str) -> dict[str, str]:
    colours = {colour: _option(f"theme.{name}.{colour}") for colour in _COLOURS}
    return {**colours, "bodyFont": _option("theme.font")}


def _option(name: str) -> str:
    return str(st.get_option(name))
