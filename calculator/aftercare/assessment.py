"""The answer for one person: the plans still possible, and what still has to be asked."""

from collections.abc import Mapping
from typing import Final

from calculator import decision
from calculator.aftercare.facts import ONE_SESSION, PERSON, SESSION_FIELDS, Situation
from calculator.aftercare.plan import Plan, Planner
from calculator.aftercare.rules import Consequence, Payer

ORDER: Final = tuple(name for name in Situation.model_fields if name != "sessions_had")
"""The questions that can matter, in the order in which they are asked."""


class Assessment(decision.Assessment):
    """Who pays, as far as what is known decides it.

    Attributes:
        in_scope: Whether the rules are about this person's aftercare; None while unknown.
        plans: Every plan that is still possible; none when out of scope.
    """

    in_scope: bool | None
    plans: tuple[Plan, ...]


class Calculator(decision.Calculator[Situation, Consequence]):
    """Everything the rules can tell about a person.

    Attributes:
        planner: The rules, ready to be walked along sessions.
    """

    def __init__(self, planner: Planner) -> None:
        """Answer by the rules of `planner`."""
        super().__init__(planner.table, Situation, ORDER, never_known=SESSION_FIELDS)
        self.planner = planner

    def assess(self, situation: Situation) -> Assessment:
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
            in_scope=None if outside and plans else not outside,
            open_questions=tuple(name for name in ORDER if name in open_questions),
            decided=not open_questions,
            plans=tuple(plan for plan, _ in plans),
        )

    def out_of_scope(self) -> tuple[decision.Reason, ...]:
        """Return why nothing is decided for persons out of scope."""
        return self.planner.reasons_without_payer()

    def why_not(self, situation: Situation, name: str) -> tuple[dict[str, decision.Value], ...]:
        """Return every smallest group of answers that keeps something from holding.

        Args:
            situation: The person.
            name: The name of a condition or the id of a rule.

        Returns:
            The groups, by field, in the values of `Situation.known_of_sessions`; none if it
            holds, or still can, in some session to come.

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

        return decision.find_excluding(situation.known_of_sessions(), can_hold)
