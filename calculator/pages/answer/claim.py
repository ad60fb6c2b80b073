"""The answer for one claim: what it is paid at, why, how to claim, and what to tell the patient."""

from collections.abc import Callable, Sequence
from typing import Final

from markupsafe import Markup

from calculator import claims, decision
from calculator.pages.answer import drawing
from calculator.pages.answer.sentences import capitalise, enumerate_texts, uncapitalise
from calculator.words import Words

_BESIDE: Final = ("claiming", "patient", "meaning")
"""The places of remarks, in the order in which they are shown."""


def write_headline(words: Words, assessment: claims.Assessment) -> str:
    """Return the answer in one sentence."""
    *others, last = [outcome.payment for outcome in assessment.outcomes]
    if not others:
        return words[f"payment.{last}"]
    if payment := assessment.payment_unless_unlicensed:
        return words("claims.unless_licence", payment=words[f"payment_short.{payment}"])
    return words("claims.depends", topics=name_topics(words, assessment.open_questions[:2]))


def name_topics(words: Words, fields: Sequence[str]) -> str:
    """Return what fields are about, as they stand inside a sentence."""
    return enumerate_texts(words["headline.and"], [words[f"topic.{field}"] for field in fields])


def draw_in_short(words: Words, assessment: claims.Assessment) -> Markup:
    """Return the headline."""
    kind = assessment.outcomes[0].payment if len(assessment.outcomes) == 1 else "open"
    return draw_headline(write_headline(words, assessment), kind)


def draw_headline(text: str, kind: str = "open") -> Markup:
    """Return a headline in the colour of a payment, or of what is open."""
    return Markup('<div class="vw-answer"><p class="vw-headline vw-pays-{}">{}</p></div>').format(
        kind, text
    )


def draw_in_full(words: Words, claim: claims.Claim) -> Markup:
    """Return everything below the headline: what is still possible, why, and what goes with it."""
    assessment = claims.assess(claim)
    parts = [_possible(words, assessment), draw_why(words, assessment)]
    remarks = claims.remarks(claim)
    for place in _BESIDE:
        told = drawing.remarks(words, remarks, place)
        parts.append(drawing.section(words[f"claims.{place}"], told))
    parts.append(_change(words, claim, assessment))
    return drawing.answer(*parts)


def _possible(words: Words, assessment: claims.Assessment) -> Markup:
    if len(assessment.outcomes) == 1:
        return Markup("")
    payments = [words[f"payment.{outcome.payment}"] for outcome in assessment.outcomes]
    fields = [words[f"topic.{field}"] for field in assessment.open_questions]
    return drawing.section(
        words["answer.decided_by"], drawing.bullets(map(capitalise, fields))
    ) + drawing.section(words["claims.possible"], drawing.bullets(payments))


def draw_why(
    words: Words,
    assessment: claims.Assessment,
    say: Callable[[decision.Reason], str] | None = None,
) -> Markup:
    """Return the reasons for what a claim is paid at, under a heading, once that is certain.

    Args:
        words: The texts.
        assessment: What it is paid at.
        say: Says a reason in other words than its own.
    """
    if len(assessment.outcomes) != 1:
        return Markup("")
    (outcome,) = assessment.outcomes
    depends = drawing.note(words["answer.one_of_these"]) if len(outcome.reasons) > 1 else Markup("")
    cited = [source for reason in outcome.reasons for source in reason.sources]
    return drawing.section(
        words["claims.why"],
        depends,
        drawing.reasons(words, outcome.reasons, say),
        drawing.documents(words, cited),
    )


def _change(words: Words, claim: claims.Claim, assessment: claims.Assessment) -> Markup:
    if not assessment.decided:
        return Markup("")
    lines = []
    for alternative in claims.alternatives(claim):
        ((field, value),) = alternative.answers.items()
        then = write_headline(words, alternative.assessment)
        change = capitalise(words[f"change.{field}.{str(value).lower()}"])
        lines.append(f"{change}: {uncapitalise(then)}")
    return drawing.section(words["claims.change"], drawing.bullets(lines))
