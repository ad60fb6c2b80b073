"""How a part that is not clear can be made so: what can be chosen in its place."""

import re
from collections.abc import Collection, Mapping

from calculator import aftercare
from calculator.quick_entry.parts import NUMBERS, Part
from calculator.quick_entry.pieces import Choice, Kind
from calculator.quick_entry.tokens import simplify
from calculator.quick_entry.vocabulary import VOCABULARY, Answer, Answers, SmallWord, fits
from calculator.words import Language


def offer_choices(
    part: Part, line: str, language: Language, possible: Mapping[str, Collection[Answer]]
) -> tuple[Choice, ...]:
    """Return every way to make a part clear, the last of which leaves it out.

    Args:
        part: A part that is not settled.
        line: The whole line.
        language: The language in which choices are written.
        possible: By field, the answers that the whole line leaves possible.
    """
    # What is open in part is said anew as a whole.
    start, end = (part.start, part.end) if part.says else part.core
    return (
        *(
            Choice(
                text=_tidy(f"{line[part.start : start]} {text} {line[end : part.end]}"),
                line=_replace(line, start, end, text),
            )
            for text in _texts(part, line, language, possible)
        ),
        Choice(text="", line=_replace(line, part.start, part.end, "")),
    )


def _texts(
    part: Part, line: str, language: Language, possible: Mapping[str, Collection[Answer]]
) -> list[str]:
    """Return what can be put in the place of a part, set apart where it was in doubt.

    Between commas nothing beside it is read into it again.
    """
    if part.of_any_field:
        number = part.number or 0
        texts = (VOCABULARY.write({n: number}, language) for n in NUMBERS if fits(n, number))
        return [text for text in texts if text]
    if part.typed:
        return _either_way(part.opposite, line[slice(*part.typed)], language)
    if part.kind is Kind.UNKNOWN and not part.word:
        # A minus may be a dash, or it may be a no.
        word = simplify(line[slice(*part.core)]).strip("-")
        no = VOCABULARY.small_word(SmallWord.NOT, language)
        return [word, f"{no} {word}"] if word in VOCABULARY.words else []
    if part.kind is Kind.UNCLEAR and part.says:
        return _each_possible(part, language, possible)
    return list(part.choices)


def _either_way(opposite: Answers | None, typed: str, language: Language) -> list[str]:
    """Return what may have been meant: it as it was typed, or turned round."""
    if opposite is None:
        return [f", {typed},"]
    no, indeed = (VOCABULARY.small_word(w, language) for w in (SmallWord.NOT, SmallWord.INDEED))
    turned_round = VOCABULARY.write_if_one(opposite, language) or f"{no} {typed}"
    return [f", {indeed} {typed},", f", {turned_round},"]


def _each_possible(
    part: Part, language: Language, possible: Mapping[str, Collection[Answer]]
) -> list[str]:
    """Return what could have been typed to say which of several answers a field has."""
    field = next(name for name in part.says if len(possible.get(name, ())) > 1)
    texts = (
        VOCABULARY.write(
            {name: answer if name == field else next(iter(of)) for name, of in part.says.items()},
            language,
        )
        for answer in aftercare.PERSON.fields[field].values
        if answer in possible[field]
    )
    return [text for text in texts if text]


def _replace(line: str, start: int, end: int, text: str) -> str:
    """Return the line with something else in a place."""
    return _tidy(f"{line[:start]} {text} {line[end:]}")


def _tidy(text: str) -> str:
    """Return a text without spaces and commas that have nothing between them."""
    text = re.sub(r"\s*[,;](?:\s*[,;])*", ",", text)
    return re.sub(r"\s+", " ", text.replace(",", ", ")).strip(" ,")
