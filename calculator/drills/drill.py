"""A drill: a case told as a story, and what is to be answered about it."""

from collections.abc import Mapping
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from calculator import aftercare, claims, decision


class Subject(StrEnum):
    """What a drill is about."""

    AFTERCARE = "aftercare"
    CLAIMS = "claims"


class Level(StrEnum):
    """How hard a drill is, easiest first."""

    EXAMPLES = "examples"
    """Cases like the worked examples; of claims, those that the source names outright."""
    RULES = "rules"
    """Every rule that the sources or the law give, and what keeps each from holding."""
    EDGES = "edges"
    """The edges between rules, and cases in which a fact is missing."""
    SILENCES = "silences"
    """Where the sources are silent and a reading was chosen."""


class Step(StrEnum):
    """What there is to do first with a case."""

    ANSWER = "answer"
    ASK = "ask"
    """A fact is missing on which the answer depends."""
    OUT_OF_SCOPE = "out-of-scope"


class Part(StrEnum):
    """One of the things to answer, in the order in which they are asked."""

    STEP = "step"
    QUESTION = "question"
    """Which question to ask next."""
    FIRST_20 = "first_20"
    """Who pays the sessions to come up to 20."""
    FROM_21 = "from_21"
    """Who pays the sessions to come from 21 on."""
    CLAIM_CODES = "claim_codes"
    """The codes to claim the sessions with."""
    PAYMENT = "payment"
    REFERRAL_TYPE = "referral_type"
    SECOND_CODE = "second_code"
    """The care type or the acute activity that belongs to the referral type."""


CODES = frozenset({Part.CLAIM_CODES, Part.REFERRAL_TYPE, Part.SECOND_CODE})
"""The parts that only those who work with codes are asked."""


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
        key: The right answer to each part that is to be answered, in order.
        to_answer: The parts that are asked of whoever says that the case can be answered;
            whether it can must not be seen by them.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    subject: Subject
    rule: str
    level: Level
    facts: aftercare.Situation | claims.Claim
    missing: str | None
    story: tuple[decision.Text, ...]
    said: Mapping[str, decision.Text]
    key: Mapping[Part, str]
    to_answer: tuple[Part, ...]

    def rightly(self, *, codes: bool) -> Mapping[Part, str]:
        """Return the parts with their right answers; those about codes only if asked for."""
        return {part: right for part, right in self.key.items() if codes or part not in CODES}

    def asked(self, step: str | None, *, codes: bool) -> tuple[Part, ...]:
        """Return the parts to ask of somebody, in order.

        Args:
            step: What they say there is to do first; None if they have not said yet.
            codes: Whether the codes are asked too.
        """
        after = {Step.ANSWER: self.to_answer, Step.ASK: (Part.QUESTION,)}
        following = after.get(Step(step), ()) if step else ()
        return (Part.STEP, *(part for part in following if codes or part not in CODES))

    def answered_rightly(self, answers: Mapping[Part, str], *, codes: bool) -> bool:
        """Return whether every part that is asked was answered rightly."""
        rightly = self.rightly(codes=codes)
        return all(answers.get(part) == right for part, right in rightly.items())
