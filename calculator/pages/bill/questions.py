"""What an insured person can tell of care in a hospital: the policy, the hospital, and how it went.

A story is told where an agent asks for codes; what it stands for is answered with it.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

from markupsafe import Markup

from calculator import claims
from calculator.pages.answer import drawing
from calculator.pages.asking.beforehand import FirstQuestions
from calculator.pages.asking.questionnaire import Questionnaire
from calculator.pages.asking.steps import Answers, Steps, give, make_steps
from calculator.pages.visit import session
from calculator.pages.visit.answers import UNKNOWN, Entry, Given, Sheet
from calculator.pages.visit.forms import CLAIM, FIRST
from calculator.pages.visit.model import STORIES
from calculator.words import Words

TOLD_OF: Final = "referral_type"
"""The field that stands for the story where nobody knows one."""
BEGUN: Final = "first_trajectory"
TOLD: Final = (
    "emergency-by-oneself",
    "emergency-referred",
    "urgent-elsewhere",
    "planned-by-first-line",
    "by-oneself-not-urgent",
    "referred-by-another-hospital",
    "taken-over-by-another-specialism",
    "follow-up",
    "mental-health",
    "pregnancy",
    "bowel-screening",
)
"""The stories that a person can tell of themselves, in the order in which they are offered."""
_BEGUN: Final = (
    claims.FirstTrajectory.INITIAL,
    claims.FirstTrajectory.STARTED_WHILE_CONTRACTED,
    claims.FirstTrajectory.NO_MATCH,
)
"""How earlier treatment can have begun; no person knows of a number that is missing."""


def ask_about_bill(
    questionnaire: Questionnaire, words: Words, given: Given, assessment: claims.Assessment
) -> bool:
    """Add the questions that matter; return whether all of them were answered."""
    asked, most = choose_questions(given, assessment, session.visit().claim.story)
    for number, (field, entry) in enumerate(asked.items(), start=1):
        progress = words("form.progress", number=number, most=most)
        _ask(questionnaire, words, field, entry, progress)
    return None not in asked.values()


def choose_questions(
    given: Given, assessment: claims.Assessment, told: str | None
) -> tuple[Mapping[str, Entry | None], int]:
    """Return what to ask with its answer, None for the one without, and how many there can be.

    Args:
        given: What was answered.
        assessment: What that is paid at.
        told: The story that was told, if one was.
    """
    # The page of a claim has answers to choose from that nobody can tell of themselves.
    told = told if told in TOLD else None
    begun = given.entry(BEGUN) if given.entry(BEGUN) in (*_BEGUN, UNKNOWN) else None
    entries: dict[str, Entry | None] = {field: given.entry(field) for field in FIRST}
    entries["story"] = UNKNOWN if TOLD_OF in given.declined else told
    if told is None or begun is not None or BEGUN in assessment.open_questions:
        entries[BEGUN] = begun
    asked: dict[str, Entry | None] = {}
    for field, entry in entries.items():
        if entry is None and (is_certain(assessment) or (field == BEGUN and told is None)):
            break
        asked[field] = entry
        if entry is None:
            break
    return asked, len(entries)


def is_certain(assessment: claims.Assessment) -> bool:
    """Return whether it is known what is paid.

    A hospital without a licence that it needs is an exception, of which no patient knows.
    """
    return len(assessment.outcomes) == 1 or assessment.payment_unless_unlicensed is not None


def _ask(
    questionnaire: Questionnaire,
    words: Words,
    field: str,
    entry: Entry | None,
    progress: str = "",
) -> None:
    options: tuple[Entry, ...] = {"story": TOLD, BEGUN: _BEGUN}.get(field, (True, False))

    def written(option: Entry) -> str:
        if option == UNKNOWN:
            return words["form.unknown"]
        return words[f"bill.{field}.{str(option).lower()}"]

    notes = drawing.find_out(words[f"bill.{field}.find_out"]) if entry == UNKNOWN else Markup("")
    questionnaire.ask(
        f"question-{field}",
        about=words[f"bill.{field}.about"],
        answered=None if entry is None else written(entry),
        progress=progress,
        notes=notes,
    ).choose(
        # As the other page about claims has it, which may be told what was answered here.
        f"{'bill' if field == 'story' else 'answer'}.{field}",
        label=words[f"bill.{field}.ask"],
        hint=words.get(f"bill.{field}.hint", ""),
        options=(*options, UNKNOWN),
        chosen=entry,
        write=partial(_take_story if field == "story" else _take, field),
        written=written,
        beside=field in FIRST,
    )


def _ask_first(questionnaire: Questionnaire, words: Words, given: Given, field: str) -> None:
    _ask(questionnaire, words, field, given.entry(field))


def make_bill_steps(on: date) -> Steps:
    """Return which of the first questions is asked after which answers on a day."""

    def find_next(answers: Answers) -> tuple[str | None, int]:
        given = give(CLAIM, answers, on)
        assessment = claims.assess(claims.Claim.model_validate(given.answers), on)
        asked, most = choose_questions(given, assessment, None)
        return next((field for field, entry in asked.items() if entry is None), None), most

    return make_steps(CLAIM, FIRST, find_next)


ABOUT_BILL: Final = FirstQuestions(
    CLAIM, FIRST, make_bill_steps, _ask_first, folds=True, rests=True, counts=True
)
"""What is asked before any story is told."""


def _take(field: str, entry: Entry) -> None:
    session.visit().change_own(CLAIM, lambda sheet: sheet.with_entry(CLAIM, field, entry))


def _take_story(_: str, story: Entry) -> None:
    """Answer what a story tells, and forget what an earlier one told."""
    visit = session.visit()
    if story in STORIES:
        visit.put("claim", visit.claim.with_story(str(story)))
        return
    first = {field: value for field, value in visit.claim.own.values.items() if field in FIRST}
    unknown = visit.claim.own.unknown.intersection(FIRST) | {TOLD_OF}
    own = Sheet(values=first, unknown=unknown)
    visit.put("claim", visit.claim.model_copy(update={"story": None, "own": own}))
