"""A drill: a case told as a story, and what is to be answered about it.

And what a subject has to bring for drills on it.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict

from calculator import decision
from calculator.drills.focus import Focus, Level
from calculator.drills.telling import Story

Answer = TypeVar("Answer", bound=Hashable)
"""What is answered to a part."""
FactsT = TypeVar("FactsT", bound=decision.Facts)
"""What is known of one case of a subject."""

STEP: Final = "step"
"""The part that every case begins with: what there is to do first."""
QUESTION: Final = "question"
"""The part of whoever wants to ask something first: which question."""

Groups: TypeAlias = tuple[Mapping[str, decision.Value], ...]
"""Groups of facts that each rule something out."""


class Step(StrEnum):
    """What there is to do first with a case."""

    ANSWER = "answer"
    ASK = "ask"
    """A fact is missing on which the answer depends."""
    OUT_OF_SCOPE = "out-of-scope"


@dataclass(frozen=True)
class Part(Generic[Answer]):
    """One of the things to answer.

    Attributes:
        name: Its name, in what a tab keeps and in the names of texts.
        answers: Everything that can be answered; the same in every drill.
        write: Says how an answer is written where it is chosen and kept.
        of_codes: Whether only those who work with codes are asked.
    """

    name: str
    answers: Sequence[Answer]
    write: Callable[[Answer], str] = str
    of_codes: bool = False

    @cached_property
    def options(self) -> Mapping[str, Answer]:
        """The answers by how they are written."""
        return {self.write(answer): answer for answer in self.answers}


class Candidate(NamedTuple, Generic[FactsT]):
    """A case that becomes a drill if what is to be asked about it fits.

    Attributes:
        facts: What is told.
        level: How hard it is.
        to_answer: The parts that are asked of whoever says that the case can be answered.
        tell: Makes the story.
    """

    facts: FactsT
    level: Level
    to_answer: tuple[str, ...]
    tell: Callable[[], Story]


@dataclass(frozen=True, eq=False, repr=False)
class SubjectDrills(Generic[FactsT]):
    """Everything that drills have to know of one subject.

    Attributes:
        name: Its name, in what a tab keeps and in the names of texts.
        letter: What it is called in a class code: a capital.
        table: Its rules. An id of a drill begins with that of its rule.
        questions: What can be asked first, in order of asking.
        to_answer: What can be asked of whoever says that a case can be answered.
        focuses: Says what is worth drilling about a rule, each at its level as long as the ground
            of the rule is firm.
        candidates: Yields how a case of a rule can be told. Takes the rule, the case, what the
            drill is about, and the id of the drill, which alone decides the choices that are left.
        open_questions: Says which unknown facts can still change the answer, in order of asking.
        right: Says the right answer to each part, as it is written, of facts that leave nothing
            open; nothing where the subject is not about them.
        reasons: Says what the answer to some facts rests on.
        excluding: Says which smallest groups of facts by themselves rule out an answer to a part,
            as it is written, smallest first; none where the answer is not ruled out.
        follows: Questions that make sense only after another, by that other.
        steps: What there can be to do first.
    """

    name: str
    letter: str
    table: decision.Table[Any]
    questions: Sequence[str]
    to_answer: Sequence[Part[Any]]
    focuses: Callable[[str], Iterable[Focus]]
    candidates: Callable[[str, decision.Case, Focus, str], Iterator[Candidate[FactsT]]]
    open_questions: Callable[[FactsT], tuple[str, ...]]
    right: Callable[[FactsT], Mapping[str, str]]
    reasons: Callable[[FactsT], Iterable[decision.Reason]]
    excluding: Callable[[FactsT, str, str], Groups]
    follows: Mapping[str, str] = field(default_factory=dict)
    steps: Sequence[Step] = (Step.ANSWER, Step.ASK)

    @cached_property
    def parts(self) -> Mapping[str, Part[Any]]:
        """Everything that can be asked about a case, by its name."""
        first: tuple[Part[Any], ...] = (Part(STEP, self.steps), Part(QUESTION, self.questions))
        return {part.name: part for part in (*first, *self.to_answer)}


class Drill(BaseModel):
    """A case to answer.

    Attributes:
        id: Its name: that of the rule with a number. The same id is always the same drill, as
            long as the rules stay as they are.
        subject: What it is about.
        rule: The rule that it trains.
        level: How hard it is.
        facts: Everything that the story tells, and nothing else.
        missing: The field on which the answer depends and that the story leaves out, if any.
        story: What is told, paragraph by paragraph.
        said: The sentence of the story that tells a fact, by its field.
        key: The right answer to each part that is to be answered, as it is written, in order.
        to_answer: The parts that are asked of whoever says that the case can be answered;
            whether it can must not be seen by them.
    """

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    id: str
    subject: SubjectDrills[Any]
    rule: str
    level: Level
    facts: decision.Facts
    missing: str | None
    story: tuple[decision.Text, ...]
    said: Mapping[str, decision.Text]
    key: Mapping[str, str]
    to_answer: tuple[str, ...]

    def rightly(self, *, codes: bool) -> Mapping[str, str]:
        """Return the parts with their right answers; those about codes only if asked for."""
        return {part: self.key[part] for part in self._asked_of(self.key, codes=codes)}

    def asked(self, step: str | None, *, codes: bool) -> tuple[str, ...]:
        """Return the parts to ask of somebody, in order.

        Args:
            step: What they say there is to do first; None if they have not said yet.
            codes: Whether the codes are asked too.
        """
        after = {Step.ANSWER: self.to_answer, Step.ASK: (QUESTION,)}
        following = after.get(Step(step), ()) if step else ()
        return (STEP, *self._asked_of(following, codes=codes))

    def answered_rightly(self, answers: Mapping[str, str], *, codes: bool) -> bool:
        """Return whether every part that is asked was answered rightly."""
        rightly = self.rightly(codes=codes)
        return all(answers.get(part) == right for part, right in rightly.items())

    def options(self, part: str) -> tuple[str, ...]:
        """Return what can be answered to a part of the subject, as it is written."""
        return tuple(self.subject.parts[part].options)

    def reasons(self) -> tuple[decision.Reason, ...]:
        """Return every reason that the answer to what is told rests on, each once."""
        return tuple({each.rule: each for each in self.subject.reasons(self.facts)}.values())

    def _asked_of(self, parts: Iterable[str], *, codes: bool) -> Iterator[str]:
        return (part for part in parts if codes or not self.subject.parts[part].of_codes)
