"""A worked example told step by step: who it is, which insurance, and then who pays."""

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from calculator import aftercare, decision
from calculator.pages.answer import drawing
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.answer.sentences import write_sentence
from calculator.pages.visit.model import EXAMPLE_STEPS
from calculator.words import Words

_FACTS: Final = {
    "who": ("indication", "age", "treatment_need", "plus_practice", "referral"),
    "insurance": ("basis_plus_module", "supplementary", "supplementary_sessions"),
    "entitlement": ("basis_entitlement",),
}


def enquire(situation: aftercare.Situation) -> Enquiry:
    """Return what an example asks: about its person, today."""
    return Enquiry(situation, decision.today())


def draw_step(
    words: Words, example: aftercare.Example, situation: aftercare.Situation, step: str, number: int
) -> Markup:
    """Return one step of an example.

    Args:
        words: The texts.
        example: The example.
        situation: The person of the example, the way it is told now.
        step: One of `EXAMPLE_STEPS`.
        number: Its number, counted from 1.
    """
    inside = (
        _facts(words, example, situation, _FACTS[step])
        if step in _FACTS
        else _who_pays(words, situation, *_sessions(step))
    )
    story = Markup("<p>{}</p>").format(example.story[words.language]) if step == "who" else ""
    lesson = (
        Markup('<p class="vw-lesson"><b>{}:</b> {}</p>').format(
            words["examples.lesson"],
            example.lesson.with_numbers(aftercare.limits().numbers())[words.language],
        )
        if step == EXAMPLE_STEPS[-1]
        else ""
    )
    return Markup('<div class="vw-story"><p class="vw-step">{}</p><h3>{}</h3>{}{}{}</div>').format(
        words("examples.step_count", step=number, steps=len(EXAMPLE_STEPS)),
        _title(words, step),
        story,
        inside,
        lesson,
    )


def _sessions(step: str) -> tuple[int, int | None]:
    limit = aftercare.limits().adults
    return (1, limit) if step == "within_limit" else (limit + 1, None)


def write_spoken(words: Words, step: str, number: int) -> str:
    """Return what a screen reader says when a step comes up."""
    count = words("examples.step_count", step=number, steps=len(EXAMPLE_STEPS))
    return f"{count}: {_title(words, step)}"


def _title(words: Words, step: str) -> str:
    return words(f"examples.steps.{step}", **aftercare.limits().numbers())


def draw_side_by_side(words: Words, indication: aftercare.Indication) -> Markup:
    """Return the examples beside each other, each way that the source page gives them."""
    return Markup('<div class="vw-side-by-side">{}</div>').format(
        Markup("").join(
            _card(words, example, number, indication)
            for number, example in enumerate(aftercare.EXAMPLES, start=1)
        )
    )


def _card(
    words: Words, example: aftercare.Example, number: int, indication: aftercare.Indication
) -> Markup:
    ways = []
    for listed in (True, False) if example.both_ways else (True,):
        enquiry = enquire(example.situation(indication, basis_entitlement=listed))
        ways.append(
            Markup("<h4>{}</h4>{}").format(
                words["examples.listed_yes" if listed else "examples.listed_no"],
                drawing.timeline(words, enquiry, enquiry.prospects, small=True),
            )
        )
    return Markup(
        '<section class="vw-card vw-story"><p class="vw-step">{}</p><h3>{}</h3>{}</section>'
    ).format(
        words("examples.number", number=number),
        example.title[words.language],
        Markup("").join(ways),
    )


def _facts(
    words: Words,
    example: aftercare.Example,
    situation: aftercare.Situation,
    fields: Iterable[str],
) -> Markup:
    """Return facts of the person, those from the page and those filled in apart."""
    from_page: list[str] = []
    filled_in: list[str] = []
    for field in fields:
        value = getattr(situation, field)
        if value is None:
            continue
        told = words.get(f"fact.{field}.{str(value).lower()}", str(value))
        line = f"{words[f'fact.{field}.name']}: {told}"
        (from_page if _stands_on_page(example, situation, field) else filled_in).append(line)
    groups = (("from_page", from_page), ("filled_in", filled_in))
    return Markup('<div class="vw-facts">{}</div>').format(
        Markup("").join(
            Markup('<div class="vw-{}"><h4>{}</h4>{}</div>').format(
                kind.replace("_", "-"), words[f"examples.{kind}"], drawing.bullets(lines)
            )
            for kind, lines in groups
            if lines
        )
    )


def _stands_on_page(example: aftercare.Example, situation: aftercare.Situation, field: str) -> bool:
    if field == "indication":
        return situation.indication is example.indication_given
    return field in example.given or field in example.both_ways


def _who_pays(words: Words, situation: aftercare.Situation, first: int, last: int | None) -> Markup:
    """Return who pays these sessions, with reason, source and codes."""
    enquiry = enquire(situation)
    (plan,) = enquiry.assessment.plans
    told = []
    for block in plan.blocks:
        begins = max(block.first, first)
        ends = last if block.last is None else block.last if last is None else min(block.last, last)
        if ends is not None and begins > ends:
            continue
        part = aftercare.Prospect(
            first=begins, last=ends, payers=(block.payer,), limit_unknown=block.limit_unknown
        )
        told.append(
            Markup('{}<p class="vw-headline">{}.</p>{}{}').format(
                drawing.timeline(words, enquiry, [part]),
                write_sentence(words, enquiry, [part]),
                drawing.reasons(words, block.reasons),
                drawing.codes(words, enquiry, block.claim) if block.claim else Markup(""),
            )
        )
    if first == 1:
        told.append(drawing.remarks(words, enquiry.remarks, "claiming"))
    return drawing.answer(*told)
