"""For which day is asked: today, unless somebody chooses another."""

from datetime import date
from functools import partial
from typing import Final

from markupsafe import Markup

from calculator.pages.answer import drawing
from calculator.pages.answer.enquiry import listener_about
from calculator.pages.answer.sentences import enumerate_texts, name_topic
from calculator.pages.asking.questionnaire import Items, Questionnaire
from calculator.pages.visit.answers import FIRST_DAY, LAST_DAY, Given
from calculator.pages.visit.model import Change
from calculator.words import Words
from calculator.words.days import read_day, write_day

_NOW: Final = "now"
_NEXT_YEAR: Final = "next_year"
_OTHER: Final = "other"


def ask_day(questionnaire: Questionnaire, words: Words, given: Given, change: Change) -> None:
    """Add which day it is about, and what has to be answered again for it.

    Args:
        questionnaire: The questions of the page.
        words: The texts.
        given: What was answered.
        change: Changes those answers.
    """
    next_year = date(given.today.year + 1, 1, 1)
    years = {_NOW: given.today.year, _NEXT_YEAR: next_year.year}
    chosen = _chosen(given, next_year)
    wrong = _write_wrong(words, given)

    def write(option: str) -> str:
        return words(f"day.{option}", year=years.get(option))

    is_other = chosen == _OTHER
    stays = bool(wrong) or (is_other and not (given.sheet.day or given.sheet.day_typed))
    items = questionnaire.ask(
        "day",
        about=words["day.about"],
        answered=write_day(words, given.on) if is_other and not stays else write(chosen),
        stays=stays,
        notes=_tell_again(words, given),
    )
    items.choose(
        "answer.day",
        label=words["day.ask"],
        options=[_NOW, _NEXT_YEAR, _OTHER],
        chosen=chosen,
        write=partial(_take_choice, change, next_year),
        written=write,
    )
    if is_other:
        _ask_to_type(items, words["day.which"], words["day.example"], given, change, wrong)


def ask_brief_day(questionnaire: Questionnaire, words: Words, given: Given, change: Change) -> None:
    """Add which day it is about in short, for agents; the arguments are those of `ask_day`."""
    items = questionnaire.ask("day", notes=_tell_again(words, given))
    wrong = _write_wrong(words, given)
    _ask_to_type(items, words["brief.day"], words["brief.today"], given, change, wrong)


def tell_stale(words: Words, given: Given, field: str) -> Markup:
    """Return that an answer was given for another year."""
    earlier = given.sheet.as_of.get(field, given.today.year)
    return drawing.find_out(words("day.earlier_year", earlier=earlier, year=given.on.year))


def ask_again(items: Items, words: Words, given: Given, field: str, change: Change) -> None:
    """Add a button to say that an answer for another year still holds."""
    items.press(
        f"confirm-{field}",
        label=words("day.confirm", year=given.on.year),
        do=partial(_confirm, change, field, given.on.year),
    )


def _ask_to_type(  # noqa: PLR0913, PLR0917 - what the two ways to ask have in common
    items: Items, label: str, empty: str, given: Given, change: Change, wrong: str
) -> None:
    day, typed = given.sheet.day, given.sheet.day_typed
    items.enter(
        "answer.day_typed",
        label=label,
        text=f"{day:%d-%m-%Y}" if day and typed is None else typed or "",
        write=partial(_take_text, change),
        wrong=wrong,
        placeholder=empty,
    )


def _write_wrong(words: Words, given: Given) -> str:
    """Return what is wrong with a day that was typed; empty if nothing is."""
    typed = given.sheet.day_typed or ""
    day = read_day(typed)
    if not typed.strip():
        return ""
    if day is None or day > LAST_DAY:
        return words("day.unreadable", year=given.today.year + 1)
    return words("day.before_rules", first=write_day(words, FIRST_DAY)) if day < FIRST_DAY else ""


def _tell_again(words: Words, given: Given) -> Markup:
    """Return which answers have to be given again for the day; nothing if none has to."""
    stale = [
        name_topic(words, listener_about(given.age), field)
        for field in given.form.fields
        if field in given.stale
    ]
    if not stale:
        return Markup("")
    fields = enumerate_texts(words["headline.and"], stale)
    return drawing.find_out(words("day.again", year=given.on.year, fields=fields))


def _chosen(given: Given, next_year: date) -> str:
    if given.sheet.day_typed is not None:
        return _OTHER
    return {None: _NOW, next_year: _NEXT_YEAR}.get(given.sheet.day, _OTHER)


def _take_choice(change: Change, next_year: date, chosen: str) -> None:
    day = next_year if chosen == _NEXT_YEAR else None
    typed = "" if chosen == _OTHER else None
    change(lambda sheet: sheet.model_copy(update={"day": day, "day_typed": typed}))


def _take_text(change: Change, text: str) -> None:
    change(lambda sheet: sheet.model_copy(update={"day": None, "day_typed": text}))


def _confirm(change: Change, field: str, year: int) -> None:
    change(lambda sheet: sheet.confirmed(field, year))
