"""What a person has answered, and what each act may change of it. Knows no browser.

Of every question the memory holds the answers that may stand there: one as a rule, several where
the pages are free to do either. What is seen leaves only the answers that agree with it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from calculator.pages.visit.forms import AFTERCARE, CLAIM, FIRST

PERSON: Final = "aftercare"
"""The questions of "/" and of /klantenservice: they are about the same person."""
A_CLAIM: Final = "claim"
LINE: Final = "entry"
PASTED: Final = "list"
ABOUT_A_CALL: Final = frozenset({PERSON, A_CLAIM, LINE, PASTED})
"""What begins empty, and what a new call empties."""

Answer = int | str | None
"""The place of what is chosen, counted from 0; what is typed; None where nothing is chosen."""
TICKED: Final = "(ticked)"
UNTICKED: Final = "(not ticked)"
UNKNOWN: Final = "(I do not know)"

Sight = frozenset[Answer]
"""The answers that may stand there, or that what stands there may mean."""
Expected = Sight | None
"""The answers that may stand there; None for any."""
EMPTY: Final[Sight] = frozenset({None, "", UNTICKED})


class Question(NamedTuple):
    """A question, the same on every page that asks it and in both languages."""

    subject: str
    field: str

    def __str__(self) -> str:
        return f"{self.subject}.{self.field}"


WAY: Final = Question(A_CLAIM, "way")
DAY: Final = Question(PERSON, "day")
"""Which day it is about, on "/" as one of several."""
DAY_TYPED: Final = Question(PERSON, "day_typed")
HELP: Final = tuple(Question(PERSON, each) for each in ("group", "kind", "discharged", "begun"))
"""What is told to find out about the statutory list."""
LISTED: Final = Question(PERSON, "basis_entitlement")
CODE: Final = Question(PERSON, "diagnosis_code")
TOLD: Final = (LISTED, Question(PERSON, "indication"))
"""What codes and the help on the list may tell."""
STORY: Final = Question(A_CLAIM, "story")
ON_BILL: Final = (Question(A_CLAIM, "bill_story"), Question(A_CLAIM, "bill_first_trajectory"))
"""A claim as somebody tells it who has no codes: in other choices than those of the claim page."""
CLAIM_LINE: Final = Question(A_CLAIM, "line")
BEGINS_CHOSEN: Final = frozenset({WAY, DAY})
"""What is about a call and yet never empty."""
FIELDS: Final = (
    *(Question(PERSON, each) for each in AFTERCARE.fields),
    *(Question(A_CLAIM, each) for each in CLAIM.fields),
    DAY_TYPED,
    *HELP,
    STORY,
    *ON_BILL,
    CLAIM_LINE,
    Question(LINE, "line"),
    Question(PASTED, "pasted"),
    Question(PASTED, "complete"),
    Question(PASTED, "ordinary"),
)
ABOUT: Final = (*FIELDS, *BEGINS_CHOSEN)
"""All that a call is about."""
TOLD_BY_STORY: Final = frozenset(Question(A_CLAIM, each) for each in CLAIM.fields) - {
    Question(A_CLAIM, each) for each in FIRST
}

Answers = Mapping[Question, Expected]


class Difference(NamedTuple):
    """A question with another answer than it was given."""

    question: Question
    expected: Sight
    seen: Sight

    def __str__(self) -> str:
        expected, seen = (
            " or ".join(sorted(map(repr, each))) for each in (self.expected, self.seen)
        )
        return f"{self.question}: expected {expected}, but {seen} stands there"


@dataclass(frozen=True)
class Memory:
    """What a person remembers.

    Attributes:
        own: Their own answers. What is not among them is as it was at the start.
        lent: The answers of an example or a drill that were opened last; None if none are.
        among_lent: Whether what was seen last were those.
        emptied: The subjects that were emptied last, if nothing was done about answers since.
        before: What stood there before that.
        ever: Every answer that was given or seen: one may be given and asked for no more.
    """

    own: Answers = field(default_factory=dict)
    lent: Answers | None = None
    among_lent: bool = False
    emptied: frozenset[str] | None = None
    before: Answers = field(default_factory=dict)
    ever: Mapping[Question, Sight] = field(default_factory=dict)


def expected_own(memory: Memory, question: Question) -> Expected:
    """Return the answers that may be a person's own to a question."""
    begins_empty = question.subject in ABOUT_A_CALL and question not in BEGINS_CHOSEN
    return memory.own.get(question, EMPTY if begins_empty else None)


