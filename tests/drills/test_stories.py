"""Every story tells the facts of its case, the same in both languages, and nothing else."""

import re
from collections import Counter
from typing import Final

import pytest

from calculator.drills import SUBJECTS, Drill
from tests.drills import every
from tests.drills.story_reader import Unreadable, read

WOMAN_OF_44: Final = "Een vrouw van 44 jaar herstelt van leukemie."


def story(drill: Drill, language: str) -> list[str]:
    return [paragraph[language] for paragraph in drill.story]


def test_the_rules_with_drills_are_those_of_the_domain() -> None:
    assert {name: tuple(subject.table.rules) for name, subject in SUBJECTS.items()} == {
        every.AFTERCARE: every.AFTERCARE_RULES,
        every.CLAIMS: every.CLAIM_RULES,
    }


@pytest.mark.parametrize("rule", every.RULES)
def test_every_story_tells_exactly_the_facts_of_its_case_in_both_languages(rule: str) -> None:
    assert every.drills_on(rule)
    for drill in every.drills_on(rule):
        facts = every.facts(drill)
        for language in ("nl", "en"):
            assert read(story(drill, language), language, drill.subject.name) == facts, drill.id


@pytest.mark.parametrize("rule", every.RULES)
def test_a_missing_fact_stands_nowhere_in_its_story(rule: str) -> None:
    for drill in every.drills_on(rule):
        if drill.missing:
            for language in ("nl", "en"):
                told = read(story(drill, language), language, drill.subject.name)
                assert drill.missing not in told, drill.id
                if drill.missing == "care_kind":
                    assert not [name for name in told if name.endswith("_code")], drill.id


@pytest.mark.parametrize("rule", every.RULES)
def test_no_place_of_a_sentence_is_left_open(rule: str) -> None:
    for drill in every.drills_on(rule):
        for language in ("nl", "en"):
            text = "\n".join(story(drill, language))
            assert not re.search(r"[{}\[\]]|None|True|False|  | \n|\n ", text), drill.id
            assert len(drill.story) in (2, 3, 4), drill.id


@pytest.mark.parametrize("rule", every.AFTERCARE_RULES)
def test_sessions_of_a_person_of_unknown_age_are_not_counted_as_those_of_an_adult(
    rule: str,
) -> None:
    for drill in every.drills_on(rule):
        told = every.facts(drill)
        if "age" not in told and told.get("sessions_had"):
            text = " ".join(story(drill, "nl"))
            assert "Alle jaren samen" not in text, drill.id
            assert "Dit jaar had" not in text, drill.id


@pytest.mark.parametrize("rule", every.AFTERCARE_RULES)
def test_whoever_has_nothing_to_treat_has_had_no_sessions_for_it(rule: str) -> None:
    for drill in every.drills_on(rule):
        told = every.facts(drill)
        if told.get("treatment_need") in ("long-standing", "preventive"):
            assert told.get("sessions_had", 0) == 0, drill.id


@pytest.mark.parametrize("rule", every.RULES)
def test_an_id_always_tells_the_same_and_no_two_cases_of_a_rule_are_one(rule: str) -> None:
    names = [drill.id for drill in every.drills_on(rule)]
    assert len(names) == len(set(names))
    stories = Counter(tuple(story(drill, "nl")) for drill in every.drills_on(rule))
    assert len(stories) > len(names) / 3


def test_the_reader_refuses_what_it_does_not_know() -> None:
    with pytest.raises(Unreadable, match="nobody knows what this says"):
        read([f"{WOMAN_OF_44} Zij heeft een kat."], "nl", "aftercare")
    with pytest.raises(Unreadable, match="nobody knows what this says"):
        read(["Een vrouw van {age} jaar herstelt van leukemie."], "nl", "aftercare")
    with pytest.raises(Unreadable, match="nobody knows what this says"):
        read([f"{WOMAN_OF_44} Alle jaren samen had zij al 1 behandelingen."], "nl", "aftercare")


def test_the_reader_refuses_what_is_told_twice() -> None:
    referral = "Zij heeft een verwijzing."
    with pytest.raises(Unreadable, match="twice"):
        read([WOMAN_OF_44, f"{referral} {referral}"], "nl", "aftercare")
    with pytest.raises(Unreadable, match="twice"):
        read([WOMAN_OF_44, referral, "De huisarts schreef een verwijzing."], "nl", "aftercare")
    with pytest.raises(Unreadable, match="twice"):
        read([WOMAN_OF_44, WOMAN_OF_44], "nl", "aftercare")


@pytest.mark.parametrize(
    ("language", "subject", "told"),
    [
        ("nl", "aftercare", "Een vrouw van 44 jaar heeft een pols gebroken. Hij heeft hartfalen."),
        ("nl", "aftercare", "Een vrouw van 44 jaar heeft een pols gebroken. Hij heeft een"),
        ("nl", "aftercare", "Een man van 44 jaar heeft een pols gebroken. Zij heeft een"),
    ],
)
def test_the_reader_refuses_a_woman_who_becomes_a_man(
    language: str, subject: str, told: str
) -> None:
    with pytest.raises(Unreadable):
        read([f"{told} verwijzing."], language, subject)


def test_the_reader_refuses_pronouns_of_two_people() -> None:
    for language, told in (
        ("nl", "Zij heeft de Basis Plus Module. Zijn fysiotherapeut werkt in een Pluspraktijk."),
        ("en", "She has the Basis Plus Module. His physiotherapist works at a Plus practice."),
    ):
        with pytest.raises(Unreadable, match="a woman and a man"):
            read([told], language, "aftercare")
    with pytest.raises(Unreadable, match="a woman and a man"):
        read(
            [
                "Een ziekenhuis declareert zorg voor een man.",
                "Een ander ziekenhuis verwees haar door.",
            ],
            "nl",
            "claims",
        )


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("Een meisje van 18 jaar herstelt van leukemie.", "called so"),
        ("Een man van 17 jaar herstelt van leukemie.", "called so"),
        ("Een jongen van 9 jaar heeft een hartinfarct gehad.", "not what people"),
        ("Een man van 30 jaar heeft etalagebenen in stadium 2.", "not what people"),
        ("Daarin zijn de behandelingen fysiotherapie van dit jaar op.", "points back"),
    ],
)
def test_the_reader_refuses_what_makes_no_sense_of_a_person(told: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read([told], "nl", "aftercare")


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("Een man belt over de rekening van het ziekenhuis. Het gaat om zorg bij een", "pregnant"),
        ("Het type verwijzer is 07. Het verwijzende zorgtrajectnummer ontbreekt.", "another one"),
        ("Het type verwijzer is 05. Het zorgtrajectnummer ontbreekt.", "another one"),
        ("Zij ging zonder verwijzing naar de polikliniek.", "urgent"),
        (
            (
                "Het type verwijzer is 07. "
                "Het zorgtrajectnummer hoort niet bij een declaratie met type verwijzer "
                "01, 03 of 06."
            ),
            "half",
        ),
        ("Dat specialisme wordt alleen geraadpleegd.", "points back"),
        ("Het ziekenhuis heeft de vergunning daarvoor.", "points back"),
    ],
)
def test_the_reader_refuses_what_makes_no_sense_of_a_claim(told: str, why: str) -> None:
    whole = f"{told} zwangerschap." if told.endswith("een") else told
    with pytest.raises(Unreadable, match=why):
        read([whole], "nl", "claims")
