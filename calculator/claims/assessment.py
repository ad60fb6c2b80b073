"""The answer for one claim: what it may be paid at, and what still has to be asked."""

from collections.abc import Collection, Mapping
from typing import Final

from pydantic import BaseModel, ConfigDict

from calculator import decision
from calculator.claims.facts import SPACE, Claim
from calculator.claims.rules import PERCENTAGES, Consequence, Payment

ORDER: Final = tuple(SPACE.fields)
"""The questions, in the order in which they are asked."""


class Outcome(BaseModel):
    """One possible payment.

    Attributes:
        payment: What the claim is paid at.
        percentage: 100, or 75 of the average contracted rate; None where there is none.
        reasons: Why; more than one where an unknown fact does not change the payment.
    """

    model_config = ConfigDict(frozen=True)

    payment: Payment
    percentage: int | None
    reasons: tuple[decision.Reason, ...]


class Assessment(BaseModel):
    """What a claim is paid at, as far as what is known decides it.

    Attributes:
        decided: Whether nothing is left to ask.
        open_questions: The unknown facts on which the payment still depends, in the order
            in which they are asked.
        outcomes: Every payment that is still possible, each once.
    """

    model_config = ConfigDict(frozen=True)

    decided: bool
    open_questions: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


class Calculator:
    """Everything the rules can tell about a claim.

    Attributes:
        table: The proved rules.
    """

    def __init__(self, table: decision.Table[Consequence]) -> None:
        """Answer by the rules of `table`."""
        self.table = table
        self._payments = table.outcomes(lambda then: then.payment)
        self._reasons = {rule.id: decision.reason_of(rule) for rule in table.rules.values()}
        self._remarks = tuple((remark, table.cases_when(remark.when)) for remark in table.remarks)

    def assess(self, claim: Claim) -> Assessment:
        """Return what a claim is paid at, with everything that is still possible."""
        return self.assess_cases(SPACE.matching(claim.known()), claim.known())

    def assess_cases(self, possible: decision.Cases, known: Collection[str] = ()) -> Assessment:
        """Return what a claim is paid at that is one of some cases.

        Args:
            possible: The cases that it can still be.
            known: The fields that need not be asked.
        """
        reasons: dict[Payment, list[decision.Reason]] = {}
        for rule in self.table.rules_in(possible):
            reasons.setdefault(rule.then.payment, []).append(self._reasons[rule.id])
        unknown = [name for name in ORDER if name not in known]
        open_questions = decision.open_fields(SPACE, possible, self._payments.values(), unknown)
        return Assessment(
            decided=not open_questions,
            open_questions=open_questions,
            outcomes=tuple(
                Outcome(
                    payment=payment, percentage=PERCENTAGES.get(payment), reasons=tuple(because)
                )
                for payment, because in reasons.items()
            ),
        )

    def interview(
        self, answers: Mapping[str, object], declined: Collection[str] = ()
    ) -> decision.Interview[Claim]:
        """Return which questions to show after these answers, and what those tell.

        Args:
            answers: Answers by field, each a value that `Claim` takes, codes among them.
                Answers to questions that no longer matter may be there too.
            declined: Fields to which the answer is "I do not know".

        Raises:
            pydantic.ValidationError: An answer is no value of its field, or contradicts another.
        """
        return decision.interviewed(
            ORDER,
            answers,
            declined,
            Claim.model_validate,
            lambda claim: self.assess(claim).open_questions,
        )

    def remarks(self, claim: Claim) -> tuple[decision.Remark, ...]:
        """Return what is certain to be worth saying beside the answer, in the file's order."""
        possible = SPACE.matching(claim.known())
        return tuple(remark for remark, cases in self._remarks if not possible & ~cases)
