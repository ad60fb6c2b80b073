"""The questions of a form, each with what was answered, what is wrong, and where to find it out."""

from functools import partial

from markupsafe import Markup

from calculator import aftercare
from calculator.pages.answer import drawing
from calculator.pages.answer.enquiry import listener_about
from calculator.pages.answer.sentences import name_topic
from calculator.pages.asking.day import ask_again, tell_stale
from calculator.pages.asking.list_help import offer_list_help
from calculator.pages.asking.questionnaire import Items, Questionnaire, name_option
from calculator.pages.visit.answers import LISTED, UNKNOWN, Entry, Given, Sheet, list_choices
from calculator.pages.visit.forms import Form
from calculator.pages.visit.model import Change
from calculator.words import Words


def ask(  # noqa: PLR0913 - the last one by name
    questionnaire: Questionnaire,
    words: Words,
    given: Given,
    change: Change,
    field: str,
    *,
    progress: str = "",
) -> None:
    """Add one question to those of a page.

    Args:
        questionnaire: The questions of the page.
        words: The texts.
        given: What was answered.
        change: Changes those answers.
        field: The field that is asked.
        progress: How far the asking is.
    """
    form = given.form
    is_stale = field in given.stale
    needs_help = field == LISTED and given.sheet.list_help.shown
    wrong = _write_wrong(words, given, field)
    items = questionnaire.ask(
        f"question-{field}",
        about=words.get(f"questions.{field}.about", ""),
        answered=write_answer(words, given, field),
        stays=bool(wrong) or is_stale or needs_help,
        optional=field in form.optional,
        paired=field in form.codes,
        progress=progress,
        notes=_tell_notes(words, given, field),
    )
    if field in form.typed:
        _ask_to_type(items, words, given, change, field, wrong)
    if choices := list_choices(form, field):
        items.choose(
            f"choice.{field}" if field in form.typed else f"answer.{field}",
            label="" if field in form.typed else words[_name_text(words, given, field, "ask")],
            of=f"answer.{field}",
            options=choices,
            chosen=given.entry(field),
            write=partial(_take_choice, form, change, field),
            written=partial(write_option, words, field),
            hint="" if field in form.typed else _hint(words, given, field),
            wrong="" if field in form.typed else wrong,
            beside=_is_yes_no(form, field),
        )
    if is_stale:
        ask_again(items, words, given, field, change)
    if field == LISTED:
        offer_list_help(items, words, given, change)


def take_answer(form: Form, change: Change, name: str, said: str) -> None:
    """Take in an answer to a question that the page has not drawn yet.

    Somebody answers several before the app is there, or on a slow line.

    Args:
        form: The form.
        change: Changes the answers to it.
        name: The name of the field in the page, which may be none of these.
        said: What it says, which may be anything.
    """
    kind, _, field = name.partition(".")
    if field not in form.fields:
        return
    if kind == "answer" and field in form.typed:
        _take_text(change, field, said)
    elif kind in {"answer", "choice"}:
        for choice in list_choices(form, field):
            if name_option(choice) == said:
                _take_choice(form, change, field, choice)


def write_option(words: Words, field: str, option: Entry) -> str:
    """Return how a choice is written in answer to a question."""
    if option == UNKNOWN:
        return words["form.unknown"]
    return words[f"questions.{field}.{str(option).lower()}"]


def write_asked(words: Words, given: Given, field: str) -> str:
    """Return what is asked, without its hint."""
    return words[_name_text(words, given, field, "ask")]


def write_answer(words: Words, given: Given, field: str) -> str | None:
    """Return the answer to a question in words; None if there is none yet."""
    entry = given.entry(field)
    if entry is None or (isinstance(entry, str) and not entry.strip()):
        return None
    choices = list_choices(given.form, field)
    return write_option(words, field, entry) if entry in choices else str(entry)


def write_contradiction(words: Words, given: Given) -> str:
    """Return which answers cannot all be true, and what to do."""
    listener = listener_about(given.age)
    names = [
        name_topic(words, listener, field)
        for field in given.form.fields
        if field in given.contradicting
    ]
    return words("form.contradiction", fields=", ".join(names))


def _ask_to_type(  # noqa: PLR0913, PLR0917 - what a question has
    items: Items, words: Words, given: Given, change: Change, field: str, wrong: str
) -> None:
    form, text = given.form, given.sheet.texts.get(field, "")
    items.enter(
        f"answer.{field}",
        label=words[_name_text(words, given, field, "ask")],
        text="" if text in form.groups.get(field, {}) else text,
        write=partial(_take_text, change, field),
        hint=_hint(words, given, field),
        wrong=wrong,
        digits=field in form.numbers,
        following=words["form.next"],
    )


def _write_wrong(words: Words, given: Given, field: str) -> str:
    """Return what is wrong with an answer; empty if nothing is."""
    told = [words[f"questions.{field}.wrong"]] if field in given.wrong else []
    told += [write_contradiction(words, given)] if field in given.contradicting else []
    return " ".join(told)


def _tell_notes(words: Words, given: Given, field: str) -> Markup:
    """Return where somebody finds out what they do not know, and for which year an answer was."""
    notes = Markup("")
    if field in given.declined:
        notes += drawing.find_out(words[_name_text(words, given, field, "find_out")])
    if field in given.stale:
        notes += tell_stale(words, given, field)
    return notes


def _is_yes_no(form: Form, field: str) -> bool:
    return field not in form.typed and isinstance(form.space.fields[field].values[0], bool)


def _take_choice(form: Form, change: Change, field: str, chosen: Entry) -> None:
    def answer(sheet: Sheet) -> Sheet:
        if chosen == UNKNOWN and field in form.typed:
            # What was typed stays, for whoever takes that back.
            return sheet.with_unknown(field, unknown=True)
        return sheet.with_entry(form, field, chosen)

    change(answer)


def _take_text(change: Change, field: str, text: str) -> None:
    change(lambda sheet: sheet.with_typed(field, text))


def _hint(words: Words, given: Given, field: str) -> str:
    name = _name_text(words, given, field, "hint")
    return words(name, **aftercare.limits(given.on).numbers()) if name in words else ""


def _name_text(words: Words, given: Given, field: str, kind: str) -> str:
    """Return the name of a text of a question: once the age is known, the one for that age."""
    age = given.age
    if age is not None:
        name = f"questions.{field}.{kind}_{listener_about(age)}"
        if name in words:
            return name
    return f"questions.{field}.{kind}"
