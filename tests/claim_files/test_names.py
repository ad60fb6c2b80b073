"""The line of names, and the lines that are no claims."""

import pytest

from calculator.claim_files import read_text
from calculator.claim_files.columns import FIELDS, VOCABULARY, field_of, is_personal, plain
from calculator.words import Language, words_in
from tests.claim_files.reading import CLOSED, NAMES, answered, whys


def test_every_field_has_a_column_and_the_pages_own_names_are_known() -> None:
    assert {*VOCABULARY.fields} == {*FIELDS}
    for field in FIELDS:
        assert field_of(field) == field
        for language in Language:
            name = words_in(language).get(f"column.{field}", field)
            assert field_of(name) == field
            assert field_of(name.upper()) == field


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Zorg-type", "care_type"),
        ("Zorgtraject nummer", "trajectory_number"),
        ("zorgtrajectnr.", "trajectory_number"),
        ("Parent zorgtraject nr", "referring_trajectory_number"),
        ("typeverwijzer", "referral_type"),
        ("Type verwijzer (COD327-VEKT)", "referral_type"),
        ("Code (zelf)verwijzer", "referral_type"),
        ("AGB-code", "hospital"),
        ("Debet/Credit", "credit"),
        ("COD327-VEK1", None),
        ("Subtrajectnummer", None),
        ("Naam verwijzer", None),
        ("Aanduiding diagnosecodelijst", None),
        ("", None),
    ],
)
def test_a_name_is_known_however_it_is_spelled_or_not_at_all(name: str, field: str | None) -> None:
    assert field_of(name) == field


@pytest.mark.parametrize("name", ["BSN", "Patiëntnr.", "Naam patient", "GEBOORTEDATUM", "dob"])
def test_columns_about_persons_are_known(name: str) -> None:
    assert is_personal(name)


def test_a_name_is_compared_without_signs_capitals_and_accents() -> None:
    assert plain(" Patiënt-Nr. ") == plain("patientnummer")


@pytest.mark.parametrize("above", ["Overzicht 2025;;;;\n", "Van: TEST A\n\n", "a;b;c\n"])
@pytest.mark.parametrize(
    "below", ["Totaal;2;;;\n", "\nGemaakt op 3 maart;;;;\n", ";;;;\n", "Aantal: 1;;;;\n"]
)
def test_titles_totals_and_empty_lines_are_no_claims(above: str, below: str) -> None:
    text = f"{above}{NAMES}\na;07;21;;T1\n{below}"
    file = read_text(text)
    assert [row.values["claim_id"] for row in file.rows] == ["a"]
    assert file.is_whole
    assert answered(text) == ["reduced"]


def test_a_line_of_names_that_is_repeated_is_no_claim() -> None:
    file = read_text(f"{NAMES}\na;01;11;;T\n{NAMES.upper()};;\nb;01;11;;T")
    assert whys(file) == [(3, "names-again")]
    assert file.is_whole


def test_nothing_is_read_under_a_line_with_other_names() -> None:
    file = read_text("kenmerk;type verwijzer;zorgtype\na;01;11\nkenmerk;zorgtype;verwijzer\nb;1;7")
    assert whys(file) == [(3, "other-names")]
    assert not file.is_whole


def test_what_a_claim_says_may_be_a_name_too() -> None:
    names = "kenmerk;type verwijzer;gecontracteerd;selectieve polis"
    assert answered(f"{names}\na;04;gecontracteerd;selectief\nb;04;niet gecontracteerd;ja") == [
        "!selective_policy",
        "full|reduced",
    ]


@pytest.mark.parametrize("row", ["a;01;11;;T;x", "a;01;11;;T;;x"])
def test_a_cell_below_no_name_costs_its_line_and_the_list_is_not_complete(row: str) -> None:
    text = f"{NAMES};\n{row}\nb;07;21;;N1"
    file = read_text(text)
    assert whys(file) == [(2, "too-many-cells")]
    assert answered(text) == ["!line", "full|reduced"]


def test_a_line_may_end_before_its_last_cells() -> None:
    assert answered(f"{NAMES}\na;01\nb;07;21\nc")[:2] == ["full", "contact"]


@pytest.mark.parametrize("text", ["D-1;04;11\nD-2;01;11", "04\n01", "x"])
def test_without_a_line_of_names_nothing_is_guessed(text: str) -> None:
    file = read_text(text)
    assert not file.has_names
    assert answered(text) == ["!header"] * len(text.splitlines())
    assert not file.is_whole


@pytest.mark.parametrize(
    "names", ["type verwijzer;type verwijzer", "verwijstype;referral_type", "kenmerk;kenmerk"]
)
def test_a_name_that_stands_twice_is_said_and_nothing_is_read(names: str) -> None:
    file = read_text(f"{names};zorgtype\n01;04;11")
    assert [*file.doubled] == names.split(";")[: len({*names.split(";")})]
    assert answered(f"{names};zorgtype\n01;04;11") == ["!header"]


def test_of_several_numbers_of_a_claim_the_one_that_tells_them_apart_is_taken() -> None:
    text = "declaratienummer;referentienummer;type verwijzer\nF1;a;01\nF1;b;01"
    assert [row.values["claim_id"] for row in read_text(text).rows] == ["a", "b"]


def test_one_name_by_itself_is_a_line_of_names_at_the_top_only() -> None:
    assert answered("type verwijzer\n01\n04", CLOSED) == ["full", "full|reduced"]
    assert answered("01\ntype verwijzer\n04") == ["!header"] * 3


def test_a_first_column_without_a_name_that_only_counts_is_passed_over() -> None:
    assert answered(";kenmerk;verwijzer\n0;a;01\n1;b;03") == ["full", "full"]
    assert answered(";kenmerk;verwijzer\n1;a;01\n2;b;03") == ["full", "full"]
    assert answered(";kenmerk;verwijzer\n7;a;01\n9;b;03") == ["!line", "!line"]
