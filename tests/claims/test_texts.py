"""What the texts say in both languages, where they are said, and what none of them may say."""

import re
from typing import Any, Final

import pytest

from calculator.claims import Claim, remarks
from calculator.claims.rules import RULES_FILE
from calculator.sources import SOURCES
from tests.claims.answers import PLAIN
from tests.claims.expected_remarks import TODAY
from tests.claims.mutations import TABLE

STATEMENTS: Final = {s.id: s for s in (*TABLE.rules.values(), *TABLE.remarks)}
LANGUAGES: Final = ("nl", "en")
every_statement = pytest.mark.parametrize("statement", sorted(STATEMENTS))


def says(statement: str, *words: str) -> None:
    for language in LANGUAGES:
        for word in words:
            assert word in STATEMENTS[statement].text[language], language


def says_each(statement: str, nl: str, en: str) -> None:
    assert re.search(nl, STATEMENTS[statement].text.nl)
    assert re.search(en, STATEMENTS[statement].text.en)


def beside(**given: Any) -> set[str]:
    """Return the remarks beside the answer to the plain claim, but for what is given."""
    claim = Claim.model_validate(PLAIN._asdict() | given)
    return {remark.id for remark in remarks(claim, TODAY)}


# ---------------------------------------------------------------- claiming and explaining


def test_mental_health_of_every_kind_is_claimed_by_its_own_standard() -> None:
    assert "claim-mental-health" in beside(care_kind="mental-health")
    says("claim-mental-health", "GGZ")
    says_each("mental-health-full", "Alle geestelijke", "All mental")
    says_each("mental-health-full", "algemeen of academisch", "general or university")


@pytest.mark.parametrize("referral_type", ["01", "03", "04", "08"])
def test_urgent_care_is_claimed_with_01_or_03_or_with_04_or_08_and_190016(
    referral_type: str,
) -> None:
    assert {"claim-urgent", "urgent-means"} <= beside(referral_type=referral_type)
    says("claim-urgent", "01", "03", "04", "08", "190016")
    says_each("urgent-means", "uren tot een dag", "hours to a day")
    says_each("urgent-means", "overlijden of blijvende schade", "death or lasting harm")


def test_a_tertiary_referral_is_claimed_with_06_where_the_first_hospital_lacks_something() -> None:
    assert "claim-tertiary-referral" in beside(referral_type="06")
    says("claim-tertiary-referral", "06")
    says_each(
        "tertiary-referral-full",
        "kennis, ervaring of voorzieningen",
        "expertise, experience or facilities",
    )


def test_a_follow_up_is_claimed_with_07_and_21_and_points_to_the_initial_part() -> None:
    assert "claim-follow-up" in beside(referral_type="07")
    says("claim-follow-up", "07", "21", "01", "03", "06")
    says_each("claim-follow-up", "zorgtrajectnummer van het eerste deel", "trajectory number of")
    says_each("claim-follow-up", "afgesloten en de zorgvraag bestaat nog", "closed and the need")
    says_each("claim-follow-up", "onder contract", "under contract")


def test_an_internal_referral_is_claimed_with_05_and_11_or_13_and_the_referring_number() -> None:
    assert "claim-internal-referral" in beside(referral_type="05")
    says("claim-internal-referral", "05", "11", "13", "01", "03", "06")
    says_each("claim-internal-referral", "dezelfde zorgvraag", "same need")
    says_each("claim-internal-referral", "verwijzende zorgtrajectnummer", "referring trajectory")
    says_each("claim-internal-referral", "onder contract", "under contract")
    says_each("internal-referral-full", "over of denkt mee", "takes over .* or advises")


def test_a_new_need_asks_for_a_referral_to_a_selected_hospital() -> None:
    assert "new-need-needs-a-selected-hospital" in beside()
    says("new-need-needs-a-selected-hospital", "100%")
    says_each("new-need-needs-a-selected-hospital", "geselecteerd ziekenhuis", "selected hospital")
    says_each("own-patient-contracted-undecided", "nieuwe zorgvraag", "new need")


