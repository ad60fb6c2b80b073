"""Why the right answer to a case is right, and where that stands."""

from collections.abc import Iterator

from markupsafe import Markup

from calculator.drills import Drill
from calculator.pages.answer import drawing
from calculator.pages.answer.sentences import uncapitalise
from calculator.pages.practise.subjects.subject_page import page_of
from calculator.words import Words


def draw_explanation(words: Words, case: Drill) -> Markup:
    """Return why the answer is right, or what hangs on the fact that is missing."""
    if not case.missing:
        return page_of(case).why(words, case.facts)
    cited = [source for reason in case.reasons() for source in reason.sources]
    return drawing.section(
        words["drill_feedback.hangs_on"],
        drawing.bullets(_what_hangs_on(words, case, case.missing)),
        Markup("<p>{}</p>").format(drawing.citation(words, dict.fromkeys(cited))),
    )


def _what_hangs_on(words: Words, case: Drill, missing: str) -> Iterator[str]:
    """Yield what the answer becomes with each answer to the question, those alike together."""
    page = page_of(case)
    alike: dict[str, list[str]] = {}
    for value in page.values(missing):
        then = page.headline(words, case.facts.model_dump() | {missing: value})
        alike.setdefault(then, []).append(page.fact(words, missing, value))
    for then, answers in alike.items():
        yield f"{'; '.join(answers)}: {uncapitalise(then)}"
