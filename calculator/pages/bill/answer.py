"""Whether an insured person gets a bill: in a sentence, with what to do and why."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from markupsafe import Markup

from calculator import claims
from calculator.pages.answer import drawing
from calculator.pages.answer.claim import draw_headline, draw_why
from calculator.words import Words

_PAID_WHOLE: Final = claims.Payment.FULL
_NOTHING_TO_ASK: Final = {_PAID_WHOLE, claims.Payment.NOT_APPLICABLE}


class Bill(NamedTuple):
    """What is known of care that may be billed.

    Attributes:
        facts: What was told.
        assessment: What it is paid at.
        is_whole: Whether every question was answered, with "I do not know" too.
    """

    facts: claims.Claim
    assessment: claims.Assessment
    is_whole: bool

    @property
    def payment(self) -> claims.Payment | None:
        """What is paid, once that is known."""
        outcomes = self.assessment.outcomes
        return self.assessment.payment_unless_unlicensed or (
            outcomes[0].payment if len(outcomes) == 1 else None
        )


def draw_bill(words: Words, bill: Bill | None) -> Markup:
    """Return whether the person gets a bill; what to do if nothing was answered."""
    if bill is None:
        sentence, kind, in_full = words["bill.empty"], "open", Markup("")
    else:
        sentence, kind = write_bill(words, bill), str(bill.payment or "open")
        in_full = _draw_in_full(words, bill)
    short = draw_headline(sentence, kind)
    return drawing.sheet(words["self_check.answer"], short) + in_full + drawing.peek(sentence)


def write_bill(words: Words, bill: Bill) -> str:
    """Return the answer in one or two sentences."""
    if bill.payment:
        return words[f"bill.payment.{bill.payment}"]
    return words["bill.open_to_find_out" if bill.is_whole else "bill.open"]


def _draw_in_full(words: Words, bill: Bill) -> Markup:
    if not (bill.payment or bill.is_whole):
        return Markup("")
    to_do = [*_to_do(words, bill)]
    notes = [
        drawing.ground(words, words[f"bill.note.{remark.id}"], remark.standing, remark.sources)
        for remark in claims.remarks(bill.facts, bill.assessment.on)
        if remark.place == claims.Place.PATIENT
    ]
    return drawing.answer(
        drawing.section(words["to_do.title"], drawing.bullets(to_do)),
        drawing.section(words["answer.good_to_know"], *notes),
        draw_why(words, bill.assessment, lambda reason: words[f"bill.why.{reason.rule}"]),
    )


def _to_do(words: Words, bill: Bill) -> Iterator[str]:
    """Yield what can be done now, with the words to say."""
    if bill.payment in _NOTHING_TO_ASK:
        return
    asked = [
        words[f"bill.{field}.to_ask"]
        for field in ("selective_policy", "hospital_selected")
        if getattr(bill.facts, field) is None
    ]
    yield words("to_do.insurer", asked=" ".join([*asked, words["bill.ask_whole"]]))
    yield words["bill.wait_with_paying"]
