"""What can be typed and what it says, read from `phrases_nl.toml` and `phrases_en.toml`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal, NamedTuple, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

from calculator import aftercare, decision
from calculator.quick_entry.tokens import Sort, Token, split_line
from calculator.words import Language

NUMBER: Final = "#"
"""What stands for a number in a phrase."""
ANY: Final = "*"
"""What stands for any letters at the beginning or the end of a word."""
COVER: Final = frozenset(
    {"basis_plus_module", "supplementary", "basis_entitlement", "plus_practice", "referral"}
)
"""The fields whose answer changes with time: somebody gets it, or it ends."""
_SUM: Final = re.compile(r"#([12]?)(?: ([+-]) (?:#([12])|([0-9]+)))?")
"""A number of the phrase, or what two of them make: "#", "#2", "#1 + #2", "# - 1"."""

Answer: TypeAlias = str | bool | int
Answers: TypeAlias = Mapping[str, frozenset[Answer]]
"""By field, the answers that are still possible: one if a phrase says which."""
Said: TypeAlias = Mapping[str, Answer | tuple[Answer, ...]]


class PhraseError(ValueError):
    """The phrase files cannot be trusted to be understood in one way."""


class SmallWord(StrEnum):
    """What a word does that says nothing by itself."""

    NOT = "not"
    """Turns round what follows; what stands before it only where nothing follows."""
    EITHER_NOT = "either_not"
    """Turns round what follows or what stands before it."""
    INDEED = "indeed"
    """Confirms what follows or what stands before it."""
    YES = "yes"
    """Confirms what stands before it."""
    NO = "no"
    """Turns round what stands before it."""
    UNKNOWN = "unknown"
    """Leaves open what stands before it, or else what follows."""
    ANY_MORE = "any_more"
    """Goes with a "no" before it; without one it leaves in doubt what stands there."""
    OR = "or"
    NOR = "nor"
    AND = "and"
    BUT = "but"
    """Begins a clause of which nothing before it says anything."""
    ALL = "all"
    """A no in its clause may be about all that stands there."""
    CORRECTION = "correction"
    """What follows takes the place of what was said before about the same."""
    PERSON = "person"
    """Somebody whose age a number beside it is."""
    CALLS = "calls"
    """Who stands before it calls; a number there is the caller's."""
    NO_AGE_AFTER = "no_age_after"
    """A number behind it is no age for certain."""
    NO_AGE_BEFORE = "no_age_before"
    """A number in front of it is no age for certain."""
    BECOMES = "becomes"
    """A number somewhere behind it is an age that somebody does not have yet."""
    BORN = "born"
    """What follows is when somebody was born."""
    TREATED_ON = "treated_on"
    """A day beside it is the day that is asked about."""
    NOUN = "noun"
    """Says nothing, but a "no" before it is about this and nothing behind it."""
    EVENT = "event"
    """A noun too, for what was done or happened; recently, it is something to treat."""
    ONLY = "only"
    """Says nothing, but "not only" turns nothing round."""
    ARTICLE = "article"
    """Says nothing; a number or a name behind it is that of some thing."""
    NOTHING = "nothing"


class Reach(StrEnum):
    """Where what a doubt is about stands first of all."""

    BEFORE = "before"
    AFTER = "after"
    BOTH = "both"
    LINE = "line"
    """Everything in front of it, in whatever clause."""


class Only(StrEnum):
    """What alone a doubt can be about."""

    COVER = "cover"
    """An insurance, the list, the practice or the referral: "expired"."""
    NUMBER = "number"
    """A number: "about"."""


def _check_field(name: str) -> str:
    if name not in aftercare.Situation.model_fields:
        raise PhraseError(f"{name} is no field")
    return name


