"""Which questions still matter, and in what order they are asked."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from calculator.decision.facts import Facts
from calculator.decision.space import Cases, Space

Known = TypeVar("Known", bound=Facts)


class Interview(BaseModel, Generic[Known]):
    """How far the asking is.

    Attributes:
        questions: The questions to show, in the order of asking. The last is the next one
            to answer, unless every question is answered.
        facts: What the answers to these questions tell.
    """

    model_config = ConfigDict(frozen=True)

    questions: tuple[str, ...]
    facts: Known


def open_fields(
    space: Space, possible: Cases, outcomes: Iterable[Cases], fields: Iterable[str]
) -> tuple[str, ...]:
    """Return the fields on which the outcome still depends.

    A field is open when two possible cases that differ in nothing else lead to
    different outcomes.

    Args:
        space: All cases.
        possible: The cases that the answers leave.
        outcomes: The cases of each outcome; within `possible` disjoint and complete.
        fields: The fields to look at, in the order wanted back.
    """
    divided = [within for cases in outcomes if (within := cases & possible)]
    return tuple(
        name
        for name in fields
        if any(space.whatever(within, name) & possible & ~within for within in divided)
    )


def interview(
    order: Sequence[str],
    answered: Collection[str],
    declined: Collection[str],
    still_open: Callable[[Collection[str]], Collection[str]],
) -> tuple[str, ...]:
    """Return the questions to show: those answered that matter, then the first that is open.

    A question is put only if the outcome depends on it after the answers before it. One
    without an answer is passed over when later answers have settled what it would.

    Args:
        order: Every field that can be asked, in the order of asking.
        answered: The fields that have an answer.
        declined: The fields to which the answer is "I do not know".
        still_open: Tells which fields are open when only the given ones count as answered.

    Returns:
        Fields in the order of asking. The last has no answer yet, unless nothing is
        left to ask.
    """
    shown: list[str] = []
    open_at_last = still_open(answered)
    for name in order:
        if name not in still_open([earlier for earlier in shown if earlier in answered]):
            continue
        if name in answered or name in declined:
            shown.append(name)
        elif name in open_at_last:
            return (*shown, name)
    return tuple(shown)


def interviewed(
    order: Sequence[str],
    answers: Mapping[str, object],
    declined: Collection[str],
    read: Callable[[Mapping[str, object]], Known],
    open_questions: Callable[[Known], Collection[str]],
) -> Interview[Known]:
    """Return which questions to show after some answers, and what those tell.

    Args:
        order: Every field that can be asked, in the order of asking.
        answers: Answers by field; None is no answer. Those to questions that no longer
            matter may be among them; they are left aside. Those to fields that are never
            asked count.
        declined: Fields to which the answer is "I do not know".
        read: Makes facts of answers.
        open_questions: Tells which fields are open after some facts.
    """
    given = {field: answer for field, answer in answers.items() if answer is not None}

    def facts(asked: Collection[str]) -> Known:
        return read({f: given[f] for f in given if f in asked or f not in order})

    questions = interview(order, given, declined, lambda asked: open_questions(facts(asked)))
    return Interview(questions=questions, facts=facts(questions))
