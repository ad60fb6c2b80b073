"""What can be typed: every phrase has one meaning, and it is the one that its file gives."""

from collections import defaultdict

import pytest

from calculator import aftercare
from calculator.aftercare import statutory_list
from calculator.quick_entry import VOCABULARY, Kind, PhraseError, Vocabulary, read
from calculator.quick_entry.vocabulary import (
    NumberMissing,
    Phrase,
    SmallWord,
    Unclear,
    read_phrases,
)
from calculator.words import Language
from tests.quick_entry.phrases import (
    CLEAR,
    DOUBTFUL,
    NUMBER_MISSING,
    OF_CODES,
    Answer,
    Clear,
    small_words,
    together,
    unsettled,
)

NUMBERS = (0, 1, 18, 120, 999)
FIELDS = tuple(name for name in aftercare.PERSON.fields if name != "age")
MOST = {"age": 120, "sessions_had": 999, "supplementary_sessions": 999}


def test_no_phrase_has_two_meanings() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for clear in CLEAR:
        meanings[clear.typed].add(f"says {sorted(clear.said.items())}")
    for doubtful in DOUBTFUL:
        meanings[doubtful.typed].add("unclear")
    for typed in NUMBER_MISSING:
        meanings[typed].add("needs a number")
    for typed in small_words():
        meanings[typed].add("small word")
    assert {typed: m for typed, m in meanings.items() if len(m) > 1} == {}


def test_no_phrase_stands_twice_in_a_language() -> None:
    for language in Language:
        typed = [clear.typed for clear in CLEAR if clear.language is language]
        typed += [doubtful.typed for doubtful in DOUBTFUL if doubtful.language is language]
        assert len(typed) == len(set(typed))


def vocabulary_with(language: Language, phrase: Phrase) -> Vocabulary:
    files = {each: read_phrases(each) for each in Language}
    file = files[language]
    return Vocabulary(
        {**files, language: file.model_copy(update={"phrase": (*file.phrase, phrase)})}
    )


def test_the_files_as_they_are_can_be_loaded() -> None:
    phrase = Phrase(typed=("zebra",), says={"referral": True})
    assert vocabulary_with(Language.NL, phrase).phrase("zebra") == phrase


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("typed", ["verwijzing", "referral", "plus", "geen", "kind", "Verwijzing"])
def test_a_phrase_with_another_meaning_in_either_language_is_refused(
    typed: str, language: Language
) -> None:
    with pytest.raises(PhraseError, match="has two meanings"):
        vocabulary_with(language, Phrase(typed=(typed,), says={"referral": False}))


def test_a_phrase_may_mean_the_same_in_both_languages() -> None:
    assert vocabulary_with(Language.EN, Phrase(typed=("kanker",), says={"indication": "oncology"}))


def test_a_phrase_that_stands_twice_in_one_language_is_refused_even_with_one_meaning() -> None:
    with pytest.raises(PhraseError, match="'kanker' has two meanings"):
        vocabulary_with(Language.NL, Phrase(typed=("kanker",), says={"indication": "oncology"}))


@pytest.mark.parametrize(
    "said",
    [
        {"shoe_size": 43},
        {"indication": "flu"},
        {"referral": "yes"},
        {"referral": "#"},
        {"age": 121},
        {"age": -1},
        {"diagnosis_code": "0000"},
        {"sessions_had": 1000},
        {"supplementary": ("with-aftercare", "gold")},
    ],
)
def test_an_unknown_field_or_an_answer_that_a_field_does_not_take_is_refused(
    said: dict[str, Answer | tuple[Answer, ...]],
) -> None:
    with pytest.raises(ValueError, match=f"{next(iter(said))} cannot be"):
        Phrase(typed=("zebra",), says=said)


