"""Who turns 18 next hears what holds until that day and from it on."""

import re
from datetime import date
from html import unescape
from typing import Final

import pytest

from calculator import aftercare
from calculator.pages.answer.aftercare import draw_in_full
from calculator.pages.answer.enquiry import Enquiry
from calculator.pages.call.answer import draw_call_in_full
from calculator.pages.call.note import write_note
from calculator.words import Language, words_in
from tests.aftercare import expected
from tests.aftercare.expected import PERSON, Person
from tests.languages import DUTCH_EACH_TIME
from tests.pages.told import Told, read_clauses

DAY: Final = date(2026, 11, 26)
TITLE: Final = {Language.NL: "Als uw kind 18 wordt", Language.EN: "When your child turns 18"}
UNTIL: Final = {Language.NL: "Tot de 18e verjaardag: ", Language.EN: "Until the 18th birthday: "}
SINCE: Final = {
    Language.NL: "Vanaf de 18e verjaardag: ",
    Language.EN: "From the 18th birthday on: ",
}
COUNTED: Final = {
    Language.NL: "Wij tellen hier dan vanaf behandeling 1.",
    Language.EN: "Here we then count from session 1.",
}
NOTED: Final = {
    Language.NL: r"^Vanaf de 18e verjaardag, geteld vanaf behandeling 1: (.+)\.$",
    Language.EN: r"^From the 18th birthday on, counted from session 1: (.+)\.$",
}
LIMIT: Final = {
    Language.NL: "Wat er gebeurt als iemand tijdens de behandeling 18 wordt.",
    Language.EN: "What happens when somebody turns 18 during treatment.",
}


def enquire(person: Person, had: int | None = None) -> Enquiry:
    left = None if person.supplementary == "none" else 9
    facts = {**person._asdict(), "supplementary_sessions": left, "sessions_had": had}
    return Enquiry(aftercare.Situation.model_validate(facts), DAY)


def paid(person: Person, first: int = 1) -> list[tuple[int, int | None, str]]:
    """Return who pays which sessions, worked out by hand and joined."""
    left = None if person.supplementary == "none" else 9
    joined: list[tuple[int, int | None, str]] = []
    for run in expected.walk(person, left, first):
        start = run.first
        if joined and joined[-1][2] == run.paid.payer:
            start = joined.pop()[0]
        joined.append((start, run.last, run.paid.payer))
    return joined


def told(text: str, language: Language) -> dict[str, tuple[Told, ...]]:
    """Return what is said until the birthday and since, by the words it begins with."""
    lines = [unescape(line) for line in re.findall(r"<li>(.*?)</li>", text)]
    return {
        opening: read_clauses(line.removeprefix(opening).removesuffix("."), language).told
        for opening in (UNTIL[language], SINCE[language])
        for line in lines
        if line.startswith(opening)
    }


@pytest.mark.parametrize("language", DUTCH_EACH_TIME)
def test_both_sides_of_the_birthday_are_told_exactly_where_they_differ(language: Language) -> None:
    words, differing = words_in(language), 0
    for person in expected.persons((17,)):
        if person.indication not in {"oncology", "cardiovascular"}:
            continue
        until, since = paid(person), paid(person._replace(age=18))
        for draw in (draw_in_full, draw_call_in_full):
            drawn = str(draw(words, enquire(person)))
            assert (TITLE[language] in drawn) is (until != since), person
            assert (COUNTED[language] in drawn) is (until != since)
            assert LIMIT[language] not in drawn
            if until != since:
                said = told(drawn, language)
                assert payers(said[UNTIL[language]]) == until
                assert payers(said[SINCE[language]]) == since
        note = write_note(words, enquire(person))
        assert bool(re.search(NOTED[language], note, re.MULTILINE)) is (until != since)
        differing += until != since
    assert differing > 50


def payers(said: tuple[Told, ...]) -> list[tuple[int, int | None, str]]:
    """Return who is said to pay; the module under its own name, wherever its cover is."""
    return [(each.first, each.last, each.payer.partition(",")[0]) for each in said]


def test_sessions_had_as_a_child_are_not_counted_from_the_birthday_on() -> None:
    person = Person("oncology", "current", 17, False, "none", True, False, True)  # noqa: FBT003
    drawn = str(draw_in_full(words_in(Language.NL), enquire(person, had=12)))
    said = told(drawn, Language.NL)
    assert said[UNTIL[Language.NL]] == (Told(13, None, expected.BASIC, limited=False),)
    assert said[SINCE[Language.NL]] == (
        Told(1, 20, PERSON, limited=False),
        Told(21, None, expected.BASIC, limited=False, own_risk="the"),
    )
    note = write_note(words_in(Language.NL), enquire(person, had=12))
    assert (
        "Vanaf de 18e verjaardag, geteld vanaf behandeling 1: behandeling 1 tot en met 20: "
        "verzekerde zelf; vanaf behandeling 21: basisverzekering.\n" in note
    )


@pytest.mark.parametrize("age", [None, 9, 16, 18, 40])
def test_at_no_other_age_anything_is_said_of_it(age: int | None) -> None:
    person = Person("oncology", "current", 17, False, "none", True, False, True)  # noqa: FBT003
    situation = enquire(person).situation.model_copy(update={"age": age})
    drawn = str(draw_in_full(words_in(Language.NL), Enquiry(situation, DAY)))
    assert TITLE[Language.NL] not in drawn
    assert (LIMIT[Language.NL] in drawn) is (age is None or age < 17)


@pytest.mark.parametrize(("listed", "kept"), [(False, None), (None, "9474")])
def test_a_code_that_contradicts_an_answer_at_18_is_left_aside_then(
    *, listed: bool | None, kept: str | None
) -> None:
    """By this code a child is not on the statutory list, and an adult is."""
    situation = aftercare.Situation.model_validate(
        {
            "indication": "oncology",
            "treatment_need": "current",
            "age": 17,
            "basis_entitlement": listed,
            "referral": True,
            "diagnosis_code": "9474",
        }
    )
    then = Enquiry(situation, DAY).since_birthday
    assert then is not None
    assert then.situation.diagnosis_code == kept
    assert then.situation.age == 18
