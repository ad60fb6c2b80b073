"""What a rule file says, as it stands in TOML, before any of it is proved.

A rule file holds named conditions, rules and remarks. Each of them says *when* it
holds, by naming values of fields and other conditions, and may say from which day and
until which. These models check the form; `table` checks the meaning.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from calculator.decision.space import Value

Then = TypeVar("Then")
"""What follows from a rule: its author's own model."""
Item = TypeVar("Item")

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")]


class Standing(StrEnum):
    """How firm the ground under a conclusion is, firmest first."""

    SOURCE = "source"
    """The source page says so."""
    LAW = "law"
    """Public law says so."""
    PUBLIC = "public"
    """Another public page, list or standard says so."""
    POSITION = "position"
    """The sources are silent or at odds, and one reading was chosen."""


def weakest(standings: Iterable[Standing]) -> Standing:
    """Return the standing of a conclusion that rests on several: that of its weakest part."""
    order = list(Standing)
    return max(standings, key=order.index)


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(_Strict):
    """What people read, in both languages."""

    nl: Words
    en: Words

    def __getitem__(self, language: str) -> str:
        """Return the text in `language`, "nl" or "en"."""
        return {"nl": self.nl, "en": self.en}[language]

    def with_numbers(self, numbers: Mapping[str, int]) -> Self:
        """Return the text with each `{name}` in it replaced by the number of that name.

        Raises:
            KeyError: There is no number of such a name.
        """
        return type(self)(nl=self.nl.format(**numbers), en=self.en.format(**numbers))


