"""Texts as a tagged PDF that conforms to PDF/UA-1, so that it can be read aloud as well as printed.

How all of them look stands in `paper.typ`; a template of each kind comes after it.
"""

from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text that says something."""

_PAPER: Final = Path(__file__).with_name("paper.typ").read_bytes()


class Paper(BaseModel):
    """What every kind of paper says.

    Attributes:
        language: The language of all texts.
        title: What it is called.
        about: What tells it from others that are called the same.
        small_print: What stands at its foot.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Literal["nl", "en"]
    title: Said
    about: Said
    small_print: Said


def print_pdf(template: bytes, paper: Paper) -> bytes:
    """Return a paper as a PDF, the same bytes for the same paper.

    The texts go to the template as data, so nothing in them is read as markup.

    Args:
        template: Draws `paper`, which it finds under that name.
        paper: The texts.

    Raises:
        typst.TypstError: A text has a character that the fonts lack, such as an emoji.
    """
    import typst  # noqa: PLC0415 - it is large, and only whoever prints needs it

    return typst.compile(
        _PAPER + template,
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,  # so that it looks the same from every computer
        sys_inputs={"paper": paper.model_dump_json()},
    )
