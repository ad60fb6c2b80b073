"""What can be typed and what it says, read from `phrases_nl.toml` and `phrases_en.toml`."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, field_validator

from calculator import aftercare, decision
from calculator.quick_entry.tokens import Sort, Token, split_line
from calculator.words import Language

NUMBER: Final = "#"
"""What stands for a number in a phrase."""
COVER: Final = frozenset(
    {"basis_plus_module", "supplementary", "basis_entitlement", "plus_practice", "referral"}
)
"""The fields whose answer changes with time: somebody gets it, or it ends."""
COUNTS: Final = ("age", "sessions_had", "supplementary_sessions")
"""The fields that a number can be for."""
_SHORTEST_RUN: Final = 6
"""From how many letters on a word can be a phrase without its spaces."""

Answer: TypeAlias = str | bool | int
Answers: TypeAlias = Mapping[str, frozenset[Answer]]
"""By field, the answers that are still possible: one if a phrase says which."""
Said: TypeAlias = Mapping[str, Answer | tuple[Answer, ...]]

fits: Final = aftercare.Situation.takes
"""Whether a field exists and takes an answer."""


class PhraseError(ValueError):
    """The phrase files cannot be trusted to be understood in one way."""


class SmallWord(StrEnum):
    """What a word does that says nothing by itself; `phrases_nl.toml` explains each."""

    NOT = "not"
    EITHER_NOT = "either_not"
    INDEED = "indeed"
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    OR = "or"
    NOR = "nor"
    AND = "and"
    BUT = "but"
    ALL = "all"
    CORRECTION = "correction"
    PERSON = "person"
    CALLS = "calls"
    NO_AGE_AFTER = "no_age_after"
    NO_AGE_BEFORE = "no_age_before"
    BECOMES = "becomes"
    BORN = "born"
    TREATED_ON = "treated_on"
    NOUN = "noun"
    EVENT = "event"
    ONLY = "only"
    ARTICLE = "article"
    NOTHING = "nothing"


Only: TypeAlias = Literal["cover", "number"]
FieldName = Annotated[str, Field(pattern=f"^({'|'.join(aftercare.Situation.model_fields)})$")]
Place: TypeAlias = Literal["before", "after", "next", "own", "clause", "line"]
"""Where something stands; `phrases_nl.toml` explains each."""
Names: TypeAlias = Mapping[Place, frozenset[str]]
"""By place, what stands there: how it is typed, what it does or the field that it says."""


class _Entry(BaseModel):
    """Something that can be typed.

    Attributes:
        typed: How it is typed, first as the page writes it.
        up_to_number: The greatest number that it means this with; beside a greater one it is
            not this phrase.
        needs: Where one of what stands beside it; without that it is not clear.
        never: Where what may not stand beside it; with that it is not clear.
        at_most: The greatest number in it with which it is clear.
        means: The phrase that it stands for where it is clear.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    typed: tuple[str, ...] = Field(min_length=1)
    up_to_number: int = 9999
    needs: Names = {}
    never: Names = {}
    at_most: int = 9999
    means: str | None = None


class Phrase(_Entry):
    """A phrase that says something.

    Attributes:
        says: What it says, by field: an answer, a sum of the numbers typed, or a list of
            answers of which one holds.
        unless: By field, the fields of which the mention elsewhere takes it back.
        loose_for_a_child: Whether it may be no age where it would be a child's: "2 years".
        from_number: The least number that it means this with; a smaller one is part of a name.
        written: Whether a page may write it to say this.
    """

    says: Said = Field(min_length=1)
    unless: Mapping[FieldName, tuple[FieldName, ...]] = {}
    loose_for_a_child: bool = False
    from_number: int = 0
    written: bool = True

    @field_validator("says")
    @classmethod
    def _check_answers(cls, says: Said) -> Said:
        for field, said in says.items():
            is_code = said == NUMBER and field in aftercare.Situation.codes
            if not is_code and not all(fits(field, answer) for answer in _fill_in(said, (1, 1))):
                raise PhraseError(f"{field} cannot be {said}")
        return says

    def answers(self, numbers: Sequence[int]) -> Answers:
        """Return what it says with these numbers in it."""
        if self.says.keys() & aftercare.Situation.codes:
            return {field: frozenset({f"{numbers[0]:04}"}) for field in self.says}
        return {field: _fill_in(said, numbers) for field, said in self.says.items()}

    def turned(self) -> Answers | None:
        """Return what the opposite says; None where it says nothing definite."""
        (field, *more) = self.says
        # What is none of a few answers is one of the others; of a count that says nothing.
        if more or field in self.unless or field not in aftercare.PERSON.fields.keys() - COUNTS:
            return None
        return {field: frozenset(aftercare.PERSON.fields[field].values) - self.answers(())[field]}


