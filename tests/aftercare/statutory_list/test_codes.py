"""Every code of the national list, against a reading of it straight from the domain's words."""

import csv
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.aftercare import statutory_list
from calculator.aftercare.statutory_list import (
    IN_CLAIMS_SINCE,
    VALID_FROM,
    VERSION,
    Event,
    Term,
    find,
    is_known,
    possible_pairs,
    tells_claudication,
)

CSV: Final = Path(statutory_list.__file__).with_name("dcsph.csv")
with CSV.open(encoding="utf-8", newline="") as opened:
    ROWS: Final = {row["code"]: row for row in csv.DictReader(opened)}

YES, NO, OPEN = {True}, {False}, {True, False}
COMBINATIONS: Final = {
    # CSI of adults, of children: may it be listed from 18 on, and under 18?
    ("009", "003 009"): (NO, NO),
    ("001 008 009", "001 003 009"): (OPEN, OPEN),
    ("001 008", "001"): (YES, YES),
    ("", "003 009"): (OPEN, NO),
    ("009 012", "003 009"): (NO, NO),
    ("009 013 014 015 016 017 018 019", "003 009"): (NO, NO),
    ("009", "003"): (NO, NO),
    ("009 010", "003 009"): (NO, NO),
    ("001 008 009", "003 009"): (OPEN, NO),
    ("009 011", ""): (OPEN, OPEN),  # claudication: it tells nothing of the list
    ("009 020 021", "009 020 021"): (NO, NO),
    ("", "001 003 009"): (OPEN, OPEN),
    ("001 008", ""): (YES, OPEN),
}

DISCHARGED_3: Final = {"begin_within": 3, "begin_after": Event.DISCHARGE}
DIAGNOSED_3: Final = {"begin_within": 3, "begin_after": Event.DIAGNOSIS}
AS_LONG_AS_NEEDED: Final = Term()
YEAR_AFTER_DISCHARGE: Final = Term.model_validate(
    {"months": 12, "counts_from": Event.DISCHARGE, **DISCHARGED_3}
)
TWO_YEARS_AFTER_DISCHARGE: Final = Term.model_validate(
    {"months": 24, "counts_from": Event.DISCHARGE, **DISCHARGED_3}
)
DIFFERS: Final = Term(differs=True)

TERMS: Final = {
    # ground, months, months to begin within: the term
    ("D5", "12", "3 months after discharge"): YEAR_AFTER_DISCHARGE,
    ("D7", "24", "3 months after discharge"): TWO_YEARS_AFTER_DISCHARGE,
    ("A10", "3", "3 months after diagnosis"): Term.model_validate({"months": 3, **DIAGNOSED_3}),
    ("B17", "3", "3 months after diagnosis"): Term.model_validate({"months": 3, **DIAGNOSED_3}),
    ("B7", "12", "3 months after diagnosis"): Term.model_validate({"months": 12, **DIAGNOSED_3}),
    ("D6", "12", ""): Term(months=12),
    # several numbers
    ("B16", "6/3/6", "3 months after diagnosis"): DIFFERS,
    ("B18 D5", "6/12", "3 months after discharge"): DIFFERS,
    # one number, and several entries of which not each has it
    ("D4 D5", "12", "3 months after discharge"): DIFFERS,
    ("B15 D5", "12", "3 months after discharge"): DIFFERS,
    ("D7 D8", "24", "3 months after discharge"): DIFFERS,
    ("A2 A10", "3", "3 months after diagnosis"): DIFFERS,
    ("A2 A7 A9", "", "3 months after diagnosis"): DIFFERS,
}


def read_side(csi: str, beside: set[str]) -> set[bool]:
    """Return whether 001 is allowed, and whether what goes beside it leaves that open."""
    allowed = set(csi.split())
    listed = {True} if not allowed or "001" in allowed else set()
    not_listed = {False} if not allowed or "001" not in allowed or beside & allowed else set()
    return listed | not_listed


def pairs(adult: set[bool], child: set[bool]) -> set[tuple[bool, bool]]:
    return {(True, listed) for listed in adult} | {(False, listed) for listed in child}


