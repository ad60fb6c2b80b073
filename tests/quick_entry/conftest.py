"""How Hypothesis works here: without a clock, because machines differ in speed."""

from hypothesis import settings

settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")
