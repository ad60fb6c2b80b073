"""What a server does once it is up."""

import subprocess
import sys

import pytest

WARMED_UP = """
import gc, sys
from calculator.pages.warm_up import warm_up
assert "calculator.aftercare" not in sys.modules
warm_up()
assert "calculator.aftercare" in sys.modules and "calculator.claims" in sys.modules
assert gc.get_freeze_count() > 10 * len(gc.get_objects())
assert gc.isenabled() and gc.get_threshold()[0] > 700
"""


def test_the_rules_are_loaded_and_left_out_of_every_later_collection() -> None:
    # In a process of its own: what is left out stays left out.
    subprocess.run([sys.executable, "-c", WARMED_UP], check=True)


BROKEN = """
import gc, logging, sys
from calculator.pages import warm_up

logging.basicConfig(stream=sys.stdout)
{breaks}
warm_up.warm_up()
assert gc.isenabled() and gc.get_threshold()[0] > 700
assert gc.get_freeze_count() > 1000
for module in {still!r}:
    assert module in sys.modules, module
"""
NO_PAGES = "sys.modules['calculator.pages.asking.reply'] = None"
MOVED = "from streamlit.proto import NewSession_pb2; del NewSession_pb2.CustomThemeConfig"
UNCALLABLE = "from streamlit.runtime import app_session; app_session._populate_theme_msg = 1"


@pytest.mark.parametrize(
    ("breaks", "error", "still"),
    [
        (NO_PAGES, "ModuleNotFoundError", ["calculator.pages.theme"]),
        (UNCALLABLE, "TypeError", ["calculator.aftercare", "calculator.claims"]),
        (MOVED, "", ["calculator.aftercare", "calculator.pages.theme"]),
    ],
    ids=["no pages", "another theme", "another message"],
)
def test_a_step_that_fails_is_logged_and_keeps_no_other_from_being_taken(
    breaks: str, error: str, still: list[str]
) -> None:
    program = BROKEN.format(breaks=breaks, still=still)
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ("Not warmed up" in ran.stdout) == bool(error)
    assert error in ran.stdout