def test_a_field_that_there_is_not_is_refused_wherever_a_phrase_names_one() -> None:
    says: dict[str, Answer] = {"referral": True}
    for name in ("zebra", "ages", ""):
        with pytest.raises(ValueError, match="should match pattern"):
            Phrase(typed=("zebra",), says=says, unless={name: ("age",)})
        with pytest.raises(ValueError, match="should match pattern"):
            Phrase(typed=("zebra",), says=says, unless={"age": (name,)})
        with pytest.raises(ValueError, match="should match pattern"):
            Unclear(typed=("zebra",), choices=("bpm",), doubts=name)
        with pytest.raises(ValueError, match="should match pattern"):
            NumberMissing(typed=("zebra",), field=name)


def test_an_unclear_phrase_cannot_stand_for_something_that_is_no_phrase() -> None:
    files = {language: read_phrases(language) for language in Language}
    file = files[Language.NL]
    unclear = Unclear(typed=("zebra",), choices=("bpm",), means="giraffe")
    changed = file.model_copy(update={"unclear": (*file.unclear, unclear)})
    with pytest.raises(PhraseError, match="'giraffe' says nothing"):
        Vocabulary({**files, Language.NL: changed})


@pytest.mark.parametrize("typed", ["verwijzing?", "ja/nee", "", "a,b", "01-02-2026"])
def test_a_phrase_of_anything_but_words_and_a_number_is_refused(typed: str) -> None:
    with pytest.raises(PhraseError, match="is no phrase"):
        vocabulary_with(Language.NL, Phrase(typed=(typed,), says={"referral": True}))


@pytest.mark.parametrize("language", Language)
def test_every_phrase_alone_is_understood_as_what_its_file_says(language: Language) -> None:
    for clear in CLEAR:
        for number in filter(clear.fits, NUMBERS if clear.has_number else NUMBERS[:1]):
            line = clear.line(number)
            reading = read(line, language)
            (piece,) = reading.pieces
            assert piece.text == line
            wrong = {
                field
                for field, said in clear.says(number).items()
                if field in MOST and not all(0 <= int(answer) <= MOST[field] for answer in said)
            }
            if wrong:
                assert (piece.kind, set(piece.says)) == (Kind.NUMBER_WRONG, wrong), line
                assert reading.answers == {}
                continue
            assert piece.says == clear.says(number), line
            assert reading.answers == together([(clear, number)]), line
            open_ = any(len(answers) > 1 for answers in clear.says(number).values())
            assert piece.kind is (Kind.UNCLEAR if open_ else Kind.UNDERSTOOD), line
            assert reading.left_open == frozenset()


@pytest.mark.parametrize("clear", OF_CODES, ids=lambda clear: clear.typed)
def test_every_code_of_the_national_list_can_be_typed_and_no_other(clear: Clear) -> None:
    for number in range(1000, 10_000, 7):
        code = str(number)
        reading = read(clear.line(number), Language.NL)
        (piece,) = reading.pieces
        if statutory_list.is_known(code):
            assert reading.answers == {"diagnosis_code": code}
            assert piece.kind is Kind.UNDERSTOOD
        else:
            assert reading.answers == {}
            assert piece.kind is Kind.NUMBER_WRONG


def test_a_code_says_nothing_of_what_it_tells_and_contradicts_what_it_rules_out() -> None:
    assert read("code 9372", Language.NL).answers == {"diagnosis_code": "9372"}
    assert read("67 code 9372 niet op lijst", Language.NL).answers == {"age": 67}


@pytest.mark.parametrize("language", Language)
def test_every_answer_of_every_field_can_be_typed(language: Language) -> None:
    answers = [(name, value) for name in FIELDS for value in aftercare.PERSON.fields[name].values]
    numbers = [(name, n) for name, most in MOST.items() for n in NUMBERS if n <= most]
    for name, answer in [*answers, *numbers]:
        line = VOCABULARY.write({name: answer}, language)
        assert line is not None, (name, answer)
        for page in Language:
            reading = read(line, page)
            assert (reading.answers, unsettled(reading)) == ({name: answer}, []), line


