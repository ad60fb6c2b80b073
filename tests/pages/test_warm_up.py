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
