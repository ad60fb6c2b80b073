"""A rule file made into a decision table, with proof that each case has exactly one rule.

RuleError
├── UnknownName       a field, value, condition, source or place that does not exist
├── DuplicateRule     an id that stands there twice
├── Pointless         something that could be left out, or that never holds
├── Overlap           a case that two rules claim
└── Gap               a case that no rule claims
"""

from collections.abc import Callable, Collection, Hashable, Mapping
from datetime import date
from functools import partial
from hashlib import sha256
from operator import eq
from typing import Generic, TypeVar

from calculator.decision.rulebook import Remark, Rule, RuleBook, Statement, When
from calculator.decision.space import Case, Cases, Space

Then = TypeVar("Then", bound=Hashable)
Outcome = TypeVar("Outcome", bound=Hashable)


class RuleError(ValueError):
    """A rule file that cannot be trusted to decide.

    Attributes:
        day: The first day of the edition that cannot be; None where no edition was made.
    """

    day: date | None = None

    def __str__(self) -> str:
        """Say what is wrong, and from which day on."""
        said = super().__str__()
        return f"from {self.day} on: {said}" if self.day else said


class UnknownName(RuleError):
    """A rule or remark names a field, value, condition, source or place that does not exist."""


class DuplicateRule(RuleError):
    """Two rules, remarks or conditions have the same name at the same time."""


class Pointless(RuleError):
    """Something stands in the rules that could be left out without changing an outcome."""


class Overlap(RuleError):
    """Two rules claim the same case.

    Attributes:
        rules: The ids of both.
        case: One case that both claim.
    """

    def __init__(self, first: str, second: str, case: Case) -> None:
        """Say which rules meet, and where."""
        super().__init__(f"rules {first!r} and {second!r} both hold in {_write(case)}")
        self.rules = (first, second)
        self.case = case


class Gap(RuleError):
    """No rule claims a case.

    Attributes:
        case: One case that is left over.
    """

    def __init__(self, case: Case) -> None:
        """Say which case is left over."""
        super().__init__(f"no rule holds in {_write(case)}")
        self.case = case


def _write(case: Case) -> str:
    """Write a case as a rule file would."""
    return ", ".join(
        f"{name} = {str(value).lower() if isinstance(value, bool) else repr(value)}"
        for name, value in case.items()
    )