def test_non_dbc_is_claimed_by_the_list_of_other_care_products_and_gives_no_more_sessions() -> None:
    assert "claim-non-dbc" in beside(care_kind="non-dbc")
    says("claim-non-dbc", "NZa")
    says_each("claim-non-dbc", "overige zorgproducten", "other care products")
    says_each("claim-non-dbc", "geen recht op meer behandelingen", "no right to more physio")
    says_each(
        "non-dbc-full",
        "add-ons, eerstelijnsdiagnostiek, fysiotherapie en kaakchirurgie",
        "add-ons, first-line diagnostics, physiotherapy and oral surgery",
    )


def test_licensed_activities_are_found_through_the_table_of_care_activities() -> None:
    assert "claim-licensed" in beside(care_kind="licensed")
    says("claim-licensed", "NZa", "WBMV")
    says_each("claim-licensed", "Zorgactiviteiten Tabel", "table of care activities")


def test_pregnancy_is_claimed_with_the_groups_and_products_of_the_page() -> None:
    assert "claim-pregnancy" in beside(care_kind="pregnancy")
    says("claim-pregnancy", "150101", "159899", "159999", "990516011", "990516020")


def test_bowel_screening_is_on_invitation_and_its_intake_has_no_code() -> None:
    assert "claim-bowel-screening" in beside(care_kind="bowel-screening")
    pairs = ("0303", "603", "0313", "028", "0318", "830")
    says("claim-bowel-screening", "15D492", "15E612", *pairs)
    says_each("claim-bowel-screening", "intake geeft de pagina geen code", "intake .* no code")
    says("bowel-screening-full", "RIVM")
    says_each("bowel-screening-full", "intake en het inwendige", "intake and the internal")


def test_every_claim_of_a_hospital_that_is_not_selected_is_assessed_by_hand() -> None:
    for given in ({}, {"care_kind": "pregnancy"}, {"referral_type": "01"}):
        assert "assessed-by-hand" in beside(**given)
    assert "assessed-by-hand" not in beside(hospital_selected=True)
    says_each("assessed-by-hand", "met de hand", "by hand")


def test_where_the_insurer_is_not_sure_it_contacts_the_hospital() -> None:
    says_each("assessed-by-hand", "contact op met het ziekenhuis", "contacts the hospital")
    for rule in ("referring-number-missing-contact", "own-number-missing-contact"):
        says(rule, "Basis Budget Team")


def test_at_100_percent_the_insurer_pays_the_hospital() -> None:
    def tells(nl: str, en: str) -> bool:
        dutch = re.search(r"betaalt[^.]* (aan )?het ziekenhuis|betaald aan het ziekenhuis", nl)
        return bool(dutch and re.search(r"(pays|paid to) the hospital", en))

    assert any(tells(s.text.nl, s.text.en) for s in STATEMENTS.values())


# ---------------------------------------------------------------- readings


def test_any_hospital_claims_a_licensed_activity_only_with_a_licence() -> None:
    says("licensed-without-licence", "WBMV")
    says_each("licensed-without-licence", "alleen .* met de vergunning", "only .* with the licence")
    # It holds in a selected hospital too, so it may not speak of the others only.
    for language in LANGUAGES:
        assert "sele" not in STATEMENTS["licensed-without-licence"].text[language]


def test_190016_is_the_code_to_claim_where_190015_was_registered() -> None:
    says_each("first-line-emergency-department-full", "190016 is de code", "190016 is the code")