def _fill_in(said: Answer | tuple[Answer, ...], numbers: Sequence[int]) -> frozenset[Answer]:
    """Return what is said with numbers in it: "#", "#2", "#1 + #2", "# - 1"."""
    return frozenset(
        _add_up(answer, numbers) if isinstance(answer, str) and NUMBER in answer else answer
        for answer in (said if isinstance(said, tuple) else (said,))
    )


def _add_up(answer: str, numbers: Sequence[int]) -> int:
    for place, number in enumerate(numbers, 1):
        answer = answer.replace(f"{NUMBER}{place}", str(number))
    terms = answer.replace(NUMBER, str(numbers[0])).replace("- ", "+ -").split("+ ")
    return sum(int(term) for term in terms)


class Unclear(_Entry):
    """A phrase with more than one meaning.

    Attributes:
        choices: The phrases that can be put in its place.
        doubts: The field that it leaves in doubt wherever that is said.
    """

    choices: tuple[str, ...] = Field(min_length=1)
    doubts: FieldName | None = None


class NumberMissing(_Entry):
    """A phrase that says something only with a number, and the field that this is for."""

    field: FieldName


class Doubt(_Entry):
    """Words that leave in doubt what they are about.

    Attributes:
        about: Where what they are about stands first of all: "line" for all in front of it.
        only: What alone they can be about: an insurance, the list, the practice or the referral,
            as "expired"; a number, as "about"; or None for anything.
    """

    about: Literal["before", "after", "both", "line"]
    only: Only | None = None


class Small(_Entry):
    """Small words that do the same; nothing, where they say only when something was."""

    does: SmallWord = SmallWord.NOTHING


Meaning: TypeAlias = Phrase | Unclear | NumberMissing | Doubt | Small


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    phrase: tuple[Phrase, ...]
    unclear: tuple[Unclear, ...]
    number_missing: tuple[NumberMissing, ...]
    doubt: tuple[Doubt, ...]
    recent: tuple[Small, ...]
    also: Mapping[str, frozenset[str]]
    small: Mapping[SmallWord, tuple[str, ...]]
    numerals: Mapping[str, int]

    def each(self) -> Iterator[tuple[str, Meaning]]:
        """Yield each way of typing with what it means."""
        small = (Small(typed=typed, does=does) for does, typed in self.small.items())
        says: tuple[Meaning, ...] = (*self.phrase, *self.unclear, *self.number_missing)
        for meaning in (*says, *self.doubt, *self.recent, *small):
            yield from ((typed, meaning) for typed in meaning.typed)


PhraseWords: TypeAlias = tuple[str, ...]
"""The words of a phrase; "#" for a number, "+#" for one that follows without a space."""


