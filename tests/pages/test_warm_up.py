"""What a server does once it is up."""

import subprocess
import sys

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
sys.modules["calculator.pages.asking.reply"] = None
warm_up.warm_up()
assert gc.isenabled() and gc.get_threshold()[0] > 700
assert gc.get_freeze_count() > 1000
"""


def test_a_step_that_fails_is_logged_and_keeps_no_other_from_being_taken() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", BROKEN], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert "Not warmed up: load_pages" in ran.stdout
    assert "ModuleNotFoundError" in ran.stdout
