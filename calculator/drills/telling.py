"""Stories put together from sentences in both languages."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from calculator import decision


class Story(NamedTuple):
    """A story.

    Attributes:
        paragraphs: What is told, paragraph by paragraph.
        said: The sentence that tells a fact, by its field.
    """

    paragraphs: tuple[decision.Text, ...]
    said: Mapping[str, decision.Text]


class Gender(StrEnum):
    """How the person of a story is spoken of."""

    WOMAN = "woman"
    MAN = "man"


_PRONOUNS: Final = {
    Gender.WOMAN: {"nl": ("zij", "haar"), "en": ("she", "her")},
    Gender.MAN: {"nl": ("hij", "zijn"), "en": ("he", "his")},
}
_HIM: Final = {"nl": "hem", "en": "him"}


def told(text: decision.Text, gender: Gender, **values: object) -> decision.Text:
    """Return a sentence about somebody, its places filled in.

    Args:
        text: The sentence. Its places {she} and {her} stand for the pronouns, as does
            {referred} for who was referred; with a capital they begin a sentence.
        gender: How the person is spoken of.
        values: What else is filled in.
    """
    filled = {}
    for language in ("nl", "en"):
        she, her = _PRONOUNS[gender][language]
        referred = her if gender is Gender.WOMAN else _HIM[language]
        filled[language] = text[language].format(
            she=she, her=her, She=she.title(), Her=her.title(), referred=referred, **values
        )
    return decision.Text.model_validate(filled)


def fill(text: decision.Text, **values: object) -> decision.Text:
    """Return a text with its places filled in, alike in both languages."""
    return decision.Text(nl=text.nl.format(**values), en=text.en.format(**values))


def paragraphs(parts: Sequence[Sequence[decision.Text]]) -> tuple[decision.Text, ...]:
    """Return a story of which each part is a paragraph; empty parts are left out."""
    return tuple(
        decision.Text(
            nl=" ".join(sentence.nl for sentence in part),
            en=" ".join(sentence.en for sentence in part),
        )
        for part in parts
        if part
    )
