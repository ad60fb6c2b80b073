"""What the pages say of the drills on who pays physiotherapy."""

from collections.abc import Iterable, Mapping
from typing import Final

from markupsafe import Markup

from calculator import aftercare, decision
from calculator.drills.aftercare.answers import (
    CLAIM_CODES,
    LIMIT,
    PAST_LIMIT,
    WITHIN_LIMIT,
    Codes,
    Payers,
)
from calculator.pages.answer import aftercare as aftercare_answer
from calculator.pages.answer import drawing
from calculator.pages.answer.enquiry import Cover, Enquiry
from calculator.pages.answer.sentences import capitalise, name_sessions, write_claim_codes
from calculator.pages.call.answer import draw_call_in_short, write_call_headline
from calculator.pages.practise.subjects.subject_page import SubjectPage, Value
from calculator.pages.visit.forms import AFTERCARE
from calculator.web import site_map
from calculator.words import Words


def _name_fact(words: Words, name: str) -> str:
    return words[f"fact.{name}.name"]


def _name_value(words: Words, name: str, value: Value) -> str:
    return words.get(f"brief.{name}.{str(value).lower()}", str(value))


def _ask(words: Words, facts: aftercare.Situation, part: str) -> str:
    first, after = (facts.sessions_had or 0) + 1, LIMIT + 1
    if part == WITHIN_LIMIT.name:
        return words("drill_part.sessions", sessions=name_sessions(words, first, LIMIT))
    if part == PAST_LIMIT.name:
        return words("drill_part.sessions", sessions=name_sessions(words, max(first, after), None))
    return words["drill_part.claim_codes"]


def _write(words: Words, part: str, option: str) -> str:
    if part == CLAIM_CODES.name:
        return _write_codes(words, CLAIM_CODES.options[option])
    paying = WITHIN_LIMIT if part == WITHIN_LIMIT.name else PAST_LIMIT
    return _write_payers(words, paying.options[option])


def _write_payers(words: Words, payers: Payers) -> str:
    if payers == (aftercare.Payer.BASIS_PLUS_MODULE,):
        return words["drill_payer.module"]
    first, *others = [words[f"call_payer.{payer}"] for payer in payers]
    if not others:
        return capitalise(first)
    then = words["drill_payer.then"].join(others)
    return capitalise(words("drill_payer.in_a_row", first=first, then=then))


def _write_codes(words: Words, codes: Codes) -> str:
    if not codes:
        return words["drill_codes.none"]
    first, *others = [write_claim_codes(words, claim, decision.today()) for claim in codes]
    told = capitalise(first)
    for other in others:
        told = words("drill_codes.then", first=told, then=other, after_adults_limit=LIMIT + 1)
    return told


def _enquire(facts: aftercare.Situation) -> Enquiry:
    return Enquiry(facts, decision.today())


def _answer(words: Words, facts: aftercare.Situation) -> Markup:
    enquiry = _enquire(facts)
    told = draw_call_in_short(words, enquiry)
    if _pays_by_supplementary_cover(enquiry):
        told += drawing.note(words["drill_feedback.cover_in_supplementary"])
    return told


def _pays_by_supplementary_cover(enquiry: Enquiry) -> bool:
    """Return whether the module pays because a supplementary insurance includes its cover."""
    plans = enquiry.assessment.plans
    payers = {block.payer for plan in plans for block in plan.blocks}
    included = enquiry.cover is Cover.IN_SUPPLEMENTARY
    return included and len(plans) == 1 and aftercare.Payer.BASIS_PLUS_MODULE in payers


def _headline(words: Words, told: Mapping[str, object]) -> str:
    facts = aftercare.Situation.model_validate(aftercare.Situation.drop_pointless(told))
    return write_call_headline(words, _enquire(facts))


def _why(words: Words, facts: aftercare.Situation) -> Markup:
    enquiry = _enquire(facts)
    if enquiry.assessment.in_scope is False:
        title = words["drill_feedback.out_of_scope"]
        return drawing.section(title, drawing.reasons(words, enquiry.assessment.out_of_scope))
    return aftercare_answer.draw_why(words, enquiry)


def _meanings(words: Words, _facts: aftercare.Situation, part: str) -> Iterable[str]:
    return [words["drill_feedback.codes_follow"]] if part == CLAIM_CODES.name else []


PAGE: Final = SubjectPage(
    address=site_map.SELF_CHECK,
    form=AFTERCARE,
    name_fact=_name_fact,
    name_value=_name_value,
    ask=_ask,
    write=_write,
    answer=_answer,
    headline=_headline,
    why=_why,
    meanings=_meanings,
    scope=("drill_feedback.about", "drill_feedback.not_about"),
    numbers={"age": (17, 18), "supplementary_sessions": (0, 27)},
)