@pytest.mark.parametrize(
    "given",
    [
        {"referral_type": "04"},
        {"referral_type": "07", "care_type": "11"},
        {"referral_type": "07", "care_type": "21"},
        {"referral_type": "05", "care_type": "11"},
        {"referral_type": "05", "care_type": "13"},
    ],
)
def test_75_percent_of_the_rate_and_not_of_the_bill_is_said_beside_every_reduction(
    given: dict[str, str],
) -> None:
    assert "seventy-five-percent-of-the-rate" in beside(**given)
    statement = STATEMENTS["seventy-five-percent-of-the-rate"]
    assert statement.standing == "public"
    # Both places of the page, which say different things, and the two other pages.
    assert set(statement.sources) == {
        "selective.title",
        "selective.plannable",
        "average-rate.hospital",
        "average-rate.budget",
    }
    says("seventy-five-percent-of-the-rate", "75%")
    says_each("seventy-five-percent-of-the-rate", "niet van de nota", "not of the bill")
    says_each("seventy-five-percent-of-the-rate", "Twee andere pagina's", "Two other pages")
    says_each("seventy-five-percent-of-the-rate", "meer dan een kwart", "more than a quarter")
    for rule in ("first-line-plannable-reduced", "no-exception-reduced"):
        says_each(
            rule, "75% van het gemiddeld gecontracteerde tarief", "75% of the average contracted"
        )


def test_type_7_or_21_is_read_as_07_with_21() -> None:
    assert "type-7-or-21" in beside(referral_type="07")
    assert STATEMENTS["type-7-or-21"].standing == "position"
    says_each("type-7-or-21", "7 of 21.*07 met zorgtype 21", "7 or 21.*07 with care type 21")


@pytest.mark.parametrize("referral_type", ["05", "07"])
def test_of_the_matched_claim_only_the_referral_type_counts(referral_type: str) -> None:
    said = beside(referral_type=referral_type, first_trajectory="initial-01-03-06")
    assert "only-the-referral-type-counts" in said
    assert STATEMENTS["only-the-referral-type-counts"].standing == "position"
    says_each("only-the-referral-type-counts", "initieel subtraject", "initial subtrajectory")


def test_for_type_07_the_own_number_counts_and_for_05_the_referring_one() -> None:
    says_each("referring-number-missing-contact", "^Het verwijzende", "^The referring")
    says_each("own-number-missing-contact", "^Het zorgtrajectnummer", "^The trajectory number")


def test_what_the_sources_do_not_decide_says_so() -> None:
    for rule in TABLE.rules.values():
        if rule.then.payment == "undecided":
            says_each(rule.id, "zeggen de bronnen|bronnen zeggen", "sources do not say")


# ---------------------------------------------------------------- other pages and the law


def test_more_care_that_hospitals_name_as_paid_in_full_is_to_be_asked_about() -> None:
    remark = "more-care-may-be-paid-in-full"
    assert remark in beside()
    says(remark, "18", "IVF")
    says_each(remark, "kinderen onder de 18, .*erfelijkheid", "children under 18, .*heredity")
    says_each(remark, "Deze pagina noemt die niet. Vraag het na", "This page does not. Ask")


def test_specialist_care_needs_a_referral_by_law_except_urgent_care() -> None:
    remark = "specialist-care-needs-a-referral"
    assert remark in beside(referral_type="02")
    says_each(remark, "wet .* verwijzing nodig, behalve bij spoed", "law .* a referral, except urg")
    assert STATEMENTS[remark].sources == ("law.referral",)


def test_the_law_says_the_same_of_care_that_goes_on_when_a_contract_ends() -> None:
    remark = "care-goes-on-when-a-contract-ends"
    given = {"referral_type": "05", "first_trajectory": "started-while-contracted"}
    assert remark in beside(**given)
    says_each(
        remark, "wet zegt hetzelfde .* contract eindigt", "law says the same .* contract ends"
    )
    assert STATEMENTS[remark].sources == ("law.ending-contract",)


def test_insurers_ended_such_policies_on_1_january_2026() -> None:
    remark = "budget-policies-ended"
    says_each(remark, "1 januari 2026", "1 January 2026")
    says_each(remark, "voor die dag begon", "begun before that day")
    says_each(remark, "jaar waarin de zorg begon", "year in which the care began")
    assert STATEMENTS[remark].sources == ("budget-policies.end",)


