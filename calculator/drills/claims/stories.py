"""The stories of the claim drills, put together from `stories.toml`."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from calculator import claims, decision
from calculator.claims import AcuteActivity, CareKind, CareType, ReferralType
from calculator.drills.choice import number_of, pick
from calculator.drills.telling import Gender, Story, fill, paragraphs, told

Texts = Mapping[str, tuple[decision.Text, ...]]


class Telling(StrEnum):
    """How it is told how the patient came."""

    IN_WORDS = "in-words"
    """What happened; the codes are to be found."""
    IN_CODES = "in-codes"


class _KindToldByCode(BaseModel):
    """A sentence with codes that tell the kind of care."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    facts: Mapping[str, str]
    nl: str
    en: str


class _Sentences(BaseModel):
    """Everything that is told, by field and value."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    who: Texts
    told: Mapping[str, Texts]
    kind_told_by_code: tuple[_KindToldByCode, ...]
    in_words: Mapping[str, Texts]
    in_codes: Mapping[str, decision.Text]
    number: Mapping[str, decision.Text]
    trajectory: Mapping[str, decision.Text]
    both_trajectories: Mapping[str, decision.Text]


_SENTENCES: Final = decision.read_toml(Path(__file__).with_name("stories.toml"), _Sentences)
_BEGINNING: Final = ("01", "03", "06")
"""The referral types of a claim that a number can lead to."""
_PARAGRAPHS: Final = (
    ("selective_policy", "hospital_selected"),
    ("care_kind", "licence"),
    ("referral_type", "care_type", "acute_activity", "first_trajectory"),
)
"""Which facts are told together; who it is comes first."""
_CODES: Final = ("product_code", "declaration_code", "specialism_code", "diagnosis_code")


def whole_in_words(case: Mapping[str, decision.Value]) -> bool:
    """Return whether words can tell how the patient came, so that one code fits and no other."""
    referral_type = ReferralType(str(case["referral_type"]))
    if referral_type is ReferralType.OWN_PATIENT:
        return case["care_type"] in (CareType.INITIAL, CareType.FOLLOW_UP)
    if referral_type is ReferralType.OTHER_SPECIALISM:
        return case["care_type"] in (CareType.INITIAL, CareType.CONSULT)
    if referral_type in (ReferralType.FIRST_LINE, ReferralType.FIRST_LINE_WITHOUT_CODE):
        # Acute contact at the emergency department would sound like type 03.
        return case["acute_activity"] != AcuteActivity.EMERGENCY_DEPARTMENT
    return True


def kind_told_by_code(kind: CareKind, seed: str) -> Mapping[str, str | None]:
    """Return codes to tell a kind of care by instead of its name; nothing where it is named."""
    telling = [
        each.facts
        for each in _SENTENCES.kind_told_by_code
        if claims.Claim.model_validate(each.facts).kind() is kind
    ]
    if not telling or number_of(seed, "by code") % 2:
        return {}
    return {"care_kind": None, **pick(telling, seed, "code")}


def told_as(facts: claims.Claim, telling: Telling, seed: str) -> Story:
    """Return the story of a claim.

    Args:
        facts: What is told; unknown facts stand nowhere in the story.
        telling: How it is told how the patient came.
        seed: Decides who it is and which of the sentences that say the same are taken.
    """
    # A man is not pregnant.
    pregnant = facts.kind() is CareKind.PREGNANCY
    gender = Gender.WOMAN if pregnant else pick(tuple(Gender), seed, "gender")
    said = {
        field: told(pick(texts, seed, field), gender)
        for field in ("selective_policy", "hospital_selected", "care_kind", "licence")
        if (texts := _named(facts, field))
    }
    said |= _code(facts)
    if telling is Telling.IN_WORDS:
        way = {
            field: told(pick(texts, seed, field), gender)
            for field, texts in _in_words(facts).items()
        }
    else:
        way = _in_codes(facts, seed)
    said |= way | _trajectory(facts, seed)
    parts = [[said[field] for field in part if field in said] for part in _PARAGRAPHS]
    opening = told(pick(_SENTENCES.who[gender], seed, "who"), gender)
    return Story(paragraphs=paragraphs([[opening, *parts[0]], *parts[1:]]), said=said)


def _named(facts: claims.Claim, field: str) -> tuple[decision.Text, ...]:
    """Return the sentences that tell a fact by its name; none for what is not told."""
    value = getattr(facts, field)
    return () if value is None else _SENTENCES.told[field][str(value).lower()]


def _code(facts: claims.Claim) -> dict[str, decision.Text]:
    """Return the sentence with the codes that tell the kind of care, if they are told."""
    given = {field: code for field in _CODES if (code := getattr(facts, field)) is not None}
    for each in _SENTENCES.kind_told_by_code:
        if each.facts == given:
            return {"care_kind": decision.Text(nl=each.nl, en=each.en)}
    return {}


def _in_words(facts: claims.Claim) -> Texts:
    """Return how the patient came, as it went."""
    words = _SENTENCES.in_words
    found: dict[str, tuple[decision.Text, ...]] = {}
    if facts.referral_type:
        found["referral_type"] = words["referral_type"][facts.referral_type]
    if facts.care_type:
        internal = facts.referral_type is ReferralType.OTHER_SPECIALISM
        taken_over = internal and facts.care_type is CareType.INITIAL
        found["care_type"] = words["care_type"]["11-internal" if taken_over else facts.care_type]
    if facts.acute_activity:
        found["acute_activity"] = words["acute_activity"][facts.acute_activity]
    return found


def _in_codes(facts: claims.Claim, seed: str) -> dict[str, decision.Text]:
    """Return how the patient came, by the codes of the claim."""
    codes = _SENTENCES.in_codes
    found: dict[str, decision.Text] = {}
    if facts.referral_type:
        found["referral_type"] = _with_code("referral_type", facts.referral_type)
    if facts.care_type:
        other = facts.care_type is CareType.OTHER
        told = codes["care_type_other"] if other else _with_code("care_type", facts.care_type)
        found["care_type"] = told
    if facts.acute_activity:
        found["acute_activity"] = _acute_activity(facts.acute_activity, seed)
    return found


def _acute_activity(activity: AcuteActivity, seed: str) -> decision.Text:
    if activity is AcuteActivity.NONE:
        return _SENTENCES.in_codes["acute_activity_none"]
    if activity is AcuteActivity.ELSEWHERE and number_of(seed, "both") % 3 == 0:
        return _SENTENCES.in_codes["acute_activity_both"]
    return _with_code("acute_activity", activity)


def _with_code(field: str, code: str) -> decision.Text:
    return fill(_SENTENCES.in_codes[field], code=code)


def _trajectory(facts: claims.Claim, seed: str) -> dict[str, decision.Text]:
    """Return where the number leads: the claim's own, or for type 05 the referring one."""
    if facts.first_trajectory is None:
        return {}
    referring = facts.referral_type is ReferralType.OTHER_SPECIALISM
    number = _SENTENCES.number["referring" if referring else "own"]
    begun = {"from": pick(_BEGINNING, seed, "from")}
    unknown = facts.referral_type is None
    texts = _SENTENCES.both_trajectories if unknown else _SENTENCES.trajectory
    text = texts[facts.first_trajectory]
    told = decision.Text(
        nl=text.nl.format(number=number.nl, **begun), en=text.en.format(number=number.en, **begun)
    )
    return {"first_trajectory": told}
