"""What people tell of a claim when they do not have its codes, read from `stories.toml`."""

import tomllib
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from calculator import decision
from calculator.claims.facts import Claim


class Story(BaseModel):
    """Something that is told, with the codes that it stands for.

    Attributes:
        id: A name that explains itself.
        told: What is told.
        facts: What that tells of the claim.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: decision.Name
    told: decision.Text
    facts: Claim


def _read() -> tuple[Story, ...]:
    written = tomllib.loads(Path(__file__).with_name("stories.toml").read_text(encoding="utf-8"))
    return tuple(Story.model_validate(story) for story in written["story"])


STORIES: Final = _read()
"""Every story, in the order in which they are offered."""