class Table(Generic[Then]):
    """A decision table that is proved to give every case exactly one rule.

    Attributes:
        space: The cases.
        rules: The rules by id, in the order of the file.
        remarks: The remarks, in the order of the file.
        cases: The cases of each rule, by its id.
        conditions: The cases of each named condition, by its name.
    """

    def __init__(
        self,
        space: Space,
        book: RuleBook[Then],
        sources: Collection[str],
        places: Collection[str] = (),
    ) -> None:
        """Work out the cases of every rule and prove the whole.

        Args:
            space: The fields that rules may name.
            book: The rule file.
            sources: The names of everything that may be cited.
            places: The places where remarks are said.

        Raises:
            RuleError: See the tree at the top of this module.
        """
        self.space = space
        self.rules: Mapping[str, Rule[Then]] = {rule.id: rule for rule in book.rules}
        self.remarks: tuple[Remark, ...] = book.remarks
        self._book = book
        self._statements: tuple[Statement, ...] = (*book.rules, *book.remarks)
        self._check_names(sources, places)
        self._conditions = {name: condition for name, (condition,) in book.conditions.items()}
        self.conditions: Mapping[str, Cases] = self._condition_cases()
        self._statement_cases: Mapping[str, Cases] = {
            statement.id: self.cases_when(statement.when) for statement in self._statements
        }
        self.cases: Mapping[str, Cases] = {
            rule.id: self._statement_cases[rule.id] for rule in book.rules
        }
        self._prove_exactly_one()
        self._prove_all_matters()

    def cases_when(self, when: When) -> Cases:
        """Return the cases in which all terms hold.

        Raises:
            UnknownName: A term names a field, value or condition that does not exist.
        """
        return self._cases_when(when, self.conditions)

    def rules_in(self, possible: Cases) -> tuple[Rule[Then], ...]:
        """Return the rules that hold in at least one of the cases, in the order of the file."""
        return tuple(rule for rule in self.rules.values() if self.cases[rule.id] & possible)

    def digest(self, *more: object) -> str:
        """Return eight characters that change with what is decided, and not with its wording.

        Args:
            more: What else decides.
        """
        decided = sorted(
            (str(then), hex(cases)) for then, cases in self.outcomes(lambda t: t).items()
        )
        return sha256(repr((decided, more)).encode()).hexdigest()[:8]

    def outcomes(self, outcome: Callable[[Then], Outcome]) -> dict[Outcome, Cases]:
        """Return the cases of each outcome, an outcome being what `outcome` makes of a rule.

        The sets are disjoint and together are all cases, as those of the rules are.
        """
        outcomes: dict[Outcome, Cases] = {}
        for rule in self.rules.values():
            follows = outcome(rule.then)
            outcomes[follows] = outcomes.get(follows, 0) | self.cases[rule.id]
        return outcomes

    def _cases_when(self, when: When, conditions: Mapping[str, Cases]) -> Cases:
        cases = self.space.everything
        try:
            for name in when.holds:
                cases &= conditions[name]
            for name in when.fails:
                cases &= ~conditions[name]
            for name, values in when.values.items():
                cases &= self.space.having(name, *values)
        except KeyError as unknown:
            raise UnknownName(
                f"{unknown.args[0]!r} is no condition, field or value of its field"
            ) from None
        if when.any_of:
            alternatives = 0
            for alternative in when.any_of:
                alternatives |= self._cases_when(alternative, conditions)
            cases &= alternatives
        return cases

    def _condition_cases(self, replaced: Mapping[str, Cases] = {}) -> dict[str, Cases]:
        """Return the cases of each condition, some of them replaced to see what follows."""
        conditions: dict[str, Cases] = {}
        for name, condition in self._conditions.items():
            conditions[name] = (
                replaced[name] if name in replaced else self._cases_when(condition.when, conditions)
            )
        return conditions

    def _check_names(self, sources: Collection[str], places: Collection[str]) -> None:
        ids = [statement.id for statement in self._statements]
        twice = [name for place, name in enumerate(ids) if name in ids[:place]]
        twice.extend(name for name, written in self._book.conditions.items() if len(written) > 1)
        for name in twice:
            raise DuplicateRule(f"{name!r} stands there twice")
        for remark in self.remarks:
            if remark.place not in places:
                raise UnknownName(
                    f"{remark.id!r} has place {remark.place!r}, where nothing is said"
                )
        for statement in self._statements:
            for source in statement.sources:
                if source not in sources:
                    raise UnknownName(
                        f"{statement.id!r} cites {source!r}, which is no known source"
                    )

    def _prove_exactly_one(self) -> None:
        claimed = 0
        earlier: list[tuple[str, Cases]] = []
        for rule_id, cases in self.cases.items():
            if claimed & cases:
                other, shared = next(
                    (other, cases & theirs) for other, theirs in earlier if cases & theirs
                )
                raise Overlap(other, rule_id, self.space.one_of(shared))
            claimed |= cases
            earlier.append((rule_id, cases))
        if left_over := self.space.everything & ~claimed:
            raise Gap(self.space.one_of(left_over))

    def _prove_all_matters(self) -> None:
        for statement_id, cases in self._statement_cases.items():
            if not cases:
                raise Pointless(f"{statement_id!r} holds in no case")
        outcomes = self.outcomes(lambda then: then).values()
        for name in self.space.fields:
            if all(self.space.widen(cases, name) == cases for cases in outcomes):
                raise Pointless(f"field {name!r} never changes an outcome")
        for name, condition in self._conditions.items():
            if all(self._moves_nothing(name, cases) for cases in (0, self.space.everything)):
                raise Pointless(f"condition {name!r} never changes where a rule or remark holds")
            self._prove_terms_matter(
                f"condition {name!r}", condition.when, partial(self._moves_nothing, name)
            )
        for statement in self._statements:
            held = self._statement_cases[statement.id]
            self._prove_terms_matter(repr(statement.id), statement.when, partial(eq, held))

    def _prove_terms_matter(
        self, of: str, when: When, nothing_changes: Callable[[Cases], bool]
    ) -> None:
        for what, less in when.without_each():
            if nothing_changes(self.cases_when(less)):
                raise Pointless(f"{of} can do without {what}")

    def _moves_nothing(self, condition: str, cases: Cases) -> bool:
        """Return whether nothing moves when `condition` holds in `cases` instead."""
        conditions = self._condition_cases({condition: cases})
        return all(
            self._cases_when(statement.when, conditions) == self._statement_cases[statement.id]
            for statement in self._statements
        )
