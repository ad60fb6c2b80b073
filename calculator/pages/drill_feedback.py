"""After a case is checked: right or not, the answer, why, and why not what was chosen."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from markupsafe import Markup

from calculator import aftercare, claims, decision, drills
from calculator.drills import Drill, Part, Step
from calculator.pages import answer as aftercare_answer
from calculator.pages import claim_answer, drawing
from calculator.pages.call_answer import call_answer_in_short
from calculator.pages.drill_words import answer, asked, facts, field
from calculator.pages.sentences import uncapitalised
from calculator.words import Words

_MOST_REASONS: Final = 4
"""How many groups of facts that rule an answer out are worth reading."""


def verdict(words: Words, case: Drill, given: Mapping[Part, str], *, codes: bool) -> Markup:
    """Return whether it was right, and each part with what was chosen and what is right."""
    right = case.answered_rightly(given, codes=codes)
    lines = Markup("").join(
        _line(words, case, part, given.get(part), option)
        for part, option in case.rightly(codes=codes).items()
    )
    told = words[f"drill_feedback.{'right' if right else 'wrong'}"]
    headline = Markup('<p class="vw-headline vw-verdict vw-{}">{}</p>').format(
        "good" if right else "amiss", told
    )
    return drawing.answer(headline, Markup('<ul class="vw-marked">{}</ul>').format(lines))


def _line(words: Words, case: Drill, part: Part, given: str | None, right: str) -> Markup:
    wanted = answer(words, case.subject, part, right)
    if given == right:
        told = Markup("<span>{}</span>").format(words("drill_feedback.yours_right", answer=wanted))
    else:
        chosen = words["drill_feedback.not_asked"]
        if given:
            chosen = answer(words, case.subject, part, given)
        told = Markup("<span>{}</span><span>{}</span>").format(
            words("drill_feedback.yours_wrong", answer=chosen),
            words("drill_feedback.instead", answer=wanted),
        )
    mark = "good" if given == right else "amiss"
    return Markup('<li class="vw-{}"><b>{}</b>{}</li>').format(mark, asked(words, case, part), told)


def explained(words: Words, case: Drill, given: Mapping[Part, str]) -> Markup:
    """Return the answer, why not what was chosen, why, and on which ground."""
    return drawing.answer(
        drawing.section(words["drill_feedback.answer"], the_answer(words, case)),
        drawing.section(words["drill_feedback.why_not"], _why_not(words, case, given)),
        why(words, case),
    )


def the_answer(words: Words, case: Drill) -> Markup:
    """Return what the calculator says of the facts that were told."""
    if isinstance(case.facts, claims.Claim):
        assessment = claims.assess(case.facts)
        return claim_answer.answer_in_short(
            words, assessment, started=True
        ) + claim_answer.possible(words, assessment)
    return call_answer_in_short(words, case.facts, started=True)


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
    lines = []
    step, right_step = given.get(Part.STEP), case.key[Part.STEP]
    if right_step == Step.ASK and given.get(Part.QUESTION) != case.key[Part.QUESTION]:
        topic = uncapitalised(field(words, case.subject, case.key[Part.QUESTION]))
        lines.append(words("drill_feedback.was_missing", topic=topic))
    elif step == Step.ASK and right_step != Step.ASK:
        lines.append(words["drill_feedback.all_told"])
    for part, option in given.items():
        groups = drills.excluding(case, part, option)
        if groups and option != case.key.get(part):
            fewest = [group for group in groups if len(group) == len(groups[0])][:_MOST_REASONS]
            first, *others = [facts(words, case, group) for group in fewest]
            also = [words("drill_feedback.also_ruled_out", facts=other) for other in others]
            chosen = answer(words, case.subject, part, option).rstrip(".")
            lines.append(
                words("drill_feedback.ruled_out", answer=chosen, facts="; ".join([first, *also]))
            )
    return drawing.bullets(dict.fromkeys(lines)) if lines else Markup("")
