"""The three worked examples of the source page, read from `examples.toml`."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from calculator import decision
from calculator.aftercare.facts import Indication, Situation

Fact = str | bool | int
"""The value of a field of a situation."""


class Origin(StrEnum):
    """Where a fact of an example comes from."""

    PAGE = "from_page"
    OURS = "filled_in"


@dataclass(frozen=True)
class Told:
    """A fact of an example.

    Attributes:
        field: The field of the situation that it is about.
        origin: Where it comes from.
        what: Its value, or the words of the page where it has words of its own.
        reading: Why we read the page this way, where that has to be said.
    """

    field: str
    origin: Origin
    what: Fact | decision.Text
    reading: decision.Text | None = None


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Narrowed(_Strict):
    """A fact of which the page says less than an answer needs.

    Attributes:
        page: The values that the page leaves possible, as the rules tell them apart.
        ours: The value that we filled in.
        reading: Why this one, where that has to be said.
    """

    page: Annotated[tuple[str, ...], Field(min_length=1)]
    ours: Fact
    reading: decision.Text | None = None


class Example(_Strict):
    """A worked example. Each field of a situation stands in exactly one of its groups.

    Attributes:
        id: A name that explains itself.
        title: What it is about, in a few words.
        story: What the page tells of the person, and nothing else.
        lesson: What it shows.
        on_page: What the page says of the person.
        narrowed: What the page says too, but less of it than an answer needs.
        both_ways: Facts that the page gives once each way.
        ours: What the page leaves out and we filled in.
        left_open: What nobody tells, and the answer does not need.
        page_words: How the page puts a fact, where the value's own name would say more.
    """

    id: decision.Name
    title: decision.Text
    story: decision.Text
    lesson: decision.Text
    on_page: Mapping[str, Fact]
    narrowed: Mapping[str, Narrowed] = {}
    both_ways: tuple[str, ...] = ()
    ours: Mapping[str, Fact]
    left_open: tuple[str, ...]
    page_words: Mapping[str, decision.Text] = {}

    @model_validator(mode="after")
    def _tells_each_fact_once(self) -> Self:
        groups = (self.on_page, self.narrowed, self.both_ways, self.ours, self.left_open)
        count = Counter(field for group in groups for field in group)
        fields = Situation.model_fields
        if strange := sorted(count.keys() - fields.keys()):
            raise ValueError(f"no fields of a situation: {', '.join(strange)}")
        if wrong := [field for field in fields if count[field] != 1]:
            raise ValueError(f"not in exactly one group: {', '.join(wrong)}")
        told = self.on_page.keys() | self.narrowed.keys()
        if strange := sorted(self.page_words.keys() - told):
            raise ValueError(f"words of the page for what it does not say: {', '.join(strange)}")
        if wrong := sorted(self.narrowed.keys() - self.page_words.keys()):
            raise ValueError(f"no words of the page: {', '.join(wrong)}")
        return self

    @model_validator(mode="after")
    def _can_be_true(self) -> Self:
        for indication in Indication:
            known = self.situation(indication).known()
            for field, fact in self.narrowed.items():
                if known[field] not in fact.page or set(fact.page) == {fact.ours}:
                    raise ValueError(f"{field} does not narrow what the page says")
        return self

    def situation(self, indication: Indication, *, basis_entitlement: bool = True) -> Situation:
        """Return the person of this example.

        Args:
            indication: What the aftercare is for.
            basis_entitlement: Which way to take, where the page gives both.
        """
        narrowed = {field: fact.ours for field, fact in self.narrowed.items()}
        chosen = dict.fromkeys(self.both_ways, basis_entitlement)
        return Situation.model_validate(
            {**self.on_page, **narrowed, **self.ours, **chosen, "indication": indication}
        )

    def names(self, indication: Indication | None) -> bool:
        """Return whether the page speaks of such aftercare in this example."""
        return self.on_page.get("indication") == indication

    def tell(self, situation: Situation) -> tuple[Told, ...]:
        """Return every fact of the person of this example, each with where it comes from.

        Args:
            situation: The person, the way that `situation` made it. What the aftercare is for is
                the page's only where the page says the same.
        """
        return tuple(
            told
            for field, value in situation
            if value is not None
            for told in self._tell(field, value)
        )

    def _tell(self, field: str, value: Fact) -> Iterator[Told]:
        if fact := self.narrowed.get(field):
            yield Told(field, Origin.PAGE, self.page_words[field])
            yield Told(field, Origin.OURS, fact.ours, fact.reading)
        elif field in self.both_ways or self.on_page.get(field) == value:
            yield Told(field, Origin.PAGE, self.page_words.get(field, value))
        else:
            yield Told(field, Origin.OURS, value)


class _File(_Strict):
    example: tuple[Example, ...]


EXAMPLES: Final = decision.read_toml(Path(__file__).with_name("examples.toml"), _File).example
"""The three examples, in the order of the page."""
