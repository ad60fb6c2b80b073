"""Claims as they are pasted from a spreadsheet."""

from collections.abc import Mapping
from itertools import permutations

import pytest

from calculator.pages.claim.pasted import COLUMNS, MOST, read_pasted, show_pasted
from calculator.words import Language, words_in

BOTH = {"selective_policy": True, "hospital_selected": False}
HEADER = "kenmerk\ttype verwijzer\tzorgtype\tzorgtrajectnummer\tverwijzend zorgtrajectnummer"
CONTRACTED = "begonnen onder contract"
UNSURE = "<b>100% of 75% van het gemiddeld gecontracteerde tarief</b>"
TRAJECTORY = {
    "emergency\t1\t11\tT1\t\t": "<b>100%</b>",
    "follow-up\t07\t21\tT1\t\t": "<b>100%</b>",
    "internal\t5\t13\tT2\tT1\t": "<b>100%</b>",
    "stranger\t07\t21\tT9\t\t": UNSURE,
    "numberless\t05\t11\tT3\t\t": "<b>Navragen</b>",
    "contracted\t07\t21\tT8\t\tja": "<b>100%</b>",
}


def shown(text: str, *, complete: bool = False, language: Language = Language.NL) -> str:
    others = {**BOTH, "care_kind": "other"}
    return str(show_pasted(words_in(language), text, others, complete=complete))


def all_read(text: str) -> list[Mapping[str, object]]:
    """Return what each row says of a text of which every row is read."""
    rows = read_pasted(text).rows
    read = [row for row in rows if not isinstance(row, str)]
    assert len(read) == len(rows)
    return read


def line_of(html: str, claim: str) -> str:
    return next(line for line in html.split("<tr>") if f">{claim}</th>" in line)


@pytest.mark.parametrize("complete", [pytest.param(True, marks=pytest.mark.long), False])
def test_a_trajectory_comes_out_right_in_every_order_of_its_lines(*, complete: bool) -> None:
    for lines in permutations(TRAJECTORY):
        html = shown("\n".join([f"{HEADER}\t{CONTRACTED}", *lines]), complete=complete)
        for line, answer in TRAJECTORY.items():
            assert answer in line_of(html, line.split("\t")[0])


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("between", ["\t", ";", ","])
def test_columns_can_be_named_in_either_language_and_as_programs_name_them(
    between: str, language: Language
) -> None:
    words = words_in(language)
    for names in (COLUMNS, [words[f"column.{field}"].upper() for field in COLUMNS]):
        pasted = read_pasted(between.join(names) + "\n" + between.join(["x"] * len(COLUMNS)))
        assert set(pasted.rows[0]) == set(COLUMNS)
        assert not pasted.unknown


def test_yes_no_and_the_kinds_of_care_can_be_written_as_people_write_them() -> None:
    text = "selectieve polis;licence;soort zorg;zorgactiviteit\nJa;no;Zwangerschap;geen"
    (row,) = read_pasted(text).rows
    assert row == {
        "selective_policy": True,
        "licence": False,
        "care_kind": "pregnancy",
        "acute_activity": "none",
    }


def test_an_empty_number_is_missing_and_an_empty_answer_is_unknown() -> None:
    (row,) = read_pasted("type verwijzer\tzorgtype\tzorgtrajectnummer\n07\t\t").rows
    assert row == {"referral_type": "07", "trajectory_number": ""}


def test_what_is_wrong_with_a_line_is_said_there_and_the_others_are_assessed() -> None:
    text = f"{HEADER}\na\t21\t21\tT1\t\nb\t01\t11\tT1\t\nc\t9\t\t\t"
    html = shown(text)
    assert "21 is een zorgtype" in line_of(html, "a")
    assert "<b>100%</b>" in line_of(html, "b")
    assert "Een type verwijzer is 01 tot en met 08" in line_of(html, "c")


