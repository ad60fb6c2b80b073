"""What the pages have to know of a subject of drills: what it says, and where its cases open."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeAlias

from markupsafe import Markup

from calculator import decision
from calculator.drills.drill import Drill, FactsT
from calculator.pages.visit.forms import Form
from calculator.words import Words

Value: TypeAlias = decision.Value | int
"""What is known of one fact."""


@dataclass(frozen=True)
class SubjectPage(Generic[FactsT]):
    """How the pages show the drills of one subject.

    Attributes:
        address: The page on which its cases open, by its address.
        form: The questions there.
        name_fact: Names a fact.
        name_value: Says what a fact is.
        write: Writes an answer to a part, of which the written form is given.
        answer: Draws what the calculator says of some facts.
        headline: Says the answer to some facts in a sentence; takes them by their fields.
        why: Draws why the answer to some facts is right.
        ask: Says what is asked about some facts with a part; else that has a text of its own.
        meanings: Says what there is to know of a part that was answered wrongly and that the
            facts rule nothing out of.
        scope: The names of two texts: that the subject is about a case, and that it is not. Only
            where there are cases that it is not about.
        numbers: For each fact that is a number, the numbers that stand for all.
        side_by_side: The parts whose answers are so short that they stand beside each other.
        recognised_by: The place of the paragraph by which a story is recognised.
    """

    address: str
    form: Form
    name_fact: Callable[[Words, str], str]
    name_value: Callable[[Words, str, Value], str]
    write: Callable[[Words, str, str], str]
    answer: Callable[[Words, FactsT], Markup]
    headline: Callable[[Words, Mapping[str, object]], str]
    why: Callable[[Words, FactsT], Markup]
    ask: Callable[[Words, FactsT, str], str] = lambda words, _facts, part: words[
        f"drill_part.{part}"
    ]
    meanings: Callable[[Words, FactsT, str], Iterable[str]] = lambda *_: ()
    scope: tuple[str, str] | None = None
    numbers: Mapping[str, Sequence[int]] = field(default_factory=dict)
    side_by_side: Collection[str] = ()
    recognised_by: int = 0

    def fact(self, words: Words, name: str, value: Value) -> str:
        """Return a fact, name and value."""
        shown = self.name_value(words, name, value)
        return words("brief.pair", name=self.name_fact(words, name), value=shown)

    def values(self, name: str) -> Sequence[Value]:
        """Return what a fact can be; of a number, some that stand for all."""
        return self.numbers.get(name) or self.form.space.fields[name].values


SUBJECT_PAGES: Final[dict[str, SubjectPage[Any]]] = {}
"""How each subject that there are drills on is shown, by its name."""


def page_of(case: Drill) -> SubjectPage[Any]:
    """Return how the subject of a case is shown."""
    return SUBJECT_PAGES[case.subject.name]
