"""After a case is checked: right or not, the answer, why, and why not what was chosen."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from markupsafe import Markup

from calculator import aftercare, claims, decision, drills
from calculator.drills import Drill, Part, Step, Subject
from calculator.pages import answer as aftercare_answer
from calculator.pages import claim_answer, drawing
from calculator.pages.call_answer import call_answer_in_short, call_headline
from calculator.pages.drill_words import answer, asked, fact, field, said
from calculator.pages.sentences import uncapitalised
from calculator.words import Words

_MOST_REASONS: Final = 3
"""How many groups of facts that rule an answer out are worth reading."""
_ANSWERS: Final[Mapping[str, Sequence[int]]] = {"age": (17, 18), "supplementary_sessions": (0, 27)}
"""Answers that stand for all, to questions that are answered with a number."""


def verdict(words: Words, case: Drill, given: Mapping[Part, str], *, codes: bool) -> Markup:
    """Return whether it was right, and each part with what was chosen and what is right."""
    rightly = case.rightly(codes=codes)
    right = sum(given.get(part) == option for part, option in rightly.items())
    told = words["drill_feedback.right"]
    if right < len(rightly):
        told = words("drill_feedback.wrong", right=right, all=len(rightly))
    headline = Markup('<p class="vw-headline vw-verdict vw-{}">{}</p>').format(
        "good" if right == len(rightly) else "amiss", told
    )
    lines = [_line(words, case, part, given.get(part), rightly[part]) for part in rightly]
    return drawing.answer(
        headline, Markup('<ul class="vw-marked">{}</ul>').format(Markup("").join(lines))
    )


def _line(words: Words, case: Drill, part: Part, given: str | None, right: str) -> Markup:
    wanted = answer(words, case.subject, part, right)
    instead = Markup("<span>{}</span>").format(words("drill_feedback.instead", answer=wanted))
    if given is None:
        # It was never asked, as something else came first.
        mark, told = "next", instead
    elif given == right:
        mark = "good"
        told = Markup('<span>{}<span class="vw-unseen"> ({})</span></span>').format(
            wanted, words["drill_end.case_right"]
        )
    else:
        chosen = answer(words, case.subject, part, given)
        yours = words("drill_feedback.yours_wrong", answer=chosen)
        mark, told = "amiss", Markup("<span>{}</span>{}").format(yours, instead)
    return Markup('<li class="vw-{}"><b>{}</b>{}</li>').format(mark, asked(words, case, part), told)


def explained(words: Words, case: Drill, given: Mapping[Part, str]) -> Markup:
    """Return the answer, why not what was chosen, why, and on which ground."""
    return drawing.answer(
        drawing.section(words["drill_feedback.answer"], the_answer(words, case)),
        drawing.section(words["drill_feedback.why_not"], _why_not(words, case, given)),
        explanation(words, case),
    )


def explanation(words: Words, case: Drill) -> Markup:
    """Return why the answer is right, or what hangs on the fact that is missing."""
    if case.missing:
        return drawing.section(
            words["drill_feedback.hangs_on"],
            drawing.bullets(_what_hangs_on(words, case, case.missing)),
            Markup("<p>{}</p>").format(
                drawing.citation(words, dict.fromkeys(s for r in reasons(case) for s in r.sources))
            ),
        )
    return why(words, case)


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
        aftercare.Situation.model_validate(aftercare.Situation.counted(told))
    )
    return call_headline(words, answered, started=True)


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


def reasons(case: Drill) -> Sequence[decision.Reason]:
    """Return every reason that the right answer rests on, each once."""
    found: Iterable[decision.Reason]
    if isinstance(case.facts, claims.Claim):
        outcomes = claims.assess(case.facts).outcomes
        found = [reason for outcome in outcomes for reason in outcome.reasons]
    elif aftercare.assess(case.facts).in_scope is False:
        found = aftercare.out_of_scope()
    else:
        plans = aftercare.assess(case.facts).plans
        found = [reason for plan in plans for block in plan.blocks for reason in block.reasons]
    return tuple({reason.rule: reason for reason in found}.values())


def why(words: Words, case: Drill) -> Markup:
    """Return the reasons with their sources."""
    if isinstance(case.facts, claims.Claim):
        return claim_answer.why(words, claims.assess(case.facts))
    assessment = aftercare.assess(case.facts)
    if assessment.in_scope is False:
        title = words["drill_feedback.out_of_scope"]
        return drawing.section(title, aftercare_answer.out_of_scope(words))
    return aftercare_answer.why(words, assessment)


def _why_not(words: Words, case: Drill, given: Mapping[Part, str]) -> Markup:
    """Return what rules out the answers that were wrong."""
    lines = [*_why_not_that_step(words, case, given)]
    for part, option in given.items():
        if part is Part.STEP or option == case.key.get(part):
            continue
        groups = drills.excluding(case, part, option)
        if groups:
            fewest = [group for group in groups if len(group) == len(groups[0])][:_MOST_REASONS]
            lines.append(
                words(
                    "drill_feedback.ruled_out",
                    asked=asked(words, case, part),
                    answer=answer(words, case.subject, part, option).rstrip("."),
                    facts=f" {words['drill_feedback.also']} ".join(
                        said(case, group, words.language) for group in fewest
                    ),
                )
            )
        elif part is Part.CLAIM_CODES and part in case.key:
            lines.append(words["drill_feedback.codes_follow"])
        elif part in (Part.REFERRAL_TYPE, Part.SECOND_CODE) and part in case.key:
            lines += _meaning(words, case, part)
    return drawing.bullets(dict.fromkeys(lines)) if lines else Markup("")


def _why_not_that_step(words: Words, case: Drill, given: Mapping[Part, str]) -> Iterator[str]:
    step, right = given.get(Part.STEP), case.key[Part.STEP]
    if right == Step.ASK and given.get(Part.QUESTION) != case.key[Part.QUESTION]:
        topic = uncapitalised(field(words, case.subject, case.key[Part.QUESTION]))
        yield words("drill_feedback.was_missing", topic=topic)
    elif right == Step.OUT_OF_SCOPE and step != right:
        yield words["drill_feedback.not_about"]
    elif step == Step.OUT_OF_SCOPE and step != right:
        yield words["drill_feedback.about"]
    elif step == Step.ASK and step != right:
        yield words["drill_feedback.all_told"]


def _meaning(words: Words, case: Drill, part: Part) -> Iterator[str]:
    """Yield what a code means that was to be found."""
    facts = case.facts.model_dump(exclude_none=True)
    fields = ("referral_type",) if part is Part.REFERRAL_TYPE else ("care_type", "acute_activity")
    for name in fields:
        if facts.get(name) == case.key[part]:
            yield fact(words, case.subject, name, facts[name])
