"""How a part that is not clear can be made so: what can be chosen in its place."""

import re

from calculator import aftercare
from calculator.quick_entry.items import Item, Line
from calculator.quick_entry.pieces import Choice, Kind
from calculator.quick_entry.vocabulary import VOCABULARY, Answers, SmallWord
from calculator.words import Language


def offer_choices(line: Line, part: Item, possible: Answers) -> tuple[Choice, ...]:
    """Return every way to make a part clear, the last of which leaves it out.

    Args:
        line: The line.
        part: A part that is not settled.
        possible: By field, the answers that the whole line leaves possible.
    """
    typed, language = line.typed, line.language
    texts = part.options
    if part.kind is Kind.UNCLEAR and part.says:
        texts = _each_possible(part, language, possible)
    # A text between commas says all anew; any other stands in the place of its own words.
    choices = []
    for text in dict.fromkeys(texts):
        is_whole = bool(part.says) or text.startswith(",")
        start, end = (part.start, part.end) if is_whole else part.core
        shown = tidy(f"{typed[part.start : start]} {text} {typed[end : part.end]}")
        choices.append(Choice(text=shown, line=tidy(f"{typed[:start]} {text} {typed[end:]}")))
    return (*choices, Choice(text="", line=tidy(f"{typed[: part.start]} {typed[part.end :]}")))


def write_either_way(opposite: Answers | None, typed: str, language: Language) -> tuple[str, ...]:
    """Return what may have been meant: it as it was typed, or turned round.

    Between commas nothing beside it is read into it again.
    """
    if opposite is None:
        return (f", {typed},",)
    no, indeed = (VOCABULARY.small_word(w, language) for w in (SmallWord.NOT, SmallWord.INDEED))
    turned = f"{no} {typed}"
    if all(len(answers) == 1 for answers in opposite.values()):
        says = {name: next(iter(answers)) for name, answers in opposite.items()}
        turned = VOCABULARY.write(says, language) or turned
    return (f", {indeed} {typed},", f", {turned},")


def _each_possible(part: Item, language: Language, possible: Answers) -> tuple[str, ...]:
    """Return what could have been typed to say which of several answers a field has."""
    field = next(name for name in part.says if len(possible.get(name, ())) > 1)
    others = {name: next(iter(of)) for name, of in part.says.items()}
    values = [each for each in aftercare.PERSON.fields[field].values if each in possible[field]]
    texts = (VOCABULARY.write({**others, field: value}, language) for value in values)
    return tuple(filter(None, texts))


def tidy(text: str) -> str:
    """Return a text without spaces and commas that have nothing between them."""
    text = re.sub(r"\s*[,;](?:\s*[,;])*", ",", text)
    return re.sub(r"\s+", " ", text.replace(",", ", ")).strip(" ,")
