"""A leaflet holds all that it was given, on accessible paper and as plain text."""

from io import BytesIO
from typing import Any, Final

import page
import pytest
from pydantic import ValidationError
from pypdf import PdfReader

from calculator.paper.leaflet import Leaflet, Point, Section, print_leaflet, write_leaflet
from tests.drills.test_handout import MARKUP, squeezed, tags_below

FULL: Final = Section(
    title="Uw antwoorden",
    first="Dit staat vooraan.",
    pairs=(("Hoe oud bent u?", "52"), ("Eigen risico", "€ 385,00")),
    points=(
        Point(
            about="Behandeling 1 tot en met 20", text="De module betaalt.", source="Bron: de pagina"
        ),
        Point(text="Daarna niet."),
    ),
    last=("Dit staat achteraan.",),
)


def leaflet_of(*sections: Section, **otherwise: object) -> Leaflet:
    return Leaflet.model_validate(
        {
            "language": "nl",
            "title": "Wie betaalt?",
            "about": "Gemaakt op 26 november 2026",
            "small_print": "De polis gaat voor.",
            "headline": "De module betaalt alles.",
            "stops": (("Behandeling 1 tot en met 20", "Module"), ("Vanaf 21", "U zelf")),
            "notes": ("Geteld vanaf behandeling 1.",),
            "sections": sections or (FULL,),
            **otherwise,
        }
    )


def texts_of(leaflet: Leaflet) -> list[str]:
    """Every text, in the order in which it is read."""
    texts = [leaflet.title, leaflet.about, leaflet.headline]
    texts += [text for stop in leaflet.stops for text in stop] + [*leaflet.notes]
    for section in leaflet.sections:
        texts += [section.title, *filter(None, [section.first])]
        texts += [text for pair in section.pairs for text in pair]
        for each in section.points:
            texts += filter(None, (each.about, each.text, each.source))
        texts += section.last
    return [*texts, leaflet.small_print]


def assert_in_order(texts: list[str], within: str) -> None:
    rest = squeezed(within)
    for text in texts:
        _, found, rest = rest.partition(squeezed(text))
        assert found, text


def read(leaflet: Leaflet) -> PdfReader:
    return PdfReader(BytesIO(print_leaflet(leaflet)))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_leaflet_conforms_to_pdf_ua_and_tells_its_title_and_language(language: str) -> None:
    leaflet = leaflet_of(language=language)
    report = page.validate_pdf_bytes(print_leaflet(leaflet), profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant
    reader = read(leaflet)
    assert reader.metadata is not None
    assert reader.metadata.title == "Wie betaalt?"
    root: Any = reader.root_object
    assert root["/Lang"] == language


def test_a_leaflet_is_tagged_with_its_headings_and_lists() -> None:
    root: Any = read(leaflet_of(FULL, FULL)).root_object
    tags = [tag for tag in tags_below(root["/StructTreeRoot"]) if tag in {"H1", "H2", "L", "LI"}]
    assert tags == ["H1", *["H2", "L", "LI", "LI"] * 2]


@pytest.mark.parametrize("count", [1, 12])
def test_everything_is_said_in_order_on_paper_and_as_text(count: int) -> None:
    leaflet = leaflet_of(*[FULL] * count)
    reader = read(leaflet)
    lines = [each.extract_text().splitlines() for each in reader.pages]
    assert_in_order(texts_of(leaflet), "".join(line for page in lines for line in page[:-1]))
    assert_in_order(texts_of(leaflet), write_leaflet(leaflet))
    assert [page[-1][-5:] for page in lines] == [
        f"{number} / {len(lines)}" for number in range(1, len(lines) + 1)
    ]


def test_a_text_has_the_answer_in_its_first_lines_and_no_colon_behind_a_question() -> None:
    lines = write_leaflet(leaflet_of()).splitlines()
    assert lines[:4] == [
        "Wie betaalt?",
        "Gemaakt op 26 november 2026",
        "",
        "De module betaalt alles.",
    ]
    assert "- Hoe oud bent u? 52" in lines
    assert "- Eigen risico: € 385,00" in lines


def test_markup_in_a_text_is_printed_as_it_is() -> None:
    points = tuple(Point(about=said, text=said, source=said) for said in MARKUP)
    leaflet = leaflet_of(Section(title="#x *y* $", points=points), headline="= #panic()")
    assert_in_order(texts_of(leaflet), "".join(each.extract_text() for each in read(leaflet).pages))


def test_a_leaflet_without_an_answer_is_refused() -> None:
    with pytest.raises(ValidationError, match="headline"):
        leaflet_of(headline=" ")
    with pytest.raises(ValidationError, match="sections"):
        leaflet_of(sections=())
