"""What can be typed and what it says, read from the phrase files beside the languages."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Final, NamedTuple, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

from calculator import aftercare, words
from calculator.quick_entry.tokens import Sort, tokens
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

    @property
    def says_nothing(self) -> bool:
        """Whether it can be left out of the line, but for numbers beside it."""
        return self in (SmallWord.BESIDE_NUMBER, SmallWord.OUT_OF, SmallWord.SKIPPED)


def _real_field(name: str) -> str:
    if name not in aftercare.Situation.model_fields:
        raise PhraseError(f"{name} is no field")
    return name


FieldName = Annotated[str, AfterValidator(_real_field)]


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
    def _real_answers(
        cls, says: Mapping[str, Answer | tuple[Answer, ...]]
    ) -> Mapping[str, Answer | tuple[Answer, ...]]:
        for field, said in says.items():
            for answer in said if isinstance(said, tuple) else (said,):
                if not fits(field, 1 if answer == NUMBER else answer):
                    raise PhraseError(f"{field} cannot be {answer}")
        return says

    def answers(self, number: int | None) -> Answers:
        """Return what it says with this number in it."""
        return {
            field: frozenset(
                number if answer == NUMBER and number is not None else answer
                for answer in (said if isinstance(said, tuple) else (said,))
            )
            for field, said in self.says.items()
        }


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


class Step(NamedTuple):
    """One word of a phrase.

    Attributes:
        text: The word; "#" for a number.
        glued: Whether it has to follow the word before it without a space.
    """

    text: str
    glued: bool


Steps: TypeAlias = tuple[Step, ...]


class Known(NamedTuple):
    """A way of typing with what it means.

    Attributes:
        steps: Its words.
        typed: It as it stands in the file.
        meaning: What it means, by language if its choices differ from one to the other.
    """

    steps: Steps
    typed: str
    meaning: Mapping[Language, Meaning]

    def means(self, language: Language) -> Meaning:
        """Return what it means to somebody who reads this language."""
        return self.meaning.get(language) or next(iter(self.meaning.values()))

    @property
    def turns(self) -> bool:
        """Whether it turns something round or leaves it open."""
        return any(
            isinstance(meaning, Small)
            and meaning.does in (SmallWord.NOT, SmallWord.NO, SmallWord.UNKNOWN)
            for meaning in self.meaning.values()
        )

    @property
    def says_nothing(self) -> bool:
        """Whether it means nothing."""
        return any(
            isinstance(meaning, Small) and meaning.does.says_nothing
            for meaning in self.meaning.values()
        )


class Vocabulary:
    """Every phrase of both languages, each with one meaning.

    Attributes:
        known: Every way of typing.
        words: Every word that stands in a phrase and means something.
    """

    def __init__(self, files: Mapping[Language, _File]) -> None:
        """Put the phrases of the languages together.

        Raises:
            PhraseError: A phrase has two meanings, or refers to one that there is not.
        """
        self._files = files
        found: dict[Steps, tuple[str, dict[Language, Meaning]]] = {}
        for language, file in files.items():
            for meaning in file.meanings():
                for typed in meaning.typed:
                    _, meanings = found.setdefault(steps(typed), (typed, {}))
                    if language in meanings or any(
                        not _alike(meaning, other) for other in meanings.values()
                    ):
                        raise PhraseError(f"{typed!r} has two meanings")
                    meanings[language] = meaning
        for words_, entry in _without_numbers(found).items():
            found.setdefault(words_, entry)
        self.known: Final = tuple(Known(words_, *entry) for words_, entry in found.items())
        self.words: Final = _words(known for known in self.known if not known.says_nothing)
        self._words_that_turn = _words(known for known in self.known if known.turns)
        self._by_first: dict[str, list[Known]] = defaultdict(list)
        for known in sorted(self.known, key=lambda known: -len(known.steps)):
            self._by_first[known.steps[0].text].append(known)
        self._refuse_references_to_no_phrase()

    def beginning_with(self, word: str) -> Sequence[Known]:
        """Return the ways of typing that begin with a word, the longest first."""
        return self._by_first.get(word, ())

    def is_begun(self, word: str) -> bool:
        """Return whether letters are the beginning of a word, and surely not of a "no"."""
        return (
            len(word) > 1
            and any(known.startswith(word) and known != word for known in self.words)
            and not any(known.startswith(word) for known in self._words_that_turn)
        )

    def phrase(self, typed: str) -> Phrase:
        """Return the phrase that is typed like this.

        Raises:
            PhraseError: There is none that says something.
        """
        meaning = next(iter(self._known(typed).meaning.values()))
        if not isinstance(meaning, Phrase):
            raise PhraseError(f"{typed!r} says nothing by itself")
        return meaning

    def _known(self, typed: str) -> Known:
        for known in self.beginning_with(steps(typed)[0].text):
            if known.steps == steps(typed):
                return known
        raise PhraseError(f"{typed!r} is no phrase")

    def written(self, says: Mapping[str, Answer], language: Language) -> str | None:
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
                    return f"{self.small(SmallWord.NOT, language)} {phrase.typed[0]}"
        return None

    def written_if_one(self, says: Answers, language: Language) -> str | None:
        """Return how a page writes something, if it leaves one answer for each field."""
        if any(len(answers) > 1 for answers in says.values()):
            return None
        return self.written({name: next(iter(of)) for name, of in says.items()}, language)

    def small(self, does: SmallWord, language: Language) -> str:
        """Return how a page writes a small word."""
        return self._files[language].small[does][0]

    def _refuse_references_to_no_phrase(self) -> None:
        for known in self.known:
            for meaning in known.meaning.values():
                if isinstance(meaning, Unclear):
                    if meaning.means is not None:
                        self.phrase(meaning.means)
                    for typed in meaning.unclear_beside:
                        self._known(typed)


def _words(known: Iterable[Known]) -> frozenset[str]:
    return frozenset(step.text for one in known for step in one.steps if step.text != NUMBER)


@lru_cache(maxsize=None, typed=True)  # typed, as 1 and True are different answers
def fits(field: str, answer: Answer) -> bool:
    """Return whether a field exists and takes an answer."""
    return aftercare.Situation.takes(field, answer)


@cache
def steps(typed: str) -> Steps:
    """Return the words of a phrase as it stands in a file.

    Raises:
        PhraseError: There is something in it that is no word and no number.
    """
    # A digit holds the place of the number, so that a phrase is cut as a line is.
    cut = tokens(typed.replace(NUMBER, "1"))
    if not cut or any(token.sort not in (Sort.WORD, Sort.NUMBER) for token in cut):
        raise PhraseError(f"{typed!r} is no phrase")
    return tuple(
        Step(
            NUMBER if token.sort is Sort.NUMBER else token.text,
            # Behind a number a word may be glued or not; in front of one that is told.
            token.glued and token.sort is Sort.NUMBER,
        )
        for token in cut
    )


def read(language: Language) -> _File:
    """Read the phrases of a language.

    Raises:
        pydantic.ValidationError: The form of the file is wrong.
    """
    path = Path(words.__file__).with_name(f"phrases_{language}.toml")
    return _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def _alike(one: Meaning, other: Meaning) -> bool:
    """Return whether a phrase of both languages means the same in both."""
    if isinstance(one, Phrase) and isinstance(other, Phrase):
        return (one.says, one.loose_for_a_child) == (other.says, other.loose_for_a_child)
    return type(one) is type(other) and isinstance(one, Unclear | Small)


def _without_numbers(
    found: Mapping[Steps, tuple[str, dict[Language, Meaning]]],
) -> dict[Steps, tuple[str, dict[Language, Meaning]]]:
    """Return the phrases that have lost their number."""
    lost: dict[Steps, tuple[str, dict[Language, Meaning]]] = {}
    for words_, (typed, meanings) in found.items():
        for language, meaning in meanings.items():
            if isinstance(meaning, Phrase) and NUMBER in meaning.says.values():
                field = next(f for f, said in meaning.says.items() if said == NUMBER)
                left = tuple(Step(step.text, glued=False) for step in words_ if step.text != NUMBER)
                text = typed.replace(NUMBER, "").strip()
                if left:
                    lost.setdefault(
                        left, (text, {language: NumberMissing(typed=(text,), field=field)})
                    )
    return lost


VOCABULARY: Final = Vocabulary({language: read(language) for language in Language})
"""What the quick entry understands."""
