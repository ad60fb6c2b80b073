"""Somebody who does anything on any page, and remembers what they have answered.

Run it with `uv run python -m tests.browser.walker --seeds 20 --seconds 60`. What a person does
follows from a seed, so that a walk that went wrong can be walked again.
"""
