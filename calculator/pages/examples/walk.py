"""A worked example told step by step: who it is, which insurance, and then who pays."""

from collections.abc import Iterable, Sequence
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
    draw = _draw_known if step in _FACTS else _draw_who_pays
    return Markup('<div class="vw-story"><p class="vw-step">{}</p><h3>{}</h3>{}</div>').format(
        words("examples.step_count", step=number, steps=len(EXAMPLE_STEPS)),
        _title(words, step),
        draw(words, example, situation, step),
    )


def write_spoken(words: Words, step: str, number: int) -> str:
    """Return what a screen reader says when a step comes up."""
    count = words("examples.step_count", step=number, steps=len(EXAMPLE_STEPS))
    return f"{count}: {_title(words, step)}"


def _title(words: Words, step: str) -> str:
    return words(f"examples.steps.{step}", **aftercare.limits().numbers())


def draw_side_by_side(words: Words, indication: aftercare.Indication) -> Markup:
    """Return the examples beside each other, each way that the source page gives them."""
    enquiries = {
        example.id: [
            enquire(example.situation(indication, basis_entitlement=listed))
            for listed in ((True, False) if example.both_ways else (True,))
        ]
        for example in aftercare.EXAMPLES
    }
    cards = Markup("").join(
        _card(words, example, number, enquiries[example.id])
        for number, example in enumerate(aftercare.EXAMPLES, start=1)
    )
    remarks = {
        remark.id: remark
        for ways in enquiries.values()
        for enquiry in ways
        for remark in enquiry.remarks
    }
    return Markup('<div class="vw-side-by-side">{}</div>{}').format(
        cards,
        drawing.answer(drawing.beside(drawing.remarks(words, remarks.values(), "beside-headline"))),
    )


def _card(words: Words, example: aftercare.Example, number: int, ways: Sequence[Enquiry]) -> Markup:
    return Markup(
        '<section class="vw-card vw-story"><p class="vw-step">{}</p><h3>{}</h3>{}{}</section>'
    ).format(
        words("examples.number", number=number),
        example.title[words.language],
        Markup("").join(
            Markup("<h4>{}</h4>{}").format(
                words[
                    "examples.listed_yes"
                    if enquiry.situation.basis_entitlement
                    else "examples.listed_no"
                ],
                drawing.timeline(words, enquiry, enquiry.prospects, small=True),
            )
            for enquiry in ways
        ),
        _not_named(words, example, ways[0].situation),
    )


def _draw_known(
    words: Words, example: aftercare.Example, situation: aftercare.Situation, step: str
) -> Markup:
    """Return what is known of the person, and what has to be said with it."""
    facts = [fact for fact in example.tell(situation) if fact.field in _FACTS[step]]
    if step == "who":
        story = Markup("<p>{}</p>").format(example.story[words.language])
        return _draw_apart(words, facts, story) + _not_named(words, example, situation)
    if step == "entitlement":
        one_way = Markup("") if example.both_ways else drawing.note(words["examples.one_way"])
        remarks = drawing.remarks(words, _while_list_unknown(situation), "not-decided")
        return _draw_apart(words, facts) + one_way + remarks
    return _draw_apart(words, facts)


def _while_list_unknown(situation: aftercare.Situation) -> list[decision.Remark]:
    """Return what the calculator says only before it knows whether the condition is listed."""
    unknown = situation.model_copy(update={"basis_entitlement": None})
    said_anyway = enquire(situation).remarks
    return [remark for remark in enquire(unknown).remarks if remark not in said_anyway]


def _draw_apart(
    words: Words, facts: Iterable[aftercare.Told], story: Markup | None = None
) -> Markup:
    """Return facts of the person, those of the source page and those of ours apart.

    Args:
        words: The texts.
        facts: The facts.
        story: What the source page tells of the person, to stand above its facts.
    """
    by_origin: dict[aftercare.Origin, list[aftercare.Told]] = {}
    for fact in facts:
        by_origin.setdefault(fact.origin, []).append(fact)
    groups = []
    for origin in aftercare.Origin:
        above = story if origin is aftercare.Origin.PAGE else None
        if above or origin in by_origin:
            groups.append(_group(words, origin, above, by_origin.get(origin, [])))
    return Markup('<div class="vw-facts">{}</div>').format(Markup("").join(groups))


