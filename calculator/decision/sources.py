"""The documents and sections that a rule may cite."""

from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel, ConfigDict

from calculator.decision.rulebook import Name, Text


class Section(BaseModel):
    """A place that can be cited.

    Attributes:
        document: What the document is called.
        about: What the document is, who made it, and how current it is.
        seen: The day on which it was last held against what is said of it.
        heading: What the section is called, as it stands in the document.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: Text
    about: Text
    seen: date
    heading: Text


class Document(BaseModel):
    """A document with the sections of it that matter here.

    Attributes:
        title: What the document is called.
        about: What it is, who made it, and how current it is.
        seen: The day on which it was last held against what is said of it.
        sections: Its sections, each by a short name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Text
    about: Text
    seen: date
    sections: Mapping[Name, Text]


class Sources(BaseModel):
    """Every document that a rule may cite, by a short name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    documents: Mapping[Name, Document]

    def sections(self) -> dict[str, Section]:
        """Return every section by the name rules cite it with, such as `plus.adults`."""
        return {
            f"{short}.{name}": Section(
                document=document.title,
                about=document.about,
                seen=document.seen,
                heading=heading,
            )
            for short, document in self.documents.items()
            for name, heading in document.sections.items()
        }
