"""The rules of aftercare, read from `rules.toml` and proved when this module is imported."""

import re
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from calculator import decision
from calculator.aftercare.facts import ADULT_FROM, LAST_OF_STRETCH, ONE_SESSION, Session
from calculator.sources import SOURCES, SOURCES_FILE


class Payer(StrEnum):
    """Who pays a session."""

    BASIS_PLUS_MODULE = "basis-plus-module"
    BASIS_INSURANCE = "basis-insurance"
    SUPPLEMENTARY_INSURANCE = "supplementary-insurance"
    INSURED_PERSON = "insured-person"


class ClaimCodes(BaseModel):
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


class Consequence(BaseModel):
    """What follows from a rule.

    Attributes:
        payer: Who pays; None where this calculator decides nothing.
        claim: The codes to claim with; None where the sources give none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    payer: Payer | None = None
    claim: ClaimCodes | None = None


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


def prove(book: decision.RuleBook[Consequence]) -> decision.Table[Consequence]:
    """Return the table that a rule file makes, proved over all cases.

    Raises:
        decision.RuleError: The rules cannot be trusted to decide.
    """
    return decision.Table(ONE_SESSION, book, SOURCES, tuple(Place))


_SESSIONS_OF_ID: Final = re.compile(r"-(first|from)-(\d+)$")
_AGE_OF_TEXT: Final = re.compile(r"\b(?:onder de|under) (\d+)", re.IGNORECASE)


def check_numbers(table: decision.Table[Consequence]) -> None:
    """Check that names and texts say the limits by which is decided.

    A rule whose id ends in `first-20` holds in those sessions and in no other, and so does one
    that ends in `from-21`; the text of both names one of these numbers. An age is the limit.

    Raises:
        decision.RuleError: A number in an id or a text is another one.
    """
    for rule_id, rule in table.rules.items():
        if said := _SESSIONS_OF_ID.search(rule_id):
            limit = int(said[2]) - (said[1] == "from")
            before = {s for s, last in LAST_OF_STRETCH.items() if last and last <= limit}
            sessions = before if said[1] == "first" else set(Session) - before
            held = {s for s in Session if table.cases[rule_id] & ONE_SESSION.having("session", s)}
            if limit not in LAST_OF_STRETCH.values() or held != sessions:
                raise decision.RuleError(f"{rule_id!r} does not hold in the sessions of its name")
            for words in (rule.text.nl, rule.text.en):
                if not {str(limit), str(limit + 1)} & set(re.findall(r"\d+", words)):
                    raise decision.RuleError(f"a text of {rule_id!r} does not name {limit}")
    for statement in (*table.rules.values(), *table.remarks):
        for words in (statement.text.nl, statement.text.en):
            if any(int(age) != ADULT_FROM for age in _AGE_OF_TEXT.findall(words)):
                raise decision.RuleError(f"a text of {statement.id!r} does not say {ADULT_FROM}")


TABLE: Final = prove(decision.read_toml(RULES_FILE, decision.RuleBook[Consequence]))
"""The rules, proved over all cases of one session."""

check_numbers(TABLE)