FieldName = Annotated[str, AfterValidator(_check_field)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    typed: tuple[str, ...] = Field(min_length=1)
    up_to_number: int = 9999


class Phrase(_Entry):
    """A phrase that says something.

    Attributes:
        typed: How it is typed, first as the page writes it.
        says: What it says, by field: an answer, a sum of the numbers typed, or a list of
            answers of which one holds.
        opposite: What it says when a "no" belongs to it, where that is not the rest.
        unless: By field, the fields of which the mention elsewhere takes it back.
        loose_for_a_child: Whether it may be no age where it would be a child's: "2 years".
        may_count: Whether its number may count an unknown thing or a condition behind it.
        from_number: The least number that it means this with; a smaller one is part of a name.
        not_behind: Words directly behind which it may be about something else.
        not_before: Words directly before which it may be about something else.
        up_to_number: The greatest number that it means this with; beside a greater one it is
            not this phrase.
        written: Whether a page may write it to say this.
    """

    says: Said = Field(min_length=1)
    opposite: Said = {}
    unless: Mapping[FieldName, tuple[FieldName, ...]] = {}
    loose_for_a_child: bool = False
    may_count: bool = False
    from_number: int = 0
    not_behind: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    written: bool = True

    @field_validator("says", "opposite")
    @classmethod
    def _check_answers(cls, says: Said) -> Said:
        for field, said in says.items():
            for answer in said if isinstance(said, tuple) else (said,):
                is_sum = isinstance(answer, str) and NUMBER in answer
                is_code = answer == NUMBER and field in aftercare.Situation.codes
                if is_sum and not _SUM.fullmatch(str(answer)):
                    raise PhraseError(f"{field} cannot be {answer}")
                if not is_code and not fits(field, 1 if is_sum else answer):
                    raise PhraseError(f"{field} cannot be {answer}")
        return says

    def answers(self, numbers: Sequence[int]) -> Answers:
        """Return what it says with these numbers in it."""
        return {field: _fill_in(field, said, numbers) for field, said in self.says.items()}

    def turned(self) -> Answers | None:
        """Return what the opposite says; None where it says nothing definite."""
        if self.opposite:
            return {field: _fill_in(field, said, ()) for field, said in self.opposite.items()}
        fields = [field for field in self.says if field not in self.unless]
        if len(fields) != 1 or len(self.says) > 1 or fields[0] in ("age", *_COUNTED):
            return None
        (field,) = fields
        if field not in aftercare.PERSON.fields:
            return None
        others = frozenset(aftercare.PERSON.fields[field].values) - self.answers(())[field]
        return {field: others}


_COUNTED: Final = ("sessions_had", "supplementary_sessions")


def _fill_in(
    field: str, said: Answer | tuple[Answer, ...], numbers: Sequence[int]
) -> frozenset[Answer]:
    return frozenset(
        _write_sum(field, answer, numbers)
        for answer in (said if isinstance(said, tuple) else (said,))
    )


def _write_sum(field: str, answer: Answer, numbers: Sequence[int]) -> Answer:
    """Return an answer with the numbers that were typed; a code has four digits."""
    found = _SUM.fullmatch(answer) if isinstance(answer, str) else None
    if found is None or not numbers:
        return answer
    number = numbers[int(found[1] or 1) - 1]
    if found[2]:
        other = numbers[int(found[3]) - 1] if found[3] else int(found[4])
        number += other if found[2] == "+" else -other
    return f"{number:04}" if field in aftercare.Situation.codes else number


class Unclear(_Entry):
    """A phrase with more than one meaning.

    Attributes:
        typed: How it is typed.
        choices: The phrases that can be put in its place.
        means: The phrase that it stands for when the rest of the line makes that clear.
        answered: Whether it stands for that only with a yes or no that belongs to it.
        clear_beside: It is clear when another phrase is about this field.
        clear_with: It is clear when one of these stands in the line.
        unclear_with: It is clear unless one of these stands in the line.
        unclear_before: It is clear unless what comes next is about this field.
        clear_behind: It is clear directly behind a phrase about this field.
        lone: It is clear unless a name or an article stands directly before it, or an article
            or a person behind it.
        doubts: The field that it leaves in doubt wherever that is said.
    """

    choices: tuple[str, ...] = Field(min_length=1)
    means: str | None = None
    answered: bool = False
    clear_beside: FieldName | None = None
    clear_with: tuple[str, ...] = ()
    unclear_with: tuple[str, ...] = ()
    unclear_before: FieldName | None = None
    clear_behind: FieldName | None = None
    lone: bool = False
    doubts: FieldName | None = None


class NumberMissing(_Entry):
    """A phrase that says something only with a number, and the field that this is for."""

    field: FieldName


class Doubt(_Entry):
    """Words that leave in doubt what they are about.

    Attributes:
        typed: How they are typed.
        about: Where what they are about stands first of all.
        only: What alone they can be about; None for anything.
        since: Whether they do nothing before a day that is past: "from".
    """

    about: Reach
    only: Only | None = None
    since: bool = False


class Recent(_Entry):
    """Words that say of what was done or happened that this was a short while ago.

    Attributes:
        typed: How they are typed.
        at_most: The greatest number with which they say so.
        by_itself: Whether they say themselves what happened.
    """

    at_most: int = 9999
    by_itself: bool = False


class Small(_Entry):
    """Small words that do the same."""

    does: SmallWord


Meaning: TypeAlias = Phrase | Unclear | NumberMissing | Doubt | Recent | Small


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    phrase: tuple[Phrase, ...]
    unclear: tuple[Unclear, ...]
    number_missing: tuple[NumberMissing, ...]
    doubt: tuple[Doubt, ...]
    recent: tuple[Recent, ...]
    acute: tuple[str, ...]
    titles: tuple[str, ...]
    small: Mapping[SmallWord, tuple[str, ...]]
    numerals: Mapping[str, int]
    shapes: Mapping[Literal["doubt"], tuple[str, ...]]

    def meanings(self) -> Iterator[Meaning]:
        yield from self.phrase
        yield from self.unclear
        yield from self.number_missing
        yield from self.doubt
        yield from self.recent
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
        meaning: What it means, by language if its choices differ from one to the other.
    """

    words: PhraseWords
    meaning: Mapping[Language, Meaning]

    def means(self, language: Language) -> Meaning:
        """Return what it means to somebody who reads this language."""
        return self.meaning.get(language) or next(iter(self.meaning.values()))


class _Node:
    """What can follow the words of a phrase so far, and what they mean if none does."""

    def __init__(self) -> None:
        self.next: dict[PhraseWord, _Node] = {}
        self.wording: Wording | None = None


class Vocabulary:
    """Every phrase of both languages, each with one meaning.

    Attributes:
        wordings: Every way of typing.
        numerals: Numbers by the words for them.
        titles: Words behind which a word with a capital is a name.
        acute: Phrases for what happens to somebody on a day, or is done to them.
    """

    def __init__(self, files: Mapping[Language, _File]) -> None:
        """Put the phrases of the languages together.

        Raises:
            PhraseError: A phrase has two meanings, or refers to one that there is not.
        """
        self._files = files
        found: dict[PhraseWords, dict[Language, Meaning]] = {}
        self._shapes: list[tuple[re.Pattern[str], Wording]] = []
        for language, file in files.items():
            for meaning in file.meanings():
                for typed in meaning.typed:
                    if ANY in typed:
                        shape = Wording((PhraseWord(typed, glued=False),), {language: meaning})
                        self._shapes.append((_shape(typed), shape))
                        continue
                    meanings = found.setdefault(split_phrase(typed), {})
                    others = meanings.values()
                    if language in meanings or not all(_same(meaning, o) for o in others):
                        raise PhraseError(f"{typed!r} has two meanings")
                    meanings[language] = meaning
        self._by_words = {words: Wording(words, meanings) for words, meanings in found.items()}
        self.wordings: Final = tuple(self._by_words.values())
        self.acute: Final = frozenset(word for file in files.values() for word in file.acute)
        self.titles: Final = frozenset(word for file in files.values() for word in file.titles)
        self._doubt_shapes = [_shape(s) for file in files.values() for s in file.shapes["doubt"]]
        self.numerals: Final = {w: n for file in files.values() for w, n in file.numerals.items()}
        self._root = _Node()
        for wording in self.wordings:
            node = self._root
            for word in wording.words:
                node = node.next.setdefault(word, _Node())
            node.wording = wording
        self._refuse_references_to_no_phrase()

    def beginning_at(self, tokens: Sequence[Token], at: int) -> list[Wording]:
        """Return the ways of typing that stand at a place, the longest first."""
        found: list[tuple[int, Wording]] = []
        reached = [(0, self._root)]
        for token in tokens[at:]:
            reached = [
                (glued + word.glued, node.next[word])
                for glued, node in reached
                for word in _words_of(token)
                if word in node.next
            ]
            if not reached:
                break
            found = [*((g, node.wording) for g, node in reached if node.wording), *found]
        return [w for _, w in sorted(found, key=lambda each: (-len(each[1].words), -each[0]))]

    def shaped_as(self, word: str) -> Wording | None:
        """Return what a word of which only the beginning or the end is known means."""
        return next((wording for shape, wording in self._shapes if shape.fullmatch(word)), None)

    def is_doubt(self, word: str) -> bool:
        """Return whether an unknown word has the shape of one that leaves cover in doubt."""
        return any(shape.fullmatch(word) for shape in self._doubt_shapes)

    def word(self, word: str) -> Meaning | None:
        """Return what a single word means, if it means something."""
        wording = self._by_words.get((PhraseWord(word, glued=False),))
        return wording and next(iter(wording.meaning.values()))

    def phrase(self, typed: str) -> Phrase:
        """Return the phrase that is typed like this.

        Raises:
            PhraseError: There is none that says something.
        """
        wording = self._by_words.get(split_phrase(typed))
        meaning = wording and next(iter(wording.meaning.values()))
        if not isinstance(meaning, Phrase):
            raise PhraseError(f"{typed!r} says nothing by itself")
        return meaning

    def write(self, says: Mapping[str, Answer], language: Language) -> str | None:
        """Return how a page writes that fields have answers; None if there is no way."""
        for phrase in self._files[language].phrase:
            if (
                phrase.written
                and phrase.says.keys() == says.keys()
                and all(said in (NUMBER, says[name]) for name, said in phrase.says.items())
            ):
                number = next((says[n] for n, said in phrase.says.items() if said == NUMBER), "")
                return phrase.typed[0].replace(NUMBER, str(number))
        if len(says) == 1:
            ((name, answer),) = says.items()
            for phrase in self._files[language].phrase:
                turned = phrase.turned() if phrase.says.keys() == {name} else None
                if turned == {name: frozenset({answer})}:
                    return f"{self.small_word(SmallWord.NOT, language)} {phrase.typed[0]}"
        return None

    def small_word(self, does: SmallWord, language: Language) -> str:
        """Return how a page writes a small word."""
        return self._files[language].small[does][0]

    def _refuse_references_to_no_phrase(self) -> None:
        for wording in self.wordings:
            for meaning in wording.meaning.values():
                if isinstance(meaning, Unclear):
                    if meaning.means is not None:
                        self.phrase(meaning.means)
                    for typed in (*meaning.clear_with, *meaning.unclear_with):
                        if split_phrase(typed) not in self._by_words:
                            raise PhraseError(f"{typed!r} is no phrase")


def _words_of(token: Token) -> Iterator[PhraseWord]:
    """Yield the words of a phrase that a token can stand for."""
    if token.sort is Sort.WORD:
        yield PhraseWord(token.text, glued=False)
    elif token.sort is Sort.NUMBER:
        for text in (token.text, NUMBER):
            yield PhraseWord(text, glued=False)
            if token.glued:
                yield PhraseWord(text, glued=True)


def _shape(typed: str) -> re.Pattern[str]:
    """Return the pattern of a word of which some letters may be any."""
    return re.compile(re.escape(typed).replace(re.escape(ANY), "[^0-9]+"))


def fits(field: str, answer: Answer) -> bool:
    """Return whether a field exists and takes an answer."""
    return aftercare.Situation.takes(field, answer)


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
    return tuple(
        PhraseWord(
            NUMBER if token.text == _ANY_NUMBER else token.text,
            # Behind a number a word may be glued or not; in front of one that is told.
            token.glued and token.sort is Sort.NUMBER and token.text != "+",
        )
        for token in cut
    )


def read_phrases(language: Language) -> _File:
    """Read the phrases of a language.

    Raises:
        pydantic.ValidationError: The form of the file is wrong.
    """
    return decision.read_toml(Path(__file__).with_name(f"phrases_{language}.toml"), _File)


def _same(one: Meaning, other: Meaning) -> bool:
    """Return whether a phrase of both languages means the same in both."""
    if isinstance(one, Unclear) and isinstance(other, Unclear):
        return True  # the choices are written in each language
    return type(one) is type(other) and one.model_dump(exclude={"typed"}) == other.model_dump(
        exclude={"typed"}
    )


VOCABULARY: Final = Vocabulary({language: read_phrases(language) for language in Language})
"""What the quick entry understands."""
