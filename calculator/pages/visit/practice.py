"""What somebody practises: the round they are in, what they answered, what a room sees."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Final, Self, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, model_validator

from calculator import drills
from calculator.drills import STEP, Attempt, Course, Drill, Practised
from calculator.pages.visit.answers import Kept
from calculator.words import Language


def _find_drill(kept: object) -> object:
    found = drills.drill(kept) if isinstance(kept, str) else kept
    if isinstance(kept, str) and found is None:
        raise ValueError("there is no such drill")
    return found


def _check_code(code: str) -> str:
    if drills.read_class_code(code) != code:
        raise ValueError("this is no class code")
    return code


def _read_attempts(kept: object) -> object:
    return drills.read_attempts(kept) if isinstance(kept, str) else kept


# A browser is told a drill by its id and answers as the lines of a result: short, and read back
# with care.
DrillById: TypeAlias = Annotated[
    Drill, BeforeValidator(_find_drill), PlainSerializer(lambda drill: drill.id)
]
Attempts: TypeAlias = Annotated[
    tuple[Attempt, ...],
    BeforeValidator(_read_attempts),
    PlainSerializer(lambda attempts: drills.written_attempts(attempts, Language.EN)),
]
ClassCode: TypeAlias = Annotated[str, AfterValidator(_check_code)]


class Round(Kept):
    """A round as far as it has come.

    Attributes:
        course: What is practised.
        code: The code of the class; empty for somebody alone.
        seed: Tells it from every other round: answers to one are no answers to the next. Decides
            in which order new rules come to somebody alone.
        length: How many cases there are.
        case: The case that is shown; None after the last.
        chosen: What is chosen so far in answer to it, by part.
        checked: Whether that was taken for the answer.
        attempts: The cases that were answered, the one that is shown among them once checked.
    """

    course: Course
    code: ClassCode
    seed: str
    length: Annotated[int, Field(ge=1, le=max(drills.LENGTHS))]
    case: DrillById | None
    chosen: Mapping[str, str] = {}
    checked: bool = False
    attempts: Attempts = ()

    @property
    def number(self) -> int:
        """The number of the case that is shown, counted from 1."""
        return len(self.attempts) + (not self.checked)

    @model_validator(mode="after")
    def _can_be_shown(self) -> Self:
        if self.code and self.length != len(drills.class_drills(self.code)):
            raise ValueError("the class has another number of cases")
        if self.case and any(
            part not in self.case.subject.parts or option not in self.case.options(part)
            for part, option in self.chosen.items()
        ):
            raise ValueError("there is no such answer")
        return self


class Presentation(Kept):
    """What stands on the screen before a room.

    Attributes:
        code: The class code.
        place: The place of the case, counted from 0.
        revealed: Whether its answer is shown.
    """

    code: ClassCode
    place: Annotated[int, Field(ge=0)] = 0
    revealed: bool = False

    @model_validator(mode="after")
    def _can_be_shown(self) -> Self:
        if self.place >= len(drills.class_drills(self.code)):
            raise ValueError("the class has fewer cases")
        return self


class Practice(Kept):
    """Everything that somebody practises with.

    Attributes:
        address: The case and the class that the address named last.
        course: What they chose to practise.
        class_code: The class code as it is typed.
        round: The round they are in, if any.
        history: Every answer, of this visit and of a result that was opened, oldest first.
        presentation: What is presented, if anything.
        left: Where presenting was stopped, if it was.
    """

    address: tuple[str | None, str | None] = (None, None)
    course: Course = Course()
    class_code: str = ""
    round: Round | None = None
    history: Attempts = ()
    presentation: Presentation | None = None
    left: Presentation | None = None

    @property
    def practised(self) -> tuple[Practised, ...]:
        """Every answer, as the choice of the next rule wants it."""
        return tuple(Practised(each.drill.rule, each.right, each.at) for each in self.history)

    def with_history(self, attempts: Sequence[Attempt]) -> "Practice":
        """Return the practice with what was answered as well, each answer once."""
        merged = drills.merge_attempts(self.history, attempts)
        return self.model_copy(update={"history": merged})


def begin_alone(practice: Practice) -> Practice:
    """Begin a round of the chosen course in which what went wrong comes back soon."""
    return _begin_alone(practice, practice.course)


def begin_class(practice: Practice, code: str) -> Practice:
    """Begin the round of a class."""
    cases = drills.class_drills(code)
    return _in_round(
        practice,
        Round(
            course=drills.course_of(code),
            code=code,
            seed=_new_seed(),
            length=len(cases),
            case=cases[0],
        ),
    )


def begin_single(practice: Practice, case: Drill) -> Practice:
    """Begin a round of one case."""
    course = Course(subject=case.subject.name, level=case.level)
    return _in_round(practice, Round(course=course, code="", seed=_new_seed(), length=1, case=case))


def choose_answer(practice: Practice, number: int, part: str, option: str) -> Practice:
    """Choose an answer to one part of the case with a number, if it is still to be answered."""
    now = practice.round
    if now is None or now.case is None or now.checked or now.number != number:
        return practice
    chosen = {**now.chosen, part: option}
    return _in_round(practice, now.model_copy(update={"chosen": chosen}))


def check(practice: Practice, number: int) -> Practice:
    """Take a case for answered, if it is the one that is shown and not checked yet.

    Args:
        practice: What is practised.
        number: The number of the case that was answered. A keystroke may be quicker than the
            page, and then speaks of the case before.
    """
    now = practice.round
    if now is None or now.case is None or now.checked or now.number != number:
        return practice
    asked = now.case.asked(now.chosen.get(STEP), codes=now.course.codes)
    answers = {part: now.chosen[part] for part in asked if part in now.chosen}
    if len(answers) < len(asked):
        return practice
    right = now.case.answered_rightly(answers, codes=now.course.codes)
    attempt = Attempt(drill=now.case, right=right, at=datetime.now(UTC))
    checked = now.model_copy(
        update={"attempts": (*now.attempts, attempt), "chosen": answers, "checked": True}
    )
    return _in_round(practice, checked).with_history([attempt])


def go_on(practice: Practice, number: int) -> Practice:
    """Show the next case, or the result after the last, if a case is still the one shown."""
    now = practice.round
    if now is None or not now.checked or now.number != number:
        return practice
    done = len(now.attempts)
    case = None
    if done < now.length and now.code:
        case = drills.class_drills(now.code)[done]
    elif done < now.length:
        case = _next_alone(practice, now.course, now.seed)
    return _in_round(practice, _showing(now, case))


def begin_again(practice: Practice) -> Practice:
    """Begin another round of the same; of a class, for somebody alone."""
    return _begin_alone(practice, practice.round.course) if practice.round else practice


def stop(practice: Practice) -> Practice:
    """Leave the round: to its result if anything was answered, else to the choices."""
    now = practice.round
    return _in_round(practice, _showing(now, None) if now and now.attempts and now.case else None)


def leave(practice: Practice) -> Practice:
    """Go back to the choices."""
    return _in_round(practice, None)


def present(practice: Practice, code: str) -> Practice:
    """Present the cases of a class, from where it was left if that was the same class."""
    shown = Presentation(code=code, place=find_place_left(practice, code))
    return practice.model_copy(update={"presentation": shown})


def show(practice: Practice, then: Presentation | None) -> Practice:
    """Show something else to the room; stop presenting for None."""
    left = practice.left if then else practice.presentation
    return practice.model_copy(update={"presentation": then, "left": left})


def find_place_left(practice: Practice, code: str) -> int:
    """Return the place at which presenting a class was stopped; 0 if it was not."""
    return practice.left.place if practice.left and practice.left.code == code else 0


_SEED_BYTES: Final = 4


def _begin_alone(practice: Practice, course: Course) -> Practice:
    seed = _new_seed()
    case = _next_alone(practice, course, seed)
    return _in_round(
        practice, Round(course=course, code="", seed=seed, length=course.length, case=case)
    )


def _next_alone(practice: Practice, course: Course, seed: str) -> Drill:
    done = practice.practised
    rules = drills.rules_at(course.subject, course.level)
    rule = drills.next_rule(rules, done, datetime.now(UTC), seed)
    before = [attempt.drill for attempt in practice.history]
    return drills.drill_on(rule, course.level, seed, len(done), besides=before)


def _in_round(practice: Practice, now: Round | None) -> Practice:
    return practice.model_copy(update={"round": now})


def _showing(now: Round, case: Drill | None) -> Round:
    return now.model_copy(update={"case": case, "chosen": {}, "checked": False})


def _new_seed() -> str:
    return secrets.token_hex(_SEED_BYTES)
