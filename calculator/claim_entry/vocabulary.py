"""What can be typed about a claim and what it says, read from `phrases.toml`."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Final, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from calculator import claims, decision
from calculator.claims.codes import SCREENING_DIAGNOSES
from calculator.quick_entry import PhraseError
from calculator.quick_entry.tokens import simplify
from calculator.words import Language

Meaning: TypeAlias = Mapping[str, decision.Value]
"""What is said, by field."""

_WITH_ZEROS: Final = {"referral_type": 2, "specialism_code": 4}
"""How long codes are whose zeros in front get lost."""
_BY_ITSELF: Final = {
    "product_code": r"[0-9]{9}",
    "declaration_code": r"15[0-9]{0,3}[A-Z][0-9A-Z]{0,3}",
    "specialism_code": r"0[0-9]{3}",
}
"""How a code looks that is its field's without a label; one of the others is a value of theirs."""
_SPECIALISMS: Final = {specialism for specialism, _ in SCREENING_DIAGNOSES}


class Small(StrEnum):
    """What a word does that says nothing by itself; `phrases.toml` explains each."""

    NO = "no"
    NO_BEHIND = "no_behind"
    YES = "yes"
    UNKNOWN = "unknown"
    DOUBT = "doubt"
    OR = "or"
    AND = "and"
    BUT = "but"
    UNIT = "unit"
    NUMBER_OF = "number_of"
    NOUN = "noun"
    NOTHING = "nothing"


class _Typed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    nl: tuple[str, ...]
    en: tuple[str, ...]

    def written(self, language: Language) -> str:
        """Return how the page itself writes it."""
        return (self.nl if language is Language.NL else self.en)[0]


class Phrase(_Typed):
    """Words that say one thing."""

    says: Meaning = Field(min_length=1)


class Unclear(_Typed):
    """Words that may mean each of several things."""

    may_mean: tuple[Meaning, ...] = Field(min_length=2)


class Label(_Typed):
    """Words that name the field of a code; one of these fields takes it."""

    of: tuple[str, ...] = Field(min_length=1)


Entry: TypeAlias = Phrase | Unclear | Label | Small


class Vocabulary(BaseModel):
    """Everything that can be typed.

    Raises:
        pydantic.ValidationError: Something stands there twice, or is no value of its field.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    phrase: tuple[Phrase, ...]
    unclear: tuple[Unclear, ...]
    label: tuple[Label, ...]
    small: Mapping[Small, tuple[str, ...]]

    @model_validator(mode="after")
    def _can_be_trusted(self) -> "Vocabulary":
        said = [phrase.says for phrase in self.phrase]
        for meaning in (*said, *(one for of in self.unclear for one in of.may_mean)):
            if any(read_code(field, value) != value for field, value in meaning.items()):
                raise PhraseError(f"{meaning} is said of no claim")
        seen: dict[str, Entry] = {}
        for typed, entry in self._entries():
            if seen.setdefault(typed, entry) != entry:
                raise PhraseError(f"{typed} stands there twice, with another meaning")
        return self

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """What each way of typing is."""
        return dict(self._entries())

    def write(self, meaning: Meaning, language: Language) -> str:
        """Return what can be typed to say something."""
        return ", ".join(self._write(field, meaning[field], language) for field in meaning)

    def _write(self, field: str, value: decision.Value, language: Language) -> str:
        label = next((each for each in self.label if each.of == (field,)), None)
        if label and any(sign.isdigit() for sign in str(value)):
            return f"{label.written(language)} {value}"
        said = {field: value}
        return next(phrase for phrase in self.phrase if phrase.says == said).written(language)

    def _entries(self) -> Iterator[tuple[str, Entry]]:
        entries: tuple[Phrase | Unclear | Label, ...] = (*self.phrase, *self.unclear, *self.label)
        for entry in entries:
            for typed in (*entry.nl, *entry.en):
                yield simplify(typed), entry
        for small, words in self.small.items():
            for word in words:
                yield simplify(word), small


def read_code(field: str, typed: decision.Value) -> decision.Value | None:
    """Return a code, with the zeros in front that got lost, as a value of its field; else None."""
    code = typed if isinstance(typed, bool) else typed.zfill(_WITH_ZEROS.get(field, 0))
    try:
        value = getattr(claims.Claim.model_validate({field: code}), field)
    except ValidationError:
        # A care type that the rules do not tell apart, but none that is a referral type.
        is_other = field == "care_type" and re.fullmatch(r"[1-9][0-9]", str(typed))
        return claims.CareType.OTHER.value if is_other else None
    return value if isinstance(value, bool) else str(value)


def find_fields(code: str, specialism: str | None) -> list[Meaning]:
    """Return all that a code by itself is, by what the codes of each field are.

    Args:
        code: The code in capitals.
        specialism: The specialism directly before it; only behind one it is a diagnosis.
    """
    found: list[Meaning] = []
    for field, known in claims.SPACE.fields.items():
        if code in known.values and any(sign.isdigit() for sign in code):
            found.append({field: code})
    for field, looks in _BY_ITSELF.items():
        if re.fullmatch(looks, code) and read_code(field, code):
            found.append({field: code})
    if len(code) == 3 and code.zfill(4) in _SPECIALISMS and not specialism:  # noqa: PLR2004 - a zero short
        found.append({"specialism_code": code.zfill(4)})
    if specialism and read_code("diagnosis_code", code):
        told = (of for by, of in SCREENING_DIAGNOSES if by == specialism)
        found.append({"diagnosis_code": next((of for of in told if of == code.zfill(3)), code)})
    return found


def offer_fields(code: str) -> list[Meaning]:
    """Return what a code that is nothing for sure may be."""
    if re.fullmatch(r"[0-9]{1,4}", code) is None:
        return []
    offered = {
        1: ["referral_type"],
        3: ["specialism_code", "diagnosis_code"],
        4: ["specialism_code"],
    }
    read = {field: read_code(field, code) for field in offered.get(len(code), [])}
    return [{field: value} for field, value in read.items() if value is not None]


VOCABULARY: Final = decision.read_toml(Path(__file__).with_name("phrases.toml"), Vocabulary)
