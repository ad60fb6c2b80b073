"""What holds of every line, and of every way to put phrases one after the other."""

from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import aftercare
from calculator.quick_entry import LONGEST, Kind, read
from calculator.words import Language
from tests.quick_entry.phrases import (
    CLEAR,
    DOUBTFUL,
    NUMBER_MISSING,
    Clear,
    small_words,
    together,
    unsettled,
)

LANGUAGES: Final = st.sampled_from(Language)
NUMBERS: Final = (0, 1, 9, 14, 18, 67, 120, 121, 999, 1000, 12345)
_KNOWN: Final = tuple(
    dict.fromkeys(
        [
            *(clear.typed for clear in CLEAR),
            *(doubtful.typed for doubtful in DOUBTFUL),
            *NUMBER_MISSING,
        ]
    )
)
_SMALL: Final = tuple(dict.fromkeys(small_words()))


@st.composite
def known_phrases(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(_KNOWN)).replace("#", str(draw(st.sampled_from(NUMBERS))))


@st.composite
def mistyped(draw: st.DrawFn) -> str:
    """Return a phrase as fingers make it: a letter lost, doubled, swapped or another."""
    phrase = draw(known_phrases())
    at = draw(st.integers(0, len(phrase) - 1))
    letter = draw(st.sampled_from("aenx3"))
    ways = [
        phrase[:at] + phrase[at + 1 :],
        phrase[:at] + phrase[at] * 2 + phrase[at + 1 :],
        phrase[:at] + phrase[at : at + 2][::-1] + phrase[at + 2 :],
        phrase[:at] + letter + phrase[at + 1 :],
    ]
    return draw(st.sampled_from(ways))


BITS: Final = st.one_of(
    known_phrases(),
    mistyped(),
    st.sampled_from(_SMALL),
    st.sampled_from(["geen", "niet", "no", "ja", "nee", "?", "of", "en", "/", "wel", "onbekend"]),
    st.sampled_from(NUMBERS).map(str),
    st.sampled_from([",", ";", "\n", "-", "+", "(", ")", ".", "1-2-2020", "n.v.t.", "é", "ß"]),
)


@st.composite
def typed_lines(draw: st.DrawFn) -> str:
    """Return a line as it could be typed: bits of every kind, mostly with spaces between."""
    bits = draw(st.lists(BITS, max_size=8))
    between = st.sampled_from([" ", " ", " ", ", ", "", "  "])
    return "".join(part for bit in bits for part in (bit, draw(between)))


LINES: Final = st.one_of(st.text(max_size=2 * LONGEST), typed_lines(), typed_lines())


@given(LINES, LANGUAGES)
def test_the_pieces_are_the_line_in_order(line: str, language: Language) -> None:
    cut = line[:LONGEST]
    at = 0
    between = []
    for piece in read(line, language).pieces:
        assert piece.text, "an empty piece"
        found = cut.find(piece.text, at)
        assert found >= at, piece.text
        between.append(cut[at:found])
        at = found + len(piece.text)
    between.append(cut[at:])
    assert not [text for text in between if any(char.isalnum() for char in text)]


@given(LINES, LANGUAGES)
def test_the_answers_are_a_situation_and_each_is_named_by_a_piece(
    line: str, language: Language
) -> None:
    reading = read(line, language)
    situation = aftercare.Situation.model_validate(reading.answers)
    assert situation.model_dump(exclude_none=True) == reading.answers
    for name, answer in reading.answers.items():
        naming = [piece for piece in reading.pieces if piece.says.get(name)]
        assert naming
        # A piece that is open about one field, or at odds about one, may still say another.
        clear = (Kind.UNDERSTOOD, Kind.UNCLEAR, Kind.CONFLICT)
        assert any(answer in piece.says[name] for piece in naming if piece.kind in clear)
        assert all(answer in piece.says[name] for piece in naming if piece.kind in clear)
    assert not reading.left_open & reading.answers.keys()


