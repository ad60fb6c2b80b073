"""What every subject can tell by its rules, whatever they are about."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from calculator.decision.facts import Facts
from calculator.decision.questions import choose_questions
from calculator.decision.rulebook import Remark
from calculator.decision.table import Table, Then

Known = TypeVar("Known", bound=Facts)


class Assessment(BaseModel):
    """The answer as far as what is known decides it; each subject adds what it says.

    Attributes:
        open_questions: The unknown facts on which the answer still depends, in the order
            in which they are asked.
        decided: Whether nothing is left to ask.
    """

    model_config = ConfigDict(frozen=True)

    open_questions: tuple[str, ...]
    decided: bool


class Interview(BaseModel, Generic[Known]):
    """How far the asking is.

    Attributes:
        questions: The questions to show, in the order of asking. The last is the next one
            to answer, unless every question is answered.
        facts: What the answers to these questions say.
    """

    model_config = ConfigDict(frozen=True)

    questions: tuple[str, ...]
    facts: Known


class Calculator(ABC, Generic[Known, Then]):
    """The rules of one subject, ready to answer.

    Attributes:
        table: The proved rules.
    """

    def __init__(
        self,
        table: Table[Then],
        facts: type[Known],
        order: Sequence[str],
        never_known: Collection[str] = (),
    ) -> None:
        """Answer by the rules of `table`.

        Args:
            table: The proved rules.
            facts: What is known of one person or one claim.
            order: Every field that can be asked, in the order of asking.
            never_known: The fields of the rules that facts leave open. A remark is made where
                it holds with one of their values.
        """
        self.table = table
        self._facts = facts
        self._order = order
        self._remarks = tuple(
            (remark, table.space.widen(table.cases_when(remark.when), *never_known))
            for remark in table.remarks
        )

    @abstractmethod
    def assess(self, facts: Known) -> Assessment:
        """Return the answer, with everything that is still possible."""

    def interview(
        self, answers: Mapping[str, object], declined: Collection[str] = ()
    ) -> Interview[Known]:
        """Return which questions to show after some answers, and what those say.

        Args:
            answers: Answers by field, each a value that the facts take; None is no answer.
                Those to questions that no longer matter may be among them; they are left
                aside. Those to fields that are never asked count.
            declined: Fields to which the answer is "I do not know".

        Raises:
            pydantic.ValidationError: An answer is no value of its field, or contradicts another.
        """
        given = {
            field: answer
            for field, answer in self._facts.drop_pointless(answers).items()
            if answer is not None
        }

        def facts(asked: Collection[str]) -> Known:
            counting = {f: given[f] for f in given if f in asked or f not in self._order}
            return self._facts.model_validate(counting)

        questions = choose_questions(
            self._order, given, declined, lambda asked: self.assess(facts(asked)).open_questions
        )
        return Interview(questions=questions, facts=facts(questions))

    def remarks(self, facts: Known) -> tuple[Remark, ...]:
        """Return what is certain to be worth saying beside the answer, in the file's order."""
        possible = facts.possible()
        return tuple(remark for remark, cases in self._remarks if not possible & ~cases)
