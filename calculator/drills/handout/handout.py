"""A handout of cases to practise with on paper, and its answer sheet.

It is a tagged PDF that conforms to PDF/UA-1, so that it can be read aloud as well as printed.
How it looks stands in `handout.typ`.
"""

from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text that says something."""

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


class Handout(BaseModel):
    """Everything that is printed.

    Attributes:
        language: The language of all texts.
        title: What the handout is called.
        about: What tells it from other handouts: subject, level, code of the class.
        name_label: What stands before the line for the name of whoever fills it in.
        case_label: The heading of a case, with `{number}` in it.
        answers_title: The heading of the answer sheet.
        why_label: What stands above the reasons.
        small_print: What stands at the foot of the last case and of the last answer.
        cases: The cases, in order.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Literal["nl", "en"]
    title: Said
    about: Said
    name_label: Said
    case_label: Said = Field(pattern=r"\{number\}")
    answers_title: Said
    why_label: Said
    small_print: Said
    cases: tuple[HandoutCase, ...] = Field(min_length=1, max_length=40)


def print_handout(handout: Handout) -> bytes:
    """Return the handout as a PDF, the same bytes for the same handout.

    The texts go to the template as data, so nothing in them is read as markup.

    Raises:
        typst.TypstError: A text has a character that the fonts lack, such as an emoji.
    """
    import typst  # noqa: PLC0415 - it is large, and only whoever prints needs it

    return typst.compile(
        _TEMPLATE,
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,  # so that it looks the same from every computer
        sys_inputs={"handout": handout.model_dump_json()},
    )
