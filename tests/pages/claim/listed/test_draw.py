"""What the page says of a list of claims; how it is read, tests/claim_files/ holds."""

import re
from dataclasses import replace
from itertools import permutations

import pytest

from calculator import decision
from calculator.claim_files import General, How, Refused, Why
from calculator.claim_files.checking import Job, Kind, check_here
from calculator.pages.answer import drawing
from calculator.pages.claim.listed import draw
from calculator.words import Language, words_in
from tests.claim_files.test_corpus import CORPUS, expected

GENERAL = General(selective_policy=True, hospital_selected=False, ordinary=True)
HEADER = "kenmerk\ttype verwijzer\tzorgtype\tzorgtrajectnummer\tverwijzend zorgtrajectnummer"
CONTRACTED = "begonnen onder contract"
UNSURE = ">100% of 75% van het gemiddeld gecontracteerde tarief</b>"
TRAJECTORY = {
    "emergency\t1\t11\tT1\t\t": ">100%</b>",
    "follow-up\t07\t21\tT1\t\t": ">100%</b>",
    "internal\t5\t13\tT2\tT1\t": ">100%</b>",
    "stranger\t07\t21\tT9\t\t": UNSURE,
    "numberless\t05\t11\tT3\t\t": ">Navragen</b>",
    "contracted\t07\t21\tT8\t\tja": ">100%</b>",
}
either = pytest.mark.parametrize("language", Language)


MOST = 500


def shown(
    text: str,
    *,
    complete: bool = False,
    language: Language = Language.NL,
    general: General = GENERAL,
    most: int | None = None,
) -> str:
    words = words_in(language)
    told = replace(general, complete=complete)
    job = Job(kind=Kind.TEXT, general=told, on=decision.today(), most=most)
    try:
        checked = check_here(job, text.encode()).checked
    except Refused as refused:
        return str(draw.refusal(words, refused.why))
    about = draw.about_file(words, checked, complete=complete, most=MOST)
    if not (checked.lines and checked.file.has_names):
        return str(about)
    columns = drawing.note(draw.columns_in_short(words, checked.file))
    lines = draw.table(words, checked.verdicts, checked.lines, "")
    return str(columns + about + draw.totals(words, checked.counts) + lines)


def line_of(html: str, claim: str) -> str:
    return next(line for line in html.split("<tr>") if f">{claim}</th>" in line)


def unanswered(line: str) -> bool:
    return "&ndash;" in line and "<b" not in line


@pytest.mark.parametrize("complete", [pytest.param(True, marks=pytest.mark.long), False])
def test_a_trajectory_comes_out_right_in_every_order_of_its_lines(*, complete: bool) -> None:
    for lines in permutations(TRAJECTORY):
        html = shown("\n".join([f"{HEADER}\t{CONTRACTED}", *lines]), complete=complete)
        for line, answer in TRAJECTORY.items():
            assert answer in line_of(html, line.split("\t")[0])


@either
def test_how_many_columns_were_understood_is_said_in_a_line(language: Language) -> None:
    html = shown("declaratie_id;ZT;bsn;klantgroep\na;11;999;b", language=language)
    words = words_in(language)
    told = [words(f"list.columns.{kind}", count=count) for kind, count in COUNTED]
    assert words("list.columns.all", told=", ".join(told)) in html


COUNTED = (("known", 2), ("unknown", 1), ("personal", 1))


@either
def test_lines_that_are_no_claims_are_named_by_number_with_the_reason(language: Language) -> None:
    words = words_in(language)
    html = shown("Overzicht\n\nkenmerk;type verwijzer\na;01\n\nTotaal;1", language=language)
    for numbers, why in (("1", "above-names"), ("2, 5", "empty"), ("6", "total")):
        assert words("list.lines", numbers=numbers, why=words[f"list_line.{why}"]) in html


def test_every_way_of_reading_and_every_reason_has_its_words() -> None:
    words = words_in(Language.NL)
    assert all(f"list_how.{how}" in words for how in How)
    assert all(f"list_line.{why}" in words or f"list_unread.{why}" in words for why in Why)


def test_how_many_claims_have_each_answer_stands_above_the_table() -> None:
    html = shown("kenmerk;type verwijzer;zorgactiviteit\na;01;\nb;03;\nc;04;geen\nd;21;")
    above, _ = re.sub(r"</?span[^>]*>", "", html).split("<table")
    assert "100% 2 (50%)" in above
    assert "75% van het gemiddeld gecontracteerde tarief 1 (25%)" in above
    assert "Zonder antwoord 1 (25%)" in above


def test_what_is_wrong_with_a_line_is_said_there_and_the_others_are_assessed() -> None:
    html = shown(f"{HEADER}\na\t21\t21\tT1\t\nb\t01\t11\tT1\t\nc\t9\t\t\t")
    assert "21 is een zorgtype" in line_of(html, "a")
    assert ">100%</b>" in line_of(html, "b")
    assert "Een type verwijzer is 01 tot en met 08" in line_of(html, "c")


