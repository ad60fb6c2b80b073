"""Why the right answer to a case is right, and where that stands."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from markupsafe import Markup

from calculator import aftercare, claims, decision, drills
from calculator.drills import Drill, Subject
from calculator.pages.answer import aftercare as aftercare_answer
from calculator.pages.answer import claim as claim_answer
from calculator.pages.answer import drawing
from calculator.pages.answer.sentences import uncapitalised
from calculator.pages.call.answer import call_answer_in_short, call_headline
from calculator.pages.practise.wording import fact
from calculator.words import Words

_ANSWERS: Final[Mapping[str, Sequence[int]]] = {"age": (17, 18), "supplementary_sessions": (0, 27)}
"""Answers that stand for all, to questions that are answered with a number."""


def the_answer(words: Words, case: Drill) -> Markup:
    """Return what the calculator says of the facts that were told."""
    if isinstance(case.facts, claims.Claim):
        assessment = claims.assess(case.facts)
        return claim_answer.answer_in_short(words, assessment, started=True)
    told = call_answer_in_short(words, case.facts, started=True)
    if not case.facts.basis_plus_module and _pays_by_supplementary_cover(case.facts):
        told += drawing.note(words["drill_feedback.cover_in_supplementary"])
    return told


def _pays_by_supplementary_cover(facts: aftercare.Situation) -> bool:
    """Return whether the module pays because a supplementary insurance includes its cover."""
    plans = aftercare.assess(facts).plans
    payers = {block.payer for plan in plans for block in plan.blocks}
    included = facts.supplementary is aftercare.Supplementary.WITH_AFTERCARE
    return included and len(plans) == 1 and aftercare.Payer.BASIS_PLUS_MODULE in payers


def explanation(words: Words, case: Drill) -> Markup:
    """Return why the answer is right, or what hangs on the fact that is missing."""
    if case.missing:
        cited = [source for reason in drills.reasons(case.facts) for source in reason.sources]
        return drawing.section(
            words["drill_feedback.hangs_on"],
            drawing.bullets(_what_hangs_on(words, case, case.missing)),
            Markup("<p>{}</p>").format(drawing.citation(words, dict.fromkeys(cited))),
        )
    return _why(words, case)


def _what_hangs_on(words: Words, case: Drill, missing: str) -> Iterator[str]:
    """Yield what the answer becomes with each answer to the question, those alike together."""
    alike: dict[str, list[str]] = {}
    for value in _values(case, missing):
        told = case.facts.model_dump() | {missing: value}
        alike.setdefault(_in_short(words, case, told), []).append(
            fact(words, case.subject, missing, value)
        )
    for then, answers in alike.items():
        yield f"{'; '.join(answers)}: {uncapitalised(then)}"


def _values(case: Drill, field: str) -> Sequence[decision.Value | int]:
    if field in _ANSWERS:
        return _ANSWERS[field]
    space = aftercare.PERSON if case.subject is Subject.AFTERCARE else claims.SPACE
    return space.fields[field].values


def _in_short(words: Words, case: Drill, told: Mapping[str, object]) -> str:
    """Return the answer to some facts in a sentence."""
    if case.subject is Subject.CLAIMS:
        claimed = claims.assess(claims.Claim.model_validate(told))
        return claim_answer.headline(words, claimed, started=True)
    answered = aftercare.assess(
        aftercare.Situation.model_validate(aftercare.Situation.drop_pointless(told))
    )
    return call_headline(words, answered, started=True)


def _why(words: Words, case: Drill) -> Markup:
    """Return the reasons with their sources."""
    if isinstance(case.facts, claims.Claim):
        return claim_answer.why(words, claims.assess(case.facts))
    assessment = aftercare.assess(case.facts)
    if assessment.in_scope is False:
        title = words["drill_feedback.out_of_scope"]
        return drawing.section(title, aftercare_answer.out_of_scope(words))
    return aftercare_answer.why(words, assessment)
