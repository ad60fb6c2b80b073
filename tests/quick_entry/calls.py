"""Calls as they are typed, read from `calls.toml`; the benchmark types them too."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from calculator import aftercare
from calculator.words import Language


class Call(BaseModel):
    """One call.

    Attributes:
        id: A name that explains itself.
        language: The language of the page.
        typed: The line with one slip of the fingers in it.
        corrected: The line once the right word is chosen for it.
        answers: What the caller said, by field.
        blocks: Who pays: the first session, the last and the payer; a last of 0 has no end.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    language: Language
    typed: str
    corrected: str
    answers: Mapping[str, str | bool | int]
    blocks: tuple[tuple[int, int, aftercare.Payer], ...]

    @property
    def situation(self) -> aftercare.Situation:
        """The situation of the caller."""
        return aftercare.Situation.model_validate(self.answers)


def _read() -> tuple[Call, ...]:
    text = Path(__file__).with_name("calls.toml").read_text(encoding="utf-8")
    return tuple(Call.model_validate(call) for call in tomllib.loads(text)["call"])


CALLS: Final = _read()
