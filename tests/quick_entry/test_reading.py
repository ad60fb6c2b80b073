"""What a line says and what it does not: sentences of behaviour, each with lines."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import pytest

from calculator import aftercare
from calculator.quick_entry import LONGEST, Kind, Reading, read
from calculator.words import Language
from tests.quick_entry.phrases import Answer, unsettled

ONCOLOGY, HEART, LEGS, OTHER = "oncology", "cardiovascular", "claudication", "other"
WITH, WITHOUT, NONE = "with-aftercare", "without-aftercare", "none"


def dutch(line: str) -> Reading:
    return read(line, Language.NL)


def english(line: str) -> Reading:
    return read(line, Language.EN)


def kinds(reading: Reading) -> list[tuple[str, Kind]]:
    return [(piece.text, piece.kind) for piece in reading.pieces]


def texts(reading: Reading, text: str) -> list[str]:
    """Return what can be put in the place of the piece with this text."""
    (piece,) = (piece for piece in reading.pieces if piece.text == text)
    return [choice.text for choice in piece.choices]


def chosen(reading: Reading, text: str, choice: str) -> str:
    """Return the line after a choice for the piece with this text."""
    (piece,) = (piece for piece in reading.pieces if piece.text == text)
    (line,) = (way.line for way in piece.choices if way.text == choice)
    return line


def of_any_field(number: str) -> list[str]:
    """Return what is offered for a number that may be for any field."""
    return [f"leeftijd {int(number)}", f"{int(number)} gehad", f"{int(number)} over", ""]


# ------------------------------------------------------------------ whole lines


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        (
            "67 hart bpm op lijst plus verwijzing 14 gehad",
            {
                "age": 67,
                "indication": HEART,
                "basis_plus_module": True,
                "basis_entitlement": True,
                "plus_practice": True,
                "referral": True,
                "sessions_had": 14,
            },
        ),
        (
            "52 onco av27 met nazorg, geen verwijzing",
            {
                "age": 52,
                "indication": ONCOLOGY,
                "supplementary": WITH,
                "supplementary_sessions": 27,
                "referral": False,
            },
        ),
        (
            "52 onco av 27 behandelingen met nazorg geen verwijzing",
            {
                "age": 52,
                "indication": ONCOLOGY,
                "supplementary": WITH,
                "referral": False,
            },
        ),
        (
            "kind 12 kanker geen module verwijzing niet op lijst geen av",
            {
                "age": 12,
                "indication": ONCOLOGY,
                "basis_plus_module": False,
                "referral": True,
                "basis_entitlement": False,
                "supplementary": NONE,
            },
        ),
        (
            "heart module on list plus referral 67 14 done",
            {
                "age": 67,
                "indication": HEART,
                "basis_plus_module": True,
                "basis_entitlement": True,
                "plus_practice": True,
                "referral": True,
                "sessions_had": 14,
            },
        ),
        ("alleen basis, 40 jr", {"basis_plus_module": False, "supplementary": NONE, "age": 40}),
        ("", {}),
        (" ,; \n", {}),
    ],
)
def test_a_whole_line_is_understood(line: str, answers: Mapping[str, Answer]) -> None:
    for language in Language:
        reading = read(line, language)
        assert (reading.answers, unsettled(reading)) == (answers, [])
        assert reading.left_open == frozenset()


def test_the_language_may_change_within_a_line() -> None:
    answers = {"age": 67, "indication": HEART, "basis_plus_module": True, "referral": False}
    assert dutch("67 heart bpm, geen referral").answers == answers
    assert english("67 hart module no verwijzing").answers == answers


# ------------------------------------------------------------------ no and not


@pytest.mark.parametrize(
    "line",
    [
        "geen verwijzing",
        "niet verwezen",
        "zonder verwijzing",
        "zonder de verwijzing",
        "nog geen verwijzing",
        "heeft nog geen nieuwe verwijzing",
        "geen enkele verwijzing",
        "heeft geen verwijsbrief",
        "geen, verwijzing nee",
        "no referral",
        "not referred",
        "without a referral",
        "has no referral letter",
        "does not have a referral",
    ],
)
def test_no_turns_round_what_follows(line: str) -> None:
    assert dutch(line).answers == {"referral": False}


def test_small_words_between_no_and_its_phrase_change_nothing() -> None:
    assert dutch("niet meer op de lijst").answers == {"basis_entitlement": False}
    assert dutch("niet naar een plus praktijk").answers == {"plus_practice": False}
    assert english("not at a plus practice").answers == {"plus_practice": False}


def test_no_goes_for_one_phrase_only() -> None:
    reading = dutch("geen lijst verwijzing plus")
    assert reading.answers == {"basis_entitlement": False, "referral": True, "plus_practice": True}


def test_after_no_it_is_asked_whether_that_goes_for_what_comes_after_and() -> None:
    reading = dutch("geen lijst en verwijzing")
    assert reading.answers == {"basis_entitlement": False}
    assert texts(reading, "verwijzing") == ["wel verwijzing", "geen verwijzing", ""]
    for choice, answer in (("wel verwijzing", True), ("geen verwijzing", False)):
        settled = dutch(chosen(reading, "verwijzing", choice))
        assert settled.answers["referral"] is answer
        assert unsettled(settled) == []


def test_neither_of_two_with_or_between_them_holds_after_a_no() -> None:
    for line in ("geen lijst of verwijzing", "geen lijst noch verwijzing"):
        assert dutch(line).answers == {"basis_entitlement": False, "referral": False}
    assert english("neither module nor supplementary").answers == {
        "basis_plus_module": False,
        "supplementary": NONE,
    }


def test_wel_after_no_confirms() -> None:
    assert dutch("geen lijst en wel verwijzing").answers == {
        "basis_entitlement": False,
        "referral": True,
    }


def test_a_no_before_a_comma_leaves_in_doubt_what_follows() -> None:
    assert dutch("geen, verwijzing").answers == {}


@pytest.mark.parametrize(
    "line", ["verwijzing geen", "verwijzing niet", "verwijzing: geen", "verwijzing, nee", "verw-"]
)
def test_a_no_with_nothing_after_it_turns_round_what_is_before_it(line: str) -> None:
    assert (dutch(line).answers, unsettled(dutch(line))) == ({"referral": False}, [])


@pytest.mark.parametrize(
    ("line", "choices"),
    [
        ("geen kanker", ["hart", "etalagebenen", "iets anders", ""]),
        ("geen hart", ["oncologie", "etalagebenen", "iets anders", ""]),
        ("geen etalagebenen", ["oncologie", "hart", "iets anders", ""]),
        ("niet actueel", ["al jaren geen fysio en niets nieuws", "preventief", ""]),
        ("niet nieuw", ["niet actueel", ""]),
        ("geen 14 gehad", [""]),
        ("niet 67", [""]),
        ("niet alleen basis", [""]),
    ],
)
def test_no_before_something_without_one_opposite_sets_nothing(
    line: str, choices: list[str]
) -> None:
    reading = dutch(line)
    assert (reading.answers, texts(reading, line)) == ({}, choices)


def test_what_it_is_not_helps_to_tell_what_it_is() -> None:
    line = "geen kanker, niet iets anders"
    assert dutch(f"{line}, geen etalagebenen").answers == {"indication": HEART}
    assert dutch(f"{line}, geen hart").answers == {"indication": LEGS}
    assert dutch("niet kanker maar hart").answers == {"indication": HEART}
    assert dutch("geen kanker maar etalagebenen").answers == {"indication": LEGS}


def test_two_that_it_is_not_leave_two_of_the_four_to_choose_from() -> None:
    reading = dutch("geen kanker, niet iets anders")
    assert reading.answers == {}
    for text in ("geen kanker", "niet iets anders"):
        assert texts(reading, text) == ["hart", "etalagebenen", ""]


@pytest.mark.parametrize(
    "line",
    ["etalagebenen", "claudicatio", "claudicatio intermittens", "intermittent claudication"],
)
def test_pain_in_the_legs_when_walking_is_an_indication_by_itself(line: str) -> None:
    for language in Language:
        reading = read(f"{line} 67", language)
        assert (reading.answers, unsettled(reading)) == ({"indication": LEGS, "age": 67}, [])


def test_pain_in_the_legs_is_no_other_condition_of_heart_or_vessels() -> None:
    reading = dutch("vaten etalagebenen")
    assert kinds(reading) == [("vaten", Kind.CONFLICT), ("etalagebenen", Kind.CONFLICT)]
    assert reading.answers == {}


def test_no_supplementary_insurance_is_none_of_them() -> None:
    for line in ("geen av", "geen aanvullende", "zonder av", "niet aanvullend verzekerd", "no sup"):
        assert dutch(line).answers == {"supplementary": NONE}


@pytest.mark.parametrize("line", ["wel niet", "no and referral", "niet of", "geen, niet"])
def test_small_words_with_nothing_to_be_about_are_shown(line: str) -> None:
    assert Kind.UNCLEAR in [piece.kind for piece in dutch(line).pieces]
    assert False not in dutch(line).answers.values()


# ------------------------------------------------------------------ yes, no and unknown after


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("verwijzing ja", {"referral": True}),
        ("verwijzing: ja", {"referral": True}),
        ("verwijzing nee", {"referral": False}),
        ("verwijzing - nee", {"referral": False}),
        ("referral yes", {"referral": True}),
        ("referral nope", {"referral": False}),
        ("verwijzing nee bpm ja", {"referral": False, "basis_plus_module": True}),
        ("av nee", {"supplementary": NONE}),
    ],
)
def test_yes_or_no_may_come_after(line: str, answers: Mapping[str, Answer]) -> None:
    reading = dutch(line)
    assert (reading.answers, unsettled(reading)) == (answers, [])


@pytest.mark.parametrize("line", ["ja", "nee", "ja verwijzing"])
def test_yes_or_no_about_nothing_that_it_can_be_about_is_shown(line: str) -> None:
    assert any(piece.kind is Kind.UNCLEAR for piece in dutch(line).pieces)


TWICE: Final = ("geen verwijzing nee", "wel verwijzing nee", "geen verwijzing ja")


@pytest.mark.parametrize("line", TWICE)
def test_a_no_on_both_sides_is_not_read_as_either(line: str) -> None:
    reading = dutch(line)
    assert (reading.answers, kinds(reading)) == ({}, [(line, Kind.UNCLEAR)])


@pytest.mark.parametrize("line", [*TWICE, "geen verwijzing?", "verwijzing of niet"])
def test_the_choices_after_a_no_on_both_sides_say_yes_and_no(line: str) -> None:
    piece = unsettled(dutch(line))[0]
    settled = [dutch(choice.line).answers for choice in piece.choices if choice.text]
    assert settled == [{"referral": True}, {"referral": False}]


@pytest.mark.parametrize(
    "line",
    [
        "verwijzing?",
        "verwijzing ?",
        "verwijzing onbekend",
        "verwijzing weet niet",
        "verwijzing is niet bekend",
        "referral unknown",
        "referral not sure",
        "referral doesn't know",
    ],
)
def test_what_is_not_known_is_left_open(line: str) -> None:
    reading = dutch(line)
    assert (reading.answers, reading.left_open) == ({}, frozenset({"referral"}))
    assert unsettled(reading) == []


def test_each_question_mark_is_for_the_phrase_before_it() -> None:
    reading = dutch("module? plus? 14 gehad? lijst")
    assert reading.left_open == {"basis_plus_module", "plus_practice", "sessions_had"}
    assert reading.answers == {"basis_entitlement": True}


def test_a_question_mark_after_a_no_sets_nothing_and_leaves_nothing_open() -> None:
    reading = dutch("geen verwijzing?")
    assert (reading.answers, reading.left_open) == ({}, frozenset())
    assert kinds(reading) == [("geen verwijzing?", Kind.UNCLEAR)]


# ------------------------------------------------------------------ conflicts


@pytest.mark.parametrize(
    ("line", "conflicting"),
    [
        ("onco hart", ["onco", "hart"]),
        ("verwijzing geen verwijzing", ["verwijzing", "geen verwijzing"]),
        ("12 jaar, 67 jaar", ["12 jaar", "67 jaar"]),
        ("14 gehad, 15 gehad", ["14 gehad", "15 gehad"]),
        ("geen av, 27 over", ["geen av", "27 over"]),
        ("27 over, geen av", ["27 over", "geen av"]),
        ("alleen basis, 5 over", ["alleen basis", "5 over"]),
        ("av met nazorg, av zonder nazorg", ["av met nazorg", "av zonder nazorg"]),
        ("verwijzing, verwijzing?", ["verwijzing", "verwijzing?"]),
        ("67 41", ["67", "41"]),
    ],
)
def test_what_cannot_both_be_true_is_shown_and_sets_nothing(
    line: str, conflicting: list[str]
) -> None:
    reading = dutch(line)
    assert [piece.text for piece in reading.pieces if piece.kind is Kind.CONFLICT] == conflicting
    at_odds = {name for piece in unsettled(reading) for name in piece.says}
    assert not reading.answers.keys() & (at_odds - {"basis_plus_module"})
    assert reading.left_open == frozenset()


def test_leaving_one_side_out_ends_a_conflict() -> None:
    reading = dutch("onco hart 67")
    assert chosen(reading, "onco", "") == "hart 67"
    assert dutch("hart 67").answers == {"indication": HEART, "age": 67}


def test_no_supplementary_insurance_and_nothing_left_in_it_agree() -> None:
    assert dutch("geen av, 0 over").answers == {"supplementary": NONE, "supplementary_sessions": 0}


def test_the_same_said_twice_is_no_conflict() -> None:
    assert dutch("hart cardiac 67 67 jaar").answers == {"indication": HEART, "age": 67}


# ------------------------------------------------------------------ numbers


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("121 jaar", "age"),
        ("leeftijd 999", "age"),
        ("1000 gehad", "sessions_had"),
        ("1000 over", "supplementary_sessions"),
        ("av1000", "supplementary_sessions"),
        ("121", "age"),
    ],
)
def test_a_number_that_a_field_does_not_take_is_shown(line: str, field: str) -> None:
    reading = dutch(line)
    (piece,) = reading.pieces
    assert (piece.kind, list(piece.says), reading.answers) == (Kind.NUMBER_WRONG, [field], {})
    assert [choice.text for choice in piece.choices] == [""]


@pytest.mark.parametrize(
    "line",
    [
        "10:30",
        "14-15",
        "1,5",
        "12345",
        "-14",
    ],
)
def test_a_date_or_an_amount_is_no_number(line: str) -> None:
    reading = dutch(line)
    assert reading.answers == {}
    assert all(piece.kind is Kind.UNKNOWN for piece in reading.pieces)


@pytest.mark.parametrize("line", ["67", "67 hart", "hart 67", "hart, 67", "bpm 67 hart", "man 67"])
def test_a_number_by_itself_is_an_age(line: str) -> None:
    assert dutch(line).answers["age"] == 67


@pytest.mark.parametrize("line", ["14 blorp", "blorp 14", "27 blorp", "67 gehd", "jaar 67"])
def test_a_number_beside_something_that_may_need_it_is_in_doubt(line: str) -> None:
    reading = dutch(line)
    assert reading.answers == {}
    (number,) = (piece for piece in reading.pieces if piece.text.isdigit())
    assert [choice.text for choice in number.choices] == of_any_field(number.text)


def test_a_number_takes_only_the_fields_that_it_fits() -> None:
    assert texts(dutch("na 100"), "100") == ["leeftijd 100", "100 gehad", "100 over", ""]
    assert texts(dutch("na 300"), "300") == ["300 gehad", "300 over", ""]
    assert dutch("na 1957").answers == {}


@pytest.mark.parametrize(
    "line", ["12", "hart 12", "12, hart", "kind, 12", "67 hart 14", "0", "17", "hart67", "067"]
)
def test_a_small_number_or_one_glued_to_letters_or_after_a_zero_is_no_age_by_itself(
    line: str,
) -> None:
    reading = dutch(line)
    assert reading.answers.get("age") in (None, 67)
    (number,) = (piece for piece in reading.pieces if piece.kind is Kind.UNCLEAR)
    assert [choice.text for choice in number.choices] == of_any_field(number.text)


@pytest.mark.parametrize("line", ["kind 12", "kind van 12", "12 jr", "12j", "12 y", "aged 12"])
def test_a_small_number_with_a_word_for_an_age_is_one(line: str) -> None:
    assert dutch(line).answers == {"age": 12}


@pytest.mark.parametrize(
    "age", ["leeftijd 9", "lft 9", "kind 9", "9 jarige", "kind 9 jaar", "age 9", "9 yo", "9 jaar,"]
)
def test_the_age_of_a_child_beside_something_is_clear_with_words_that_only_an_age_has(
    age: str,
) -> None:
    reading = dutch(f"{age} hart")
    assert (reading.answers, unsettled(reading)) == ({"age": 9, "indication": HEART}, [])


@pytest.mark.parametrize("years", ["9 jaar", "9 jr", "9j", "9 years", "17 yrs", "1 y"])
@pytest.mark.parametrize("line", ["{} hart", "hart {}", "hart {} bpm"])
def test_a_few_years_beside_something_may_be_since_when_and_one_choice_makes_them_an_age(
    line: str, years: str
) -> None:
    reading = dutch(line.format(years))
    assert "age" not in reading.answers
    (piece,) = unsettled(reading)
    assert (piece.text, [choice.text for choice in piece.choices]) == (years, [years, ""])
    settled = dutch(piece.choices[0].line)
    assert unsettled(settled) == []
    assert settled.answers == {**reading.answers, "age": int(years.rstrip("jaryes "))}


@pytest.mark.parametrize("years", ["jaar", "jr", "j", "years", "yrs", "y"])
def test_more_years_than_a_child_has_are_an_age_beside_something_too(years: str) -> None:
    for age in (aftercare.ADULT_FROM, 67):
        assert dutch(f"{age} {years} hart").answers == {"age": age, "indication": HEART}


@pytest.mark.parametrize("insurance", ["av met nazorg", "av zonder nazorg", "sup"])
def test_a_number_beside_a_supplementary_insurance_is_an_age_where_none_has_so_many(
    insurance: str,
) -> None:
    for line in (f"{insurance}, 67", f"67, {insurance}", f"67 {insurance}", f"{insurance} 67"):
        assert dutch(line).answers["age"] == 67
    for line in (f"{insurance} 27", f"27 {insurance}"):
        assert "age" not in dutch(line).answers
    assert dutch("67 av27 met nazorg").answers["age"] == 67


def test_a_comma_keeps_a_number_apart_from_what_may_need_it() -> None:
    assert dutch("kind, 67").answers == {"age": 67}
    assert dutch("kind 67").answers == {"age": 67}


def test_a_word_that_is_still_being_typed_takes_nothing_from_a_number() -> None:
    for end in range(len("67 hart"), len("67 hart verwijzing") + 1):
        assert dutch("67 hart verwijzing"[:end]).answers["age"] == 67


@pytest.mark.parametrize(
    ("line", "choices"),
    [
        ("14 behandelingen", ["14 gehad", "13 gehad", "14 over", ""]),
        ("behandeling 14", ["13 gehad", "14 gehad", "14 over", ""]),
    ],
)
def test_a_number_with_two_meanings_is_asked_for(line: str, choices: list[str]) -> None:
    reading = dutch(line)
    assert (reading.answers, texts(reading, line)) == ({}, choices)


# ------------------------------------------------------------------ more than one meaning


def test_plus_is_the_practice() -> None:
    assert dutch("plus").answers == {"plus_practice": True}
    assert dutch("geen plus").answers == {"plus_practice": False}
    assert dutch("bpm plus").answers == {"basis_plus_module": True, "plus_practice": True}


@pytest.mark.parametrize(
    "line",
    ["basis plus, plus", "plus, basis plus", "plus, basisplus", "geen plus, basis plus"],
)
def test_plus_beside_basis_plus_is_not_clear(line: str) -> None:
    reading = dutch(line)
    assert reading.answers == {"basis_plus_module": True}
    (piece,) = unsettled(reading)
    no = "geen " * line.startswith("geen")
    choices = [choice.text for choice in piece.choices]
    assert choices == [f"{no}pluspraktijk", f"{no}basis plus module", ""]


def test_basis_plus_is_the_module_unless_a_supplementary_insurance_follows() -> None:
    for line in ("basis plus", "basisplus", "basic plus", "av met nazorg basis plus"):
        assert dutch(line).answers["basis_plus_module"] is True
    for line in ("basis plus av", "basis plus, av met nazorg", "basic plus supplementary"):
        assert "basis_plus_module" not in dutch(line).answers


def test_aftercare_alone_is_not_clear() -> None:
    choices = ["av met nazorg", "av zonder nazorg", ""]
    assert texts(dutch("nazorg"), "nazorg") == choices
    assert dutch("52 onco nazorg").answers == {"age": 52, "indication": ONCOLOGY}
    assert dutch("met nazorg").answers == {}
    assert dutch("zonder nazorg").answers == {}
    assert english("no aftercare").answers == {}


def test_with_aftercare_is_clear_beside_a_supplementary_insurance() -> None:
    for line in ("av27, met nazorg", "met nazorg, av27", "with aftercare av27"):
        reading = dutch(line)
        assert reading.answers == {"supplementary": WITH, "supplementary_sessions": 27}
        assert unsettled(reading) == []


def test_a_supplementary_insurance_asks_whether_it_has_aftercare() -> None:
    reading = dutch("av9 67")
    assert reading.answers == {"supplementary_sessions": 9, "age": 67}
    assert chosen(reading, "av9", "av9 met nazorg") == "av9 met nazorg 67"
    assert chosen(reading, "av9", "av9 zonder nazorg") == "av9 zonder nazorg 67"


@pytest.mark.parametrize("line", ["onco of hart", "onco/hart", "lijst of verwijzing"])
def test_or_leaves_both_open(line: str) -> None:
    reading = dutch(line)
    assert reading.answers == {}
    assert len(unsettled(reading)) == 2


@pytest.mark.parametrize("word", ["of", "or", "/"])
def test_or_goes_no_further_than_a_comma(word: str) -> None:
    reading = dutch(f"bpm, lijst {word} verwijzing, plus")
    assert reading.answers == {"basis_plus_module": True, "plus_practice": True}
    assert [piece.text for piece in unsettled(reading)] == ["lijst", "verwijzing"]


@pytest.mark.parametrize(("answer", "said"), [("nee", False), ("onbekend", None)])
def test_an_answer_behind_two_things_is_asked_for_the_first(answer: str, said: object) -> None:
    reading = dutch(f"verwijzing en lijst {answer}")
    assert reading.answers.get("basis_entitlement") is said
    assert texts(reading, "verwijzing") == ["wel verwijzing", "geen verwijzing", ""]


@pytest.mark.parametrize("word", ["ja", "nee", "yes", "nope"])
def test_a_stretch_that_begins_with_an_answer_says_nothing(word: str) -> None:
    assert dutch(f"{word} verwijzing bpm, lijst").answers == {"basis_entitlement": True}


@pytest.mark.parametrize("word", ["al", "na", "op", "after"])
def test_a_word_that_goes_on_to_something_leaves_in_doubt_what_it_ends(word: str) -> None:
    assert dutch(f"lijst, verwijzing {word}").answers == {"basis_entitlement": True}


# ------------------------------------------------------------------ mistakes in typing


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("verwijzng", "verwijzing"),
        ("verwijzign", "verwijzing"),
        ("verwijzzing", "verwijzing"),
        ("vrewijzing", "verwijzing"),
        ("hatr", "hart"),
        ("hrat", "hart"),
        ("oncoo", "onco"),
        ("lijts", "lijst"),
        ("pluspraktij", "pluspraktijk"),
        ("modul", "module"),
        ("cancr", "cancer"),
        ("bpmverwijzing", "bpm verwijzing"),
    ],
)
def test_a_mistake_is_shown_with_what_may_be_meant_and_never_applied(
    typed: str, meant: str
) -> None:
    reading = dutch(typed)
    (piece,) = reading.pieces
    assert (piece.kind, reading.answers) == (Kind.UNKNOWN, {})
    assert meant in [choice.text for choice in piece.choices]


def test_a_choice_changes_nothing_but_its_own_place() -> None:
    reading = dutch("67 hatr, geen verwijzing (belt terug)")
    assert chosen(reading, "hatr", "hart") == "67 hart, geen verwijzing (belt terug)"
    assert chosen(reading, "hatr", "") == "67, geen verwijzing (belt terug)"


def test_a_mistake_after_a_no_is_corrected_behind_it() -> None:
    reading = dutch("67, geen verwijzng")
    assert reading.answers == {"age": 67}
    line = chosen(reading, "geen verwijzng", "geen verwijzing")
    assert line == "67, geen verwijzing"
    assert dutch(line).answers == {"age": 67, "referral": False}


def test_a_word_that_nothing_is_like_can_only_be_left_out() -> None:
    reading = dutch("67 zwembad")
    assert texts(reading, "zwembad") == [""]
    assert chosen(reading, "zwembad", "") == "67"


def test_every_piece_that_is_not_settled_can_be_left_out() -> None:
    for line in ("blorp", "nazorg", "onco hart", "121 jaar", "ja"):
        for piece in dutch(line).pieces:
            assert piece.choices[-1].text == ""
            assert piece.text not in piece.choices[-1].line


# ------------------------------------------------------------------ how it is typed

PLAIN: Final = "67 hart bpm op lijst plus verwijzing 14 gehad"


@pytest.mark.parametrize(
    "line",
    [
        PLAIN.upper(),
        PLAIN.title(),
        "67, hart, bpm, op lijst, plus, verwijzing, 14 gehad",
        "67; hart; bpm; op lijst; plus; verwijzing; 14 gehad.",
        "67\nhart\nbpm\nop lijst\nplus\nverwijzing\n14 gehad\n",
        "  67   hart\tbpm (op lijst) plus + verwijzing 14gehad",
        "67 hárt bpm op líjst plüs verwíjzing 14 gehad",
        "67 hart — bpm — op lijst: plus & verwijzing = 14 gehad",
        "67 hart, bpm, op-lijst, plus, verwijzing, 14x gehad",
    ],
)
def test_capitals_accents_signs_and_new_lines_do_not_matter(line: str) -> None:
    reading = dutch(line)
    assert (reading.answers, unsettled(reading)) == (dutch(PLAIN).answers, [])


def test_the_order_of_phrases_does_not_matter() -> None:
    phrases = PLAIN.replace("op lijst", "op_lijst").replace("14 gehad", "14_gehad").split()
    for turn in range(len(phrases)):
        line = ", ".join([*phrases[turn:], *phrases[:turn]]).replace("_", " ")
        assert dutch(line).answers == dutch(PLAIN).answers
        backwards = ", ".join(reversed([*phrases[turn:], *phrases[:turn]])).replace("_", " ")
        assert dutch(backwards).answers == dutch(PLAIN).answers


def test_nothing_past_the_longest_line_is_read() -> None:
    line = "67 " + "x" * LONGEST + " verwijzing"
    reading = dutch(line)
    assert "referral" not in reading.answers
    assert "".join(piece.text for piece in reading.pieces).replace(" ", "") == line[
        :LONGEST
    ].replace(" ", "")


def test_a_very_long_line_is_read_quickly_to_its_end() -> None:
    assert dutch("67 hart, " * 100_000).answers == {"age": 67, "indication": HEART}


def test_what_was_understood_is_a_situation() -> None:
    situation = aftercare.Situation.model_validate(dutch(PLAIN).answers)
    assert situation.sessions_had == 14


# ------------------------------------------------------------------ what must never be read
#
# Lines as they are typed during a call, each with an answer that it does not give.

NOT_SAID: Final = (
    # a no that is not next to what it is about, or mistyped
    ("verwijzing niet nodig", "referral", True),
    ("verwijzing nog niet binnen", "referral", True),
    ("verwijzing niet aanwezig", "referral", True),
    ("module niet afgesloten", "basis_plus_module", True),
    ("verwijzing heeft ze niet", "referral", True),
    ("geem verwijzing", "referral", True),
    ("neit op lijst", "basis_entitlement", True),
    ("wihtout referral", "referral", True),
    ("verwijzing neee", "referral", True),
    ("doesn't have a referral", "referral", True),
    ("hasn't got a referral", "referral", True),
    ("isn't listed", "basis_entitlement", True),
    ("has not been referred", "referral", True),
    ("never referred", "referral", True),
    ("nooit verwijzing gehad", "referral", True),
    ("neither module nor supplementary", "basis_plus_module", True),
    ("verwijzing: n, lijst: j, bpm: n", "referral", True),
    ("verwijzing nvt", "referral", True),
    ("bpm -", "basis_plus_module", True),
    ("verwijzing ja/nee", "referral", True),
    ("wel of geen verwijzing", "referral", False),
    ("referral no module yes", "referral", True),
    ("verwijzing niet plus wel", "referral", True),
    ("geen geen verwijzing", "referral", True),
    ("no not referred", "referral", True),
    ("verwijzing aangevraagd", "referral", True),
    ("verwijzing verlopen", "referral", True),
    ("module opgezegd", "basis_plus_module", True),
    ("nothing new", "treatment_need", "current"),
    # asked, not said
    ("weet niet of er verwijzing is", "referral", True),
    ("vraagt of hij op lijst staat", "basis_entitlement", True),
    ("not sure if listed", "basis_entitlement", True),
    ("lijst niet duidelijk", "basis_entitlement", True),
    ("verwijzing nog niet bekend", "referral", True),
    # a time or a count that is no age
    ("hart al 3 jaar", "age", 3),
    ("2 jaar na hartinfarct", "age", 2),
    ("borstkanker 5 jaar geleden", "age", 5),
    ("cancer 2 years ago", "age", 2),
    ("for 2 years", "age", 2),
    ("na 6 chemo", "age", 6),
    ("2 tia", "age", 2),
    ("9 van de 27 over", "age", 9),
    ("9 van de 27 over", "supplementary_sessions", 27),
    ("10 van 20 gehad", "sessions_had", 20),
    ("14 gehad van 27", "age", 27),
    ("5 nog", "age", 5),
    ("bpm 0", "age", 0),
    ("geen av27", "age", 27),
    ("staat op lijst 012", "age", 12),
    ("onder 18 jaar", "age", 18),
    ("bijna 18 jaar", "age", 18),
    ("14 à 15 gehad", "age", 14),
    ("verwijzing 14", "age", 14),
    ("va14 met nazorg", "age", 14),
    # sessions had that become sessions left
    ("av 9 behandelingen gehad", "supplementary_sessions", 9),
    # words that mean something else here
    ("basis plus av met nazorg", "basis_plus_module", True),
    ("basic plus supplementary with aftercare", "basis_plus_module", True),
    ("aanspraak basis plus", "plus_practice", True),
    ("av plus bpm", "plus_practice", True),
    ("aandoening van de lijst", "basis_entitlement", False),
    ("bassis plus", "plus_practice", True),
    ("new patient", "treatment_need", "current"),
    ("current module", "treatment_need", "current"),
    ("kanker, slechte conditie", "treatment_need", "preventive"),
    ("anders verzekerd", "indication", OTHER),
    ("other practice", "indication", OTHER),
    # a no or a doubt that is far from what it is about, or in words that nobody knows
    ("referral to follow", "referral", True),
    ("verwijzing volgt", "referral", True),
    ("67 hart, verwijzing komt nog", "referral", True),
    ("verwijzing heeft hij nog niet gekregen", "referral", True),
    ("verwijzing nog niet aangevraagd", "referral", True),
    ("wil verwijzing", "referral", True),
    ("needs referral", "referral", True),
    ("referral expired", "referral", True),
    ("oude verwijzing", "referral", True),
    ("verwijzing van vorig jaar", "referral", True),
    ("geen idee verwijzing", "referral", True),
    ("geen idee of hij op lijst staat", "basis_entitlement", True),
    ("onbekend of verwijzing", "referral", True),
    ("niet bekend of op lijst", "basis_entitlement", True),
    ("not sure about the list", "basis_entitlement", True),
    ("whether on the list", "basis_entitlement", True),
    ("should be listed", "basis_entitlement", True),
    ("listed maybe", "basis_entitlement", True),
    ("ain't listed", "basis_entitlement", True),
    ("didn't take module", "basis_plus_module", True),
    ("module gestopt", "basis_plus_module", True),
    ("bpm vorig jaar", "basis_plus_module", True),
    ("module only supplementary", "basis_plus_module", True),
    ("bpm wel av niet", "basis_plus_module", False),
    ("av wel bpm niet", "basis_plus_module", True),
    ("referral=no, module=yes", "referral", True),
    ("verwijzing nee geen bpm ja", "basis_plus_module", True),
    ("wel/niet verwezen", "referral", False),
    ("niet zonder verwijzing", "referral", False),
    ("not without referral", "referral", False),
    ("ja op lijst", "basis_entitlement", False),
    ("nee op lijst", "basis_entitlement", True),
    ("geen klachten hart", "treatment_need", "current"),
    ("niet alleen hart", "indication", HEART),
    ("lijst meer", "basis_entitlement", True),
    # a time, a count or somebody else's age
    ("19 jaar terug hartinfarct", "age", 19),
    ("sinds 2 jaar hartpatient", "age", 2),
    ("al 20 jaar hartpatient", "age", 20),
    ("1 jr na cva", "age", 1),
    ("heart for 20 years", "age", 20),
    ("35 years smoker heart", "age", 35),
    ("20 years of heart failure", "age", 20),
    ("op 45 jarige leeftijd infarct", "age", 45),
    ("moeder 80 belt voor zoon 14 jaar", "age", 80),
    ("vrouw 52 man 67", "age", 52),
    ("wordt 18", "age", 18),
    ("over 2 weken 18", "age", 18),
    ("11 maanden", "age", 11),
    ("6 months", "age", 6),
    ("17.5 jaar", "age", 17),
    ("geb 57", "age", 57),
    ("heeft recht op 20", "age", 20),
    ("vanaf 21e", "age", 21),
    ("na 20 behandelingen", "age", 20),
    ("2 jaar geen fysio", "age", 2),
    ("67 jaar infarct, 3 maanden geleden", "age", 3),
    ("tel 06 24 55 67 89", "age", 24),
    ("20 of 21 gehad", "sessions_had", 21),
    ("14 of 27 used", "sessions_had", 27),
    ("heeft 14 van 27 gehad", "sessions_had", 27),
    ("ruim 20 gehad", "sessions_had", 20),
    ("20 niet gehad", "sessions_had", 20),
    ("niet 20 gehad", "sessions_had", 20),
    ("maximaal 20 over", "supplementary_sessions", 20),
    ("av27 nog 13 over", "supplementary_sessions", 27),
    ("sup27 used up", "supplementary_sessions", 27),
    ("av27 met nazorg tegoed op", "supplementary_sessions", 27),
    # slips
    ("67 hart gene verwijzing", "referral", True),
    ("67 hart ggeen bpm", "basis_plus_module", True),
    ("67 hart nit op lijst", "basis_entitlement", True),
    ("no referrral module", "basis_plus_module", False),
    ("12 jaar gelden hart", "age", 12),
    ("av27 zondr nazorg", "supplementary", WITH),
    ("basis pls av", "basis_plus_module", True),
    # words that mean something else in these lines
    ("basis plus, av27", "basis_plus_module", True),
    ("nieuwe klant hart", "treatment_need", "current"),
    ("weer fit", "treatment_need", "preventive"),
    ("alles op lijst", "supplementary_sessions", 0),
    # a no, an unknown or a yes that is for two things, or for either
    ("lijst noch verwijzing", "basis_entitlement", True),
    ("bpm noch av", "basis_plus_module", True),
    ("module nor supplementary", "basis_plus_module", True),
    ("verwijzing en lijst nee", "referral", True),
    ("verwijzing en lijst onbekend", "referral", True),
    ("referral and list nope", "referral", True),
    ("met of zonder verwijzing", "referral", False),
    ("al dan niet op lijst", "basis_entitlement", False),
    ("bpm en/of av", "basis_plus_module", True),
    ("ja verwijzing nee bpm", "basis_plus_module", True),
    ("geen actuele verwijzing", "referral", True),
    # a time that becomes the age of a child, and numbers of something else
    ("2 jaar hartpatient", "age", 2),
    ("5 jaar langdurige klachten", "age", 5),
    ("bpm 2 jaar", "age", 2),
    ("27 av met nazorg", "age", 27),
    ("bsn 1234 56 789", "age", 56),
    ("18+ hart", "age", 18),
    ("65plus hart", "plus_practice", True),
    ("20+ gehad", "sessions_had", 20),
    # used up, and words beside numbers that say something by themselves
    ("av27 op", "supplementary_sessions", 27),
    ("bpm op", "basis_plus_module", True),
    ("bijna op lijst", "basis_entitlement", True),
    ("almost listed", "basis_entitlement", True),
    ("had module", "basis_plus_module", True),
    # a word at the end that is taken for one still being typed, or an ordinary one for a slip
    ("listed off", "basis_entitlement", True),
    ("verwijzing oud", "referral", True),
    ("can't find on list", "basis_entitlement", True),
    ("verwijzing moet ze nog halen", "referral", True),
    # words that mean something else here
    ("lijst van pluspraktijken", "basis_entitlement", True),
    ("lijst pluspraktijken", "plus_practice", True),
    ("aanspraak op bpm", "basis_entitlement", True),
    ("entitled to module", "basis_entitlement", True),
    ("nieuw op lijst", "treatment_need", "current"),
    ("nieuw bij pluspraktijk", "treatment_need", "current"),
    ("module plus supplementary", "plus_practice", True),
    ("sup 9 sessions used", "supplementary_sessions", 9),
    ("nieuw verwijzing", "treatment_need", "current"),
    # words beside a number that is no age, or that change what is before them
    ("67 hart 2 jaar", "age", 2),
    ("17 j bpm", "age", 17),
    ("verwijzing na", "referral", True),
    ("67+ hart", "age", 67),
    ("av27op", "supplementary_sessions", 27),
    ("boven 18", "age", 18),
    ("under 18 heart", "age", 18),
    ("9 maanden oud", "age", 9),
    ("geen chronisch lijst", "basis_entitlement", True),
    ("geen bpm of geen av", "basis_plus_module", False),
    ("bpm/av nee", "basis_plus_module", True),
    ("bpm, av en lijst nee", "supplementary", NONE),
    ("nee bpm lijst", "basis_entitlement", True),
    ("gen verwijzing", "referral", True),
    # a no behind two things with a word that joins them
    ("verwijzing en lijst niet", "referral", True),
    ("lijst en plus beide niet", "basis_entitlement", True),
    ("bpm niet en lijst wel", "basis_plus_module", True),
    # used up
    ("av9 met nazorg is op", "supplementary_sessions", 9),
    ("av27 met nazorg zijn op", "supplementary_sessions", 27),
    # numbers of something else
    ("27 met nazorg", "age", 27),
    ("verwijzing 1 jaar oud", "age", 1),
    ("over 1 jaar 18", "age", 18),
    # a word at the end that is taken for one still being typed
    ("lijst af", "basis_entitlement", True),
    # a no that is the answer to something, and no correction of the number that follows
    ("67 hart bpm nee, 20", "age", 20),
    ("67 hart bpm nee, 20", "basis_plus_module", True),
    ("zitting 21 sorry afgewezen, 67 hart", "sessions_had", 67),
    ("man heeft bpm niet tante", "basis_plus_module", False),
    ("6 here plus 4 elsewhere so far", "plus_practice", True),
    ("rug, al 6 jr geen fysio", "sessions_had", 6),
)


@pytest.mark.parametrize(("line", "field", "answer"), NOT_SAID)
def test_what_was_not_said_is_not_read(line: str, field: str, answer: Answer) -> None:
    for language in Language:
        assert read(line, language).answers.get(field) != answer


# ------------------------------------------------------------------ kinds of misreading


@pytest.mark.parametrize("never", ["nog nooit fysio", "nog geen fysio", "nooit fysio gehad"])
@pytest.mark.parametrize("what", ["bpm", "lijst", "pp", "verw"])
def test_never_any_physiotherapy_is_none_had_and_turns_nothing_round(never: str, what: str) -> None:
    assert dutch(f"{never} {what}").answers == {"sessions_had": 0, **dutch(what).answers}


@pytest.mark.parametrize("long", ["al jaren", "al lang", "langdurig", "jarenlang", "for years"])
def test_how_long_something_has_been_says_nothing_of_the_need(long: str) -> None:
    for what in ("bpm", "op de lijst", "hartfalen", "fysio", "klachten", ", nu ziekenhuisopname"):
        assert dutch(f"{long} {what}").answers.get("treatment_need") != "long-standing"
    assert "treatment_need" not in dutch(long).answers


def test_long_standing_is_years_without_physiotherapy_and_nothing_new() -> None:
    assert "treatment_need" not in dutch("al jaren geen fysio").answers
    assert dutch("al jaren geen fysio, niets nieuws").answers == {"treatment_need": "long-standing"}


@pytest.mark.parametrize("word", ["etalagebenen", "claudicatio", "fontaine 2", "pav stadium 2"])
def test_claudication_gets_no_ordinary_answer(word: str) -> None:
    assert dutch(f"68 {word} bpm").answers["indication"] == LEGS


def test_stage_three_is_of_the_vessels_and_a_stage_that_is_not_said_is_asked() -> None:
    assert dutch("pav fontaine 3").answers == {"indication": HEART}
    assert (dutch("pav").answers, texts(dutch("pav"), "pav")) == ({}, ["etalagebenen", "hart", ""])


def test_a_number_on_an_insurance_is_not_what_is_left_once_sessions_were_had() -> None:
    assert dutch("av27 met nazorg").answers["supplementary_sessions"] == 27
    for had in ("18 gehad", "18 gehad van de 27", "nog 9 over"):
        left = dutch(f"av27 met nazorg, {had}").answers.get("supplementary_sessions")
        assert left in (None, 9), had


@pytest.mark.parametrize("name", ["av1", "av 3", "av3", "3 sterren", "av 2 sterren", "optimaal 2"])
def test_the_number_in_the_name_of_an_insurance_is_no_count(name: str) -> None:
    assert dutch(f"{name} zonder nazorg").answers == {"supplementary": WITHOUT}


@pytest.mark.parametrize("whose", ["fysio", "praktijk", "pp", "fysiotherapeut", "practice"])
def test_a_list_of_practices_or_codes_is_not_the_statutory_list(whose: str) -> None:
    for line in (f"{whose} op lijst", f"{whose} staat op de lijst", f"{whose} on the list"):
        assert "basis_entitlement" not in dutch(line).answers
    for line in ("lijst 012", "op lijst 990", "csi 008", "csi 1", "lijst van pluspraktijken"):
        assert dutch(line).answers == {}


@pytest.mark.parametrize(
    "line",
    ["chronische aandoening", "chronisch", "65 plus", "av plus", "fysio plus", "aanspraak bpm"],
)
def test_a_word_with_another_meaning_says_no_list_and_no_plus_practice(line: str) -> None:
    assert not dutch(line).answers.keys() & {"basis_entitlement", "plus_practice"}


@pytest.mark.parametrize("line", ["conditie, moe, na chemo", "onderhoud fysio na kanker", "fit"])
def test_stamina_and_maintenance_are_not_preventive(line: str) -> None:
    assert "treatment_need" not in dutch(line).answers


def test_a_form_has_its_answers_behind_and_prose_before() -> None:
    assert dutch("bpm niet, pp wel, verw wel").answers == {
        "basis_plus_module": False,
        "plus_practice": True,
        "referral": True,
    }
    assert not dutch("bpm niet pp wel verw").answers.get("basis_plus_module")
    assert dutch("bpm: j, av: n").answers == {"basis_plus_module": True, "supplementary": NONE}
    assert dutch("bpmja avnee verw+ pp-").answers == {
        "basis_plus_module": True,
        "supplementary": NONE,
        "referral": True,
        "plus_practice": False,
    }


@pytest.mark.parametrize(
    ("line", "had"),
    [
        ("bij behandeling 15", 14),
        ("15e behandeling", 14),
        ("at session 15", 14),
        ("zitting 15", 14),
        ("behandeling 15", None),
        ("vanaf 21e behandeling", None),
        ("12+8 gehad", 20),
        ("12 elders, 8 gehad", None),
        ("8 gehad, 12 vorig jaar", None),
        ("10 gehad bij vorige fysio en nu 6", None),
        ("20 gehad nu 21", 20),
        ("18 van de 27 gehad", None),
        ("67, al 14", 14),
        ("14x geweest", 14),
        ("veertien gehad", 14),
        ("gehad: 14", 14),
    ],
)
def test_sessions_are_counted_as_they_are_told(line: str, had: int | None) -> None:
    assert dutch(line).answers.get("sessions_had") == had
    assert dutch(line).answers.get("age") in (None, 67)


@pytest.mark.parametrize(
    ("line", "age"),
    [
        ("mw 67", 67),
        ("zoon van 9", 9),
        ("dochter 12 jr", 12),
        ("belt voor moeder 82", 82),
        ("moeder 80 belt voor zoon 14", 14),
        ("mother calling for son 16", 16),
        ("67, nee 68", 68),
        ("67 sorry 68", 68),
        ("64, no 65", 65),
        ("72, nee 74 jaar", 74),
        ("64, nee ongeveer 65", None),
        ("67 hart, 3 stents, nee 4", 67),
        ("17 wordt 18 in maart", 17),
        ("baby 9 maanden", 0),
        ("kind '08", None),
        ("geb 1959", None),
        ("CABG 66", 66),
        ("67hart", 67),
    ],
)
def test_an_age_is_the_patients(line: str, age: int | None) -> None:
    assert dutch(line).answers.get("age") == age


def test_a_date_of_birth_tells_the_age_on_the_day() -> None:
    for day, age in ((date(2026, 3, 11), 66), (date(2026, 3, 12), 67)):
        assert read("geb 12-03-1959", Language.NL, day).answers == {"age": age}


def test_a_day_at_the_beginning_is_that_of_a_birth_with_a_year_of_two_figures_too() -> None:
    for line in ("12-03-59 hart", "geb 12-03-59 hart", "12-03-1959 hart"):
        assert read(line, Language.NL, date(2026, 3, 12)).answers["age"] == 67, line
    for line in ("hart 12-03-59", "tel 12-03-59 hart", "1-1-27 hart"):
        assert "age" not in read(line, Language.NL, date(2026, 3, 12)).answers, line


def test_a_few_treatments_on_a_day_are_no_age_and_more_than_there_are_can_be_one() -> None:
    assert dutch("67 behandeling 3 mei").answers == {"age": 67}
    for line in ("20 behandelingen 3 mei", "kind 9 behandelingen in mei", "27 beh mei"):
        assert "age" not in dutch(line).answers, line


def test_a_word_that_is_cut_short_is_not_cut_in_two() -> None:
    assert dutch("etalagebn 71j").answers == {"indication": LEGS, "age": 71}
    assert dutch("leukem 71").answers == {"indication": ONCOLOGY, "age": 71}


def test_a_phrase_is_shown_with_all_the_words_that_leave_it_in_doubt() -> None:
    for line in ("bpm aangevraagd per 1-1-2030", "module komt binnenkort", "list? yes, she thinks"):
        assert kinds(dutch(line)) == [(line, Kind.UNCLEAR)]


def test_only_basic_goes_with_the_module_on_top() -> None:
    assert dutch("alleen basis").answers == {"basis_plus_module": False, "supplementary": NONE}
    assert dutch("alleen basis met bpm").answers == {
        "basis_plus_module": True,
        "supplementary": NONE,
    }
    assert dutch("alleen basis, wil bpm").answers == {"supplementary": NONE}


def test_another_complaint_is_something_else_unless_a_condition_stands_beside_it() -> None:
    assert dutch("knie").answers == {"indication": OTHER}
    assert dutch("schouder na borstkanker").answers == {"indication": ONCOLOGY}
    assert dutch("lymfoedeem").answers == {}


def test_no_near_word_is_of_another_condition() -> None:
    for word in ("dochtr", "mammaa", "kank", "dottr", "infarkt", "radiatn"):
        for piece in dutch(word).pieces:
            said = {dutch(choice.text).answers.get("indication") for choice in piece.choices}
            assert len(said - {None}) <= 1, word
