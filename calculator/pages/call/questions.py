"""The questions in short, for agents who know them: all of them, always in the same place."""

from functools import partial

from markupsafe import Markup

from calculator import aftercare
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.asking.day import ask_again, ask_brief_day, tell_stale
from calculator.pages.asking.list_help import offer_list_help
from calculator.pages.asking.questionnaire import Questionnaire
from calculator.pages.asking.questions import write_contradiction
from calculator.pages.visit import session
from calculator.pages.visit.answers import UNKNOWN, Entry, Given, list_choices
from calculator.pages.visit.forms import AFTERCARE
from calculator.pages.visit.model import Person
from calculator.words import Words


def show_brief_questions(words: Words, given: Given, enquiry: Enquiry) -> None:
    """Draw every question, the day and the help; those that no longer matter are disabled."""
    matter = _those_that_matter(given, enquiry)
    change = partial(session.visit().change_own, AFTERCARE)
    questionnaire = Questionnaire(words, Person())
    for field in AFTERCARE.fields:
        _ask(questionnaire, words, given, field, matters=field in matter)
    ask_brief_day(questionnaire, words, given, change)
    help_on_list = questionnaire.ask("brief-list-help")
    offer_list_help(help_on_list, words, given, change, with_code=False, shortcut="Alt+L")
    questionnaire.show()


def _those_that_matter(given: Given, enquiry: Enquiry) -> set[str]:
    """Return the questions of which the answer, given or not, decides something."""
    assessment = enquiry.assessment
    # What is open is passed over, so that the asking goes on to every answer that matters.
    passed_over = given.passed_over.union(assessment.open_questions)
    asked = aftercare.interview(given.answers, passed_over, enquiry.on).questions
    had = {"sessions_had"} if assessment.plans else set()
    return {*asked, *assessment.open_questions, "diagnosis_code"} | had


def _ask(
    questionnaire: Questionnaire, words: Words, given: Given, field: str, *, matters: bool
) -> None:
    """Add one question: its name, what can be chosen, and what is wrong."""
    form, own = AFTERCARE, session.visit().person.own
    change = partial(session.visit().change_own, form)
    name, wrong = words[f"brief.{field}.name"], _write_wrong(words, given, field)
    is_stale = field in given.stale
    notes = tell_stale(words, given, field) if is_stale else Markup("")
    items = questionnaire.ask(f"question-{field}", notes=notes)
    if field in form.typed:
        text, groups = own.texts.get(field, ""), form.groups.get(field, {})
        items.enter(
            f"answer.{field}",
            label=name,
            # Here it is left empty by whoever does not know.
            text="" if field in own.unknown or text in groups else text,
            write=partial(_take_text, field),
            wrong=wrong,
            digits=True,
            placeholder=words[f"questions.{field}.{text}"] if text in groups else "",
            disabled=not matters,
        )
    else:
        items.choose(
            f"answer.{field}",
            label=name,
            options=list_choices(form, field),
            chosen=given.entry(field),
            write=partial(_take_choice, field),
            written=partial(_option_text, words, field),
            wrong=wrong,
            beside=True,
            disabled=not matters,
        )
    if is_stale:
        ask_again(items, words, given, field, change)


def _write_wrong(words: Words, given: Given, field: str) -> str:
    wrong = "list_help.code_wrong" if field in AFTERCARE.codes else f"questions.{field}.wrong"
    told = [words[wrong]] if field in given.wrong else []
    told += [write_contradiction(words, given)] if field in given.contradicting else []
    return " ".join(told)


def _option_text(words: Words, field: str, option: Entry) -> str:
    if option == UNKNOWN:
        return words["brief.unknown"]
    return words[f"brief.{field}.{str(option).lower()}"]


def _take_choice(field: str, chosen: Entry) -> None:
    session.visit().change_own(AFTERCARE, lambda sheet: sheet.with_entry(AFTERCARE, field, chosen))


def _take_text(field: str, text: str) -> None:
    session.visit().change_own(AFTERCARE, lambda sheet: sheet.with_typed(field, text))
