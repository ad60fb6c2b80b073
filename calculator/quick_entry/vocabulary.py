"""What can be typed and what it says, read from `phrases_nl.toml` and `phrases_en.toml`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Final, NamedTuple, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

from calculator import aftercare, decision
from calculator.quick_entry.tokens import Sort, split_line
from calculator.words import Language

NUMBER: Final = "#"
"""What stands for a number in a phrase."""

Answer: TypeAlias = str | bool | int
Answers: TypeAlias = Mapping[str, frozenset[Answer]]
"""By field, the answers that are still possible: one if a phrase says which."""


class PhraseError(ValueError):
    """The phrase files cannot be trusted to be understood in one way."""


class SmallWord(StrEnum):
    """What a word does that says nothing by itself."""

    NOT = "not"
    """Turns round what follows."""
    INDEED = "indeed"
    """Confirms what follows."""
    YES = "yes"
    """Confirms what stands before it."""
    NO = "no"
    """Turns round what stands before it."""
    UNKNOWN = "unknown"
    """Leaves open what stands before it."""
    OR = "or"
    """One or the other of what stands beside it."""
    AND = "and"
    """Both of what stands beside it."""
    BESIDE_NUMBER = "beside_number"
    """Means nothing, but a number beside it is no age for certain."""
    OUT_OF = "out_of"
    """Means nothing, but the number after it is a whole of which one before it is a part."""
    SKIPPED = "skipped"
    """Means nothing."""


SAYING_NOTHING: Final = frozenset({SmallWord.BESIDE_NUMBER, SmallWord.OUT_OF, SmallWord.SKIPPED})
"""What can be left out of a line, but for numbers beside it."""

_TURNING: Final = frozenset({SmallWord.NOT, SmallWord.NO, SmallWord.UNKNOWN})
"""What turns something round or leaves it open."""


def _check_field(name: str) -> str:
    if name not in aftercare.Situation.model_fields:
        raise PhraseError(f"{name} is no field")
    return name


FieldName = Annotated[str, AfterValidator(_check_field)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    typed: tuple[str, ...] = Field(min_length=1)


class Phrase(_Entry):
    """A phrase that says something.

    Attributes:
        typed: How it is typed, first as the page writes it.
        says: What it says, by field: an answer, "#" for the number typed, or a list of
            answers of which one holds.
        loose_for_a_child: Whether it may be no age where it would be a child's: "2 years".
    """

    says: Mapping[str, Answer | tuple[Answer, ...]] = Field(min_length=1)
    loose_for_a_child: bool = False

    @field_validator("says")
    @classmethod
    def _check_answers(
        cls, says: Mapping[str, Answer | tuple[Answer, ...]]
    ) -> Mapping[str, Answer | tuple[Answer, ...]]:
        for field, said in says.items():
            for answer in said if isinstance(said, tuple) else (said,):
                is_code = answer == NUMBER and field in aftercare.Situation.codes
                if not is_code and not fits(field, 1 if answer == NUMBER else answer):
                    raise PhraseError(f"{field} cannot be {answer}")
        return says

    def answers(self, number: int | None) -> Answers:
        """Return what it says with this number in it."""
        return {
            field: frozenset(
                _write_number(field, number) if answer == NUMBER and number is not None else answer
                for answer in (said if isinstance(said, tuple) else (said,))
            )
            for field, said in self.says.items()
        }


def _write_number(field: str, number: int) -> Answer:
    """Return a number that was typed as its field takes it: a code has four digits."""
    return f"{number:04}" if field in aftercare.Situation.codes else number


class Unclear(_Entry):
    """A phrase with more than one meaning.

    Attributes:
        typed: How it is typed.
        choices: The phrases that can be put in its place.
        means: The phrase that it stands for when the rest of the line makes that clear.
        clear_beside: It is clear when another phrase is about this field.
        unclear_beside: It is clear unless one of these phrases is in the line.
        unclear_before: It is clear unless what comes next is about this field.
    """

    choices: tuple[str, ...] = Field(min_length=1)
    means: str | None = None
    clear_beside: FieldName | None = None
    unclear_beside: tuple[str, ...] = ()
    unclear_before: FieldName | None = None


class NumberMissing(_Entry):
    """A phrase that says something only with a number.

    Attributes:
        typed: How it is typed.
        field: The field that the number is for.
    """

    field: FieldName


class Small(_Entry):
    """Small words that do the same.

    Attributes:
        typed: How they are typed.
        does: What they do.
    """

    does: SmallWord


Meaning: TypeAlias = Phrase | Unclear | NumberMissing | Small


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    phrase: tuple[Phrase, ...]
    unclear: tuple[Unclear, ...]
    number_missing: tuple[NumberMissing, ...]
    small: Mapping[SmallWord, tuple[str, ...]]

    def meanings(self) -> Iterator[Meaning]:
        yield from self.phrase
        yield from self.unclear
        yield from self.number_missing
        for does, typed in self.small.items():
            yield Small(typed=typed, does=does)


class PhraseWord(NamedTuple):
    """One word of a phrase.

    Attributes:
        text: The word; "#" for a number.
        glued: Whether it has to follow the word before it without a space.
    """

    text: str
    glued: bool


PhraseWords: TypeAlias = tuple[PhraseWord, ...]


class Wording(NamedTuple):
    """A way of typing with what it means.

    Attributes:
        words: Its words.
        typed: It as it stands in the file.
        meaning: What it means, by language if its choices differ from one to the other.
    """

    words: PhraseWords
    typed: str
    meaning: Mapping[Language, Meaning]

    def means(self, language: Language) -> Meaning:
        """Return what it means to somebody who reads this language."""
        return self.meaning.get(language) or next(iter(self.meaning.values()))

    @property
    def does(self) -> frozenset[SmallWord]:
        """What it does, if it says nothing by itself."""
        return frozenset(m.does for m in self.meaning.values() if isinstance(m, Small))


class Vocabulary:
    """Every phrase of both languages, each with one meaning.

    Attributes:
        wordings: Every way of typing.
        words: Every word that stands in a phrase and means something.
    """

    def __init__(self, files: Mapping[Language, _File]) -> None:
        """Put the phrases of the languages together.

        Raises:
            PhraseError: A phrase has two meanings, or refers to one that there is not.
        """
        self._files = files
        found: dict[PhraseWords, tuple[str, dict[Language, Meaning]]] = {}
        for language, file in files.items():
            for meaning in file.meanings():
                for typed in meaning.typed:
                    _, meanings = found.setdefault(split_phrase(typed), (typed, {}))
                    if language in meanings or any(
                        not _mean_the_same(meaning, other) for other in meanings.values()
                    ):
                        raise PhraseError(f"{typed!r} has two meanings")
                    meanings[language] = meaning
        for words, entry in _lose_numbers(found).items():
            found.setdefault(words, entry)
        self._by_words = {words: Wording(words, *entry) for words, entry in found.items()}
        self.wordings: Final = tuple(self._by_words.values())
        self.words: Final = _words(
            wording for wording in self.wordings if not wording.does & SAYING_NOTHING
        )
        self._words_that_turn = _words(
            wording for wording in self.wordings if wording.does & _TURNING
        )
        self._by_first: dict[str, list[Wording]] = defaultdict(list)
        for wording in sorted(self.wordings, key=lambda wording: -len(wording.words)):
            self._by_first[wording.words[0].text].append(wording)
        self._refuse_references_to_no_phrase()

    def beginning_with(self, word: str) -> Sequence[Wording]:
        """Return the ways of typing that begin with a word, the longest first."""
        return self._by_first.get(word, ())

    def is_begun(self, word: str) -> bool:
        """Return whether letters are the beginning of a word, and surely not of a "no"."""
        return (
            len(word) > 1
            and any(other.startswith(word) and other != word for other in self.words)
            and not any(other.startswith(word) for other in self._words_that_turn)
        )

    def phrase(self, typed: str) -> Phrase:
        """Return the phrase that is typed like this.

        Raises:
            PhraseError: There is none that says something.
        """
        meaning = next(iter(self.find(typed).meaning.values()))
        if not isinstance(meaning, Phrase):
            raise PhraseError(f"{typed!r} says nothing by itself")
        return meaning

    def find(self, typed: str) -> Wording:
        """Return what is typed like this.

        Raises:
            PhraseError: There is no such phrase.
        """
        words = split_phrase(typed)
        if words not in self._by_words:
            raise PhraseError(f"{typed!r} is no phrase")
        return self._by_words[words]

    def write(self, says: Mapping[str, Answer], language: Language) -> str | None:
        """Return how a page writes that fields have answers; None if there is no way."""
        for phrase in self._files[language].phrase:
            if phrase.says.keys() == says.keys() and all(
                said in (NUMBER, says[name]) for name, said in phrase.says.items()
            ):
                number = next((says[n] for n, said in phrase.says.items() if said == NUMBER), "")
                return phrase.typed[0].replace(NUMBER, str(number))
        if len(says) == 1:
            ((name, answer),) = says.items()
            others = frozenset(aftercare.PERSON.fields[name].values) - {answer}
            for phrase in self._files[language].phrase:
                if phrase.says.keys() == {name} and phrase.answers(None)[name] == others:
                    return f"{self.small_word(SmallWord.NOT, language)} {phrase.typed[0]}"
        return None

    def write_if_one(self, says: Answers, language: Language) -> str | None:
        """Return how a page writes something, if it leaves one answer for each field."""
        if any(len(answers) > 1 for answers in says.values()):
            return None
        return self.write({name: next(iter(of)) for name, of in says.items()}, language)

    def small_word(self, does: SmallWord, language: Language) -> str:
        """Return how a page writes a small word."""
        return self._files[language].small[does][0]

    def _refuse_references_to_no_phrase(self) -> None:
        for wording in self.wordings:
            for meaning in wording.meaning.values():
                if isinstance(meaning, Unclear):
                    if meaning.means is not None:
                        self.phrase(meaning.means)
                    for typed in meaning.unclear_beside:
                        self.find(typed)


def _words(wordings: Iterable[Wording]) -> frozenset[str]:
    return frozenset(
        word.text for wording in wordings for word in wording.words if word.text != NUMBER
    )


def fits(field: str, answer: Answer) -> bool:
    """Return whether a field exists and takes an answer."""
    return aftercare.Situation.takes(field, answer)


@cache  # some are looked up again with every line
def split_phrase(typed: str) -> PhraseWords:
    """Return the words of a phrase as it stands in a file.

    Raises:
        PhraseError: There is something in it that is no word and no number.
    """
    # A digit holds the place of the number, so that a phrase is cut as a line is.
    cut = split_line(typed.replace(NUMBER, "1"))
    if not cut or any(token.sort not in (Sort.WORD, Sort.NUMBER) for token in cut):
        raise PhraseError(f"{typed!r} is no phrase")
    return tuple(
        PhraseWord(
            NUMBER if token.sort is Sort.NUMBER else token.text,
            # Behind a number a word may be glued or not; in front of one that is told.
            token.glued and token.sort is Sort.NUMBER,
        )
        for token in cut
    )


def read_phrases(language: Language) -> _File:
    """Read the phrases of a language.

    Raises:
        pydantic.ValidationError: The form of the file is wrong.
    """
    return decision.read_toml(Path(__file__).with_name(f"phrases_{language}.toml"), _File)


def _mean_the_same(one: Meaning, other: Meaning) -> bool:
    """Return whether a phrase of both languages means the same in both."""
    if isinstance(one, Phrase) and isinstance(other, Phrase):
        return (one.says, one.loose_for_a_child) == (other.says, other.loose_for_a_child)
    return type(one) is type(other) and isinstance(one, Unclear | Small)


def _lose_numbers(
    found: Mapping[PhraseWords, tuple[str, dict[Language, Meaning]]],
) -> dict[PhraseWords, tuple[str, dict[Language, Meaning]]]:
    """Return the phrases that have lost their number."""
    lost: dict[PhraseWords, tuple[str, dict[Language, Meaning]]] = {}
    for words, (typed, meanings) in found.items():
        for language, meaning in meanings.items():
            if isinstance(meaning, Phrase) and NUMBER in meaning.says.values():
                field = next(f for f, said in meaning.says.items() if said == NUMBER)
                left = tuple(
                    PhraseWord(word.text, glued=False) for word in words if word.text != NUMBER
                )
                text = typed.replace(NUMBER, "").strip()
                if left:
                    lost.setdefault(
                        left, (text, {language: NumberMissing(typed=(text,), field=field)})
                    )
    return lost


VOCABULARY: Final = Vocabulary({language: read_phrases(language) for language in Language})
"""What the quick entry understands."""
