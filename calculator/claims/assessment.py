"""The answer for one claim: what it may be paid at, and what still has to be asked."""

from collections.abc import Collection
from datetime import date
from typing import Final

from pydantic import BaseModel, ConfigDict

from calculator import decision
from calculator.claims.facts import SPACE, Claim
from calculator.claims.rules import PERCENTAGES, Consequence, Payment, RuleBook, prove

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


class Assessment(decision.Assessment):
    """What a claim is paid at, as far as what is known decides it.

    Attributes:
        outcomes: Every payment that is still possible, each once.
    """

    outcomes: tuple[Outcome, ...]

    @property
    def payment_unless_unlicensed(self) -> Payment | None:
        """The payment that is certain but for an activity without the licence for it, if any.

        While only the kind of care is open, that is an exception and no question for everybody.
        """
        payments = {outcome.payment for outcome in self.outcomes}
        others = payments - {Payment.DO_NOT_CLAIM}
        of_the_care = {"care_kind"} <= {*self.open_questions} <= {"care_kind", "licence"}
        if not (of_the_care and others < payments and len(others) == 1):
            return None
        (payment,) = others
        return payment


class Calculator(decision.Calculator[Claim, Consequence]):
    """Everything the rules can tell about a claim."""

    def __init__(self, book: RuleBook, edition: date) -> None:
        """Answer by the rules that are in force from the day `edition` on.

        Raises:
            decision.RuleError: The rules cannot be trusted to decide.
        """
        table = prove(book, edition)
        rules = decision.RulesInForce(edition=edition, hash=table.digest())
        super().__init__(table, rules, Claim, ORDER)
        self._payments = table.outcomes(lambda then: then.payment)
        self._reasons = {rule.id: decision.reason_of(rule) for rule in table.rules.values()}

    def assess(self, claim: Claim, on: date) -> Assessment:
        """Return what a claim is paid at, with everything that is still possible."""
        return self.assess_cases(claim.possible(), claim.known(), on)

    def assess_cases(
        self, possible: decision.Cases, known: Collection[str], on: date
    ) -> Assessment:
        """Return what a claim is paid at that is one of some cases.

        Args:
            possible: The cases that it can still be.
            known: The fields that need not be asked.
            on: The day to answer for.
        """
        reasons: dict[Payment, list[decision.Reason]] = {}
        for rule in self.table.rules_in(possible):
            reasons.setdefault(rule.then.payment, []).append(self._reasons[rule.id])
        unknown = [name for name in ORDER if name not in known]
        open_questions = decision.open_fields(SPACE, possible, self._payments.values(), unknown)
        return Assessment(
            on=on,
            rules=self.rules,
            decided=not open_questions,
            open_questions=open_questions,
            outcomes=tuple(
                Outcome(
                    payment=payment, percentage=PERCENTAGES.get(payment), reasons=tuple(because)
                )
                for payment, because in reasons.items()
            ),
        )
