"""What one cell says."""

import pytest

from calculator.claim_files.values import YES_NO, How, read_cell
from calculator.claims import SPACE
from calculator.words import Language, words_in

DOUBT = (None, "unreadable")
CELLS: list[tuple[str, str, object, str | None]] = [
    ("referral_type", "1", "01", "zeros-added"),
    ("referral_type", "04", "04", None),
    ("referral_type", '="04"', "04", None),
    ("trajectory_number", '="0012"', "0012", "plain-number"),
    ("trajectory_number", '=""', "", None),
    ("referral_type", "'04", "04", None),
    ("referral_type", "4.0", "04", "zeros-added"),
    ("referral_type", "4,0", "04", "zeros-added"),
    ("referral_type", "04 - verwezen", "04", "code-of-label"),
    ("referral_type", "04: verwezen vanuit de 1e lijn", "04", "code-of-label"),
    ("referral_type", "7 eigen patiënt", "07", "code-of-label"),
    ("referral_type", "Eigen patiënt (07)", "07", "code-of-label"),
    ("referral_type", "21", None, "care-type"),
    ("referral_type", "9", *DOUBT),
    ("referral_type", "0", *DOUBT),
    ("referral_type", "04 of 06", *DOUBT),
    ("referral_type", "niet 04", *DOUBT),
    ("referral_type", "04?", *DOUBT),
    ("referral_type", "O4", *DOUBT),
    ("referral_type", "-", None, "unknown"),
    ("referral_type", "onbekend", None, "unknown"),
    ("referral_type", " ", None, None),
    ("care_type", "11 initieel", "11", "code-of-label"),
    ("care_type", "vervolg", "21", None),
    ("care_type", "21.0", "21", "zeros-added"),
    ("care_type", "41", "other", "other"),
    ("care_type", "Een ander zorgtype", "other", None),
    ("care_type", "1l", *DOUBT),
    ("care_type", "0", *DOUBT),
    ("care_type", "11/21", *DOUBT),
    ("acute_activity", "190.016", "190016", "code-of-label"),
    ("acute_activity", "190016", "190016", None),
    ("acute_activity", "190015,190016", "190016", "acute-of-several"),
    ("acute_activity", "190060 / 039671 / 190015", "190015", "acute-of-several"),
    ("acute_activity", "190015 - acuut contact SEH", "190015", "code-of-label"),
    ("acute_activity", "190060;39671", "none", "none-acute"),
    ("acute_activity", "nvt", "none", "no-activity"),
    ("acute_activity", "-", "none", "no-activity"),
    ("acute_activity", "geen 190016", *DOUBT),
    ("acute_activity", "190016?", *DOUBT),
    ("acute_activity", "19OO16", *DOUBT),
    ("acute_activity", "190015; 19OO16", *DOUBT),
    ("acute_activity", "190016; 19OO15", "190016", "code-of-label"),
    ("acute_activity", "1,90016E+05", *DOUBT),
    ("acute_activity", "ja", *DOUBT),
    ("acute_activity", "", None, None),
    ("trajectory_number", "", "", None),
    ("trajectory_number", "-", "", "missing"),
    ("trajectory_number", "nvt", "", "missing"),
    ("trajectory_number", "000", "", "missing"),
    ("trajectory_number", "onbekend", None, "unknown"),
    ("trajectory_number", "1,23457E+11", "1E+11", "shortened"),
    ("trajectory_number", "#N/B", *DOUBT),
    ("trajectory_number", "#####", *DOUBT),
    ("trajectory_number", "zie brief", *DOUBT),
    ("trajectory_number", "330871; 330902", *DOUBT),
    ("trajectory_number", " 00330871 ", "00330871", "plain-number"),
    ("trajectory_number", "ZT1", "ZT1", None),
    ("hospital", "1,23457E+11", "1E+11", "shortened"),
    ("hospital", "#N/B", "1E+11", "unreadable"),
    ("hospital", "06010101", "06010101", None),
    ("claim_id", "-", None, "missing"),
    ("claim_id", "2,02503E+10", None, "shortened"),
    ("claim_id", "D-1", "D-1", None),
    ("specialism_code", "303", "0303", "zeros-added"),
    ("specialism_code", "0303 - Chirurgie", "0303", "code-of-label"),
    ("specialism_code", "3O3", *DOUBT),
    ("product_code", "99699005", "099699005", "zeros-added"),
    ("product_code", "099699005", "099699005", None),
    ("declaration_code", "15d492", "15D492", None),
    ("declaration_code", "39671", "039671", "zeros-added"),
    ("declaration_code", "15E612", "15E612", None),
    ("diagnosis_code", "218.0", "218", "zeros-added"),
    ("licence", "Ja", True, None),
    ("licence", "0", False, None),
    ("licence", "1.0", True, None),
    ("licence", "misschien", *DOUBT),
    ("hospital_selected", "niet gecontracteerd", False, None),
    ("credit", "C", True, None),
    ("credit", "D", False, None),
    ("credit", "-", *DOUBT),
    ("care_kind", "GGZ", "mental-health", None),
    ("care_kind", "gewone zorg", "other", None),
    ("care_kind", "iets", *DOUBT),
]


@pytest.mark.parametrize(("field", "cell", "value", "how"), CELLS)
def test_a_cell_says_what_people_mean_by_it(
    field: str, cell: str, value: object, how: str | None
) -> None:
    reading = read_cell(field, cell)
    assert (reading.value, reading.how) == (value, how and How(how))
    assert read_cell(field, f"\u00a0{cell}\t") == reading


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("field", sorted(set(SPACE.fields) - {*YES_NO}))
def test_what_the_page_says_of_a_field_is_read_from_a_cell(field: str, language: Language) -> None:
    for value in SPACE.fields[field].values:
        said = words_in(language)[f"questions.{field}.{value}"]
        assert read_cell(field, said).value == value
        assert read_cell(field, str(value)).value == value