class Vocabulary:
    """Every phrase of both languages, each with one meaning.

    Attributes:
        meanings: By language of the page, every way of typing with what it means there; only
            the choices differ between the languages.
        also: By what else a condition can name some of them, how those are typed.
        numerals: Numbers by the words for them.
    """

    def __init__(self, files: Mapping[Language, _File]) -> None:
        """Put the phrases of the languages together.

        Raises:
            PhraseError: A phrase has two meanings, or refers to one that there is not.
        """
        self._files = files
        self._shapes: dict[str, Meaning] = {}
        together: dict[PhraseWords, Meaning] = {}
        own: dict[Language, dict[PhraseWords, Meaning]] = {language: {} for language in files}
        self.also: Final[dict[str, frozenset[str]]] = {}
        for language, file in files.items():
            for name, of in file.also.items():
                self.also[name] = of | self.also.get(name, frozenset())
            for typed, meaning in file.each():
                if "*" in typed:  # any letters
                    self._shapes[typed] = meaning
                    continue
                words = split_phrase(typed)
                if words in own[language] or not _same(meaning, together.get(words, meaning)):
                    raise PhraseError(f"{typed!r} has two meanings")
                own[language][words] = together[words] = meaning
        self.meanings: Final = {language: {**together, **each} for language, each in own.items()}
        self._any: Final = {**together}
        for words, meaning in together.items():
            run = "".join(words)
            if isinstance(meaning, Phrase) and run.isalpha() and len(run) >= _SHORTEST_RUN:
                self._any.setdefault((run,), meaning)
        self._begun = {words[:length] for words in together for length in range(len(words) + 1)}
        self.words: Final = frozenset(word for words in together for word in words)
        self.numerals: Final = {w: n for file in files.values() for w, n in file.numerals.items()}
        for meaning in together.values():
            if meaning.means is not None:
                self.phrase(meaning.means)

    def beginning_at(self, tokens: Sequence[Token], at: int) -> list[PhraseWords]:
        """Return the phrases that stand at a place, the longest first."""
        found: list[PhraseWords] = []
        reached: list[PhraseWords] = [()]
        for token in tokens[at:]:
            longer = ((*words, word) for words in reached for word in _words_of(token))
            reached = [words for words in longer if words in self._begun]
            if not reached:
                break
            found = [*(words for words in reached if words in self._any), *found]
        return found

    def understand(self, word: str) -> Meaning | None:
        """Return what a word means that is run together, or of which only the shape is known."""
        shape = next((shape for shape in self._shapes if fnmatchcase(word, shape)), "")
        return self.word(word) or self._shapes.get(shape)

    def word(self, word: str) -> Meaning | None:
        """Return what a single word means, if it means something."""
        return self._any.get((word,))

    def phrase(self, typed: str) -> Phrase:
        """Return the phrase that is typed like this.

        Raises:
            PhraseError: There is none that says something.
        """
        meaning = self._any.get(split_phrase(typed))
        if not isinstance(meaning, Phrase):
            raise PhraseError(f"{typed!r} says nothing by itself")
        return meaning

    def write(self, says: Mapping[str, Answer], language: Language) -> str | None:
        """Return how a page writes that fields have answers; None if there is no way."""
        phrases = self._files[language].phrase
        for phrase in phrases:
            number = next((says.get(f) for f, said in phrase.says.items() if said == NUMBER), None)
            said = {field: number if of == NUMBER else of for field, of in phrase.says.items()}
            if phrase.written and said == says:
                return phrase.typed[0].replace(NUMBER, str(number))
        opposite = {field: frozenset({answer}) for field, answer in says.items()}
        turned = next((phrase for phrase in phrases if phrase.turned() == opposite), None)
        no = self.small_word(SmallWord.NOT, language)
        return f"{no} {turned.typed[0]}" if turned else None

    def small_word(self, does: SmallWord, language: Language) -> str:
        """Return how a page writes a small word."""
        return self._files[language].small[does][0]


def _words_of(token: Token) -> Iterator[str]:
    """Yield the words of a phrase that a token can stand for, the most exact first."""
    if token.sort is Sort.NUMBER:
        texts = (token.text, NUMBER)
        yield from (f"+{text}" for text in texts if token.glued)
        yield from texts
    elif token.sort is Sort.WORD:
        yield token.text


_ANY_NUMBER: Final = "7777"


@cache  # some are looked up again with every line
def split_phrase(typed: str) -> PhraseWords:
    """Return the words of a phrase as it stands in a file.

    Raises:
        PhraseError: There is something in it that is no word and no number.
    """
    # Digits hold the place of the number, so that a phrase is cut as a line is.
    cut = split_line(typed.replace(NUMBER, _ANY_NUMBER))
    if not cut or any(token.sort not in (Sort.WORD, Sort.NUMBER) for token in cut):
        raise PhraseError(f"{typed!r} is no phrase")
    # A number that is glued in the file has to be glued in the line.
    return tuple(next(_words_of(token)).replace(_ANY_NUMBER, NUMBER) for token in cut)


def read_phrases(language: Language) -> _File:
    """Read the phrases of a language.

    Raises:
        pydantic.ValidationError: The form of the file is wrong.
    """
    return decision.read_toml(Path(__file__).with_name(f"phrases_{language}.toml"), _File)


def _same(one: Meaning, other: Meaning) -> bool:
    """Return whether a phrase of both languages means the same in both."""
    typed = one.model_copy(update={"typed": other.typed})
    # The choices are written in each language.
    return typed == other or (isinstance(one, Unclear) and isinstance(other, Unclear))


VOCABULARY: Final = Vocabulary({language: read_phrases(language) for language in Language})
"""What the quick entry understands."""
