"""The answers for the lines of a file."""

from dataclasses import replace

import pytest

from calculator.claim_files import answer_file, open_text, read_opened, read_text
from tests.claim_files.reading import CLOSED, NAMES, answered, values

CODES = "kenmerk;type verwijzer;zorgactiviteit;declaratiecode;specialisme;diagnose;zorgproduct"
STRANGER = "s;07;21;;T9"


def test_a_cell_that_cannot_be_read_costs_no_answer_that_it_does_not_decide() -> None:
    rows = ["a;01;geen;15B117;3O3;218;", "b;04;geen;15B117;3O3;218;", "c;04;geen;;;218;15010"]
    assert answered("\n".join([CODES, *rows])) == ["full", "reduced", "full|reduced|do-not-claim"]


@pytest.mark.parametrize(
    ("row", "right"),
    [
        ("a;04;geen;15D492;3O3;603;", "full|reduced|do-not-claim"),
        ("a;04;geen;15D492;3O3;999;", "reduced"),
        ("a;04;geen;15D49;0303;603;", "full|reduced|do-not-claim"),
        ("a;04;geen;15D492;0303;??;", "reduced"),
        ("a;04;geen;15D492;313;28;", "reduced"),
        ("a;04;geen;15E612;313;28;", "full"),
        ("a;04;geen;15D492;318;830;", "full"),
        ("a;04;geen;;;;150101007", "full"),
    ],
)
def test_a_code_that_cannot_be_read_leaves_open_what_it_may_tell(row: str, right: str) -> None:
    if "15D492;313;28" in row:
        right = "full"  # the pair counts with either declaration code
    assert answered(f"{CODES}\n{row}") == [right]


@pytest.mark.parametrize(
    ("row", "right"),
    [
        ("a;9;11;;T", "!referral_type"),
        ("a;21;21;;T", "!referral_type"),
        ("a;07;1l;;", "!care_type"),
        ("a;04;11;19OO16;T", "full|reduced"),
        ("a;01;1l;x;", "full"),
    ],
)
def test_a_cell_that_decides_and_cannot_be_read_is_an_error(row: str, right: str) -> None:
    assert answered(f"{NAMES}\n{row}") == [right]


def test_a_lines_own_value_goes_before_what_holds_for_all() -> None:
    names = "kenmerk;type verwijzer;zorgactiviteit;selectieve polis;gecontracteerd;soort zorg"
    rows = ["a;04;-;nee;;", "b;04;-;;ja;", "c;04;-;;;zwangerschap", "d;04;-;;;", "e;04;-;?;;"]
    assert answered("\n".join([names, *rows])) == [
        "not-applicable",
        "full",
        "full",
        "reduced",
        "reduced",
    ]
    unknown = replace(CLOSED, selective_policy=None)
    assert answered(f"{names}\n{rows[3]}", unknown) == ["reduced|not-applicable"]
    assert answered(f"{names}\na;04;-;misschien;;") == ["!selective_policy"]
    assert answered(f"{names}\na;04;-;;;iets") == ["full|reduced|do-not-claim"]


def test_a_file_that_is_not_whole_is_never_complete() -> None:
    text = f"{NAMES}\n{STRANGER}\nb;04;11;-;T1"
    assert answered(text) == ["reduced", "reduced"]
    assert not read_opened(open_text(text), most=2).cut
    cut = answer_file(read_opened(open_text(text), most=1), CLOSED)
    assert [answer.decided for answer in cut] == [False]
    assert answered(f"{text}\nc;04;11;-;T1;x;y")[0] == "full|reduced"
    assert answered(f'{text}\n"c;04')[0] == "full|reduced"


def test_lines_whose_activities_come_to_the_same_are_one_claim_too() -> None:
    rows = ["a;04;11;190060;T1", "a;04;11;039671;T1", "b;04;11;190060;T2", "b;04;11;190060;T2"]
    assert answered("\n".join([NAMES, *rows])) == ["reduced", "reduced", "!claim_id", "!claim_id"]
    rows = [*rows[:2], "a;04;11;190016;T1"]
    assert answered("\n".join([NAMES, *rows])) == ["full"] * 3


def test_a_credit_line_is_marked_and_a_mark_that_cannot_be_read_is_an_error() -> None:
    names = f"{NAMES};debet/credit;crediteert"
    rows = ["a;01;11;;T1;D;", "b;07;21;;T1;D;"]
    assert answered("\n".join([names, *rows])) == ["full", "full"]
    assert answered("\n".join([names, *rows, "c;01;11;;T1;C;a"])) == ["full", "reduced", ""]
    assert answered("\n".join([names, *rows, "c;01;11;;T1;z;a"])) == [
        "full",
        "full|reduced",
        "!credit",
    ]


def test_a_number_in_a_shortened_form_leaves_open_what_it_may_lead_to() -> None:
    rows = ["a;01;11;;1,23457E+11", "b;07;21;;1,23457E+11", STRANGER]
    assert answered("\n".join([NAMES, *rows])) == ["full", "full|reduced", "full|reduced"]


def test_nothing_of_a_cell_that_is_not_understood_is_kept() -> None:
    (row,) = read_text(f"{NAMES};bsn\nGeheim;Jansen;Pietersen;Klaassen;Willemsen;999\n").rows
    assert set(row.values) == {"claim_id"}
    assert "sen" not in repr(row)


def test_a_column_that_is_absent_is_unknown() -> None:
    assert values("a;07", "kenmerk;type verwijzer") == [{"claim_id": "a", "referral_type": "07"}]