class When(BaseModel):
    """The cases in which something holds: all of the terms together.

    Attributes:
        holds: Named conditions that hold; in the file `is`.
        fails: Named conditions that do not hold; in the file `is_not`.
        any_of: Alternatives, of which at least one holds.
        values: Fields, each with the values of which it has one. In the file these
            stand under the field's own name, a value or a list of values.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    holds: tuple[Name, ...] = Field(default=(), alias="is", min_length=1)
    fails: tuple[Name, ...] = Field(default=(), alias="is_not", min_length=1)
    any_of: tuple[Self, ...] = Field(default=(), min_length=1)
    values: Mapping[str, tuple[Value, ...]] = {}

    @model_validator(mode="before")
    @classmethod
    def _gather_fields(cls, written: object) -> object:
        """Put what stands under names of fields into `values`."""
        if not isinstance(written, dict):
            return written
        own = {"is", "is_not", "any_of"}
        gathered = {
            name: tuple(value) if isinstance(value, list) else (value,)
            for name, value in written.items()
            if name not in own
        }
        return {name: written[name] for name in own & written.keys()} | {"values": gathered}

    def without_each(self) -> Iterator[tuple[str, Self]]:
        """Yield every way to leave one thing out, with what is left out in words of the file.

        That is a term, one of several values, an alternative, or any of these within one.
        """
        for term, attribute in (("is", "holds"), ("is_not", "fails")):
            for name, rest in _each_left_out(getattr(self, attribute)):
                yield f"{term} {name!r}", self._with(attribute, rest)
        for field, values in self.values.items():
            others = {name: kept for name, kept in self.values.items() if name != field}
            yield field, self._with("values", others)
            if len(values) > 1:
                for value, rest in _each_left_out(values):
                    yield f"{field} {value!r}", self._with("values", {**others, field: rest})
        if self.any_of:
            yield "any_of", self._with("any_of", ())
        for place, (alternative, rest) in enumerate(_each_left_out(self.any_of)):
            where = f"alternative {place + 1} of any_of"
            if rest:
                yield where, self._with("any_of", rest)
            for what, less in alternative.without_each():
                changed = (*self.any_of[:place], less, *self.any_of[place + 1 :])
                yield f"{what} in {where}", self._with("any_of", changed)

    def _with(self, attribute: str, value: object) -> Self:
        return self.model_copy(update={attribute: value})


def _each_left_out(items: tuple[Item, ...]) -> Iterator[tuple[Item, tuple[Item, ...]]]:
    return ((item, items[:n] + items[n + 1 :]) for n, item in enumerate(items))


class _Lasting(_Strict):
    """Something that holds from a day, until a day, or both; each day is one on which it holds."""

    model_config = ConfigDict(populate_by_name=True)

    since: date | None = Field(default=None, alias="from")
    until: date | None = None

    @model_validator(mode="after")
    def _some_day(self) -> Self:
        if self.since and self.until and self.until < self.since:
            raise ValueError("it ends before it begins")
        return self

    def holds_on(self, day: date) -> bool:
        """Return whether it is in force on a day."""
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)


class Condition(_Lasting):
    """A named condition: a set of cases written once and used in many rules."""

    name: Text
    when: When


class Statement(_Lasting):
    """Something said about some cases, with the ground for saying it.

    Attributes:
        since: The first day on which it is said, in the file `from`; None if since ever.
        until: The last; None if for good.
        id: A name that explains itself.
        when: The cases it is said about.
        text: What is said: for a rule, why this follows.
        sources: Sections of documents that carry it.
        standing: How firm that ground is; that of the weakest part.
    """

    id: Name
    when: When
    text: Text
    sources: tuple[Name, ...] = Field(min_length=1)
    standing: Standing


class Rule(Statement, Generic[Then]):
    """A row of the decision table: in exactly these cases, exactly this follows."""

    then: Then


class Reason(BaseModel):
    """Why something follows.

    Attributes:
        rule: The id of the rule.
        standing: How firm the ground under it is.
        sources: The sections that carry it, by the name rules cite them with.
        text: The reason in words.
    """

    model_config = ConfigDict(frozen=True)

    rule: str
    standing: Standing
    sources: tuple[str, ...]
    text: Text


def reason_of(rule: Rule[Then]) -> Reason:
    """Return why what a rule says follows."""
    return Reason(rule=rule.id, standing=rule.standing, sources=rule.sources, text=rule.text)


class Remark(Statement):
    """A statement beside the answer; several may hold at once, or none.

    Attributes:
        place: Where it is said, in words of the pages that say it.
        while_unknown: Something that facts can tell; it is said only as long as they do not.
        while_known: The same; it is said only once they do.
        may_hold: Whether it is said as soon as it may hold, instead of when it holds for certain.
        beyond_next_year: Whether it is said only of days after the next calendar year.
    """

    place: Name
    while_unknown: str | None = None
    while_known: str | None = None
    may_hold: bool = False
    beyond_next_year: bool = False


def _one_or_more(written: object) -> object:
    return written if isinstance(written, list | tuple) else [written]


Conditions = Annotated[tuple[Condition, ...], BeforeValidator(_one_or_more)]
"""A condition, or several that hold one after the other in time."""


class RuleBook(_Strict, Generic[Then]):
    """A whole rule file.

    Attributes:
        first_day: The first day of which it says anything, in the file `from`; if left out, it
            speaks of every day.
        conditions: Named conditions; each may use those above it.
        rules: The rows of the decision table, in the file `rule`.
        remarks: What is said beside the answer, in the file `remark`.
    """

    model_config = ConfigDict(populate_by_name=True)

    first_day: date = Field(default=date.min, alias="from")
    conditions: Mapping[Name, Conditions] = {}
    rules: tuple[Rule[Then], ...] = Field(alias="rule", min_length=1)
    remarks: tuple[Remark, ...] = Field(default=(), alias="remark")

    def days(self) -> tuple[date, ...]:
        """Return the first day, and every later one on which something begins or has ended."""
        conditions = chain.from_iterable(self.conditions.values())
        lasting = (*conditions, *self.rules, *self.remarks)
        begins = {each.since for each in lasting if each.since}
        ended = {each.until + timedelta(days=1) for each in lasting if each.until}
        return (self.first_day, *sorted(begins | ended))

    @model_validator(mode="after")
    def _in_time(self) -> Self:
        if min(self.days()) < self.first_day or self.first_day in self.days()[1:]:
            raise ValueError(f"something begins on {self.first_day} or before, or ends before it")
        return self

    def in_force(self, day: date) -> Self:
        """Return what of the file is in force on a day."""
        conditions = {
            name: tuple(each for each in written if each.holds_on(day))
            for name, written in self.conditions.items()
        }
        return self.model_copy(
            update={
                "conditions": {name: each for name, each in conditions.items() if each},
                "rules": tuple(rule for rule in self.rules if rule.holds_on(day)),
                "remarks": tuple(remark for remark in self.remarks if remark.holds_on(day)),
            }
        )

    def with_numbers(self, numbers: Mapping[str, int]) -> Self:
        """Return the file with numbers in the places that its texts have for them.

        Raises:
            KeyError: A text has a place for a number that there is not.
        """

        def told(statement: Any) -> Any:  # noqa: ANN401 - a rule or a remark, as it came
            return statement.model_copy(update={"text": statement.text.with_numbers(numbers)})

        def named(condition: Condition) -> Condition:
            return condition.model_copy(update={"name": condition.name.with_numbers(numbers)})

        return self.model_copy(
            update={
                "conditions": {
                    name: tuple(map(named, written)) for name, written in self.conditions.items()
                },
                "rules": tuple(map(told, self.rules)),
                "remarks": tuple(map(told, self.remarks)),
            }
        )
