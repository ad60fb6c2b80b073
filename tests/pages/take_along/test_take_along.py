"""What is taken along says what the page says, for every shape of an answer."""

from datetime import date
from io import BytesIO
from typing import Any, Final

import page
import pytest
from pypdf import PdfReader

from calculator import aftercare
from calculator.aftercare import Expected, Situation
from calculator.pages.answer.sentences import write_headline
from calculator.pages.asking.reply import reply_about_aftercare
from calculator.pages.take_along.leaflet import make_leaflet
from calculator.pages.visit.answers import Given, Sheet, evaluate, make_sheet
from calculator.pages.visit.forms import AFTERCARE
from calculator.paper.leaflet import Leaflet, print_leaflet, write_leaflet
from calculator.words import Language, words_in
from calculator.words.days import write_day
from tests.aftercare.test_costs import LISTED_WITH_MODULE, NOT_LISTED, NUMBERS
from tests.languages import DUTCH_EACH_TIME
from tests.pages.plans import Known, spread
from tests.pages.running import answered, drawn, new_site

NL: Final = words_in(Language.NL)
ON: Final = date(2026, 11, 26)
SHAPES: Final[dict[str, dict[str, Any]]] = {
    "two payers": LISTED_WITH_MODULE,
    "one payer": LISTED_WITH_MODULE | {"basis_entitlement": False},
    "three payers": LISTED_WITH_MODULE
    | {
        "basis_plus_module": False,
        "supplementary": "without-aftercare",
        "supplementary_sessions": 9,
    },
    "child": NOT_LISTED | {"age": 17},
    "nobody pays": LISTED_WITH_MODULE | {"treatment_need": "long-standing"},
    "partly decided": {"indication": "oncology", "treatment_need": "current", "age": 52},
    "undecided": {},
    "claudication": {"indication": "claudication"},
    "out of scope": {"indication": "other"},
}
DECLINED: Final = ("basis_plus_module", "supplementary", "basis_entitlement", "plus_practice")


def given_by(facts: dict[str, Any]) -> Given:
    """The answers of somebody who knows just these facts, and says so."""
    sheet = make_sheet(AFTERCARE, Situation(**facts))
    for field in aftercare.ORDER:
        if field not in facts:
            sheet = sheet.with_unknown(field, unknown=True)
    return evaluate(AFTERCARE, sheet, ON)


def leaflet_for(language: Language, facts: dict[str, Any], **numbers: int) -> Leaflet:
    words, given = words_in(language), given_by(facts)
    enquiry = reply_about_aftercare(words, given).enquiry
    reckoning = aftercare.reckon(enquiry.situation, Expected(**numbers), ON)
    return make_leaflet(words, given, enquiry, reckoning)


def section(leaflet: Leaflet, title: str) -> str:
    """What stands under a heading; nothing where there is no such heading."""
    found = [each.model_dump_json() for each in leaflet.sections if each.title == title]
    return found[0] if found else ""


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_answer_conforms_to_pdf_ua_on_two_pages_at_most(
    shape: str, language: Language
) -> None:
    numbers = NUMBERS if "pays" in shape or "payer" in shape or shape == "child" else {}
    printed = print_leaflet(leaflet_for(language, SHAPES[shape], **numbers))
    report = page.validate_pdf_bytes(printed, profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant
    assert len(PdfReader(BytesIO(printed)).pages) <= 2


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_answer_its_day_its_edition_and_what_is_not_decided_are_told(
    shape: str, language: Language
) -> None:
    words, leaflet = words_in(language), leaflet_for(language, SHAPES[shape])
    enquiry = reply_about_aftercare(words, given_by(SHAPES[shape])).enquiry
    assert leaflet.headline == write_headline(words, enquiry)
    assert write_day(words, ON) in leaflet.about
    assert write_day(words, enquiry.assessment.rules.edition) in leaflet.about
    assert words["limits.elsewhere"] in section(leaflet, words["answer.not_decided"])
    reasons = [r for p in enquiry.assessment.plans for b in p.blocks for r in b.reasons]
    if enquiry.assessment.decided:
        why = section(leaflet, words["answer.why"])
        for reason in (*enquiry.assessment.out_of_scope, *reasons):
            assert reason.text[language] in write_leaflet(leaflet)
        assert words["answer.source"] in why
    else:
        assert section(leaflet, words["to_do.title"])


def test_answers_are_told_as_they_were_given_and_those_not_known_as_such() -> None:
    leaflet = leaflet_for(Language.NL, SHAPES["partly decided"])
    (told,) = (each.pairs for each in leaflet.sections if each.title == "Uw antwoorden")
    pairs = dict(told)
    assert pairs["Waarvoor is de fysiotherapie?"] == "Na kanker"
    assert pairs["Hoe oud is degene die de behandeling krijgt?"] == "52"
    assert pairs["Heeft u een verwijzing?"] == NL["form.unknown"]
    child = leaflet_for(Language.NL, SHAPES["child"])
    assert "Wat past bij uw kind?" in section(child, "Uw antwoorden")


def test_costs_are_told_with_their_steps_once_they_were_worked_out() -> None:
    without = leaflet_for(Language.NL, LISTED_WITH_MODULE)
    assert not section(without, NL["costs.title"])
    told = section(leaflet_for(Language.NL, LISTED_WITH_MODULE, **NUMBERS), NL["costs.title"])
    told = told.replace("\N{NO-BREAK SPACE}", " ")
    assert "U betaalt zelf € 300,00 voor 30 behandelingen." in told
    assert "20 × € 40,00 = € 800,00" in told
    assert NL["costs.note.above_rate"] in told


def test_nothing_on_paper_says_where_on_the_page_something_can_be_done() -> None:
    facts = {field: fact for field, fact in LISTED_WITH_MODULE.items() if field != "sessions_had"}
    leaflet = leaflet_for(Language.NL, facts)
    assert "Geteld vanaf behandeling 1." in leaflet.notes
    assert "invullen" not in write_leaflet(leaflet)


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_every_answer_that_there_is_can_be_taken_along(
    language: Language, every: tuple[Known, ...]
) -> None:
    words = words_in(language)
    for each in spread(every, 400):
        sheet = make_sheet(AFTERCARE, each.situation)
        given = evaluate(AFTERCARE, sheet, ON)
        enquiry = reply_about_aftercare(words, given).enquiry
        text = write_leaflet(make_leaflet(words, given, enquiry, aftercare.Reckoning()))
        assert write_headline(words, enquiry) in text
        assert len(text) < 12_000
        assert not any(code in text for code in ("CSI 0", "990", "071 751"))


def test_once_nothing_is_left_to_ask_the_page_has_the_answers_for_paper() -> None:
    at = answered(new_site(), indication="oncology")
    assert "vw-printed" not in drawn(at)
    at = answered(at, treatment_need="preventive")
    assert "vw-printed" in drawn(at)
    assert NL["take_along.title"] in drawn(at)


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_an_age_that_was_told_as_a_side_of_18_is_written_as_that(language: Language) -> None:
    words = words_in(language)
    values = {"indication": "oncology", "treatment_need": "current"}
    sheet = Sheet(values=values, texts={"age": "under-18"})
    given = evaluate(AFTERCARE, sheet, ON)
    enquiry = reply_about_aftercare(words, given).enquiry
    text = write_leaflet(make_leaflet(words, given, enquiry, aftercare.Reckoning()))
    assert words["questions.age.under-18"] in text
    assert "16" not in text
