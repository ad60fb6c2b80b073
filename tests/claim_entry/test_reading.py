"""What a line about a claim says, line by line, and what holds of every line."""

from collections.abc import Mapping
from itertools import permutations
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import claims, decision
from calculator.claim_entry import LONGEST, VOCABULARY, read
from calculator.claim_entry.vocabulary import Small, Vocabulary
from calculator.quick_entry import Kind
from calculator.words import Language

Answers = Mapping[str, decision.Value]
NOT_SELECTED: Final = {"hospital_selected": False}
SCREENING: Final = {
    "declaration_code": "15D492",
    "specialism_code": "0303",
    "diagnosis_code": "603",
}

RIGHT: Final[Mapping[str, Answers]] = {
    "04 11 190015 niet geselecteerd": {
        "referral_type": "04",
        "care_type": "11",
        "acute_activity": "190015",
        **NOT_SELECTED,
    },
    "selectieve polis, niet geselecteerd, tv 4, zt 11": {
        "selective_policy": True,
        **NOT_SELECTED,
        "referral_type": "04",
        "care_type": "11",
    },
    "selectieve polis niet geselecteerd": {"selective_policy": True, **NOT_SELECTED},
    "selectieve polis ja, geselecteerd nee": {"selective_policy": True, **NOT_SELECTED},
    "selectieve polis: nee": {"selective_policy": False},
    "heeft geen selectieve polis": {"selective_policy": False},
    "no selective policy": {"selective_policy": False},
    "ziekenhuis is niet geselecteerd": NOT_SELECTED,
    "geselecteerd, nee": NOT_SELECTED,
    "wbmv zonder vergunning": {"care_kind": "licensed", "licence": False},
    "vergunning ja": {"licence": True},
    "licence no": {"licence": False},
    "type verwijzer 4": {"referral_type": "04"},
    "tv: 04": {"referral_type": "04"},
    "type 7, type 21": {"referral_type": "07", "care_type": "21"},
    "07 21 begonnen onder contract": {
        "referral_type": "07",
        "care_type": "21",
        "first_trajectory": "started-while-contracted",
    },
    "eigen patiënt, vervolg, geen ander traject": {
        "referral_type": "07",
        "care_type": "21",
        "first_trajectory": "no-match",
    },
    "05 13 trajectnummer ontbreekt": {
        "referral_type": "05",
        "care_type": "13",
        "first_trajectory": "missing",
    },
    "05 11 hoort bij 01": {
        "referral_type": "05",
        "care_type": "11",
        "first_trajectory": "initial-01-03-06",
    },
    "type verwijzer eigen patient": {"referral_type": "07"},
    "zorgtype 41": {"care_type": "other"},
    "hospital isn't selected": NOT_SELECTED,
    "she doesn\u2019t have a selective policy": {"selective_policy": False},
    "tv04 zt11": {"referral_type": "04", "care_type": "11"},
    "za 190015 en 190016": {"acute_activity": "190016"},
    "geselecteerd nee selectieve polis ja": {**NOT_SELECTED, "selective_policy": True},
    "za geen": {"acute_activity": "none"},
    "geen 190015 of 190016": {"acute_activity": "none"},
    "zelf naar de SEH": {"referral_type": "01"},
    "verwezen naar de seh": {"referral_type": "03"},
    "ander ziekenhuis": {"referral_type": "06"},
    "zwangerschap": {"care_kind": "pregnancy"},
    "GGZ": {"care_kind": "mental-health"},
    "bevolkingsonderzoek": {"care_kind": "bowel-screening"},
    "add-on": {"care_kind": "non-dbc"},
    "150101001": {"product_code": "150101001"},
    "15d492 303 603": SCREENING,
    "15D492 spec 0303 diagnose 603": SCREENING,
    "0313 28": {"specialism_code": "0313", "diagnosis_code": "028"},
    "12-03-1959, 04": {"referral_type": "04"},
    "11 jaar, 04": {"referral_type": "04"},
    "21-jarige, 04": {"referral_type": "04"},
    "bsn 123456789, 04": {"referral_type": "04"},
    "xqzw 04 wvbk": {"referral_type": "04"},
}

