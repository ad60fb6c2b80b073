"""What the texts say in both languages, and what none of them may say."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from calculator.aftercare import EDITIONS, limits
from calculator.aftercare.rules import RULES_FILE
from calculator.sources import SOURCES
from tests.aftercare.mutations import RIGHT

FILES: Final = (RULES_FILE, RULES_FILE.with_name("examples.toml"))
STATEMENTS: Final = {
    statement.id: statement
    for edition in EDITIONS
    for statement in (*edition.made.table.rules.values(), *edition.made.table.remarks)
}
TEXTS: Final = {name: statement.text for name, statement in STATEMENTS.items()}
LANGUAGES: Final = ("nl", "en")


def says(statement: str, *words: str) -> None:
    for language in LANGUAGES:
        for word in words:
            assert word in TEXTS[statement][language], language


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_text_has_a_phone_number(file: Path) -> None:
    digits = re.sub(r"[\s./()-]", "", file.read_text(encoding="utf-8"))
    assert "071751" not in digits
    assert not re.search(r"(?<!\d)0\d{9}(?!\d)", digits)


def test_claudication_is_paid_37_sessions_in_12_months_or_9_and_9_for_a_child() -> None:
    says("claudication-has-its-own-rule", "37", "12", "9", "18", "3")
    assert "etalagebenen" in TEXTS["claudication-has-its-own-rule"].nl
    assert "eigen risico" in TEXTS["claudication-has-its-own-rule"].nl
    says("code-of-claudication", "011")


def test_the_own_risk_is_385_euro_and_voluntary_on_top_of_it() -> None:
    says("own-risk-385", "385")
    for remark in ("own-risk-385", "own-risk-on-your-policy"):
        assert "vrijwillig" in TEXTS[remark].nl
        assert "voluntary" in TEXTS[remark].en


def test_400_euro_was_named_by_the_cabinet_on_15_september_2026() -> None:
    says("own-risk-400-named-for-2027", "400", "15", "2026", "2027")


def test_a_place_on_the_statutory_list_ends_12_months_after_discharge() -> None:
    says("place-on-list-can-end", "12", "3")


def test_recovery_after_open_heart_surgery_is_on_the_list_for_a_term() -> None:
    assert "openhartoperatie" in TEXTS["heart-diagnosis-alone-not-listed"].nl
    assert "open-heart" in TEXTS["heart-diagnosis-alone-not-listed"].en


def test_pro_life_limited_the_module_to_two_years_in_2024() -> None:
    says("some-brands-limit-the-module-in-time", "Pro Life", "2024")
    assert "twee jaar" in TEXTS["some-brands-limit-the-module-in-time"].nl


def test_claims_go_by_lists_073_074_and_075_since_2025() -> None:
    says("lists-of-the-message-until-2024", "990", "012", "073", "074", "075", "aanspraakcode")


def test_supplementary_sessions_have_csi_008_within_the_first_20_and_009_otherwise() -> None:
    says("codes-of-supplementary-sessions", "008", "009", "20")


def test_children_from_the_basic_insurance_have_csi_001_or_003_and_then_009() -> None:
    says("codes-of-children", "001", "003", "009", "18")


def test_who_has_nothing_new_first_asks_doctor_or_physiotherapist() -> None:
    assert "arts of fysiotherapeut" in TEXTS["long-standing-person-pays"].nl
    assert "doctor or physiotherapist" in TEXTS["long-standing-person-pays"].en


def test_a_child_with_the_module_pays_nothing_though_a_practice_may_see_a_refusal() -> None:
    says("codes-of-children-with-the-module", "001", "003", "009", "18")
    assert "gezin betaalt in geen geval iets" in TEXTS["child-module-all"].nl
    assert "family pays nothing either way" in TEXTS["child-module-all"].en


def test_a_number_of_sessions_stands_in_no_text_of_the_file_but_where_the_limits_are() -> None:
    """The 18 that is left is the age, and every other number is no limit."""
    numbers = {str(number) for number in limits().numbers().values()}
    written = [each["text"] for kind in ("rule", "remark") for each in RIGHT[kind]]
    written += [condition["name"] for condition in RIGHT["conditions"].values()]
    for text in written:
        for language in LANGUAGES:
            plain = re.sub(r"(?i)(onder de|under|vanaf|at|bent u) 18", "", text[language])
            assert not numbers & set(re.findall(r"\d+", plain)), plain


def test_who_has_nothing_to_treat_is_advised_medical_fitness() -> None:
    assert "edische fitness" in TEXTS["long-standing-person-pays"].nl
    assert "edical fitness" in TEXTS["long-standing-person-pays"].en


@pytest.mark.parametrize(
    "rule", ["adult-entitled-without-referral", "child-entitled-without-referral"]
)
def test_who_has_no_referral_is_told_to_ask_for_one_first(rule: str) -> None:
    assert TEXTS[rule].nl.startswith("Vraag eerst een verwijzing")
    assert TEXTS[rule].en.startswith("First ask for a referral")


def test_a_child_with_the_module_is_told_what_the_law_says() -> None:
    assert "wet" in TEXTS["child-module-all"].nl
    assert "law" in TEXTS["child-module-all"].en
    says("child-module-all", "18")


def test_9_sessions_and_9_more_where_needed_are_18() -> None:
    says("child-unlisted-basic-insurance-first", "9", "18")


def test_the_module_never_pays_on_csi_001_and_every_code_on_990_carries_z() -> None:
    says("module-codes-carry-z", "001", "990", "Z")


@pytest.mark.parametrize("statement", sorted(TEXTS))
def test_a_position_says_so_in_the_first_person(statement: str) -> None:
    if STATEMENTS[statement].standing == "position":
        assert re.search(r"\b(wij|Wij)\b", TEXTS[statement].nl)
        assert re.search(r"\b(we|We)\b", TEXTS[statement].en)


def quoted(words: Any) -> Iterator[str]:
    yield from re.findall(r"\d+", words)


@pytest.mark.parametrize("statement", sorted(TEXTS))
def test_both_languages_give_the_same_numbers(statement: str) -> None:
    text = TEXTS[statement]
    assert sorted(quoted(text.nl)) == sorted(quoted(text.en))


def test_only_numbers_that_the_domain_supports_stand_in_a_text() -> None:
    supported = {"001", "003", "008", "009", "011", "012", "073", "074", "075", "990"}
    supported |= {"1", "2", "3", "9", "12", "18", "20", "21", "37", "385", "400"}
    supported |= {"15", "2024", "2025", "2026", "2027"}
    supported |= {"4", "7"}  # of the version of the national list
    used = {number for text in TEXTS.values() for number in (*quoted(text.nl), *quoted(text.en))}
    assert used <= supported


SECTIONS: Final = {
    "claudication-has-its-own-rule": "law.physiotherapy",
    "other-indication-out-of-scope": "plus.title",
    "preventive-person-pays": "plus.maximum",
    "long-standing-person-pays": "plus.heart-failure",
    "adult-listed-module-first": "plus.adults",
    "adult-listed-basic-insurance-after": "plus.adults",
    "adult-unlisted-module-all": "plus.adults",
    "adult-unlisted-cover-in-supplementary-all": "plus.adults",
    "child-module-all": "plus.children",
    "adult-listed-person-first": "plus.examples",
    "adult-unlisted-person-all": "plus.examples",
    "adult-entitled-without-referral": "plus.principles",
    "child-listed-basic-insurance-all": "law.physiotherapy",
    "child-unlisted-basic-insurance-first": "law.physiotherapy",
    "child-unlisted-person-after": "law.physiotherapy",
    "supplementary-sessions-first": "plus.examples",
}


@pytest.mark.parametrize(("rule", "section"), SECTIONS.items())
def test_a_rule_cites_the_section_that_the_domain_names(rule: str, section: str) -> None:
    assert section in STATEMENTS[rule].sources


def test_every_section_cited_has_a_heading_and_a_document_in_both_languages() -> None:
    for statement in STATEMENTS.values():
        for source in statement.sources:
            section = SOURCES[source]
            assert all(section.heading[n] and section.document[n] for n in LANGUAGES)


def test_every_remark_has_a_place_that_the_pages_know() -> None:
    places = {"beside-headline", "with-answer", "claiming", "not-decided"}
    for edition in EDITIONS:
        assert {remark.place for remark in edition.made.table.remarks} == places
