"""What the texts say in both languages, and what none of them may say."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from calculator.aftercare import Situation, remarks
from calculator.aftercare.rules import RULES_FILE, TABLE
from calculator.sources import SOURCES

FILES: Final = (RULES_FILE, RULES_FILE.with_name("examples.toml"))
TEXTS: Final = {s.id: s.text for s in (*TABLE.rules.values(), *TABLE.remarks)}
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


def test_intermittent_claudication_is_paid_37_sessions_from_the_first() -> None:
    says("intermittent-claudication-has-its-own-rule", "37", "claudica")
    assert "etalagebenen" in TEXTS["intermittent-claudication-has-its-own-rule"].nl


def test_the_own_risk_is_385_euro_in_2025_and_2026_and_later_not_settled() -> None:
    says("own-risk-for-adults", "385", "2025", "2026")
    assert "2027" not in TEXTS["own-risk-for-adults"].nl


def test_a_place_on_the_statutory_list_often_ends_after_12_months() -> None:
    says("place-on-list-can-end", "12")


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
    says("child-unlisted-basic-insurance-first-18", "9", "18")


def test_the_module_never_pays_on_csi_001_and_every_code_on_990_carries_z() -> None:
    says("module-codes-carry-z", "001", "990", "Z")


@pytest.mark.parametrize("statement", sorted(TEXTS))
def test_a_position_says_so_in_the_first_person(statement: str) -> None:
    standing = {s.id: s.standing for s in (*TABLE.rules.values(), *TABLE.remarks)}[statement]
    if standing == "position":
        assert re.search(r"\b(wij|Wij)\b", TEXTS[statement].nl)
        assert re.search(r"\b(we|We)\b", TEXTS[statement].en)


def quoted(words: Any) -> Iterator[str]:
    yield from re.findall(r"\d+", words)


@pytest.mark.parametrize("statement", sorted(TEXTS))
def test_both_languages_give_the_same_numbers(statement: str) -> None:
    text = TEXTS[statement]
    assert sorted(quoted(text.nl)) == sorted(quoted(text.en))


def test_only_numbers_that_the_domain_supports_stand_in_a_text() -> None:
    supported = {"001", "1", "12", "18", "20", "21", "2025", "2026", "37", "385", "9", "990"}
    used = {number for text in TEXTS.values() for number in (*quoted(text.nl), *quoted(text.en))}
    assert used <= supported


SECTIONS: Final = {
    "other-indication-out-of-scope": "plus.title",
    "preventive-person-pays": "plus.maximum",
    "long-standing-person-pays": "plus.heart-failure",
    "adult-listed-module-first-20": "plus.adults",
    "adult-listed-basic-insurance-from-21": "plus.adults",
    "adult-unlisted-module-all": "plus.adults",
    "adult-unlisted-cover-in-supplementary-all": "plus.adults",
    "child-module-all": "plus.children",
    "adult-listed-person-first-20": "plus.examples",
    "adult-unlisted-person-all": "plus.examples",
    "adult-entitled-without-referral": "plus.principles",
    "child-listed-basic-insurance-all": "law.physiotherapy",
    "child-unlisted-basic-insurance-first-18": "law.physiotherapy",
    "child-unlisted-person-from-19": "law.physiotherapy",
    "supplementary-sessions-first": "plus.examples",
}


@pytest.mark.parametrize(("rule", "section"), SECTIONS.items())
def test_a_rule_cites_the_section_that_the_domain_names(rule: str, section: str) -> None:
    assert section in TABLE.rules[rule].sources


def test_every_section_cited_has_a_heading_and_a_document_in_both_languages() -> None:
    for statement in (*TABLE.rules.values(), *TABLE.remarks):
        for source in statement.sources:
            section = SOURCES[source]
            assert all(section.heading[n] and section.document[n] for n in LANGUAGES)


def test_every_remark_has_a_place_that_the_pages_know() -> None:
    places = {"before-answer", "with-answer", "claiming", "not-decided"}
    assert {remark.place for remark in TABLE.remarks} == places
    assert remarks(Situation()) == ()
