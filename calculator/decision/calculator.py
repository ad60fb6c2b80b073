"""What every subject can tell by its rules, whatever they are about."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from calculator.decision.editions import RulesInForce, is_beyond_next_year
from calculator.decision.facts import Facts
from calculator.decision.questions import choose_questions
from calculator.decision.rulebook import Remark
from calculator.decision.space import Cases
from calculator.decision.table import Table, Then, UnknownName

Known = TypeVar("Known", bound=Facts)


class Assessment(BaseModel):
    """The answer as far as what is known decides it; each subject adds what it says.

    Attributes:
        on: The day that it is given for.
        rules: What it is given by.
        open_questions: The unknown facts on which the answer still depends, in the order
            in which they are asked.
        decided: Whether nothing is left to ask.
    """

    model_config = ConfigDict(frozen=True)

    on: date
    rules: RulesInForce
    open_questions: tuple[str, ...]
    decided: bool


class Interview(BaseModel, Generic[Known]):
    """How far the asking is.

    Attributes:
        questions: The questions to show, in the order of asking: those answered that matter, or
            would without a code, and the next one, unless every question is answered.
        facts: What the answers to these questions say.
    """

    model_config = ConfigDict(frozen=True)

    questions: tuple[str, ...]
    facts: Known


class Calculator(ABC, Generic[Known, Then]):
    """The rules of one subject that are in force together, ready to answer.

    Attributes:
        table: The proved rules.
        rules: Which they are.
    """

    def __init__(
        self,
        table: Table[Then],
        rules: RulesInForce,
        facts: type[Known],
        order: Sequence[str],
    ) -> None:
        """Answer by the rules of `table`.

        Args:
            table: The proved rules.
            rules: Which they are.
            facts: What is known of one person or one claim.
            order: Every field that can be asked, in the order of asking.

        Raises:
            UnknownName: A remark is said while something is not known that no facts tell.
        """
        self.table = table
        self.rules = rules
        self._facts = facts
        self._order = order
        for remark in table.remarks:
            try:
                for told in filter(None, (remark.while_unknown, remark.while_known)):
                    facts().is_known(told)
            except KeyError:
                raise UnknownName(f"{remark.id!r} waits for what no facts tell") from None
        self._remarks = tuple((remark, table.cases_when(remark.when)) for remark in table.remarks)

    @abstractmethod
    def assess(self, facts: Known, on: date) -> Assessment:
        """Return the answer for a day, with everything that is still possible."""

    def interview(
        self, answers: Mapping[str, object], declined: Collection[str], on: date
    ) -> Interview[Known]:
        """Return which questions to show after some answers, and what those say.

        Args:
            answers: Answers by field, each a value that the facts take; None is no answer.
                Those to questions that no longer matter may be among them; they are left
                aside. Those to fields that are never asked count.
            declined: Fields to which the answer is "I do not know".
            on: The day to answer for.

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
            self._order, given, declined, lambda asked: self.assess(facts(asked), on).open_questions
        )
        if not self._facts.codes.isdisjoint(given):
            # What was answered stays and counts when a code settles the rest, and what a code
            # tells is asked with that answer.
            told = facts(self._order).told()
            given_without = {f: v for f, v in given.items() if f not in self._facts.codes}
            without = self.interview({**told, **given_without}, declined, on)
            answered = {*told, *given_without, *declined}
            kept = {*questions, *answered.intersection(without.questions)}
            questions = tuple(field for field in self._order if field in kept)
        return Interview(questions=questions, facts=facts(questions))

    def remarks(self, facts: Known, on: date) -> tuple[Remark, ...]:
        """Return what is worth saying beside the answer, in the file's order."""
        possible = facts.possible()

        def may_be_said(remark: Remark) -> bool:
            unknown, known = remark.while_unknown, remark.while_known
            return not (
                (unknown and facts.is_known(unknown))
                or (known and not facts.is_known(known))
                or (remark.beyond_next_year and not is_beyond_next_year(on))
            )

        def holds(remark: Remark, cases: Cases) -> bool:
            holding = self._holding(cases, facts)
            return bool(possible & holding) if remark.may_hold else not possible & ~holding

        return tuple(
            remark
            for remark, cases in self._remarks
            if may_be_said(remark) and holds(remark, cases)
        )

    def _holding(self, cases: Cases, facts: Known) -> Cases:  # noqa: ARG002 - a subject may need them
        """Return the cases in which a remark holds, in the terms of what facts leave possible.

        Args:
            cases: The cases in which it is written to hold.
            facts: What is known.
        """
        return cases
