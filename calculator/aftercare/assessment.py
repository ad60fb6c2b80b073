"""The answer for one person: the plans still possible, and what still has to be asked."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from calculator import decision
from calculator.aftercare.facts import (
    ONE_SESSION,
    PERSON,
    SESSION_FIELDS,
    Situation,
    SupplementarySessions,
)
from calculator.aftercare.plan import Plan, Planner
from calculator.aftercare.rules import Consequence, Payer, RuleBook, prove

_NEVER_ASKED: Final = {"sessions_had", "diagnosis_code"}

ORDER: Final = tuple(name for name in Situation.model_fields if name not in _NEVER_ASKED)
"""The questions that can matter, in the order in which they are asked."""


class Assessment(decision.Assessment):
    """Who pays, as far as what is known decides it.

    Attributes:
        in_scope: Whether the rules are about this person's aftercare; None while unknown.
        out_of_scope: The reasons of every rule by which the person may still be out of scope.
        plans: Every plan that is still possible; none when out of scope.
    """

    in_scope: bool | None
    out_of_scope: tuple[decision.Reason, ...]
    plans: tuple[Plan, ...]

    def payments(self) -> tuple[object, ...]:
        """Return what two answers are compared by: who pays and the claim, of every session."""
        return tuple(
            tuple((block.first, block.last, block.payer, block.claim) for block in plan.blocks)
            for plan in self.plans
        )


class Calculator(decision.Calculator[Situation, Consequence]):
    """Everything the rules can tell about a person.

    Attributes:
        planner: The rules, ready to be walked along sessions.
    """

    def __init__(self, planner: Planner, edition: date) -> None:
        """Answer by the rules of `planner`, in force from the day `edition` on."""
        rules = decision.RulesInForce(
            edition=edition, hash=planner.table.digest(planner.limits.model_dump())
        )
        super().__init__(planner.table, rules, Situation, ORDER)
        self.planner = planner

    def assess(self, situation: Situation, on: date) -> Assessment:
        """Return who pays in a situation, with everything that is still possible."""
        possible = situation.possible()
        left, first = situation.supplementary_sessions, situation.next_session
        plans = self.planner.plans(possible, first, left)
        outside = possible & ~self.planner.in_scope
        unknown = [name for name in ORDER if getattr(situation, name) is None]
        outcomes = [cases for _, cases in plans] + ([outside] if outside else [])
        open_questions = set(
            decision.open_fields(ONE_SESSION, possible, outcomes, PERSON.fields.keys() & unknown)
        )
        if left is None and any(
            block.payer is Payer.SUPPLEMENTARY_INSURANCE
            for plan, _ in plans
            for block in plan.blocks
        ):
            open_questions.add("supplementary_sessions")
        return Assessment(
            on=on,
            rules=self.rules,
            in_scope=None if outside and plans else not outside,
            out_of_scope=self.planner.reasons_outside(outside),
            open_questions=tuple(name for name in ORDER if name in open_questions),
            decided=not open_questions,
            plans=tuple(plan for plan, _ in plans),
        )

    def why_not(self, situation: Situation, name: str) -> tuple[dict[str, decision.Value], ...]:
        """Return every smallest group of answers that keeps something from holding.

        Args:
            situation: The person.
            name: The name of a condition or the id of a rule.

        Returns:
            The groups, by field, in the values that the rules use; none if it holds, or still
            can, in some session to come.

        Raises:
            KeyError: There is no such condition or rule.
        """
        table = self.table
        wanted = table.conditions[name] if name in table.conditions else table.cases[name]
        counts, left = situation.sessions_had is not None, situation.supplementary_sessions

        def can_hold(group: Mapping[str, decision.Value]) -> bool:
            persons = {field: value for field, value in group.items() if field in PERSON.fields}
            to_come = self.planner.cases_to_come(
                situation.next_session if "session" in group or not counts else None,
                left if "supplementary_sessions" in group else None,
            )
            return bool(ONE_SESSION.matching(persons) & to_come & wanted)

        return decision.find_excluding(self._known_of_sessions(situation), can_hold)

    def _known_of_sessions(self, situation: Situation) -> dict[str, decision.Value]:
        """Return what is known of a person and the next session, in the values of the rules."""
        known = situation.known()
        if situation.supplementary_sessions is not None:
            known["supplementary_sessions"] = (
                SupplementarySessions.LEFT
                if situation.supplementary_sessions
                else SupplementarySessions.USED_UP
            )
        if situation.sessions_had is not None:
            known["session"] = self.planner.limits.stretches_from(situation.next_session)[0]
        return known

    def _holding(self, cases: decision.Cases, facts: Situation) -> decision.Cases:
        """Return the persons for whom a remark holds in some session to come."""
        to_come = self.planner.cases_to_come(facts.next_session, facts.supplementary_sessions)
        return ONE_SESSION.widen(cases & to_come, *SESSION_FIELDS)


def make_calculator(book: RuleBook, day: date) -> Calculator:
    """Return the calculator of what is in force on a day.

    Raises:
        decision.RuleError: The rules cannot be trusted to decide.
    """
    return Calculator(Planner(prove(book, day), book.limits.on(day)), day)
