"""What an agent leaves in the file about a claim: the facts, the conclusion, its grounds."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from calculator import claims, decision
from calculator.pages.answer.claim import write_headline
from calculator.pages.answer.sentences import enumerate_texts
from calculator.pages.claim.brief import name_fields, write_fact, write_reason
from calculator.sources import SOURCES
from calculator.words import Words


def write_note(
    words: Words,
    claim: claims.Claim,
    on: date,
    *,
    declined: Collection[str] = (),
    unused: Sequence[str] = (),
) -> str:
    """Return the note, a line for each thing; it holds nothing that was not said or concluded.

    Args:
        words: The texts.
        claim: What is known.
        on: The day on which it is written, and whose rules are followed.
        declined: What was asked and is not known.
        unused: What was typed on the call and is not among the facts.
    """
    assessment = claims.assess(claim, on)
    told = claim.model_dump(mode="json", exclude_none=True)
    facts = "; ".join(write_fact(words, field, value) for field, value in told.items())
    rules = assessment.rules
    since = words("note.date", day=rules.edition)
    version = words("note.edition", version=rules.hash, since=since)
    title, written = words["claim_note.title"], words("note.date", day=on)
    return "\n".join(
        (
            words("note.heading", title=title, date=written),
            _line(words, words["claim_note.facts"], facts or words["note.nothing"]),
            *_unknown(words, assessment, declined),
            *([_line(words, words["note.unused"], "; ".join(unused))] if unused else []),
            _line(words, words["note.conclusion"], _conclusion(words, assessment)),
            _line(words, words["claim_note.sources"], "; ".join(_cited(words, assessment))),
            words("note.rules", version=version, named=""),
        )
    )


def _unknown(
    words: Words, assessment: claims.Assessment, declined: Collection[str]
) -> Iterator[str]:
    """Yield what decides the rest: what nobody on the line knows, and what was not asked."""
    asked = [field for field in assessment.open_questions if field in declined]
    others = [field for field in assessment.open_questions if field not in declined]
    told = []
    if asked:
        told.append(words("claim_note.declined", names=name_fields(words, asked)))
    if others:
        told.append(words("claim_note.not_asked", names=name_fields(words, others)))
    if told:
        yield _line(words, words["claim_note.unknown"], "; ".join(told))


def _conclusion(words: Words, assessment: claims.Assessment) -> str:
    if len(assessment.outcomes) > 1:
        ways = [words[f"payment_short.{of.payment}"] for of in assessment.outcomes]
        possible = enumerate_texts(words["call_table.or"], ways)
        return words("claim_note.open", possible=possible)
    (outcome,) = assessment.outcomes
    standing = decision.weakest(reason.standing for reason in outcome.reasons)
    told = write_headline(words, assessment).rstrip(".")
    if reason := write_reason(words, outcome):
        told = words("claim_note.because", conclusion=told, reason=reason)
    ground = words[f"note_standing.{standing}"]
    return words("claim_note.concluded", conclusion=told, standing=ground)


def _cited(words: Words, assessment: claims.Assessment) -> Collection[str]:
    language = words.language
    sections = [
        SOURCES[source]
        for outcome in assessment.outcomes
        for reason in outcome.reasons
        for source in reason.sources
    ]
    return dict.fromkeys(f"{s.document[language]}, {s.heading[language]}" for s in sections)


def _line(words: Words, name: str, text: str) -> str:
    return words("note.line", name=name, text=text)
