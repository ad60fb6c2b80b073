"""The claim as a story: what is told fills in the codes that it stands for."""

from collections.abc import Collection

from markupsafe import Markup

from calculator import claims
from calculator.pages.answer import drawing
from calculator.pages.asking.questionnaire import Questionnaire
from calculator.pages.visit import session
from calculator.pages.visit.answers import write_entry
from calculator.pages.visit.model import STORIES
from calculator.words import Words


def ask_story(questionnaire: Questionnaire, words: Words) -> Collection[str]:
    """Add the stories to choose from, and which codes the chosen one stands for.

    Returns:
        The fields that the chosen story tells, which need not be asked.
    """
    chosen = session.visit().claim.story
    codes = ", ".join(_codes(words, STORIES[chosen].facts)) if chosen else ""
    stands_for = drawing.find_out(words("claims.stands_for", codes=codes)) if codes else Markup("")
    answered = STORIES[chosen].text[words.language] if chosen else None
    questionnaire.ask("question-story", answered=answered, notes=stands_for).choose(
        "claims.story",
        label=words["claims.story"],
        options=list(STORIES),
        chosen=chosen,
        write=_take_story,
        written=lambda story: STORIES[story].text[words.language],
    )
    own = session.visit().claim.own
    told = STORIES[chosen].facts.known() if chosen else {}
    # What the line has taken back since has to be asked again.
    return [field for field, value in told.items() if own.entry(field) == write_entry(value)]


def _take_story(story: str) -> None:
    """Answer what the story tells, and forget what an earlier one told."""
    visit = session.visit()
    visit.put("claim", visit.claim.with_story(story))


def _codes(words: Words, facts: claims.Claim) -> list[str]:
    """Return the codes of what is told; the kind of care in words, as it has no code."""
    told = []
    for field, value in facts.known().items():
        if field == "care_kind" and value != claims.CareKind.OTHER:
            told.append(words[f"questions.care_kind.{value}"])
        elif field == "acute_activity" and value == claims.AcuteActivity.NONE:
            told.append(words["claims.code_no_acute_activity"])
        elif field != "care_kind":
            told.append(words(f"claims.code.{field}", code=value))
    return told
