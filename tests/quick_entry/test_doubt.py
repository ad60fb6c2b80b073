"""What turns round or leaves in doubt: each word, with each thing, on each side."""

from typing import Final

import pytest

from calculator.quick_entry import read
from calculator.words import Language
from tests.quick_entry.phrases import CLEAR, DOUBTING, Doubting, small_words

COVER: Final = {
    "basis_plus_module",
    "supplementary",
    "basis_entitlement",
    "plus_practice",
    "referral",
}
EACH: Final = {
    "indication": "hartfalen",
    "treatment_need": "actueel",
    "age": "leeftijd 67",
    "basis_plus_module": "bpm",
    "supplementary": "av met nazorg",
    "supplementary_sessions": "9 over",
    "basis_entitlement": "chronische lijst",
    "plus_practice": "pluspraktijk",
    "referral": "verwijsbrief",
    "sessions_had": "14 gehad",
}
"""Something that says each field, and is part of no longer phrase with what may stand beside it."""
NUMBERS: Final = {"age", "supplementary_sessions", "sessions_had"}


def concerns(doubt: Doubting, field: str) -> bool:
    """Return whether a doubt can be about a field."""
    return {None: True, "cover": field in COVER, "number": field in NUMBERS}[doubt.only]


def answers(line: str) -> dict[str, object]:
    return dict(read(line, Language.NL).answers)


@pytest.mark.parametrize("field", EACH)
def test_every_word_of_doubt_works_before_after_and_behind_a_comma(field: str) -> None:
    typed = EACH[field]
    assert field in answers(typed)
    settled = [
        line
        for doubt in DOUBTING
        if concerns(doubt, field)
        for line in (f"{typed} {doubt.typed}", f"{typed}, {doubt.typed}", f"{doubt.typed} {typed}")
        if field in answers(line)
    ]
    assert settled == []


@pytest.mark.parametrize("doubt", ["misschien", "aangevraagd"])
def test_every_phrase_can_be_doubted(doubt: str) -> None:
    only_cover = doubt == "aangevraagd"
    settled = [
        line
        for clear in CLEAR
        if set(clear.said) <= COVER or not only_cover
        for typed in [clear.line(max(9, clear.numbers[0]))]
        for line in (f"{typed} {doubt}", f"{typed}, {doubt}", f"{doubt} {typed}")
        if answers(line).keys() & clear.said.keys()
    ]
    assert settled == []


@pytest.mark.parametrize("no", ["geen", "niet", "nooit", "no", "not", "without"])
def test_no_phrase_is_turned_round_or_doubted_across_a_noun(no: str) -> None:
    for noun in small_words("noun"):
        for field, typed in EACH.items():
            line = f"{no} {noun} {typed}"
            assert answers(line).get(field) in (answers(typed)[field], None), line
            if no == "geen" and field != "basis_entitlement":  # which may be a practice's list
                assert field in answers(line), line


def test_no_phrase_is_turned_round_across_another() -> None:
    for first, one in EACH.items():
        for second, other in EACH.items():
            if first != second:
                for no in ("geen", "niet", "no", "zonder"):
                    said = answers(f"{no} {one} {other}").get(second)
                    may_be_open = {None} if first == "plus_practice" else set()  # its list
                    assert said in {answers(other)[second], *may_be_open}, (no, one, other)


def test_a_doubt_about_an_insurance_leaves_all_else_as_it_is() -> None:
    for doubt in ("aangevraagd", "verlopen", "opgezegd", "expired", "per 1-1"):
        line = f"67 hartfalen bpm {doubt}, 14 gehad, actueel"
        assert answers(line) == {
            "age": 67,
            "indication": "cardiovascular",
            "sessions_had": 14,
            "treatment_need": "current",
        }


@pytest.mark.parametrize(
    ("line", "field", "said"),
    [
        ("bpm per 1-1-2027", "basis_plus_module", None),
        ("bpm, per 1-1-2027", "basis_plus_module", None),
        ("bpm vanaf maart", "basis_plus_module", None),
        ("bpm per 1-1-2026", "basis_plus_module", True),
        ("bpm sinds 2024", "basis_plus_module", True),
        ("verwijzing tot 1-1-2027", "referral", None),
        ("verwijzing van 3-11-2026", "referral", True),
        ("hartinfarct mei", "indication", "cardiovascular"),
        ("TIA vorig jaar", "indication", "cardiovascular"),
    ],
)
def test_a_day_to_come_leaves_a_yes_in_doubt_and_one_that_is_past_does_not(
    line: str, field: str, said: object
) -> None:
    assert answers(line).get(field) == said


@pytest.mark.parametrize("slip", ["gene", "nit", "neit", "geem", "ggeen", "zonnder", "wihtout"])
def test_a_slip_in_a_no_leaves_in_doubt_what_it_stands_beside(slip: str) -> None:
    assert "referral" not in answers(f"67 hart {slip} verwijsbrief")


def test_a_word_that_nobody_knows_changes_nothing_beside_it() -> None:
    for field, typed in EACH.items():
        for line in (f"{typed} zwembad", f"zwembad {typed}", f"{typed}, zwembad"):
            assert answers(line)[field] == answers(typed)[field], line


def test_an_unknown_word_with_the_shape_of_a_doubt_is_one() -> None:
    for word in ("uitgesteld", "ingeleverd", "opgeschort", "teruggetrokken", "unrequested"):
        for line in (f"bpm {word}", f"bpm, {word}"):
            assert answers(line) == {}, line
