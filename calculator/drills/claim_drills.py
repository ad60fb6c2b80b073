"""Drills on what a hospital claim is paid at: from a case of the rules to a claim with a story."""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import Final

from calculator import claims, decision
from calculator.claims import AcuteActivity, CareKind, CareType, FirstTrajectory, ReferralType
from calculator.drills import focus
from calculator.drills.choice import number_of
from calculator.drills.claim_stories import Telling, kind_told_by_code, told_as, whole_in_words
from calculator.drills.drill import Drill, Level, Part, Step, Subject
from calculator.drills.focus import Focus

NO_SECOND_CODE: Final = "none"
"""The answer where neither the care type nor an acute activity says more."""

_BY_NUMBER: Final = (ReferralType.OTHER_SPECIALISM, ReferralType.OWN_PATIENT)
"""The referral types with which the care type and the trajectory decide."""
_FROM_FIRST_LINE: Final = (ReferralType.FIRST_LINE, ReferralType.FIRST_LINE_WITHOUT_CODE)
"""The referral types with which an acute activity decides."""


def focuses(rule: str) -> tuple[Focus, ...]:
    """Return everything worth drilling about a rule."""
    table, cases = claims.TABLE, claims.TABLE.cases[rule]
    return tuple(
        chain(
            (focus.general(cases)._replace(level=Level.EXAMPLES), focus.general(cases)),
            focus.near_misses(table, cases),
            _edges(cases),
            focus.missing_facts(table, cases),
        )
    )


def _edges(cases: decision.Cases) -> Iterator[Focus]:
    """Yield what gets mixed up: the acute activities, and a number that is missing."""
    having = claims.SPACE.having
    edges: tuple[tuple[str, decision.Value, decision.Cases], ...] = (
        *(
            ("acute_activity", activity, having("referral_type", *_FROM_FIRST_LINE))
            for activity in AcuteActivity
        ),
        *(
            ("first_trajectory", trajectory, having("referral_type", *_BY_NUMBER))
            for trajectory in FirstTrajectory
        ),
    )
    for field, value, where in edges:
        if within := cases & having(field, value) & where & having("care_kind", CareKind.OTHER):
            yield Focus(f"edge:{field}={value}", Level.EDGES, within, told=frozenset({field}))


def drill(rule: str, about: Focus, name: str) -> Drill | None:
    """Return a drill on a rule.

    Args:
        rule: The id of the rule.
        about: What the drill is about.
        name: The id of the drill, which alone decides the choices that are left.

    Returns:
        The drill, or None if no claim fits.
    """
    for case in focus.some_cases(claims.SPACE, about, name):
        telling = _telling(case, about, name)
        told = _told(case, about, telling)
        known: dict[str, decision.Value | None] = {
            field: case[field] for field in told if field != about.missing
        }
        if "care_kind" in known and about.level is not Level.EXAMPLES:
            known |= kind_told_by_code(CareKind(str(known["care_kind"])), name)
        facts = claims.Claim.model_validate(known)
        answer = claims.assess(facts)
        if not focus.is_asked_first(about, answer.open_questions):
            continue
        to_find = telling is Telling.IN_WORDS and facts.referral_type
        to_answer = (Part.PAYMENT, *((Part.REFERRAL_TYPE, Part.SECOND_CODE) if to_find else ()))
        story = told_as(facts, telling, name)
        return Drill(
            id=name,
            subject=Subject.CLAIMS,
            rule=rule,
            level=_level(rule, about),
            facts=facts,
            missing=about.missing,
            story=story.paragraphs,
            said=story.said,
            key=_key(facts, answer, to_answer),
            to_answer=to_answer,
        )
    return None


def _telling(case: decision.Case, about: Focus, name: str) -> Telling:
    """Return how the way of the patient is told: as it went, where words can tell it."""
    possible = whole_in_words(case) and about.missing != "referral_type" and not about.told
    wanted = about.level is Level.EXAMPLES or number_of(name, "telling") % 2
    return Telling.IN_WORDS if possible and wanted else Telling.IN_CODES


def _told(case: decision.Case, about: Focus, telling: Telling) -> Collection[str]:
    """Return the fields that are told: those that a claim of this kind has."""
    referral_type = case["referral_type"]
    told = {"selective_policy", "hospital_selected", "care_kind", "referral_type", *about.told}
    if case["care_kind"] == CareKind.LICENSED:
        told.add("licence")
    if about.missing == "referral_type":
        told |= {"care_type", "acute_activity", "first_trajectory"}
    if referral_type in _BY_NUMBER:
        told |= {"care_type", "first_trajectory"}
    if referral_type in _FROM_FIRST_LINE:
        told.add("acute_activity")
    if about.missing == "care_kind":
        told.discard("licence")  # that somebody mentions it would tell the kind
    special = case["care_kind"] != CareKind.OTHER
    if special and telling is Telling.IN_WORDS and about.missing != "care_kind":
        # How the patient came is no part of what is told of such care.
        told -= {"referral_type", "care_type", "acute_activity", "first_trajectory"}
    return told


def _level(rule: str, about: Focus) -> Level:
    on_position = claims.TABLE.rules[rule].standing is decision.Standing.POSITION
    return Level.SILENCES if on_position else about.level


def _key(
    facts: claims.Claim, answer: claims.Assessment, to_answer: Collection[Part]
) -> Mapping[Part, str]:
    if answer.open_questions:
        return {Part.STEP: Step.ASK, Part.QUESTION: answer.open_questions[0]}
    (outcome,) = answer.outcomes
    key: dict[Part, str] = {Part.STEP: Step.ANSWER, Part.PAYMENT: outcome.payment}
    if facts.referral_type and Part.REFERRAL_TYPE in to_answer:
        key[Part.REFERRAL_TYPE] = facts.referral_type
        key[Part.SECOND_CODE] = second_code(facts)
    return key


def second_code(facts: claims.Claim) -> str:
    """Return the code beside the referral type that decides, or that there is none."""
    if facts.referral_type in _BY_NUMBER and facts.care_type not in (None, CareType.OTHER):
        return facts.care_type
    if facts.referral_type in _FROM_FIRST_LINE and facts.acute_activity:
        return facts.acute_activity
    return NO_SECOND_CODE