def test_a_reference_used_twice_is_said_at_both_lines() -> None:
    html = shown(f"{HEADER}\na\t01\t11\tT1\t\na\t03\t11\tT2\t\nb\t06\t11\tT3\t")
    assert html.count("Dit kenmerk staat bij meer dan één declaratie") == 2
    assert "<b>100%</b>" in line_of(html, "b")


def test_a_column_nobody_knows_is_named_and_passed_over() -> None:
    html = shown("kenmerk\tklantnummer\ttype verwijzer\na\t123456\t01")
    assert "klantnummer" in html
    assert "123456" not in html
    assert "<b>100%</b>" in html


def test_what_is_pasted_is_never_taken_for_markup() -> None:
    html = shown("kenmerk;type verwijzer;<script>\n<b>x</b>;01;1")
    assert "<script>" not in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html


@pytest.mark.parametrize("text", ["", "\n\n", "kenmerk", "kenmerk\n\n", '"', "\t\t\n\t", "a;b\n"])
def test_a_paste_without_claims_asks_for_them(text: str) -> None:
    assert "Er staat nog geen declaratie" in shown(text)


def test_more_claims_than_anybody_has_are_cut_off_and_said_to_be() -> None:
    html = shown("type verwijzer\n" + "01\n" * (MOST + 1))
    assert html.count("<tr>") == MOST + 1
    assert f"meer dan {MOST} declaraties" in html


@pytest.mark.parametrize(
    "text",
    [
        "kenmerk\tverwijzer\n" + "x" * 500_000,
        "x" * 500_000 + "\n07",
        "type verwijzer\n" + "07\n" * 160_000,
    ],
    ids=["one long cell", "a long name", "many lines"],
)
def test_the_longest_that_can_be_pasted_is_answered(text: str) -> None:
    assert shown(text)


def test_the_list_complete_or_not_decides_about_a_stranger() -> None:
    text = "\n".join([f"{HEADER}\t{CONTRACTED}", "a\t07\t21\tT9\t\tnee"])
    assert "100% of 75%" in shown(text)
    assert "<b>75% van het gemiddeld" in shown(text, complete=True)


def unanswered(line: str) -> bool:
    return "&ndash;" in line and "<b>" not in line


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "names",
    [
        "type verwijzer;type verwijzer",
        "type verwijzer;Type_Verwijzer",
        "type verwijzer;referral_type",
        "referral type;zorgtype;type verwijzer",
        "type verwijzer;;type verwijzer",
    ],
)
def test_a_column_that_stands_twice_is_named_and_nothing_is_assessed(
    names: str, language: Language
) -> None:
    html = shown(f"{names}\n04;07;04\n01;01;01", language=language)
    assert "<table" not in html
    doubled = [name for name in dict.fromkeys(names.split(";")) if name not in {"", "zorgtype"}]
    assert words_in(language)("list.doubled_column", names=", ".join(doubled)) in html


def test_columns_that_nobody_knows_may_stand_twice() -> None:
    assert "<b>100%</b>" in shown("bedrag;type verwijzer;bedrag\n12;01;12")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("names", "row"),
    [
        ("kenmerk;type verwijzer", "a;b;01"),
        ("kenmerk;type verwijzer", "a;01;11"),
        ("kenmerk;type verwijzer;", "a;01;11"),
        ("kenmerk;type verwijzer", "a;01;"),
        ("type verwijzer;zorgtype", "01;01;01;01"),
        ("kenmerk;;type verwijzer", "a;04;01"),
    ],
)
@pytest.mark.parametrize("complete", [True, False])
def test_a_row_with_a_value_under_no_name_is_not_answered_and_the_others_are(
    names: str, row: str, language: Language, *, complete: bool
) -> None:
    good = ";".join("01" if name == "type verwijzer" else "" for name in names.split(";"))
    html = shown(f"{names}\n{good}\n{row}\n{good}", language=language, complete=complete)
    first, wrong, last = html.split("<tr>")[2:]
    assert words_in(language)["list.too_long"] in wrong
    assert words_in(language)("list.row", row=2) in wrong
    assert unanswered(wrong)
    assert "<b>100%</b>" in first
    assert "<b>100%</b>" in last