def test_a_reference_used_twice_is_said_at_both_lines() -> None:
    html = shown(f"{HEADER}\na\t01\t11\tT1\t\na\t03\t11\tT2\t\nb\t06\t11\tT3\t")
    assert html.count("Dit kenmerk staat bij meer dan één declaratie") == 2
    assert ">100%</b>" in line_of(html, "b")


def test_codes_that_contradict_are_said() -> None:
    html = shown("kenmerk;soort zorg;zorgproduct\na;ggz;150101007")
    assert "De soort zorg en de codes spreken elkaar tegen." in line_of(html, "a")


def test_care_is_ordinary_only_where_that_is_said() -> None:
    text = f"{HEADER}\na\t01\t11\tT1"
    assert ">100%</b>" in shown(text)
    assert "iet declareren" in shown(text, general=replace(GENERAL, ordinary=False))


@either
def test_how_a_cell_was_read_is_said_and_never_what_stands_in_it(language: Language) -> None:
    words = words_in(language)
    html = shown(
        "kenmerk;type verwijzer;specialisme;zorgtrajectnummer\na;04 - Geheim;3O3;7,7E+11",
        language=language,
    )
    for field, how in (
        ("referral_type", "code-of-label"),
        ("specialism_code", "unreadable"),
        ("trajectory_number", "shortened"),
    ):
        assert words("list.column", name=words[f"column.{field}"], field=words[f"list_how.{how}"])
        assert words[f"list_how.{how}"] in html
    assert "Geheim" not in html
    assert "3O3" not in html


@pytest.mark.parametrize("name", ["03_geplakt.txt", "05_warenhuis.csv", "06_zh308.asc"])
@either
def test_nothing_personal_of_a_file_is_drawn(name: str, language: Language) -> None:
    html = shown((CORPUS / name).read_text("utf-8"), language=language)
    assert [value for value in expected(name)["personal"] if value in html] == []


def test_what_is_pasted_is_never_taken_for_markup() -> None:
    html = shown("kenmerk;type verwijzer;<script>\n<b>x</b>;01;1")
    assert "<script>" not in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html


@pytest.mark.parametrize("text", ["kenmerk", "kenmerk\n\n", "", "\n\n"])
def test_a_paste_without_claims_asks_for_them(text: str) -> None:
    assert "Er staat nog geen declaratie" in shown(text)


@either
def test_without_a_line_of_names_nothing_is_assessed(language: Language) -> None:
    for text in ("a;01\nb;04", "a;b\n", "04"):
        html = shown(text, language=language)
        assert words_in(language)["list.no_names"] in html
        assert "<table" not in html


@either
def test_a_web_page_is_said_to_be_one(language: Language) -> None:
    html = shown("<html><table><tr><td>kenmerk;01", language=language)
    assert words_in(language)["list_file.html"] in html


@either
def test_a_column_that_stands_twice_is_named_and_nothing_is_assessed(language: Language) -> None:
    html = shown("type verwijzer;Type_Verwijzer;zorgtype\n04;07;11", language=language)
    names = "type verwijzer, Type_Verwijzer"
    assert words_in(language)("list.doubled_column", names=names) in html
    assert "<b>" not in html


@either
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("kenmerk;type verwijzer\na;01\nb;01;11", "too-many-cells"),
        ('kenmerk;type verwijzer\na;01\n"b;01', "open-quote"),
        ("kenmerk;type verwijzer;zt\na;01;11\nkenmerk;zt;verwijzer\nb;1;1", "other-names"),
    ],
)
def test_a_line_that_is_not_read_says_why_and_the_list_is_not_complete(
    text: str, why: str, language: Language
) -> None:
    words = words_in(language)
    html = shown(text, language=language, complete=True)
    assert words[f"list_unread.{why}"] in line_of(html, words("list.row", row=3))
    assert unanswered(line_of(html, words("list.row", row=3)))
    assert ">100%</b>" in line_of(html, "a")
    assert words["list.not_complete"] in html


def test_a_credit_line_has_nothing_to_be_paid_and_what_it_takes_back_says_so() -> None:
    html = shown("kenmerk;type verwijzer;debet/credit;crediteert\na;01;D;\nc;01;C;a")
    assert "hier is niets te betalen" in line_of(html, "c")
    assert unanswered(line_of(html, "c"))
    assert "Een andere regel crediteert deze declaratie" in line_of(html, "a")


def test_more_claims_than_are_drawn_are_cut_off_and_never_complete() -> None:
    stranger = "a\t07\t21\tT9\t\tnee"
    rows = [f"{HEADER}\t{CONTRACTED}", stranger, *["\t02\t11\tT1\t\t"] * (MOST - 1)]
    assert ">75% van het gemiddeld" in line_of(shown("\n".join(rows), complete=True), "a")
    html = shown("\n".join([*rows, "z\t01\t11\tT9\t\t"]), complete=True, most=MOST)
    assert html.count("<tr>") == MOST + 1
    assert f"meer dan {MOST} regels" in html
    assert UNSURE in line_of(html, "a")


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
    assert shown(text, most=MOST)