OPEN: Final = (
    "geselecteerd?",
    "misschien geselecteerd",
    "geselecteerd denk ik",
    "nog niet geselecteerd",
    "wordt geselecteerd",
    "vergunning aangevraagd",
    "vergunning, aangevraagd",
    "04?",
    "geen 190015",
    "niet 04",
    "gecontracteerd",
    "niet gecontracteerd",
    "seh",
    "spoed",
    "geen spoed",
    "huisarts",
    "zonder verwijzing",
    "4",
    "1234",
    "tv 21",
    "tv 9",
    "tv",
    "zt 04",
    "zorgactiviteit 190060",
    "06 12345678",
    "vergunning voor deze wbmv ontbreekt",
    "licence no selected",
    "alles behalve ggz",
    "geselecteerd, nee niet geselecteerd",
    "04, nee 06",
    "hospital wasn't selected",
    "nee geen selectieve polis",
    "geselecteerd niet vergunning wel",
    "vergunning niet geselecteerd wel",
    "vergunning niet geselecteerd niet",
    "licence no selected yes",
    "geselecteerd of niet geselecteerd",
    "geselecteerd of vergunning",
    "selectieve polis ja nee",
    "04 06",
    "niet 04 of 06",
    "geen ziekenhuis dat gesel",
    "bevolkingsonderzoek borstkanker",
)
"""Lines of which nothing is settled."""


@pytest.mark.parametrize("line", RIGHT)
def test_a_line_fills_in_what_it_says_and_nothing_else(line: str) -> None:
    reading = read(line, Language.NL)
    assert reading.answers == RIGHT[line]
    assert all(piece.kind.settled for piece in reading.pieces)


@pytest.mark.parametrize("line", OPEN)
def test_what_can_be_meant_in_two_ways_stays_open_and_is_shown(line: str) -> None:
    reading = read(line, Language.NL)
    assert reading.answers == {}
    assert reading.left_open == frozenset()
    assert any(not piece.kind.settled for piece in reading.pieces)


@pytest.mark.parametrize("line", OPEN)
@pytest.mark.parametrize("language", Language)
def test_every_choice_settles_its_piece_or_leaves_it_out(line: str, language: Language) -> None:
    before = read(line, language)
    unsettled = [piece for piece in before.pieces if not piece.kind.settled]
    for piece in unsettled:
        *others, left_out = piece.choices
        assert left_out.text == ""
        assert read(left_out.line, language).pieces != before.pieces
        for choice in others:
            alone = read(choice.text, language)
            assert alone.answers
            chosen = read(choice.line, language)
            assert sum(not p.kind.settled for p in chosen.pieces) <= len(unsettled)
            if len(unsettled) == 1:
                assert chosen.answers == alone.answers


def test_a_diagnosis_that_may_be_a_care_type_is_offered_as_either() -> None:
    reading = read("0303 11", Language.NL)
    assert reading.answers == {"specialism_code": "0303"}
    (unclear,) = (piece for piece in reading.pieces if not piece.kind.settled)
    assert [choice.text for choice in unclear.choices] == ["zorgtype 11", "diagnose 11", ""]


def test_a_care_type_in_the_place_of_a_referral_type_is_offered_as_the_source_writes_it() -> None:
    (piece,) = read("type verwijzer 21", Language.NL).pieces
    assert piece.kind is Kind.NUMBER_WRONG
    chosen = read(piece.choices[0].line, Language.NL)
    assert chosen.answers == {"referral_type": "07", "care_type": "21"}


@pytest.mark.parametrize("line", ["04 05", "04, xq, 05", "selectieve polis, geen selectieve polis"])
def test_what_contradicts_itself_is_settled_on_neither_side(line: str) -> None:
    reading = read(line, Language.NL)
    assert reading.answers == {}
    kinds = [piece.kind for piece in reading.pieces if piece.kind is not Kind.UNUSED]
    assert kinds == [Kind.CONFLICT, Kind.CONFLICT]


def test_a_kind_of_care_that_contradicts_a_code_is_a_conflict_of_both() -> None:
    reading = read("ggz 150101001 04", Language.NL)
    assert reading.answers == {"referral_type": "04"}
    assert [piece.kind for piece in reading.pieces] == [
        Kind.CONFLICT,
        Kind.CONFLICT,
        Kind.UNDERSTOOD,
    ]


@pytest.mark.parametrize(
    "typed", ["vergunning onbekend", "licence unknown", "vergunning, onbekend"]
)
def test_what_is_not_known_is_left_open(typed: str) -> None:
    reading = read(typed, Language.NL)
    assert reading.left_open == {"licence"}
    assert reading.answers == {}


# ---------------------------------------------------------------- the vocabulary

VALUES: Final = [(field, value) for field, of in claims.SPACE.fields.items() for value in of.values]


@pytest.mark.parametrize(("field", "value"), VALUES)
@pytest.mark.parametrize("language", Language)
def test_every_value_of_every_field_can_be_typed_and_is_written_so_that_it_is_read(
    field: str, value: decision.Value, language: Language
) -> None:
    written = VOCABULARY.write({field: value}, language)
    reading = read(written, language)
    assert reading.answers == {field: value}
    assert all(piece.kind is Kind.UNDERSTOOD for piece in reading.pieces)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("product_code", "990516011"),
        ("declaration_code", "123456"),
        ("specialism_code", "8418"),
        ("diagnosis_code", "A12"),
    ],
)
def test_every_code_can_be_typed_behind_its_label(
    field: str, value: str, language: Language
) -> None:
    written = VOCABULARY.write({field: value}, language)
    assert read(written, language).answers == {field: value}