def is_empty(memory: Memory, subjects: Collection[str]) -> bool | None:
    """Return whether a person has answered nothing of some subjects; None if that is not sure."""
    if memory.lent is not None:
        return None
    asked = [each for each in FIELDS if each.subject in subjects]
    answers = [expected_own(memory, question) for question in asked]
    if any(answer is not None and not answer & EMPTY for answer in answers):
        return False
    return True if all(answer and answer <= EMPTY for answer in answers) else None


def answer(memory: Memory, question: Question, expected: Expected) -> Memory:
    """Remember the answer to one question, and what that tells of others.

    A story tells others too, and a line those of its page. What is told of a claim on one page is
    told on the other in other choices. What somebody chose of the statutory
    list stays, but for a kind that they choose after it; what was told there may go with the day,
    the age or a code.
    """
    told = {question: expected}
    if question in {DAY, DAY_TYPED}:
        told = {DAY: None, DAY_TYPED: None, **told}
    if question in {CODE, *HELP} or (
        question in {DAY, DAY_TYPED, Question(PERSON, "age")} and not _is_nothing_told(memory)
    ):
        told = {**dict.fromkeys(TOLD), **told}
    if question in HELP:
        told = {CODE: None, **dict.fromkeys(HELP), **told}
    if question in {STORY, *ON_BILL}:
        told = {**dict.fromkeys((STORY, *TOLD_BY_STORY)), **told}
    if question in {STORY, *TOLD_BY_STORY} or question == ON_BILL[0]:
        told = {**dict.fromkeys(ON_BILL), **told}
    if question.subject == LINE:
        told = {**_anything([PERSON]), **told}
    if question == CLAIM_LINE:
        told = {**_anything([A_CLAIM]), **told}
    return _put(memory, told)


def _is_nothing_told(memory: Memory) -> bool:
    """Return whether no code and no help on the list can tell anything."""
    expected = [expected_own(memory, each) for each in (CODE, *HELP)]
    return memory.lent is None and all(each is not None and each <= EMPTY for each in expected)


def answer_by_choice(memory: Memory, subjects: Collection[str]) -> Memory:
    """Remember that a reading of the line was chosen: the line changes and what it fills in."""
    return _put(memory, _anything(subjects))


def change_anything(memory: Memory, subject: str) -> Memory:
    """Remember that any answer of a subject may have changed."""
    others = {question: None for question in memory.own if question.subject == subject}
    return _put(memory, {**_anything([subject]), **others})


def empty(memory: Memory, subjects: frozenset[str]) -> Memory:
    """Remember that subjects were emptied; what else is about a call may be emptied with them.

    Whoever holds a key down empties twice, and wants back what was there before the first time.
    """
    emptied = {each: EMPTY for each in FIELDS if each.subject in subjects}
    own = _maybe_empty(memory)
    was_empty = is_empty(memory, subjects)
    if memory.among_lent:
        lent = {**(memory.lent or {}), **emptied}
        return replace(memory, lent=lent, own=own, emptied=None)
    if was_empty:
        return replace(memory, own={**own, **emptied})
    return replace(
        memory,
        own={**own, **emptied},
        emptied=subjects if was_empty is False else None,
        before={each: expected_own(memory, each) for each in ABOUT},
    )


