"""What people tell of a claim when they do not have its codes, read from `stories.toml`."""

from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from calculator import decision
from calculator.claims.facts import Claim


class Story(BaseModel):
    """Something that is told, with the codes that it stands for.

    Attributes:
        id: A name that explains itself.
        text: What is told.
        facts: What that tells of the claim.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: decision.Name
    text: decision.Text
    facts: Claim


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    story: tuple[Story, ...]


STORIES: Final = decision.read_toml(Path(__file__).with_name("stories.toml"), _File).story
"""Every story, in the order in which they are offered."""
