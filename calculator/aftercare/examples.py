"""The three worked examples of the source page, read from `examples.toml`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from calculator import decision
from calculator.aftercare.facts import Indication, Situation

Answers = Mapping[str, str | bool | int]


class Example(BaseModel):
    """A worked example.

    Attributes:
        id: A name that explains itself.
        title: What it is about, in a few words.
        story: What the page tells of the person.
        lesson: What it shows.
        indication_given: The indication that the page names, if it names one.
        given: What the page says of the person.
        filled_in: What the page leaves out and we filled in.
        both_ways: Facts that the page gives once each way.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: decision.Name
    title: decision.Text
    story: decision.Text
    lesson: decision.Text
    indication_given: Indication | None = None
    given: Answers
    filled_in: Answers
    both_ways: tuple[str, ...] = ()

    def situation(self, indication: Indication, *, basis_entitlement: bool = True) -> Situation:
        """Return the person of this example.

        Args:
            indication: What the aftercare is for.
            basis_entitlement: Which way to take, where the page gives both.
        """
        chosen = dict.fromkeys(self.both_ways, basis_entitlement)
        return Situation.model_validate(
            {**self.given, **self.filled_in, **chosen, "indication": indication}
        )


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    example: tuple[Example, ...]


EXAMPLES: Final = decision.read_toml(Path(__file__).with_name("examples.toml"), _File).example
"""The three examples, in the order of the page."""