def undo(memory: Memory, subjects: frozenset[str]) -> Memory:
    """Remember that what was emptied came back.

    Exactly so if it were these subjects, and nothing was answered since; else the pages are free
    to bring back any answer that once was given. What was opened may come back too.
    """
    own = dict(memory.own)
    for question in ABOUT:
        if memory.emptied == subjects and question.subject in subjects:
            own[question] = memory.before[question]
        else:
            ever = memory.ever.get(question, EMPTY)
            own[question] = _any_of(expected_own(memory, question), ever, EMPTY)
    return replace(memory, own=own, lent={}, emptied=None)


def bring_back(memory: Memory, subjects: frozenset[str]) -> Memory:
    """Remember that what once was given came back, whenever that was."""
    return undo(replace(memory, emptied=None), subjects)


def open_others(memory: Memory) -> Memory:
    """Remember that the calculator was opened with the answers of an example or a drill."""
    own = dict(memory.own)
    for subject in (PERSON, A_CLAIM):
        if is_empty(memory, [subject]) is not False:
            # Nobody's answers are in the way; the pages may make these one's own.
            own |= _anything([subject])
    return replace(memory, lent={}, own=own, emptied=None)


def give_back(memory: Memory) -> Memory:
    """Remember that one's own answers came back after those of an example."""
    return replace(memory, lent=None, among_lent=False, emptied=None)


def see(
    memory: Memory, seen: Mapping[Question, Sight], *, others: bool
) -> tuple[Memory, list[Difference]]:
    """Compare what stands on a page with what is remembered.

    Args:
        memory: What is remembered.
        seen: What stands there.
        others: Whether the page says that these are the answers of somebody else.

    Returns:
        What is remembered after having seen it, and every difference.
    """
    differences: list[Difference] = []
    left: dict[Question, Expected] = {}
    for question, sight in seen.items():
        expected = (memory.lent or {}).get(question) if others else expected_own(memory, question)
        left[question] = sight if expected is None else expected & sight
        if not left[question]:
            differences.append(Difference(question, expected or EMPTY, sight))
    memory = replace(memory, among_lent=others)
    if others:
        return replace(memory, lent={**(memory.lent or {}), **left}), differences
    own = {**memory.own, **left}
    return replace(memory, own=own, ever=_ever(memory, seen)), differences


def either(one: Memory, other: Memory) -> Memory:
    """Return what is remembered by somebody who cannot tell which of two things happened."""
    questions = {*FIELDS, *one.own, *other.own}
    own = {each: _any_of(expected_own(one, each), expected_own(other, each)) for each in questions}
    lent = other.lent
    if one.lent is not None and other.lent is not None:
        both = {*one.lent, *other.lent}
        lent = {each: _any_of(one.lent.get(each), other.lent.get(each)) for each in both}
    emptied = other.emptied if one.emptied == other.emptied else None
    return replace(other, own=own, lent=lent, emptied=emptied, ever=_ever(one, other.ever))


def _put(memory: Memory, told: Answers) -> Memory:
    if memory.among_lent:
        return replace(memory, lent={**(memory.lent or {}), **told}, emptied=None)
    return replace(memory, own={**memory.own, **told}, emptied=None, ever=_ever(memory, told))


def _ever(memory: Memory, answers: Answers) -> Mapping[Question, Sight]:
    more = {
        each: memory.ever.get(each, frozenset()) | sight for each, sight in answers.items() if sight
    }
    return {**memory.ever, **more}


def _anything(subjects: Collection[str]) -> dict[Question, Expected]:
    return dict.fromkeys(each for each in FIELDS if each.subject in subjects)


def _maybe_empty(memory: Memory) -> dict[Question, Expected]:
    asked: Iterable[Question] = {*FIELDS, *memory.own}
    return {
        each: _any_of(
            expected_own(memory, each), frozenset({0}) if each in BEGINS_CHOSEN else EMPTY
        )
        if each.subject in ABOUT_A_CALL
        else expected_own(memory, each)
        for each in asked
    }


def _any_of(*expected: Expected) -> Expected:
    known = [each for each in expected if each is not None]
    return frozenset[Answer]().union(*known) if len(known) == len(expected) else None
