"""What is asked: about whom, for which day; and with it how the answer is told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final

from pydantic import ValidationError

from calculator import aftercare, decision
from calculator.pages.answer.changes import Changes, choose_alternatives

_OWN_RISK: Final = frozenset({"own-risk-385", "own-risk-on-your-policy"})
"""The remarks that the own risk comes first."""


class Listener(StrEnum):
    """Who is spoken to."""

    ADULT = "adult"
    """The insured person; also where the age is not known."""
    PARENT = "parent"
    """The parent of a child that is insured."""


def listener_about(age: int | None) -> Listener:
    """Return who is spoken to about somebody of an age; None if that is not known."""
    return Listener.PARENT if age is not None and age < aftercare.ADULT_FROM else Listener.ADULT


class Cover(StrEnum):
    """Where the cover of the Basis Plus Module comes from, if it pays."""

    OWN_MODULE = "basis-plus-module"
    """The module, taken out by itself."""
    IN_SUPPLEMENTARY = "aftercare-in-supplementary"
    """A supplementary insurance that includes it: nobody then has a module, or hears of one."""
    EITHER = "module-or-aftercare-in-supplementary"
    """One of these, and it is not known which."""


@dataclass(frozen=True)
class Enquiry:
    """What is asked about one person.

    Attributes:
        situation: What is known of the person.
        on: The day of the next session.
        asked_on: The day on which it is asked; None where that is the day of the session.
        listed_until: The last day on which the condition is on the statutory list, where that
            is known.
        listed_by: The entries of annex 1 that put it there, where they are known.
        term_known: Whether it is known for how long it is on that list.
        declined: The questions to which the answer was "I do not know".
        told_to: Who is spoken to; None for whom it is by the age.
    """

    situation: aftercare.Situation
    on: date
    asked_on: date | None = None
    listed_until: date | None = None
    listed_by: tuple[str, ...] = ()
    term_known: bool = False
    declined: frozenset[str] = frozenset()
    told_to: Listener | None = None

    @cached_property
    def assessment(self) -> aftercare.Assessment:
        """Who pays, as far as what is known decides it."""
        return aftercare.assess(self.situation, self.on)

    @cached_property
    def prospects(self) -> tuple[aftercare.Prospect, ...]:
        """The sessions to come, with everyone who may turn out to pay them."""
        return aftercare.prospects(self.assessment.plans)

    @cached_property
    def remarks(self) -> tuple[decision.Remark, ...]:
        """What is worth saying beside the answer."""
        return tuple(
            remark
            for remark in aftercare.remarks(self.situation, self.on)
            if not (self.term_known and remark.while_unknown == "term")
        )

    @cached_property
    def changes(self) -> Changes:
        """What the person could change; nothing before the answer is decided, or out of scope."""
        if not (self.assessment.decided and self.assessment.in_scope):
            return Changes((), (), ())
        return choose_alternatives(aftercare.alternatives(self.situation, self.on))

    @cached_property
    def changed(self) -> "Enquiry | None":
        """The same asked for the day from which the answer changes; None if it does not soon."""
        day = aftercare.next_change(self.situation, self.on)
        return replace(self, on=day) if day else None

    @property
    def of_another_day(self) -> bool:
        """Whether it is asked for another day than the one that it is."""
        return self.asked_on not in {None, self.on}

    @property
    def next_question(self) -> str | None:
        """The first open question that was not answered "I do not know"; None if all were."""
        asked = (f for f in self.assessment.open_questions if f not in self.declined)
        return next(asked, None)

    @property
    def to_find_out(self) -> tuple[str, ...]:
        """What is open once every question was asked, and others can tell: no age."""
        if self.next_question is not None:
            return ()
        return tuple(field for field in self.assessment.open_questions if field != "age")

    @property
    def listener(self) -> Listener:
        """Who is spoken to: about a child its parent."""
        return self.told_to or listener_about(self.situation.age)

    @property
    def judged_first(self) -> bool:
        """Whether somebody pays only as nothing is new, which others know better how to judge."""
        long_standing = self.situation.treatment_need is aftercare.TreatmentNeed.LONG_STANDING
        return long_standing and bool(self.assessment.in_scope)

    @property
    def cover(self) -> Cover:
        """Where the cover of the module can come from, by what is known of the insurances."""
        module, supplementary = self.situation.basis_plus_module, self.situation.supplementary
        if module:
            return Cover.OWN_MODULE
        if supplementary is aftercare.Supplementary.WITH_AFTERCARE:
            return Cover.IN_SUPPLEMENTARY
        if supplementary is not None:
            return Cover.OWN_MODULE
        return Cover.EITHER if module is None else Cover.IN_SUPPLEMENTARY

    @property
    def own_risk_comes_first(self) -> bool:
        """Whether the basic insurance pays sessions of which the own risk comes first."""
        return not _OWN_RISK.isdisjoint(remark.id for remark in self.remarks) and any(
            block.payer is aftercare.Payer.BASIS_INSURANCE
            for plan in self.assessment.plans
            for block in plan.blocks
        )

    @cached_property
    def keeps_others_from_paying(self) -> Mapping[str, decision.Value]:
        """Every answer, by field and in their order, for which the person pays sessions to come.

        Empty while the answer is not decided, and where the person pays none.
        """
        pays_at = [p for p in self.prospects if p.payers == (aftercare.Payer.INSURED_PERSON,)]
        if not (self.assessment.decided and pays_at):
            return {}
        need = self.situation.treatment_need
        if need is not None and need is not aftercare.TreatmentNeed.CURRENT:
            return {"treatment_need": need}
        # The statutory list is why only where nobody takes over in the end.
        conditions = ["module-pays", *(["listed"] if pays_at[-1].last is None else [])]
        found = {
            field: value
            for condition in conditions
            for group in aftercare.why_not(self.situation, condition, self.on)
            for field, value in group.items()
        }
        return {field: found[field] for field in aftercare.ORDER if field in found}

    def told_as(self, payer: aftercare.Payer) -> Cover | aftercare.Payer:
        """Return under which name people hear of a payer: the module's is that of its cover."""
        return self.cover if payer is aftercare.Payer.BASIS_PLUS_MODULE else payer

    @cached_property
    def since_birthday(self) -> "Enquiry | None":
        """What is asked of somebody of 17 from the 18th birthday on, where that changes who pays.

        None at any other age. Sessions count in another way then, so none is taken as had.
        """
        if self.situation.age != aftercare.ADULT_FROM - 1 or not self.assessment.in_scope:
            return None
        child = self.situation.model_copy(update={"sessions_had": None})
        then = replace(self, situation=_of_age(child), told_to=self.listener)
        return then if then.prospects != replace(self, situation=child).prospects else None

    def after(self, change: aftercare.Alternative) -> "Enquiry":
        """Return what would be asked after a change.

        A child's sessions count by the year, so none is had yet of a year that begins with it.
        """
        situation = change.situation
        if change.from_january and listener_about(situation.age) is Listener.PARENT:
            situation = situation.model_copy(update={"sessions_had": None})
        return replace(self, situation=situation)


def _of_age(child: aftercare.Situation) -> aftercare.Situation:
    """Return a child once it is 18, without a code that says otherwise of adults."""
    facts = child.model_dump() | {"age": aftercare.ADULT_FROM}
    try:
        return aftercare.Situation.model_validate(facts)
    except ValidationError:
        return aftercare.Situation.model_validate(facts | {"diagnosis_code": None})
