"""Every section that a rule may cite, read from `sources.toml`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from calculator import decision

SOURCES: Final[Mapping[str, decision.Section]] = decision.Sources.read(
    Path(__file__).with_name("sources.toml")
).sections()
"""The sections, by the name rules cite them with, such as `plus.adults`."""
