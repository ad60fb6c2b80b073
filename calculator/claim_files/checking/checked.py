"""What every line of a file comes to; what many lines have in common stands there once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from calculator import claims
from calculator.claim_files.answers import Answer
from calculator.claim_files.names import Why
from calculator.claim_files.reading import ClaimFile
from calculator.claim_files.report import name_answer
from calculator.claim_files.values import How


class Verdict(BaseModel):
    """What a line comes to, apart from where it stands and what it calls its claim.

    Attributes:
        name: The answer in short, as of `report.name_answer`.
        why: Why the line is not read; None where it is.
        how: How its cells were read otherwise than they stand, by field.
        wrong: The fields whose cells could not be read although they decide.
        errors: What is at odds.
        outcomes: Every payment that is possible; none where there is no answer.
        open_questions: What still decides between them.
        credit: Whether it takes an earlier claim back.
        taken_back: Whether another line takes it back.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    why: Why | None
    how: Mapping[str, How]
    wrong: Mapping[str, How]
    errors: tuple[claims.ListError, ...]
    outcomes: tuple[claims.Outcome, ...]
    open_questions: tuple[str, ...]
    credit: bool
    taken_back: bool


class CheckedLine(NamedTuple):
    """A line of a file.

    Attributes:
        line: Where it begins, as of `tables.Line`.
        claim_id: What it calls its claim, if anything.
        verdict: The place of what it comes to.
    """

    line: int
    claim_id: str | None
    verdict: int


class Checked(BaseModel):
    """What a file comes to.

    Attributes:
        file: How it was read, without its rows.
        is_whole: Whether every claim that may be in it was read.
        verdicts: Everything that lines come to, each once.
        lines: The lines, in the order of the file.
    """

    model_config = ConfigDict(frozen=True)

    file: ClaimFile
    is_whole: bool
    verdicts: Sequence[Verdict]
    lines: Sequence[CheckedLine]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many lines have each answer in short, most first."""
        times: Counter[str] = Counter()
        for verdict, count in Counter(line.verdict for line in self.lines).items():
            times[self.verdicts[verdict].name] += count
        return dict(times.most_common())

    def answered(self, name: str) -> Sequence[CheckedLine]:
        """Return the lines with an answer in short; all for none."""
        if not name:
            return self.lines
        wanted = {place for place, verdict in enumerate(self.verdicts) if verdict.name == name}
        return [line for line in self.lines if line.verdict in wanted]


def summarise(file: ClaimFile, answers: Iterable[Answer]) -> Checked:
    """Return what a file comes to."""
    places: dict[object, int] = {}
    verdicts: list[Verdict] = []
    lines: list[CheckedLine] = []
    for answer in answers:
        same = _tell_apart(answer)
        if same not in places:
            places[same] = len(verdicts)
            verdicts.append(_judge(answer))
        lines.append(CheckedLine(answer.row.line, answer.listed.claim_id, places[same]))
    return Checked(
        file=replace(file, rows=()), is_whole=file.is_whole, verdicts=verdicts, lines=lines
    )


def _tell_apart(answer: Answer) -> object:
    """Return what two answers share that come to the same."""
    listed = answer.listed
    return (
        answer.row.why,
        tuple(answer.row.how.items()),
        tuple(answer.wrong.items()),
        listed.errors,
        id(listed.assessment),  # what was answered of the same is one object
        listed.credit,
        listed.taken_back,
    )


def _judge(answer: Answer) -> Verdict:
    assessment = answer.listed.assessment
    payments = answer.payments
    given = [each for each in assessment.outcomes if each.payment in payments] if assessment else []
    return Verdict(
        name=name_answer(answer),
        why=answer.row.why,
        how=answer.row.how,
        wrong=answer.wrong,
        errors=answer.errors,
        outcomes=tuple(given),
        open_questions=tuple(assessment.open_questions) if assessment and given else (),
        credit=answer.listed.credit,
        taken_back=answer.listed.taken_back,
    )