def _group(
    words: Words, origin: aftercare.Origin, story: Markup | None, facts: Sequence[aftercare.Told]
) -> Markup:
    """Return facts under the mark of where they come from."""
    readings = [drawing.note(fact.reading[words.language]) for fact in facts if fact.reading]
    return Markup('<div class="vw-{}"><h4>{}</h4>{}{}{}</div>').format(
        origin.replace("_", "-"),
        words[f"examples.{origin}"],
        story or "",
        drawing.bullets(_write_fact(words, fact) for fact in facts),
        Markup("").join(readings),
    )


def _write_fact(words: Words, fact: aftercare.Told) -> str:
    told = (
        fact.what[words.language]
        if isinstance(fact.what, decision.Text)
        else words.get(f"fact.{fact.field}.{str(fact.what).lower()}", str(fact.what))
    )
    return f"{words[f'fact.{fact.field}.name']}: {told}"


def _not_named(words: Words, example: aftercare.Example, situation: aftercare.Situation) -> Markup:
    """Return that the source page does not speak of such aftercare here, where it does not."""
    if example.names(situation.indication):
        return Markup("")
    return drawing.note(words["examples.not_named"])


def _draw_who_pays(
    words: Words, example: aftercare.Example, situation: aftercare.Situation, step: str
) -> Markup:
    """Return who pays the sessions of a step, with reason, source, codes and remarks."""
    enquiry = enquire(situation)
    (plan,) = enquiry.assessment.plans
    first, last = _sessions(step)
    parts = [part for block in plan.blocks if (part := _within(block, first, last))]
    not_named = _not_named(words, example, situation)
    told = [_part(words, enquiry, part, not_named) for part in parts]
    if any(part.claim and part.first == _first_claimed(plan) for part in parts):
        told.append(drawing.remarks(words, enquiry.remarks, "claiming"))
    if step == EXAMPLE_STEPS[-1]:
        told += [
            _lesson(words, example),
            drawing.folded(
                words["examples.further_remarks"],
                drawing.remarks(words, enquiry.remarks, "with-answer", "not-decided"),
            ),
        ]
    return drawing.answer(*told)


def _sessions(step: str) -> tuple[int, int | None]:
    limit = aftercare.limits().adults
    return (1, limit) if step == "within_limit" else (limit + 1, None)


def _within(block: aftercare.Block, first: int, last: int | None) -> aftercare.Block | None:
    """Return the part of a block within some sessions, if there is any."""
    begins = max(block.first, first)
    ends = min((end for end in (block.last, last) if end is not None), default=None)
    if ends is not None and begins > ends:
        return None
    return block.model_copy(update={"first": begins, "last": ends})


def _first_claimed(plan: aftercare.Plan) -> int | None:
    """Return the first session that has codes to claim it with."""
    return next((block.first for block in plan.blocks if block.claim), None)


def _part(words: Words, enquiry: Enquiry, part: aftercare.Block, note: Markup) -> Markup:
    """Return who pays some sessions, the own risk where it counts, reason, source and codes.

    Args:
        words: The texts.
        enquiry: What the example asks.
        part: The sessions.
        note: What has to be said with the sources.
    """
    prospect = aftercare.Prospect(
        first=part.first, last=part.last, payers=(part.payer,), limit_unknown=part.limit_unknown
    )
    of_basic_insurance = part.payer is aftercare.Payer.BASIS_INSURANCE
    remarks = enquiry.remarks if of_basic_insurance else ()
    return Markup("").join(
        (
            drawing.timeline(words, enquiry, [prospect]),
            drawing.headline(f"{write_sentence(words, enquiry, [prospect])}."),
            drawing.beside(drawing.remarks(words, remarks, "beside-headline")),
            drawing.reasons(words, part.reasons),
            note,
            drawing.codes(words, enquiry, part.claim) if part.claim else Markup(""),
        )
    )


def _lesson(words: Words, example: aftercare.Example) -> Markup:
    lesson = example.lesson.with_numbers(aftercare.limits().numbers())
    return Markup('<p class="vw-lesson"><b>{}:</b> {}</p>').format(
        words["examples.lesson"], lesson[words.language]
    )