@pytest.mark.parametrize("language", Language)
def test_every_answer_has_a_phrase_of_its_own_language_or_the_opposite_has(
    language: Language,
) -> None:
    own = [clear.says(1) for clear in CLEAR if clear.language is language]
    for name in FIELDS:
        for answer in aftercare.PERSON.fields[name].values:
            others = frozenset(aftercare.PERSON.fields[name].values) - {answer}
            ways = ({name: frozenset({answer})}, {name: others})
            assert any(says in ways for says in own), (name, answer)


@pytest.mark.parametrize("language", Language)
def test_every_choice_of_an_unclear_phrase_says_something_or_asks_less(language: Language) -> None:
    for phrase in DOUBTFUL:
        typed = phrase.typed.replace("#", "9")
        reading = read(typed, language)
        (piece,) = reading.pieces
        if phrase.means and piece.kind is Kind.UNDERSTOOD:
            assert reading.answers == read(phrase.means.replace("#", "9"), language).answers
            continue
        assert (piece.kind, reading.answers) == (Kind.UNCLEAR, {}), typed
        assert piece.choices[-1].text == ""
        assert len(piece.choices) > 1, typed
        for choice in piece.choices[:-1]:
            assert choice.line == choice.text
            chosen = read(choice.line, language)
            for left in unsettled(chosen):
                # Which supplementary insurance it is may still be open; another choice says it.
                assert left.says["supplementary"] == {"with-aftercare", "without-aftercare"}, choice
            assert chosen.answers or unsettled(chosen), choice


def test_an_unclear_phrase_of_both_languages_stands_for_the_same_in_both() -> None:
    stands_for = defaultdict(set)
    for phrase in DOUBTFUL:
        means = read(phrase.means, Language.NL).answers if phrase.means else {}
        stands_for[phrase.typed].add(str(means))
    assert {typed for typed, means in stands_for.items() if len(means) > 1} == set()


def test_a_phrase_that_needs_a_number_says_so_and_sets_nothing() -> None:
    for typed in NUMBER_MISSING:
        reading = read(typed, Language.NL)
        assert [piece.kind for piece in reading.pieces] == [Kind.NUMBER_MISSING], typed
        assert reading.answers == {}


def test_a_phrase_that_lost_its_number_sets_nothing() -> None:
    for clear in CLEAR:
        if clear.has_number:
            line = " ".join(clear.typed.replace("#", " ").split())
            if line in {other.typed for other in CLEAR}:
                continue
            answers = read(line, Language.NL).answers
            assert not answers.keys() & MOST.keys(), line


@pytest.mark.parametrize("typed", ["67 hart bpm", "67 heart module", "67 hart module, onbekend"])
def test_what_is_understood_does_not_depend_on_the_language_of_the_page(typed: str) -> None:
    dutch, english = (read(typed, language) for language in Language)
    assert (dutch.answers, dutch.left_open) == (english.answers, english.left_open)


def test_choices_are_written_in_the_language_of_the_page() -> None:
    texts = {
        language: [
            choice.text for choice in read("plus, bpm, basis plus", language).pieces[0].choices
        ]
        for language in Language
    }
    assert texts[Language.NL] == ["pluspraktijk", "basis plus module", ""]
    assert texts[Language.EN] == ["plus practice", "basic plus module", ""]


def test_small_words_alone_never_set_anything() -> None:
    for typed in small_words():
        assert read(typed.replace("#", "2"), Language.NL).answers == {}, typed


def test_there_is_a_small_word_for_each_thing_a_small_word_does_in_each_language() -> None:
    for language in Language:
        for does in SmallWord:
            assert VOCABULARY.small_word(does, language)


def test_every_count_can_be_told_without_its_number() -> None:
    fields = {
        meaning.field
        for meaning in VOCABULARY.meanings[Language.NL].values()
        if isinstance(meaning, NumberMissing)
    }
    assert fields == MOST.keys()
