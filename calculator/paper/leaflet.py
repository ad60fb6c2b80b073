"""An answer on a leaflet to take along, on paper or as plain text.

How it looks on paper stands in `leaflet.typ`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from calculator.paper.pdf import Paper, Said, print_pdf

_TEMPLATE: Final = Path(__file__).with_name("leaflet.typ").read_bytes()


class Point(BaseModel):
    """Something that is said.

    Attributes:
        about: What it is about, where that is told.
        text: What is said.
        source: How firm that is, and where it stands; None where it needs none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: Said | None = None
    text: Said
    source: Said | None = None


class Section(BaseModel):
    """A part of the answer; one without anything in it is not printed.

    Attributes:
        title: Its heading.
        first: What stands above the rest.
        pairs: Names, each with what belongs to it.
        points: What is said, a point each.
        last: What stands below them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Said
    first: Said | None = None
    pairs: tuple[tuple[Said, Said], ...] = ()
    points: tuple[Point, ...] = ()
    last: tuple[Said, ...] = ()


class Leaflet(Paper):
    """An answer as it is taken along. It is about a day.

    Attributes:
        headline: The answer in one sentence.
        stops: Sessions, each with who pays them.
        notes: What the answer holds for.
        sections: What goes with it, in order.
    """

    headline: Said
    stops: tuple[tuple[Said, Said], ...] = ()
    notes: tuple[Said, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)


def print_leaflet(leaflet: Leaflet) -> bytes:
    """Return a leaflet as a PDF; see `print_pdf`."""
    return print_pdf(_TEMPLATE, leaflet)


def write_leaflet(leaflet: Leaflet) -> str:
    """Return a leaflet as plain text, such as goes into a message."""
    parts = [[leaflet.title, leaflet.about], [leaflet.headline]]
    parts.append([f"- {sessions}: {payer}" for sessions, payer in leaflet.stops])
    parts.append([*leaflet.notes])
    parts += [[section.title, *_lines(section)] for section in leaflet.sections]
    parts.append([leaflet.small_print])
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _lines(section: Section) -> Iterator[str]:
    if section.first:
        yield section.first
    for name, told in section.pairs:
        yield f"- {name}{'' if name.endswith('?') else ':'} {told}"
    for point in section.points:
        lines = filter(None, (point.about, point.text, point.source))
        yield "- " + "\n  ".join(lines)
    yield from section.last
