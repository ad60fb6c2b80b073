"""Every section that a rule may cite, read from `sources.toml`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from calculator import decision

SOURCES_FILE: Final = Path(__file__).with_name("sources.toml")

SOURCES: Final[Mapping[str, decision.Section]] = decision.read_toml(
    SOURCES_FILE, decision.Sources
).sections()
"""The sections, by the name rules cite them with, such as `plus.adults`."""