def test_the_list_is_version_47_and_is_in_claims_since_2025() -> None:
    assert VERSION == "4.7"
    assert (VALID_FROM.isoformat(), IN_CLAIMS_SINCE.isoformat()) == ("2024-07-01", "2025-01-01")


def test_the_list_has_1492_codes_and_each_is_found_with_all_that_it_says() -> None:
    assert len(ROWS) == 1492
    for code, row in ROWS.items():
        entry = find(code)
        assert is_known(code)
        assert entry.code == code
        assert " ".join(entry.grounds) == row["ground"]
        assert "/".join(map(str, entry.months)) == row["term_months"]
        assert " ".join(sorted(entry.csi_adult)) == row["csi_adult"]
        assert " ".join(sorted(entry.csi_child)) == row["csi_child"]
        assert (entry.location, entry.pathology) == (row["location"], row["pathology"])


def test_the_combinations_of_indication_codes_are_the_13_written_out_here() -> None:
    assert {(row["csi_adult"], row["csi_child"]) for row in ROWS.values()} == COMBINATIONS.keys()
    assert len(COMBINATIONS) == 13


def test_every_code_leaves_possible_what_its_combination_does() -> None:
    for code, row in ROWS.items():
        adult, child = COMBINATIONS[row["csi_adult"], row["csi_child"]]
        assert possible_pairs(code) == pairs(adult, child), code


def test_every_code_leaves_possible_what_the_words_of_the_domain_say() -> None:
    for code, row in ROWS.items():
        adult = read_side(row["csi_adult"], {"009"})
        child = read_side(row["csi_child"], {"003", "009"})
        expected = pairs(OPEN, OPEN) if code == "9248" else pairs(adult, child)
        assert possible_pairs(code) == expected, code


def test_no_code_rules_a_side_of_18_out() -> None:
    assert all({adult for adult, _ in possible_pairs(code)} == OPEN for code in ROWS)


def test_only_9248_tells_claudication() -> None:
    assert [code for code in ROWS if tells_claudication(code)] == ["9248"]
    assert len(possible_pairs("9248")) == 4


@pytest.mark.parametrize("code", ["2542", "2544"])
def test_a_bypass_and_a_valve_operation_by_themselves_are_not_listed(code: str) -> None:
    assert possible_pairs(code) == pairs(NO, NO)
    assert (find(code).grounds, find(code).term) == ((), None)


def test_recovery_after_the_opened_breastbone_can_be_listed_for_a_year_after_discharge() -> None:
    assert possible_pairs("2202") == pairs(OPEN, OPEN)
    assert (find("2202").grounds, find("2202").term) == (("D5",), YEAR_AFTER_DISCHARGE)


def test_every_term_is_that_of_its_entry_of_annex_1() -> None:
    for code, row in ROWS.items():
        told = (row["ground"], row["term_months"], row["start_within"])
        if not row["ground"]:
            assert find(code).term is None, code
        elif row["term_months"] or row["start_within"]:
            assert find(code).term == TERMS[told], code
        else:
            assert find(code).term == AS_LONG_AS_NEEDED, code


@given(st.text() | st.from_regex(r"[0-9]{4}", fullmatch=True))
def test_a_code_is_known_when_it_is_in_the_list_and_never_repeated_when_it_is_not(
    code: str,
) -> None:
    assert is_known(code) is (code in ROWS)
    if code not in ROWS:
        for ask in (find, possible_pairs, tells_claudication):
            with pytest.raises(KeyError) as refused:
                ask(code)
            assert refused.value.args == ("no code of the national list, version 4.7",)
            assert refused.value.__context__ is None


def test_importing_the_package_reads_no_list_and_asking_reads_it_once() -> None:
    watched = """
import sys
read = []
sys.addaudithook(lambda event, of: event == "open" and "dcsph" in str(of[0]) and read.append(of))
from calculator.aftercare import statutory_list
print(len(read))
for code in ("2202", "9248", "2542"):
    statutory_list.possible_pairs(code)
print(len(read))
"""
    ran = subprocess.run(
        [sys.executable, "-c", watched],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split() == ["0", "1"]
