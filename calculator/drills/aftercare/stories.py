"""The stories of the aftercare drills, put together from `stories.toml`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from calculator import aftercare, decision
from calculator.drills.choice import pick
from calculator.drills.telling import Gender, Story, fill, paragraphs, told

_UNKNOWN: Final = "unknown"


class _Condition(BaseModel):
    """What somebody has, and of which ages it is told."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    indication: str
    nl: str
    en: str
    youngest: int = Field(default=0, alias="from")


class _Sentences(BaseModel):
    """Everything that is told, by field and value."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    who: Mapping[str, decision.Text]
    condition: tuple[_Condition, ...]
    told: Mapping[str, Mapping[str, tuple[decision.Text, ...]]]


_SENTENCES: Final = decision.read_toml(Path(__file__).with_name("stories.toml"), _Sentences)
_PARAGRAPHS: Final = (
    ("treatment_need", "sessions_had"),
    ("basis_plus_module", "supplementary", "supplementary_sessions"),
    ("basis_entitlement", "plus_practice", "referral"),
)
"""Which facts are told together; who it is comes first."""


def is_told_of(indication: str, age: int) -> bool:
    """Return whether a story can tell that somebody of an age has something of a kind."""
    return any(
        each.indication == indication and each.youngest <= age for each in _SENTENCES.condition
    )


def told_as(facts: aftercare.Situation, seed: str) -> Story:
    """Return a person's story.

    Args:
        facts: What is told; unknown facts stand nowhere in the story.
        seed: Decides who it is and which of the sentences that say the same are taken.
    """
    gender = pick(tuple(Gender), seed, "gender")
    opening = _opening(facts, gender, seed)
    said = {
        field: told(pick(texts, seed, field), gender, n=getattr(facts, field))
        for field in aftercare.Situation.model_fields
        if (texts := _texts(facts, field))
    }
    first, *others = ([said[field] for field in part if field in said] for part in _PARAGRAPHS)
    return Story(
        paragraphs=paragraphs([[opening, *first], *others]),
        said={"indication": opening, "age": opening, **said},
    )


def _opening(facts: aftercare.Situation, gender: Gender, seed: str) -> decision.Text:
    """Return who it is and what they have."""
    indication = facts.indication or _UNKNOWN
    condition = pick(
        [
            each
            for each in _SENTENCES.condition
            if each.indication == indication and each.youngest <= (facts.age or 0)
        ],
        seed,
        "condition",
    )
    who = fill(_SENTENCES.who[_who(facts.age, gender)], age=facts.age)
    return decision.Text(nl=f"{who.nl} {condition.nl}.", en=f"{who.en} {condition.en}.")


def _who(age: int | None, gender: Gender) -> str:
    if age is None:
        return "teenager"
    return {Gender.WOMAN: "girl", Gender.MAN: "boy"}[gender] if _is_child(age) else gender


def _is_child(age: int | None) -> bool:
    return age is not None and age < aftercare.ADULT_FROM


def _texts(facts: aftercare.Situation, field: str) -> tuple[decision.Text, ...]:
    """Return the sentences that tell a fact; none for what is not told."""
    value = getattr(facts, field)
    texts = _SENTENCES.told.get(field, {})
    if field == "supplementary" and value is None and facts.supplementary_sessions:
        return texts[_UNKNOWN]
    if value is None or not texts:
        return ()
    if field == "supplementary_sessions":
        return texts[{0: "used-up", 1: "one"}.get(value, "left")]
    if field == "sessions_had":
        # An adult's count across years, a child's in one year.
        counted = "child" if _is_child(facts.age) else "adult"
        return texts[counted if value else "none"]
    return texts[str(value).lower()]
