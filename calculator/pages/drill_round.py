"""The round of drills of one visitor, kept in their own session and nowhere else."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

import streamlit as st

from calculator import drills
from calculator.drills import Attempt, Course, Drill, Part, Practised

_ROUND: Final = "drills.round"
_HISTORY: Final = "drills.history"


@dataclass(frozen=True)
class Round:
    """A round as far as it has come.

    Attributes:
        course: What is practised.
        code: The code of the class; empty for somebody alone.
        seed: Tells it from every other round: answers to one are no answers to the next. Decides
            in which order new rules come to somebody alone.
        length: How many cases there are.
        case: The case that is shown; None after the last.
        attempts: The cases that were answered, the one that is shown among them once checked.
        answers: What was answered to it; None as long as it is not checked.
    """

    course: Course
    code: str
    seed: str
    length: int
    case: Drill | None
    attempts: tuple[Attempt, ...] = ()
    answers: Mapping[Part, str] | None = None

    @property
    def number(self) -> int:
        """The number of the case that is shown, counted from 1."""
        return len(self.attempts) + (self.answers is None)


def running() -> Round | None:
    """Return the round of this visitor, if there is one."""
    kept: Round | None = st.session_state.get(_ROUND)
    return kept


def history() -> tuple[Attempt, ...]:
    """Return everything that was answered, in this visit and in a result that was opened."""
    kept: tuple[Attempt, ...] = st.session_state.get(_HISTORY, ())
    return kept


def remember(attempts: tuple[Attempt, ...]) -> None:
    """Add what was answered in another visit."""
    st.session_state[_HISTORY] = drills.merge_attempts(history(), attempts)


def begin_alone(course: Course) -> None:
    """Begin a round in which what went wrong comes back soon."""
    seed = _new_seed()
    _keep(Round(course, "", seed, course.length, _next_alone(course, seed)))


def begin_class(code: str) -> None:
    """Begin the round of a class."""
    cases = drills.class_drills(code)
    _keep(Round(drills.course_of(code), code, _new_seed(), len(cases), cases[0]))


def begin_single(case: Drill) -> None:
    """Begin a round of one case."""
    _keep(Round(Course(subject=case.subject, level=case.level), "", _new_seed(), 1, case))


def check(number: int, answers: Mapping[Part, str]) -> None:
    """Take a case for answered, if it is the one that is shown and not checked yet.

    Args:
        number: The number of the case that was answered. A keystroke may be quicker than the
            page, and then speaks of the case before.
        answers: What was answered.
    """
    now = running()
    if now is None or now.case is None or now.answers is not None or now.number != number:
        return
    right = now.case.answered_rightly(answers, codes=now.course.codes)
    attempt = Attempt(drill=now.case, right=right, at=datetime.now(UTC))
    st.session_state[_HISTORY] = (*history(), attempt)
    _keep(replace(now, attempts=(*now.attempts, attempt), answers=dict(answers)))


def go_on(number: int) -> None:
    """Show the next case, or the result after the last, if a case is still the one shown."""
    now = running()
    if now is None or now.answers is None or now.number != number:
        return
    done = len(now.attempts)
    case = None
    if done < now.length and now.code:
        case = drills.class_drills(now.code)[done]
    elif done < now.length:
        case = _next_alone(now.course, now.seed)
    _keep(replace(now, case=case, answers=None))


def again() -> None:
    """Begin another round of the same; of a class, for somebody alone."""
    now = running()
    if now is not None:
        begin_alone(now.course)


def stop() -> None:
    """Leave the round: to its result if anything was answered, else to the choices."""
    now = running()
    _keep(replace(now, case=None, answers=None) if now and now.attempts and now.case else None)


def leave() -> None:
    """Go back to the choices."""
    _keep(None)


def practised() -> tuple[Practised, ...]:
    """Return everything that was answered, as the choice of the next rule wants it."""
    return tuple(Practised(each.drill.rule, each.right, each.at) for each in history())


def _next_alone(course: Course, seed: str) -> Drill:
    done = practised()
    rules = drills.rules_at(course.subject, course.level)
    rule = drills.next_rule(rules, done, datetime.now(UTC), seed)
    before = [attempt.drill for attempt in history()]
    return drills.drill_on(rule, course.level, seed, len(done), besides=before)


def _new_seed() -> str:
    return secrets.token_hex(4)


def _keep(now: Round | None) -> None:
    st.session_state[_ROUND] = now