def test_a_row_that_is_not_read_may_be_the_one_that_a_number_leads_to() -> None:
    header = f"{HEADER}\t{CONTRACTED}"
    stranger = "a\t07\t21\tT9\t\tnee"
    assert "<b>75% van het gemiddeld" in shown(f"{header}\n{stranger}", complete=True)
    for row in ("b\tx\t01\t11\tT9\t\tnee", 'b\t"01\t11\tT9\t\tnee', "b\t01\t11\t9E+11\t\t"):
        html = shown(f"{header}\n{stranger}\n{row}", complete=True)
        assert UNSURE in line_of(html, "a")


def test_empty_cells_at_the_end_may_be_left_out() -> None:
    html = shown(f"{HEADER}\na\t01\t11\tT1\nb\t01\nc\t07\t21\tT1\nd")
    assert [name for name in "abcd" if "<b>100%</b>" in line_of(html, name)] == ["a", "b", "c"]
    assert len(all_read("kenmerk;type verwijzer;;\na;01\nb;02;;")) == 2


def test_a_line_of_names_that_is_repeated_is_no_claim() -> None:
    header = "kenmerk;zorgtrajectnummer;klantnummer"
    for again in (header, "reference;trajectory_number;Klantnummer", f"{header};;"):
        rows = all_read(f"{header}\na;T1;1\n{again}\nb;T2;2")
        assert [row["claim_id"] for row in rows] == ["a", "b"]


@pytest.mark.parametrize("language", Language)
def test_nothing_is_read_under_a_line_with_other_names(language: Language) -> None:
    text = "kenmerk;type verwijzer;zorgtype\na;01;11\nkenmerk;zorgtype;type verwijzer\nb;01;07"
    html = shown(text, language=language)
    assert "<b>100%</b>" in line_of(html, "a")
    assert words_in(language)["list.other_names"] in html
    assert unanswered(html.split("<tr>")[-1])
    assert ">b</th>" not in html


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "text",
    [
        'kenmerk;type verwijzer\na;01\n"b;04\nc;01',
        'kenmerk;type verwijzer\na;01\nb;"04\nc;01\nd;"01"',
        'kenmerk;type verwijzer\na;01\n"b"x;04\nc;01',
    ],
)
def test_nothing_is_read_after_a_quote_that_is_left_open(text: str, language: Language) -> None:
    html = shown(text, language=language)
    assert "<b>100%</b>" in line_of(html, "a")
    last = html.split("<tr>")[-1]
    assert words_in(language)["list.open_quote"] in last
    assert unanswered(last)
    assert html.count("<tr>") == 3


def test_a_quote_left_open_in_a_name_is_said() -> None:
    assert words_in(Language.NL)["list.open_quote"] in shown('"kenmerk;type verwijzer\na;01')


def test_a_cell_between_quotes_may_have_lines_of_its_own() -> None:
    rows = all_read('kenmerk;"type\nverwijzer"\n"a\nb";01\n"c ""d""";02')
    assert [row["claim_id"] for row in rows] == ["a\nb", 'c "d"']
    assert [row["referral_type"] for row in rows] == ["01", "02"]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("number", ["1,23457E+11", "1.23457e+11", "1E+11"])
def test_a_number_that_a_spreadsheet_rounded_leads_nowhere(number: str, language: Language) -> None:
    html = shown(f"{HEADER}\na\t01\t11\t{number}\t\nb\t07\t21\t{number}\t", language=language)
    for line in html.split("<tr>")[2:]:
        assert words_in(language)["list.rounded"] in line
        assert unanswered(line)
    assert "<b>" not in html


def test_a_claim_that_was_cut_off_may_be_the_one_that_a_number_leads_to() -> None:
    stranger = "a\t07\t21\tT9\t\tnee"
    rows = [f"{HEADER}\t{CONTRACTED}", stranger, *["\t02\t11\tT1\t\t"] * MOST]
    assert UNSURE in line_of(shown("\n".join(rows), complete=True), "a")
