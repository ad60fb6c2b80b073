"""What one cell says of one field."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from calculator import claims
from calculator.claim_files.columns import VOCABULARY
from calculator.claims.numbers import compared, is_shortened

YES_NO: Final = (
    "selective_policy",
    "hospital_selected",
    "licence",
    "started_while_contracted",
    "credit",
)
NUMBERS: Final = ("trajectory_number", "referring_trajectory_number")
_NAMES: Final = ("claim_id", "hospital", "takes_back")
UNREADABLE_NUMBER: Final = "1E+11"
"""What a number is given on as that is there and that nobody can read."""


class How(StrEnum):
    """How a cell was read otherwise than it stands, or why it could not be read."""

    ZEROS_ADDED = "zeros-added"
    """Its zeros in front had got lost."""
    CODE_OF_LABEL = "code-of-label"
    """It is the code of what stands there in words as well, or the words alone."""
    PLAIN_NUMBER = "plain-number"
    """Spaces, points, hyphens, zeros in front, capitals or `.0` are left out."""
    MISSING = "missing"
    """A hyphen, zeros or a word say that there is no number."""
    SHORTENED = "shortened"
    """A spreadsheet shortened the number; it is read as one that nobody knows."""
    OTHER = "other"
    """It is none of the codes that decide."""
    NONE_ACUTE = "none-acute"
    """Neither acute activity is among those that stand there."""
    ACUTE_OF_SEVERAL = "acute-of-several"
    """Several activities stand there; this is the one that decides."""
    NO_ACTIVITY = "no-activity"
    """A hyphen or a word says that there is none."""
    UNKNOWN = "unknown"
    """It says that it is not known."""
    UNREADABLE = "unreadable"
    """Nobody can say what it means."""
    CARE_TYPE = "care-type"
    """It is 21, which is a care type, where a referral type belongs."""
    CREDIT = "credit"
    """The line takes an earlier one back."""
    ONE_CLAIM = "one-claim"
    """The lines of this claim differ in activity only."""
    TAKEN_BACK = "taken-back"
    """Another line takes this one back."""


WRONG: Final = frozenset({How.UNREADABLE, How.CARE_TYPE})
"""What was not read: the field is unknown then."""


@dataclass(frozen=True)
class Reading:
    """What a cell says.

    Attributes:
        value: The value of the field; None if it says nothing that is known.
        how: How it was read, if otherwise than it stands.
    """

    value: str | bool | None
    how: How | None = None


_LABELLED: Final = re.compile(
    r"([0-9a-z]*[0-9][0-9a-z]*)(?:[.,]0+)?\s*(?:[-\u2013\u2014:=/|.)]\s*|\s)\s*(\D.*)", re.DOTALL
)
_BEHIND: Final = re.compile(r"(\D+?)\s*[(\[]([0-9a-z]+)[)\]]", re.DOTALL)
_WHOLE: Final = re.compile(r"([0-9]+)[.,]0+")
_SHORT_NUMBER: Final = re.compile(r"(?<![0-9])[0-9]{1,2}(?![0-9])")
_ACUTE: Final = re.compile(
    r"(?<![0-9])(?<![0-9]\.)190[., \u00a0\u202f]?01([56])(?:[.,]0+)?(?![0-9])"
)
_ACTIVITY: Final = re.compile(
    r"(?<![0-9a-z])(?:[0-9]{3}\.[0-9]{3}|[0-9]{5,6})(?:\.0+)?(?![0-9a-z])", re.IGNORECASE
)
_MIXED: Final = re.compile(r"[0-9]+[a-wyz]|[a-wyz][0-9]|[0-9]{3,}|e\+|\?", re.IGNORECASE)
_ORDINAL: Final = re.compile(r"\b(?:[123]e|1ste|2de|1st|2nd)\b")
_LETTERS: Final = re.compile(r"(?<!\S)[^\W\d_]{4,}(?!\S)|\(")
_WORD: Final = re.compile(r"[^\W\d_]+")
_SEVERAL: Final = re.compile(r"[;|\n?]|,\s|\s(?:of|or|en|and)\s", re.IGNORECASE)
_KEPT_AS_TEXT: Final = re.compile(r"=\"([^\"]*)\"")
"""How some systems have a spreadsheet leave the zeros in front."""
_AROUND: Final = " \t\r\n\u00a0\u202f\u200b\ufeff'\"`"


def read_cell(field: str, written: str) -> Reading:
    """Return what a cell says of a field.

    Args:
        field: A field of `claims.ListedClaim`.
        written: What stands in the cell.

    Returns:
        An empty text for a number that is missing. For what cannot be read no value, but for a
        number that was shortened, of which it is known that it is there.
    """
    kept_as_text = _KEPT_AS_TEXT.fullmatch(written.strip())
    cell = (kept_as_text[1] if kept_as_text else written).strip(_AROUND)
    said = plain_cell(cell)
    if field in NUMBERS:
        return _read_number(cell, said) if cell else Reading("")
    if not cell or said in _words("unknown"):
        return Reading(None, How.UNKNOWN if cell else None)
    if field in YES_NO:
        return _read_word(field, said)
    if field in _NAMES:
        return _read_name(field, cell, said)
    if field == "acute_activity":
        return _read_activity(cell, said)
    return _read_told(field, cell, said)


def plain_cell(cell: str) -> str:
    """Return a cell as words are compared: without capitals, accents and spaces at its ends."""
    letters = unicodedata.normalize("NFKD", " ".join(cell.casefold().split()))
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def _holds(cell: str, *kinds: str) -> bool:
    """Return whether a word of some kinds stands in a cell."""
    said = {plain_cell(word) for word in _WORD.findall(cell)}
    return any(said & _words(kind) for kind in kinds)


@cache
def _words(kind: str) -> frozenset[str]:
    said = VOCABULARY.values[kind]
    return frozenset() if isinstance(said, Mapping) else frozenset(map(plain_cell, said))


@cache
def _in_words() -> Mapping[str, Mapping[str, str | bool]]:
    """Return for each field that is told in words what each of them says."""
    told: dict[str, dict[str, str | bool]] = {}
    for field, said in VOCABULARY.values.items():
        if isinstance(said, Mapping):
            told[field] = {
                plain_cell(word): {"true": True, "false": False}.get(value, value)
                for value, words in said.items()
                for word in words
            }
    yes_no = told.pop("yes_no")
    return told | {field: yes_no | told.get(field, {}) for field in YES_NO}


def _read_told(field: str, cell: str, said: str) -> Reading:
    """Return what a cell says of a field that has codes, words or both."""
    if said in _words("lost"):
        return Reading(None, How.UNREADABLE)
    if said in _words("nothing") and said not in _in_words().get(field, {}):
        return Reading(None, How.UNKNOWN)
    if field in _in_words():
        read = _read_word(field, said)
        if read.how is None or field != "care_type":
            return read
    return _read_code(field, cell)


def _read_word(field: str, said: str) -> Reading:
    if whole := _WHOLE.fullmatch(said):
        said = whole[1]
    value = _in_words()[field].get(said)
    if value is None and said in _words("nothing") and field != "credit":
        return Reading(None, How.UNKNOWN)
    return Reading(None, How.UNREADABLE) if value is None else Reading(value)


def _read_number(cell: str, said: str) -> Reading:
    if said in _words("unknown"):
        return Reading(None, How.UNKNOWN)
    if said in _words("nothing"):
        return Reading("", How.MISSING)
    if is_shortened(cell):
        return Reading(UNREADABLE_NUMBER, How.SHORTENED)
    number = compared(cell)
    if not number:
        return Reading("", How.MISSING)
    in_words = _LETTERS.search(cell) or not any(sign.isdecimal() for sign in number)
    if said in _words("lost") or in_words or _SEVERAL.search(cell):
        return Reading(None, How.UNREADABLE)
    return Reading(cell, None if number == cell.casefold() else How.PLAIN_NUMBER)


def _read_name(field: str, cell: str, said: str) -> Reading:
    """Return a name; none where it stands for none, or for several by what was cut off."""
    if is_shortened(cell) or said in _words("lost") or "?" in cell:
        # Of a hospital that nobody can read it is known that it is one.
        how = How.SHORTENED if is_shortened(cell) else How.UNREADABLE
        return Reading(UNREADABLE_NUMBER if field == "hospital" else None, how)
    nothing = said in _words("nothing") or not compared(cell)
    return Reading(None, How.MISSING) if nothing else Reading(cell)


def _read_activity(cell: str, said: str) -> Reading:
    if said in _words("nothing") or said in _in_words()["acute_activity"]:
        return Reading("none", How.NO_ACTIVITY)
    acute = set(_ACUTE.findall(cell))
    rest = _ACUTE.sub(" ", cell)
    others = _ACTIVITY.findall(rest)
    rest = _ACTIVITY.sub(" ", rest)
    if _holds(rest, "not", "without") or "?" in rest or not (acute or others):
        return Reading(None, How.UNREADABLE)
    if "6" not in acute and _MIXED.search(rest):
        return Reading(None, How.UNREADABLE)  # what is left may be the one that decides
    if acute:
        code = f"19001{max(acute)}"
        alone = cell == code
        several = len(acute) > 1 or others
        how = How.ACUTE_OF_SEVERAL if several else How.CODE_OF_LABEL
        return Reading(code, None if alone else how)
    return Reading("none", How.NONE_ACUTE)


def _read_code(field: str, cell: str) -> Reading:
    """Return what a code says that may stand with a label and without its zeros."""
    code = _ORDINAL.sub("nth", cell.casefold())
    label = ""
    if found := _WHOLE.fullmatch(code):
        code = found[1]
    elif found := _LABELLED.fullmatch(code):
        code, label = found[1], found[2]
    elif found := _BEHIND.fullmatch(code):
        label, code = found[1], found[2]
    elif field in {"product_code", "declaration_code"}:
        code = re.sub(r"[\s.\-]", "", code)
    if label and _in_doubt(field, label):
        return Reading(None, How.UNREADABLE)
    value = _code(field, code)
    if value is None:
        wrong = field == "referral_type" and code == "21"
        return Reading(None, How.CARE_TYPE if wrong else How.UNREADABLE)
    if field == "care_type" and value == "other":
        return Reading(value, How.OTHER)
    if label:
        return Reading(value, How.CODE_OF_LABEL)
    return Reading(value, None if value.casefold() == cell.casefold() else How.ZEROS_ADDED)


def _in_doubt(field: str, label: str) -> bool:
    """Return whether what stands beside a code denies it, doubts it or holds a second one."""
    short = field in {"referral_type", "care_type"} and _SHORT_NUMBER.search(label)
    return _holds(label, "not") or "?" in label or bool(short)


_LONG: Final = {"referral_type": 2, "specialism_code": 4, "product_code": 9, "declaration_code": 6}
_LONGEST_CARE_TYPE: Final = 2
_AT_LEAST: Final = {
    "referral_type": 1,
    "specialism_code": 3,
    "product_code": 8,
    "declaration_code": 5,
}


def _code(field: str, code: str) -> str | None:
    """Return a code as its field takes it, or None if it is none."""
    code = code.upper()
    if not code.isascii():
        return None
    if field == "care_type":
        short = code.lstrip("0")
        if not code.isdecimal() or not 1 <= len(short) <= _LONGEST_CARE_TYPE:
            return None
        return short if claims.Claim.takes(field, short) else str(claims.CareType.OTHER)
    if field in _LONG and code.isdecimal() and len(code) >= _AT_LEAST[field]:
        code = code.zfill(_LONG[field])
    return code if claims.Claim.takes(field, code) else None