@given(LINES, LANGUAGES)
def test_what_is_left_open_is_named_by_a_piece_that_leaves_it_open(
    line: str, language: Language
) -> None:
    reading = read(line, language)
    left_open = [piece for piece in reading.pieces if piece.kind is Kind.LEFT_OPEN]
    assert reading.left_open == {name for piece in left_open for name in piece.says}


@given(LINES, LANGUAGES)
def test_a_piece_has_choices_exactly_while_it_is_not_settled(line: str, language: Language) -> None:
    for piece in read(line, language).pieces:
        assert bool(piece.choices) == (not piece.kind.settled)
        texts = [choice.text for choice in piece.choices]
        assert len(texts) == len(set(texts))
        assert piece.kind.settled or texts[-1] == ""


@given(LINES)
def test_what_is_understood_is_the_same_on_a_page_of_either_language(line: str) -> None:
    dutch, english = (read(line, language) for language in Language)
    assert (dutch.answers, dutch.left_open) == (english.answers, english.left_open)
    assert [(p.text, p.kind) for p in dutch.pieces] == [(p.text, p.kind) for p in english.pieces]


@given(LINES, LANGUAGES)
def test_what_is_past_the_longest_line_changes_nothing(line: str, language: Language) -> None:
    padded = line.ljust(LONGEST)
    assert read(padded + "geen verwijzing", language) == read(padded, language)


def _signs(line: str) -> int:
    return sum(not char.isspace() for char in line)


@given(LINES, LANGUAGES)
@settings(max_examples=50)
def test_every_choice_can_be_read_and_leaving_out_always_ends(
    line: str, language: Language
) -> None:
    reading = read(line, language)
    for piece in unsettled(reading):
        for choice in piece.choices:
            read(choice.line, language)
            if not choice.text:
                assert _signs(choice.line) < _signs(line[:LONGEST])
    # So whoever leaves out whatever is not settled comes to a line in which all is.
    while left := unsettled(reading):
        reading = read(left[0].choices[-1].line, language)


# ------------------------------------------------------------------ phrases after each other


@st.composite
def clear_phrases(draw: st.DrawFn) -> list[tuple[Clear, int]]:
    chosen = draw(st.lists(st.sampled_from(CLEAR), min_size=1, max_size=7))
    fitting = ([n for n in (0, 1, 9, 18, 120) if clear.fits(n)] for clear in chosen)
    return [(clear, draw(st.sampled_from(of))) for clear, of in zip(chosen, fitting, strict=True)]


@given(st.data(), clear_phrases(), LANGUAGES)
def test_a_line_says_what_its_phrases_allow_together_in_whatever_order(
    data: st.DataObject, phrases: list[tuple[Clear, int]], language: Language
) -> None:
    expected = together(phrases)
    for order in (phrases, data.draw(st.permutations(phrases))):
        reading = read(", ".join(clear.line(number) for clear, number in order), language)
        assert reading.answers == expected
        assert reading.left_open == frozenset()


# ------------------------------------------------------------------ what nobody named


@given(LINES)
def test_no_field_is_settled_that_no_phrase_and_no_number_is_about(line: str) -> None:
    reading = read(line, Language.NL)
    named = {name for piece in reading.pieces for name in piece.says}
    assert reading.answers.keys() <= named


@given(st.lists(st.sampled_from(["xqzt", "zwembad", "qwoptu", "(belt terug)"]), max_size=4))
def test_words_that_nobody_knows_say_nothing(words: list[str]) -> None:
    assert read(" ".join(words), Language.NL).answers == {}


@given(
    st.data(), clear_phrases(), st.sampled_from(["zwembad", "xqzt", "mei", "links", "cardioloog"])
)
def test_a_clause_of_no_consequence_changes_no_fact(
    data: st.DataObject, phrases: list[tuple[Clear, int]], word: str
) -> None:
    clauses = [clear.line(number) for clear, number in phrases]
    before = read(", ".join(clauses), Language.NL)
    clauses.insert(data.draw(st.integers(0, len(clauses))), word)
    after = read(", ".join(clauses), Language.NL)
    assert (after.answers, after.left_open) == (before.answers, before.left_open)
