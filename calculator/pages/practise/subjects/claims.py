"""What the pages say of the drills on what a hospital claim is paid at."""

from collections.abc import Iterator, Mapping
from typing import Final

from markupsafe import Markup

from calculator import claims
from calculator.claims import AcuteActivity, CareType
from calculator.drills.claims.answers import (
    PAYMENT,
    REFERRAL_TYPE,
    SECOND_CODE,
    SecondCode,
    second_code,
)
from calculator.pages.answer import claim as claim_answer
from calculator.pages.answer.sentences import capitalise
from calculator.pages.practise.subjects.subject_page import SubjectPage, Value
from calculator.pages.visit.forms import CLAIM
from calculator.web import site_map
from calculator.words import Words


def _name_fact(words: Words, name: str) -> str:
    return capitalise(words[f"column.{name}"])


def _name_value(words: Words, name: str, value: Value) -> str:
    return words.get(f"questions.{name}.{str(value).lower()}", str(value))


def _write(words: Words, part: str, option: str) -> str:
    if part == PAYMENT.name:
        return words[f"payment.{PAYMENT.options[option]}"]
    if part == REFERRAL_TYPE.name:
        return words("drill_codes.referral_type", code=REFERRAL_TYPE.options[option])
    return _write_second_code(words, SECOND_CODE.options[option])


def _write_second_code(words: Words, code: SecondCode) -> str:
    if isinstance(code, CareType):
        return words("drill_codes.care_type", code=code)
    if code is AcuteActivity.NONE:
        return words["drill_codes.no_second_code"]
    return words("drill_codes.acute_activity", code=code)


def _answer(words: Words, facts: claims.Claim) -> Markup:
    return claim_answer.draw_in_short(words, claims.assess(facts))


def _headline(words: Words, told: Mapping[str, object]) -> str:
    assessment = claims.assess(claims.Claim.model_validate(told))
    return claim_answer.write_headline(words, assessment)


def _why(words: Words, facts: claims.Claim) -> Markup:
    return claim_answer.draw_why(words, claims.assess(facts))


def _meanings(words: Words, facts: claims.Claim, part: str) -> Iterator[str]:
    """Yield what a code means that was to be found."""
    if part == REFERRAL_TYPE.name and facts.referral_type:
        yield PAGE.fact(words, "referral_type", facts.referral_type)
    if part == SECOND_CODE.name:
        code = second_code(facts)
        for name in ("care_type", "acute_activity"):
            if getattr(facts, name) == code:
                yield PAGE.fact(words, name, code)


PAGE: Final = SubjectPage(
    address=site_map.SELECTIVE_POLICY,
    form=CLAIM,
    name_fact=_name_fact,
    name_value=_name_value,
    write=_write,
    answer=_answer,
    headline=_headline,
    why=_why,
    meanings=_meanings,
    side_by_side=(REFERRAL_TYPE.name, SECOND_CODE.name),
    recognised_by=-1,  # how the patient came
)
