"""A handout of cases to practise with on paper, and its answer sheet.

How it looks stands in `handout.typ`.
"""

from pathlib import Path
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from calculator.paper.pdf import Paper, Said, print_pdf

_TEMPLATE: Final = Path(__file__).with_name("handout.typ").read_bytes()


class Question(BaseModel):
    """A question about a case.

    Attributes:
        asked: The question.
        choices: The answers to choose from, each with a box to tick; none for one to write.
        right: The right answer, one of the choices if there are any; None for a question that
            this case does not come to, which the answer sheet passes over.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    asked: Said
    choices: tuple[Said, ...] = ()
    right: Said | None

    @model_validator(mode="after")
    def _right_can_be_ticked(self) -> Self:
        if self.choices and self.right not in (None, *self.choices):
            raise ValueError(f"The right answer is not among the choices: {self.right}")
        return self


class HandoutCase(BaseModel):
    """A case with its questions, and what the answer sheet says of it.

    Attributes:
        story: What happened, by paragraph.
        questions: What is asked about it.
        why: The reasons for the right answers.
        source: Where that stands.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    story: tuple[Said, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=1)
    why: tuple[Said, ...] = Field(min_length=1)
    source: Said


class Handout(Paper):
    """Everything that is printed. It is about a subject, a level and the code of a class.

    Attributes:
        name_label: What stands before the line for the name of whoever fills it in.
        case_label: The heading of a case, with `{number}` in it.
        answers_title: The heading of the answer sheet.
        why_label: What stands above the reasons.
        cases: The cases, in order.
    """

    name_label: Said
    case_label: Said = Field(pattern=r"\{number\}")
    answers_title: Said
    why_label: Said
    cases: tuple[HandoutCase, ...] = Field(min_length=1, max_length=40)


def print_handout(handout: Handout) -> bytes:
    """Return the handout as a PDF; see `print_pdf`.

    The small print stands at the foot of the last case and of the last answer.
    """
    return print_pdf(_TEMPLATE, handout)
