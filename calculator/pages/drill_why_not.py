"""Why it is not what was answered: what the story says, or what a code means."""

from collections.abc import Iterator, Mapping
from typing import Final

from markupsafe import Markup

from calculator import drills
from calculator.drills import Drill, Part, Step
from calculator.pages import drawing
from calculator.pages.drill_words import answer, asked, fact, field, said
from calculator.pages.sentences import uncapitalised
from calculator.words import Words

_MOST_REASONS: Final = 3
"""How many groups of facts that rule an answer out are worth reading."""


def why_not(words: Words, case: Drill, given: Mapping[Part, str]) -> Markup:
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
