"""What is asked: about whom, for which day; and with it how the answer is told."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from calculator import aftercare, decision


class Listener(StrEnum):
    """Who is spoken to."""

    ADULT = "adult"
    """The insured person; also where the age is not known."""
    PARENT = "parent"
    """The parent of a child that is insured."""


@dataclass(frozen=True)
class Enquiry:
    """What is asked about one person.

    Attributes:
        situation: What is known of the person.
        on: The day of the next session.
    """

    situation: aftercare.Situation
    on: date

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
        return aftercare.remarks(self.situation, self.on)

    @property
    def listener(self) -> Listener:
        """Who is spoken to: about a child its parent."""
        age = self.situation.age
        return Listener.PARENT if age is not None and age < aftercare.ADULT_FROM else Listener.ADULT

    def after(self, change: aftercare.Alternative) -> "Enquiry":
        """Return what would be asked after a change."""
        return Enquiry(change.situation, self.on)
