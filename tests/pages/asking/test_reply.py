"""A drawing that is remembered is the same as one that is made anew."""

import inspect
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product

from calculator import aftercare, claims, decision
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.asking.reply import (
    Drawn,
    draw_payment,
    draw_who_pays,
    reply_about_aftercare,
)
from calculator.pages.visit.answers import evaluate, make_sheet
from calculator.pages.visit.forms import AFTERCARE
from calculator.words import Language, words_in

NL = words_in(Language.NL)
TODAY = decision.today()
SITUATION = aftercare.Situation(
    indication=aftercare.Indication.ONCOLOGY,
    treatment_need=aftercare.TreatmentNeed.CURRENT,
    age=52,
)


def drawn(situation: aftercare.Situation, on: date = TODAY) -> Drawn:
    return draw_who_pays(NL, Enquiry(situation, on), started=True)


def test_the_same_facts_in_another_language_are_drawn_in_that_language() -> None:
    dutch, english = (
        draw_who_pays(words_in(language), Enquiry(SITUATION, TODAY), started=True)
        for language in Language
    )
    assert dutch != english
    assert NL["answer.decided_by"] in dutch.in_full
    assert words_in(Language.EN)["answer.decided_by"] in english.in_full


def test_facts_that_are_equal_are_drawn_once_and_others_anew() -> None:
    again = aftercare.Situation.model_validate(SITUATION.model_dump())
    first = drawn(SITUATION)
    assert drawn(again) is first
    other = SITUATION.model_copy(update={"indication": aftercare.Indication.OTHER})
    assert drawn(other) != first


def test_what_was_drawn_on_one_day_is_drawn_anew_on_the_next() -> None:
    first = drawn(SITUATION)
    assert drawn(SITUATION, TODAY + timedelta(days=1)) is not first


def test_nothing_answered_is_drawn_otherwise_than_nothing_known() -> None:
    nothing = Enquiry(aftercare.Situation(), TODAY)
    empty = draw_who_pays(NL, nothing, started=False)
    assert draw_who_pays(NL, nothing, started=False) is empty
    assert draw_who_pays(NL, nothing, started=True) != empty
    assert draw_payment(NL, None, TODAY) != draw_payment(NL, claims.Claim(), TODAY)


def test_a_yes_is_never_taken_for_another_fact() -> None:
    """In Python True is 1: what is remembered must tell them apart."""
    facts = [
        claims.Claim(selective_policy=True),
        claims.Claim(hospital_selected=True),
        claims.Claim(selective_policy=False),
        claims.Claim(licence=True),
    ]
    assert len({draw_payment(NL, each, TODAY) for each in facts[::2]}) == 2
    told = [draw_payment(NL, each, TODAY) for each in facts]
    assert told[0] != told[2]


ALIKE = (range(17), range(17, 18), range(18, 121))
"""The ages of which the same is told: to whoever turns 18 next, what comes then is told too."""


def some_persons() -> Iterable[aftercare.Situation]:
    """Go through persons whose age decides, and some of whom it does not."""
    values = ([None, *field.values] for field in aftercare.PERSON.fields.values())
    names = list(aftercare.PERSON.fields)
    for place, chosen in enumerate(product(*values)):
        if place % 397 == 0:  # some two hundred, spread over all
            facts = dict(zip(names, chosen, strict=True))
            yield aftercare.Situation.model_validate({**facts, "age": None})


def test_no_age_is_drawn_otherwise_than_the_one_that_stands_for_it() -> None:
    draw = inspect.unwrap(draw_who_pays)
    for person in some_persons():
        for ages in ALIKE:
            alike = person.model_copy(update={"age": ages[0]})
            told = draw(NL, Enquiry(alike, TODAY), started=True)
            for age in {ages[len(ages) // 2], ages[-1]}:
                other = person.model_copy(update={"age": age})
                assert other.generalise() == alike
                assert draw(NL, Enquiry(other, TODAY), started=True) == told


def test_no_age_is_asked_otherwise_than_the_one_that_stands_for_it() -> None:
    for person in some_persons():
        known = {field: answer for field, answer in person if answer is not None}
        for ages in ALIKE:
            for age in {ages[0], ages[len(ages) // 2], ages[-1]}:
                answers = {**known, "age": age}
                sheet = make_sheet(AFTERCARE, aftercare.Situation.model_validate(answers))
                asked = reply_about_aftercare(NL, evaluate(AFTERCARE, sheet, TODAY)).questions
                first = aftercare.interview(answers).questions
                assert asked[: len(first)] == first
                assert asked[len(first) :] in ((), ("sessions_had",))


def test_every_age_is_stood_for_by_one_that_the_rules_do_not_tell_from_it() -> None:
    for age in range(121):
        person = SITUATION.model_copy(update={"age": age, "sessions_had": 3})
        assert person.generalise().possible() == person.possible()
        assert person.generalise().sessions_had == 3