def test_of_a_far_year_it_is_said_that_its_conditions_are_not_known() -> None:
    remark = "conditions-of-that-year-not-known"
    says_each(remark, "na het volgende kalenderjaar", "after the next calendar year")
    says_each(remark, "voorwaarden .* nog niet bekend", "conditions .* not known yet")


# ---------------------------------------------------------------- all texts


def test_no_text_has_a_phone_number() -> None:
    digits = re.sub(r"[\s./()-]", "", RULES_FILE.read_text(encoding="utf-8"))
    assert "071751" not in digits
    assert not re.search(r"(?<!\d)0\d{9}(?!\d)", digits)


@every_statement
def test_a_position_says_so_in_the_first_person(statement: str) -> None:
    if STATEMENTS[statement].standing == "position":
        says_each(statement, r"\b(wij|Wij)\b", r"\b(we|We)\b")


@every_statement
def test_both_languages_give_the_same_numbers(statement: str) -> None:
    nl, en = (re.findall(r"\d+", STATEMENTS[statement].text[language]) for language in LANGUAGES)
    assert sorted(nl) == sorted(en)


def test_only_numbers_that_the_domain_supports_stand_in_a_text() -> None:
    types = {"7", "01", "02", "03", "04", "05", "06", "07", "08", "11", "13", "21"}
    payments = {"75", "100"}
    activities = {"190015", "190016"}
    pregnancy = {"150101", "159899", "159999", "990516011", "990516020"}
    screening = {"15", "492", "612", "0303", "603", "0313", "028", "0318", "830"}
    # Children under 18, and the end of such policies on 1 January 2026.
    days_and_ages = {"18", "1", "2026"}
    used = {
        number
        for statement in STATEMENTS.values()
        for language in LANGUAGES
        for number in re.findall(r"\d+", statement.text[language])
    }
    assert used == types | payments | activities | pregnancy | screening | days_and_ages


SECTIONS: Final = {
    "no-selective-policy": "selective.title",
    "selected-hospital": "selective.assessment",
    "mental-health-full": "selective.full",
    "non-dbc-full": "selective.full",
    "pregnancy-full": "selective.full",
    "bowel-screening-full": "selective.full",
    "licensed-full": "selective.full",
    "licensed-without-licence": "selective.full",
    "emergency-full": "selective.exception",
    "tertiary-referral-full": "selective.exception",
    "first-line-urgent-elsewhere-full": "selective.exception",
    "first-line-emergency-department-full": "selective.exception",
    "first-line-plannable-reduced": "selective.plannable",
    "first-line-without-code-urgent-full": "selective.full",
    "follow-up-full": "selective.exception",
    "internal-referral-full": "selective.contact",
    "begun-while-contracted-full": "selective.full",
    "own-patient-same-trajectory-full": "selective.contact",
    "referring-number-missing-contact": "selective.contact",
}


@pytest.mark.parametrize(("rule", "section"), SECTIONS.items())
def test_a_rule_cites_the_section_that_says_it(rule: str, section: str) -> None:
    assert section in TABLE.rules[rule].sources


def test_every_rule_whose_source_says_so_is_among_them() -> None:
    by_source = {rule.id for rule in TABLE.rules.values() if rule.standing == "source"}
    assert by_source <= SECTIONS.keys()


def test_every_section_cited_has_a_heading_and_a_document_in_both_languages() -> None:
    for statement in STATEMENTS.values():
        for source in statement.sources:
            section = SOURCES[source]
            assert all(section.heading[n] and section.document[n] for n in LANGUAGES)


def test_every_remark_has_a_place_that_the_pages_know() -> None:
    assert {remark.place for remark in TABLE.remarks} == {"claiming", "meaning", "patient"}