@pytest.mark.parametrize("phrase", VOCABULARY.phrase, ids=lambda phrase: phrase.nl[0])
def test_every_way_to_type_a_phrase_says_what_it_says(phrase: object) -> None:
    for typed in (*phrase.nl, *phrase.en):  # type: ignore[attr-defined]
        assert read(typed, Language.EN).answers == phrase.says, typed  # type: ignore[attr-defined]


@pytest.mark.parametrize("doubt", VOCABULARY.small[Small.DOUBT])
@pytest.mark.parametrize("fact", ["geselecteerd", "vergunning", "04", "zt 11", "zwangerschap"])
def test_every_word_of_doubt_leaves_what_stands_beside_it_open(doubt: str, fact: str) -> None:
    for line in (f"{doubt} {fact}", f"{fact} {doubt}", f"{fact}, {doubt}"):
        reading = read(line, Language.NL)
        assert reading.answers == {}, line
        assert any(not piece.kind.settled for piece in reading.pieces), line


@pytest.mark.parametrize(
    "broken",
    [
        {"phrase": [{"says": {"referral_type": "09"}, "nl": ["x"], "en": ["y"]}]},
        {"phrase": [{"says": {"shoe": "01"}, "nl": ["x"], "en": ["y"]}]},
        {"phrase": [{"says": {}, "nl": ["x"], "en": ["y"]}]},
        {"label": [{"of": ["care_type"], "nl": ["ja"], "en": ["y"]}], "small": {"yes": ["ja"]}},
        {"small": {"perhaps": ["x"]}},
    ],
)
def test_a_vocabulary_that_cannot_be_trusted_is_refused(broken: Mapping[str, object]) -> None:
    empty: dict[str, object] = {"phrase": [], "unclear": [], "label": [], "small": {}}
    assert Vocabulary.model_validate(empty)
    with pytest.raises(ValueError, match=r"phrase|label|small|said|twice"):
        Vocabulary.model_validate(empty | dict(broken))


# ---------------------------------------------------------------- laws

CODES: Final = ("04", "7", "11", "21", "190015", "150101001", "15D492", "0303", "603", "2026")
BITS: Final = st.one_of(
    st.sampled_from(sorted(VOCABULARY.entries)),
    st.sampled_from(CODES),
    st.sampled_from([",", ";", "?", "/", "-", "'", "50%", "1-1"]),
    st.text(max_size=6),
)
LINES: Final = st.lists(BITS, max_size=14).map(" ".join) | st.text()
CLAUSES: Final = st.sampled_from(
    [line for line in (*RIGHT, *OPEN) if "," not in line and "nee " not in line]
)
NEW: Final = st.text("qxzwv", min_size=4, max_size=9).filter(lambda w: w not in VOCABULARY.entries)


@given(LINES, st.sampled_from(Language))
def test_whatever_is_typed_is_read_and_what_it_says_is_a_claim(
    line: str, language: Language
) -> None:
    reading = read(line, language)
    assert claims.Claim.model_validate(reading.answers)
    assert not reading.left_open & reading.answers.keys()
    for piece in reading.pieces:
        assert piece.text in line or len(line) > LONGEST or not line.isascii()
        assert bool(piece.choices) is not piece.kind.settled
        for choice in piece.choices:
            read(choice.line, language)


@given(LINES)
def test_nothing_is_settled_that_no_piece_says(line: str) -> None:
    reading = read(line, Language.NL)
    said = [piece.says for piece in reading.pieces if piece.kind is Kind.UNDERSTOOD]
    for field, answer in reading.answers.items():
        assert any(says.get(field) == frozenset({answer}) for says in said)


@given(st.lists(CLAUSES, min_size=2, max_size=3))
def test_the_order_of_clauses_makes_no_difference(clauses: list[str]) -> None:
    first, *others = (read(", ".join(order), Language.NL) for order in permutations(clauses))
    for other in others:
        assert (other.answers, other.left_open) == (first.answers, first.left_open)


@given(st.sampled_from([*RIGHT, *OPEN]), NEW)
def test_unknown_words_are_not_used_and_change_nothing(line: str, word: str) -> None:
    before = read(line, Language.NL)
    for longer in (f"{line}, {word}", f"{word}, {line}", f"{word} {line}"):
        reading = read(longer, Language.NL)
        assert (reading.answers, reading.left_open) == (before.answers, before.left_open)
        assert word in [p.text for p in reading.pieces if p.kind is Kind.UNUSED]
