"""The rules of aftercare, read from `rules.toml` and proved when this module is imported."""

from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from calculator import decision
from calculator.aftercare.facts import ONE_SESSION
from calculator.sources import SOURCES, SOURCES_FILE


class Payer(StrEnum):
    """Who pays a session."""

    BASIS_PLUS_MODULE = "basis-plus-module"
    BASIS_INSURANCE = "basis-insurance"
    SUPPLEMENTARY_INSURANCE = "supplementary-insurance"
    INSURED_PERSON = "insured-person"


class Claim(BaseModel):
    """The codes that a session is claimed with.

    Attributes:
        code_list: The list of service codes.
        suffix: What follows each code: "Z" on list 990, nothing on list 012.
        csi: The indication code (Code Soort Indicatie).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code_list: Literal["990", "012"]
    suffix: Literal["Z", ""]
    csi: Literal["001", "008", "009"]

    @model_validator(mode="after")
    def _z_on_990_only(self) -> Self:
        if (self.code_list == "990") is not (self.suffix == "Z"):
            raise ValueError("on list 990, and on no other, the letter Z follows every code")
        return self


class Payment(BaseModel):
    """What follows from a rule.

    Attributes:
        payer: Who pays; None where this calculator decides nothing.
        claim: The codes to claim with; None where the sources give none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    payer: Payer | None = None
    claim: Claim | None = None


class Place(StrEnum):
    """Where a remark is said; the pages that say it show each of these."""

    BEFORE_ANSWER = "before-answer"
    """Before anything else, because it may make the answer pointless."""
    WITH_ANSWER = "with-answer"
    CLAIMING = "claiming"
    """To whoever claims."""
    NOT_DECIDED = "not-decided"
    """With what can still change the answer."""


RULES_FILE: Final = Path(__file__).with_name("rules.toml")


RULES_VERSION: Final = sha256(
    b"".join(file.read_bytes().replace(b"\r\n", b"\n") for file in (RULES_FILE, SOURCES_FILE))
).hexdigest()[:8]
"""What tells one version of the rules and their sources from another: eight characters that
change with every letter of them."""


def prove(book: decision.RuleBook[Payment]) -> decision.Table[Payment]:
    """Return the table that a rule file makes, proved over all cases.

    Raises:
        decision.RuleError: The rules cannot be trusted to decide.
    """
    return decision.Table(ONE_SESSION, book, SOURCES, tuple(Place))


def read_rules(path: Path = RULES_FILE) -> decision.RuleBook[Payment]:
    """Read a rule file of aftercare.

    Raises:
        pydantic.ValidationError: Its form is wrong.
    """
    return decision.RuleBook[Payment].read(path)
