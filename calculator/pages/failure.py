"""What somebody sees, and what is written down, when a page fails in a way that nobody foresaw."""

import logging
import traceback
from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec

import streamlit as st
from streamlit import error_util

Parameters = ParamSpec("Parameters")
_LOG: Final = logging.getLogger(__name__)


def guard(draw: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Return a fragment that says so when it fails, and leaves the rest of the page as it is."""

    @wraps(draw)
    def draw_or_say(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            draw(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - nobody foresaw it
            _LOG.error(_without_message("A page failed", error))
            show_failure(error)

    return draw_or_say


def show_failure(error: Exception) -> bool:  # noqa: ARG001 - whatever it says, it may hold an answer
    """Say that something went wrong, in the language of the page, with two ways to go on.

    The tab keeps what was entered, also what a page could not answer.

    Returns:
        True, so that Streamlit says nothing of its own.
    """
    # The server starts without what the answers need.
    from calculator.pages import language  # noqa: PLC0415
    from calculator.pages.answer import drawing  # noqa: PLC0415
    from calculator.pages.visit import session  # noqa: PLC0415

    words = language.words()
    with st.container(key="failure"):
        st.html(drawing.failure(words["failure.title"], words["failure.what"]))
        # The whole page anew: of one that failed, Streamlit knows only a part.
        st.button(words["failure.go_on"], key="failure-go-on", type="primary", on_click=st.rerun)
        st.button(words["failure.begin_again"], key="failure-begin-again", on_click=_begin_anew)
        st.html(session.keep())
    return True


def _begin_anew() -> None:
    from calculator.pages.visit import session  # noqa: PLC0415 - as above

    session.visit().begin_anew()
    st.rerun()


def write_no_messages() -> None:
    """Have Streamlit write down of a failure what it was and where, and not its message."""
    logging.getLogger(error_util.__name__).addFilter(_take_message_out)


def _take_message_out(record: logging.LogRecord) -> bool:
    if record.exc_info and record.exc_info[1]:
        record.msg, record.args = _without_message(record.getMessage(), record.exc_info[1]), ()
        record.exc_info = record.exc_text = None
    return True


def _without_message(what: str, error: BaseException) -> str:
    """Return what failed, how and where; the message of an error may hold what was entered."""
    where = "".join(traceback.format_tb(error.__traceback__))
    return f"{what}: {type(error).__name__}\n{where}"
